// @ts-check
// Numbers as cells that print them: a colour for the size and sign, the number itself on it.
import { cellNumber, number } from "../../../numbers/notation.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { shadeOf } from "./palette.js";
import { extent, offset } from "./places.js";
import { walkable } from "./walk.js";

/**
 * @typedef {{ element: HTMLElement, show: (values: ArrayLike<number>, scale: number) => void,
 *   mark: (opened: number, linked: number) => void, focus: (unit: number) => void }} Picture   numbers as they are seen
 * @typedef {{ label: string, names: string[], places: import("./places.js").Places, cell: number,
 *   palette: import("./palette.js").Palette, open: (unit: number, element: HTMLElement) => void, point: (unit: number) => void, opens: string }} Pictured
 *   what a picture needs; opens: what the number's button does, for a reader
 */

/** @param {Pictured} options @returns {Picture} */
export function drawCells({ label, names, places, cell, palette, open, point, opens }) {
  const { width, height } = extent(places, cell);
  const element = make("div", { className: "itm-cells", role: "grid", "aria-label": label });
  element.style.cssText = `width:${width}px;height:${height}px;--itm-cell:${cell}px`;
  const cells = Array.from({ length: places.count }, (_, unit) => oneCell(places, unit, cell));
  for (let row = 0; row < places.rows; row += 1) {
    const inRow = [];
    for (let column = 0; column < places.columns; column += 1) {
      const unit = places.unit(row, column);
      if (unit >= 0) inRow.push(cells[unit]);
    }
    element.append(make("div", { role: "row", className: "itm-cell-row" }, ...inRow));
  }
  let stop = 0;
  let opened = -1;
  let linked = -1;
  cells[0].tabIndex = 0;
  const go = (/** @type {number} */ unit) => {
    cells[stop].tabIndex = -1;
    cells[(stop = unit)].tabIndex = 0;
    cells[unit].focus({ preventScroll: false });
  };
  const find = (/** @type {Event} */ event) => Number(/** @type {HTMLElement} */ (event.target).dataset.unit ?? -1);
  walkable(element, { places, at: () => stop, go, open: (unit) => open(unit, cells[unit]), point, find });
  element.addEventListener("focusin", (event) => point(find(event)));
  setAttribute(element, "data-opens", opens);
  /** @type {ArrayLike<number>} */ let shown = [];
  let shownScale = NaN;
  return {
    element,
    show(values, scale) {
      for (let unit = 0; unit < cells.length; unit += 1) {
        if (values[unit] === shown[unit] && scale === shownScale) continue;
        const { fill, ink } = shadeOf(palette, values[unit], scale);
        cells[unit].style.background = fill;
        cells[unit].style.color = ink;
        if (values[unit] === shown[unit]) continue;
        write(cells[unit], cellNumber(values[unit]));
        cells[unit].setAttribute("aria-label", `${names[unit]}, ${number(values[unit])}`);
      }
      shown = Float64Array.from(values);
      shownScale = scale;
    },
    mark(newlyOpened, newlyLinked) {
      cells[linked]?.classList.remove("itm-linked");
      cells[(linked = newlyLinked)]?.classList.add("itm-linked");
      if (opened === newlyOpened) return;
      cells[opened]?.removeAttribute("aria-selected");
      cells[(opened = newlyOpened)]?.setAttribute("aria-selected", "true");
      if (opened < 0 || element.contains(document.activeElement)) return;
      cells[stop].tabIndex = -1; // who comes by Tab begins at what is open
      cells[(stop = opened)].tabIndex = 0;
    },
    focus: go,
  };
}

const BLANK = make("div", { role: "gridcell", tabIndex: -1, className: "itm-cell" }); // to copy one is quicker than to make one

/** @param {import("./places.js").Places} places @param {number} unit @param {number} cell */
function oneCell(places, unit, cell) {
  const [row, column] = places.at(unit);
  const element = /** @type {HTMLElement} */ (BLANK.cloneNode());
  element.setAttribute("data-unit", String(unit));
  element.style.cssText = `left:${offset(column, places.across, cell)}px;top:${offset(row, places.down, cell)}px`;
  return element;
}
