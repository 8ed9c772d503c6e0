// @ts-check
// A step of the way back as one eyeful, from right to left: the gradient that arrives, what the layer does with it, the gradients that it hands on.
import { WAYS_BACK } from "../../../layers/back.js";
import { parameterShape, partOf, startOf } from "../trace/way_back.js";
import { linesOf } from "../../../numbers/writing.js";
import { cellNumber, number } from "../../../numbers/notation.js";
import { make, write } from "../parts/elements.js";
import { drawBackRow } from "../parts/backrow.js";
import { isStacked, laidOut, shareOf } from "../parts/layout.js";
import { between, panel } from "../parts/panels.js";
import { cellSize, count, isListed, largestOf, placesOf, scaleFor, SMALLEST_CELL } from "../marks/places.js";
import { outputOf } from "../trace/outputs.js";
import { arithmeticOf } from "../trace/trace.js";
import { drawArray, listWidth, parameterKey } from "./arrays.js";
import { parameterChip } from "./ends.js";
import { titleOfStep } from "./plain.js";

/** @typedef {import("./ends.js").StepContext} StepContext */
/** @typedef {import("./ends.js").StepDrawing} StepDrawing */
/** @typedef {import("../types.js").Back} Back */
/** @typedef {import("../types.js").Step} Step */
/** @typedef {import("../types.js").Output} Output */
/** One picture of a step: `marked` is which of its numbers the opened one and a linked one are.
 * @typedef {{ element: HTMLElement, show: (step: Shown) => void, mark: (opened: number, inLinked: number, outLinked: number) => void, high: number }} Piece */
/** A step as it is now, and which of its numbers is open. @typedef {Step & { opened: number, now: import("../types.js").Trace }} Shown */
/** @typedef {{ title: string, names: string[], laid: number[], end: "in"|"out", start: number, opens: string, open: (unit: number, element: HTMLElement) => void,
 *   values: (step: Step) => ArrayLike<number>|null, among?: (step: Step) => ArrayLike<number>[], own?: boolean, gradient?: boolean }} Pictured   among: what they share a scale with; gradient: on one scale with the others, where that is wished; own: it stands in no order of what comes in and goes out, such as weights */
/** row: of the list beside it. @typedef {{ sign: string, pieces: ((room: Room) => Piece)[], row?: number }} Column */
/** The room of a piece; list: how wide a list may be made beyond what it needs; row: how high each of its numbers stands, where a flow beside it says so. @typedef {{ width: number, height: number, list: number, row?: number }} Room */

/** What a page with a recorded function carries to draw it, and others do not: flowback.js puts it here. @type {{ piece?: (context: StepContext) => (Piece & { row: number })|null }} */
export const FLOWING = {};

const MOST_LINES_BACK = 6;
const LINE = 0.34; // of the page's width, of a function's formula
const NARROW = 72; // letters: of less there is no room for a column of parameters
const LINES_HIGH = 6.6; // letters, of an arithmetic that lists stand below or above
const CLOSE = 1.71; // letters of height, of a number in a list that others stand below
export const BESIDE = 12.5; // letters, of a list beside a flow: its heading needs them
const CHIP = 5; // letters, of the one number that a layer divides by
const MOST_BELOW = 16; // numbers of a parameter that may stand below another picture

/** The call line of a step: from what arrives to what is handed on. @param {Step} step @returns {(Node|string)[]} */
export function backCall({ output, name, heading, idea, back }) {
  const from = name === "L" ? `${back?.step.output.name}, y` : back?.gradient?.name ?? "";
  return [make("code", {}, `${output.name} ← ${from}`), " ", make("span", { class: "itm-kind" }, heading + (idea ? `: ${idea[0].toLowerCase()}${idea.slice(1)}` : ""))];
}

/** How many rows of a list the tallest step needs, so that no step changes the height. @param {import("../types.js").Trace} trace @param {number} width @param {number} type @param {number} line of a list */
export function rowsNeeded({ steps }, width, type, line) {
  const high = (/** @type {number[]} */ laid) => (isListed(laid) ? Math.min(count(laid), 3) * Math.max(24, CLOSE * type) : 5 * type);
  const heading = (/** @type {number[]} */ laid) => (isListed(laid) && count(laid) < 4 ? 2.3 : 3.1) * type; // a list's heading; a picture has its legend too
  const stack = (/** @type {number[][]} */ shapes, more = 0) => shapes.reduce((sum, laid, place) => sum + high(laid) + (place ? heading(laid) : 0), more);
  const lines = LINES_HIGH * type;
  const tallest = steps.map(({ back }) => {
    const { step, arrivals, handed, laid, target } = /** @type {Back} */ (back);
    if (target) return stack([[], target.shape], lines);
    const [inputs, parameters] = [handed.filter(({ of }) => typeof of === "number"), handed.filter(({ of }) => typeof of === "string")].map((all) => all.map((each) => each.laid));
    const went = step.inputs.map(({ shape }) => shape);
    const layer = { linear: stack([parameterShape(step.parameters[0]?.shape ?? []), ...went]), elementwise: stack([laid, ...went]), softmax: stack([laid], lines), flow: stack(went, lines) }[/** @type {string} */ (step.drawn)] ?? 0;
    return Math.max(layer, stack(arrivals.map(() => laid)), ...(isMerged(/** @type {Back} */ (back), width, type) ? [stack([...inputs, ...parameters])] : [stack(inputs), stack(parameters)]));
  });
  return Math.max(...tallest) / line;
}

/** Whether few numbers stand below each other, where the page is narrow. @param {Back} back @param {number} width @param {number} type */
function isMerged({ handed }, width, type) {
  return width < NARROW * type && handed.every(({ laid }) => isListed(laid) || count(laid) <= MOST_BELOW);
}

/** @param {StepContext} context @returns {StepDrawing} */
export function drawBack(context) {
  return composed(context, (room, place) => handedPiece(context, place, room));
}

/** The same step with the question in place of what is handed on. @param {StepContext} context @param {HTMLElement} form @returns {StepDrawing} */
export function drawAskedBack(context, form) {
  const { back } = context.trace.steps[context.at];
  const title = mainPart(/** @type {Back} */ (back)).output.called;
  const asked = make("div", { class: "itm-panel itm-question" }, make("p", { class: "itm-panel-title" }, make("b", {}, `${title}, ${context.words.handed}`)), form);
  return composed(context, null, asked);
}

/** What a question is about: the gradient of the first input. @param {Back} back */
export function mainPart({ handed }) {
  return handed.find(({ of }) => of === 0) ?? handed[0];
}

/** The columns of a step, in the order of the way: first what arrives, at the right.
 * @param {StepContext} context @param {((room: Room, place: number) => Piece)|null} out @param {HTMLElement} [asked] @returns {StepDrawing} */
function composed(context, out, asked) {
  const { trace, at, width, height, type } = context;
  const back = /** @type {Back} */ (trace.steps[at].back);
  const inputs = back.handed.flatMap(({ of }, place) => (typeof of === "number" ? place : []));
  const parameters = back.handed.flatMap(({ of }, place) => (typeof of === "string" && of !== "L" ? place : []));
  const merged = isMerged(back, width, type);
  const columns = backColumns(context, back);
  const [row] = columns.flatMap((column) => column.row ?? []);
  const total = columns.length + (out ? 1 + Number(parameters.length > 0 && !merged) : 1.2);
  const fair = Math.floor((width - total * 2.6 * type) / total);
  const wide = (/** @type {string[]} */ names, /** @type {ArrayLike<number>|null} */ values) => Math.max(0, listWidth(names, values, type) - fair);
  const widest = (/** @type {number[]} */ places) => Math.max(0, ...places.map((place) => back.handed[place]).map(({ output, laid }) => (isListed(laid) ? wide(output.names, output.values) : 0)));
  const own = isDivided(back) ? CHIP * type - fair : 0;
  const excess = (back.gradient && isListed(back.laid) ? wide(back.gradient.names, back.gradient.values) : 0) + own + widest(inputs) + widest(parameters);
  const onPhone = isStacked(context);
  const each = onPhone ? shareOf(context, 1, 0) : Math.max(9 * type, Math.floor(fair - excess / Math.max(1, total - 2))); // lists take what they need, pictures what is left
  const list = onPhone ? each : row ? BESIDE * type : (total <= 2 ? 24 : total > 3 || width < NARROW * type ? 11 : 17) * type;
  const room = (/** @type {number} */ many) => ({ width: each, list, height: many > 1 ? Math.max(2.4 * type, Math.floor((height - (many - 1) * 3.1 * type) / many)) : height });
  const drawn = columns.map(({ pieces, sign }) => ({ sign, pieces: pieces.map((piece) => piece(room(pieces.length))) }));
  const below = merged ? [...inputs, ...parameters] : inputs;
  if (out) drawn.push({ sign: signOf(back), pieces: below.map((place) => out({ ...room(merged ? inputs.length : below.length), row }, place)) });
  if (out && parameters.length && !merged) drawn.push({ sign: "", pieces: parameters.map((place) => out(room(parameters.length), place)) });
  const parts = drawn.flatMap((column, place) => [...(place && column.sign ? [between(column.sign)] : []), stacked(column.pieces)]);
  if (asked) parts.push(between("←"), asked);
  if (!onPhone) parts.reverse(); // what arrives stands at the right, as in the row; on a phone above all else
  const all = drawn.flatMap(({ pieces }) => pieces);
  return {
    high: Math.min(height, Math.max(...drawn.map(({ pieces }) => pieces[0].high))),
    parts,
    show(now, opened) {
      for (const piece of all) piece.show({ ...now.steps[at], opened, now });
    },
    mark(opened, inLinked, outLinked) {
      for (const piece of all) piece.mark(opened, inLinked, outLinked);
    },
  };
}

/** @param {Back} back what stands between the layer and what it hands on */
function signOf({ step, target }) {
  if (target) return "←";
  return ["elementwise", "scale"].includes(step.drawn) ? "=" : "←";
}

/** Pieces above each other. @param {Piece[]} pieces */
function stacked(pieces) {
  return pieces.length === 1 ? pieces[0].element : make("div", { class: "itm-stack" }, ...pieces.map(({ element }) => element));
}

/** What arrives, and what the layer does with it. @param {StepContext} context @param {Back} back @returns {Column[]} */
function backColumns(context, back) {
  if (back.target) return lossColumns(context, back);
  /** @type {Column[]} */ const columns = [];
  const { arrivals } = back;
  if (arrivals.length > 1) columns.push({ sign: "", pieces: arrivals.map((_, place) => arriving(context, place)) });
  columns.push({ sign: arrivals.length > 1 ? "=" : "", pieces: [arriving(context, arrivals.length)] });
  const layer = layerPieces(context, back);
  return layer.pieces.length ? [...columns, layer] : columns;
}

/** What a layer multiplies the gradient with, or the way it goes. @param {StepContext} context @param {Back} back @returns {Column} */
function layerPieces(context, { step }) {
  const { words } = context;
  if (step.drawn === "linear") return { sign: "×", pieces: [parameterPiece(context, step.parameters[0]), wentIn(context, 0)] };
  if (step.drawn === "elementwise" && WAYS_BACK.get(step.kind)?.slopes) {
    const among = step.inputs[0].names.length === 1 ? (/** @type {Step} */ now) => [slopesOf(now) ?? [], now.back?.step.inputs[0].values ?? []] : undefined; // of two bars below each other one sees which is longer
    return { sign: "×", pieces: [slopePiece(context, words.slope, among), wentIn(context, 0, among)] };
  }
  if (isDivided({ step })) return { sign: "", pieces: [() => dividedPiece(context, step)] };
  if (step.drawn === "scale") return { sign: "÷", pieces: [parameterPiece(context, step.parameters[1])] };
  if (step.drawn === "softmax") return { sign: "", pieces: [cameOut(context), linesPiece(context)] };
  const flow = step.drawn === "flow" && !context.covered && FLOWING.piece?.(context);
  if (flow) return { sign: "", pieces: [() => flow], row: flow.row };
  if (isToldInLines(step)) return { sign: "←", pieces: [linesPiece(context), ...step.inputs.map((_, place) => wentIn(context, place))] };
  if (step.drawn === "model") return { sign: "←", pieces: [insidePiece(context)] };
  return { sign: "", pieces: [] };
}

/** Whether what a layer does is told in lines. @param {Back["step"]} step */
function isToldInLines({ drawn }) {
  return drawn === "flow" || drawn === "normal";
}

/** Whether a layer divides all numbers by one. @param {Pick<Back, "step">} back */
function isDivided({ step }) {
  return step.drawn === "scale" && step.parameters[1].values.length === 1;
}

/** The one number that a layer divides by. @param {StepContext} context @param {Step} step @returns {Piece} */
function dividedPiece(context, step) {
  const chip = parameterChip({ ...context, trace: { ...context.trace, steps: [step] }, at: 0 }, step.parameters[1], "÷");
  return { element: chip.element, high: 0, show: ({ back }) => back && chip.show(back.step.parameters), mark: () => {} };
}

/** What the loss looks at and its target; its value, with the arithmetic of the opened number. @param {StepContext} context @param {Back} back */
function lossColumns(context, back) {
  const { words } = context;
  const looked = back.step.output;
  const target = /** @type {Output} */ (back.target);
  const alike = looked.names.length === target.names.length; // an answer and its target: one sees how far apart they are
  const single = alike && looked.names.length === 1; // three bars, one of them L's, of which one sees which is longer
  const among = alike ? (/** @type {Step} */ { back: now }) => [now?.step.output.values ?? [], now?.target?.values ?? [], ...(single ? [now?.handed[0].output.values ?? []] : [])] : undefined;
  const given = picturedPart(context, { title: `${looked.called}, ${words.went_in}`, names: looked.names, laid: back.laid, end: "in", start: 0, values: (step) => step.back?.step.output.values ?? null, among, ...seen(context, looked) });
  const wanted = picturedPart(context, { title: `${target.called}, ${/** @type {any} */ (context.trace).data.about.target_told}`, names: target.names, laid: target.shape, end: "in", start: looked.names.length, values: (step) => step.back?.target?.values ?? null, among, ...seen(context, target) });
  const lists = (1 + target.names.length) * Math.max(24, CLOSE * context.type) + 2.7 * context.type; // L and the target, each with its heading
  const lines = (/** @type {Room} */ room) => linesPiece(context)({ ...room, height: Math.max(room.height, context.height - lists) }); // below short lists they have more than a third
  return [
    { sign: "", pieces: [given] },
    { sign: "←", pieces: [(/** @type {Room} */ room) => handedPiece(context, 0, room, single ? among : undefined), wanted, lines] },
  ];
}

/** A card for a number that is looked at. @param {StepContext} context @param {Output} output */
function seen({ act, words }, { called, shape, values }) {
  const parameter = /** @type {any} */ ({ key: called, shape, values });
  return { opens: words.selects, open: (/** @type {number} */ flat, /** @type {HTMLElement} */ element) => act.card({ parameter, flat }, element) };
}

/** One of the gradients that arrive, or their sum. @param {StepContext} context @param {number} place */
function arriving(context, place) {
  const back = /** @type {Back} */ (context.trace.steps[context.at].back);
  const all = (/** @type {Back} */ { arrivals, gradient }) => [...arrivals, /** @type {Output} */ (gradient)];
  const output = all(back)[place];
  const names = outputOf(output.name, output, null).names;
  const title = `${place && place < back.arrivals.length ? "+ " : ""}${output.called}${place < back.arrivals.length ? "" : `, ${back.arrivals.length > 1 ? context.words.added : context.words.arrives}`}`;
  return picturedPart(context, { title, names, laid: back.laid, end: "in", start: place * names.length, gradient: true, values: (step) => all(/** @type {Back} */ (step.back))[place].values, ...seen(context, output) });
}

/** What went in on the way forward. @param {StepContext} context @param {number} place @param {Pictured["among"]} [among] */
function wentIn(context, place, among) {
  const { trace, at, words } = context;
  const { step, arrivals, laid } = /** @type {Back} */ (trace.steps[at].back);
  const output = step.inputs[place];
  const before = (arrivals.length + 1) * count(laid) + step.inputs.slice(0, place).reduce((sum, { names }) => sum + names.length, 0);
  return picturedPart(context, {
    ...{ title: `${output.name}, ${words.went_in}`, names: output.names, end: "in", start: before, among, ...seen(context, output) },
    ...{ laid: laidOut(/** @type {any} */ (trace).forward, step.sources[place]), values: (now) => now.back?.step.inputs[place].values ?? null },
  });
}

/** What came out on the way forward. @param {StepContext} context */
function cameOut(context) {
  const { step, arrivals, laid } = /** @type {Back} */ (context.trace.steps[context.at].back);
  const start = (arrivals.length + 1) * count(laid) + step.inputs.reduce((sum, { names }) => sum + names.length, 0);
  return picturedPart(context, { title: `${step.output.name}, ${context.words.came_out}`, names: step.output.names, laid, end: "in", start, values: (now) => now.back?.step.output.values ?? null, ...seen(context, step.output) });
}

/** The layer's own numbers. @param {StepContext} context @param {import("../types.js").Parameter} parameter */
function parameterPiece(context, parameter) {
  const names = Array.from(parameter.values, (_, flat) => parameterKey(parameter, flat));
  const same = context.trace.steps[context.at].back?.laid ?? [];
  const laid = parameter.axes[0] === "input" && count(same) === count(parameter.shape) ? same : narrowed(context, parameter.shape, parameterShape(parameter.shape));
  return picturedPart(context, {
    ...{ title: parameter.symbol === parameter.name ? parameter.name : `${parameter.symbol} · ${parameter.name}`, names, laid, end: "in", start: 0, own: true, opens: context.words.turns },
    ...{ open: (flat, element) => context.act.card({ parameter, flat }, element), values: (now) => now.back?.step.parameters.find(({ key }) => key === parameter.key)?.values ?? null },
  });
}

/** Where there is little room a parameter stands as cells, not as a list. @param {StepContext} context @param {number[]} shape @param {number[]} laid */
function narrowed({ width, type }, shape, laid) {
  return width < NARROW * type && !isStacked({ width, type }) && shape.length === 2 ? shape : laid;
}

/** How steep an activation is at each number that went in. @param {Step} step */
function slopesOf({ back }) {
  const way = WAYS_BACK.get(/** @type {Back} */ (back).step.kind);
  return back?.passed && way?.slopes ? way.slopes(back.passed) : null;
}

/** @param {StepContext} context @param {string} words @param {Pictured["among"]} among */
function slopePiece(context, words, among) {
  const { step, laid } = /** @type {Back} */ (context.trace.steps[context.at].back);
  const names = step.inputs[0].names.map((input) => words.replace("{input}", input));
  return picturedPart(context, { title: words.replace("{input}", step.inputs[0].name), names, laid, end: "out", start: 0, opens: context.words.opens, open: (unit) => context.act.open(unit), values: slopesOf, among });
}

/** One of the gradients that are handed on. @param {StepContext} context @param {number} place @param {Room} room @param {Pictured["among"]} [among] */
function handedPiece(context, place, room, among) {
  const { trace, at, words, act } = context;
  const { handed } = /** @type {Back} */ (trace.steps[at].back);
  const { of, output, laid } = handed[place];
  const start = startOf(handed, place);
  const names = outputOf(output.name, output, null).names; // the title says from whom
  const title = of === "L" ? "L" : typeof of === "string" ? output.called : `${output.called}, ${words.handed}`;
  return picturedPart(context, { title, names, laid: typeof of === "string" ? narrowed(context, output.shape, laid) : laid, end: "out", start, opens: words.opens, open: (unit) => act.open(start + unit), gradient: true, among, values: (now) => now.back?.handed[place]?.output.values ?? null })(room);
}

/** Numbers as a picture that says which of all that come in, or go out, they are.
 * @param {StepContext} context @param {Pictured} what @returns {(room: Room) => Piece} */
function picturedPart(context, { title, names, laid, end, start, opens, open, values, among, own = false, gradient = false }) {
  const { type, trace, at } = context;
  const size = names.length;
  const back = /** @type {Back} */ (trace.steps[at].back);
  return ({ width, height, list, row: given }) => {
    const listed = isListed(laid) && (size * 24 <= height + 8 || size < 4);
    const shape = listed || !isListed(laid) ? laid : size % 2 ? [1, size] : [2, size / 2]; // a list that is too long for its place
    const row = given ?? Math.max(24, Math.min(height < context.height ? CLOSE * type : context.row, Math.floor(height / size)));
    const needed = [trace, trace.original ?? trace].map(({ steps }) => listWidth(names, values(steps[at]), type)); // what was turned may be turned back
    const wide = listed ? Math.max(...needed, Math.min(width, list)) : width;
    const point = (/** @type {number} */ unit) => context.act.point(unit < 0 || own ? -1 : start + unit, end);
    const places = placesOf(shape);
    const high = cellSize(places, wide, height) === SMALLEST_CELL ? places.rows * SMALLEST_CELL - 1 : height; // a cell at the edge is less than a finger needs
    const array = drawArray({ ...context, height: high, act: { ...context.act, point } }, { label: title, names, shape, width: wide, row, opens, end, open, written: (value, scale) => cellNumber(value / cellUnit(scale)) });
    const note = make("small");
    const below = listed && height < context.height; // where others stand below each other there is no legend: what fits of it stands beside the title
    const heading = /** @type {Element} */ (array.element.querySelector(".itm-panel-title"));
    if (!listed || below) heading.append(" ", note);
    return {
      element: array.element,
      high: listed ? row * size : parseFloat(array.picture.element.style.height),
      show(step) {
        const shown = values(step);
        if (!shown) return;
        const scale = gradient && context.whole ? largestOf(...step.now.outputs.slice(1).map((each) => each.values ?? [])) : scaleFor(...(among?.(step) ?? [shown]));
        array.show(shown, scale);
        if (below) write(note, largestOf(shown) ? context.words.full.replace("{size}", number(scale)) : "");
        else if (!listed) {
          const counts = cellUnit(scale) < 1 && array.element.querySelector(".itm-cell") !== null;
          write(note, counts ? `× ${number(cellUnit(scale))}` : "");
          heading.classList.toggle("itm-counted", counts);
        }
      },
      mark(opened, inLinked, outLinked) {
        const inside = (/** @type {number} */ unit) => (unit >= start && unit < start + size && !own ? unit - start : -1);
        const linked = inside(end === "in" ? inLinked : outLinked);
        const chosen = opened < 0 ? -1 : end === "out" && !own ? inside(opened) : takesPart(back, opened, { own, start, size, title });
        array.picture.mark(chosen, linked);
      },
    };
  };
}

/** What cells count, for gradients are often small: 1 unless the largest of it would be written as 0 or .1. @param {number} scale */
function cellUnit(scale) {
  return scale > 0 && scale < 0.15 ? 10 ** Math.floor(Math.log10(scale)) : 1;
}

/** Which number of what comes in plays a part in the opened one: of a gradient of weights its input and what arrives, elsewhere the one at its place.
 * @param {Back} back @param {number} opened @param {{ own: boolean, start: number, size: number, title: string }} piece */
function takesPart(back, opened, { own, start, size }) {
  const { part, own: unit } = partOf(back.handed, opened);
  const { step, gradient, arrivals } = back;
  if (!gradient) return part.of === "L" ? -1 : size === part.output.names.length ? unit : -1;
  const arrives = start < (arrivals.length + 1) * gradient.names.length && !own;
  if (step.drawn === "linear" && part.of === "weights") {
    const inputs = step.inputs[0].names.length;
    return own ? -1 : arrives ? Math.floor(unit / inputs) : unit % inputs;
  }
  if (step.drawn === "linear") return part.of === "bias" ? (arrives ? unit : -1) : arrives || own ? -1 : unit;
  return size === part.output.names.length && typeof part.of === "number" ? unit : -1;
}

/** The arithmetic of the opened number, line by line. @param {StepContext} context @returns {(room: Room) => Piece} */
function linesPiece(context) {
  const { at, words, trace } = context;
  const { step } = /** @type {Back} */ (trace.steps[at].back);
  return ({ width: share, height }) => {
    const width = isToldInLines(step) && !isStacked(context) ? Math.max(share, LINE * context.width) : share; // beside lists a formula has room
    const lines = make("pre", { class: "itm-lines", tabIndex: 0 });
    lines.style.cssText = `width:${width}px;max-height:${Math.max(height, LINES_HIGH * context.type)}px;overflow:auto`;
    const own = trace.steps[at];
    const head = own.name === "L" ? "L =" : step.head;
    const formulaOfStep = (/** @type {import("../types.js").Step} */ current) => (own.name === "L" ? own : /** @type {Back} */ (current.back).step).formula;
    const short = `${head} ${formulaOfStep(own)}`.length * 0.57 * context.type < width; // a formula that its heading would cut off stands in lines of its own
    const element = panel({ title: "", content: lines, class: "itm-curved" });
    return {
      high: height,
      element,
      show({ now, opened }) {
        const formula = formulaOfStep(now.steps[at]);
        write(/** @type {Element} */ (element.querySelector("b")), `${head} ${short ? formula : ""}`);
        const expression = context.covered ? null : arithmeticOf(now, at, opened);
        const written = expression ? linesOf(expression) : context.covered ? [] : [words.opaque];
        write(lines, (short ? "" : `${formula}\n`) + (expression ? `${now.steps[at].output.names[opened]} = ` : "") + written.slice(0, MOST_LINES_BACK).join("\n= "));
      },
      mark() {},
    };
  };
}

/** A model: the way back through its own layers; a cloud of it opens it in place. @param {StepContext} context @returns {(room: Room) => Piece} */
function insidePiece(context) {
  const { trace, at, palette, words, act } = context;
  const inside = /** @type {any} */ (trace.steps[at].inside);
  return () => {
    const row = drawBackRow({ trace: inside, palette, words, go: act.inside });
    const { head } = trace.steps[at];
    return {
      high: context.height,
      element: panel({ title: titleOfStep({ head, formula: "" }), content: row.element, class: "itm-function" }),
      show: (step) => row.show(/** @type {any} */ (step.inside), context.whole, context.covered ? 0 : Infinity),
      mark() {},
    };
  };
}
