// @ts-check
// The page of one trace, every output to be predicted.
import { drawAsked } from "../steps/asked.js";
import { predictions } from "./guesses.js";
import { FORWARD } from "./forward.js";
import { drawPage } from "./page.js";

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces */
export function drawPredicted(root, [trace]) {
  return drawPage(root, trace, FORWARD, {
    predict(...given) {
      const guesses = predictions(...given);
      return { ...guesses, draw: (context) => drawAsked(context, guesses.form(context.at)) };
    },
  });
}
