// @ts-check
// How a page goes from x to the answer: the row of layers, the drawing of each kind of step, every output computed anew.
import { makeArrival } from "../parts/arrival.js";
import { callLine } from "../parts/frame.js";
import { makeLights } from "../parts/lights.js";
import { drawRow } from "../parts/row.js";
import { travel } from "../parts/travel.js";
import { drawStep } from "../steps/kinds.js";
import { turnedTrace } from "../trace/trace.js";

/** @type {import("../types.js").Going} */
export const FORWARD = { row: drawRow, step: drawStep, call: callLine, turned: turnedTrace, ahead: 1, least: () => 5, lights: makeLights, arrival: (root, body) => makeArrival(root, body, travel) };
