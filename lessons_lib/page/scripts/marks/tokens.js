// @ts-check
// Tokens beside a picture: each row by the token that stands there, and each column where it is one's too.
import { make } from "../parts/elements.js";
import { LARGE } from "./large.js";

const LETTER_WIDE = 0.62; // of the type's size, that a letter is wide
const LETTER_ABOVE = 0.57; // … above a column, where room is scarce
const TOKEN_HIGH = 1.5; // of the type's size, that a line is high
const TOKEN_LOW = 1.1; // … where there are two of them
const LONGEST_TOKEN = 10; // letters that are written of a token
const SHORT = 3; // letters that have room above any cell that prints its number
const FEW = 5; // columns, whose cells have room for short names
const LOWEST_ROW = 11; // pixels; of lower rows some have their token beside them

/** How much room tokens take beside and above a picture, and what puts them there.
 * @param {string[][]} axes @param {number} type */
export function tokenHeads([rows = [], columns = []], type) {
  const left = rows.length ? Math.ceil((Math.min(LONGEST_TOKEN, Math.max(...rows.map((name) => name.length))) * LETTER_WIDE + 0.6) * type) : 0;
  const longest = Math.max(0, ...columns.map((name) => name.length));
  const lines = longest > SHORT - Number(columns.length > FEW) && columns.length > 1 ? 2 : 1; // long names, or many, may have to stand on two heights in turn
  const top = columns.length ? Math.ceil((lines > 1 ? 2 * TOKEN_LOW : TOKEN_HIGH) * type) : 0;
  return {
    left,
    top,
    /** @param {HTMLElement} picture */
    around(picture) {
      const [width, height] = [parseFloat(picture.style.width), parseFloat(picture.style.height)];
      const grid = picture.querySelector(".itm-strips") ?? picture;
      const inRows = grid.getAttribute("role") === "grid"; // other tiles have their numbers in another order
      const high = parseFloat(/** @type {HTMLElement} */ (grid).style.height);
      const low = high / rows.length;
      const apart = Math.ceil(LOWEST_ROW / low);
      const line = Math.max(low, LOWEST_ROW);
      const beside = (inRows ? rows : []).flatMap((name, at) => (at % apart ? [] : token(name, LONGEST_TOKEN, `left:0;width:${left}px;top:${top + (at + 0.5) * low - line / 2}px;height:${line}px`)));
      const each = width / columns.length;
      const letter = LETTER_ABOVE * type;
      const staggered = lines > 1 && (longest + 0.5) * letter > each; // with a gap between two names
      const lifted = top / lines;
      /** How wide a name may be: twice what its column is, or more beside short ones. @param {number} at */
      const widthOf = (at) => (staggered ? Math.max(2 * each, 4 * each - letter * Math.max(...[at - 2, at + 2].map((next) => columns[next]?.length ?? 0))) : each);
      const above = columns.map((name, at) => {
        const most = widthOf(at);
        const letters = Math.max(SHORT, Math.min(LONGEST_TOKEN, Math.floor(most / letter)));
        const wide = Math.min(most, Math.max(each, Math.min(letters, name.length) * letter + 1)); // no wider than it is: the last would reach out of the page
        return token(name, letters, `top:${staggered && at % 2 === 0 ? 0 : top - lifted}px;height:${lifted}px;left:${left + (at + 0.5) * each - wide / 2}px;width:${wide}px;justify-content:center`);
      });
      const element = make("div", {}, ...beside, ...above, picture);
      element.style.cssText = `position:relative;box-sizing:border-box;width:${width + left}px;height:${height + top}px;padding:${top}px 0 0 ${left}px`;
      return element;
    },
  };
}

/** A token where it stands; whoever listens hears it with each number. @param {string} name @param {number} letters that have room @param {string} place */
function token(name, letters, place) {
  const element = make("span", { class: "itm-token", "aria-hidden": true }, name.length > letters ? `${name.slice(0, letters - 1)}…` : name);
  element.style.cssText = `position:absolute;display:flex;align-items:center;overflow:hidden;white-space:pre;font-family:var(--itm-mono);font-size:.92em;${place}`;
  return element;
}

LARGE.tokenHeads = tokenHeads;
