// @ts-check
// Light or dark as the system has it, told in the way that the pages of traces and the figures listen to.

const dark = matchMedia("(prefers-color-scheme: dark)");

function follow() {
  for (const element of [document.documentElement, document.body]) element?.setAttribute("data-jp-theme-light", String(!dark.matches));
}

/** Contents that are folded on a narrow screen. */
function foldContents() {
  const contents = document.querySelector(".contents details");
  if (contents && matchMedia("(max-width: 1100px)").matches) contents.removeAttribute("open");
}

/** The heading that one reads is marked in the contents. */
function markContents() {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".contents li a")]);
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const mark = () => {
    const above = headings.filter((heading) => heading && heading.getBoundingClientRect().top < innerHeight / 3).length;
    links.forEach((link, at) => link.toggleAttribute("data-here", at === above - 1));
  };
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  mark();
}

/** What is wider than its place is scrolled by the keyboard too. */
function reachWide() {
  const wide = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.input pre, .text-cell :is(pre, table), .output > pre, .output .itm:not(.itm-live), .output [style*="overflow-x"], .output_subarea > pre'));
  for (const part of wide) {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
    else part.removeAttribute("tabindex");
  }
}

/** A reload comes back to the cell that one read: so many pixels from the top another stands until all pages are drawn. */
function keepPlace() {
  addEventListener("beforeunload", () => {
    const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 3)?.closest("[id]:not(.itm-live *)");
    history.replaceState({ ...history.state, place: seen && [seen.id, seen.getBoundingClientRect().top] }, "");
    history.scrollRestoration = "manual";
  });
  addEventListener("load", () => {
    history.scrollRestoration = "auto";
    const [id, from] = history.state?.place ?? [];
    const place = document.getElementById(id);
    if (place) scrollBy(0, place.getBoundingClientRect().top - from);
  });
}

document.documentElement.classList.add("js");
keepPlace();
follow();
dark.addEventListener("change", follow);
addEventListener("DOMContentLoaded", () => {
  follow();
  foldContents();
  markContents();
});
for (const moved of ["load", "resize"]) addEventListener(moved, reachWide);
