// @ts-check
// On arrival a step shows where its numbers come from: after the first paint, for less than half a second; any key or click ends it.

export const TAKES = 460; // milliseconds, from its beginning to its end
const SOON = 50; // milliseconds until it begins: the step's own frame is on the screen by then, and has the processor to itself

/** @param {HTMLElement} root @param {HTMLElement} body the step @param {(body: HTMLElement, ...shown: [import("../types.js").Trace, number, number]) => void} travel begins what is seen */
export function makeArrival(root, body, travel) {
  const marks = root.getElementsByClassName("itm-travelling"); // always those that are there now
  let waiting = 0;
  function end() {
    clearTimeout(waiting);
    while (marks.length) marks[0].remove();
  }
  for (const act of ["pointerdown", "keydown"]) root.addEventListener(act, end, true);
  /** @param {import("../types.js").Trace} now @param {number} at @param {number} opened */
  return function begin(now, at, opened) {
    end();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    waiting = window.setTimeout(() => {
      travel(body, now, at, opened);
      waiting = window.setTimeout(end, TAKES);
    }, SOON);
  };
}
