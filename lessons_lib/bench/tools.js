// @ts-check
// What a click into the plane does: open a point, add one of a class or with a number, or take one away.

import { make, numberBox, setAttribute } from "../page/scripts/parts/elements.js";
import { tracePoint } from "./answer.js";
import { spanOf } from "./field.js";
import { shortNumber } from "./curve.js";
import { wordsAt } from "./words.js";

/** @typedef {import("./bench.js").Bench} Bench */

const [OPEN, REMOVE] = [-1, -2];
const GLYPH = 16; // pixels

/** @param {Bench} bench @param {{ open: (at: number) => void }} drawer */
export function makeTools(bench, drawer) {
  let chosen = OPEN; // or a class, or 0 for a point with a number
  const group = make("div", { class: "itm-bench-tools", role: "radiogroup", "aria-label": "A click into the plane" });
  const amount = numberBox({ value: "1", "aria-label": "The number of a new point" });
  const name = `itm-bench-${Math.random().toString(36).slice(2)}`;

  const choose = (/** @type {number} */ what) => {
    chosen = what;
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (group.querySelectorAll("input[type=radio]"))) radio.checked = Number(radio.value) === what;
  };
  const remove = (/** @type {number} */ near) => {
    if (near < 0) return bench.say("No point is here.");
    bench.edit(bench.settled().filter((_, at) => at !== near), `Point ${near} is gone, ${counted(bench.settings.set.points.length - 1)} are left`);
  };
  const add = (/** @type {number} */ across, /** @type {number} */ up) => {
    const { set } = bench.settings;
    const target = set.classes ? chosen : Number(amount.value);
    if (!Number.isFinite(target)) return bench.say("The number of a new point is no number.");
    const place = [[across, "left", "right"], [up, "low", "high"]].map(([value, from, to]) => rounded(/** @type {number} */ (value), bench.view[/** @type {"right"} */ (to)] - bench.view[/** @type {"left"} */ (from)]));
    bench.edit([...bench.settled(), [...place, target]], `A point of ${set.classes ? set.classes[target] : shortNumber(target)} at ${place.map(shortNumber).join(", ")}: ${counted(set.points.length + 1)}`);
  };

  return {
    element: group,
    act: {
      /** @param {number} across @param {number} up @param {number} near @param {boolean} stroke */
      use(across, up, near, stroke) {
        if (chosen >= 0) return add(across, up);
        if (chosen === REMOVE) return stroke && near < 0 ? undefined : remove(near);
        if (!stroke) near < 0 ? bench.say(`${wordsAt(bench, across, up, near)} To open a point, click on it; to add some, choose what a click adds.`) : drawer.open(near);
      },
      remove,
      /** @param {number} across @param {number} up @param {number} near */
      pointed(across, up, near) {
        if (!bench.playing) bench.say(wordsAt(bench, across, up, near));
      },
      /** @param {number} at */
      choose(at) {
        const count = bench.settings.set.classes?.length ?? 1;
        if (at >= count) return;
        choose(at);
        bench.say(`Enter adds a point of ${bench.settings.set.classes?.[at] ?? "the number that is set"}.`);
      },
    },
    /** @param {Bench} bench */
    show({ settings: { set }, look }) {
      const option = (/** @type {number} */ what, /** @type {(Node | string)[]} */ ...words) =>
        make("label", {}, make("input", { type: "radio", name, value: String(what), checked: chosen === what, onchange: () => choose(what), "data-lm-suppress-shortcuts": "true" }), ...words);
      if (chosen >= (set.classes?.length ?? 1)) chosen = OPEN;
      const classes = set.classes?.map((words, at) => option(at, glyph(at, look.classes[at], look.paper), words)) ?? [option(0, "adds"), amount];
      const more = set.classes ? [make("button", { "aria-label": "One class more", onclick: () => oneMore(bench) }, "+ class")] : [];
      const key = document.activeElement instanceof HTMLInputElement && group.contains(document.activeElement) ? document.activeElement.value : null;
      group.replaceChildren(make("span", { "aria-hidden": "true" }, "A click"), option(OPEN, "opens"), option(REMOVE, "removes"), ...classes, ...more);
      if (key !== null) /** @type {HTMLElement | null} */ (group.querySelector(`input[value="${key}"]`))?.focus();
      setAttribute(amount, "step", "any");
      if (!set.classes && set.points.length) amount.placeholder = spanOf(set.points, 2).map(shortNumber).join(" to ");
    },
  };
}

/** @param {Bench} bench */
function oneMore(bench) {
  const { set } = bench.settings;
  const classes = [...(set.classes ?? []), `class ${(set.classes?.length ?? 0) + 1}`];
  bench.edit(bench.settled(), `A class more: ${classes.at(-1)}`, { classes });
}

/** @param {number} count */
function counted(count) {
  return count === 1 ? "1 point" : `${count} points`;
}

/** A place in so many digits as the view shows. @param {number} value @param {number} room */
function rounded(value, room) {
  return Number(value.toFixed(Math.max(0, Math.min(12, 3 - Math.floor(Math.log10(room))))));
}

/** The form and colour of a class. @param {number} form @param {string} colour @param {string} paper */
function glyph(form, colour, paper) {
  const canvas = make("canvas", { width: 2 * GLYPH, height: 2 * GLYPH, "aria-hidden": "true" });
  canvas.style.cssText = `width:${GLYPH}px;height:${GLYPH}px`;
  const pen = canvas.getContext("2d");
  if (!pen) return canvas;
  [pen.fillStyle, pen.strokeStyle, pen.lineWidth] = [colour, paper, 1];
  tracePoint(pen, GLYPH, GLYPH, 0.7 * GLYPH, form);
  pen.fill();
  return canvas;
}
