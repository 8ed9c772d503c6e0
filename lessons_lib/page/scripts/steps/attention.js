// @ts-check
// Rows at work: the row that an opened number was made from, × what it meets, = the terms; words as rows of a table; and who looks at whom.
import { termsOf } from "../../../numbers/arithmetic.js";
import { number } from "../../../numbers/notation.js";
import { fill } from "../../../numbers/sentence.js";
import { make, write } from "../parts/elements.js";
import { isStacked, laidOut, shareOf } from "../parts/layout.js";
import { between, panel } from "../parts/panels.js";
import { largestOf, SMALLEST_CELL } from "../marks/places.js";
import { tokenHeads } from "../marks/tokens.js";
import { drawWires } from "../marks/wires.js";
import { arithmeticOf } from "../trace/trace.js";
import { drawArray, parameterKey } from "./arrays.js";
import { drawEnd, markAlike, widthFor } from "./ends.js";
import { drawing } from "./kinds.js";
import { sumSign } from "./sum.js";

/** @typedef {import("./ends.js").StepContext} StepContext */
/** @typedef {import("./ends.js").StepDrawing} StepDrawing */
/** @typedef {import("../types.js").Output} Output */
/** @typedef {import("../types.js").Parameter} Parameter */
/** @typedef {import("../types.js").Step} Step */

const LEDGER = 9.5; // letters
const LINES = 44; // pixels of a row of numbers that is folded

drawing("rowwise", drawProducts);

drawing("products", drawProducts);

drawing("sums", drawProducts);

drawing("embedding", drawEmbedding);

drawing("added", drawAdded);

drawing("looks", drawLooks);

/** What meets in an opened number: a row of the first with a row, or a column, of the second; the positions of their numbers, and what each is called.
 * @param {Step} step @param {number} opened */
function meeting({ drawn, inputs: [first, other], output, parameters: [weights] }, opened) {
  const [, columns] = output.shape;
  const [row, column] = [Math.floor(opened / columns), opened % columns];
  const length = first.shape[1];
  const name = weights?.symbol ?? other.name;
  const along = drawn === "sums";
  const numbersOf = (/** @type {number} */ start, /** @type {number} */ apart) => Array.from({ length }, (_, at) => start + at * apart);
  return {
    column, length,
    own: { title: `${first.name}[${first.axes?.[0]?.[row] ?? row}]`, units: numbersOf(row * length, 1) },
    met: {
      title: `${name}[${along ? ":, " : ""}${output.axes?.[1]?.[column] ?? column}]`,
      units: along ? numbersOf(column, columns) : numbersOf(column * length, 1),
    },
  };
}

/** @param {StepContext} context @returns {StepDrawing} */
function drawProducts(context) {
  const { trace, at, words, width, type, act } = context;
  const step = trace.steps[at];
  const [weights, bias] = step.parameters;
  const each = shareOf(context, 4, 14);
  const { length } = meeting(step, 0);
  const wide = [...step.sources, at + 1].map((index) => widthFor(context, index, each));
  const given = drawEnd(context, step.sources[0], "in", { width: wide[0] });
  const other = weights ? drawWeights(context, weights, each, step.output.axes?.[1]) : drawEnd(context, step.sources[1], "in", { width: wide[1] });
  const made = drawEnd(context, at + 1, "out", { width: wide[wide.length - 1] });
  const frames = [given, other].map(({ picture }) => frameIn(picture.element));
  const shown = { opened: 0 };
  let framed = -1;
  const left = width - wide.reduce((sum, each) => sum + each, 0) - (weights ? each : 0) - 17 * type; // what the others leave
  const room = Math.min(isStacked(context) ? width - 8 : Math.max(left, 10 * type), 36 * Math.max(length, 3));
  const lined = 2 * length > room; // numbers too narrow to be seen beside each other go on below, like lines of text
  const columns = Math.floor(room / Math.max(2, Math.floor(Math.sqrt((room * LINES) / length))));
  const strip = (/** @type {string[]} */ names, /** @type {string} */ opens, /** @type {(unit: number, element: HTMLElement) => void} */ open) =>
    drawArray({ ...context, height: lined ? LINES : 30 }, { label: names[0], names, rowwise: !lined, shape: lined ? [length] : [1, length], columns, width: room, opens, open, end: "in" });
  const places = Array.from({ length }, (_, unit) => String(unit));
  const own = strip(places, words.selects, (unit, element) => act.card({ output: step.sources[0], unit: meeting(step, shown.opened).own.units[unit] }, element));
  const met = strip(places, weights ? words.turns : words.selects, (unit, element) => {
    const flat = meeting(step, shown.opened).met.units[unit];
    act.card(weights ? { parameter: weights, flat } : { output: step.sources[1], unit: flat }, element);
  });
  const terms = strip(places, words.selects, () => {});
  const sum = sumSign(context, bias, () => shown.opened % step.output.shape[1]);
  const divided = make("small");
  const ledger = make("div", { class: "itm-panel" }, ...[own, met, terms].map(({ element }) => (element.querySelector(".itm-legend")?.remove(), element)));
  ledger.style.minWidth = `${LEDGER * type}px`; // short rows too have titles
  sum.element.insertBefore(divided, sum.element.lastElementChild);
  return {
    high: Math.max(given.high, other.high, made.high),
    parts: [given.element, between("×"), other.element, between("→"), ledger, sum.element, made.element],
    show(now, opened) {
      shown.opened = opened;
      for (const end of [given, made]) end.show(now);
      const current = now.steps[at];
      other.show(weights ? /** @type {any} */ (current.parameters[0]) : now);
      const meets = meeting(current, opened);
      surround(frames[0], given.picture.element, current.inputs[0].shape, meets.own.units);
      surround(frames[1], other.picture.element, (current.parameters[0] ?? current.inputs[1]).shape, meets.met.units);
      if (inRows(given.picture.element) !== given.picture.element && framed !== opened) given.picture.mark(-1, meets.own.units[0]); // its strip opens
      framed = opened;
      const [left, right] = [pick(current.inputs[0].values, meets.own.units), pick((current.parameters[0] ?? current.inputs[1]).values, meets.met.units)];
      const products = left.map((value, unit) => value * right[unit]);
      titled(own, meets.own.title, left, largestOf(current.inputs[0].values ?? []));
      titled(met, `× ${meets.met.title}`, right, largestOf((current.parameters[0] ?? current.inputs[1]).values ?? []));
      titled(terms, `= ${words.terms}`, products, largestOf(products));
      const total = products.reduce((whole, term) => whole + term, 0);
      const added = current.parameters[1]?.values[meets.column] ?? null;
      sum.show(total, added, meets.column);
      const told = arithmeticOf(now, at, opened);
      write(divided, told?.operation === "/" ? `÷ ${number(told.parts[1].value)}` : "");
    },
    mark(opened, inLinked, outLinked) {
      given.picture.mark(-1, inLinked);
      made.picture.mark(opened, outLinked);
    },
  };
}

/** @param {ReturnType<typeof drawArray>} drawn @param {string} title @param {Float64Array} values @param {number} scale */
function titled({ element, picture }, title, values, scale) {
  const heading = /** @type {HTMLElement} */ (element.querySelector("b"));
  write(heading, title);
  picture.element.setAttribute("aria-label", title);
  picture.show(values, scale);
}

/** @param {ArrayLike<number>|null} values @param {number[]} units */
function pick(values, units) {
  return Float64Array.from(units, (unit) => values?.[unit] ?? NaN);
}

/** All numbers of a parameter as a picture, its rows by their names where they have some. @param {StepContext} context @param {Parameter} weights @param {number} width @param {string[]} [rows] */
function drawWeights(context, weights, width, rows = []) {
  const heads = tokenHeads([rows], context.type);
  const names = Array.from(weights.values, (_, flat) => parameterKey(weights, flat));
  const drawn = drawArray(context, { label: weights.symbol, names, rowwise: true, shape: weights.shape, width: Math.min(width, 11.6 * context.row) - heads.left, opens: context.words.turns, open: (flat, element) => context.act.card({ parameter: weights, flat }, element), end: "in" });
  const place = make("div");
  drawn.picture.element.replaceWith(place);
  place.replaceWith(heads.around(drawn.picture.element));
  return { ...drawn, high: parseFloat(drawn.picture.element.style.height), show: (/** @type {Parameter} */ { values }) => drawn.show(values) };
}

/** What of a picture has its numbers in their rows. @param {HTMLElement} picture @returns {HTMLElement} */
function inRows(picture) {
  return picture.querySelector(".itm-strips") ?? picture;
}

/** @param {HTMLElement} picture */
function frameIn(picture) {
  const frame = make("div", { class: "itm-ring itm-window" });
  inRows(picture).append(frame);
  return frame;
}

/** A frame around a row, or a column, of a picture; none where its numbers have no room. @param {HTMLElement} frame @param {HTMLElement} picture @param {number[]} shape @param {number[]} units */
function surround(frame, picture, [rows, columns], units) {
  const shown = inRows(picture);
  const [wide, high] = [parseFloat(shown.style.width) / columns, parseFloat(shown.style.height) / rows];
  frame.hidden = !(wide >= 2 || shown !== picture);
  const [first, last] = [units[0], units[units.length - 1]];
  const at = (/** @type {number} */ unit) => [Math.floor(unit / columns) * high, (unit % columns) * wide];
  const [[top, left], [bottom, right]] = [at(first), at(last)];
  frame.style.cssText = `left:${left}px;top:${top}px;width:${right + wide - left}px;height:${bottom + high - top}px`;
}

/** Words: each token's row of the table. @param {StepContext} context @returns {StepDrawing} */
function drawEmbedding(context) {
  const { trace, at } = context;
  const step = trace.steps[at];
  const [table] = step.parameters;
  const { tokens = [] } = step.data.fields.settings;
  const each = shareOf(context, 3, 9);
  const given = drawEnd(context, step.sources[0], "in", { width: widthFor(context, step.sources[0], 0) });
  given.element.classList.add("itm-ids");
  const rows = drawWeights({ ...context, row: context.row * 1.4 }, table, each, tokens);
  const made = drawEnd(context, at + 1, "out", { width: widthFor(context, at + 1, each) });
  const frame = frameIn(rows.picture.element);
  return {
    high: Math.max(rows.high, made.high),
    parts: [given.element, between("→"), rows.element, between("→"), made.element],
    show(now, opened) {
      given.show(now);
      rows.show(now.steps[at].parameters[0]);
      made.show(now);
      const columns = table.shape[1];
      const id = now.steps[at].inputs[0].values?.[Math.floor(opened / columns)] ?? 0;
      surround(frame, rows.picture.element, table.shape, [id * columns, (id + 1) * columns - 1]);
    },
    mark(opened, inLinked, outLinked) {
      const [, columns] = step.output.shape;
      given.picture.mark(Math.floor(opened / columns), outLinked >= 0 ? Math.floor(outLinked / columns) : inLinked);
      made.picture.mark(opened, outLinked);
    },
  };
}

/** What is added to each position. @param {StepContext} context @returns {StepDrawing} */
function drawAdded(context) {
  const { trace, at } = context;
  const step = trace.steps[at];
  const each = shareOf(context, 3, 9);
  const [rows, columns] = step.output.shape;
  const given = drawEnd(context, step.sources[0], "in", { width: widthFor(context, step.sources[0], each) });
  const [table] = step.parameters;
  const own = drawWeights(context, { ...table, shape: [rows, columns], values: table.values.subarray(0, rows * columns) }, each);
  const made = drawEnd(context, at + 1, "out", { width: widthFor(context, at + 1, each) });
  return {
    high: Math.max(own.high, made.high),
    parts: [given.element, between("+"), own.element, between("="), made.element],
    show(now) {
      given.show(now);
      const { values } = now.steps[at].parameters[0];
      own.show({ ...table, values: values.subarray(0, rows * columns) });
      made.show(now);
    },
    mark: markAlike(given, own, made),
  };
}

/** Who looks at whom: the scores, a line from each token to whoever looks at it, as thick as the share, and the shares. @param {StepContext} context @returns {StepDrawing} */
function drawLooks(context) {
  const { trace, at, words, type, height } = context;
  const step = trace.steps[at];
  const [looking = [], seen = []] = step.output.axes ?? [];
  const each = shareOf(context, 3, 10);
  const given = drawEnd(context, step.sources[0], "in", { width: widthFor(context, step.sources[0], each) });
  const made = drawEnd(context, at + 1, "out", { width: widthFor(context, at + 1, each) });
  const line = Math.min(Math.max(SMALLEST_CELL, (height - 1.5 * type) / Math.max(looking.length, seen.length)), 3 * type);
  const high = line * Math.max(looking.length, seen.length);
  const [left, right] = [seen, looking].map((names) => tokenHeads([names], type).left);
  const room = Math.max(6 * type, Math.min(each, 26 * type) - left - right - 12);
  const heights = (/** @type {string[]} */ names) => names.map((_, place) => (place + 0.5) * line);
  const wires = drawWires({ width: room, height: high, from: heights(seen), to: heights(looking), thin: 0, most: 1 });
  const side = (/** @type {string[]} */ names, /** @type {number} */ wide, /** @type {string} */ end) =>
    names.map((name) => Object.assign(make("span", { class: "itm-token", "aria-hidden": true }, name), { style: `display:flex;align-items:center;justify-content:${end};width:${wide}px;height:${line}px;font-family:var(--itm-mono)` }));
  const lookers = side(looking, right, "flex-start");
  const stage = make("div", {}, make("div", {}, ...side(seen, left, "flex-end")), wires.element, make("div", {}, ...lookers));
  stage.style.cssText = "display:flex;gap:6px";
  return {
    high: Math.max(high, made.high),
    parts: [given.element, between("→"), panel({ title: words.looks, note: words.sides, content: stage }), between("→"), made.element],
    show(now, opened) {
      given.show(now);
      made.show(now);
      const { values, axes = [] } = now.steps[at].output;
      const columns = seen.length;
      const row = Math.floor(opened / columns);
      wires.show(looking.map((_, each) => [...(values?.subarray(each * columns, (each + 1) * columns) ?? [])]), row, fill(words.looks_at, { token: axes[0]?.[row] ?? "", tokens: (axes[1] ?? []).join(", ") }));
      lookers.forEach((element, each) => (element.style.fontWeight = each === row ? "700" : "400"));
    },
    mark: markAlike(given, made),
  };
}
