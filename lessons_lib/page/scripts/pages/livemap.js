// @ts-check
// The map of the answer with Python behind it.
import { drawMapped } from "./map.js";
import { live } from "./talk.js";

/** @param {{ model: import("./talk.js").Model, el: HTMLElement }} view */
export function renderMap(view) {
  return live(view, (root, traces, data, tell) => drawMapped(root, traces, data, "map", { turned: (now) => tell({ turned: now.turned }, now) }));
}
