// @ts-check
// Arithmetic as a flow: numbers go from left to right on wires as thick as they are, in their sign's colour.
import { number } from "../../../numbers/notation.js";
import { draw, make, setAttribute, write } from "../parts/elements.js";
import { DRAWN_FOR } from "./places.js";
import { signClass } from "./palette.js";

/** @typedef {import("./flowplan.js").FlowPlan} FlowPlan */

const THICKEST = 16;
export const RADIUS = 18;
const LONGER_WIRE = 340; // what a wire may be longer than what is written on it needs
/** Room for an input's number, for one after a wire, for wires that meet, for a sign that is a button beside its letters, for the result's box; on the way back for the wire before that. @typedef {{ lead: number, value: number, join: number, bead: number, result: number, arrives?: number }} FlowRoom */
/** @type {FlowRoom} */ const ROOMY = { lead: 0, value: 66, join: 60, bead: 40, result: 116 };
/** @type {FlowRoom} */ const TIGHT = { lead: 46, value: 54, join: 42, bead: 30, result: 88 };

/**
 * @param {{ width: number, row: number, type: number, tight?: boolean, turn: (key: string, button: HTMLElement) => void }} options row: the height of an input's row; tight: it says its inputs' numbers itself, for they stand elsewhere; turn: what a press on a number does that can be turned
 */
export function drawFlow({ type, turn, tight = false, ...size }) {
  const larger = type / DRAWN_FOR;
  const [width, row] = [size.width / larger, size.row / larger];
  const lines = draw("g");
  const texts = draw("g");
  const image = draw("svg", { role: "img", class: "itm-flow-image", style: `font-size:${DRAWN_FOR}px` }, lines, texts);
  const element = make("div", { class: "itm-flow" });
  element.append(image);
  /** The numbers that can be turned, each a button on its wire; they stay, for one may be held. @type {HTMLButtonElement[]} */
  const beads = [];
  let longest = 0; // letters that the result had since a knob is in hand: its first digit stays where it is

  /** @param {Placed[]} placed @param {number} whole @param {number} height @param {FlowRoom} room */
  function showBeads(placed, whole, height, room) {
    const shown = placed.filter(({ turns }) => turns);
    for (const dropped of beads.splice(shown.length)) dropped.remove();
    shown.forEach((station, place) => {
      const bead = (beads[place] ??= make("button", { onclick: () => turn(bead.dataset.key ?? "", bead) }));
      if (!bead.isConnected) element.append(bead);
      const { x, y } = station.kind === "step" ? signAt(station, placed[station.from[0]], station === placed.at(-1) ? 0 : room.value, room.bead) : { x: station.end - 2, y: station.y };
      bead.className = `itm-weight itm-bead${station.kind === "constant" ? " itm-begins" : ""}${bead.classList.contains("itm-carded") ? " itm-carded" : ""}`;
      bead.style.cssText = `left:${(100 * x) / whole}%;top:${(100 * y) / height}%`;
      bead.dataset.key = station.turns ?? "";
      write(bead, station.sign);
      setAttribute(bead, "aria-label", `${station.turns}, ${station.sign}`);
    });
  }

  return {
    element,
    /** @param {FlowPlan} plan @param {string} name of the result @param {string} label for a reader */
    show(plan, name, label) {
      const height = plan.rows * row;
      const room = roomIn(plan, tight);
      const { starts, whole } = columnsOf(plan, width - room.result - (room.arrives ?? 0) - 30, room);
      const placed = plan.stations.map((station) => ({ ...station, x: starts[station.column], y: (station.row + 0.5) * row, end: 0 }));
      for (const each of placed) each.end = each.column === 0 && each.kind === "constant" ? Math.max(40, each.x) : each.x;
      image.setAttribute("viewBox", `0 0 ${whole} ${height}`);
      image.setAttribute("width", String(whole * larger));
      image.setAttribute("height", String(height * larger));
      image.setAttribute("role", plan.stations.some(({ called }) => called) ? "group" : "img");
      image.setAttribute("aria-label", label);
      const last = /** @type {Placed} */ (placed.at(-1));
      const drawn = [];
      const written = plan.besides?.(placed, room) ?? [];
      const largest = Math.max(1e-300, sized(last.value), ...placed.flatMap(({ wires }) => wires.map((carried) => sized(carried ?? 0))));
      for (const station of placed) {
        if ((station.kind === "constant" && !station.turns) || (tight && station.kind === "input")) written.push(text(Math.max(station.x, station.end) - 6, station.y + 5, number(station.value), "end", "itm-flow-value"));
        station.from.forEach((from, place) => drawn.push(wire(placed[from], station, place, largest, station === last ? 0 : room.value)));
        if (station.kind === "step") written.push(...stepTexts(station, placed[station.from[0]], largest, station === last ? 0 : room.value));
        if (station.kind === "join") written.push(...joinTexts(station));
      }
      const out = last.kind === "join" ? last.end + RADIUS : last.end;
      drawn.push(draw("path", { d: `M${out},${last.y}H${whole - room.result}`, class: `itm-wire ${signClass(last.value)}`, "stroke-width": thickness(last.value, largest) }));
      longest = Math.max(image.closest("[data-held]") ? longest : 0, number(last.value).length);
      written.push(...resultBox(whole - room.result, last.y, room.result, name, last.value, longest));
      lines.replaceChildren(...drawn);
      texts.replaceChildren(...written);
      showBeads(placed, whole, height, room);
    },
  };
}

export const LETTER = 9; // pixels
const NARROW_LETTER = 8; // of a number on a wire
const LARGE_LETTER = 9.7; // of the result

/** The least room that a flow needs, in pixels. @param {FlowPlan} plan @param {number} type @param {boolean} [tight] */
export function flowWidth(plan, type, tight = false) {
  return (columnsOf(plan, 0, roomIn(plan, tight)).whole * type) / DRAWN_FOR;
}

/** What a flow's numbers need: of usual ones all the same, so that none moves while it is turned. @param {FlowPlan} plan @param {boolean} tight @returns {FlowRoom} */
function roomIn(plan, tight) {
  const room = { ...(tight ? TIGHT : ROOMY), ...plan.room };
  for (const { kind, value } of plan.stations.slice(0, -1)) {
    const wide = NARROW_LETTER * number(value).length;
    if (kind === "step") room.value = Math.max(room.value, wide - 2);
    if (kind === "input" && tight) room.lead = Math.max(room.lead, wide + 6);
  }
  return room;
}

/**
 * Where each column's stations end: as far on as what is written before them needs, and what room is left shared out.
 * @param {FlowPlan} plan @param {number} free @param {FlowRoom} room
 */
function columnsOf({ stations, columns }, free, room) {
  const last = stations.at(-1);
  const needs = Array(columns).fill(0);
  for (const station of stations) {
    const value = station === last ? 0 : room.value;
    const need = station.kind === "step" ? station.sign.length * LETTER + (station.turns ? room.bead : 26) + value + (station.more ?? 0) : station.kind === "join" ? room.join + RADIUS : 0;
    needs[station.column] = Math.max(needs[station.column], need);
  }
  const more = Math.max(0, Math.min(LONGER_WIRE, (free - needs.reduce((sum, need) => sum + need, 0)) / Math.max(1, columns - 1)));
  let at = 0;
  const starts = needs.map((need, column) => (at += column ? need + more : room.lead));
  return { starts, whole: at + (room.arrives ?? 0) + (last?.kind === "step" ? 4 : columns > 1 ? 40 : 40 + more) + room.result };
}

/** @typedef {import("./flowplan.js").Station & { x: number, y: number, end: number }} Placed */

/** @param {number} value */
function sized(value) {
  return Number.isFinite(value) ? Math.abs(value) : 0;
}

/** @param {number} value @param {number} largest */
function thickness(value, largest) {
  return Math.max(1.2, (THICKEST * sized(value)) / largest).toFixed(1);
}

/** @param {number} x @param {number} y @param {string} content @param {string} anchor @param {string} className */
export function text(x, y, content, anchor, className) {
  return draw("text", { x, y, "text-anchor": anchor, class: className }, content);
}

/** A wire from one station to the next: to a step a line that its sign stands on, to a join a curve. @param {Placed} from @param {Placed} to @param {number} place of the wire among those to that station @param {number} largest @param {number} value the room of the number at its end */
function wire(from, to, place, largest, value) {
  const carried = to.wires[place];
  const start = from.end + (from.kind === "join" ? RADIUS : to.kind === "step" ? 4 : 6);
  const end = to.end - (to.kind === "step" ? value : RADIUS);
  const stroke = carried === null ? "1.5" : thickness(carried, largest);
  const drawn = draw("path", { d: `M${start},${from.y}${curveTo(start, from.y, end, to.y)}`, class: `itm-wire ${carried === null ? "itm-nought" : signClass(carried)}`, "stroke-width": stroke });
  if (to.called && carried !== null) {
    setAttribute(drawn, "role", "img");
    setAttribute(drawn, "aria-label", `${to.called[place]}, ${number(carried)}`);
  }
  return drawn;
}

/** @param {number} x @param {number} y @param {number} toX @param {number} toY */
function curveTo(x, y, toX, toY) {
  const middle = (x + toX) / 2;
  return y === toY ? `H${toX}` : `C${middle},${y} ${middle},${toY} ${toX},${toY}`;
}

/** Where the sign of a step stands on its wire: in the middle; as a button on one that bends, at its end, where others do not run into it. @param {Placed} station @param {Placed} from @param {number} value the room of its number; 0: the result's box tells it @param {number} [bead] the room of a button, beside its letters */
export function signAt(station, from, value, bead = 0) {
  const start = from.end + (from.kind === "join" ? RADIUS : 4);
  if (station.turns && station.y !== from.y) return { x: station.end - value - (station.sign.length * LETTER + bead) / 2, y: station.y };
  return { x: (start + station.end - value) / 2, y: (station.y + from.y) / 2 };
}

/** @param {Placed} station @param {Placed} from @param {number} largest @param {number} value the room of its number; 0: the result's box tells it */
function stepTexts(station, from, largest, value) {
  const [carried] = station.wires;
  const above = carried === null ? 10 : 6 + Number(thickness(carried, largest)) / 2;
  const { x, y } = signAt(station, from, value);
  const label = station.turns ? [] : [text(x, y - above, station.sign, "middle", "itm-flow-sign")];
  if (!value) return label;
  return [...label, text(station.end, station.y + 5, number(station.value), "end", "itm-flow-value")];
}

/** @param {Placed} station */
function joinTexts(station) {
  const { end, y, sign, value } = station;
  return [
    draw("circle", { cx: end, cy: y, r: RADIUS, class: "itm-join" }),
    text(end, y + 6, sign, "middle", "itm-join-sign"),
    text(end, y + RADIUS + 18, number(value), "middle", "itm-flow-value"),
  ];
}

/** @param {number} x @param {number} y @param {number} wide @param {string} name @param {number} value @param {number} letters that have room */
function resultBox(x, y, wide, name, value, letters) {
  const written = number(value);
  const most = (wide - 12) / LARGE_LETTER;
  const result = text(x + (wide - Math.min(letters, most) * LARGE_LETTER) / 2, y + 15, written, "start", "itm-flow-result");
  if (written.length > most) result.style.fontSize = `${(1.15 * most) / written.length}em`; // what is longer than its box is written smaller
  return [
    draw("rect", { x, y: y - 27, width: wide - 2, height: 54, rx: 8, class: "itm-result" }),
    text(x + wide / 2, y - 8, name, "middle", "itm-flow-name"),
    result,
  ];
}
