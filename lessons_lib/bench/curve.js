// @ts-check
// The loss after each epoch, on the points learned from and on those kept apart.

import { number } from "../numbers/notation.js";
import { make, setAttribute, write } from "../page/scripts/parts/elements.js";

const ROOM = { left: 46, right: 8, top: 6, bottom: 18 };
const MOST_DRAWN = 600; // epochs; of more, every so many

export function makeLossCurve() {
  const canvas = make("canvas", { role: "img" });
  const keys = ["train", "test"].map((which) => make("span", { class: `itm-bench-key-${which}` }));
  const element = make("figure", { class: "itm-bench-curve" }, make("figcaption", {}, ...keys), canvas);
  return {
    element,
    /** @param {import("./training.js").Measured[]} history @param {number} epoch @param {import("./colours.js").BenchLook} look @param {boolean} classes whether an answer can be right */
    show(history, epoch, look, classes) {
      keyWords(history[epoch], classes).forEach((words, at) => write(keys[at], words));
      const [wide, high] = [canvas.clientWidth, canvas.clientHeight];
      const pen = canvas.getContext("2d");
      if (!pen || !wide) return;
      const sharp = window.devicePixelRatio || 1;
      if (canvas.width !== Math.round(wide * sharp)) [canvas.width, canvas.height] = [Math.round(wide * sharp), Math.round(high * sharp)];
      pen.setTransform(sharp, 0, 0, sharp, 0, 0);
      pen.clearRect(0, 0, wide, high);
      drawCurves(pen, history, epoch, look, wide, high);
      const { loss, testLoss } = history[epoch];
      setAttribute(canvas, "aria-label", `Loss over ${history.length - 1} epochs: at first ${shortNumber(history[0].loss)}, after epoch ${epoch} ${shortNumber(loss)}${Number.isNaN(testLoss) ? "" : `, on the test ${shortNumber(testLoss)}`}`);
    },
  };
}

/** What stands beside both lines. @param {import("./training.js").Measured} measured @param {boolean} classes */
function keyWords({ loss, right, testLoss, testRight }, classes) {
  const part = (/** @type {string} */ mark, /** @type {number} */ value, /** @type {number} */ share, /** @type {string} */ where) =>
    Number.isNaN(value) ? `${mark} no ${where}` : `${mark} loss ${shortNumber(value)}${classes ? `, ${shortNumber(100 * share)} % right` : ""}, ${where}`;
  return [part("—", loss, right, "training"), part("- -", testLoss, testRight, "test")];
}

/** A number in three digits. @param {number} value */
export function shortNumber(value) {
  return number(Number(value.toPrecision(3)));
}

/** @param {CanvasRenderingContext2D} pen @param {import("./training.js").Measured[]} history @param {number} epoch @param {import("./colours.js").BenchLook} look @param {number} wide @param {number} high */
function drawCurves(pen, history, epoch, look, wide, high) {
  const last = history.length - 1;
  const stride = Math.ceil((last + 1) / MOST_DRAWN);
  const shown = history.map((_, at) => at).filter((at) => at % stride === 0 || at === last);
  const most = Number((1.05 * shown.reduce((top, at) => Math.max(top, history[at].loss, history[at].testLoss || 0), 1e-9)).toPrecision(2));
  const x = (/** @type {number} */ at) => ROOM.left + (at / (last || 1)) * (wide - ROOM.left - ROOM.right);
  const y = (/** @type {number} */ loss) => high - ROOM.bottom - (loss / most) * (high - ROOM.top - ROOM.bottom);
  [pen.strokeStyle, pen.lineWidth, pen.fillStyle, pen.font] = [look.zero, 1, look.quiet, "11px system-ui, sans-serif"];
  pen.strokeRect(x(0), y(most), x(last || 1) - x(0), y(0) - y(most));
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  pen.fillText(number(most), ROOM.left - 5, y(most) + 4);
  pen.fillText("0", ROOM.left - 5, y(0));
  pen.textBaseline = "top";
  pen.textAlign = "left";
  pen.fillText("epoch 0", ROOM.left, y(0) + 4);
  pen.textAlign = "right";
  pen.fillText(String(last), wide - ROOM.right, y(0) + 4);
  for (const [which, colour, dash] of /** @type {["loss" | "testLoss", string, number[]][]} */ ([["loss", look.positive, []], ["testLoss", look.negative, [6, 4]]])) {
    [pen.strokeStyle, pen.fillStyle, pen.lineWidth] = [colour, colour, 2];
    pen.setLineDash(dash);
    pen.beginPath();
    for (const at of shown) if (!Number.isNaN(history[at][which])) pen.lineTo(x(at), y(Math.min(most, history[at][which])));
    pen.stroke();
    pen.setLineDash([]);
    if (Number.isNaN(history[epoch][which])) continue;
    pen.beginPath();
    pen.arc(x(epoch), y(Math.min(most, history[epoch][which])), 4, 0, 2 * Math.PI);
    pen.fill();
  }
}
