// @ts-check
// The live page of a way back with Python behind it.
import { drawBackExplored } from "./backexplore.js";
import { live } from "./talk.js";

/** @param {{ model: import("./talk.js").Model, el: HTMLElement }} view */
export function renderBack(view) {
  return live(view, (root, traces, data, tell) => drawBackExplored(root, traces, data, "back-explore", { turned: (now) => tell({ turned: now.turned }, now) }));
}
