// @ts-check
// The teacher's page where no kernel is, as in a saved notebook: raised hands can be counted on it.
import { make } from "../page/scripts/parts/elements.js";
import { hands } from "./hands.js";

export function teachStill() {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".itm-class-spare:not([data-live])"))) {
    root.dataset.live = "";
    const { questions, words } = JSON.parse(root.querySelector("script")?.textContent ?? "{}");
    root.prepend(make("p", { role: "status" }, words.no_kernel));
    root.querySelectorAll("section").forEach((section, at) => section.append(hands(questions[at].hands, words)));
  }
}
