// @ts-check
// Every page that waits in the document is drawn: its data stand beside its static form, which print shows.
import { make, setAttribute } from "../parts/elements.js";
import { keepAddress } from "./address.js";
import { readTraces } from "../trace/trace.js";

/** Draws a page of one sort from its data. @typedef {(root: HTMLElement, traces: import("../types.js").Trace[], data: any, sort: string) => unknown} PageDrawer */

/** Twenty pages need a style sheet once; in the head it also outlives the output that brought it. */
export function shareStyle() {
  const known = new Set();
  for (const style of document.querySelectorAll("style.itm-style")) {
    if (known.has(style.textContent)) style.remove();
    else if (style.parentElement !== document.head) document.head.append(style);
    known.add(style.textContent);
  }
}

/** Draw every page of some sorts that is not drawn yet. @param {string[]} sorts as page.py names them @param {string[]} carried the modules of layers and their drawings in this script @param {PageDrawer} drawer */
export function drawAll(sorts, carried, drawer) {
  for (const script of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("script.itm-data:not([data-drawn])"))) {
    const sort = script.dataset.sort ?? "";
    const needs = (script.dataset.needs ?? "").split(" ").filter(Boolean);
    if (!sorts.includes(sort) || !needs.every((each) => carried.includes(each))) continue; // its own script will
    const root = rootBeside(script);
    try {
      const data = JSON.parse(script.textContent ?? "");
      const traces = readTraces(data);
      root.className = "";
      const page = drawer(root, traces, data, sort);
      script.previousElementSibling?.classList.add("itm-replaced");
      script.dataset.drawn = "true"; // what this script could not read, another page's script may
      keepAddress(root, page, script);
    } catch (error) {
      root.replaceChildren(make("p", { role: "alert" }, error instanceof Error ? error.message : String(error)));
    }
  }
}

/** On paper nothing can be unfolded: all is, but what is to be predicted, until it is printed. */
export function unfoldForPrint() {
  /** @type {Element[]} */ let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll(".itm details:not([open], .itm-covered, .itm-view)")];
    for (const each of unfolded) setAttribute(each, "open", "");
  });
  addEventListener("afterprint", () => {
    for (const each of unfolded) setAttribute(each, "open", null);
  });
}

/** Where a page is drawn; where one could not be, it says why in the same place. @param {HTMLElement} script @returns {HTMLElement} */
function rootBeside(script) {
  const next = script.nextElementSibling;
  if (next instanceof HTMLElement && next.matches("div.itm-undrawn")) return next;
  const root = make("div", { class: "itm-undrawn" });
  script.after(root);
  return root;
}
