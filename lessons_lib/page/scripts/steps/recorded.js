// @ts-check
// A learner's own function, as it was recorded: its arithmetic as a flow from the inputs to the opened number.
import { number } from "../../../numbers/notation.js";
import { linesOf } from "../../../numbers/writing.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { drawFlow, flowWidth } from "../marks/flow.js";
import { flowPlan, leavesOf } from "../marks/flowplan.js";
import { panel, between } from "../parts/panels.js";
import { drawLines } from "./plain.js";
import { MOST_IN_LIST } from "../marks/places.js";
import { listWidth, parameterKey } from "./arrays.js";
import { drawEnd, widthFor } from "./ends.js";
import { isStacked } from "../parts/layout.js";
import { fill } from "../../../numbers/sentence.js";
import { parsedKey } from "../trace/outputs.js";
import { arithmeticOf } from "../trace/trace.js";
import { drawing } from "./kinds.js";

const MOST_FLOWING = 12; // leaves of an arithmetic that can still be followed with the eye
const MOST_SHRUNK = 1.25; // times the page's width, of a flow whose text can still be read when it is made to fit

/** @param {import("./ends.js").StepContext} context @returns {import("./ends.js").StepDrawing} */
function drawRecorded(context) {
  const { trace, at, width, height, type, row, words } = context;
  const step = trace.steps[at];
  const inputs = step.inputs[0].names.length;
  const expression = arithmeticOf(trace, at, 0);
  if (!expression || step.inputs.length > 1 || inputs > MOST_IN_LIST || leavesOf(expression) > MOST_FLOWING) return withOwn(context, drawLines(context));
  const rows = Math.max(...step.output.names.map((_, unit) => flowRows(arithmeticOf(trace, at, unit), inputs)), inputs);
  const above = expression.questions.length ? 1.5 * type : 0; // the line of what the function asked
  const high = Math.max(row, Math.min(2 * row, Math.floor((height - above) / rows)));
  const single = step.output.names.length === 1;
  const least = [step.inputs[0], step.output].map(({ names, values }) => listWidth(names, values, type));
  const stacked = isStacked(context);
  const spare = width - flowWidth(expression, inputs, type) - 5 * type;
  if (stacked ? flowWidth(expression, inputs, type, true) > MOST_SHRUNK * width : !single && spare < least[0] + least[1]) return withOwn(context, drawLines(context)); // what goes out must be in sight
  const lists = stacked ? widthFor(context, step.sources[0], width) : Math.max(least[0], Math.min(19 * type, width * 0.36, spare - (single ? 0 : least[1])));
  const outs = single ? 0 : stacked ? widthFor(context, at + 1, width) : Math.max(least[1], Math.min(16 * type, width * 0.24, spare - lists));
  const given = drawEnd(context, step.sources[0], "in", { width: lists, row: stacked ? row : high });
  const made = single ? null : drawEnd(context, at + 1, "out", { width: outs });
  const flow = drawFlow({ width: stacked ? width : width - lists - outs - 5 * type, row: high, type, inputs, tight: stacked });
  const asked = make("p", { className: "itm-asked" });
  const stage = make("div", { className: "itm-flow-stage" }, asked, flow.element);
  const space = `${Math.max(above, stacked ? 0 : (height - rows * high) / 2)}px`;
  for (const each of stacked ? [stage] : [given.picture.element, stage]) each.style.marginTop = space; // beside the flow each number stands at its wire
  if (!stacked) given.picture.element.style.marginBottom = `${Math.max(0, (height - rows * high) / 2 + (rows - inputs) * high)}px`;
  return {
    high: height,
    parts: [given.element, ...(stacked ? [between("→")] : []), panel({ title: `${step.head} = ${step.formula}`, content: stage, className: "itm-function itm-flowing" }), ...(made ? [between("→"), made.element] : [])],
    show(now, opened) {
      given.show(now);
      made?.show(now);
      const shown = arithmeticOf(now, at, opened);
      write(asked, shown?.questions.length ? fill(words.asked, { questions: shown.questions.join("; ") }) : "");
      if (shown) flow.show(shown, now.steps[at].output.names[opened], words.flow.replace("{line}", linesOf(shown)[0]));
    },
    mark(opened, inLinked, outLinked) {
      given.picture.mark(-1, inLinked);
      made?.picture.mark(opened, outLinked);
    },
  };
}

/** Below the lines the layer's own numbers that the opened one is made with, such as those of its channel; each can be turned.
 * @param {import("./ends.js").StepContext} context @param {import("./ends.js").StepDrawing} lines @returns {import("./ends.js").StepDrawing} */
function withOwn({ trace, at, act }, lines) {
  const { parameters } = trace.steps[at];
  if (!parameters.length || !parameters.every(({ shape }) => shape.length === 1 && shape[0] === parameters[0].shape[0])) return lines;
  let flat = 0;
  const buttons = parameters.map((parameter) => {
    const button = make("button", { type: "button", className: "itm-weight", onclick: () => act.card({ parameter, flat }, button) });
    return button;
  });
  const named = parameters.map(({ name }, place) => make("span", {}, `${name} `, buttons[place]));
  lines.parts.find((each) => each.classList.contains("itm-function"))?.append(make("p", { style: "display:flex;flex-wrap:wrap;gap:0 1.4em;margin:0" }, ...named));
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

/** @param {import("../types.js").Expression|null} expression @param {number} inputs */
function flowRows(expression, inputs) {
  return expression ? flowPlan(expression, inputs).rows : inputs;
}

drawing("flow", drawRecorded);
