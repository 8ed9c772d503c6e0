// @ts-check
// A slide that is taller than the screen goes on on one below it. Only a browser knows how high text is: so it is
// measured here, once, before Reveal takes the slides.

const ROOM = 700; // of Reveal's 720, as the number of the slide stands below
const SMALLEST = 0.7; // of a page or a figure that is made smaller; what is higher still is scrolled
const LARGEST = 1.6; // of a figure that has room, so that the last row reads its small print too
const CALM = 6; // frames in which no height changes: then all pages are drawn, however slow the machine
const MOST_FRAMES = 300;
const SLIDES = ".slides > section > section";

/** @typedef {HTMLElement} Piece - a cell, or what wraps it so that it comes up later */

/** @param {Element} slide */
const piecesOf = (slide) => /** @type {Piece[]} */ ([...slide.children].filter((piece) => !piece.matches("aside")));

/**
 * Part a cell into its code and what comes out of it, if both are there.
 * @param {Piece} piece
 */
function part(piece) {
  const [code, output] = ["input", "output"].map((which) => /** @type {HTMLElement?} */ (piece.querySelector(`.jp-Cell-${which}Wrapper`)));
  if (!code?.offsetHeight || !output?.offsetHeight) return;
  const cell = /** @type {HTMLElement} */ (output.parentElement).cloneNode(false);
  const rest = /** @type {Element} */ (piece.matches(".jp-Cell") ? cell : piece.cloneNode(false));
  if (rest !== cell) rest.append(cell);
  /** @type {Element} */ (cell).removeAttribute("id");
  /** @type {Element} */ (cell).append(output);
  piece.after(rest);
}

/**
 * Where a slide begins whose code found no room on the one before: with the sentence that leads to it, if both have room.
 * @param {Piece} code
 * @returns {Piece}
 */
function withItsSentence(code) {
  const before = /** @type {Piece?} */ (code.previousElementSibling);
  const blocks = [...(before?.querySelector(".jp-RenderedMarkdown")?.children ?? [])];
  const last = /** @type {HTMLElement?} */ (blocks.at(-1));
  const rest = blocks.slice(0, -1);
  const leads = (code.matches(".jp-CodeCell") || code.querySelector(".jp-CodeCell")) && last?.matches("p");
  if (!before || !last || !leads || last.offsetHeight + code.offsetHeight > ROOM) return code;
  if (!rest.length) return before.previousElementSibling ? before : code;
  if (rest.every((block) => block.matches("h1, h2, h3"))) return code;
  const sentence = /** @type {Piece} */ (before.cloneNode(true));
  for (const named of [sentence, ...sentence.querySelectorAll("[id]")]) named.removeAttribute("id");
  /** @type {Element} */ (sentence.querySelector(".jp-RenderedMarkdown")).replaceChildren(last);
  before.after(sentence);
  return sentence;
}

/**
 * Let a slide end where the screen does; what is left stands on one of its own, and so on.
 * @param {Element} slide
 */
function endInTime(slide) {
  for (const piece of piecesOf(slide)) if (piece.offsetHeight > ROOM) part(piece);
  const { top } = slide.getBoundingClientRect();
  const left = piecesOf(slide).find((piece, at) => at && piece.getBoundingClientRect().bottom - top > ROOM);
  if (!left) return;
  const first = withItsSentence(left);
  const all = [...slide.children];
  const next = /** @type {Element} */ (slide.cloneNode(false));
  slide.after(next);
  next.append(...all.slice(all.indexOf(first)));
  first.classList.remove("fragment");
  endInTime(next);
}

/**
 * Make what is alone on a slide, and too high for it, smaller.
 * @param {Element} slide
 */
function makeSmaller(slide) {
  for (const piece of piecesOf(slide)) {
    // What flows in columns is no less high for being smaller, at first: so until it fits.
    for (let share = 1; share > SMALLEST && piece.getBoundingClientRect().height > ROOM; share -= 0.03) {
      piece.style.setProperty("zoom", share.toFixed(2));
    }
  }
}

/**
 * Let a figure take the room that is left on its slide.
 * @param {Element} slide
 */
function makeLarger(slide) {
  const figures = /** @type {NodeListOf<HTMLElement>} */ (slide.querySelectorAll(".jp-OutputArea-output :is(img, svg):not(.itm *)"));
  if (figures.length !== 1) return;
  const { top, right } = slide.getBoundingClientRect();
  const left = ROOM - Math.max(...piecesOf(slide).map((piece) => piece.getBoundingClientRect().bottom - top));
  const { height, width, x } = figures[0].getBoundingClientRect();
  const share = Math.min(LARGEST, (height + left) / height, (right - x) / width);
  if (share > 1) figures[0].style.setProperty("zoom", share.toFixed(2));
}

/** All slides, once their pages have been drawn, which happens when they come into sight. */
async function fitSlides() {
  document.body.classList.add("measured");
  await document.fonts.ready;
  const height = () => [...document.querySelectorAll(SLIDES)].reduce((sum, slide) => sum + slide.scrollHeight, 0);
  for (let [calm, before, frame] = [0, -1, 0]; calm < CALM && frame < MOST_FRAMES; frame++) {
    await new Promise(requestAnimationFrame);
    const now = height();
    [calm, before] = [now === before ? calm + 1 : 0, now];
  }
  document.querySelectorAll(SLIDES).forEach(endInTime);
  document.querySelectorAll(SLIDES).forEach(makeSmaller);
  document.querySelectorAll(SLIDES).forEach(makeLarger);
  document.body.classList.remove("measured");
}
