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
function behindPad(page) {
  const answered = (/** @type {{ sheet: string }} */ from, /** @type {import("../types.js").Python} */ python) => {
    if (from.sheet === page.stands().sheet) page.begin(from, python);
  };
  return { ...page, answered };
}
