// @ts-check
// Marks in the colours of a step's numbers travel from what came in, through the layer, into what goes out. What is read stays where it is.
import { moversOf } from "../trace/lit.js";
import { TAKES } from "./arrival.js";
import { draw, make } from "./elements.js";

/** @typedef {import("../types.js").Trace} Trace */

const MOST = 64; // marks on their way
const MARK = 16; // pixels of a mark, before it is made as large as the cell it stands for

/** @param {HTMLElement} body @param {Trace} now @param {number} at @param {number} opened */
export function travel(body, now, at, opened) {
  if (!alongWires(body)) throughPanels(body, now, at, opened);
}

/** Where the arithmetic is drawn, a dot goes along each wire of the opened number, from what came in to what goes out, all at one pace. @param {HTMLElement} body */
function alongWires(body) {
  const wires = /** @type {SVGPathElement[]} */ ([...body.querySelectorAll("svg > g:not(.itm-faint) > .itm-wire")]);
  const ends = wires.map((wire) => [0, 1e6].map((far) => wire.getPointAtLength(far)));
  const across = (/** @type {string} */ panel, /** @type {number} */ instead) => {
    const value = body.querySelector(`:scope > ${panel} .itm-value`)?.getBoundingClientRect();
    const { a: larger = 1, e: left = 0 } = wires[0].getScreenCTM() ?? {};
    return value ? (value.right - left) / larger : instead;
  };
  const [first, last] = [Math.min, Math.max].map((outer) => outer(...ends.flat().map(({ x }) => x)));
  if (!wires.length) return false;
  const stacked = getComputedStyle(body).flexWrap === "wrap"; // panels may stand below each other: their places tell nothing across
  const [begin, end] = stacked ? [first, last] : [across(".itm-in", first), across(".itm-out", last)];
  wires.forEach((wire, place) => {
    const [from, to] = ends[place];
    const [start, until] = [from.x === first ? begin : from.x, to.x === last ? end : to.x];
    const [delay, done] = [start, until].map((x) => (TAKES * (x - begin)) / (end - begin));
    const dot = draw("circle", { r: 4 + parseFloat(wire.getAttribute("stroke-width") ?? "") / 2, class: `itm-travelling itm-dot ${wire.classList[1]}` });
    dot.style.offsetPath = `path("M${start},${from.y}L${wire.getAttribute("d")?.slice(1)}H${until}")`;
    wire.ownerSVGElement?.append(dot);
    dot.animate({ offsetDistance: ["0%", "100%"], opacity: [1, 1] }, { delay, duration: done - delay });
  });
  return true;
}

/** Else a mark goes from picture to picture, by the cells that belong to its number in each. @param {HTMLElement} body @param {Trace} now @param {number} at @param {number} opened */
function throughPanels(body, now, at, opened) {
  if (!body.querySelector("[data-unit]")) return; // pixels, which are no cells
  const [given, between, made] = [".itm-in", ".itm-panel:not(.itm-in, .itm-out)", ".itm-out"].map((panels) => [...body.querySelectorAll(`:scope > ${panels}`)]);
  const frame = body.getBoundingClientRect();
  const ratio = frame.width / body.offsetWidth || 1; // of a page that is zoomed
  const stop = (/** @type {Element|undefined} */ panel, /** @type {number} */ unit) => {
    const cell = panel?.querySelector(`[data-unit="${unit}"]`);
    if (!cell) return [];
    const bar = cell.querySelector(".itm-bar");
    const { left, top, width, height } = (cell.querySelector(".itm-value") ?? cell).getBoundingClientRect();
    const [x, y] = [(left + width / 2 - frame.left) / ratio + body.scrollLeft, (top + height / 2 - frame.top) / ratio];
    const style = getComputedStyle(bar ?? cell);
    return { transform: `translate(${x}px,${y}px) scale(${Math.min(width, height) / ratio / MARK})`, backgroundColor: cell instanceof SVGElement ? style.fill : bar ? style.color : style.backgroundColor, opacity: 1 };
  };
  const { sources } = now.steps[at];
  const journeys = pairs(now, at, opened).map(([of, own, unit]) => [stop(given[sources.indexOf(of)], own), between.map((panel) => stop(panel, own)), stop(made[0], unit)].flat(2));
  const layer = make("div", { class: "itm-travelling", "aria-hidden": true });
  body.append(layer); // after all has been measured
  for (const frames of journeys) layer.appendChild(make("i")).animate(frames, { duration: TAKES, easing: "ease-in-out" });
}

/** Which number, by its output and its place there, goes to which that goes out: to all of them, where each is made from one or two; else to the opened one.
 * @param {Trace} now @param {number} at @param {number} opened */
function pairs(now, at, opened) {
  const few = moversOf(now, at, opened).length < 3;
  const units = few ? evenly(now.steps[at].output.names.length) : [opened];
  return units.flatMap((unit) => {
    const movers = moversOf(now, at, unit);
    return evenly(movers.length).map((place) => [...movers[place], unit]);
  });
}

/** Of so many places as many as can be on their way, evenly. @param {number} count */
function evenly(count) {
  const apart = Math.ceil(count / MOST);
  return Array.from({ length: Math.ceil(count / apart) }, (_, place) => place * apart);
}
