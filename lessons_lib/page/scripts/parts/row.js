// @ts-check
// The row of layers in one line: outputs as pictures, layers as clouds that are the buttons, arrows that jump where a layer takes an earlier output.
import { LARGE } from "../marks/large.js";
import { draw, make, setAttribute, write } from "./elements.js";
import { scaleOf } from "./layout.js";
import { arrow, rowOutput } from "./rowoutput.js";

/** @typedef {import("../types.js").Trace} Trace */

const LONG = 40; // layers of a row that has an overview, and whose pictures are painted only near what is in sight

/**
 * @param {{ trace: Trace, palette: import("../marks/palette.js").Palette, words: Record<string, string>, go: (position: number) => void }} options
 */
export function drawRow({ trace, palette, words, go }) {
  const outputs = trace.outputs.map((_, index) => rowOutput(trace, index, palette));
  outputs.forEach(({ element: output }, index) => (output.onclick = () => go(Math.max(0, index - 1)))); // by hand; keys have the clouds
  const clouds = trace.steps.map((step, at) =>
    make("button", { type: "button", className: "itm-cloud", onclick: () => go(at) }, make("b", {}, step.name), " ", make("small", {}, step.label || step.kind)),
  );
  const verdict = make("span", { className: "itm-verdict" });
  const line = make("div", { className: "itm-row-line" }, outputs[0].element);
  clouds.forEach((cloud, at) => line.append(arrow(), cloud, arrow(), outputs[at + 1].element));
  line.append(verdict);
  const jumps = draw("svg", { class: "itm-jumps", "aria-hidden": "true" });
  const element = make("div", { className: "itm-row", role: "group", "aria-label": words.row }, line);
  const jumping = trace.steps.flatMap((step, at) => step.sources.filter((source) => source !== at).map((source) => ({ source, at })));
  if (jumping.length) {
    element.classList.add("itm-jumping");
    line.append(jumps);
  }
  /** @type {Trace|null} */ let shown = null;
  let shownWhole = false;
  let shownHidden = Infinity;
  /** Where the clouds stand, asked once. @type {ReturnType<typeof placesNow> | null} */ let places = null;
  const long = clouds.length > LONG;
  const strip = long ? LARGE.drawStrip?.({ trace, words, go }) : null;
  const stale = new Set(outputs.keys());
  let left = 0; // how far the row is scrolled
  if (long) element.addEventListener("scroll", () => paintNear(element.scrollLeft), { passive: true });

  /** Where a step stands, from what it takes to what it gives, and how much of the row is in sight: on a phone the answer stands below it. */
  function placesNow() {
    const ends = outputs.map(({ element: { offsetLeft: left, offsetWidth: width } }) => ({ left, right: left + width }));
    const beside = verdict.offsetTop < clouds[0].offsetTop + clouds[0].offsetHeight;
    return {
      ends,
      middles: clouds.map((_, at) => (ends[at].left + ends[at + 1].right) / 2),
      room: element.clientWidth - (beside ? verdict.offsetWidth : 0),
      long: element.scrollWidth > element.clientWidth,
    };
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
    element,
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
    jump() {
      if (jumping.length) drawJumps(jumps, jumping, outputs, clouds, -1);
    },
    /** @param {Uint8Array[]|null} lit which numbers of each output are lit; null: no lights */
    light(lit) {
      outputs.forEach((each, index) => each.light(lit?.[index] ?? null));
      element.classList.toggle("itm-through", lit !== null);
    },
    /** @param {number} at @param {number} reach how far one may go */
    at(at, reach) {
      clouds.forEach((cloud, position) => {
        setAttribute(cloud, "aria-current", position === at && "step");
        setAttribute(cloud, "aria-disabled", position > reach && "true");
      });
      const { sources } = trace.steps[at];
      outputs.forEach(({ element: output }, index) => output.classList.toggle("itm-bright", index === at + 1 || sources.includes(index)));
      if (jumping.length) drawJumps(jumps, jumping, outputs, clouds, at);
      places ??= placesNow();
      const from = Math.max(0, places.middles[at] - places.room / 2, places.ends[at + 1].right - places.room);
      if (places.long) requestAnimationFrame(() => (element.scrollLeft = from)); // by now the browser would lay out what is about to change
      if (long) paintNear(from);
      strip?.at(at);
    },
  };
}

/** @param {SVGSVGElement} image @param {{ source: number, at: number }[]} jumping @param {{ element: HTMLElement }[]} outputs @param {HTMLElement[]} clouds @param {number} now */
function drawJumps(image, jumping, outputs, clouds, now) {
  const line = /** @type {HTMLElement} */ (image.parentElement);
  image.setAttribute("width", String(line.scrollWidth));
  image.setAttribute("height", String(line.offsetHeight));
  const middle = (/** @type {HTMLElement} */ each) => each.offsetLeft + each.offsetWidth / 2;
  image.replaceChildren(
    ...jumping.flatMap(({ source, at }) => {
      const from = outputs[source].element;
      const [x, toX, y, toY] = [middle(from), middle(clouds[at]), from.offsetTop, clouds[at].offsetTop];
      const high = Math.max(2, Math.min(y, toY) - 8 - 5 * Math.min(3, at - source));
      const className = at === now ? "itm-jump itm-bright" : "itm-jump";
      return [
        draw("path", { class: className, d: `M${x},${y}C${x},${high} ${x},${high} ${x + 14},${high}H${toX - 14}C${toX},${high} ${toX},${high} ${toX},${toY - 5}` }),
        draw("path", { class: `${className} itm-head`, d: `M${toX - 4},${toY - 7}L${toX},${toY - 1}L${toX + 4},${toY - 7}Z` }),
      ];
    }),
  );
}
