// @ts-check
// The page of a network too large for one, with Python behind it: it computes nothing, and asks for the numbers of the step it stands at.
import { drawing } from "../steps/kinds.js";
import { drawModel } from "../steps/model.js";
import { outputOf, turnedValues } from "../trace/outputs.js";
import { readTraces } from "../trace/trace.js";
import { fill } from "../../../numbers/sentence.js";
import { turningOf } from "./explore.js";
import { FORWARD } from "./forward.js";
import { makeAnswers } from "./heavy.js";
import { drawPage } from "./page.js";
import { makePlayer } from "./play.js";
import { makeSent, withStep, withStepOf } from "./sent.js";
import { live } from "./talk.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Step} Step */
/** @typedef {import("../types.js").Output} Output */
/** @typedef {import("./sent.js").Place} Place */

const SETTLED = 200; // milliseconds without a change, after which Python is told

/** A block whose numbers the page does not hold: their small pictures, and its row. */
drawing("left model", (context) => drawModel(withStepOf(context, "model")));

/** @param {{ model: import("./talk.js").Model, el: HTMLElement }} view */
export function renderHeavy({ model, el }) {
  /** @type {(content: any, buffers: DataView[]) => void} */ let hear = () => {};
  const heard = (/** @type {any} */ content, /** @type {DataView[]} */ buffers) => "arrays" in content && hear(content, buffers);
  model.on("msg:custom", /** @type {any} */ (heard));
  const end = live({ model, el }, (root, [first], written, tell, ask) => {
    const page = heavyPage(root, first, { model, ask, tell, written });
    hear = page.hear;
    return page;
  });
  return () => {
    model.off("msg:custom", /** @type {any} */ (heard));
    end();
  };
}

/**
 * @param {HTMLElement} root @param {Trace} first
 * @param {{ model: import("./talk.js").Model, ask: (question: any) => void, tell: import("./talk.js").Tell, written: any }} python
 */
function heavyPage(root, first, { model, ask, tell, written }) {
  const { words } = first;
  const { data } = first.data; // what a trace is read from: what Python sends is put into it
  Object.assign(words, { left_numbers: words.asked_numbers, left_parameters: words.asked_parameters, left_out: words.asked_out });
  const x = first.outputs[0].values;
  const state = { turned: /** @type {Record<string, number>} */ ({}), shown: /** @type {any} */ (null), settling: 0, asked: new Set() };
  const sent = makeSent();
  /** The small pictures of what has since come, by their places. @type {Map<string, Output>} */ let smalls = new Map();
  /** Blocks whose layers have come since. @type {any[]} */ let opened = [];
  /** The step that each block was last seen at. @type {Map<string, [Trace, number]>} */ const blocks = new Map();
  let now = read();

  const going = /** @type {import("../types.js").Going} */ ({
    ...FORWARD,
    row(options) {
      const row = FORWARD.row({ ...options, trace: small(options.trace) });
      return { ...row, show: (trace, whole, hidden) => row.show(small(trace), whole, hidden) };
    },
    step(context) {
      want(context.trace, context.at);
      const drawn = FORWARD.step({ ...context, trace: smallInside(context.trace, context.at) });
      return { ...drawn, show: (trace, opened) => drawn.show(smallInside(trace, context.at), opened) };
    },
    turned: (_, turned) => (same(turned, state.turned) ? now : waiting(now, turned)),
  });
  const turning = turningOf(now, () => page);
  const page = drawPage(root, now, going, { play: makePlayer, turning: turning.turning, turned, shown: makeAnswers(root, (unit) => page.open(unit)) });

  /** Python is told where the page stands once it has come to rest: a pass through the network takes its time. @param {Trace} trace */
  function turned(trace) {
    clearTimeout(state.settling);
    state.settling = window.setTimeout(() => tell({ turned: trace.turned }, trace), SETTLED);
  }

  /** The trace of what the page holds. */
  function read() {
    const trace = leftOnes(readTraces(data)[0], state.turned);
    for (const each of [trace, ...insides(trace)]) {
      each.outputs.forEach((output, index) => output.left && smalls.set(pathOf(each, index), output));
    }
    return trace;
  }

  /** The same trace with the small pictures of what is too large for a row. @param {Trace} trace @returns {Trace} */
  function small(trace) {
    const known = (/** @type {Output} */ output, /** @type {number} */ index) => (output.values && smalls.get(pathOf(trace, index))) || output;
    return { ...trace, outputs: trace.outputs.map(known) };
  }

  /** @param {Trace} trace @param {number} at */
  function smallInside(trace, at) {
    const { inside } = trace.steps[at];
    return inside ? withStep(trace, at, { inside: small(inside) }) : trace;
  }

  /** Ask for what the page lacks of a step: what came in and goes out, the layer's numbers and its code, the layers inside. @param {Trace} trace @param {number} at */
  function want(trace, at) {
    const step = trace.steps[at];
    const path = trace.path + step.name;
    if (step.inside) blocks.set(path, [trace, at]);
    if (!same(trace.turned, state.turned)) return;
    const outer = blocks.get(trace.path.slice(0, -1));
    const sources = step.sources.filter((source) => !trace.outputs[source].values);
    if (outer && sources.includes(0)) want(...outer);
    const arrays = [...sources.filter((source) => source || !trace.path), ...(step.output.values ? [] : [at + 1])].map((index) => pathOf(trace, index));
    const parameters = step.data.row.parameters.filter((/** @type {any} */ { array }) => !data.parameters[array].values).map((/** @type {any} */ { key }) => key);
    const question = { need: path, arrays, parameters, inside: !step.inside && step.data.row.layers > 0, turned: state.turned };
    const key = JSON.stringify(question);
    if (state.asked.has(key) || !(arrays.length + parameters.length || question.inside)) return;
    state.asked.add(key);
    ask(question);
  }

  /** What Python sends of a step: its arrays and parameters by their names; what it does not send is too large for any page.
   * @param {any} answer @param {DataView[]} buffers */
  function hear({ need, turned: then, arrays, parameters, code, inside }, buffers) {
    if (!same(then, state.turned)) return;
    const { trace, at } = stepAt(now, need.split("."));
    const { row } = trace.steps[at].data;
    row.code = code;
    if (inside && !row.inside) {
      opened.push(row);
      Object.assign(row, { inside: inside.rows, idea: inside.idea });
      trace.data.stored[at] = inside.outputs;
      Object.assign(data.parameters, { ...inside.parameters, ...data.parameters });
    }
    for (const [name, array] of Object.entries(arrays)) sent.put(placeIn(name), array, buffers);
    for (const { key, array } of row.parameters) if (parameters[key]) sent.put({ of: data.parameters, at: array }, parameters[key], buffers);
    for (const [name, { beyond }] of Object.entries({ ...arrays, ...parameters })) if (beyond) row.beyond = [...(row.beyond ?? []), name];
    if (sent.forget()) state.asked.clear();
    again();
  }

  /** Where the data of an output are: of a block, those of the last layer in it. @param {string} name "x", "L2", "L3.L1" @returns {Place} */
  function placeIn(name) {
    if (name === "x") return { of: data.traces[0], at: "x" };
    const { trace, at } = stepAt(now, name.split("."));
    /** @type {Place} */ let place = { of: trace.data.stored, at };
    while (Array.isArray(place.of[place.at])) place = { of: place.of[place.at], at: place.of[place.at].length - 1 };
    return place;
  }

  /** Draw what the page holds now. */
  function again() {
    now = read();
    page.answered({ turned: state.turned }, /** @type {any} */ (null));
  }

  return {
    ...page,
    hear,
    /** Python has gone all the way with what is turned. @param {any} from */
    answered(from) {
      const { trace, answers } = model.get("answered");
      if (trace === state.shown || !same(from.turned, page.state.turned)) return;
      if (!trace) return refused(answers);
      Object.assign(state, { shown: trace, turned: from.turned, asked: new Set() });
      for (const row of opened) row.inside = null;
      sent.clear();
      [smalls, opened] = [new Map(), []];
      data.traces[0] = { ...trace, x: { ...data.traces[0].x, ...(x && { values: turnedValues(x, trace.x.shape, "x", from.turned) }) } };
      for (const [array, parameter] of Object.entries(trace.parameters)) data.parameters[array] = parameter;
      again();
    },
    /** Begin where Python's page stands; without Python nothing is asked, and the page says so. @param {any} from */
    begin(from) {
      if (words.not_computed === written.words.not_computed) Object.assign(words, written.words);
      again();
      page.begin(from);
      if (!same(from.turned, state.turned)) turned(page.trace());
    },
  };

  /** A layer refuses, and says why: which one, where it is not the model itself. @param {Record<string, { error: string }>} answers */
  function refused(answers) {
    const [[path, { error }]] = Object.entries(answers);
    const { steps } = page.trace();
    const at = Math.max(0, steps.findIndex(({ name }) => name === path));
    for (const step of steps.slice(at)) Object.defineProperty(step, "said", { value: path ? fill(words.failed, { layer: steps[at].heading, error }) : error });
    page.refresh();
    page.say(steps[page.state.at].said);
  }

  /** What is known until Python has answered: x, and of each output its place. @param {Trace} trace @param {Record<string, number>} to @returns {Trace} */
  function waiting(trace, to) {
    const outputs = trace.outputs.map((each, index) => (index || trace.path ? unknown(each) : { ...outputOf("x", { shape: each.shape, values: x && turnedValues(x, each.shape, "x", to) }, null, { axes: each.axes }) }));
    const steps = trace.steps.map((step, at) => ({
      ...step,
      output: outputs[at + outputs.length - trace.steps.length],
      inputs: step.sources.map((source) => outputs[source]),
      inside: step.inside && waiting(step.inside, to),
      computes: false,
      said: fill(words.not_computed, { output: step.output.called }),
    }));
    const title = trace.path ? trace.title : fill(words.changed, { name: first.name });
    return { ...trace, outputs, steps, title, answer: "", verdict: "", turned: to };
  }
}

/** @param {Output} output @returns {Output} */
function unknown({ name, called, shape, axes, shares }) {
  return outputOf(name, { shape, values: null }, null, { called, axes, shares });
}

/** Steps of which the page holds no numbers are drawn as such; what is too large for any page is said to be. @param {Trace} trace @param {Record<string, number>} turned @returns {Trace} */
function leftOnes(trace, turned) {
  trace.turned = turned;
  for (const step of trace.steps) {
    if (step.inside) leftOnes(step.inside, turned);
    if ([...step.inputs, step.output].some(({ left }) => left)) step.drawn = step.inside ? "left model" : "left";
    const { beyond } = step.data.row;
    if (beyond) step.note = fill(trace.words.beyond, { what: beyond.join(", ") });
  }
  return trace;
}

/** @param {Trace} trace @returns {Trace[]} */
function insides(trace) {
  return trace.steps.flatMap(({ inside }) => (inside ? [inside, ...insides(inside)] : []));
}

/** An output by its place in the whole: "x", "L2", in a block "L3.L1"; its input is "L3.x". @param {Trace} trace @param {number} index */
function pathOf({ path, steps, outputs }, index) {
  const at = index - (outputs.length - steps.length);
  return path + (at < 0 ? outputs[index].name : steps[at].name);
}

/** @param {Trace} trace @param {string[]} path @returns {{ trace: Trace, at: number }} */
function stepAt(trace, [name, ...rest]) {
  const at = trace.steps.findIndex((step) => step.name === name);
  const { inside } = trace.steps[at];
  return rest.length && inside ? stepAt(inside, rest) : { trace, at };
}

/** @param {any} one @param {any} other */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
