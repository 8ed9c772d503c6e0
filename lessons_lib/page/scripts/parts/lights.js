// @ts-check
// On request, pointing at a number lights what it was made from and what it feeds, through all layers: in the row, and in the step.
import { fill } from "../../../numbers/sentence.js";
import { litThrough } from "../trace/lit.js";
import { make } from "./elements.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../trace/lit.js").Lit|undefined} Lit */
/** Which number is looked at, of which output, at which step; and from which output on nothing is told. @typedef {{ index: number, unit: number, at: number, hidden: number }} Looked */

/** @param {Record<string, string>} words @param {() => void} changed */
export function makeLights(words, changed) {
  const box = make("input", { type: "checkbox", name: "itm-through", onchange: changed, "aria-keyshortcuts": "L" });
  const choice = make("label", { class: "itm-choice" }, box, ` ${words.through}`);
  let burning = false;
  return {
    choice,
    toggle: () => box.click(),
    /** Light what belongs to a number; returns how much, in words. @param {Trace} now @param {Looked} looked @param {{ row: { light?: (lit: import("../trace/lit.js").Lit[]|null) => void }, body: HTMLElement }} places */
    show(now, { index, unit, at, hidden }, { row, body }) {
      const on = box.checked && unit >= 0;
      if (!on && !burning) return "";
      burning = on;
      const lit = on ? litThrough(now, index, unit)?.slice(0, hidden) ?? null : null;
      row.light?.(lit);
      body.querySelectorAll(":scope > .itm-in").forEach((end, place) => fade(end, lit && lit[now.steps[at].sources[place]]));
      body.querySelectorAll(":scope > .itm-out").forEach((end) => fade(end, lit && lit[at + 1]));
      return lit ? ` ${countsLit(now, lit, index)}` : on ? ` ${words.unlit}` : "";
    },
  };
}

/** @param {Element} end @param {Lit|null} lit */
function fade(end, lit) {
  for (const cell of /** @type {NodeListOf<HTMLElement>} */ (end.querySelectorAll("[data-unit]"))) cell.classList.toggle("itm-dim", lit?.[Number(cell.dataset.unit)] === 0);
}

/** How many numbers are lit at both ends of what is told. @param {Trace} now @param {import("../trace/lit.js").Lit[]} lit @param {number} index */
function countsLit({ outputs, words }, lit, index) {
  const ends = [0, lit.length - 1].filter((end) => end !== index);
  const part = (/** @type {number} */ end) => fill(words.lit_part, { count: lit[end].filter(Boolean).length, all: lit[end].length, name: outputs[end].name });
  return fill(words.lit, { parts: ends.map(part).join(", ") });
}
