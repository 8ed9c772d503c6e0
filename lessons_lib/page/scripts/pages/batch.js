// @ts-check
// The page of a batch to step through, one sample at a time.
import { make } from "../parts/elements.js";
import { samplesOf } from "../trace/trace.js";
import { drawSingle } from "./single.js";

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data */
export function drawBatch(root, traces, data) {
  const samples = samplesOf(data);
  const select = make("select", {}, ...samples.map((sample) => make("option", {}, sample.name)));
  select.addEventListener("change", () => page.show(samples[select.selectedIndex].read()));
  const page = drawSingle(root, traces, data, "batch", { tools: [make("label", { class: "itm-samples" }, `${traces[0].words.sample} `, select)] });
  return page;
}
