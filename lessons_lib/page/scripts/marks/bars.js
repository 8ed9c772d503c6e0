// @ts-check
// A few numbers, one below the other: each with its name, its value and a bar from a zero that is seen.
import { number } from "../../../numbers/notation.js";
import { make, write } from "../parts/elements.js";
import { isOneSided, placesOf } from "./places.js";
import { signClass } from "./palette.js";
import { walkable } from "./walk.js";

/**
 * @param {import("./cells.js").Pictured & { height: number, bars?: boolean }} options height: of one row, in pixels
 * @returns {import("./cells.js").Picture}
 */
export function drawBars({ label, names, height, open, point, opens, bars = true }) {
  const places = placesOf([names.length], 1);
  const rows = names.map((name, unit) => oneRow(name, unit, bars));
  const element = make("div", { className: `itm-bars${bars ? "" : " itm-no-bars"}`, role: "grid", "aria-label": label, "data-opens": opens });
  element.style.setProperty("--itm-row", `${height}px`);
  element.append(...rows.map(({ row }) => row));
  let stop = 0;
  let opened = -1;
  let linked = -1;
  rows[0].cell.tabIndex = 0;
  const go = (/** @type {number} */ unit) => {
    rows[stop].cell.tabIndex = -1;
    rows[(stop = unit)].cell.tabIndex = 0;
    rows[unit].cell.focus();
  };
  const find = (/** @type {Event} */ event) => {
    const cell = /** @type {HTMLElement} */ (event.target).closest("[data-unit]");
    return cell ? Number(/** @type {HTMLElement} */ (cell).dataset.unit) : -1;
  };
  walkable(element, { places, at: () => stop, go, open: (unit) => open(unit, rows[unit].cell), point, find });
  element.addEventListener("focusin", (event) => point(find(event)));
  return {
    element,
    show(values, scale) {
      element.classList.toggle("itm-one-sided", isOneSided(values));
      rows.forEach(({ cell, value, bar }, unit) => {
        const text = number(values[unit]);
        const share = scale > 0 ? Math.max(-1, Math.min(1, values[unit] / scale)) : Math.sign(values[unit]);
        bar.className = `itm-bar ${signClass(values[unit])}`;
        bar.style.setProperty("--itm-share", String(Math.abs(share) || 0));
        if (value.textContent === text) return;
        write(value, text);
        cell.setAttribute("aria-label", `${names[unit]}, ${text}`);
      });
    },
    mark(newlyOpened, newlyLinked) {
      rows[linked]?.cell.classList.remove("itm-linked");
      rows[(linked = newlyLinked)]?.cell.classList.add("itm-linked");
      if (opened === newlyOpened) return;
      rows[opened]?.cell.removeAttribute("aria-selected");
      rows[(opened = newlyOpened)]?.cell.setAttribute("aria-selected", "true");
      if (opened < 0 || element.contains(document.activeElement)) return;
      rows[stop].cell.tabIndex = -1;
      rows[(stop = opened)].cell.tabIndex = 0;
    },
    focus: go,
  };
}

/** @param {string} name @param {number} unit @param {boolean} bars */
function oneRow(name, unit, bars) {
  const value = make("span", { className: "itm-value" });
  const bar = make("span", { className: "itm-bar" });
  const cell = make("div", { role: "gridcell", tabIndex: -1, className: "itm-named" }, make("span", { className: "itm-name" }, name), value);
  if (bars) cell.append(bar);
  cell.dataset.unit = String(unit);
  return { row: make("div", { role: "row", className: "itm-named-row" }, cell), cell, value, bar };
}
