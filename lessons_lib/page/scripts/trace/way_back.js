// @ts-check
// The way back from a loss through a trace: every gradient, computed anew whenever the trace is, and the arithmetic of any number of it.

import { register } from "../../../layers/base.js";
import { WAYS_BACK } from "../../../layers/back.js";
import { number, numbers } from "../../../numbers/notation.js";
import { total } from "../../../numbers/operators.js";
import { laidOut } from "../parts/layout.js";
import { numbersIn, outputOf, sizeOf } from "./outputs.js";
import { RECORDED } from "./recorded.js";
import { fill } from "../../../numbers/sentence.js";
import { turnedTrace } from "./trace.js";
import { LOSSES } from "../../../learning/losses.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").BackTrace} BackTrace */
/** @typedef {import("../types.js").Step} Step */
/** @typedef {import("../types.js").Output} Output */
/** @typedef {import("../types.js").Solid} Solid */
/** @typedef {import("../types.js").Handed} Handed */
/** @typedef {import("../types.js").Back} Back */
/** @typedef {import("../types.js").Expression} Expression */
/** What arrives at an output from one of those that took it. @typedef {{ sender: string, values: Float64Array|null }} Arrival */
/** @typedef {{ gradient: Output|null, arrivals: Output[] }} Added */

// The arithmetic of a step of the way back: the step itself has it at hand.
register("way back", {
  drawn: "back",
  forward: () => ({ shape: [], values: null }),
  arithmetic: (_, unit, /** @type {any} */ fields) => fields.arithmetic(unit),
});

/** The way back of each of the data's traces. @param {any} data @param {Trace[]} traces @returns {BackTrace[]} */
export function waysBack(data, traces) {
  return traces.map((forward, at) => wayBack(forward, data.back[at], null));
}

/** The same way back with some numbers turned. @param {BackTrace} trace @param {Record<string, number>} turned @param {import("../types.js").Python|null} [python] @returns {BackTrace} */
export function turnedBack(trace, turned, python = null) {
  const original = /** @type {BackTrace} */ (trace.original ?? trace);
  return wayBack(turnedTrace(original.forward, turned, python), original.data.about, original);
}

/** @param {Trace} forward @param {any} about the loss, as page/backward.py writes it @param {BackTrace|null} original @returns {BackTrace} */
function wayBack(forward, about, original) {
  const step = forward.steps[about.at];
  const first = lossStep(forward, step, about);
  const found = passes(forward, about.at, [{ sender: "L", values: first.back.handed[1].output.values }], about);
  const L = first.back.handed[0].output;
  const title = `${forward.title} · ${about.call} = ${L.values ? number(L.values[0]) : "?"}`;
  return { ...backTrace(forward, [first, ...found.steps], found, about, original), title, loss: L };
}

/** The way back through a model that is a layer: what arrives at it arrives at its last layer. @param {Trace} forward @param {Float64Array|null} values @returns {BackTrace} */
function wayInside(forward, values) {
  const last = forward.steps.length - 1;
  const found = passes(forward, last, [{ sender: "L", values }], null);
  return { ...backTrace(forward, found.steps, found, null, null), loss: null };
}

/** @param {Trace} forward @param {Step[]} steps @param {{ gradients: (Output|null)[], knownAt: number[] }} found @param {any} about @param {BackTrace|null} original */
function backTrace(forward, steps, found, about, original) {
  const outputs = [forward.outputs[forward.outputs.length - 1], ...steps.map(mainOf)];
  const before = about ? 0 : 1; // inside a model there is no step of the loss
  const knownAt = found.knownAt.map((at) => at - before);
  return { ...forward, ...{ steps, outputs, forward, original, knownAt }, gradients: found.gradients, data: { ...forward.data, about } };
}

/** What a step hands back first, in the shape it is drawn in. @param {Step} step @returns {Output} */
function mainOf({ back }) {
  const { output, laid } = /** @type {Back} */ (back).handed.find(({ of }) => of !== "L") ?? /** @type {Back} */ (back).handed[0];
  return outputOf(output.name, { shape: laid, values: output.values }, output.names);
}

/** From a layer back to the first. @param {Trace} forward @param {number} last @param {Arrival[]} start @param {any} about */
function passes(forward, last, start, about) {
  const count = forward.outputs.length - forward.steps.length; // of the row's own inputs
  /** @type {Arrival[][]} */ const arrived = forward.outputs.map(() => []);
  arrived[count + last] = start;
  const knownAt = forward.outputs.map(() => 0);
  const steps = [];
  for (let at = last; at >= 0; at -= 1) {
    const step = forward.steps[at];
    const shared = (/** @type {number} */ source) => forward.steps.slice(0, last + 1).filter(({ sources }) => sources.includes(source)).length + Number(source === count + last) > 1;
    const made = backStep(forward, at, added(forward, count + at, arrived[count + at]), shared, about);
    steps.push(made);
    step.sources.forEach((source, place) => {
      arrived[source].push({ sender: step.name, values: made.back.handed[place].output.values });
      knownAt[source] = steps.length;
    });
  }
  const gradients = forward.outputs.map((_, index) => (index > count + last ? null : added(forward, index, arrived[index]).gradient));
  return { steps, gradients, knownAt };
}

/** What came from several sides adds up; where nothing came, nothing moves the loss.
 * @param {Trace} forward @param {number} index position in its outputs @param {Arrival[]} arrived @returns {{ gradient: Output, arrivals: Output[] }} */
function added(forward, index, arrived) {
  const { shape, name, axes } = forward.outputs[index];
  const named = (/** @type {Float64Array|null} */ values, sender = "") => partOfGradient(`dL/d${name}`, { shape, values }, sender, axes);
  const known = arrived.every(({ values }) => values);
  const sum = new Float64Array(sizeOf(shape));
  for (const { values } of arrived) values?.forEach((value, unit) => (sum[unit] += value));
  return { gradient: named(known ? sum : null), arrivals: arrived.map(({ sender, values }) => named(values, sender)) };
}

/** The first step: the loss, and how it moves with what it looks at. @param {Trace} forward @param {Step} step @param {any} about @returns {Step & { back: Back }} */
function lossStep(forward, step, about) {
  const script = LOSSES[about.kind];
  const { words } = forward;
  const looked = unnamed(step.output);
  const y = numbersIn(about.target).values;
  const { values } = looked;
  const L = outputOf("L", { shape: [], values: values && Float64Array.of(script.value(values, y)) }, null);
  const gradient = outputOf(`dL/d${looked.name}`, { shape: looked.shape, values: values && script.gradient(values, y) }, null, { axes: looked.axes });
  const laid = laidOut(forward, about.at + 1);
  const target = outputOf("y", numbersIn(about.target), null, { called: about.target_called });
  const after = about.at < forward.steps.length - 1 ? ` ${fill(words.off_way, { loss: about.kind, output: looked.name })}` : "";
  const said = values ? fill(words.back_loss, { loss: number(L.values?.[0] ?? NaN), gradient: gradient.name, numbers: numbers(gradient.values ?? [], gradient.shape), output: about.called }) + after : step.said;
  const handed = [{ of: "L", output: L, laid: [] }, { of: 0, output: gradient, laid }];
  const back = { arrivals: [], gradient: null, step, at: about.at, laid, handed, passed: null, target, whole: laid };
  const arithmetic = (/** @type {number} */ unit) => script.arithmetic(/** @type {Solid} */ (looked), y, unit - 1);
  return stepBack({ ...step, name: "L", label: "", kind: about.kind, heading: about.heading, head: "L", formula: about.formula, idea: about.idea, code: "", parameters: inSight({ ...step, parameters: [] }, [looked, target]), inside: null, reason: "", question: about.question, slips: about.slips }, [looked, target], back, said, arithmetic);
}

/** One layer on the way back. @param {Trace} forward @param {number} at @param {{ gradient: Output, arrivals: Output[] }} added @param {(source: number) => boolean} shared whether several layers took an output @param {any} about @returns {Step & { back: Back }} */
function backStep(forward, at, { gradient, arrivals }, shared, about) {
  const step = forward.steps[at];
  const { fields } = step.data;
  const inputs = step.inputs.map(unnamed);
  const passed = { inputs, output: unnamed(step.output), gradient, fields };
  const known = [...inputs, passed.output, gradient].every((each) => each.values);
  const inside = step.inside && wayInside(step.inside, gradient.values);
  const way = known ? handing(/** @type {any} */ (passed), step, inside, about?.steps[at]?.stored, !forward.original) : null;
  const handed = step.sources.map((source, place) => {
    const { name, shape, axes } = step.inputs[place];
    const output = partOfGradient(`dL/d${name}`, { shape, values: way?.inputs[place] ?? null }, shared(source) ? step.name : "", axes);
    return /** @type {Handed} */ ({ of: place, output, laid: laidOut(forward, source) });
  });
  for (const { name, symbol, shape, key } of way?.parameters ? step.parameters : []) {
    const from = key.split(".").at(-2) ?? step.name; // a layer that stands at two places is named after the first
    const output = partOfGradient(`dL/d${symbol}${from.slice(1)}`, { shape, values: way?.parameters?.[name] ?? null }, from === step.name ? "" : step.name);
    handed.push({ of: name, output, laid: parameterShape(shape) });
  }
  const said = way ? saidOf(forward.words, handed, step.sources.length, gradient) : fill(forward.words.not_computed, { output: handed[0].output.called });
  const whole = laidOut(forward, forward.outputs.length - forward.steps.length + at);
  const back = { arrivals, gradient, step, at, laid: whole, handed, passed: known ? /** @type {any} */ (passed) : null, target: null, whole };
  const arithmetic = (/** @type {number} */ unit) => {
    const { part, own } = partOf(handed, unit);
    return way ? way.arithmetic(part.of, own) : null;
  };
  const asked = about?.steps[at] ?? { question: "none", slips: [] };
  return stepBack({ ...step, inside, parameters: inSight(step, [...step.inputs, gradient, ...arrivals]), question: asked.question, slips: asked.slips }, [...arrivals, gradient, ...inputs, passed.output], back, said, arithmetic);
}

/** @param {Step} step what it says of itself @param {Output[]} inputs @param {Back} back @param {string} said @param {(unit: number) => Expression|null} arithmetic @returns {Step & { back: Back }} */
function stepBack(step, inputs, back, said, arithmetic) {
  const output = joined(back.handed.map((each) => each.output));
  const row = { layer: "way back" };
  return { ...step, sources: [0], inputs: [joined(inputs)], output, drawn: "back", computes: output.values !== null, said, back, data: { ...step.data, row, fields: { arithmetic } } };
}

/** How the gradients of a step's inputs and parameters come about; null where only Python knows.
 * @param {import("../types.js").Passed} passed @param {Step} step @param {BackTrace|null} inside @param {any} stored @param {boolean} first whether nothing was turned
 * @returns {{ inputs: Float64Array[], parameters?: Record<string, Float64Array>, arithmetic: (of: number|string, unit: number) => Expression|null }|null} */
function handing(passed, { data: { row }, drawn }, inside, stored, first) {
  const way = WAYS_BACK.get(row.layer);
  if (way) return { inputs: way.inputs(passed), parameters: way.parameters?.(passed), arithmetic: (of, unit) => way.arithmetic(of, unit, passed) };
  if (inside) {
    const count = passed.inputs.length;
    if (inside.gradients.slice(0, count).some((each) => !each?.values)) return null;
    return { inputs: inside.gradients.slice(0, count).map((each) => /** @type {Float64Array} */ (each?.values)), arithmetic: (of, unit) => insideArithmetic(inside, Number(of), unit) };
  }
  if (row.recorded && drawn !== "opaque") return RECORDED.back?.(passed, row) ?? null; // Python may have found that the record holds no longer
  if (!stored || !first) return null;
  return { inputs: stored.inputs.map((/** @type {any} */ each) => numbersIn(each).values), arithmetic: () => null };
}

/** A number of the gradient of a model's input: what all its layers that took it hand back. @param {BackTrace} inside @param {number} index @param {number} unit */
function insideArithmetic(inside, index, unit) {
  const found = inside.steps.flatMap(({ back, data }) => {
    const { handed, step } = /** @type {Back} */ (back);
    return step.sources.flatMap((source, place) => (source === index ? data.fields.arithmetic(startOf(handed, place) + unit) : []));
  });
  return total(found);
}

/** A gradient; where it is what one of several layers hands back, it says so. @param {string} name @param {import("../types.js").Numbers} array @param {string} sender @param {string[][]} [axes] what its positions are called */
function partOfGradient(name, array, sender, axes) {
  const whole = outputOf(name, array, null, { axes });
  if (!sender) return whole;
  return outputOf(name, array, whole.names.map((each) => `${each} from ${sender}`), { called: `${name} from ${sender}` });
}

/** Several arrays as one: each number keeps its name. @param {Output[]} all @returns {Output} */
function joined(all) {
  const known = all.every(({ values }) => values);
  const values = known ? Float64Array.from(all.flatMap((each) => Array.from(/** @type {Float64Array} */ (each.values)))) : null;
  const size = all.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const output = outputOf(all.map(({ called }) => called).join(", "), { shape: all.length === 1 ? all[0].shape : [size], values }, null);
  return Object.defineProperty(output, "names", { get: () => all.flatMap(({ names }) => names) });
}

/** Which of the handed gradients a number of all of them is in, and its place there. @param {Handed[]} handed @param {number} unit */
export function partOf(handed, unit) {
  let own = unit;
  for (const part of handed) {
    const size = sizeOf(part.output.shape);
    if (own < size) return { part, own };
    own -= size;
  }
  throw new Error(`There is no gradient number ${unit}.`);
}

/** Where one of the handed gradients begins among all. @param {Handed[]} handed @param {number} place */
export function startOf(handed, place) {
  return handed.slice(0, place).reduce((sum, { output }) => sum + sizeOf(output.shape), 0);
}

/** An output under the names of its places: the last one is called by its quantity only where it is the answer. @param {Output} output @returns {Output} */
function unnamed(output) {
  return output.called === output.name ? output : outputOf(output.name, output, null, { axes: output.axes });
}

/** A parameter as it is drawn: of one row, or one column, a list. @param {number[]} shape */
export function parameterShape(shape) {
  return shape.length === 2 && Math.min(...shape) === 1 ? [sizeOf(shape)] : shape;
}

/** What a card may show at this step: the layer's numbers, what went in, and what arrives. @param {Step} step @param {Output[]} looked @returns {any[]} */
function inSight({ parameters }, looked) {
  return [...parameters, ...looked.map(({ called, shape, values }) => ({ key: called, shape, values: values ?? [] }))];
}

/** @param {Record<string, string>} words @param {Handed[]} handed @param {number} count of inputs @param {Output} gradient */
function saidOf(words, handed, count, gradient) {
  const parts = handed.slice(0, count).map(({ output }) => `${output.called} is ${numbers(output.values ?? [], output.shape)}`);
  return fill(words.back_said, { parts: parts.join(", "), gradient: gradient.name });
}
