// @ts-check
// The row of layers in one line: outputs as pictures, layers as clouds that are the buttons, arrows that jump where a layer takes an earlier output.
import { LARGE } from "../marks/large.js";
import { make, setAttribute, write } from "./elements.js";
import { scaleOf } from "./layout.js";
import { arrow, fadesWhereCut, rowOutput } from "./rowoutput.js";

/** @typedef {import("../types.js").Trace} Trace */

const LONG = 40; // layers of a row that has an overview, and whose pictures are painted only near what is in sight

/**
 * @param {{ trace: Trace, palette: import("../marks/palette.js").Palette, words: Record<string, string>, go: (position: number) => void }} options
 */
export function drawRow({ trace, palette, words, go }) {
  const outputs = trace.outputs.map((_, index) => rowOutput(trace, index, palette));
  outputs.forEach(({ element: output }, index) => (output.onclick = () => go(Math.max(0, index - 1)))); // by hand; keys have the clouds
  const clouds = trace.steps.map((step, at) =>
    make("button", { class: "itm-cloud", onclick: () => go(at) }, make("b", {}, step.name), " ", make("small", {}, step.label || step.kind)),
  );
  const verdict = make("span", { class: "itm-verdict" });
  const line = make("div", { class: "itm-row-line" }, outputs[0].element);
  clouds.forEach((cloud, at) => line.append(arrow(), cloud, arrow(), outputs[at + 1].element));
  line.append(verdict);
  const row = make("div", { class: "itm-row", role: "group", "aria-label": words.row }, line);
  const jumping = trace.steps.flatMap((step, at) => step.sources.filter((source) => source !== at).map((source) => ({ source, at })));
  const jump = jumping.length ? LARGE.makeJumps?.(row, jumping, ({ source, at }) => [outputs[source].element, clouds[at]]) : null;
  /** @type {Trace|null} */ let shown = null;
  let shownWhole = false;
  let shownHidden = Infinity;
  /** Where the clouds stand, asked once. @type {ReturnType<typeof placesNow> | null} */ let places = null;
  const long = clouds.length > LONG;
  const strip = long ? LARGE.drawStrip?.({ trace, words, go }) : null;
  const stale = new Set(outputs.keys());
  let left = 0; // how far the row is scrolled
  if (long) row.onscroll = () => paintNear(row.scrollLeft);

  let stands = 0;
  let brought = 0; // how far the page scrolled it; where a hand did, it stays until the next step
  new ResizeObserver(() => ((places = null), Math.abs(row.scrollLeft - Math.min(brought, row.scrollWidth - row.clientWidth)) < 2 && bring())).observe(line); // a number that was turned may be longer

  /** Where a step stands, from what it takes to what it gives, and how much of the row is in sight: on a phone the answer stands below it. */
  function placesNow() {
    const isLong = fadesWhereCut(row);
    const ends = outputs.map(({ element: { offsetLeft: left, offsetWidth: width } }) => ({ left, right: left + width }));
    const beside = verdict.offsetTop < clouds[0].offsetTop + clouds[0].offsetHeight;
    return {
      ends,
      middles: clouds.map((_, at) => (ends[at].left + ends[at + 1].right) / 2),
      room: row.clientWidth - 20 * Number(isLong) - (beside ? verdict.offsetWidth : 0),
      long: isLong,
    };
  }

  /** Scroll to the step at which the page stands. */
  function bring() {
    places ??= placesNow();
    const least = Math.max(0, places.middles[stands] - places.room / 2, places.ends[stands + 1].right - places.room);
    const from = places.ends.find(({ left, right }) => left < least - 2 && right > least)?.right ?? least; // half of a number is another number
    if (places.long) requestAnimationFrame(() => (brought = row.scrollLeft = from)); // by now the browser would lay out what is about to change
    if (long) paintNear(from);
  }

  /** Of a long row only what is near is painted. @param {number} from */
  function paintNear(from) {
    left = from;
    const { middles = [], room = 2000 } = places ?? {};
    for (const index of stale) {
      const middle = middles[Math.max(0, index - 1)] ?? 0;
      if (!shown || (long && Math.abs(middle - left - room / 2) > 1.5 * room)) continue;
      outputs[index].show(shown, scaleOf(shown, index, shownWhole), index >= shownHidden);
      stale.delete(index);
    }
  }

  return {
    element: row,
    strip: strip?.element,
    /** @param {Trace} now @param {boolean} whole @param {number} hidden from which output on nothing is told */
    show(now, whole, hidden = Infinity) {
      outputs.forEach((_, index) => {
        if (shown?.outputs[index] !== now.outputs[index] || whole !== shownWhole || hidden !== shownHidden) stale.add(index);
      });
      [shown, shownWhole, shownHidden] = [now, whole, hidden];
      if (places || !long) paintNear(left);
      strip?.show(now, hidden);
      write(verdict, hidden < now.outputs.length ? "" : now.verdict);
    },
    /** Draw the arrows that jump, of a row in which one is nowhere. */
    jump: () => jump?.(-1),
    /** @param {Uint8Array[]|null} lit which numbers of each output are lit; null: no lights */
    light(lit) {
      outputs.forEach((each, index) => each.light(lit?.[index] ?? null));
      row.classList.toggle("itm-through", lit !== null);
    },
    /** @param {number} at @param {number} reach how far one may go */
    at(at, reach) {
      clouds.forEach((cloud, position) => {
        setAttribute(cloud, "aria-current", position === at && "step");
        setAttribute(cloud, "aria-disabled", position > reach);
      });
      const { sources } = trace.steps[at];
      outputs.forEach(({ element: output }, index) => output.classList.toggle("itm-bright", index === at + 1 || sources.includes(index)));
      jump?.(at);
      stands = at;
      bring();
      strip?.at(at);
    },
  };
}
