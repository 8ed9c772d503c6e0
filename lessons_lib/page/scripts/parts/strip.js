// @ts-check
// A long row of layers at a glance: a slider over all of them, a column for each as large as its numbers, and a box to find one.
import { fill } from "../../../numbers/sentence.js";
import { LARGE } from "../marks/large.js";
import { largestOf } from "../marks/places.js";
import { fitted } from "../marks/pixels.js";
import { make, setAttribute, unique } from "./elements.js";

/** @typedef {import("../types.js").Trace} Trace */

const TALL = 20; // pixels
const THUMB = 8; // half of a slider's thumb: so far from its ends it stands for the first and the last layer

/** @param {{ trace: Trace, words: Record<string, string>, go: (at: number) => void }} options */
export function drawStrip({ trace, words, go }) {
  const names = trace.steps.map(({ name, label, kind }) => `${name} ${label || kind}`);
  const slider = make("input", { type: "range", min: "0", max: String(names.length - 1), value: "0", style: "width:100%", "aria-label": fill(words.overview, { count: names.length }) });
  slider.addEventListener("input", () => go(Number(slider.value)));
  const list = make("datalist", { id: unique("layers") }, ...names.map((name) => make("option", { value: name })));
  const box = make("input", { type: "search", placeholder: words.find, "aria-label": words.find, style: "width:11em;min-height:26px;border:1px solid var(--itm-edge);border-radius:4px;background:var(--itm-paper);color:inherit;font:inherit" });
  box.setAttribute("list", list.id);
  box.addEventListener("change", () => {
    const at = found(box.value.trim().toLowerCase());
    if (at >= 0) go(at);
  });
  const canvas = make("canvas", { class: "itm-canvas", "aria-hidden": true, style: "width:100%" });
  const element = make("div", { style: "display:grid;grid-template-columns:auto 1fr;align-items:center;gap:0 1em" }, box, make("div", {}, canvas, slider), list);
  /** @type {(number|null)[]} */ let sizes = [];
  /** @type {Trace|null} */ let shown = null;
  let shownHidden = 0;
  new ResizeObserver(paint).observe(canvas);

  /** A layer of that name; else the first whose name or kind begins so. @param {string} text */
  function found(text) {
    const lower = names.map((name) => name.toLowerCase());
    const exact = lower.findIndex((name) => name === text || name.startsWith(`${text} `));
    return exact >= 0 || !text ? exact : lower.findIndex((name) => name.split(" ").some((word) => word.startsWith(text)));
  }

  function paint() {
    const width = Math.floor(canvas.clientWidth);
    const dense = fitted(canvas, width, TALL);
    canvas.style.width = "100%"; // as wide as there is room
    const context = canvas.getContext("2d");
    if (!context || !width) return;
    context.setTransform(dense, 0, 0, dense, 0, 0);
    context.clearRect(0, 0, width, TALL);
    context.fillStyle = getComputedStyle(canvas).color;
    const largest = Math.max(...sizes.map((size) => size ?? 0)) || 1;
    const each = (width - 2 * THUMB) / Math.max(1, sizes.length - 1);
    sizes.forEach((size, at) => {
      const high = size === null ? 0 : Math.max(1, (size / largest) * TALL);
      context.fillRect(THUMB + (at - 0.4) * each, TALL - high, Math.max(1, 0.8 * each), high);
    });
  }

  return {
    element,
    /** @param {Trace} now @param {number} hidden from which output on nothing is told */
    show(now, hidden) {
      if (now === shown && hidden === shownHidden) return;
      [shown, shownHidden] = [now, hidden];
      sizes = now.steps.map(({ output }, at) => (at + 1 >= hidden ? null : output.left?.scale ?? largestOf(output.values ?? [])));
      paint();
    },
    /** @param {number} at */
    at(at) {
      slider.value = String(at);
      setAttribute(slider, "aria-valuetext", names[at]);
    },
  };
}

Object.assign(LARGE, { drawStrip });
