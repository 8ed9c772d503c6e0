// @ts-check
// What each map of a picture is called, small above it: "map 5" is found by its number.
import { make } from "../parts/elements.js";
import { xOf, yOf } from "./places.js";

/** @param {import("./places.js").Places} places @param {number} cell */
export function mapNumbers(places, cell) {
  if (!places.top) return [];
  const maps = places.count / (places.down * places.across);
  return Array.from({ length: maps }, (_, map) => {
    const [row, column] = places.at(map * places.down * places.across);
    const element = make("span", { class: "itm-map-number", "aria-hidden": true }, String(map)); // each cell says it too
    element.style.cssText = `left:${xOf(places, column, cell)}px;top:${yOf(places, row, cell + places.taller) - places.top}px`;
    return element;
  });
}
