// @ts-check
// The sign at which terms become a sum, and a bias is added to it.
import { number } from "../../../numbers/notation.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { between } from "../parts/panels.js";
import { parameterKey } from "./arrays.js";

/** Σ, what the terms come to, and the bias that is added to it.
 * @param {import("./ends.js").StepContext} context @param {import("../types.js").Parameter|undefined} bias @param {() => number} opened */
export function sumSign({ trace, words, act }, bias, opened) {
  const total = make("span", { class: "itm-total" });
  const button = make("button", { class: "itm-weight" });
  if (bias) button.addEventListener("click", () => act.card({ parameter: bias, flat: opened() }, button));
  const element = between("Σ", total, ...(bias ? [make("small", {}, `+ ${words.bias}`), button] : []), make("span", { class: "itm-sign itm-way" }, "→"));
  return {
    element,
    /** @param {number} sum @param {number|null} added @param {number} unit */
    show(sum, added, unit) {
      write(total, number(sum));
      if (bias === undefined || added === null) return;
      write(button, number(added));
      setAttribute(button, "aria-label", `${parameterKey(bias, unit)}, ${number(added)}`);
    },
  };
}
