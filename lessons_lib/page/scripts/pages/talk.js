// @ts-check
// The page with Python behind it: the page computes and draws, Python hears where it stands and answers what only Python can compute.
import { PAINTED, make } from "../parts/elements.js";
import { recordedArithmetic } from "../trace/functions.js";
import { sizeOf } from "../trace/outputs.js";
import { pythonOf } from "../trace/python.js";
import { readTraces } from "../trace/trace.js";

/** @typedef {{ get: (name: string) => any, set: (name: string, value: any) => void, save_changes: () => void, send: (content: any) => void, on: (name: string, hear: (what: any) => void) => void, off: (name: string, hear: (what: any) => void) => void }} Model */
/** @typedef {import("../types.js").Trace} Trace */

const MOST_COMPARED = 300; // numbers that Python compares with its own
const OFTEN = 100; // milliseconds between two messages while something moves

/** Tells Python where the page stands. @typedef {(where: any, now: Trace) => void} Tell */

/** @param {{ model: Model, el: HTMLElement }} view @param {(root: HTMLElement, traces: Trace[], data: any, tell: Tell, ask: (question: any) => void) => any} draw */
export function live({ model, el }, draw) {
  const root = make("div");
  el.style.fontSize = "var(--jp-content-font-size1, 1em)"; // as large as a page that is not live; JupyterLab's widgets are smaller
  el.replaceChildren(root);
  const data = model.get("data");
  const words = { ...data.words, not_computed: data.words.asked_python };
  const python = talk(model, gone);
  /** What Python told of single numbers, by place, number and what is turned; null while it is asked. @type {Map<string, any>} */ const told = new Map();
  const traces = readTraces({ ...data, words, opens });
  const asks = (/** @type {Trace} */ now) => now.steps.some((step) => !step.computes && !step.problem);
  const page = draw(root, traces, data, (where, now) => {
    const asked = asks(now);
    python.tell(() => ({ ...where, asks: asked, computed: compared(/** @type {any} */ (now).forward ?? now) }), asked ? 0 : PAINTED);
    answer();
  }, python.ask);

  /** What Python has answered is shown where the page still stands there. */
  function answer() {
    const { state, answers } = model.get("answered");
    if (state) page.answered(state, pythonOf(answers));
  }

  /** The arithmetic of a number that only Python knows; null until it has come. @param {Trace} trace @param {import("../types.js").Step} step @param {number} unit */
  function opens({ path, turned }, { name, inputs }, unit) {
    const asked = { open: [path + name, unit], turned };
    const key = JSON.stringify(asked);
    if (!told.has(key)) {
      told.set(key, null);
      python.ask(asked);
    }
    const recorded = told.get(key);
    return recorded && { .../** @type {any} */ (recordedArithmetic(recorded, /** @type {any} */ (inputs), unit)), questions: recorded.asked };
  }

  function hear(/** @type {any} */ { recorded, ...asked }) {
    if (recorded === undefined) return;
    told.set(JSON.stringify(asked), recorded);
    page.refresh?.();
  }

  /** Python's state is the page's, when a view begins and when another view of it or Python itself has moved it. */
  function follow() {
    if (python.told(model.get("state"))) return;
    page.begin(model.get("state"));
    answer();
  }

  /** Python was stopped or started anew: the page goes on without it, and says so of what only Python computes. */
  function gone() {
    words.not_computed = data.words.not_computed;
    page.begin(page.stands());
  }

  const heard = /** @type {[string, (what: any) => void][]} */ ([["change:answered", answer], ["change:state", follow], ["comm_live_update", gone], ["msg:custom", hear]]);
  for (const [what, react] of heard) model.on(what, react);
  follow();
  return () => {
    python.stop();
    for (const [what, react] of heard) model.off(what, react);
  };
}

/** What the page computed by recordings, and its answer, by their places: Python compares. Of many numbers the answer alone.
 * @param {Trace} now @returns {Record<string, number[]>} */
function compared(now) {
  const outputs = layersIn(now).filter(([, step]) => step.output.values);
  const last = outputs.slice(-1);
  const recorded = outputs.filter(([, step]) => step.drawn === "flow");
  const few = [[...recorded, ...last], last, []].find((some) => some.reduce((sum, [, step]) => sum + sizeOf(step.output.shape), 0) <= MOST_COMPARED) ?? [];
  return Object.fromEntries(few.map(([path, step]) => [path, Array.from(step.output.values ?? [])]));
}

/** Every layer that is no model, by its place. @param {Trace} trace @returns {[string, import("../types.js").Step][]} */
function layersIn(trace) {
  return trace.steps.flatMap((step) => (step.inside ? layersIn(step.inside) : [[trace.path + step.name, step]]));
}

/** What tells Python where the page stands: now and then while something moves, and at last where it came to rest.
 * @param {Model} model @param {() => void} gone */
function talk(model, gone) {
  let waiting = 0;
  let last = 0;
  /** @type {any} */ let sent = null;
  /** @type {() => any} */ let where;
  const send = () => {
    [last, waiting, sent] = [performance.now(), 0, where()];
    try {
      if (sent.asks) model.send({}); // throws where no Python is; what follows would only complain in the browser's console
      model.set("state", sent);
      model.save_changes();
    } catch {
      gone();
    }
  };
  return {
    /** @param {() => any} state asked for as it is sent @param {number} least milliseconds until then */
    tell(state, least) {
      where = state;
      waiting ||= setTimeout(send, Math.max(least, last + OFTEN - performance.now()));
    },
    /** @param {any} question */
    ask(question) {
      try {
        model.send(question);
      } catch {
        gone();
      }
    },
    /** Whether a state is the one that this page told last. @param {any} state */
    told: (state) => state === sent,
    stop: () => clearTimeout(waiting),
  };
}
