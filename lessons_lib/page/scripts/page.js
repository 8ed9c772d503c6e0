// @ts-check
// The live page of a trace: what is drawn is a function of the trace and a small state; events change the state and nothing else.
import { number } from "../../numbers/notation.js";
import { termsOf } from "../../numbers/arithmetic.js";
import { makeCard } from "./card.js";
import { make, setAttribute, write } from "./elements.js";
import { drawFoot } from "./foot.js";
import { callLine, makeFrame } from "./frame.js";
import { listenToKeys } from "./keys.js";
import { drawKnobs } from "./knobs.js";
import { largestAt } from "./places.js";
import { drawRow } from "./row.js";
import { heightNeeded } from "./shown.js";
import { drawStep } from "./steps.js";
import { roomForEach } from "./terms.js";
import { fill } from "./told.js";
import { arithmeticOf, turnedTrace } from "./trace.js";
import { knobsOf } from "./turning.js";
import { viewOptions, watchLooks } from "./view.js";

/** @typedef {import("./types.js").Trace} Trace */
/**
 * Where the page is: the step, the opened number of each step, what is turned, what is unfolded, how it is looked at.
 * @typedef {{ at: number, opened: Record<number, number>, turned: Record<string, number>, unfolded: string, face: string, whole: boolean, projector: boolean }} PageState
 * What covers outputs until they are guessed: predict.js.
 * @typedef {{ reach: () => number, hidden: () => number, covers: (at: number) => boolean, said: (at: number) => string, draw: (context: import("./stepparts.js").StepContext) => import("./stepparts.js").StepDrawing }} Prediction
 * @typedef {{ turnable?: boolean, knobs?: boolean, predict?: (trace: Trace, words: Record<string, string>, act: { revealed: () => void, say: (text: string) => void }) => Prediction, samples?: { name: string, read: () => Trace }[], beside?: HTMLElement[], tools?: HTMLElement[], turned?: (now: Trace) => void }} PageOptions
 *   turnable: whether numbers can be turned where they stand; knobs: whether some stand above the row; predict: covers the outputs; samples: of a batch;
 *   beside, tools: what else stands left of the row, and in the title's line; turned: hears of every change
 */

/** How a step was drawn, and for which shapes. @param {import("./types.js").Step} step */
function formOf({ drawn, inputs, output }) {
  return [drawn, ...[...inputs, output].map(({ shape }) => shape.join())].join(" ");
}

/** @param {HTMLElement} root @param {Trace} trace @param {PageOptions} [options] */
export function drawPage(root, trace, options = {}) {
  const { words } = trace;
  /** @type {PageState} */ const state = { at: 0, opened: {}, turned: {}, unfolded: "", face: "weights", whole: false, projector: false };
  let now = trace;
  /** @type {ReturnType<typeof drawRow>} */ let row;
  /** @type {import("./stepparts.js").StepDrawing | null} */ let drawing = null;
  /** @type {ReturnType<typeof drawPage> | null} */ let innerPage = null;
  let linked = { unit: -1, end: "in" };
  let drawnForm = "";
  const unknown = make("p", { className: "itm-problem", role: "alert" });

  const resetting = make("button", { type: "button", className: "itm-reset", onclick: reset }, words.reset);
  const tools = [...(options.samples ? [sampleChoice()] : []), ...(options.tools ?? []), ...(options.turnable ? [resetting] : [])];
  const frame = makeFrame(root, words, { name: trace.name, beside: options.beside, tools, moved: (by) => go(state.at + by) });
  const { body, say } = frame;
  const foot = drawFoot({ words, unfold, inside: (place) => drawInside(place) });
  const knobs = options.knobs ? drawKnobs({ knobs: knobsOf(trace), turn, words }) : null;
  const card = makeCard({ root, words, turn: options.turnable ? turn : null, go: (at, unit) => (open(unit, at), go(at)), closed: () => {} });
  const prediction = options.predict?.(trace, words, { revealed: () => (showStep(), frame.next.focus()), say }) ?? null;
  foot.bar.append(viewOptions(words, (change) => (Object.assign(state, change), looks())));
  if (knobs) frame.row.before(knobs.element);
  root.append(foot.element);
  listenToKeys(root, (key) => go({ ArrowRight: state.at + 1, ArrowLeft: state.at - 1, Home: 0, End: Infinity }[key] ?? 0));
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
    }
    if (reached < wanted) say(fill(words.predict_first, { output: trace.outputs[reached + 1].name }));
  }

  /** Open a number of what goes out at a step. */
  function open(/** @type {number} */ unit, at = state.at) {
    state.opened[at] = unit;
    if (at !== state.at) return;
    card.close(false);
    showNumbers();
    say(openedSentence());
  }

  function turn(/** @type {string} */ key, /** @type {number} */ value) {
    turnAll({ [key]: value });
  }

  function turnAll(/** @type {Record<string, number>} */ values) {
    state.turned = { ...state.turned, ...values };
    renew();
  }

  function reset() {
    state.turned = {};
    renew();
  }

  function renew() {
    now = turnedTrace(trace, state.turned);
    showNumbers();
    say(now.steps[state.at].said);
    options.turned?.(now);
  }

  /** Begin where Python's page stands. */
  function begin(/** @type {any} */ from) {
    state.turned = { ...from.turned };
    now = turnedTrace(trace, state.turned);
    showNumbers();
    say(now.steps[state.at].said);
  }

  /** What only Python computes has come, for what was turned then. */
  function answered(/** @type {any} */ from, /** @type {import("./trace.js").Answers} */ answers) {
    if (JSON.stringify(from.turned) !== JSON.stringify(state.turned)) return;
    now = turnedTrace(trace, state.turned, answers);
    showNumbers();
    say(now.steps[state.at].said);
  }

  /** Show another trace of the same layers in this page. */
  function show(/** @type {Trace} */ other) {
    trace = other;
    state.turned = {};
    now = other;
    setAttribute(root, "aria-label", fill(words.page, { name: other.name }));
    showNumbers();
    say(other.steps[state.at].said);
  }

  function unfold(/** @type {string} */ what) {
    state.unfolded = state.unfolded === what ? "" : what;
    showFoot();
  }

  function looks() {
    root.classList.toggle("itm-projector", state.projector);
    showStep();
    row.show(now, state.whole, prediction?.hidden());
  }

  /** Everything anew: the width, the type, the theme or the way of looking has changed. */
  function redraw() {
    const held = body.contains(document.activeElement);
    row = drawRow({ trace, palette: measured().palette, words, go });
    frame.row.replaceChildren(row.element);
    showStep();
    if (held) root.focus();
  }

  function showStep() {
    const step = now.steps[state.at];
    row.at(state.at, prediction?.reach() ?? Infinity); // scrolls, so before what is below it changes
    card.close(false);
    linked = { unit: -1, end: "in" };
    frame.call.replaceChildren(...callLine(step));
    const { width, type, palette } = measured();
    const line = Math.round(1.85 * type);
    const height = heightNeeded(trace, line, roomForEach(width, type), prediction ? 8 : 5);
    const covered = prediction?.covers(state.at) ?? false;
    const context = {
      ...{ trace: now, at: state.at, width, height, type, row: line, whole: state.whole, face: state.face, covered },
      ...{ palette, words, turnable: Boolean(options.turnable), act: { open, point, face, inside: openInside, card: (/** @type {import("./card.js").CardAbout} */ about, /** @type {HTMLElement} */ anchor) => card.show(about, anchor, now) } },
    };
    drawing = prediction && covered ? prediction.draw(context) : drawStep(context);
    drawnForm = formOf(step);
    body.replaceChildren(...drawing.parts, unknown);
    body.style.setProperty("--itm-height", `${height}px`);
    body.style.setProperty("--itm-middle", `${drawing.high}px`);
    frame.label(now.steps[state.at - 1]?.name ?? "", now.steps[state.at + 1]?.name ?? "", !covered);
    showNumbers();
    say(prediction?.said(state.at) ?? step.said);
  }

  /** The numbers of what is in sight. */
  function showNumbers() {
    write(frame.title, now.title);
    setAttribute(resetting, "aria-disabled", !Object.keys(state.turned).length && "true");
    row.show(now, state.whole, prediction?.hidden());
    const step = now.steps[state.at];
    const known = [...step.inputs, step.output].every((each) => each.values);
    if (known && formOf(step) !== drawnForm) return showStep(); // a function may give more numbers for another x, or go a way that was not recorded
    body.classList.toggle("itm-unknown", !known);
    write(unknown, known ? "" : step.said);
    if (known) drawing?.show(now, unitAt());
    knobs?.show((key) => state.turned[key]);
    mark();
    showFoot();
    card.refresh(now);
  }

  function showFoot() {
    foot.show(now, state.at, unitAt(), state.unfolded, prediction?.covers(state.at) ?? false);
  }

  function mark() {
    drawing?.mark(prediction?.covers(state.at) ? -1 : unitAt(), linked.end === "in" ? linked.unit : -1, linked.end === "out" ? linked.unit : -1);
  }

  function point(/** @type {number} */ unit, /** @type {"in"|"out"} */ end) {
    if (linked.unit === unit && (linked.end === end || unit < 0)) return;
    linked = { unit, end };
    mark();
    if (unit >= 0) say(pointedSentence(unit, end));
  }

  function face(/** @type {string} */ chosen) {
    state.face = chosen;
    showStep();
    /** @type {HTMLElement|null} */ (body.querySelector(`[data-focus="face-${chosen}"]`))?.focus();
  }

  /** The number that is open at this step: the one that was opened, here or before it, or the largest. */
  function unitAt() {
    return openedAt(state.at);
  }

  function openedAt(/** @type {number} */ at) {
    const own = state.opened[at];
    if (own !== undefined) return own;
    const { output, inputs, sources, drawn } = now.steps[at];
    const kept = ["elementwise", "scale", "moves", "softmax"].includes(drawn) && inputs[0].names.length === output.names.length;
    if (kept && sources[0] > 0 && state.opened[sources[0] - 1] !== undefined) return openedAt(sources[0] - 1);
    return largestAt(output.values ?? [0]);
  }

  function openedSentence() {
    const { names, values } = now.outputs[state.at + 1];
    return fill(words.value, { name: names[unitAt()], value: number(values?.[unitAt()] ?? NaN) });
  }

  function pointedSentence(/** @type {number} */ unit, /** @type {"in"|"out"} */ end) {
    const step = now.steps[state.at];
    const { names, values } = end === "out" ? step.output : step.inputs[0];
    const [name, value] = [names[unit], number(values?.[unit] ?? NaN)];
    const sum = end === "in" && step.drawn === "linear" && !prediction?.covers(state.at) ? arithmeticOf(now, state.at, unitAt()) : null;
    const term = sum && termsOf(sum).find(({ parts }) => parts.some(({ index }) => index === unit));
    if (!term) return fill(words.value, { name, value });
    return fill(words.term_said, { input: name, value, weight: number(term.parts[0].value), term: number(term.value) });
  }

  function openInside(/** @type {number} */ position) {
    if (state.unfolded !== "inside") unfold("inside");
    innerPage?.go(position);
  }

  /** A batch shows one sample at a time. */
  function sampleChoice() {
    const samples = options.samples ?? [];
    const select = make("select", {}, ...samples.map((sample) => make("option", {}, sample.name)));
    select.addEventListener("change", () => show(samples[select.selectedIndex].read()));
    return make("label", { className: "itm-samples" }, `${words.sample} `, select);
  }

  function drawInside(/** @type {HTMLElement} */ place) {
    const inner = now.steps[state.at].inside;
    const holder = make("div");
    place.replaceChildren(holder);
    innerPage = inner ? drawPage(holder, inner) : null;
  }

  return { go, open, turn, turnAll, reset, show, begin, answered, state, say, trace: () => now, stands: () => ({ turned: state.turned }) };
}
