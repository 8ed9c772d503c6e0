// @ts-check
// On the way back a recorded function of one number is the flow of its way forward, gone through from right to left.
import { fill } from "../../../numbers/sentence.js";
import { linesOf } from "../../../numbers/writing.js";
import { drawFlow, flowWidth } from "../marks/flow.js";
import { backwards } from "../marks/flowback.js";
import { flowPlan, leavesOf, MOST_FLOWING, MOST_SHRUNK } from "../marks/flowplan.js";
import { DRAWN_FOR, MOST_IN_LIST } from "../marks/places.js";
import { isStacked } from "../parts/layout.js";
import { panel } from "../parts/panels.js";
import { ownNumber } from "../trace/outputs.js";
import { arithmeticOf } from "../trace/trace.js";
import { listWidth } from "./arrays.js";
import { BESIDE, FLOWING } from "./back.js";
import { retitle, titleOfStep } from "./plain.js";

/** @param {import("../types.js").Trace} trace @param {number} at a step of the way back */
function flowAt(trace, at) {
  const { step, gradient, handed, at: forwardAt } = /** @type {import("../types.js").Back} */ (trace.steps[at].back);
  const expression = arithmeticOf(/** @type {any} */ (trace).forward, forwardAt, 0);
  const [arrives] = gradient?.values ?? [];
  if (!expression || arrives === undefined || step.inputs.length > 1 || step.output.names.length > 1 || step.inputs[0].names.length > MOST_IN_LIST || leavesOf(expression) > MOST_FLOWING) return null;
  const [{ output }] = handed;
  return { expression, plan: backwards(flowPlan(expression, output.names.length), arrives, output.names) };
}

/** The flow of a step, where there is room for it. @param {import("./ends.js").StepContext} context */
function flowPiece(context) {
  const { trace, at, width, height, type, act } = context;
  const back = /** @type {import("../types.js").Back} */ (trace.steps[at].back);
  const found = flowAt(trace, at);
  if (!found) return null;
  const tight = isStacked(context);
  const row = tight ? context.row : Math.max(24, Math.min(2 * context.row, Math.floor(height / found.plan.rows)));
  const lists = [back.gradient, back.handed[0].output].map((each) => (each ? Math.max(BESIDE * type, listWidth(each.names, each.values, type)) : 0));
  const room = tight ? width : width - lists[0] - lists[1] - 6 * type;
  const letter = Math.min(type, room / flowWidth(found.plan, 1)); // large type may be a little smaller here
  if (tight ? flowWidth(found.plan, DRAWN_FOR, true) > MOST_SHRUNK * width : letter < Math.min(type, DRAWN_FOR) || found.plan.rows * row > height) return null;
  const flow = drawFlow({ width: room, row, type: tight ? type : letter, tight, turn: (key, button) => act.card(ownNumber(back.step, key), button) });
  const element = panel({ title: titleOfStep(back.step), content: flow.element, class: "itm-function itm-flowing" });
  return {
    ...{ element, row },
    high: found.plan.rows * row,
    /** @param {{ now: import("../types.js").Trace }} step */
    show({ now }) {
      const shown = flowAt(now, at);
      const { step, gradient } = /** @type {import("../types.js").Back} */ (now.steps[at].back);
      if (!shown || !gradient) return;
      retitle(element, step);
      flow.show(shown.plan, gradient.called, fill(context.words.flow_back, { gradient: gradient.called, line: linesOf(shown.expression)[0] }));
    },
    mark() {},
  };
}

FLOWING.piece = flowPiece;
