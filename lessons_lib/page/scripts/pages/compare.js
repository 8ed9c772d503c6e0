// @ts-check
// Two traces in one row: each output of both, one above the other, and at each step both as pictures with their difference.
import { number, numbers, shapeWords } from "../../../numbers/notation.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { makeFrame } from "../parts/frame.js";
import { KEYS, listenToKeys } from "../parts/keys.js";
import { LARGE } from "../marks/large.js";
import { drawNumbers } from "../marks/numbers.js";
import { between, legendOf, panel } from "../parts/panels.js";
import { count, isListed, isOneSided, largestCell, largestOf, scaleFor, SMALLEST_CELL } from "../marks/places.js";
import { areShares, enlarge, heightNeeded, isStacked, laidOut, roomOf, scaleOf, shareOf, wrapWhereCut } from "../parts/layout.js";
import { areWords, drawThumb, isWritten } from "../marks/thumb.js";
import { fill } from "../../../numbers/sentence.js";
import { outputOf } from "../trace/outputs.js";
import { paired } from "../trace/paired.js";
import { toldKeys, viewOptions, watchLooks } from "../parts/view.js";
import { fadesWhereCut } from "../parts/rowoutput.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../marks/cells.js").Picture} ComparedPicture */
/** Where in a's outputs, and where in b's; null where only the other has one. @typedef {[number|null, number|null]} Pair */

const LEAST_ROWS = 4.5; // of a list, that a step is high

/** @param {HTMLElement} root @param {Trace[]} traces a and b @param {{ parting: string }} data parting: where the two part, in a sentence @param {string} [_sort] @param {number} [ahead] -1 where one goes on to the left @param {typeof leftOut} [left] what draws numbers that the page does not hold */
export function drawComparison(root, [a, b], { parting }, _sort, ahead = 1, left = leftOut) {
  const { words } = a;
  const state = { at: 0, unit: -1, whole: false, projector: false };
  const pairs = paired(namesOf(a), namesOf(b));
  const last = pairs.length - 1;
  const nameAt = (/** @type {number} */ index) => (pairs[index] ? nameOfPair([a, b], pairs[index]) : "");
  const frame = makeFrame(root, words, { name: fill(words.compare, { a: a.name, b: b.name }), ahead, moved: (by) => go(state.at + by) });
  /** @type {{ pictures: ComparedPicture[], parts: HTMLElement[] }} */ let drawn = { pictures: [], parts: [] };
  const view = viewOptions(words, (change) => {
    Object.assign(state, change);
    root.classList.toggle("itm-projector", state.projector);
    redraw();
  });
  root.append(make("div", { class: "itm-foot" }, make("div", { class: "itm-unfolds" }, parting, view, toldKeys(words))));
  write(frame.title, `${words.in_a}: ${a.title} · ${words.in_b}: ${b.title}`);
  listenToKeys(root, (key) => go(state.at + ahead * KEYS[key]));
  const looks = watchLooks(root, redraw);
  /** @type {HTMLElement[]} */ let clouds = [];
  redraw();
  frame.listen();

  function go(/** @type {number} */ target) {
    const reached = Math.max(0, Math.min(target, last));
    if (reached === state.at) return;
    state.at = reached;
    state.unit = -1;
    show();
  }

  function redraw() {
    const row = pairedRow([a, b], pairs, looks().palette, go, state.whole);
    clouds = row.clouds;
    frame.row.replaceChildren(row.element);
    enlarge(row.element, looks(), a, b);
    show();
  }

  function show() {
    const { width, type, line, palette } = roomOf(looks(), a, b);
    const height = withHeads([a, b], pairs, Math.max(...[a, b].map((trace) => heightNeeded(trace, line, shareOf({ width, type }, 3, 7), LEAST_ROWS, 0, []))), type);
    clouds.forEach((cloud, index) => setAttribute(cloud, "aria-current", index === state.at && "step"));
    const row = /** @type {HTMLElement} */ (frame.row.firstElementChild);
    const answers = /** @type {HTMLElement} */ (row.querySelector(".itm-verdict")).offsetWidth;
    const below = 4 * answers > row.clientWidth; // on a phone: beside the row they would lie over what the step is about
    row.classList.toggle("itm-below", below);
    fadesWhereCut(row);
    const { offsetLeft, offsetWidth } = clouds[state.at];
    row.scrollLeft = offsetLeft + (offsetWidth - row.clientWidth + (below ? 0 : answers)) / 2;
    const pair = pairs[state.at];
    const both = outputsAt([a, b], pair);
    const calls = new Set(both.flatMap((output) => output?.name ?? []));
    frame.call.replaceChildren(make("code", {}, [...calls].join(" / ")), " ", make("span", { class: "itm-kind" }, headingOf([a, b], pair)));
    const room = { width: shareOf({ width, type }, 3, 7), height, palette, whole: state.whole };
    drawn = left([a, b], pair, state.at, room) ?? pictured([a, b], pair, { width, height, line, type, palette, whole: state.whole, point });
    frame.inType(type);
    frame.body.replaceChildren(...drawn.parts);
    frame.body.style.setProperty("--itm-height", `${height}px`);
    frame.body.style.setProperty("--itm-middle", `${Math.min(height, 120)}px`);
    wrapWhereCut(frame.body, { width, type });
    frame.label(nameAt(state.at - 1), nameAt(state.at + 1));
    frame.say([...both.map((output, place) => toldOf(output, place ? words.in_b : words.in_a)), ...hiddenGap(both[0], both[1], words)].join(" · "));
  }

  function point(/** @type {number} */ unit) {
    if (unit === state.unit) return;
    state.unit = unit;
    for (const picture of drawn.pictures) picture.mark(-1, unit);
    const [left, right] = outputsAt([a, b], pairs[state.at]);
    if (unit < 0) return;
    const value = (/** @type {import("../types.js").Output|undefined} */ output) => (output?.values && unit < output.values.length ? number(output.values[unit]) : "–");
    frame.say(`${(left && right ? namedBoth(left, right) : left ?? right)?.names[unit]}: ${words.in_a} ${value(left)}, ${words.in_b} ${value(right)}`);
  }

  return { go, state };
}

/** By what its outputs are found again in another model. @param {Trace} trace @returns {string[]} */
function namesOf({ steps }) {
  return ["", .../** @type {any[]} */ (steps).map(({ key, label }) => key ?? label)];
}

/** What stands at one place of the two rows. @param {Trace[]} traces @param {Pair} pair @returns {(import("../types.js").Output|undefined)[]} */
export function outputsAt(traces, pair) {
  return traces.map((trace, side) => trace.outputs[pair[side] ?? -1]);
}

/** The layers that made it. @param {Trace[]} traces @param {Pair} pair @returns {(import("../types.js").Step|undefined)[]} */
function stepsAt(traces, pair) {
  return traces.map((trace, side) => trace.steps[(pair[side] ?? 0) - 1]);
}

/** What both layers are; what is alike is said once: "L4 · Dropout / DropoutInTraining". @param {Trace[]} traces @param {Pair} pair */
function headingOf(traces, pair) {
  const [one = [], other = one] = stepsAt(traces, pair).flatMap((step) => (step ? [step.heading.split(" · ")] : []));
  return one.map((part, place) => [...new Set([part, other[place]])].join(" / ")).join(" · ");
}

/** What both layers are called: "L3", or "L3 / L4" where a layer more stands before it in one of the models. @param {Trace[]} traces @param {Pair} pair */
function nameOfPair(traces, pair) {
  const called = new Set(stepsAt(traces, pair).flatMap((step) => step?.name ?? []));
  return called.size ? [...called].join(" / ") : traces[0].outputs[0].name;
}

/** Most pages hold all numbers. @param {Trace[]} _traces @param {Pair} _pair @param {number} _index @param {{ width: number, height: number, palette: import("../marks/palette.js").Palette, whole: boolean }} _room @returns {{ pictures: ComparedPicture[], parts: HTMLElement[] } | null} */
function leftOut(_traces, _pair, _index, _room) {
  return null;
}

/** @param {import("../types.js").Output|undefined} output @param {string} mark */
function toldOf(output, mark) {
  return output?.values ? `${mark}: ${output.called} ${numbers(output.values, output.shape)}` : `${mark}: ${output?.left?.said ?? "–"}`;
}

/** The difference of two outputs that look alike as they are printed.
 * @param {import("../types.js").Output|undefined} one @param {import("../types.js").Output|undefined} other @param {Record<string, string>} words */
function hiddenGap(one, other, words) {
  if (!one?.values || !other?.values || one.values.length !== other.values.length) return [];
  const [before, after] = [one.values, other.values];
  const gaps = after.map((value, unit) => value - before[unit]);
  const alike = numbers(before, one.shape) === numbers(after, other.shape);
  return alike && largestOf(gaps) ? [`${words.difference}: ${numbers(gaps, one.shape)}`] : [];
}

/** How tall pictures are where tokens stand above them, which would else take the room of cells that can be read. @param {Trace[]} traces @param {Pair[]} pairs @param {number} height @param {number} type */
function withHeads(traces, pairs, height, type) {
  const needed = pairs.map((pair) => {
    const [output, other] = outputsAt(traces, pair);
    if (!output) return 0;
    const { axes, shape } = other ? namedBoth(output, other) : output;
    const cells = SMALLEST_CELL * shape[0];
    return axes && shape.length === 2 && cells <= height ? cells + (LARGE.tokenHeads?.(axes, type).top ?? 0) : 0;
  });
  return Math.max(height, ...needed);
}

/** What positions are called where a and b have other tokens there: "cat/dog". @param {import("../types.js").Output} left @param {import("../types.js").Output} right */
function namedBoth(left, right) {
  const both = (/** @type {string[]} */ ones, /** @type {string[]} */ others = []) => ones.map((one, at) => (one === (others[at] ?? one) ? one : `${one}/${others[at]}`));
  return left.axes ? outputOf(left.called, left, null, { axes: left.axes.map((names, axis) => both(names, right.axes?.[axis])) }) : left;
}

/** Both rows in one: at each place the output of a above that of b. @param {Trace[]} traces @param {Pair[]} pairs @param {import("../marks/palette.js").Palette} palette @param {(index: number) => void} go @param {boolean} whole */
function pairedRow([a, b], pairs, palette, go, whole) {
  const line = make("div", { class: "itm-row-line" });
  const clouds = /** @type {HTMLElement[]} */ ([]);
  pairs.forEach((pair, index) => {
    const kinds = stepsAt([a, b], pair).map((step) => step?.label || step?.kind).filter(Boolean);
    const name = nameOfPair([a, b], pair);
    const cloud = make("button", { class: "itm-cloud", onclick: () => go(index) }, make("b", {}, name), " ", make("small", {}, [...new Set(kinds)].join(" / ")));
    clouds.push(cloud);
    const thumbs = [a, b].flatMap((trace, side) => {
      const at = pair[side];
      if (at === null) return [];
      const { shape, values, left, axes } = trace.outputs[at];
      const thumb = drawThumb(left?.shape ?? laidOut(trace, at), !left && isWritten(shape, values, undefined, axes), palette, axes);
      const known = left?.values ?? values;
      if (known) thumb.show(known, left?.scale ?? scaleOf(trace, at, whole), axes);
      return [thumb.element];
    });
    line.append(...(index ? [make("span", { class: "itm-arrow", "aria-hidden": true }, "→")] : []), cloud, make("span", { class: "itm-output itm-pair" }, ...thumbs));
  });
  line.append(make("span", { class: "itm-verdict itm-pair" }, make("span", {}, a.verdict), make("span", {}, b.verdict)));
  return { element: make("div", { class: "itm-row", role: "group", "aria-label": a.words.row }, line), clouds };
}

/** Both outputs and, where they have as many numbers, their difference.
 * @param {Trace[]} traces @param {Pair} pair
 * @param {{ width: number, height: number, line: number, type: number, palette: import("../marks/palette.js").Palette, whole: boolean, point: (unit: number) => void }} how */
function pictured(traces, pair, { width, height, line, type, palette, whole, point }) {
  const { words } = traces[0];
  const known = outputsAt(traces, pair).flatMap((output) => (output?.values ? [output] : []));
  const sizes = new Set(known.map((output) => output.names.length));
  const each = shareOf({ width, type }, 3, 7);
  const shares = traces.some((trace, side) => pair[side] !== null && areShares(trace, pair[side]));
  const common = Math.max(Number(shares), scaleFor(...known.map((output) => output.values ?? []))); // what stands side by side has one scale
  const parts = /** @type {HTMLElement[]} */ ([]);
  const pictures = /** @type {ComparedPicture[]} */ ([]);
  const add = (/** @type {string} */ title, /** @type {Trace} */ trace, /** @type {number} */ index, /** @type {ArrayLike<number>} */ values, /** @type {number} */ scale, note = shapeWords(trace.outputs[index].shape), output = trace.outputs[index]) => {
    const { names, axes, called } = output;
    const shape = laidOut(trace, index);
    const listed = isListed(shape);
    const row = Math.max(24, Math.min(isStacked({ width, type }) ? line : 1.5 * line, Math.floor(height / count(shape)))); // of few numbers each has more room
    const heads = axes && shape.length === 2 ? LARGE.tokenHeads?.(axes, type) : null;
    const picture = drawNumbers({ label: `${called}, ${title}`, names, shape, width: (listed ? Math.min(each, 22 * type) : each) - (heads?.left ?? 0), height: height - (heads?.top ?? 0), row, largest: largestCell(type), palette, rowwise: !!heads, open: point, point, opens: words.selects });
    picture.show(values, scale);
    const legend = legendOf(words);
    legend.show(scale, { listed, oneSided: isOneSided(values), shares: scale === 1 && isOneSided(values) && areShares(trace, index), empty: !largestOf(values) });
    pictures.push(picture);
    parts.push(panel({ title: `${called} ${title}`, note, content: heads ? heads.around(picture.element) : picture.element, legend: legend.element, class: areWords(shape, axes) ? "itm-ids" : "" }));
  };
  traces.forEach((trace, place) => {
    const index = pair[place] ?? -1;
    const output = trace.outputs[index];
    if (!output?.values) return;
    if (parts.length) parts.push(between(" "));
    add(place ? words.in_b : words.in_a, trace, index, output.values, whole ? scaleOf(trace, index, true) : common);
  });
  const [left, right] = known;
  if (known.length === 2 && sizes.size === 1 && left.values && right.values && !areWords(left.shape, left.axes)) {
    const before = left.values;
    const gaps = right.values.map((value, unit) => value - before[unit]);
    parts.push(between(" "));
    add(words.difference, traces[0], pair[0] ?? 0, gaps, gaps.length > 1 ? largestOf(gaps) : Math.max(common, scaleFor(gaps)), gaps.length > 1 ? fill(words.length, { length: number(Math.hypot(...gaps)) }) : undefined, namedBoth(left, right));
  }
  return { parts, pictures };
}
