// @ts-check
// The same flow on the way back: each wire carries how the loss moves with the number that went along it, each operation its slope.
import { constant } from "../../../numbers/arithmetic.js";
import { DERIVATIVES } from "../../../numbers/derivatives.js";
import { number } from "../../../numbers/notation.js";
import { linesOf } from "../../../numbers/writing.js";
import { LETTER, RADIUS, signAt, text } from "./flow.js";

/** @typedef {import("../types.js").Expression} Expression */
/** @typedef {import("./flowplan.js").FlowPlan} FlowPlan */

const TELLS_ITS_SLOPE = /^[×÷] /; // a step's sign
const BOLD = 8.5; // pixels of a letter
const ARRIVES = 60; // pixels, of the wire of what arrives

/** @param {FlowPlan} plan of the way forward @param {number} gradient how the loss moves with the result @param {string[]} names of the gradients of the inputs @returns {FlowPlan} */
export function backwards({ stations, ...size }, gradient, names) {
  const moving = stations.map(() => false);
  stations.forEach(({ kind, from }, at) => (moving[at] = kind === "input" || from.some((each) => moving[each])));
  const arrived = stations.map(() => 0);
  arrived[stations.length - 1] = gradient;
  const uses = stations.map((_, at) => stations.reduce((sum, { from }) => sum + from.filter((each) => each === at).length, 0));
  const handed = (/** @type {number} */ at, /** @type {number} */ value) => stations[at].from.map((source, place) => (moving[source] ? handedTo(stations[at].part, constant(value), stations[at].on, place) : null));
  const turned = stations.map((station) => ({ ...station }));
  for (let at = stations.length - 1; at >= 0; at -= 1) {
    const { kind, part, from, sign } = stations[at];
    const wires = handed(at, arrived[at]);
    wires.forEach((more, place) => (arrived[from[place]] += more ?? 0));
    const slopes = handed(at, 1).map((slope) => (slope === null ? "" : `× ${number(slope)}`));
    const called = from.map((each) => nameOf(stations[each], names) + (uses[each] > 1 ? ` from ${sign || linesOf(part)[0]}` : ""));
    Object.assign(turned[at], { wires, called }, kind === "constant" ? {} : { value: arrived[at] }, kind === "step" && TELLS_ITS_SLOPE.test(sign) ? {} : { slopes });
  }
  for (const each of turned) each.more = each.kind === "step" ? LETTER * Math.max(0, (each.slopes?.[0].length ?? 0) - each.sign.length) : 0;
  const longest = (/** @type {string} */ sort) => Math.max(0, ...turned.map(({ kind, value }) => (kind === sort ? number(value).length : 0)));
  const along = Math.max(3, ...turned.flatMap(({ kind, slopes = [] }) => (kind === "join" ? slopes.map((slope) => slope.length) : [])));
  const join = LETTER * along + 20 + Math.max(RADIUS, (BOLD * longest("join")) / 2); // beside it the number below the sign has room
  return { stations: turned, ...size, room: { value: BOLD * longest("step") + 4, join, arrives: ARRIVES }, besides: slopesAlong };
}

/** What a result hands back to a part that it was made from; a step may have turned its sign before.
 * @param {Expression} result @param {Expression} gradient @param {Expression|undefined} on what a step acts on @param {number} place of the part in a join @returns {number} */
function handedTo(result, gradient, on, place) {
  const at = on ? result.parts.indexOf(on) : place;
  const found = DERIVATIVES[result.operation](result, gradient, ...result.parts);
  if (at < 0) return handedTo(result.parts[0], /** @type {Expression} */ (found[0]), on, place);
  return found[at]?.value ?? 0;
}

/** What is multiplied along each wire: to a join on the wire, where it is still apart from the others, to a step below its sign. @param {import("./flow.js").Placed[]} placed @param {import("./flow.js").FlowRoom} room */
function slopesAlong(placed, room) {
  return placed.flatMap((station) =>
    (station.slopes ?? []).map((slope, place) => {
      const from = placed[station.from[place]];
      if (station.kind === "join") {
        const start = from.end + (from.kind === "join" ? RADIUS : 6);
        return text(start + 0.42 * (station.end - RADIUS - start), from.y + 0.35 * (station.y - from.y) + 5, slope, "middle", "itm-flow-sign"); // its curve goes through there
      }
      const { x, y } = signAt(station, from, station === placed.at(-1) ? 0 : room.value);
      return text(x, y + 24, slope, "middle", "itm-flow-sign");
    }),
  );
}

/** @param {import("./flowplan.js").Station} station @param {string[]} names */
function nameOf({ kind, part }, names) {
  return kind === "input" ? names[Number(part.index)] : `dL/d(${linesOf(part)[0]})`;
}
