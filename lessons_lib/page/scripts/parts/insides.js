// @ts-check
// Models that are layers, opened in place below their steps: each stays where it was left.
import { make } from "./elements.js";
import { MODELS } from "../trace/recorded.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {ReturnType<typeof import("../pages/page.js").drawPage>} InnerPage */

/** @param {(holder: HTMLElement, inside: Trace) => InnerPage} drawInner */
export function insidesOf(drawInner) {
  /** By their step. @type {Record<number, { holder: HTMLElement, page: InnerPage, inner: Trace }>} */ const opened = {};
  return {
    /** The page of a model that was opened. @param {number} at */
    at: (at) => opened[at]?.page,
    /** The model inside a step, as its numbers are now. @param {number} at @param {Trace|null|undefined} inside @param {HTMLElement} place */
    draw(at, inside, place) {
      if (!inside) return;
      let known = opened[at];
      if (!known) {
        const holder = make("div");
        place.replaceChildren(holder); // before it is drawn, so that it knows its room
        known = opened[at] = { holder, page: drawInner(holder, inside), inner: inside };
      }
      if (known.holder.parentElement !== place) place.replaceChildren(known.holder);
      if (known.inner !== inside) known.page.show(inside);
      known.inner = inside;
    },
  };
}

MODELS.opened = insidesOf;
