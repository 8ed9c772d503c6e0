// @ts-check
// The page of one trace, every output to be predicted.
import { drawAsked } from "../steps/asked.js";
import { keepGuesses, predictions } from "./guesses.js";
import { FORWARD } from "./forward.js";
import { drawPage } from "./page.js";

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces */
export function drawPredicted(root, [trace]) {
  const made = /** @type {import("./guesses.js").Made} */ ({});
  const page = drawPage(root, trace, FORWARD, {
    predict(...given) {
      const guesses = predictions(...given, made);
      return { ...guesses, draw: (context) => drawAsked(context, guesses.form(context.at)) };
    },
  });
  return keepGuesses(page, made);
}
