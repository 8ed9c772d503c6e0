// @ts-check
// The places of a page, which no step moves: title, row, Back and Next with the line between them, the call, the step.
import { make, setAttribute, write } from "./elements.js";
import { fill } from "../../../numbers/sentence.js";

/** @typedef {Record<string, string>} FrameWords */

/**
 * @param {HTMLElement} root @param {FrameWords} words
 * @param {{ name: string, beside?: HTMLElement[], tools?: HTMLElement[], ahead: number, moved: (by: number) => void }} options
 *   beside: what stands left of the row; tools: what stands in the title's line; ahead: 1 where one goes on to the right, -1 to the left; moved: Back was pressed, or Next
 */
export function makeFrame(root, words, { name, beside = [], tools = [], ahead, moved }) {
  const title = make("p", { class: "itm-title" });
  const row = make("div", { class: "itm-row-place" });
  const back = make("button", { class: "itm-back", onclick: () => step(-1) });
  const next = make("button", { class: "itm-next", onclick: () => step(1) });
  const spoken = make("p", { class: "itm-spoken", role: "status", "aria-live": "off" });
  const controls = make("div", { class: "itm-controls", role: "group", "aria-label": words.controls }, ...(ahead > 0 ? [back, spoken, next] : [next, spoken, back]));
  const call = make("p", { class: "itm-call" });
  const body = make("div", { class: "itm-step" });
  const line = make("div", { class: "itm-title-line" }, title, ...tools);
  const top = make("div", { class: "itm-top" }, ...beside, make("div", { class: "itm-top-main" }, line, row, controls));
  /** On a phone these buttons stay above a step that one has scrolled through: the next one is seen from its beginning. @param {number} by */
  const step = (by) => {
    const under = call.offsetTop < controls.offsetTop;
    moved(by);
    if (under) call.scrollIntoView();
  };
  root.classList.add("itm", "itm-live");
  root.classList.toggle("itm-turned", ahead < 0);
  setAttribute(root, "role", "group");
  setAttribute(root, "aria-label", fill(words.page, { name }));
  root.replaceChildren(top, call, body);
  return {
    title, row, call, body, next,
    /** Write it in the type of the step, but what stands above that never smaller than the page. @param {number} type */
    inType(type) {
      for (const each of [line, controls, call, body]) each.style.fontSize = `max(${type}px, ${+top.contains(each)}em)`;
    },
    /** The line between Back and Next, which is read aloud. @param {string} text */
    say: (text) => write(spoken, text),
    /** From now on, so that opening a lesson does not talk; and what comes too fast is not read. */
    listen: (on = true) => setAttribute(spoken, "aria-live", on ? "polite" : "off"),
    /** What Back and Next lead to. @param {string} before @param {string} after @param {boolean} open whether Next may be pressed */
    label(before, after, open = true) {
      labelButton(back, before !== "", before ? fill(words.back, { step: before }) : words.at_start);
      labelButton(next, after !== "" && open, after ? fill(words.next, { step: after }) : words.at_end);
    },
  };
}

/** A button that cannot act keeps its place and the focus; it is only said to be disabled. @param {HTMLElement} button @param {boolean} enabled @param {string} text */
function labelButton(button, enabled, text) {
  write(button, text);
  setAttribute(button, "aria-disabled", !enabled);
}

/** The call that a step is, and what sort of layer it calls. @param {import("../types.js").Step} step */
export function callLine({ output, name, inputs, heading, idea }) {
  const called = `${output.name} = ${name}(${inputs.map((each) => each.name).join(", ")})`;
  return [make("code", {}, called), " ", make("span", { class: "itm-kind" }, heading + (idea ? `: ${idea[0].toLowerCase()}${idea.slice(1)}` : ""))];
}
