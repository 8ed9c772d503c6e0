// @ts-check
// What pictures stand in: a panel with its heading and the legend of its scale, and the signs between panels.
import { number } from "../../../numbers/notation.js";
import { make, write } from "./elements.js";

/**
 * @param {{ title: string, note?: string, content: Node, legend?: HTMLElement, class?: string, head?: Node }} options
 */
export function panel({ title, note = "", content, legend, class: className = "", head }) {
  const heading = make("p", { class: "itm-panel-title" }, make("b", {}, title));
  if (note) heading.append(" ", make("small", {}, note));
  if (head) heading.append(" ", head);
  const element = make("div", { class: `itm-panel ${className}` }, heading, content);
  if (legend) element.append(legend);
  return element;
}

/** A sign between two panels, at the middle of their pictures: ×, =, →. @param {string} sign @param {...Node} below */
export function between(sign, ...below) {
  return make("div", { class: "itm-between", "aria-hidden": below.length ? null : "true" }, make("span", { class: `itm-sign${"←→".includes(sign) ? " itm-way" : ""}` }, sign), ...below);
}

/** What the colours or bars of a picture stand for; zero is in the middle of it. @param {Record<string, string>} words */
export function legendOf(words) {
  const low = make("span");
  const middle = make("span", {}, "0");
  const high = make("span");
  const strip = make("span", { class: "itm-strip" });
  const element = make("p", { class: "itm-legend" }, low, strip, high);
  return {
    element,
    /** @param {number} scale @param {{ listed: boolean, oneSided: boolean, shares: boolean, empty?: boolean }} how empty: no number has a bar */
    show(scale, { listed, oneSided, shares, empty = !scale }) {
      element.classList.toggle("itm-one-sided", oneSided);
      if (listed) {
        return write(element, shares ? words.shares : empty ? "\u00a0" : words.full.replace("{size}", number(scale)));
      }
      write(low, oneSided ? "0" : number(-scale));
      write(high, number(scale));
      if (strip.parentElement !== element) element.replaceChildren(low, strip, high);
      if (!oneSided && !strip.firstChild) strip.append(middle);
      middle.hidden = oneSided;
      strip.hidden = high.hidden = !scale; // nothing but zeros: no colour stands for 0
    },
  };
}
