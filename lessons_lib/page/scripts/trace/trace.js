// @ts-check
// From the data to a trace: every output, computed where it was not stored, and computed anew when a number is turned.

import { LAYERS } from "../../../layers/base.js";
import { answerOf, calledOf, remarkOf } from "../../../data/answers.js";
import { forward, oneArithmetic } from "./forward.js";
import { axesOf, numbersIn, outputOf, sizeOf, turnedValues } from "./outputs.js";
import { MODELS, RECORDED } from "./recorded.js";
import { fill } from "../../../numbers/sentence.js";
import { notFinite, said, titleOf } from "./told.js";

/** @typedef {import("../types.js").Output} Output */
/** @typedef {import("../types.js").Step} Step */
/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Numbers} Numbers */
/** @typedef {import("../types.js").Fields} Fields */
/** @typedef {import("../types.js").Python} Python */

/** @typedef {import("../types.js").Context} Context */

/** The version of the data that this script reads. */
export const VERSION = 3;

/** The page's traces: one, or two to compare. Throws where the data are of another version, in their own words.
 * @param {any} data @returns {Trace[]} */
export function readTraces(data) {
  if (data.version !== VERSION) throw new Error(data.words.other_version);
  return data.traces.map((/** @type {any} */ shown) => traceOf(data, shown));
}

/** The samples of a batch, the first trace's among them; each is computed when it is asked for. @param {any} data */
export function samplesOf(data) {
  return [data.traces[0], ...data.samples].map((/** @type {any} */ shown) => ({ name: shown.name, read: () => traceOf(data, shown) }));
}

/** @param {any} data @param {any} shown @returns {Trace} */
function traceOf(data, shown) {
  const rows = data.models[shown.model];
  const x = inputNamed("x", numbersIn(shown.x), rows);
  return forwardPass({ data, shown, rows, stored: shown.outputs, path: "", turned: {}, original: null, python: null }, [x]);
}

/** An input of a row of layers, its numbers named by the first layer if it has a name for each.
 * @param {string} name @param {Numbers} numbers @param {any[]} rows @param {string[][]} [axes] what its positions are called */
export function inputNamed(name, numbers, rows, axes) {
  const { names, axes: told } = rows[0];
  const x = outputOf(name, numbers, names?.length === sizeOf(numbers.shape) ? names : null, { axes });
  return axes || told?.[0] !== "tokens" ? x : outputOf(name, numbers, null, { axes: axesOf(rows[0], [x]) });
}

/** The same trace with some numbers turned: by the key of a knob ("x[0]", "L2.weights[0, 1]") its value.
 * What comes out the same is the very same object as before.
 * @param {Trace} trace @param {Record<string, number>} turned @param {Python|null} [python] what it answered @returns {Trace} */
export function turnedTrace(trace, turned, python = null) {
  const original = trace.original ?? trace;
  const { shape, values } = original.outputs[0];
  const x = values && turnedValues(values, shape, "x", turned);
  if (x === values) return forwardPass({ ...original.data, turned, original, python }, [original.outputs[0]]);
  return withX(original, fill(trace.words.changed, { name: original.name }), x, turned, python);
}

/** What the same model makes of another x, such as a drawing: one with a name of its own, and of which nobody expects anything.
 * @param {Trace} trace @param {string} name @param {Float64Array} x @param {Python|null} [python] @returns {Trace} */
export function traceOfX(trace, name, x, python = null) {
  return withX(trace.original ?? trace, name, x, {}, python);
}

/** @param {Trace} original @param {string} name @param {Float64Array|null} values @param {Record<string, number>} turned @param {Python|null} python */
function withX(original, name, values, turned, python) {
  const { data } = original;
  const shown = { ...data.shown, name, target: null, target_words: "" };
  const x = inputNamed("x", { shape: original.outputs[0].shape, values }, data.rows);
  return forwardPass({ ...data, shown, turned, original, python }, [x]);
}

/** One layer after the other. @param {Context} context @param {Output[]} inputs @returns {Trace} */
export function forwardPass(context, inputs) {
  const { data, shown, turned, original, path } = context;
  const outputs = inputs.slice();
  const steps = context.rows.map((row, at) => {
    const step = stepOf(context, row, at, outputs);
    outputs.push(step.output);
    return step;
  });
  const answer = outputs[outputs.length - 1];
  return {
    name: shown.name,
    title: [titleOf(data.words, shown), ...new Set(steps.flatMap((step) => step.differs || []))].join(". "),
    target: shown.target_words,
    answer: answerOf(data.words, shown, answer),
    verdict: remarkOf(data.words, shown, answer),
    words: data.words,
    data: context,
    ...{ outputs, steps, turned, original, path },
  };
}

/** @param {Context} context @param {any} row @param {number} at @param {Output[]} outputs @returns {Step} */
function stepOf(context, row, at, outputs) {
  const before = context.original?.steps[at];
  const inputs = row.sources.map((/** @type {number} */ source) => outputs[source]);
  const fields = fieldsOf(context, row, before?.data.fields);
  const made = remade(before, inputs, fields) ?? outcome(context, row, at, inputs, fields);
  const { output, problem, inside, asked, differs } = context.python?.checked(context, row, at, inputs, made) ?? made;
  const odd = notFinite(context.data.words, inputs, output);
  const script = LAYERS.get(row.layer);
  const every = Object.values(fields.parameters);
  const lacking = every.filter((each) => !each.values); // in a saved page the largest are left out
  return {
    ...row, // what is said of it
    ...RECORDED.told?.(row, fields.constants),
    constants: fields.constants ? [fields.constants] : [],
    ...{ inputs, output, inside, problem, parameters: lacking.length ? [] : every },
    note: lacking.length ? fill(context.data.words.left_parameters, { parameters: lacking.map(({ name, shape }) => `${name} (${shape.join(" x ")})`).join(", ") }) : "",
    differs: differs || inside?.steps.find((/** @type {Step} */ each) => each.differs)?.differs,
    drawn: inside ? "model" : lacking.length || [...inputs, output].some((each) => each.left) ? "opaque" : script ? script.drawn : row.recorded && !asked ? "flow" : "opaque",
    computes: output.values !== null,
    get said() {
      return [said(context.data.words, row, inputs, output, problem), ...odd].join(" "); // of most steps nobody asks
    },
    odd,
    data: { row, fields, context },
  };
}

/** What came out before, where nothing that goes in has changed. Inside a model any layer may be turned, so it looks there.
 * @param {Step|undefined} before @param {Output[]} inputs @param {Fields} fields */
function remade(before, inputs, fields) {
  if (!before || before.inside || before.data.fields !== fields) return null;
  return before.inputs.every((each, place) => each === inputs[place]) ? { ...before, asked: before.drawn === "opaque" } : null;
}

/** What a step puts out, or the error it raises; and whether only Python can tell.
 * @param {Context} context @param {any} row @param {number} at @param {Output[]} inputs @param {Fields} fields */
function outcome(context, row, at, inputs, fields) {
  if (row.inside && MODELS.outcome) return MODELS.outcome(context, row, at, inputs);
  const before = context.original?.steps[at];
  const stored = context.original ? null : context.stored[at];
  const named = (/** @type {Numbers & { axes?: string[][] }} */ numbers) => outputNamed(context, row, at, inputs, numbers);
  if (stored) return { inside: null, problem: "", asked: false, output: named(numbersIn(stored)) };
  const unknown = { shape: before?.output.shape ?? [], values: null };
  try {
    const computed = forward(context.data.words, row, inputs, fields);
    const output = computed ?? context.python?.answer(context.path + row.name) ?? unknown;
    return { inside: null, problem: "", asked: computed === null, output: named(output) };
  } catch (error) {
    return { inside: null, asked: false, problem: error instanceof Error ? error.message : String(error), output: named(unknown) };
  }
}

/** @param {Context} context @param {any} row @param {number} at @param {Output[]} inputs @param {Numbers & { axes?: string[][] }} numbers */
export function outputNamed({ rows, shown }, row, at, inputs, numbers) {
  const names = row.keeps_names ? row.names : null;
  const name = `o${row.name.slice(1)}`;
  const called = at === rows.length - 1 ? calledOf(shown, name, sizeOf(numbers.shape)) : name;
  const axes = row.inside ? numbers.axes : axesOf(row, inputs);
  return outputOf(name, numbers, names, { called, axes, shares: LAYERS.get(row.layer)?.shares });
}

/** How one number of a step's output came about; null where the page cannot tell. @param {Trace} trace @param {number} position @param {number} unit */
export function arithmeticOf(trace, position, unit) {
  const { inputs, data, drawn, output } = trace.steps[position];
  if (drawn === "opaque") return (output.values && data.context.data.opens?.(trace, trace.steps[position], unit)) ?? null;
  return oneArithmetic(data.row, inputs, data.fields, unit);
}

/** The curve of a layer that computes each number alone. @param {Trace} trace @param {number} position @returns {((x: number) => number)|null} */
export function curveOf(trace, position) {
  const { row, fields } = trace.steps[position].data;
  const curve = LAYERS.get(row.layer)?.curve;
  return curve ? (x) => curve(x, fields) : null;
}

/** The line that a normalised number lies on, and its like; null where the layer has none. @param {Trace} trace @param {number} position @param {number} unit @returns {import("../types.js").Line|null} */
export function normalLineOf(trace, position, unit) {
  const { inputs, data } = trace.steps[position];
  const line = LAYERS.get(data.row.layer)?.line;
  return line && inputs[0].values ? line(/** @type {import("../types.js").Solid[]} */ (inputs), unit, data.fields) : null;
}

/** A layer's parameters and settings as they are turned; the very same as before where none of them is.
 * @param {Context} context @param {any} row @param {Fields|undefined} before @returns {Fields} */
function fieldsOf(context, row, before) {
  if (before && !Object.keys(context.turned).length) return before;
  const constants = RECORDED.constants?.(row, before?.constants, context.turned);
  let same = before !== undefined && before.constants === constants;
  const parameters = row.parameters.map((/** @type {any} */ each) => {
    const { shape, values } = before?.parameters[each.name] ?? numbersIn(context.data.parameters[each.array]);
    const fresh = values && turnedValues(values, shape, each.key, context.turned);
    if (fresh !== values) same = false;
    return [each.name, { ...each, shape, values: fresh }];
  });
  return before && same ? before : { parameters: Object.fromEntries(parameters), settings: row.settings, turned: before !== undefined && row.parameters.length > 0, constants };
}
