// @ts-check
// A window walks over pictures: where it stands at each step, and which numbers it sees there.

/** Where the windows lie on a picture: at `steps[n]` the place `inner[n]` of the window lies on the picture's place `places[n]`, all counted flat and
 * in the order of the steps. The zeros around the picture are left out. `counts`: steps down and across; `size`: of a picture.
 * @typedef {{ counts: number[], size: number, steps: number[], inner: number[], places: number[] }} Meetings */

/** What was asked before: it is the same for each stroke of a pen. @type {Record<string, Meetings>} */ const MET = {};

/** @param {number[]} shape of a picture; its last two axes count @param {number[]} window its rows and columns @param {Record<string, any>} settings @returns {Meetings} */
export function meetings(shape, window, { stride, padding = 0 }) {
  const sides = shape.slice(-2);
  return (MET[[sides, window, stride, padding].join()] ??= windowsOver(sides, window, stride, padding));
}

/** @param {number[]} sides @param {number[]} window @param {number} stride @param {number} padding */
function windowsOver(sides, window, stride, padding) {
  const counts = sides.map((side, axis) => Math.floor((side + 2 * padding - window[axis]) / stride) + 1);
  /** @type {Meetings} */ const met = { counts, size: sides[0] * sides[1], steps: [], inner: [], places: [] };
  for (let step = 0; step < counts[0] * counts[1]; step++) {
    const top = Math.floor(step / counts[1]) * stride - padding;
    const left = (step % counts[1]) * stride - padding;
    for (let at = 0; at < window[0] * window[1]; at++) {
      const row = top + Math.floor(at / window[1]);
      const column = left + (at % window[1]);
      if (row < 0 || row >= sides[0] || column < 0 || column >= sides[1]) continue;
      met.steps.push(step);
      met.inner.push(at);
      met.places.push(row * sides[1] + column);
    }
  }
  return met;
}
