// @ts-check
// A row of layers that takes many samples at once: forward, and back from a loss to the gradient of every weight.
// What a bend and a loss do is told where the pages of a trace know it too: in layers/ and learning/.

import { WAYS_BACK } from "../layers/back.js";
import { LAYERS } from "../layers/base.js";
import "../layers/activations.js";
import "../layers/activations.back.js";
import "../layers/softmax.js";
import "../layers/softmax.back.js";
import { LOSSES } from "../learning/losses.js";

/** What a model is made of. @typedef {{ inputs: number, scale: BenchScale | null, hidden: number[], activation: string, outputs: number, ending: string, unscale: BenchScale | null }} Plan */
/** @typedef {{ mean: number[], deviation: number[] }} BenchScale */
/** A layer of it; weights and bias are places in the one array of all parameters.
 * @typedef {{ kind: string, size: number, inputs: number, weights: number, bias: number, scale: BenchScale | null }} BenchLayer */

export const LEAK = 0.01; // LeakyReLU()'s own
const BEND = /** @type {any} */ ({ parameters: { slope: { values: [LEAK], key: "" } }, settings: {} });

/** The layers of a plan, as Model(…) has them. @param {Plan} plan @returns {BenchLayer[]} */
export function layersOf(plan) {
  /** @type {BenchLayer[]} */ const layers = [];
  let [size, taken] = [plan.inputs, 0];
  const add = (/** @type {string} */ kind, more = {}) => layers.push({ kind, size, inputs: size, weights: -1, bias: -1, scale: null, ...more });
  const linear = (/** @type {number} */ outputs) => {
    add("Linear", { size: outputs, weights: taken, bias: taken + outputs * size });
    taken += outputs * (size + 1);
    size = outputs;
  };
  add("Input");
  if (plan.scale) add("Scale", { scale: plan.scale });
  for (const units of plan.hidden) {
    linear(units);
    if (plan.activation) add(plan.activation);
  }
  linear(plan.outputs);
  if (plan.unscale) add("Scale", { scale: plan.unscale });
  if (plan.ending) add(plan.ending);
  return layers;
}

/** How many weights and biases there are. @param {BenchLayer[]} layers */
export function parametersIn(layers) {
  return layers.reduce((sum, { kind, size, inputs }) => sum + (kind === "Linear" ? size * (inputs + 1) : 0), 0);
}

/** Fresh weights, as untrained(model, seed) draws them. @param {BenchLayer[]} layers @param {import("./chance.js").Chance} chance */
export function freshWeights(layers, chance) {
  const parameters = new Float64Array(parametersIn(layers));
  for (const { kind, inputs, weights, bias } of layers) {
    if (kind !== "Linear") continue;
    for (let at = weights; at < bias; at++) parameters[at] = chance.normal() / Math.sqrt(inputs);
  }
  return parameters;
}

/** The output of every layer for some samples, one after another in one array each.
 * @param {BenchLayer[]} layers @param {Float64Array} parameters @param {Float64Array} X @param {number} count @returns {Float64Array[]} */
export function runForward(layers, parameters, X, count) {
  let output = X;
  return layers.map((layer) => (output = oneLayer(layer, parameters, output, count)));
}

/** @param {BenchLayer} layer @param {Float64Array} parameters @param {Float64Array} X @param {number} count */
function oneLayer(layer, parameters, X, count) {
  if (layer.kind === "Input") return X;
  if (layer.kind === "Linear") return summed(layer, parameters, X, count);
  if (layer.scale) {
    const { mean, deviation } = layer.scale;
    return X.map((x, at) => (x - mean[at % layer.size]) / deviation[at % layer.size]);
  }
  const shape = [count, layer.size];
  return /** @type {Float64Array} */ (/** @type {any} */ (LAYERS.get(layer.kind)).forward([{ shape, values: X }], BEND).values);
}

/** @param {BenchLayer} layer @param {Float64Array} parameters @param {Float64Array} X @param {number} count */
function summed({ inputs, size, weights, bias }, parameters, X, count) {
  const output = new Float64Array(count * size);
  for (let sample = 0; sample < count; sample++) {
    const from = sample * inputs;
    for (let unit = 0, weight = weights; unit < size; unit++) {
      let total = 0;
      for (let at = 0; at < inputs; at++) total += parameters[weight++] * X[from + at];
      output[sample * size + unit] = total + parameters[bias + unit];
    }
  }
  return output;
}

/** Which layer's output the loss looks at: scores, where the last layer makes shares of them. @param {BenchLayer[]} layers */
export function scoredBy(layers) {
  return layers.length - (["Sigmoid", "Softmax"].includes(layers[layers.length - 1].kind) ? 2 : 1);
}

/** The mean loss of some samples, and the share of them whose class, of so many, is meant.
 * @param {string} loss @param {Float64Array} scores @param {ArrayLike<number>} targets @param {number} size @param {number} classes */
export function measure(loss, scores, targets, size, classes) {
  let [total, right] = [0, 0];
  for (let at = 0; at < targets.length; at++) {
    const own = scores.subarray(at * size, (at + 1) * size);
    total += LOSSES[loss].value(own, /** @type {any} */ ([targets[at]]));
    right += Number(classMeant(loss, own, classes) === targets[at]);
  }
  return { loss: total / targets.length, right: right / targets.length };
}

/** The number of the class that scores mean; for a squared error the nearest, and none half-way. @param {string} loss @param {Float64Array} scores @param {number} classes how many there are */
export function classMeant(loss, scores, classes) {
  if (loss === "SquaredError") {
    const within = Math.max(0, Math.min(classes - 1, scores[0])); // beyond the last one it is the nearest
    return Math.abs(within - Math.round(within)) === 0.5 ? -1 : Math.round(within);
  }
  if (scores.length === 1) return Number(scores[0] > 0);
  return scores.indexOf(Math.max(...scores));
}

/** How the mean loss of some samples moves with each parameter; null where a number grew too large for a float.
 * @param {BenchLayer[]} layers @param {Float64Array} parameters @param {string} loss @param {Float64Array} X @param {Float64Array} targets */
export function runBackward(layers, parameters, loss, X, targets) {
  const count = targets.length;
  const last = scoredBy(layers);
  const outputs = runForward(layers.slice(0, last + 1), parameters, X, count);
  const size = layers[last].size;
  let passed = new Float64Array(count * size);
  for (let at = 0; at < count; at++) {
    const own = LOSSES[loss].gradient(outputs[last].subarray(at * size, (at + 1) * size), /** @type {any} */ ([targets[at]]));
    for (let unit = 0; unit < size; unit++) passed[at * size + unit] = own[unit] / count;
  }
  const gradient = new Float64Array(parameters.length);
  for (let at = last; at > 0; at--) passed = backThrough(layers[at], parameters, outputs[at - 1], outputs[at], passed, gradient);
  return { gradient, outputs, finite: isFiniteAll(gradient) && outputs.every(isFiniteAll) };
}

/** Whether all numbers are finite. @param {Float64Array} values */
export function isFiniteAll(values) {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] * 0; // what is not finite makes no 0 of it
  return sum === 0;
}

/** Through one layer: what goes back to its input; what its parameters get is put into the gradient of all.
 * @param {BenchLayer} layer @param {Float64Array} parameters @param {Float64Array} X @param {Float64Array} output @param {Float64Array} passed @param {Float64Array} gradient
 * @returns {Float64Array<ArrayBuffer>} */
function backThrough(layer, parameters, X, output, passed, gradient) {
  const { inputs, size, weights, bias, scale } = layer;
  if (scale) return passed.map((each, at) => each / scale.deviation[at % size]);
  if (layer.kind !== "Linear") {
    const about = { inputs: [{ values: X }], output: { values: output }, gradient: { values: passed }, fields: BEND };
    return /** @type {any} */ (WAYS_BACK.get(layer.kind)).inputs(about)[0];
  }
  const handed = new Float64Array(X.length);
  for (let sample = 0; sample * size < passed.length; sample++) {
    for (let unit = 0; unit < size; unit++) {
      const each = passed[sample * size + unit];
      if (each === 0) continue; // a unit that is silent here learns nothing from this sample
      gradient[bias + unit] += each;
      for (let at = 0, weight = weights + unit * inputs; at < inputs; at++, weight++) {
        gradient[weight] += each * X[sample * inputs + at];
        handed[sample * inputs + at] += each * parameters[weight];
      }
    }
  }
  return handed;
}
