// @ts-check
// A window that walks over pictures: framed where it stands for the opened number, and while one points at another one for that.
// Of a convolution, what lies in it × the kernel = the terms; of pooling, which of its numbers won.
import { meetings } from "../../../layers/windows.js";
import { fill } from "../../../numbers/sentence.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { isStacked, laidOut, roomForEach } from "../parts/layout.js";
import { between } from "../parts/panels.js";
import { cellSize, extent, isCrowded, isListed, largestOf, placesIn, placesOf, xOf, yOf } from "../marks/places.js";
import { arithmeticOf } from "../trace/trace.js";
import { drawArray, parameterKey } from "./arrays.js";
import { drawEnd, widthFor } from "./ends.js";
import { drawing } from "./kinds.js";
import { sumSign } from "./sum.js";
import { switched } from "./terms.js";

/** @typedef {import("./ends.js").StepContext} StepContext */
/** @typedef {import("./ends.js").StepDrawing} StepDrawing */
/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Step} Step */

const TITLE = 9.5; // letters
const OVER = { level: 3, numbered: 1, side: 6 }; // pixels by which a frame sticks out where its window stands over zeros around the picture; above stands its title or its number, and below its legend
const MOST_NEAR = 5; // rows of a window of pooling that is shown large too

drawing("convolution", drawConvolution);

drawing("pooling", drawPooling);

/** @param {StepContext} context @returns {StepDrawing} */
function drawConvolution(context) {
  const { trace, at, words, width, type, act } = context;
  const step = trace.steps[at];
  const [kernels, bias] = step.parameters;
  const each = roomForEach(width, type);
  const shape = kernels.shape.slice(kernels.shape[1] === 1 ? 2 : 1);
  const ends = drawEnds(context, roomBeside(context, shape, 2) ?? each);
  const inKernel = kernels.values.length / kernels.shape[0];
  const kept = { out: 0, places: /** @type {number[]} */ ([]) };
  /** What the weights in sight and their terms are called. @type {[string[], string[]]} */ const [named, termed] = [[], []];
  const call = (/** @type {number} */ out, /** @type {ReturnType<typeof drawArray>[]} */ parts) => {
    for (let flat = 0; flat < inKernel; flat += 1) {
      named[flat] = parameterKey(kernels, out * inKernel + flat);
      termed[flat] = fill(words.term_of, { input: named[flat] });
    }
    for (const { show } of parts) show(Array(inKernel).fill(NaN)); // what stays the same number is called anew too
  };
  call(0, []);
  const part = (/** @type {string} */ label, /** @type {string[]} */ names, /** @type {string} */ opens, /** @type {(unit: number, element: HTMLElement) => void} */ open) =>
    drawArray(context, { label, names, shape, width: each, opens, open, end: "in" });
  const own = part(words.weights, named, words.turns, (unit, element) => act.card({ parameter: kernels, flat: kept.out * inKernel + unit }, element));
  const terms = part(words.terms, termed, words.selects, (unit, element) => {
    if (kept.places[unit] >= 0) act.card({ output: step.sources[0], unit: kept.places[unit] }, element);
  });
  const title = /** @type {HTMLElement} */ (own.element.querySelector("b"));
  own.element.style.minWidth = `${TITLE * type}px`; // a kernel is narrower than what it is called
  const sum = sumSign(context, bias, () => kept.out);
  const roomy = shape.length < 3 || 4 * each + 12 * type <= width; // kernel and terms have a place each
  const middle = roomy ? [own.element, between("="), terms.element] : [switched(context, own.element, terms.element)];
  return {
    high: ends.high,
    parts: [ends.given, between("×"), ...middle, sum.element, ends.made],
    ...ends.walking((now, unit, { channel, seen }) => {
      const { inputs, output, parameters } = now.steps[at];
      const kernel = parameters[0].values.subarray(channel * inKernel, (channel + 1) * inKernel);
      if (channel !== kept.out) call(channel, [own, terms]);
      Object.assign(kept, { out: channel, places: Array(inKernel).fill(-1) });
      for (const { inner, place } of seen) kept.places[inner] = place;
      const values = Float64Array.from(kernel, (weight, each) => (kept.places[each] < 0 ? 0 : weight * (inputs[0].values?.[kept.places[each]] ?? NaN)));
      own.show(kernel, largestOf(parameters[0].values));
      terms.show(values, largestOf(values));
      write(title, fill(words.weights_of, { unit: `${output.name}[${channel}]` }));
      const added = parameters[1]?.values[channel] ?? null;
      sum.show((output.values?.[unit] ?? NaN) - (added ?? 0), added, channel);
      return -1;
    }),
  };
}

/** @param {StepContext} context @returns {StepDrawing} */
function drawPooling(context) {
  const { trace, at, words, width, type, act } = context;
  const step = trace.steps[at];
  const each = roomForEach(width, type);
  const { size } = step.data.fields.settings;
  const shape = [size, size];
  const ends = drawEnds(context, (size && roomBeside(context, shape, 1)) || each);
  const kept = /** @type {number[]} */ ([]); // the places of the numbers in the window …
  const names = /** @type {string[]} */ (Array(size * size || 0).fill("")); // … and what they are called
  const opens = (/** @type {number} */ unit, /** @type {HTMLElement} */ element) => {
    if (kept[unit] >= 0) act.card({ output: step.sources[0], unit: kept[unit] }, element);
  };
  const near = size > 1 && size <= MOST_NEAR && !step.inputs[0].left ? drawArray(context, { label: words.window, names, shape, width: each, opens: words.selects, open: opens, end: "in" }) : null;
  const parts = near ? [near.element, between("→")] : [];
  if (near) near.element.style.minWidth = `${TITLE * type}px`;
  return {
    high: ends.high,
    parts: [ends.given, between("→"), ...parts, ends.made],
    ...ends.walking((now, unit, { seen }) => {
      const { inputs, output } = now.steps[at];
      const isMost = arithmeticOf(now, at, unit)?.operation === "max";
      const won = isMost ? seen.findIndex(({ place }) => inputs[0].values?.[place] === output.values?.[unit]) : -1;
      if (near) near.element.hidden = !seen.length; // no number is opened
      if (near && seen.length) {
        kept.splice(0, names.length, ...names.map((_, inner) => seen.find((each) => each.inner === inner)?.place ?? -1)); // a window at the edge stands over none
        kept.forEach((place, inner) => Object.assign(names, { [inner]: inputs[0].names[place] ?? "" }));
        near.show(Array(kept.length).fill(NaN)); // what stays the same number is called anew too
        near.show(kept.map((place) => inputs[0].values?.[place] ?? NaN), largestOf(inputs[0].values ?? []));
        for (const cell of /** @type {NodeListOf<HTMLElement>} */ (near.element.querySelectorAll("[data-unit]"))) cell.style.visibility = kept[Number(cell.dataset.unit)] < 0 ? "hidden" : "";
        near.picture.mark(seen[won]?.inner ?? -1, -1);
      }
      return seen[won]?.place ?? -1;
    }),
  };
}

/** How wide a picture may be at either end, where there is room for some windows of this shape between them; null where windows fill places of their own.
 * @param {StepContext} context @param {number[]} shape @param {number} windows */
function roomBeside({ width, type, height }, shape, windows) {
  if (shape.length > 2 || isStacked({ width, type })) return null;
  const places = placesOf(shape);
  const one = extent(places, cellSize(places, width, height)).width;
  const all = Math.max(TITLE * type, one) + (windows - 1) * one; // the first has the longest title
  return Math.floor((width - (5 * windows + 1.9) * type - all) / 2); // signs and gaps stand between them
}

/** What came in, with a frame around what the opened number looks at, and what goes out. @param {StepContext} context @param {number} each the room of a picture */
function drawEnds(context, each) {
  const { trace, at } = context;
  const [source] = trace.steps[at].sources;
  const given = drawEnd(context, source, "in", { width: each });
  const made = drawEnd(context, at + 1, "out", { width: widthFor(context, at + 1, each) });
  const { large } = /** @type {import("../marks/cells.js").Picture} */ (given.picture);
  const shape = laidOut(trace, source);
  const places = placesIn(large ? shape.slice(-2) : shape, each, context.height);
  const cell = large?.cell ?? cellSize(places, each, context.height);
  const [kernels] = trace.steps[at].parameters;
  const isSeen = large || (!trace.outputs[source].left && !isListed(shape) && !isCrowded(places, each, context.height)); // each number has pixels of its own
  const frames = make("div", { class: "itm-windows" }, ...Array.from({ length: isSeen ? (!large && kernels?.shape[1]) || 1 : 0 }, frameOf));
  (large?.over ?? given.picture.element).append(frames);
  for (const { element } of [given, made]) element.style.minWidth = `${TITLE * context.type}px`;
  return {
    given: given.element,
    made: made.element,
    high: Math.max(given.high, made.high),
    /** How the step is shown and marked: the window stands where the number that one points at looks, or else the opened one.
     * @param {(now: Trace, unit: number, looked: ReturnType<typeof seenBy>) => number} look shows what it sees; which number of what came in has won, or -1
     * @returns {Pick<StepDrawing, "show"|"mark">} */
    walking(look) {
      const stand = { now: trace, unit: -1, won: -1, looked: /** @type {ReturnType<typeof seenBy>} */ ({ channel: 0, seen: [], sides: [] }) };
      const go = (/** @type {Trace} */ now, /** @type {number} */ unit) => {
        const looked = seenBy(now.steps[at], unit);
        if (looked.seen.length) surround(looked);
        if (!kernels && unit !== stand.unit) large?.choose(looked.channel); // a convolution looks at every map
        Object.assign(stand, { now, unit, looked, won: look(now, unit, looked) });
      };
      return {
        show(now, opened) {
          given.show(now);
          made.show(now);
          go(now, opened);
        },
        mark(opened, inLinked, outLinked) {
          const unit = outLinked < 0 ? opened : outLinked;
          if (unit >= 0 && unit !== stand.unit) go(stand.now, unit);
          given.picture.mark(stand.won, inLinked);
          frames.hidden = !stand.looked.seen.length || (!!large && !kernels && large.chosen() !== stand.looked.channel); // the window lies in the zeros around the picture, or in another map
          made.picture.mark(opened, outLinked);
        },
      };
    },
  };

  /** A frame around the window in one map: it stands as far from the first map's as its map does. @param {unknown} _ @param {number} map */
  function frameOf(_, map) {
    const [row, column] = places.at(map * places.down * places.across);
    return make("div", { class: "itm-ring itm-window", style: `left:${xOf(places, column, cell)}px;top:${yOf(places, row, cell) - places.top}px` });
  }

  /** All frames walk as one picture, which need not be drawn again. @param {ReturnType<typeof seenBy>} looked the first and the last number in a window stand at its corners */
  function surround({ seen, sides: [tall, wide] }) {
    const inside = seen.filter(({ channel }) => channel === seen[0].channel);
    const [first, last] = [inside[0], inside[inside.length - 1]];
    const [[top, left], [bottom, right]] = [places.at(first.place % places.count), places.at(last.place % places.count)];
    const level = places.top ? OVER.numbered : OVER.level;
    const over = (/** @type {boolean} */ sticksOut, pixels = OVER.side) => (sticksOut ? pixels : 0);
    const [startRow, startColumn, endRow, endColumn] = [first, last].flatMap(({ inner }) => [Math.floor(inner / wide) % tall, inner % wide]);
    const x = xOf(places, left, cell) - over(startColumn > 0);
    const y = yOf(places, top, cell) - over(startRow > 0, level);
    const width = xOf(places, right, cell) + cell + over(endColumn < wide - 1) - x;
    const height = yOf(places, bottom, cell) + cell + over(endRow < tall - 1, level) - y;
    setAttribute(frames, "style", `width:${width}px;height:${height}px;transform:translate(${x}px,${y}px)`);
  }
}

/** What one output number looks at: each number in its window, by its channel, its place there and in the window; and which channel goes out.
 * A convolution looks at all channels, pooling at its own. @param {Step} step @param {number} opened */
function seenBy({ inputs: [{ shape }], output, parameters: [kernels], data: { fields } }, opened) {
  const { settings } = fields;
  const sides = kernels ? kernels.shape.slice(2) : settings.size ? [settings.size, settings.size] : shape.slice(-2);
  const { counts, size, steps, inner, places } = meetings(shape, sides, { ...settings, stride: settings.stride ?? 1 });
  const spots = counts[0] * counts[1];
  const own = Math.floor(opened / spots);
  const channels = kernels ? Array.from({ length: kernels.shape[1] }, (_, channel) => channel) : [own];
  const here = /** @type {number[]} */ ([]);
  for (let n = steps.indexOf(opened % spots); steps[n] === opened % spots; n += 1) here.push(n); // they are in the order of the steps
  const inWindow = sides[0] * sides[1];
  const seen = channels.flatMap((channel) => here.map((n) => ({ channel, inner: (kernels ? channel * inWindow : 0) + inner[n], place: channel * size + places[n] })));
  return { channel: output.shape.length === 3 ? own : opened, seen, sides };
}
