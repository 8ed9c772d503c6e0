// @ts-check
// The colours of the bench: a sign is a hue, a class is one too, and how strong a colour is says how much.

/** Colours from pale to full, packed as a canvas takes them. @typedef {Uint32Array} Ramp */
/** @typedef {{ ink: string, quiet: string, paper: string, zero: string, positive: string, negative: string, classes: string[], signed: Ramp, full: Ramp, shares: Ramp[] }} BenchLook */

const LEVELS = 128; // shades on each side: more than the eye tells apart
const PAINT = 0.62; // how strong an area is at most: the points on it stand out
const GOLDEN = 137.5; // degrees: hues of further classes stay apart, however many come

/** The colours of the theme in which the bench stands, for so many classes. @param {Element} root @param {number} count @returns {BenchLook} */
export function benchLook(root, count) {
  const style = getComputedStyle(root);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--bench-${name}`).trim();
  const [pale, positive, negative] = ["pale", "positive", "negative"].map(colour);
  const known = [negative, positive, colour("third"), colour("fourth")];
  const classes = Array.from({ length: count }, (_, at) => known[at] ?? hueOf(at * GOLDEN, colour("light")));
  const ramp = (/** @type {number} */ most) =>
    Uint32Array.from({ length: 2 * LEVELS + 1 }, (_, level) => mixedColour(pale, level < LEVELS ? negative : positive, (Math.abs(level - LEVELS) / LEVELS) * most));
  const [signed, full] = [ramp(PAINT), ramp(1)];
  const shares = classes.map((each) => Uint32Array.from({ length: LEVELS + 1 }, (_, level) => mixedColour(pale, each, (level / LEVELS) * PAINT)));
  return { ink: colour("ink"), quiet: colour("quiet"), paper: colour("paper"), zero: colour("zero"), positive, negative, classes, signed, full, shares };
}

/** The packed colour of a value from -1 to 1. @param {Ramp} signed @param {number} value */
export function signedColour(signed, value) {
  return signed[Math.round(Math.max(-1, Math.min(1, value)) * LEVELS) + LEVELS];
}

/** The packed colour of a share from 0 to 1. @param {Ramp} ramp @param {number} share */
export function shareColour(ramp, share) {
  return ramp[Math.round(Math.max(0, Math.min(1, share)) * LEVELS)];
}

/** A packed colour as a style sheet writes it. @param {number} packed */
export function cssColour(packed) {
  return `rgb(${packed & 255},${(packed >> 8) & 255},${(packed >> 16) & 255})`;
}

/** @param {string} from @param {string} to @param {number} share */
function mixedColour(from, to, share) {
  const [one, other] = [channels(from), channels(to)];
  const [red, green, blue] = one.map((part, at) => Math.round(part + share * (other[at] - part)));
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** @param {string} colour as #rrggbb @returns {number[]} */
function channels(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

/** @param {number} hue in degrees @param {string} lightness from 0 to 1 @returns {string} #rrggbb */
function hueOf(hue, lightness) {
  const light = Number(lightness);
  const part = (/** @type {number} */ shift) => {
    const turn = (shift + hue / 30) % 12;
    return Math.round(255 * (light - 0.6 * Math.min(light, 1 - light) * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))));
  };
  return `#${[0, 8, 4].map((shift) => part(shift).toString(16).padStart(2, "0")).join("")}`;
}
