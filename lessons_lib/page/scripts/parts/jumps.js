// @ts-check
// Arrows along a row of layers that jump, from an output to a layer that takes it later, or the way back below the row.
import { draw, setAttribute } from "./elements.js";
import { LARGE } from "../marks/large.js";

/** Where a layer stands that takes an earlier output, and that output. @typedef {{ source: number, at: number }} Jump */

/**
 * @param {HTMLElement} row @param {Jump[]} jumping
 * @param {(jump: Jump) => HTMLElement[]} endsOf from what to what an arrow goes
 * @param {1|-1} [up] -1: below the row
 * @returns {(now: number) => void} draws them, those of one layer bright
 */
export function makeJumps(row, jumping, endsOf, up = 1) {
  const line = /** @type {HTMLElement} */ (row.firstElementChild);
  const image = draw("svg", { class: "itm-jumps", "aria-hidden": true });
  const middle = (/** @type {HTMLElement} */ each) => each.offsetLeft + each.offsetWidth / 2;
  const edge = (/** @type {HTMLElement} */ each) => each.offsetTop + (up < 0 ? each.offsetHeight : 0);
  row.classList.add("itm-jumping");
  line.append(image);
  return (now) => {
    setAttribute(image, "width", line.scrollWidth);
    setAttribute(image, "height", line.offsetHeight);
    image.replaceChildren(
      ...jumping.flatMap((jump) => {
        const [from, to] = endsOf(jump);
        const [x, toX, y, toY] = [middle(from), middle(to), edge(from), edge(to)];
        const level = up < 0 ? Math.min(line.offsetHeight - 2, Math.max(y, toY) + 14) : Math.max(2, Math.min(y, toY) - 8 - 5 * Math.min(3, jump.at - jump.source));
        const className = jump.at === now ? "itm-jump itm-bright" : "itm-jump";
        return [
          draw("path", { class: className, d: `M${x},${y}C${x},${level} ${x},${level} ${x + 14 * up},${level}H${toX - 14 * up}C${toX},${level} ${toX},${level} ${toX},${toY - 5 * up}` }),
          draw("path", { class: `${className} itm-head`, d: `M${toX - 4},${toY - 7 * up}L${toX},${toY - up}L${toX + 4},${toY - 7 * up}Z` }),
        ];
      }),
    );
  };
}

LARGE.makeJumps = makeJumps;
