// @ts-check
// The way back through a network too large for a page, with Python behind it: it asks for the gradients of the step it stands at.
import { fill } from "../../../numbers/sentence.js";
import { gradientsOf } from "../trace/gradients.js";
import { readTraces } from "../trace/trace.js";
import { BACKWARD } from "./heavyback.js";
import { drawPage } from "./page.js";
import { makeSent } from "./sent.js";
import { live } from "./talk.js";

/** @typedef {import("../types.js").Trace} Trace */

/** @param {{ model: import("./talk.js").Model, el: HTMLElement }} view */
export function renderHeavyBack({ model, el }) {
  /** @type {(content: any, buffers: DataView[]) => void} */ let hear = () => {};
  const heard = (/** @type {any} */ content, /** @type {DataView[]} */ buffers) => "gradients" in content && hear(content, buffers);
  model.on("msg:custom", /** @type {any} */ (heard));
  const end = live({ model, el }, (root, [first], written, _, ask) => {
    const page = drawAsking(root, first, written, ask);
    hear = page.hear;
    return page;
  });
  return () => {
    model.off("msg:custom", /** @type {any} */ (heard));
    end();
  };
}

/** @param {HTMLElement} root @param {Trace} first @param {any} written @param {(question: any) => void} ask */
function drawAsking(root, first, written, ask) {
  const { words } = first;
  const { data } = first.data; // what a trace is read from: what Python sends is put into it
  words.said_back = words.asked_out;
  const [shown] = data.traces;
  const sent = makeSent();
  /** @type {Set<number>} */ const asked = new Set();
  const pictures = gradientsOf(first, written).outputs; // the row shows them small, also when all numbers are there
  let now = read();
  const page = drawPage(root, now, {
    ...BACKWARD,
    row(options) {
      const row = BACKWARD.row({ ...options, trace: small(options.trace) });
      return { ...row, show: (trace, whole, hidden) => row.show(small(trace), whole, hidden) };
    },
    step(context) {
      want(context.trace, context.at);
      return BACKWARD.step(context);
    },
    turned: () => now,
  });

  /** The way back as the page holds it. */
  function read() {
    const trace = gradientsOf(readTraces(data)[0], written);
    for (const step of trace.steps) if ([...step.inputs, step.output].some(({ left }) => left)) step.drawn = "left";
    return trace;
  }

  /** @param {Trace} trace @returns {Trace} */
  function small(trace) {
    return { ...trace, outputs: trace.outputs.map((output, index) => (pictures[index].left ? pictures[index] : output)) };
  }

  /** Ask for the gradients that arrive at a step and that it hands back. @param {Trace} trace @param {number} at */
  function want({ steps, outputs }, at) {
    const lacking = [...steps[at].sources, at + 1].filter((index) => !outputs[index].values && !asked.has(index));
    if (!lacking.length) return;
    for (const index of lacking) asked.add(index);
    ask({ gradients: lacking });
  }

  return {
    ...page,
    /** Python is there, or is gone: then nothing is asked any more, and the page says so. @param {any} from */
    begin(from) {
      if (words.not_computed === written.words.not_computed) Object.assign(words, written.words);
      now = read();
      page.begin(from);
    },
    /** @param {any} answer @param {DataView[]} buffers */
    hear({ arrays }, buffers) {
      for (const [index, array] of Object.entries(arrays)) {
        const at = Number(index) - 1;
        sent.put(at < 0 ? { of: shown, at: "x" } : { of: shown.outputs, at }, array, buffers);
        if (array.beyond) data.models[0][at].told += ` ${fill(data.words.beyond_back, { what: data.names[Number(index)] })}`;
      }
      if (sent.forget()) asked.clear();
      now = read();
      page.begin({ turned: {} });
    },
  };
}
