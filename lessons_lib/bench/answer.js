// @ts-check
// What a model answers all over the plane: which class and how surely, or how much; and how points and words show it.

import { number } from "../numbers/notation.js";
import { cssColour, shareColour, signedColour } from "./colours.js";
import { spanOf } from "./field.js";

/** @typedef {import("./points.js").PointSet} PointSet */
/** @typedef {import("./colours.js").BenchLook} BenchLook */

const LEVELS_DRAWN = [-0.6, -0.2, 0.2, 0.6]; // lines of equal height, where a number is asked for

/** From where to where the targets go, of a quantity. @param {PointSet} set */
export function targetSpan({ points, classes }) {
  const [least, most] = points.length && !classes ? spanOf(points, 2) : [-1, 1];
  return { middle: (least + most) / 2, half: (most - least) / 2 || 1 };
}

/** How the answer is drawn: the colour of each square, and the fields whose 0 is a line between answers.
 * @param {PointSet} set @param {string} loss @param {Float64Array} output @param {number} size @param {BenchLook} look
 * @returns {{ colour: (square: number) => number, lines: ((square: number) => number)[] }} */
export function answerField(set, loss, output, size, look) {
  if (!set.classes) {
    const { middle, half } = targetSpan(set);
    const values = (/** @type {number} */ square) => (output[square] - middle) / half;
    return { colour: (square) => signedColour(look.signed, values(square)), lines: LEVELS_DRAWN.map((level) => (square) => values(square) - level) };
  }
  const count = set.classes.length;
  if (count <= 2) {
    const values = (/** @type {number} */ square) => 2 * output[square] - 1; // a share, or a number from 0 to 1
    return { colour: (square) => signedColour(look.signed, values(square)), lines: [values] };
  }
  if (loss === "SquaredError") {
    const nearest = (/** @type {number} */ square) => Math.max(0, Math.min(count - 1, Math.round(output[square])));
    const sure = (/** @type {number} */ square) => 1 - 2 * Math.min(0.5, Math.abs(output[square] - nearest(square)));
    return { colour: (square) => shareColour(look.shares[nearest(square)], sure(square)), lines: set.classes.slice(1).map((_, at) => (square) => output[square] - at - 0.5) };
  }
  const share = (/** @type {number} */ square, /** @type {number} */ unit) => output[square * size + unit];
  const others = (/** @type {number} */ square, /** @type {number} */ unit) => {
    let most = -Infinity;
    for (let other = 0; other < size; other++) if (other !== unit && share(square, other) > most) most = share(square, other);
    return most;
  };
  return {
    colour: (square) => {
      let best = 0;
      for (let unit = 1; unit < size; unit++) if (share(square, unit) > share(square, best)) best = unit;
      return shareColour(look.shares[best], (share(square, best) - 1 / size) / (1 - 1 / size));
    },
    lines: set.classes.map((_, unit) => (square) => share(square, unit) - others(square, unit)),
  };
}

/** The colour of a point. @param {PointSet} set @param {number} target @param {BenchLook} look @param {{ middle: number, half: number }} span */
export function pointColour(set, target, look, span) {
  return set.classes ? look.classes[target] : cssColour(signedColour(look.full, (target - span.middle) / span.half));
}

/** What the colours of the plane mean. @param {PointSet} set @param {{ middle: number, half: number }} span */
export function answerWords(set, { middle, half }) {
  if (set.classes) return "The answer. Hollow points are kept for the test";
  const [low, high] = [middle - half, middle + half].map((end) => number(Number(end.toPrecision(3))));
  return `${set.target}: orange ${low}, blue ${high}. Squares: test`;
}

/** Circle, triangle, square, diamond, … : classes are told by form too.
 * @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} radius @param {number} form */
export function tracePoint(pen, x, y, radius, form) {
  pen.beginPath();
  if (form === 0) return pen.arc(x, y, radius, 0, 2 * Math.PI);
  const corners = form + 2;
  const size = radius * (corners === 3 ? 1.35 : 1.2);
  const turn = corners === 4 ? Math.PI / 4 : 0;
  for (let corner = 0; corner < corners; corner++) {
    const angle = turn + (2 * Math.PI * corner) / corners - Math.PI / 2;
    pen.lineTo(x + size * Math.cos(angle), y + size * Math.sin(angle) + (corners === 3 ? 0.2 * radius : 0));
  }
  pen.closePath();
}

/** A target in words. @param {PointSet} set @param {number} target */
export function targetWords({ classes, target: name }, target) {
  return classes ? classes[target] : `${name} ${number(target)}`;
}
