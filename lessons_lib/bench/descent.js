// @ts-check
// One step downhill, as learning/optimisers.py takes it; all parameters stand in one array, and each moves by itself.

/** What an optimiser remembers: how many steps there were, and arrays as long as the parameters. @typedef {{ steps: number, memories: Float64Array[] }} DescentState */

const KEEPS = 0.9; // of Momentum's speed, and of Adam's mean …
const KEEPS_SIZE = 0.999; // … and of its mean square

/** For each optimiser how many arrays it remembers, and where it goes: a gradient becomes a direction, in place.
 * @type {Record<string, { remembers: number, turn: (gradient: Float64Array, state: DescentState) => void }>} */
export const OPTIMISERS = {
  GradientDescent: { remembers: 0, turn: () => {} },
  Momentum: {
    remembers: 1,
    turn: (gradient, { memories: [speed] }) => {
      for (let at = 0; at < gradient.length; at++) gradient[at] = speed[at] = KEEPS * speed[at] + gradient[at];
    },
  },
  Adam: {
    remembers: 2,
    turn: (gradient, { steps, memories: [mean, square] }) => {
      const [gone, goneSize] = [1 - KEEPS ** steps, 1 - KEEPS_SIZE ** steps]; // both began at 0, and so are too small at first
      for (let at = 0; at < gradient.length; at++) {
        const each = gradient[at];
        mean[at] = KEEPS * mean[at] + (1 - KEEPS) * each;
        square[at] = KEEPS_SIZE * square[at] + (1 - KEEPS_SIZE) * each * each;
        gradient[at] = mean[at] / gone / (Math.sqrt(square[at] / goneSize) + 1e-8);
      }
    },
  },
};

/** What is remembered before the first step. @param {string} optimiser @param {number} count @returns {DescentState} */
export function descentStart(optimiser, count) {
  return { steps: 0, memories: Array.from({ length: OPTIMISERS[optimiser].remembers }, () => new Float64Array(count)) };
}

/** Move every parameter; weights decay, biases do not.
 * @param {{ optimiser: string, rate: number, decay: number }} rule @param {Float64Array} parameters @param {Float64Array} gradient
 * @param {DescentState} state @param {import("./network.js").BenchLayer[]} layers */
export function stepDown({ optimiser, rate, decay }, parameters, gradient, state, layers) {
  state.steps += 1;
  OPTIMISERS[optimiser].turn(gradient, state);
  for (const { kind, weights, bias, size } of layers) {
    if (kind !== "Linear") continue;
    if (decay) for (let at = weights; at < bias; at++) gradient[at] += decay * parameters[at];
    for (let at = weights; at < bias + size; at++) parameters[at] -= rate * gradient[at];
  }
}
