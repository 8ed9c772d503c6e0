// @ts-check
// How the page is looked at: one scale, large type; and what of its surroundings makes it draw itself anew.
import { make } from "./elements.js";
import { watchTheme } from "./theme.js";
import { paletteOf } from "../marks/palette.js";

/** @param {Record<string, string>} words @param {(change: { whole?: boolean, projector?: boolean }) => void} changed */
export function viewOptions(words, changed) {
  const option = (/** @type {"whole"|"projector"} */ name, /** @type {string} */ text) => {
    const box = make("input", { type: "checkbox", name: `itm-${name}`, onchange: () => (changed({ [name]: box.checked }), alike(box)) });
    return make("label", { class: "itm-choice" }, box, ` ${text}`);
  };
  const choices = make("div", { class: "itm-view-choices" }, option("whole", words.one_scale), option("projector", words.projector));
  return closing(folded("itm-view", words.view, choices));
}

/** What stands over a step goes with Escape, and when one goes on elsewhere. @param {HTMLDetailsElement} menu */
function closing(menu) {
  const close = () => (menu.open = false);
  menu.addEventListener("focusout", (/** @type {any} */ { relatedTarget }) => menu.contains(relatedTarget) || close());
  menu.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  /** @type {HTMLElement} */ (menu.lastChild).tabIndex = -1; // a press on its words stays in it; were it on all of the menu, Tab would not reach View
  return menu;
}

/** What lies over the step while it is open: one at a time. */
const folded = (/** @type {string} */ className, /** @type {string} */ said, /** @type {Element} */ told) =>
  make("details", { class: className, name: "itm-view" }, make("summary", {}, said), told);

/** The keys of the page, for those who have any. @param {Record<string, string>} words @param {string} [more] */
export function toldKeys(words, more = "") {
  return closing(folded("itm-view itm-keys", words.keys, make("p", { class: "itm-view-choices" }, words.keys_told + more)));
}

/** The type is the room's, not one page's: all pages of the document have it. @param {HTMLInputElement} box */
function alike({ name, checked }) {
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".itm-view [name=itm-projector]"));
  if (name === "itm-projector") for (const other of boxes) if (other.checked !== checked) other.click();
}

/** How the page stands there: the room inside it, its type, its colours. @typedef {{ width: number, type: number, palette: import("../marks/palette.js").Palette }} Looks */

/**
 * Call `redraw` when the width, the type or the theme changes. What it returns tells how the page looks, without asking the browser again.
 * @param {HTMLElement} root @param {() => void} redraw @returns {() => Looks}
 */
export function watchLooks(root, redraw) {
  const signs = () => `${root.clientWidth} ${getComputedStyle(root).fontSize} ${getComputedStyle(root).getPropertyValue("--itm-pale")}`;
  let seen = "";
  /** @type {Looks} */ let looks;
  const look = () => {
    seen = signs();
    const style = getComputedStyle(root);
    const pixels = (/** @type {string} */ size, instead = 0) => parseFloat(size) || instead; // what is not in the document yet has no sizes
    const width = root.clientWidth - pixels(style.paddingLeft) - pixels(style.paddingRight);
    looks = { width: Math.max(width, 220), type: pixels(style.fontSize, 14), palette: paletteOf(root) };
  };
  const check = () => {
    if (!root.isConnected || !root.clientWidth || signs() === seen) return;
    look();
    redraw();
  };
  look();
  new ResizeObserver(check).observe(root);
  watchTheme(check);
  new MutationObserver(check).observe(root, { attributes: true, attributeFilter: ["class"] });
  return () => looks;
}
