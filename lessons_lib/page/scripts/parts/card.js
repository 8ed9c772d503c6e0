// @ts-check
// A card beside a number: its name and value, its slider where it can be turned, the way to where it comes from.
import { number } from "../../../numbers/notation.js";
import { make, write } from "./elements.js";
import { parameterKey } from "../steps/arrays.js";
import { placeOf } from "../../../layers/base.js";
import { fill } from "../../../numbers/sentence.js";

/** What a card is about: a number of an output, what such a number adds to a sum (its term), or a number of a parameter.
 * @typedef {{ output: number, unit: number, term?: (now: Trace) => number } | { parameter: import("../types.js").Parameter, flat: number }} CardAbout */
/** @typedef {import("../types.js").Trace} Trace */

/**
 * @param {{ root: HTMLElement, words: Record<string, string>, turning: (import("../types.js").Turning & { turn: (key: string, value: number) => void, keep: (knob: import("../types.js").Knob) => void })|undefined, go: (position: number, unit: number) => void }} options
 */
export function makeCard({ root, words, turning, go }) {
  /** @type {{ element: HTMLElement, about: CardAbout, anchor: HTMLElement, show: (now: Trace) => void } | null} */ let open = null;

  function close(back = true) {
    if (!open) return;
    const { element, anchor } = open;
    const held = element.contains(document.activeElement);
    open = null;
    element.remove();
    anchor.classList.remove("itm-carded");
    if (back && held && anchor.isConnected) anchor.focus();
  }

  /** @param {CardAbout} about @param {HTMLElement} anchor @param {Trace} now */
  function show(about, anchor, now) {
    const again = open?.anchor === anchor && !("output" in about && open.about !== about);
    close(false);
    if (again) return anchor.focus();
    const { name, input, key, from } = told(now, about, words);
    const value = make("span", { class: "itm-card-value" });
    const sign = make("span");
    const tapped = anchor.classList.contains("itm-bead"); // a number of an arithmetic, with its sign: "× -3" is of the 3 that is taken away
    const knob = turning && key ? turning.find(now.original ?? now, key) : null;
    const shown = knob && turning?.draw({ ...knob, value: valueOf(now, about) }, (to) => turning.turn(knob.key, to), words);
    const leave = make("button", { class: "itm-close", "aria-label": words.close, onclick: () => close() }, "×");
    const element = make("div", { class: "itm-card", role: "dialog", "aria-label": name, tabIndex: -1 }, make("p", {}, sign, make("b", {}, name), " = ", value, leave));
    if (knob && shown) element.append(shown.element, make("button", { onclick: () => turning?.keep({ ...knob, value: valueOf(now, about) }) }, words.keep));
    if (from >= 0 && "unit" in about) {
      const text = fill(words.came_from, { name: input, step: now.steps[from].name });
      element.append(make("button", { onclick: () => (close(false), go(from, about.unit)) }, text));
    }
    element.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
    };
    open = {
      element, about, anchor,
      show(later) {
        if (tapped) write(sign, fill(words.card_of, { sign: anchor.textContent ?? "" }));
        write(value, number(valueOf(later, about)));
        shown?.show(valueOf(later, about));
      },
    };
    open.show(now);
    root.append(element);
    beside(element, anchor, root);
    anchor.classList.add("itm-carded");
    const first = /** @type {HTMLElement} */ (shown?.slider ?? element.querySelector("button:not(.itm-close)") ?? element);
    first.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  return { show, close, refresh: (/** @type {Trace} */ now) => open?.show(now) };
}

/** @param {Trace} now @param {CardAbout} about @param {Record<string, string>} words */
function told(now, about, words) {
  if ("parameter" in about) return { name: parameterKey(about.parameter, about.flat), input: "", key: parameterKey(about.parameter, about.flat), from: -1 };
  const input = now.outputs[about.output].names[about.unit];
  return { name: about.term ? fill(words.term_of, { input }) : input, input, key: about.term ? "" : keyOfInput(now, about.output, about.unit), from: about.output - 1 };
}

/** The key of the number of x that an output's number is, handed on unchanged; "" where a layer has made it. @param {Trace} now @param {number} index @param {number} unit @returns {string} */
function keyOfInput(now, index, unit) {
  if (index > 0) {
    const step = now.steps[index - 1];
    return step.drawn === "moves" ? keyOfInput(now, step.sources[0], unit) : "";
  }
  const { name, shape } = now.outputs[0];
  return now.path ? "" : shape.length ? `${name}[${placeOf(unit, shape).join(", ")}]` : name;
}

/** @param {Trace} now @param {CardAbout} about */
function valueOf(now, about) {
  if ("output" in about && about.term) return about.term(now);
  if ("output" in about) return now.outputs[about.output].values?.[about.unit] ?? NaN;
  const parameters = now.steps.flatMap((step) => [...step.parameters, ...step.constants]);
  return (parameters.find(({ key }) => key === about.parameter.key) ?? about.parameter).values[about.flat];
}

/** Below what it is about, or above where there is no room; never out of the page. Of a flow as wide as the page it is about the whole: what comes of a number stays in sight. @param {HTMLElement} element @param {HTMLElement} anchor @param {HTMLElement} root */
function beside(element, anchor, root) {
  const flow = anchor.closest(".itm-flowing");
  const wide = flow && flow.clientWidth > 0.8 * root.offsetWidth;
  const [frame, at, held] = [root, anchor, wide ? flow : anchor].map((each) => each.getBoundingClientRect());
  const ratio = frame.width / root.offsetWidth || 1;
  const { offsetWidth: width, offsetHeight: height } = element;
  const left = Math.max(4, Math.min((at.left - frame.left) / ratio, root.offsetWidth - width - 6));
  const below = (at.bottom - frame.top) / ratio + 6;
  const fits = !wide && below + height <= root.offsetHeight;
  element.style.left = `${left}px`;
  element.style.top = `${fits ? below : Math.max(4, (held.top - frame.top) / ratio - height - 6)}px`;
}
