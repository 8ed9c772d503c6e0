// @ts-check
// A learner's own function, as it was recorded: its arithmetic as a flow from the inputs to the opened number.
import { number } from "../../../numbers/notation.js";
import { linesOf } from "../../../numbers/writing.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { drawFlow, flowWidth } from "../marks/flow.js";
import { flowPlan, leavesOf, MOST_FLOWING, MOST_SHRUNK } from "../marks/flowplan.js";
import { panel, between } from "../parts/panels.js";
import { drawLines } from "./lines.js";
import { retitle, titleOfStep } from "./plain.js";
import { DRAWN_FOR, MOST_IN_LIST } from "../marks/places.js";
import { listWidth, parameterKey } from "./arrays.js";
import { drawEnd, widthFor } from "./ends.js";
import { isStacked } from "../parts/layout.js";
import { fill } from "../../../numbers/sentence.js";
import { ownNumber, parsedKey } from "../trace/outputs.js";
import { arithmeticOf } from "../trace/trace.js";
import { isFollowed } from "../trace/turning.js";
import { drawing } from "./kinds.js";

/** @param {import("./ends.js").StepContext} context @returns {import("./ends.js").StepDrawing} */
function drawRecorded(context) {
  const { trace, at, width, height, type, row, words, act } = context;
  const step = trace.steps[at];
  const inputs = step.inputs[0].names.length;
  const expression = arithmeticOf(trace, at, 0);
  if (!expression || step.inputs.length > 1 || inputs > MOST_IN_LIST || leavesOf(expression) > MOST_FLOWING) return withOwn(context, drawLines(context));
  const every = step.output.names.flatMap((_, unit) => arithmeticOf(trace, at, unit) ?? []);
  const plans = every.map((each) => flowPlan(each, inputs));
  const rows = Math.max(...plans.map((each) => each.rows), inputs);
  const wide = (/** @type {number} */ letter, tight = false) => Math.max(...plans.map((each) => flowWidth(each, letter, tight)));
  const above = every.some(({ deciding }) => deciding?.length) ? Math.max(24, 1.7 * type) : expression.questions.length ? 1.5 * type : 0; // the line of what the function asked, with the button of a number or without
  const high = Math.max(row, Math.min(2 * row, Math.floor((height - above) / rows)));
  const single = step.output.names.length === 1;
  const least = [step.inputs[0], step.output].map(({ names, values }) => listWidth(names, values, type));
  const stacked = isStacked(context);
  const spare = width - wide(type) - 5 * type;
  if (stacked ? wide(DRAWN_FOR, true) > MOST_SHRUNK * width : !single && spare < least[0] + least[1]) return withOwn(context, drawLines(context)); // what goes out must be in sight
  const free = spare - least[0] - (single ? 0 : least[1]); // of which wires need their part: a short one is steep
  const lists = stacked ? widthFor(context, step.sources[0], width) : Math.max(least[0], Math.min(19 * type, width * 0.36, least[0] + free / 2));
  const outs = single ? 0 : stacked ? widthFor(context, at + 1, width) : Math.max(least[1], Math.min(16 * type, width * 0.24, spare - lists));
  const given = drawEnd(context, step.sources[0], "in", { width: lists, row: stacked ? row : high });
  const made = single ? null : drawEnd(context, at + 1, "out", { width: outs });
  const flow = drawFlow({ width: stacked ? width : width - lists - outs - 5 * type, row: high, type, tight: stacked, turn: (key, button) => act.card(ownNumber(step, key), button) });
  const asked = askedLine(context);
  const stage = make("div", { class: "itm-flow-stage" }, asked.element, flow.element);
  const space = Math.max(above, stacked ? 0 : (height - rows * high) / 2);
  for (const each of stacked ? [stage] : [given.picture.element, stage]) each.style.marginTop = `${space}px`; // beside the flow each number stands at its wire
  const middle = panel({ title: titleOfStep(step), content: stage, class: "itm-function itm-flowing" });
  if (!stacked) given.picture.element.style.marginBottom = `${Math.max(0, height - space - inputs * high)}px`;
  return {
    high: height,
    parts: [given.element, ...(stacked ? [between("→")] : []), middle, ...(made ? [between("→"), made.element] : [])],
    show(now, opened) {
      given.show(now);
      made?.show(now);
      const shown = arithmeticOf(now, at, opened);
      retitle(middle, now.steps[at]);
      asked.show(now, shown);
      const name = now.steps[at].output.names[opened];
      if (shown) flow.show(flowPlan(shown, inputs), name, words.flow.replace("{line}", linesOf(shown)[0]).replace("{name}", name));
    },
    mark(opened, inLinked, outLinked) {
      given.picture.mark(-1, inLinked);
      made?.picture.mark(opened, outLinked);
    },
  };
}

/** What a function asked on its way, and a button for each number of its code that decided and stands in no flow. @param {import("./ends.js").StepContext} context */
function askedLine({ trace, at, words, act }) {
  const told = make("span");
  const element = make("p", { class: "itm-asked" }, told);
  /** They stay, for one may be held. @type {Record<string, HTMLButtonElement>} */ const buttons = {};
  return {
    element,
    /** @param {import("../types.js").Trace} now @param {import("../types.js").Expression|null} shown */
    show(now, shown) {
      write(told, shown?.questions.length ? fill(words.asked, { questions: shown.questions.join("; ") }) : "");
      const flowing = shown ? keysIn(shown) : new Set();
      const keys = (shown?.deciding ?? []).filter((key) => !flowing.has(key));
      for (const [key, button] of Object.entries(buttons)) if (!keys.includes(key)) button.remove();
      for (const key of keys) {
        const button = (buttons[key] ??= make("button", { class: "itm-weight", onclick: () => act.card(ownNumber(trace.steps[at], key), button) }));
        const { parameter, flat } = ownNumber(now.steps[at], key);
        write(button, number(parameter.values[flat]));
        setAttribute(button, "aria-label", `${key}, ${number(parameter.values[flat])}`);
        if (!button.isConnected) element.append(" ", button);
      }
    },
  };
}

/** The numbers of a function's code, or of a layer, that an arithmetic shows. @param {import("../types.js").Expression} expression */
function keysIn(expression) {
  const waiting = [expression];
  /** @type {Set<string>} */ const found = new Set();
  for (const part of waiting) {
    if (part.parameter) found.add(part.parameter);
    waiting.push(...part.parts);
  }
  return found;
}

/** Below the lines the numbers of a function's code; each can be turned.
 * @param {import("./ends.js").StepContext} context @param {import("./ends.js").StepDrawing} lines @returns {import("./ends.js").StepDrawing} */
function withCode({ trace, at, act, words }, lines) {
  const step = trace.steps[at];
  const [parameter] = step.constants;
  const followed = [...parameter.values.keys()].filter((flat) => isFollowed(step, flat));
  const buttons = followed.map((flat, place) => make("button", { class: "itm-weight", onclick: () => act.card({ parameter, flat }, buttons[place]) }));
  lines.parts.find((each) => each.classList.contains("itm-function"))?.append(make("p", { class: "itm-own" }, make("span", {}, words.all_in_code), ...buttons));
  return {
    ...lines,
    show(now, opened) {
      lines.show(now, opened);
      followed.forEach((flat, place) => {
        const value = number(now.steps[at].constants[0].values[flat]);
        write(buttons[place], value);
        setAttribute(buttons[place], "aria-label", `${parameterKey(parameter, flat)}, ${value}`);
      });
    },
  };
}

/** Below the lines the layer's own numbers that the opened one is made with, such as those of its channel; each can be turned.
 * @param {import("./ends.js").StepContext} context @param {import("./ends.js").StepDrawing} lines @returns {import("./ends.js").StepDrawing} */
export function withOwn(context, lines) {
  const { trace, at, act } = context;
  const { parameters, constants } = trace.steps[at];
  if (constants.length) return withCode(context, lines);
  if (!parameters.length || !parameters.every(({ shape }) => shape.length === 1 && shape[0] === parameters[0].shape[0])) return lines;
  let flat = 0;
  const buttons = parameters.map((parameter) => {
    const button = make("button", { class: "itm-weight", onclick: () => act.card({ parameter, flat }, button) });
    return button;
  });
  const named = parameters.map(({ name }, place) => make("span", {}, `${name} `, buttons[place]));
  lines.parts.find((each) => each.classList.contains("itm-function"))?.append(make("p", { class: "itm-own" }, ...named));
  return {
    ...lines,
    show(now, opened) {
      lines.show(now, opened);
      flat = ownPlace(arithmeticOf(now, at, opened));
      now.steps[at].parameters.forEach(({ values }, place) => {
        write(buttons[place], number(values[flat]));
        setAttribute(buttons[place], "aria-label", `${parameterKey(parameters[place], flat)}, ${number(values[flat])}`);
      });
    },
  };
}

/** Where the first of a layer's own numbers in an arithmetic stands among its like. @param {import("../types.js").Expression|null} expression */
function ownPlace(expression) {
  const waiting = expression ? [expression] : [];
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    if (part.parameter) return parsedKey(part.parameter)?.index[0] ?? 0;
    waiting.push(...part.parts);
  }
  return 0;
}

drawing("flow", drawRecorded);
