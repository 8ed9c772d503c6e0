// @ts-check
// On arrival a step shows where its numbers come from: after the first paint, for less than half a second; any key or click ends it.

export const TAKES = 460; // milliseconds, all in all

/** @param {HTMLElement} root @param {HTMLElement} body the step @param {(body: HTMLElement, ...shown: [import("../types.js").Trace, number, number]) => void} travel begins what is seen */
export function makeArrival(root, body, travel) {
  let going = 0;
  function end() {
    going += 1;
    for (const mark of root.querySelectorAll(".itm-travelling")) mark.remove();
  }
  for (const act of ["pointerdown", "keydown"]) root.addEventListener(act, end, true);
  /** @param {import("../types.js").Trace} now @param {number} at @param {number} opened */
  return function begin(now, at, opened) {
    end();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const mine = going;
    const painted = () => {
      if (mine !== going) return;
      travel(body, now, at, opened);
      setTimeout(() => mine === going && end(), TAKES);
    };
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(painted))); // after a frame that follows the step's own: before, it would hold up what is still being drawn
  };
}
