// @ts-check
// Every page that waits in the document is drawn: its data stand beside its static form, which print shows.
import { make } from "../parts/elements.js";
import { readTraces } from "../trace/trace.js";

/** Draws a page of one sort from its data. @typedef {(root: HTMLElement, traces: import("../types.js").Trace[], data: any, sort: string) => unknown} PageDrawer */

/** Twenty pages need their style once; in the document's head it also outlives the output that brought it. */
export function shareStyle() {
  const styles = [...document.querySelectorAll("style.itm-style")];
  const newest = styles.pop();
  if (newest && newest.parentElement !== document.head) document.head.append(newest);
  for (const style of styles) style.remove();
}

/** Draw every page of some sorts that is not drawn yet. @param {string[]} sorts "step", "predict", "explore", "draw", "compare" @param {PageDrawer} drawer */
export function drawAll(sorts, drawer) {
  for (const script of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("script.itm-data:not([data-drawn])"))) {
    const sort = script.dataset.sort ?? "";
    if (!sorts.includes(sort)) continue;
    script.dataset.drawn = "true";
    const root = make("div");
    script.after(root);
    try {
      const data = JSON.parse(script.textContent ?? "");
      drawer(root, readTraces(data), data, sort);
      script.previousElementSibling?.classList.add("itm-replaced");
    } catch (error) {
      root.replaceChildren(make("p", { role: "alert" }, error instanceof Error ? error.message : String(error)));
    }
  }
}
