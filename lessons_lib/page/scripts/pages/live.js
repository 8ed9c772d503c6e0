// @ts-check
// The live page with Python behind it, to turn or to draw on.
import { drawExplored } from "./explore.js";
import { drawPadPage } from "./pad.js";
import { live } from "./talk.js";

/** @param {{ model: import("./talk.js").Model, el: HTMLElement }} view */
export function render(view) {
  return live(view, (root, traces, data, tell) =>
    "sheet" in view.model.get("state")
      ? behindPad(drawPadPage(root, traces, data, "draw", { drawn: (points, now) => tell({ sheet: points.join("") }, now) }))
      : drawExplored(root, traces, data, "explore", { turned: (now) => tell({ turned: now.turned }, now) }),
  );
}

/** A pad whose drawing Python knows. @param {ReturnType<typeof drawPadPage>} page */
function behindPad({ pad, showDrawn: show, traceOf, ...page }) {
  const stands = () => ({ sheet: pad.points.join("") });
  const begin = (/** @type {{ sheet: string }} */ { sheet }) => {
    pad.points.set([...sheet].map(Number));
    pad.paint();
    show(traceOf(pad.points));
  };
  const answered = (/** @type {{ sheet: string }} */ { sheet }, /** @type {import("../types.js").Python} */ python) => {
    if (sheet === stands().sheet) show(traceOf(pad.points, python));
  };
  return { ...page, begin, answered, stands };
}
