// @ts-check
// One diverging scale everywhere: a sign is a hue, a size is how far the colour is from the pale zero.

/** @typedef {{ fill: string, ink: string, pixel: number }} Shade   a colour, the text that can be read on it, and the colour as the four bytes of a pixel */
/** @typedef {{ shades: Shade[], odd: Shade, positive: string, negative: string, line: string }} Palette */

const LEVELS = 40; // shades on each side of zero: more than the eye tells apart

/**
 * The colours of the theme that the page stands in, from its style.
 * @param {Element} root
 * @returns {Palette}
 */
export function paletteOf(root) {
  const style = getComputedStyle(root);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--itm-${name}`).trim() || "#888888";
  const [positive, negative, pale, line] = ["positive", "negative", "pale", "zero"].map(colour);
  const shades = Array.from({ length: 2 * LEVELS + 1 }, (_, level) => {
    const share = (level - LEVELS) / LEVELS;
    return shade(mixed(rgb(pale), rgb(share < 0 ? negative : positive), Math.abs(share)));
  });
  return { shades, odd: shade(rgb(line)), positive, negative, line };
}

/**
 * The shade of a value between -scale and scale; what has no sign is grey.
 * @param {Palette} palette
 * @param {number} value
 * @param {number} scale
 * @returns {Shade}
 */
export function shadeOf(palette, value, scale) {
  return Number.isNaN(value) ? palette.odd : palette.shades[levelOf(value, scale)];
}

/** Which of the shades a value between -scale and scale has. @param {number} value @param {number} scale */
export function levelOf(value, scale) {
  const share = scale > 0 ? Math.max(-1, Math.min(1, value / scale)) : Math.sign(value);
  return Math.round(share * LEVELS) + LEVELS;
}

/** The colour of a mark, which stands on the page itself. @param {number} value */
export function signClass(value) {
  return value > 0 ? "itm-plus" : value < 0 ? "itm-minus" : "itm-nought";
}

/** @param {string} colour as #rrggbb @returns {number[]} */
function rgb(colour) {
  const digits = colour.length === 4 ? [...colour.slice(1)].map((each) => each + each).join("") : colour.slice(1);
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16));
}

/** @param {number[]} from @param {number[]} to @param {number} share */
function mixed(from, to, share) {
  return from.map((part, index) => Math.round(part + share * (to[index] - part)));
}

/** Black or white, whichever stands out more: at 4.5:1 or better on any colour. @param {number[]} colour @returns {Shade} */
function shade(colour) {
  const linear = colour.map((part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  const luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  return { fill: `rgb(${colour.join(",")})`, ink: (luminance + 0.05) ** 2 >= 1.05 * 0.05 ? "#000" : "#fff", pixel: colour.reduce((pixel, part, at) => pixel + part * 256 ** at, 255 * 256 ** 3) };
}
