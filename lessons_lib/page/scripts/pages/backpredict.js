// @ts-check
// The page of a way back to predict: each gradient of an input is asked for before it is shown.
import { drawAskedBack, mainPart } from "../steps/back.js";
import { drawBackPage } from "./back.js";
import { keepGuesses, predictions } from "./guesses.js";

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data @param {string} [sort] */
export function drawBackPredicted(root, traces, data, sort) {
  const made = /** @type {import("./guesses.js").Made} */ ({});
  const page = drawBackPage(root, traces, data, sort, {
    predict(trace, words, revealed) {
      const steps = trace.steps.map((step) => ({ ...step, output: step.back ? mainPart(step.back).output : step.output }));
      const guesses = predictions({ ...trace, steps }, words, revealed, made);
      return { ...guesses, draw: (context) => drawAskedBack(context, guesses.form(context.at)) };
    },
  });
  return keepGuesses(page, made);
}
