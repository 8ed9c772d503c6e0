// @ts-check
// The page of one trace to step through; of a batch, one sample at a time.
import { FORWARD } from "./forward.js";
import { make } from "../parts/elements.js";
import { samplesOf } from "../trace/trace.js";
import { drawPage } from "./page.js";
import { makePlayer } from "./play.js";

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data @param {string} [_sort] @param {import("../types.js").PageOptions} [options] */
export function drawSingle(root, [trace], data, _sort, options = {}) {
  const choice = data.samples.length ? sampleChoice(trace.words, samplesOf(data), (sample) => page.show(sample)) : [];
  const page = drawPage(root, trace, FORWARD, { tools: choice, play: makePlayer, ...options });
  return page;
}

/** A batch shows one sample at a time. @param {Record<string, string>} words @param {ReturnType<typeof samplesOf>} samples @param {(sample: import("../types.js").Trace) => void} chosen */
function sampleChoice(words, samples, chosen) {
  const select = make("select", {}, ...samples.map((sample) => make("option", {}, sample.name)));
  select.addEventListener("change", () => chosen(samples[select.selectedIndex].read()));
  return [make("label", { className: "itm-samples" }, `${words.sample} `, select)];
}
