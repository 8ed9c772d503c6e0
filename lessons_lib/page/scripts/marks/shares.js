// @ts-check
// How sure a model is while one draws: the share of each class as a small bar, and the largest as a number.
import { number } from "../../../numbers/notation.js";
import { make, write } from "../parts/elements.js";
import { largestAt } from "./places.js";

/** @param {string[]} classes */
export function drawSureness(classes) {
  const bars = classes.map((name) => make("span", { class: "itm-share" }, name));
  const largest = make("b");
  return {
    element: make("div", { class: "itm-shares", "aria-hidden": "true" }, ...bars, largest), // what is said has it, and the last step all
    /** @param {import("../types.js").Output} output its last, of shares @returns {string} the largest */
    show({ names, values }) {
      if (!values) return "";
      bars.forEach((bar, at) => bar.style.setProperty("--itm-share", String(values[at])));
      const at = largestAt(values);
      write(largest, `${names[at]} ${number(values[at])}`);
      return number(values[at]);
    },
  };
}
