// @ts-check
// The whole forward pass, played at the learner's pace: number by number where they are few, layer by layer where they are many.
import { isListed, largestAt } from "../marks/places.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { fill } from "../../../numbers/sentence.js";

/** @typedef {import("../types.js").Trace} Trace */

const PACES = 5;
const FASTER = 1.6; // than the pace before
const SLOWEST = 6500; // milliseconds for a number, at a pace of 0: the middle pace has 1.6 seconds; a layer has twice that
const LASTING = /^([+lp-]|Tab|Shift|Control|Alt|Meta)$/i; // keys that do not end it, or do it themselves

/**
 * @param {{ root: HTMLElement, words: Record<string, string>, hush: (quiet: boolean) => void, say: (text: string) => void, now: () => Trace, at: () => number,
 *   go: (at: number) => void, open: (unit: number) => void, unitAt: () => number }} page hush: what is said is not read aloud
 */
export function makePlayer({ root, words, hush, say, now, at, go, open, unitAt }) {
  const button = make("button", { class: "itm-play", "aria-keyshortcuts": "P", onclick: () => (playing ? stop() : start()) });
  const pace = make("input", { type: "range", min: 1, max: PACES, value: 3, "aria-keyshortcuts": "+ -" });
  let playing = 0; // the name of the timer
  let units = /** @type {number[]} */ ([]); // that are still to be opened at this step
  label();

  function label() {
    write(button, playing ? words.stop : words.play);
    button.classList.toggle("itm-playing", playing > 0);
  }

  function start() {
    const ended = at() === now().steps.length - 1;
    if (ended) go(0);
    units = unitsOf();
    next(1);
    label();
  }

  /** Stay where it is, with the number that is open. */
  function stop() {
    clearTimeout(playing);
    playing = 0;
    label();
    hush(false);
    const { names } = now().steps[at()].output;
    say(fill(words.play_stopped, { name: names[unitAt()], step: now().steps[at()].name }));
  }

  /** Wait for as many beats, then go on. @param {number} beats */
  function next(beats) {
    playing = window.setTimeout(beat, (beats * SLOWEST) / FASTER ** Number(pace.value));
  }

  function beat() {
    if (!root.isConnected) return stop();
    const unit = units.shift();
    if (unit !== undefined) {
      hush(true); // a number each second is too much for the ear; the layers are told
      open(unit);
      return next(1);
    }
    if (at() === now().steps.length - 1) return stop();
    hush(false);
    go(at() + 1);
    units = unitsOf();
    next(2);
  }

  /** The numbers that are opened one after the other at this step; at the end the largest once more, the answer. */
  function unitsOf() {
    const { drawn, output } = now().steps[at()];
    const few = output.values && output.names.length > 1 && isListed(output.shape) && drawn !== "moves";
    const end = at() === now().steps.length - 1 ? [largestAt(output.values ?? [])] : [];
    return few ? [...output.names.keys(), ...end] : [];
  }

  /** A slider stays within its ends by itself. @param {number} by */
  function change(by) {
    pace.value = String(Number(pace.value) + by);
    say(fill(words.pace_said, { pace: pace.value, paces: pace.max }));
  }

  const onOwn = (/** @type {Event} */ { target }) => /** @type {Element} */ (target).closest(".itm-play, .itm-view");
  root.addEventListener("pointerdown", (event) => playing && !onOwn(event) && stop(), true);
  root.addEventListener("keydown", (event) => {
    if (!playing || LASTING.test(event.key) || (onOwn(event) && / |Enter/.test(event.key))) return;
    stop();
    if (event.key !== " ") return;
    event.preventDefault(); // stopped, and nothing else
    event.stopPropagation();
  }, true);
  return { button, press: () => button.click(), faster: () => change(1), slower: () => change(-1), choice: make("label", { class: "itm-choice" }, `${words.pace} `, pace) };
}
