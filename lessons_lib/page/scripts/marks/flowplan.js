// @ts-check
// A recorded arithmetic as stations from left to right: which there are, in which column and at what height. Nothing is drawn here.
import { number } from "../../../numbers/notation.js";

/** @typedef {import("../types.js").Expression} Expression */
/**
 * A place that a number comes to: "input", a "constant", a "step" that does one thing to one number, a "join" of several. turns: the key of the constant in its sign, if that can be turned.
 * part: what it tells of the arithmetic, and on, the part that a step acts on; wires: what each wire to it carries, null where that says nothing.
 * On the way back (flowback.js) slopes: what is multiplied along each wire; called: what each wire carries; more: pixels for these.
 * @typedef {{ kind: "input"|"constant"|"step"|"join", part: Expression, on?: Expression, turns?: string|null, sign: string, value: number, from: number[], wires: (number|null)[], slopes?: string[], called?: string[], more?: number, column: number, row: number }} Station
 * There room is what its numbers need, and besides draws what is written along its wires.
 * @typedef {{ stations: Station[], rows: number, columns: number, room?: Partial<import("./flow.js").FlowRoom>, besides?: (placed: import("./flow.js").Placed[], room: import("./flow.js").FlowRoom) => SVGElement[] }} FlowPlan
 */

export const MOST_FLOWING = 12; // leaves of an arithmetic that can still be followed with the eye
export const MOST_SHRUNK = 1.3; // times the page's width, of a flow in JupyterLab's type: made to fit, its text can still be read
const SYMBOLS = /** @type {Record<string, string>} */ ({ "+": "Σ", "*": "×", "/": "÷", "**": "xʸ", negative: "× -1" });

/**
 * @param {Expression} expression @param {number} inputs how many numbers came in, each of which has its row
 * @returns {FlowPlan}
 */
export function flowPlan(expression, inputs) {
  /** @type {Station[]} */ const stations = [];
  /** @type {Map<string | Expression, number>} */ const known = new Map();
  let rows = inputs;

  /** @param {Omit<Station, "column"|"row"|"wires"> & { row?: number }} station */
  function add({ row = NaN, ...station }) {
    const before = station.from.map((each) => stations[each]);
    const column = Math.max(-1, ...before.map((each) => each.column)) + 1;
    const heights = before.map((each) => each.row);
    const middle = (Math.min(...heights) + Math.max(...heights)) / 2;
    const wires = before.map(({ value, column }) => (station.kind === "step" && column === 0 ? null : value)); // to a step's sign an input comes on a thin line
    return stations.push({ ...station, wires, column, row: Number.isNaN(row) ? middle : row }) - 1;
  }

  /** @param {Expression} part @returns {number} the position of its station */
  function place(part) {
    const key = part.index === null ? part : `input ${part.index}`;
    const found = known.get(key) ?? stationOf(part);
    known.set(key, found);
    return found;
  }

  /** @param {Expression} part @returns {number} */
  function stationOf(part) {
    const { value, operation, parts } = part;
    if (part.index !== null) return add({ kind: "input", part, sign: "", value, from: [], row: part.index });
    if (!operation) return add({ kind: "constant", part, turns: part.parameter, sign: number(value), value, from: [], row: rows++ });
    if (operation === "negative" && isConstant(parts[0])) return add({ kind: "constant", part, turns: parts[0].parameter, sign: `- ${number(parts[0].value)}`, value, from: [], row: rows++ });
    const acted = actionOf(part);
    if (acted) return add({ kind: "step", part, on: acted.on, turns: acted.turns, sign: acted.sign, value, from: [place(acted.on)] });
    return add({ kind: "join", part, sign: SYMBOLS[operation] ?? operation, value, from: parts.map(place) });
  }

  if (isConstant(expression)) add({ kind: "constant", part: expression, turns: expression.parameter, sign: number(expression.value), value: expression.value, from: [], row: (inputs - 1) / 2 });
  else place(expression);
  spread(stations);
  const numbers = stations.filter(({ kind, column }) => kind === "constant" && column === 0 && rows > inputs);
  const below = Math.max(...stations.map((each) => (numbers.includes(each) ? inputs - 1 : each.row))) + 1; // where no wire of an input runs into them
  numbers.forEach((each, place) => (each.row = below + place));
  return { stations, rows: Math.max(rows, Math.ceil(below) + numbers.length), columns: Math.max(...stations.map((each) => each.column)) + 1 };
}

/**
 * What an operation does to its one part that is not a constant: "× 58", "÷ 11600", "exp"; null where there are several.
 * @param {Expression} part @returns {{ sign: string, on: Expression, turns?: string|null } | null}
 */
function actionOf({ operation, parts }, turned = 1) {
  const [first, second] = parts;
  if (operation === "negative") return actionOf(first, -1) ?? { sign: "× -1", on: first };
  if (parts.length === 1) return turned > 0 ? { sign: operation, on: first } : null;
  const fixed = parts.filter(isConstant);
  if (operation === "+" || fixed.length !== 1 || parts.length !== 2) return null;
  const { value, parameter: turns } = fixed[0];
  const on = fixed[0] === first ? second : first;
  if (operation === "*") return { sign: `× ${number(turned * value)}`, on, turns };
  if (turned < 0) return null;
  const symbol = SYMBOLS[operation] ?? operation;
  if (operation === "max" || operation === "min") return { sign: `${operation}(${number(value)}, ·)`, on, turns };
  if (operation === "**") return { sign: fixed[0] === second ? `to the power ${number(value)}` : `${number(value)} to it`, on, turns };
  return { sign: fixed[0] === second ? `${symbol} ${number(value)}` : `${number(value)} ${symbol} it`, on, turns };
}

/** @param {Expression} part */
function isConstant({ operation, index }) {
  return !operation && index === null;
}

/** Two stations of one column stand at least a row apart. @param {Station[]} stations */
function spread(stations) {
  const columns = new Map();
  for (const station of stations) columns.set(station.column, [...(columns.get(station.column) ?? []), station]);
  for (const [column, inColumn] of columns) {
    if (column === 0) continue;
    inColumn.sort((/** @type {Station} */ a, /** @type {Station} */ b) => a.row - b.row);
    for (let at = 1; at < inColumn.length; at += 1) inColumn[at].row = Math.max(inColumn[at].row, inColumn[at - 1].row + 1);
  }
}

/** How many numbers a flow would have to show. @param {Expression} expression @returns {number} */
export function leavesOf(expression) {
  const seen = new Set();
  const waiting = [expression];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    if (seen.size > 400) return Infinity;
    waiting.push(...part.parts);
  }
  return [...seen].filter((part) => !part.operation).length;
}
