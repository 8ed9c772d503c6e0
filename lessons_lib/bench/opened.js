// @ts-check
// A point on the page of pictures: its trace as data, as Python would write it, drawn by the page's own script, which waits packed.

import { make } from "../page/scripts/parts/elements.js";
import { targetWords } from "./answer.js";
import { LEAK } from "./network.js";
import { inputsAt } from "./points.js";

/** @typedef {import("./bench.js").Bench} Bench */
/** What Python sends: a page's data to take the words from, and its style and script, packed. @typedef {{ data: any, packed: string }} Stepper */

/** @param {HTMLElement} place @param {Bench} bench @param {number} at which point */
export async function openPoint(place, bench, at) {
  const { style, script } = JSON.parse(await unpacked(bench.data.stepper.packed));
  const written = JSON.stringify(traceData(bench, at));
  const data = make("script", { type: "application/json", class: "itm-data", textContent: written, "data-sort": "step" });
  place.replaceChildren(make("style", { class: "itm-style", textContent: style }), make("div"), data);
  place.append(make("script", { textContent: script })); // it draws what is not drawn yet
}

/** @param {string} packed base64 of what zlib made small */
async function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

/** The data of a page: the words of Python's own, with the numbers of this model and this point. @param {Bench} bench @param {number} at */
export function traceData({ data: { stepper }, layers, training, built: { inputs }, settings: { set, extras }, placed: { places } }, at) {
  const [model] = stepper.data.models;
  /** @type {Record<string, any>} */ const parameters = {};
  const rows = layers.map((layer, position) => {
    const row = structuredClone(model.find((/** @type {any} */ each) => each.kind === layer.kind));
    const before = row.name;
    row.name = `L${position + 1}`;
    row.heading = row.heading.replace(before, row.name);
    row.head = row.head.replace(before, row.name);
    row.sources = [position];
    if (position === 0) Object.assign(row, { names: inputs, settings: { names: inputs, shape: [inputs.length] } });
    for (const each of row.parameters) {
      each.key = each.key.replace(before, row.name);
      each.array = each.key;
      parameters[each.key] = arrayOf(layer, each.name, training.parameters);
    }
    return row;
  });
  const target = set.points[at][2];
  const x = Array.from(inputsAt(places.subarray(2 * at, 2 * at + 2), extras));
  const words = set.classes ? `${target} (${targetWords(set, target)})` : String(target);
  const shown = {
    ...stepper.data.traces[0], // what a page of today is told beside this
    ...{ name: `point ${at}`, target, target_words: words, classes: set.classes, quantity: set.classes ? null : { name: set.target, unit: "" } },
    x: { ...stepper.data.traces[0].x, shape: [x.length], values: x },
    outputs: layers.map(() => null), // the script computes them
  };
  return { ...stepper.data, parameters, models: [rows], traces: [shown], samples: [], knobs: null };
}

/** A parameter's numbers. @param {import("./network.js").BenchLayer} layer @param {string} name @param {Float64Array} all */
function arrayOf({ size, inputs, weights, bias, scale }, name, all) {
  if (name === "weights") return { shape: [size, inputs], values: Array.from(all.subarray(weights, bias)) };
  if (name === "bias") return { shape: [size], values: Array.from(all.subarray(bias, bias + size)) };
  if (scale) return { shape: [size], values: scale[/** @type {"mean"} */ (name)] };
  return { shape: [], values: [LEAK] };
}
