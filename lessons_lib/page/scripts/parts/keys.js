// @ts-check
// The keys of the page: arrows, Home and End step, Escape leaves; Jupyter's own shortcuts sleep while the page has the focus.
import { setAttribute } from "./elements.js";

/** How far each key leads. @type {Record<string, number>} */
export const KEYS = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

const ASLEEP = "data-lm-suppress-shortcuts";

/** @param {HTMLElement} root @param {(key: string) => void} stepped for "ArrowRight", "ArrowLeft", "Home", "End" @param {Record<string, (() => void)|undefined>} acts what other keys do, wherever nothing is written */
export function listenToKeys(root, stepped, acts = {}) {
  root.tabIndex = -1; // a click anywhere on the page gives it the keys
  root.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey) wake(event); // already when Ctrl goes down: Ctrl+S saves wherever one is
    else event.stopPropagation(); // a page around this one, or slides, would go on too
    if (event.key === "Escape") /** @type {HTMLElement|null} */ (root.closest(".jp-Cell"))?.focus(); // the way out for who came in by Tab
    const ours = target.closest(".itm") === root; // a page inside a page has its own keys
    const typing = target.closest("input, select, textarea, [role=grid]");
    if (!ours || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!target.closest("input:not([type=range], [type=checkbox]), select, textarea")) acts[event.key.toLowerCase()]?.();
    if (!(event.key in KEYS) || typing) return;
    event.preventDefault();
    stepped(event.key);
  });
  // Jupyter's shortcuts sleep where the focused element itself says so; Notebook 7 asks before any key arrives here.
  const sleep = (/** @type {Event} */ { target }) => setAttribute(/** @type {Element} */ (target), ASLEEP, true);
  const wake = (/** @type {Event} */ { target }) => setAttribute(/** @type {Element} */ (target), ASLEEP, null);
  // A slider, or something to draw on, is in hand. Were a style to ask for it, all of the page would be looked through for each bar.
  const hold = (/** @type {Event} */ { target, type }) => setAttribute(root, "data-held", type !== "pointerup" && /** @type {Element} */ (target).matches("input, canvas"));
  for (const act of ["pointerdown", "pointerup", "focusin", "keydown"]) root.addEventListener(act, hold);
  root.addEventListener("focusin", sleep);
  root.addEventListener("focusout", wake);
  root.addEventListener("keyup", sleep);
}
