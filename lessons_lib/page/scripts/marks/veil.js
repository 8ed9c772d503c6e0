// @ts-check
// What is not lit steps back: on a small picture its cells fade, of written numbers those that are lit are underlined.
import { make } from "../parts/elements.js";

/** @param {HTMLCanvasElement} canvas painted already @param {Uint8Array} lit @param {(unit: number) => [number, number, number, number]} box where each number stands */
export function veil(canvas, lit, box) {
  const context = canvas.getContext("2d");
  if (!context) return;
  context.save();
  context.globalCompositeOperation = "destination-out"; // whatever colour the page has shows through
  context.globalAlpha = 0.85;
  for (let unit = 0; unit < lit.length; unit += 1) if (!lit[unit]) context.fillRect(...box(unit));
  context.restore();
}

/** @param {Element} text numbers in a row, written already @param {Uint8Array} lit */
export function underline(text, lit) {
  const parts = (text.textContent ?? "").split(" · ");
  if (parts.length !== lit.length) return;
  text.replaceChildren(...parts.flatMap((part, unit) => [...(unit ? [" · "] : []), make("span", { class: lit[unit] ? "itm-lit" : "itm-dim" }, part)]));
}
