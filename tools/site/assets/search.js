// @ts-check
// Search over all lessons: sections that hold every word, those with a word in their heading first.

/** @typedef {{ page: string, lesson: string, id: string, heading: string, text: string }} Section */

const MOST = 8;
const AROUND = 60; // letters before and after what was found
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const box = /** @type {HTMLInputElement} */ (document.querySelector(".search input"));
const list = /** @type {HTMLElement} */ (document.querySelector(".search .found"));
/** @type {Section[]|null} */ let sections = null;

/** The index comes when it is first asked for, as a script: that also works from a disk. */
function fetchIndex() {
  if (sections) return;
  sections = [];
  Object.assign(window, { siteSections: (/** @type {Section[]} */ found) => { sections = found; show(); } });
  document.head.append(Object.assign(document.createElement("script"), { src: script.dataset.index }));
}

/** How well a section answers; 0 where it lacks a word. @param {Section} section @param {string[]} words */
function score({ lesson, heading, text }, words) {
  const [head, body] = [`${lesson} ${heading}`.toLowerCase(), text.toLowerCase()];
  const each = words.map((word) => (head.includes(word) ? 10 : 0) + Math.min(5, body.split(word).length - 1));
  return each.every(Boolean) ? each.reduce((sum, one) => sum + one, 0) : 0;
}

/** Where the first word stands, with what is around it. @param {string} text @param {string} word */
function excerpt(text, word) {
  const at = Math.max(0, text.toLowerCase().indexOf(word));
  const begin = Math.max(0, at - AROUND);
  return `${begin ? "…" : ""}${text.slice(begin, at + AROUND)}…`;
}

function show() {
  const words = box.value.toLowerCase().split(/\s+/).filter((word) => word.length > 1);
  const scored = (sections ?? []).map((section) => ({ section, points: score(section, words) })).filter(({ points }) => points);
  const best = words.length ? scored.sort((one, other) => other.points - one.points).slice(0, MOST) : [];
  list.replaceChildren(...best.map(({ section }) => link(section, words[0])));
  if (words.length && !best.length && sections?.length) list.textContent = "Nothing found: try one word.";
  list.hidden = !words.length || !sections?.length;
}

/** @param {Section} section @param {string} word */
function link({ page, lesson, id, heading, text }, word) {
  const made = Object.assign(document.createElement("a"), { href: `${page}#${id}` });
  const parts = [["strong", heading], ["small", lesson], ["span", excerpt(text, word)]];
  made.append(...parts.map(([kind, words]) => Object.assign(document.createElement(kind), { textContent: words })));
  return made;
}

box.addEventListener("focus", fetchIndex);
box.addEventListener("input", show);
box.form?.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.click();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && list.contains(document.activeElement)) box.focus();
  if (event.key === "Escape") list.hidden = true;
});
addEventListener("pointerdown", (event) => {
  if (!(/** @type {Element} */ (event.target).closest(".search"))) list.hidden = true;
});
