// @ts-check
// Numbers as cells that print them: a colour for the size and sign, the number itself on it.
import { cellNumber, number } from "../../../numbers/notation.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { shadeOf } from "./palette.js";
import { extent, xOf, yOf } from "./places.js";
import { mapNumbers } from "./mapnumbers.js";
import { roving } from "./walk.js";

/**
 * @typedef {{ element: HTMLElement, show: (values: ArrayLike<number>, scale: number, before?: ArrayLike<number>|null) => void,
 *   mark: (opened: number, linked: number) => void,
 *   large?: { over: HTMLElement, cell: number, choose: (map: number) => void, chosen: () => number } }} Picture   numbers as they are seen; large: of very many maps the chosen one, how large its cells are and what lies over it
 * @typedef {{ label: string, names: string[], places: import("./places.js").Places, cell: number,
 *   palette: import("./palette.js").Palette, open: (unit: number, element: HTMLElement) => void, point: (unit: number) => void, opens: string,
 *   written?: (value: number, scale: number) => string, went?: (unit: number) => void, said?: (unit: number) => string, painted?: typeof import("./pixels.js").paint }} Pictured
 *   what a picture needs; opens: what the number's button does, for a reader; written: what a cell prints of a number, on a scale;
 *   went: hears where keys and clicks lead; said: what the lens is called; painted: paints all numbers
 */

/** @param {Pictured} options @returns {Picture} */
export function drawCells({ label, names, places, cell, palette, open, point, opens, written = cellNumber }) {
  const { width, height } = extent(places, cell);
  const element = make("div", { class: "itm-cells", role: "grid", "aria-label": label });
  element.style.cssText = `width:${width}px;height:${height}px;--itm-cell:${cell}px`;
  const cells = Array.from({ length: places.count }, (_, unit) => oneCell(places, unit, cell));
  for (let row = 0; row < places.rows; row += 1) {
    const inRow = [];
    for (let column = 0; column < places.columns; column += 1) {
      const unit = places.unit(row, column);
      if (unit >= 0) inRow.push(cells[unit]);
    }
    element.append(make("div", { role: "row", class: "itm-cell-row" }, ...inRow));
  }
  element.append(...mapNumbers(places, cell));
  setAttribute(element, "aria-description", opens);
  /** @type {ArrayLike<number>} */ let shown = [];
  let shownScale = NaN;
  return {
    element,
    show(values, scale) {
      for (let unit = 0; unit < cells.length; unit += 1) {
        if (values[unit] === shown[unit] && scale === shownScale) continue;
        const { fill, ink } = shadeOf(palette, values[unit], scale);
        cells[unit].style.backgroundColor = fill; // all that a background has takes twice as long
        cells[unit].style.color = ink;
        write(cells[unit], written(values[unit], scale));
        if (values[unit] === shown[unit]) continue;
        cells[unit].setAttribute("aria-label", `${names[unit]}, ${number(values[unit])}`);
      }
      shown = Float64Array.from(values);
      shownScale = scale;
    },
    mark: roving(element, cells, { places, point, open }),
  };
}

const BLANK = make("div", { role: "gridcell", tabIndex: -1, class: "itm-cell" }); // to copy one is quicker than to make one

/** @param {import("./places.js").Places} places @param {number} unit @param {number} cell */
function oneCell(places, unit, cell) {
  const [row, column] = places.at(unit);
  const element = /** @type {HTMLElement} */ (BLANK.cloneNode());
  element.setAttribute("data-unit", String(unit));
  element.style.cssText = `left:${xOf(places, column, cell)}px;top:${yOf(places, row, cell)}px`;
  return element;
}
