// @ts-check
// A function of one number as its curve, with every number on it that came in, and one of them marked.
import { isSpeck, number } from "../../../numbers/notation.js";
import { draw, setAttribute } from "../parts/elements.js";
import { signClass } from "./palette.js";
import { DRAWN_FOR } from "./places.js";

const POINTS = 96;
const MOST_DOTS = 1024;
const ROOM = { left: 44, right: 14, top: 14, bottom: 22 }; // around the curve, for what is written at the axes
const MARKED = { letter: 8, tick: 7, beside: 14 }; // pixels: of a bold letter, of one at an axis, and how far what is written stands from its dot

/**
 * @param {{ width: number, height: number, type: number, label: string, open: (unit: number) => void, point: (unit: number) => void }} options
 */
export function drawCurve({ type, label, open, point, ...size }) {
  const larger = type / DRAWN_FOR;
  const [width, height] = [size.width / larger, size.height / larger];
  const axes = draw("g");
  const line = draw("path", { class: "itm-curve" });
  const dots = draw("g");
  const marks = draw("g", { class: "itm-curve-mark" });
  const element = draw("svg", { ...size, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label, style: `font-size:${DRAWN_FOR}px` }, axes, line, dots, marks);
  const unitOf = (/** @type {Event} */ event) => Number(/** @type {SVGElement} */ (event.target).getAttribute("data-unit") ?? -1);
  dots.addEventListener("click", (event) => open(unitOf(event)));
  dots.addEventListener("pointerover", (event) => point(unitOf(event)));
  dots.addEventListener("pointerout", () => point(-1));
  /** @type {{ across: (x: number) => number, up: (y: number) => number, line: number[][], X: ArrayLike<number>, Y: ArrayLike<number>, names: string[] }} */ let placed;
  return {
    element,
    /** @param {(x: number) => number} curve @param {ArrayLike<number>} X @param {ArrayLike<number>} Y @param {string[]} names */
    show(curve, X, Y, names) {
      const [low, high] = spanOf(X);
      const sampled = Array.from({ length: POINTS + 1 }, (_, at) => low + ((high - low) * at) / POINTS);
      const heights = sampled.map(curve);
      const [bottom, top] = rangeOf(heights);
      const across = (/** @type {number} */ x) => ROOM.left + ((x - low) / (high - low)) * (width - ROOM.left - ROOM.right);
      const up = (/** @type {number} */ y) => height - ROOM.bottom - ((y - bottom) / (top - bottom)) * (height - ROOM.top - ROOM.bottom);
      const points = sampled.map((x, at) => [across(x), up(heights[at])]);
      placed = { across, up, line: points, X, Y, names };
      axes.replaceChildren(...axisLines({ low, high, bottom, top, across, up, width, height }));
      line.setAttribute("d", `M${points.map((each) => each.map((at) => at.toFixed(1))).join("L")}`);
      const apart = Math.ceil(Y.length / MOST_DOTS); // of very many numbers every second, third, …
      if (apart > 1) axes.append(draw("text", { class: "itm-tick", x: ROOM.left, y: 10 }, `1 of ${apart} numbers`));
      while (dots.childNodes.length > Y.length / apart) dots.lastChild?.remove();
      for (let unit = 0; unit < Y.length; unit += apart) {
        const dot = /** @type {SVGElement} */ (dots.childNodes[unit / apart] ?? dots.appendChild(draw("circle", { r: 5, "data-unit": unit })));
        setAttribute(dot, "display", !Number.isFinite(X[unit] + Y[unit]) && "none"); // it has no place on the curve
        if (!Number.isFinite(X[unit] + Y[unit])) continue;
        dot.setAttribute("cx", across(X[unit]).toFixed(1));
        dot.setAttribute("cy", up(Y[unit]).toFixed(1));
        dot.setAttribute("class", `itm-dot ${signClass(X[unit])}`);
      }
    },
    /** @param {number} opened @param {number} linked */
    mark(opened, linked) {
      const unit = linked >= 0 ? linked : opened;
      if (unit < 0 || !placed || !Number.isFinite(placed.X[unit] + placed.Y[unit])) return marks.replaceChildren();
      const [x, y] = [placed.across(placed.X[unit]), placed.up(placed.Y[unit])];
      const written = `${placed.names[unit]} = ${number(placed.X[unit])}`;
      const at = placeFor(written, x, y);
      for (const tick of /** @type {NodeListOf<SVGElement>} */ (axes.querySelectorAll(".itm-tick"))) tick.style.visibility = meets(tick, at, written) ? "hidden" : "";
      marks.replaceChildren(
        draw("path", { d: `M${x},${placed.up(0)}V${y}H${placed.across(0)}`, class: "itm-trail" }),
        draw("circle", { cx: x, cy: y, r: 8, class: "itm-ringed" }),
        draw("text", at, written),
      );
    },
  };

  /** Where what is written of a dot begins: beside it, where neither the curve nor its trail strikes it through; or above or below it; never outside, where the next picture is.
   * @param {string} written @param {number} x @param {number} y */
  function placeFor(written, x, y) {
    const long = written.length * MARKED.letter;
    const trail = placed.line.flatMap((_, at) => [[x + ((placed.across(0) - x) * at) / POINTS, y], [x, y + ((placed.up(0) - y) * at) / POINTS]]);
    const places = [5, -12, 22, 44, 66].flatMap((off) => [x + MARKED.beside, x - MARKED.beside - long, x - long / 2].map((from) => ({ x: Math.max(0, Math.min(from, width - long)), y: y + off }))).filter((at) => at.y > 10 && at.y < height);
    const clear = (/** @type {number[][]} */ points, /** @type {number} */ room) => (/** @type {{ x: number, y: number }} */ at) =>
      !points.some(([left, up]) => left > at.x - room && left < at.x + long + room && up > at.y - 11 && up < at.y + 3);
    return places.filter(clear(placed.line, 3)).find(clear(trail, 8)) ?? places[places.length - 1];
  }
}

/** Whether a number at an axis lies below what is written of a dot. @param {SVGElement} tick @param {{ x: number, y: number }} at @param {string} written */
function meets(tick, at, written) {
  const wide = MARKED.tick * (tick.textContent ?? "").length;
  const from = Number(tick.getAttribute("x")) - wide * (/** @type {Record<string, number>} */ ({ middle: 0.5, end: 1 })[tick.getAttribute("text-anchor") ?? ""] ?? 0);
  return from < at.x + MARKED.letter * written.length && from + wide > at.x && Math.abs(Number(tick.getAttribute("y")) - at.y) < DRAWN_FOR;
}

/** From where to where the curve is drawn: all numbers, zero, and a little more on both sides. @param {ArrayLike<number>} X @returns {[number, number]} */
function spanOf(X) {
  let [low, high] = [0, 0];
  for (let unit = 0; unit < X.length; unit += 1) {
    if (!Number.isFinite(X[unit]) || isSpeck(X[unit])) continue;
    low = Math.min(low, X[unit]);
    high = Math.max(high, X[unit]);
  }
  const size = Math.max(-low, high) || 1; // zero is not at the edge, so that what happens on its other side is seen
  const [left, right] = [Math.min(low, -size * 0.35), Math.max(high, size * 0.35)];
  const more = (right - left) * 0.06;
  return [left - more, right + more];
}

/** @param {number[]} heights @returns {[number, number]} */
function rangeOf(heights) {
  const finite = heights.filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...finite), Math.max(0, ...finite)];
  return low === high ? [-1, 1] : [low - (high - low) * 0.04, high + (high - low) * 0.04];
}

/** @param {Record<"low"|"high"|"bottom"|"top"|"width"|"height", number> & { across: (x: number) => number, up: (y: number) => number }} frame */
function axisLines({ low, high, bottom, top, across, up, width, height }) {
  const [x0, y0] = [across(0), up(0)];
  return [
    draw("path", { class: "itm-axis", d: `M${ROOM.left - 6},${y0}H${width - ROOM.right}M${x0},${ROOM.top - 4}V${height - ROOM.bottom + 4}` }),
    ...ticksOf(low, high).map((x) => draw("text", { class: "itm-tick", x: across(x), y: Math.min(height - 6, y0 + 16), "text-anchor": "middle" }, number(x))),
    ...ticksOf(bottom, top).map((y) => draw("text", { class: "itm-tick", x: ROOM.left - 10, y: up(y) + 4, "text-anchor": "end" }, number(y))),
    draw("text", { class: "itm-tick", x: x0 - 5, y: Math.min(height - 6, y0 + 16), "text-anchor": "end" }, "0"),
  ];
}

/** Round numbers between two others, zero left out. @param {number} low @param {number} high @returns {number[]} */
function ticksOf(low, high) {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  const ticks = [];
  for (let at = Math.ceil(low / step); at * step <= high; at += 1) if (at) ticks.push(Number((at * step).toPrecision(6)));
  return ticks;
}
