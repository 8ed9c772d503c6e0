// @ts-check
// The numbers that Python has sent to a page too large for them: what came first goes first, where all is too much.

import { drawing } from "../steps/kinds.js";
import { drawPlain } from "../steps/plain.js";

/** @typedef {import("../types.js").Trace} Trace */
/** Where an array stands in the page's data. @typedef {{ of: any, at: string|number }} Place */

const MOST_KEPT = 4_000_000; // numbers: 32 MB

/** A step whose numbers the page does not hold: their small pictures. It is drawn anew when they come. */
drawing("left", (context) => drawPlain(withStepOf(context, "opaque")));

/** @param {import("../steps/ends.js").StepContext} context @param {import("../types.js").Drawn} drawn */
export function withStepOf(context, drawn) {
  return { ...context, trace: withStep(context.trace, context.at, { drawn }) };
}

/** The same trace with one step in another way. @param {Trace} trace @param {number} at @param {Partial<import("../types.js").Step>} change @returns {Trace} */
export function withStep(trace, at, change) {
  return { ...trace, steps: trace.steps.map((step, place) => (place === at ? { ...step, ...change } : step)) };
}

/** What was sent, in the order of its coming, with what stood there before. */
export function makeSent() {
  /** @type {{ place: Place, before: any, size: number }[]} */ let kept = [];
  return {
    /** @param {Place} place @param {{ type: string, buffer: number }} array @param {DataView[]} buffers */
    put({ of, at }, { type, buffer }, buffers) {
      const view = buffers[buffer];
      if (!view || of[at].values) return;
      const bytes = view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
      const values = type === "f4" ? Float64Array.from(new Float32Array(bytes)) : new Float64Array(bytes);
      kept.push({ place: { of, at }, before: of[at], size: values.length });
      of[at] = { shape: of[at].shape, values };
    },
    /** Put back what stood where the first of them stand, as long as all are too many. @returns {boolean} whether there was need */
    forget() {
      let size = kept.reduce((sum, each) => sum + each.size, 0);
      const all = kept.length;
      while (size > MOST_KEPT && kept.length > 4) {
        const { place, before, size: freed } = /** @type {typeof kept[0]} */ (kept.shift());
        place.of[place.at] = before;
        size -= freed;
      }
      return kept.length < all;
    },
    clear: () => (kept = []),
  };
}
