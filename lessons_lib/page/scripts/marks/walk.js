// @ts-check
// A picture of numbers is one stop of Tab: arrow keys walk in it, Enter and a click open a number, a pointer points at it.

/**
 * @typedef {{ places: import("./places.js").Places, at: () => number, go: (unit: number) => void,
 *   open: (unit: number) => void, point: (unit: number) => void, find: (event: Event) => number }} Walk
 *   at: the unit that has the stop; find: the unit an event is about, or -1
 */

/** @param {HTMLElement} element @param {Walk} walk */
export function walkable(element, { places, at, go, open, point, find }) {
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") open(at());
    else {
      const unit = walked(places, at(), event.key);
      if (unit === null) return;
      if (unit !== at()) {
        go(unit);
        point(unit);
      }
    }
    event.preventDefault();
    event.stopPropagation(); // the page itself would take a step
  });
  element.addEventListener("click", (event) => {
    const unit = find(event);
    if (unit < 0) return;
    go(unit);
    open(unit);
  });
  element.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    point(find(event));
  });
  element.addEventListener("pointerleave", () => point(-1));
  element.addEventListener("focusout", () => point(-1));
}

/**
 * Where a key leads from a unit: null if it leads nowhere at all, the same unit at the picture's edge.
 * @param {import("./places.js").Places} places @param {number} unit @param {string} key
 * @returns {number | null}
 */
export function walked(places, unit, key) {
  const [row, column] = places.at(unit);
  const moves = /** @type {Record<string, [number, number]>} */ ({
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [row, 0],
    End: [row, places.columns - 1],
  });
  if (!(key in moves)) return null;
  const [down, across] = moves[key];
  const found = places.unit(down, across);
  if (found >= 0) return found;
  return key === "End" ? places.count - 1 : unit;
}

/**
 * Cells of which one is the stop of Tab; the opened one and the one pointed at are marked.
 * @param {HTMLElement} element @param {HTMLElement[]} cells each with its unit in data-unit @param {Pick<Walk, "places"|"point"> & { open: (unit: number, element: HTMLElement) => void }} walk
 */
export function roving(element, cells, { places, point, open }) {
  let [stop, opened, linked] = [0, -1, -1];
  cells[0].tabIndex = 0;
  const stand = (/** @type {number} */ unit) => {
    cells[stop].tabIndex = -1;
    cells[(stop = unit)].tabIndex = 0;
  };
  const go = (/** @type {number} */ unit) => {
    stand(unit);
    cells[unit].focus();
  };
  const find = (/** @type {Event} */ event) => {
    const cell = /** @type {Element} */ (event.target).closest("[data-unit]");
    return cell ? Number(/** @type {HTMLElement} */ (cell).dataset.unit) : -1;
  };
  walkable(element, { places, at: () => stop, go, open: (unit) => open(unit, cells[unit]), point, find });
  element.addEventListener("focusin", (event) => point(find(event)));
  return function mark(/** @type {number} */ newlyOpened, /** @type {number} */ newlyLinked) {
    cells[linked]?.classList.remove("itm-linked");
    cells[(linked = newlyLinked)]?.classList.add("itm-linked");
    if (opened === newlyOpened) return;
    cells[opened]?.removeAttribute("aria-selected");
    cells[(opened = newlyOpened)]?.setAttribute("aria-selected", "true");
    if (opened >= 0 && !element.contains(document.activeElement)) stand(opened); // who comes by Tab begins at what is open
  };
}
