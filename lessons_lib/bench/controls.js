// @ts-check
// Controls with a label each: a number without an arbitrary limit, a choice, a box to tick. What was no number stays out, and is told.

import { make, numberBox, unique } from "../page/scripts/parts/elements.js";

/** @typedef {{ element: HTMLElement, show: (value: any) => void }} BenchControl */

/** A label beside its box; not around it, or the words of a choice would be read as part of the label.
 * @param {string} label @param {HTMLElement} box @param {string} [hint] */
export function labelled(label, box, hint) {
  box.id = unique("bench");
  return make("div", { class: "itm-bench-control", title: hint ?? "" }, make("label", { htmlFor: box.id }, label), box);
}

/** A number. @param {string} label @param {{ least: number, most?: number, whole?: boolean, hint?: string }} bounds @param {(value: number) => void} change @param {(sentence: string) => void} say
 * @returns {BenchControl} */
export function numberControl(label, { least, most = Infinity, whole = false, hint }, change, say) {
  let held = "";
  const box = numberBox({ step: whole ? "1" : "any", min: String(least) });
  box.addEventListener("change", () => {
    const value = box.value.trim() === "" ? NaN : Number(box.value);
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return change(value);
    const wanted = `${whole ? "a whole number" : "a number"} ${most < Infinity ? `from ${least} to ${most}` : `of ${least} or more`}`;
    say(`${label} is ${wanted}, and this was ${box.value ? box.value : "none"}. It stays ${held}.`);
    box.value = held;
  });
  return {
    element: labelled(label, box, hint),
    show(value) {
      held = String(value);
      if (box.value !== held) box.value = held;
    },
  };
}

/** One of several. @param {string} label @param {[string, string][]} options value and words @param {(value: string) => void} change @returns {BenchControl & { options: (given: [string, string][]) => void }} */
export function choiceControl(label, options, change) {
  const select = make("select", { onchange: () => change(select.value) });
  const fill = (/** @type {[string, string][]} */ given) => select.replaceChildren(...given.map(([value, words]) => make("option", { value }, words)));
  fill(options);
  return { element: labelled(label, select), options: fill, show: (value) => (select.value = String(value)) };
}

/** Yes or no. @param {string} label @param {(value: boolean) => void} change @param {string} [hint] @returns {BenchControl} */
export function tickControl(label, change, hint) {
  const box = make("input", { type: "checkbox", onchange: () => change(box.checked) });
  return { element: make("label", { class: "itm-bench-tick", title: hint ?? "" }, box, make("span", {}, label)), show: (value) => (box.checked = value) };
}

/** @param {string} words @param {() => void} click @param {Record<string, any>} [more] */
export function buttonControl(words, click, more = {}) {
  return make("button", { onclick: click, ...more }, words);
}
