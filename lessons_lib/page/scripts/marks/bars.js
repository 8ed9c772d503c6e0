// @ts-check
// A few numbers, one below the other: each with its name, its value and a bar from a zero that is seen.
import { number } from "../../../numbers/notation.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { signClass } from "./palette.js";
import { isOneSided } from "./places.js";
import { roving } from "./walk.js";

/**
 * @param {import("./cells.js").Pictured} options cell: the height of one row, in pixels
 * @returns {import("./cells.js").Picture}
 */
export function drawBars({ label, names, places, cell: height, open, point, opens }) {
  const rows = names.map(oneRow);
  const element = make("div", { class: "itm-bars", role: "grid", "aria-label": label, "aria-description": opens });
  element.style.setProperty("--itm-row", `${height}px`);
  element.append(...rows.map(({ row }) => row));
  return {
    element,
    mark: roving(element, rows.map(({ cell }) => cell), { places, point, open }),
    show(values, scale, before) {
      element.classList.toggle("itm-one-sided", isOneSided(values));
      const share = (/** @type {number} */ value) => (scale > 0 ? Math.max(-1, Math.min(1, value / scale)) : Math.abs(value) < Infinity ? 0 : Math.sign(value)) || 0; // where all are specks none has a bar
      rows.forEach(({ cell, value, bar, was }, unit) => {
        const text = number(values[unit]);
        bar.className = `itm-bar ${signClass(values[unit])}`;
        bar.style.setProperty("--itm-share", String(Math.abs(share(values[unit]))));
        setAttribute(was, "hidden", !before || before[unit] === values[unit]);
        if (before) was.style.setProperty("--itm-share", String(share(before[unit])));
        if (value.textContent === text) return;
        write(value, text);
        cell.setAttribute("aria-label", `${names[unit]}, ${text}`);
      });
    },
  };
}

/** @param {string} name @param {number} unit */
function oneRow(name, unit) {
  const value = make("span", { class: "itm-value" });
  const was = make("span", { class: "itm-was", hidden: true }); // where the bar ended before anything was turned
  const bar = make("span", { class: "itm-bar" }, was);
  const cell = make("div", { role: "gridcell", tabIndex: -1, class: "itm-named", "data-unit": unit }, make("span", { class: "itm-name", title: name }, name), value, bar);
  return { row: make("div", { role: "row", class: "itm-named-row" }, cell), cell, value, bar, was };
}
