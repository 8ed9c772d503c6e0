// @ts-check
// On arrival a step shows where its numbers come from: after the first paint, for less than half a second; any key or click ends it.
import { PAINTED } from "./elements.js";

export const TAKES = 460; // milliseconds, from its beginning to its end

/** @param {HTMLElement} root @param {HTMLElement} body the step @param {(body: HTMLElement, ...shown: [import("../types.js").Trace, number, number]) => void} travel begins what is seen */
export function makeArrival(root, body, travel) {
  const marks = root.getElementsByClassName("itm-travelling"); // always those that are there now
  let frame = 0;
  let waiting = 0;
  function end() {
    cancelAnimationFrame(frame);
    clearTimeout(waiting);
    while (marks.length) marks[0].remove();
  }
  for (const act of ["pointerdown", "keydown"]) root.addEventListener(act, end, true);
  /** @param {import("../types.js").Trace} now @param {number} at @param {number} opened */
  return function begin(now, at, opened) {
    end();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    frame = requestAnimationFrame(() => (waiting = window.setTimeout(shown, PAINTED)));
    function shown() {
      travel(body, now, at, opened);
      waiting = window.setTimeout(end, TAKES);
    }
  };
}
