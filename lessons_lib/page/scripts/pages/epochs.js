// @ts-check
// The page of one x through the epochs of a training: a slider sets every parameter, and the layers are computed anew.
import { make } from "../parts/elements.js";
import { readTraces } from "../trace/trace.js";
import { drawSingle } from "./single.js";

/** What the page's data say of an epoch. @typedef {{ epoch: number, told: string, arrays: Record<string, string> }} PageEpoch */

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data */
export function drawEpochs(root, traces, data) {
  const epochs = /** @type {PageEpoch[]} */ (data.epochs);
  const last = epochs.length - 1;
  const told = make("span", {}, epochs[last].told);
  const slider = make("input", { type: "range", min: "0", max: String(last), step: "1", value: String(last), "aria-valuetext": epochs[last].told, "data-lm-suppress-shortcuts": "true" });
  slider.addEventListener("input", () => {
    const at = Number(slider.value);
    told.textContent = epochs[at].told;
    slider.setAttribute("aria-valuetext", epochs[at].told);
    page.show(at === last ? traces[0] : traceAtEpoch(data, epochs[at]));
  });
  const page = drawSingle(root, traces, data, "epochs", { tools: [make("label", { class: "itm-samples itm-epochs" }, `${data.words.epoch} `, slider, told)] });
  return page;
}

/** The trace of the same x by the model of an epoch: nothing of it is stored, all is computed. @param {any} data @param {PageEpoch} epoch */
export function traceAtEpoch(data, { arrays }) {
  const models = data.models.map((/** @type {any[]} */ rows) => rows.map((row) => rowAtEpoch(row, arrays)));
  const traces = data.traces.map((/** @type {any} */ shown) => ({ ...shown, outputs: withoutNumbers(shown.outputs), exact: {} }));
  return readTraces({ ...data, models, traces })[0];
}

/** A layer with other parameters. What was recorded holds those of the last epoch as constants. @param {any} row @param {Record<string, string>} arrays @returns {any} */
function rowAtEpoch(row, arrays) {
  const parameters = row.parameters.map((/** @type {any} */ each) => ({ ...each, array: arrays[each.key] ?? each.array }));
  const inside = row.inside?.map((/** @type {any} */ each) => rowAtEpoch(each, arrays)) ?? null;
  return { ...row, parameters, inside, recorded: parameters.length ? null : row.recorded };
}

/** @param {any[]} outputs @returns {any[]} */
function withoutNumbers(outputs) {
  return outputs.map((each) => (Array.isArray(each) ? withoutNumbers(each) : null));
}
