// @ts-check
// The live page of a trace: what is drawn is a function of the trace and a small state; events change the state and nothing else.
import { makeCard } from "../parts/card.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { drawFoot } from "../parts/foot.js";
import { makeFrame } from "../parts/frame.js";
import { KEYS, listenToKeys } from "../parts/keys.js";
import { enlarge, heightNeeded, isStacked, roomForEach, roomOf, wrapWhereCut } from "../parts/layout.js";
import { openedAt, openedSentence, pointedSentence } from "../parts/spoken.js";
import { toldKeys, viewOptions, watchLooks } from "../parts/view.js";
import { MODELS } from "../trace/recorded.js";
import { fill } from "../../../numbers/sentence.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").PageOptions} PageOptions */

const ASKED = 16.1; // letters of height, of a question

/** @param {HTMLElement} root @param {Trace} trace @param {import("../types.js").Going} going @param {PageOptions} [options] */
export function drawPage(root, trace, going, options = {}) {
  const words = options.turning ? trace.words : { ...trace.words, turns: trace.words.tells };
  /** @type {import("../types.js").PageState} */ const state = { at: 0, opened: {}, turned: {}, unfolded: "", face: "weights", whole: false, projector: false };
  let now = trace;
  /** @type {ReturnType<typeof going.row>} */ let row;
  /** @type {import("../steps/ends.js").StepDrawing | null} */ let drawing = null;
  const insides = MODELS.opened?.((holder, inside) => drawPage(holder, inside, going, { play: options.play }));
  /** The number that is pointed at; index: of which output, where that is said. @type {{ unit: number, end: "in"|"out", index?: number }} */ let linked = { unit: -1, end: "in" };
  let lit = ""; // what is said of the lights
  let drawnForm = "";
  const unknown = make("p", { class: "itm-problem", role: "alert" });

  const resetting = make("button", { class: "itm-reset", onclick: () => turnAll({}) }, words.reset);
  const tools = [...(options.tools ?? []), ...(options.turning ? [resetting] : [])];
  const frame = makeFrame(root, words, { name: trace.name, beside: options.beside, tools, ahead: going.ahead, moved: (by) => go(state.at + by) });
  const { body, say } = frame;
  const foot = drawFoot({ words, unfold, inside: (place) => insides?.draw(state.at, now.steps[state.at].inside, place) });
  const knobs = options.turning?.panel(turn);
  const card = makeCard({ root, words, turning: options.turning && { ...options.turning, turn, keep }, go: (at, unit) => (open(unit, at), go(at)) });
  const prediction = options.predict?.(trace, words, () => (showStep(), arrive(), frame.next.focus())) ?? null;
  const covered = () => prediction?.covers(state.at) ?? false;
  const view = viewOptions(words, (change) => (Object.assign(state, change), looks()));
  const lights = going.lights?.(words, () => (mark(), covered() || say(openedSentence(now, state.at, unitAt()) + lit)));
  const arrival = going.arrival?.(root, body);
  const player = options.play?.({ root, words, hush: (quiet) => frame.listen(!quiet), say, now: () => now, at: () => state.at, go, open, unitAt });
  if (player) frame.next.before(player.button);
  view.lastElementChild?.append(...[lights, player].flatMap((each) => each?.choice ?? []));
  foot.bar.append(view, toldKeys(words, words.keys_open + (lights ? words.keys_lit : "") + (player ? words.keys_play : "")));
  root.append(foot.element);
  listenToKeys(root, (key) => go(state.at + going.ahead * KEYS[key]), { l: lights?.toggle, p: player?.press, "+": player?.faster, "-": player?.slower });
  const measured = watchLooks(root, redraw);
  redraw();
  frame.listen();

  function go(/** @type {number} */ target) {
    const wanted = Math.max(0, Math.min(target, trace.steps.length - 1));
    const reached = Math.min(wanted, prediction?.reach() ?? wanted);
    if (reached !== state.at) {
      if (body.contains(document.activeElement)) frame.next.focus(); // what it was on goes out of sight
      state.at = reached;
      showStep();
      arrive();
    }
    if (reached < wanted) say(fill(words.predict_first, { output: trace.outputs[reached + 1].name }));
  }

  /** Open a number of what goes out at a step. */
  function open(/** @type {number} */ unit, at = state.at) {
    state.opened[at] = unit;
    if (at !== state.at || covered()) return; // an address may name a number that is to be predicted
    card.close(false);
    showNumbers();
    say(openedSentence(now, at, unit) + lit);
    arrive();
  }

  /** Show where the numbers of this step come from, once it is painted. */
  function arrive() {
    if (!covered()) arrival?.(now, state.at, unitAt());
  }

  function turn(/** @type {string} */ key, /** @type {number} */ value) {
    isNaN(value) ? say(words.write_number) : turnAll({ ...state.turned, [key]: value }); // a box may be left with what is none
  }

  /** A knob beside those above the row. */
  function keep(/** @type {import("../types.js").Knob} */ knob) {
    card.close(false);
    knobs?.add(knob);
  }

  function turnAll(/** @type {Record<string, number>} */ turned) {
    begin({ turned });
    options.turned?.(now);
  }

  /** Begin where Python's page stands, with what it answered. */
  function begin(/** @type {any} */ { turned }, python = /** @type {import("../types.js").Python|null} */ (null)) {
    become(going.turned(trace, (state.turned = turned), python));
  }

  /** What only Python computes has come, for what was turned then. */
  function answered(/** @type {any} */ from, /** @type {import("../types.js").Python} */ python) {
    if (JSON.stringify(from.turned) === JSON.stringify(state.turned)) begin(from, python);
  }

  /** Show another trace of the same layers in this page. */
  function show(/** @type {Trace} */ other) {
    trace = other;
    state.turned = {};
    setAttribute(root, "aria-label", fill(words.page, { name: other.name }));
    become(other);
  }

  function become(/** @type {Trace} */ other) {
    now = other;
    showNumbers();
    say(now.steps[state.at].said);
  }

  function unfold(/** @type {string} */ what) {
    state.unfolded = state.unfolded === what ? "" : what;
    showFoot();
  }

  function looks() {
    root.classList.toggle("itm-projector", state.projector);
    showStep();
    showRow();
  }

  /** Everything anew: the width, the type, the theme or the way of looking has changed. */
  function redraw() {
    const held = body.contains(document.activeElement);
    row = going.row({ trace, palette: measured().palette, words, go });
    frame.row.replaceChildren(row.element, ...(row.strip ? [row.strip] : []));
    const below = isStacked(measured()) ? frame.call : frame.row; // on a phone knobs stand beside what they turn
    if (knobs && below.previousSibling !== knobs.element) below.before(knobs.element);
    showRow();
    enlarge(row.element, measured(), trace); // before arrows are drawn to where things stand
    showStep();
    options.looked?.();
    if (held) root.focus();
  }

  function showStep() {
    const step = now.steps[state.at];
    row.at(state.at, prediction?.reach() ?? Infinity); // scrolls, so before what is below it changes
    card.close(false);
    linked = { unit: -1, end: "in" };
    frame.call.replaceChildren(...going.call(step));
    const { width, type, line, palette } = roomOf(measured(), trace);
    const height = heightNeeded(trace, line, roomForEach(width, type), prediction ? (ASKED * type) / line : going.least(trace, width, type, line), knobs?.rows(width, type));
    const context = {
      ...{ trace: now, at: state.at, width, height, type, row: line, whole: state.whole, face: state.face, covered: covered(), hidden: prediction?.hidden(), palette, words },
      act: { open, point, face, inside: openInside, card: (/** @type {import("../parts/card.js").CardAbout} */ about, /** @type {HTMLElement} */ anchor) => card.show(about, anchor, now) },
    };
    drawing = prediction && covered() ? prediction.draw(context) : going.step(context);
    drawnForm = formOf(step);
    frame.inType(type);
    for (const each of [...(knobs ? [knobs.element] : []), foot.readout.element, foot.bar]) each.style.fontSize = `${type}px`;
    body.replaceChildren(...drawing.parts, unknown);
    body.style.setProperty("--itm-height", `${height}px`);
    body.style.setProperty("--itm-middle", `${drawing.high}px`);
    frame.label(trace.steps[state.at - 1]?.name ?? "", trace.steps[state.at + 1]?.name ?? "", !covered());
    showNumbers();
    foot.readout.stand(body, type);
    wrapWhereCut(body, context);
    say(prediction?.said(state.at) ?? step.said);
  }

  /** The numbers of what is in sight. */
  function showNumbers() {
    const step = now.steps[state.at];
    const title = [now.title, ...(covered() ? [] : step.odd)].join(". ");
    write(frame.title, title);
    frame.title.style.whiteSpace = title.includes(". ") ? "normal" : ""; // a sentence that is needed is not cut off
    setAttribute(resetting, "aria-disabled", !Object.keys(state.turned).length);
    showRow();
    const known = [...step.inputs, step.output].every((each) => each.values || each.left);
    if (known && formOf(step) !== drawnForm) return showStep(); // a function may give more numbers for another x, or go a way that was not recorded
    body.classList.toggle("itm-unknown", !known);
    write(unknown, known ? "" : step.said);
    if (known) drawing?.show(now, unitAt());
    knobs?.show(({ key, value }) => state.turned[key] ?? value);
    mark();
    showFoot();
    card.refresh(now);
    options.shown?.(now, state.at, unitAt());
  }

  function showRow() {
    row.show(now, state.whole, prediction?.hidden());
  }

  function showFoot() {
    foot.show(now, state.at, unitAt(), state.unfolded, covered());
  }

  function mark() {
    const pointed = (/** @type {string} */ end) => (linked.end === end ? linked.unit : -1);
    const open = covered() ? -1 : unitAt();
    drawing?.mark(open, pointed("in"), pointed("out"));
    const step = now.steps[state.at];
    const index = linked.unit >= 0 && linked.end === "in" ? linked.index ?? step.sources[0] : now.outputs.indexOf(step.output);
    lit = lights?.show(now, { index, unit: linked.unit >= 0 ? linked.unit : open, at: state.at, hidden: prediction?.hidden() ?? Infinity }, { row, body }) ?? "";
  }

  function point(/** @type {number} */ unit, /** @type {"in"|"out"} */ end, /** @type {number|undefined} */ index) {
    if (linked.unit === unit && ((linked.end === end && linked.index === index) || unit < 0)) return;
    linked = { unit, end, index };
    mark();
    if (unit >= 0) say(pointedSentence(now, state.at, unit, end, covered() ? -1 : unitAt()) + lit);
  }

  function face(/** @type {string} */ chosen) {
    state.face = chosen;
    showStep();
    /** @type {HTMLElement|null} */ (body.querySelector(`[data-focus="face-${chosen}"]`))?.focus();
  }

  function unitAt() {
    return openedAt(now, state.opened, state.at);
  }

  function openInside(/** @type {number} */ position) {
    if (state.unfolded !== "inside") unfold("inside");
    insides?.at(state.at)?.go(position);
  }

  return { go, open, turn, turnAll, show, begin, answered, redraw, refresh: showNumbers, state, say, trace: () => now, stands: () => ({ turned: state.turned }) };
}

/** How a step was drawn, for which shapes, and for which names of positions. @param {import("../types.js").Step} step */
function formOf({ drawn, inputs, output }) {
  return [drawn, ...[...inputs, output].map(({ shape, axes }) => [shape, axes].join())].join(" ");
}
