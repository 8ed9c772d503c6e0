// @ts-check
// One step downhill, as learning/optimisers.py takes it; all parameters stand in one array, and each moves by itself.

/** What an optimiser remembers: how many steps there were, and arrays as long as the parameters. @typedef {{ steps: number, memories: Float64Array[] }} DescentState */

const KEEPS = 0.9; // of Momentum's speed, and of Adam's mean …
const KEEPS_SIZE = 0.999; // … and of its mean square

/** For each optimiser how many arrays it remembers, and where it goes: one number of the direction.
 * @type {Record<string, { remembers: number, to: (gradient: number, memories: Float64Array[], at: number, steps: number) => number }>} */
export const OPTIMISERS = {
  GradientDescent: { remembers: 0, to: (gradient) => gradient },
  Momentum: {
    remembers: 1,
    to: (gradient, [speed], at) => (speed[at] = KEEPS * speed[at] + gradient),
  },
  Adam: {
    remembers: 2,
    to: (gradient, [mean, square], at, steps) => {
      mean[at] = KEEPS * mean[at] + (1 - KEEPS) * gradient;
      square[at] = KEEPS_SIZE * square[at] + (1 - KEEPS_SIZE) * gradient ** 2;
      const ahead = mean[at] / (1 - KEEPS ** steps);
      return ahead / (Math.sqrt(square[at] / (1 - KEEPS_SIZE ** steps)) + 1e-8);
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
  const { to } = OPTIMISERS[optimiser];
  state.steps += 1;
  for (const { kind, weights, bias, size } of layers) {
    if (kind !== "Linear") continue;
    for (let at = weights; at < bias + size; at++) {
      const direction = to(gradient[at], state.memories, at, state.steps);
      parameters[at] -= rate * (decay && at < bias ? direction + decay * parameters[at] : direction);
    }
  }
}
