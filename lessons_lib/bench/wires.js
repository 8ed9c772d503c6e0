// @ts-check
// The weights between units as wires, as thick as they are large, and beside each unit its bias; which wire is under the pointer.

import { largestOf } from "./field.js";

/** @typedef {import("./layers.js").LayerColumn} LayerColumn */
/** @typedef {import("./layers.js").LayersScene} LayersScene */
/** Of each unit of each column: left, middle, right, lower end, in pixels of the network. @typedef {number[][][]} WireEnds */

const MOST_WIRES = 3000; // of more, only the strongest are drawn
const WIDEST = 5; // pixels
const BIAS_SIDE = 8; // pixels
const WIRE_NEAR = 7; // pixels from a wire that still mean it

/** @param {HTMLElement} content @param {HTMLButtonElement[][]} buttons @returns {WireEnds} */
export function findEnds(content, buttons) {
  const origin = content.getBoundingClientRect();
  return buttons.map((column) =>
    column.map((button) => {
      const box = button.getBoundingClientRect();
      return [box.left - origin.left, (box.top + box.bottom) / 2 - origin.top, box.right - origin.left, box.bottom - origin.top];
    }),
  );
}

/** @param {HTMLCanvasElement} canvas @param {HTMLElement} content @param {LayerColumn[]} columns @param {WireEnds} ends @param {LayersScene} scene */
export function drawWires(canvas, content, columns, ends, scene) {
  const [wide, high, sharp] = [content.clientWidth, content.clientHeight, window.devicePixelRatio || 1];
  const pen = canvas.getContext("2d");
  if (!pen || !wide) return;
  if (canvas.width !== Math.round(wide * sharp) || canvas.height !== Math.round(high * sharp)) {
    [canvas.width, canvas.height] = [Math.round(wide * sharp), Math.round(high * sharp)];
    canvas.style.cssText = `width:${wide}px;height:${high}px`;
  }
  pen.setTransform(sharp, 0, 0, sharp, 0, 0);
  pen.clearRect(0, 0, wide, high);
  for (const { parameter, share, from, to } of wiresOf(columns, ends, scene)) {
    const middle = (from[2] + to[0]) / 2;
    pen.globalAlpha = 0.25 + 0.75 * share;
    pen.lineWidth = Math.max(0.6, WIDEST * share);
    pen.strokeStyle = scene.parameters[parameter] > 0 ? scene.look.positive : scene.look.negative;
    pen.beginPath();
    pen.moveTo(from[2], from[1]);
    pen.bezierCurveTo(middle, from[1], middle, to[1], to[0], to[1]);
    pen.stroke();
  }
  pen.globalAlpha = 1;
  drawBiases(pen, columns, ends, scene);
}

/** The wires that are drawn: how strong each is beside the strongest of its layer, from which unit to which.
 * @param {LayerColumn[]} columns @param {WireEnds} ends @param {LayersScene} scene */
function* wiresOf(columns, ends, { layers, parameters }) {
  for (let order = 1; order < columns.length; order++) {
    const { weights, bias, inputs } = layers[columns[order].linear];
    const largest = largestOf(parameters.subarray(weights, bias)) || 1;
    const least = bias - weights > MOST_WIRES ? 0.5 : 0.02;
    for (let parameter = weights; parameter < bias; parameter++) {
      const share = Math.abs(parameters[parameter]) / largest;
      if (share < least) continue;
      const unit = Math.floor((parameter - weights) / inputs);
      yield { parameter, share, at: columns[order].at, unit, from: ends[order - 1][(parameter - weights) % inputs], to: ends[order][unit] };
    }
  }
}

/** A square at the lower left of each unit, as large as its bias beside the largest of its layer.
 * @param {CanvasRenderingContext2D} pen @param {LayerColumn[]} columns @param {WireEnds} ends @param {LayersScene} scene */
function drawBiases(pen, columns, ends, { layers, parameters, look }) {
  columns.slice(1).forEach(({ linear }, order) => {
    const { bias, size } = layers[linear];
    const largest = largestOf(parameters.subarray(bias, bias + size)) || 1;
    ends[order + 1].forEach(([left, , , low], unit) => {
      const value = parameters[bias + unit];
      const side = BIAS_SIDE * Math.sqrt(Math.abs(value) / largest);
      pen.fillStyle = value > 0 ? look.positive : look.negative;
      pen.fillRect(left - 1 - side, low - side, side, side);
    });
  });
}

/** The wire that a pointer means. @param {HTMLElement} content @param {LayerColumn[]} columns @param {WireEnds} ends @param {LayersScene} scene @param {MouseEvent} event */
export function wireAt(content, columns, ends, scene, event) {
  const origin = content.getBoundingClientRect();
  const [x, y] = [event.clientX - origin.left, event.clientY - origin.top];
  let [nearest, found] = [WIRE_NEAR, /** @type {{ at: number, unit: number, parameter: number } | null} */ (null)];
  for (const { from, to, at, unit, parameter } of wiresOf(columns, ends, scene)) {
    if (x < from[2] || x > to[0]) continue;
    const away = Math.abs(y - wireHeight(from, to, x));
    if (away < nearest) [nearest, found] = [away, { at, unit, parameter }];
  }
  return found;
}

/** How high a wire runs at a place: its curve has both handles in the middle, so the way along it is found by halving.
 * @param {number[]} from @param {number[]} to @param {number} x */
function wireHeight(from, to, x) {
  const goal = (x - from[2]) / (to[0] - from[2]);
  let [low, high] = [0, 1];
  for (let turn = 0; turn < 16; turn++) {
    const t = (low + high) / 2;
    if (1.5 * t * (1 - t) + t ** 3 < goal) low = t;
    else high = t;
  }
  return from[1] + (to[1] - from[1]) * (3 * low ** 2 - 2 * low ** 3);
}
