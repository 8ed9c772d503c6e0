// @ts-check
// The page with Python behind it: the page computes and draws, Python hears where it stands and answers what only Python can compute.
import { make } from "../parts/elements.js";
import { drawPadPage } from "./pad.js";
import { drawSingle } from "./single.js";
import { readTraces } from "../trace/trace.js";

/** @typedef {{ get: (name: string) => any, set: (name: string, value: any) => void, save_changes: () => void, on: (name: string, hear: (message: any) => void) => void, off: (name: string, hear: (message: any) => void) => void }} Model */

const OFTEN = 100; // milliseconds between two messages while something moves

/** @param {{ model: Model, el: HTMLElement }} view */
export function render({ model, el }) {
  const root = make("div");
  el.replaceChildren(root);
  const state = model.get("state");
  const send = sender(model);
  const asks = (/** @type {import("../types.js").Trace} */ now) => now.steps.some((step) => !step.computes && !step.problem);
  const data = model.get("data");
  const page = /** @type {any} */ (
    "sheet" in state
      ? drawPadPage(root, readTraces(data), data, "draw", { drawn: (points, now) => send({ sheet: points.join(""), asks: asks(now) }) })
      : drawSingle(root, readTraces(data), data, "explore", { turned: (now) => send({ turned: now.turned, asks: asks(now) }) })
  );
  page.begin(state);
  const hear = (/** @type {any} */ message) => page.answered(message.state, message.answers);
  model.on("msg:custom", hear);
  return () => {
    send.stop();
    model.off("msg:custom", hear);
  };
}

/** What tells Python where the page stands: now and then while something moves, and at last where it came to rest. @param {Model} model */
function sender(model) {
  let waiting = 0;
  let last = 0;
  const tell = (/** @type {any} */ state) => {
    last = performance.now();
    try {
      model.set("state", state);
      model.save_changes();
    } catch {
      // Python was stopped: the page goes on without it.
    }
  };
  const send = (/** @type {any} */ state) => {
    clearTimeout(waiting);
    const wait = last + OFTEN - performance.now();
    if (wait <= 0) tell(state);
    else waiting = setTimeout(tell, wait, state);
  };
  send.stop = () => clearTimeout(waiting);
  return send;
}
