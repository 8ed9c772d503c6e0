// @ts-check
// An output as it stands in a row: its picture and its name; and the arrow between two that stand there.
import { make, setAttribute } from "./elements.js";
import { laidOut } from "./layout.js";
import { drawThumb, isWritten } from "../marks/thumb.js";

/** @typedef {import("../types.js").Trace} Trace */

/** @param {Trace} trace @param {number} index @param {import("../marks/palette.js").Palette} palette @param {number} [letters] most that are written */
export function rowOutput(trace, index, palette, letters) {
  const output = trace.outputs[index];
  const { left } = output;
  const shape = left?.shape ?? laidOut(trace, index);
  const thumb = drawThumb(shape, !left && isWritten(shape, output.values, letters, output.axes), palette, output.axes);
  const unknown = make("span", { class: "itm-thumb-unknown", hidden: true }, "?");
  const element = make("span", { class: `itm-output${thumb.size ? "" : " itm-written"}` }, thumb.element, unknown, make("i", {}, output.called));
  const few = Math.min(4.5 * (output.values?.length ?? 1), 8); // letters of a few numbers, however long they are
  const room = thumb.size ? `${thumb.size.width + 8}px` : `${few}em`;
  if (thumb.size) element.style.minWidth = room;
  /** @type {Uint8Array|null} */ let lit = null;
  return {
    element,
    /** @param {Trace} now @param {number} scale @param {boolean} hidden */
    show(now, scale, hidden) {
      const values = now.outputs[index].left?.values ?? now.outputs[index].values;
      setAttribute(thumb.element, "hidden", (hidden || !values) && ""); // a drawing has no property of that name
      if (hidden) element.style.minWidth = room; // what is told moves nothing
      setAttribute(unknown, "hidden", !hidden && !!values);
      if (!hidden && values) thumb.show(values, left?.scale ?? scale, now.outputs[index].axes);
      if (lit && !left) thumb.light(lit);
    },
    /** @param {Uint8Array|null} next which of its numbers are lit; null: all as they are */
    light(next) {
      if ((next || lit) && !left) thumb.light(next); // the small picture of what was left out has not its numbers
      lit = next;
      element.classList.toggle("itm-fed", next?.includes(1) ?? false);
    },
  };
}

export function arrow() {
  return make("span", { class: "itm-arrow", "aria-hidden": true }, "→");
}

/** What a row has more fades at its edges: half of a number would be read as another. @param {HTMLElement} row @returns {boolean} whether it has more */
export function fadesWhereCut(row) {
  return row.classList.toggle("itm-long", row.scrollWidth > row.clientWidth);
}
