// @ts-check
// Tokens beside a picture: each row by the token that stands there, and each column where it is one's too.
import { make } from "../parts/elements.js";
import { LARGE } from "./large.js";

const LETTER_WIDE = 0.62; // of the type's size, that a letter is wide
const TOKEN_HIGH = 1.5; // of the type's size, that a line is high
const LONGEST_TOKEN = 10; // letters that are written of a token
const LOWEST_ROW = 11; // pixels; in lower rows no token can be read

/** How much room tokens take beside and above a picture, and what puts them there.
 * @param {string[][]} axes @param {number} type */
export function tokenHeads([rows = [], columns = []], type) {
  const left = rows.length ? Math.ceil((Math.min(LONGEST_TOKEN, Math.max(...rows.map((name) => name.length))) * LETTER_WIDE + 0.6) * type) : 0;
  const top = columns.length ? Math.ceil(TOKEN_HIGH * type) : 0;
  return {
    left,
    top,
    /** @param {HTMLElement} picture */
    around(picture) {
      const [width, height] = [parseFloat(picture.style.width), parseFloat(picture.style.height)];
      const inRows = picture.getAttribute("role") === "grid"; // tiles have their numbers in another order
      const beside = (inRows && height >= LOWEST_ROW * rows.length ? rows : []).map((name, at) => token(name, `left:0;width:${left}px;top:${top + (at * height) / rows.length}px;height:${height / rows.length}px`));
      const above = columns.map((name, at) => token(name, `top:0;height:${top}px;left:${left + (at * width) / columns.length}px;width:${width / columns.length}px;justify-content:center`));
      const element = make("div", {}, ...beside, ...above, picture);
      element.style.cssText = `position:relative;box-sizing:border-box;width:${width + left}px;height:${height + top}px;padding:${top}px 0 0 ${left}px`;
      return element;
    },
  };
}

/** A token where it stands; whoever listens hears it with each number. @param {string} name @param {string} place */
function token(name, place) {
  const element = make("span", { className: "itm-token", "aria-hidden": "true" }, name.length > LONGEST_TOKEN ? `${name.slice(0, LONGEST_TOKEN - 1)}…` : name);
  element.style.cssText = `position:absolute;display:flex;align-items:center;overflow:hidden;white-space:pre;font-family:var(--itm-mono);font-size:.92em;${place}`;
  return element;
}

LARGE.tokenHeads = tokenHeads;
