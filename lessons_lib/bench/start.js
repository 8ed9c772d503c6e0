// @ts-check
// Every bench that waits in the document is set up beside its static form.

import { make } from "../page/scripts/parts/elements.js";
import { Bench } from "./bench.js";

export function setUpBenches() {
  for (const script of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("script.itm-bench-data:not([data-drawn])"))) {
    script.dataset.drawn = "true";
    const root = make("div", { class: "itm-bench", role: "group", "aria-label": "A bench to play on", "data-lm-suppress-shortcuts": "true" });
    script.after(root);
    new Bench(root, JSON.parse(script.textContent ?? ""));
    script.previousElementSibling?.setAttribute("hidden", "");
  }
}
