// @ts-check
// The page of one trace, every output to be predicted.
import { drawAsked } from "../steps/asked.js";
import { predictions } from "./guesses.js";
import { drawSingle } from "./single.js";

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data @param {string} sort */
export function drawPredicted(root, traces, data, sort) {
  return drawSingle(root, traces, data, sort, {
    predict(...given) {
      const guesses = predictions(...given);
      return { ...guesses, draw: (context) => drawAsked(context, guesses.form(context.at)) };
    },
  });
}
