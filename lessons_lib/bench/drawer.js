// @ts-check
// Below the bench, one at a time: a table that is pasted, the cells of Python, a point opened on the page of pictures.

import { make, setAttribute, write } from "../page/scripts/parts/elements.js";
import { targetWords } from "./answer.js";
import { labelled } from "./controls.js";
import { openPoint } from "./opened.js";
import { asPython } from "./python.js";
import { likelyColumns, pointsIn, readTable } from "./table.js";
import { wordsAt } from "./words.js";

/** @typedef {import("./bench.js").Bench} Bench */

const EXAMPLE = "across, up, colour\n0.5, -1.2, blue\n1.5, 0.4, orange\n";

/** @param {Bench} bench */
export function makeDrawer(bench) {
  const title = make("h4");
  const body = make("div", { class: "itm-bench-body" });
  const close = make("button", { onclick: () => shut() }, "Close");
  const element = make("section", { class: "itm-bench-drawer", hidden: true }, make("div", { class: "itm-bench-drawer-head" }, title, close), body);
  const outside = make("div"); // the page of pictures has a style of its own, and the bench's must not reach it
  /** @type {HTMLElement | null} */ let from = null; // where the keyboard was

  const open = (/** @type {string} */ name, /** @type {HTMLElement[]} */ ...parts) => {
    from = /** @type {HTMLElement | null} */ (document.activeElement);
    write(title, name);
    setAttribute(element, "aria-label", name);
    body.replaceChildren(...parts);
    outside.replaceChildren();
    element.hidden = false;
  };
  const shut = () => {
    element.hidden = true;
    outside.replaceChildren();
    bench.opened = -1;
    bench.draw();
    from?.focus();
  };

  return {
    ...{ element, outside },
    paste() {
      const form = pasteForm(bench, shut);
      open("Paste a table", form.element);
      form.box.focus();
    },
    async python() {
      if (!bench.settings.set.points.length) return bench.say("There is no point yet, and so nothing to train on: draw one.");
      const code = asPython(bench.training, bench.settings.seed);
      const box = make("textarea", { value: code, readOnly: true, rows: 16, spellcheck: false, "aria-label": "The cells of Python", "data-lm-suppress-shortcuts": "true" });
      open("The same as Python", make("p", {}, `These cells build this model and train it for ${bench.training.epoch} epochs: they come to the same weights.`), box);
      box.focus();
      box.select();
      box.scrollTop = 0;
      try {
        await navigator.clipboard.writeText(code);
        bench.say(`Copied: ${code.split("\n").length} lines. Paste them into a cell.`);
      } catch {
        bench.say("The lines are chosen: press Ctrl+C (on a Mac ⌘C) to copy them.");
      }
    },
    /** @param {number} at which point */
    async open(at) {
      const { set } = bench.settings;
      const { epoch } = bench.training;
      bench.draw();
      open(`Point ${at}, ${targetWords(set, set.points[at][2])}, after epoch ${epoch}`);
      bench.opened = at;
      try {
        await openPoint(outside, bench, at);
        bench.say(wordsAt(bench, bench.placed.places[2 * at], bench.placed.places[2 * at + 1], at));
        if (!bench.playing) outside.scrollIntoView({ block: "nearest" });
      } catch (error) {
        outside.replaceChildren(make("p", {}, `This browser cannot open a point here: ${error}. Copy as Python, and step_through shows it.`));
      }
    },
  };
}

/** @param {Bench} bench @param {() => void} shut */
function pasteForm(bench, shut) {
  const wrong = make("p", { class: "itm-bench-wrong" });
  const box = make("textarea", { rows: 8, spellcheck: false, placeholder: EXAMPLE, "aria-label": "Rows of a table: two numbers, then what is to be predicted", "data-lm-suppress-shortcuts": "true" });
  const select = () => make("select", { onchange: () => read() });
  const [across, up, target, meaning] = [select(), select(), select(), select()];
  meaning.append(...[["", "found out"], ["classes", "classes"], ["number", "a number"]].map(([value, words]) => make("option", { value }, words)));
  const take = make("button", { type: "submit" }, "Take these points");
  const labels = [["Across", across], ["Up", up], ["To predict", target], ["which is", meaning]].map(([words, each]) => labelled(/** @type {string} */ (words), /** @type {HTMLElement} */ (each)));
  for (const each of labels) each.hidden = true; // until there are columns to choose from
  const which = make("div", { class: "itm-bench-which" }, ...labels, take);
  const element = make("form", { class: "itm-bench-paste" }, make("p", {}, "Paste rows from a spreadsheet or a CSV file: two numbers, then a word for its class or a number to predict. The first row may name the columns."), box, which, wrong);
  let columns = "";

  /** @returns {import("./points.js").PointSet | null} */
  function read() {
    try {
      const table = readTable(box.value);
      if (columns !== table.columns.join("\n")) {
        columns = table.columns.join("\n");
        for (const each of labels) each.hidden = false;
        const likely = likelyColumns(table);
        [across, up, target].forEach((each, order) => {
          each.replaceChildren(...table.columns.map((name, at) => make("option", { value: String(at) }, name)));
          each.value = String([likely.across, likely.up, likely.target][order]);
        });
      }
      const set = pointsIn(table, { across: Number(across.value), up: Number(up.value), target: Number(target.value) }, meaning.value);
      write(wrong, `${set.points.length} points; ${set.classes ? `classes: ${set.classes.join(", ")}` : `${set.target}, a number`}.`);
      return set;
    } catch (error) {
      write(wrong, error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  box.addEventListener("input", read);
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const set = read();
    if (!set) return bench.say(wrong.textContent ?? "");
    shut();
    bench.take(set);
  });
  return { element, box };
}
