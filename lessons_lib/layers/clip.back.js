// @ts-check
// The way back through Clip: it passes where a number was not cut off.

import { constant } from "../numbers/arithmetic.js";
import { bends } from "./activations.back.js";

/** @typedef {import("../page/scripts/types.js").Fields} Fields */

/** @param {number} x @param {Fields} fields */
const slopeOfClip = (x, { settings: { least, largest, slope_there: there = 0 } }) => (x === least || x === largest ? there : Number(least < x && x < largest));
bends("Clip", (x, _, fields) => slopeOfClip(x, fields), (x, _, fields) => constant(slopeOfClip(x.value, fields)));
