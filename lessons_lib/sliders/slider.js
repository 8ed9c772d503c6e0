// @ts-check
// A slider under which pictures move: each is drawn from the data beside it, stop by stop, without a kernel.

import { make } from "../page/scripts/parts/elements.js";
import { watchTheme } from "../page/scripts/parts/theme.js";
import "./glide.js";
import { SLIDE_DRAWERS } from "./panels.js";

/** @typedef {import("./panels.js").SlidePanel} SlidePanel */
/** `ways`: a sentence for each way between two stops, where the slider may stand on it.
 * @typedef {{ name: string, stops: string[], told: string[], ways?: string[], panels: SlidePanel[] }} SlideData */

const MOST_COLUMNS = 3;
const NOTCH = 0.05; // of the way between two stops
const STANDS = 350; // milliseconds at each stop, while it plays …
const GLIDES = { way: 1500, stands: 900 }; // … and where there is something on the way

/** One picture, and what draws it at a stop. @param {SlidePanel} panel @param {HTMLElement} root */
function slidePicture(panel, root) {
  const sharp = Math.max(1, window.devicePixelRatio || 1);
  const canvas = make("canvas", { role: "img", "aria-label": panel.title });
  const key = (panel.lines ?? []).map((/** @type {{ name: string }} */ line, /** @type {number} */ order) => make("span", {}, `${order ? "- -" : "—"} ${line.name}`));
  const figure = make("figure", {}, make("figcaption", {}, make("b", {}, panel.title), ...key), canvas, make("small", {}, panel.note ?? ""));
  figure.style.setProperty("--itm-slide-width", `${panel.width}px`);
  const shape = panel.height / panel.width;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const style = getComputedStyle(root);
  const ink = (/** @type {string} */ name) => style.getPropertyValue(`--itm-slide-${name}`).trim();
  return {
    figure,
    /** As large as its place is: what is written in it keeps its size. */
    fit() {
      const width = figure.clientWidth || panel.width; // nothing that is hidden has a width
      if (canvas.width === Math.round(width * sharp)) return;
      [panel.width, panel.height] = [width, Math.round(width * shape)];
      [canvas.width, canvas.height] = [width * sharp, panel.height * sharp];
    },
    draw(/** @type {number} */ stop) {
      pen.setTransform(sharp, 0, 0, sharp, 0, 0);
      pen.clearRect(0, 0, panel.width, panel.height);
      pen.lineWidth = 1;
      pen.font = `${panel.labels?.length ? "bold " : ""}12px system-ui, sans-serif`;
      SLIDE_DRAWERS[panel.kind](pen, panel, stop, ink);
    },
  };
}

/** The slider and all pictures under it. @param {HTMLElement} root @param {SlideData} data */
export function drawSlider(root, data) {
  const { name, stops, told, ways } = data;
  const pictures = data.panels.map((panel) => slidePicture(panel, root));
  const last = stops.length - 1;
  const slider = make("input", { type: "range", min: "0", max: String(last), step: String(ways ? NOTCH : 1), value: "0", "aria-label": name, "data-lm-suppress-shortcuts": "true" }); // the arrow keys are its own
  const said = make("output", {});
  const play = make("button", {}, "Play");
  const whole = (ways ? stops : []).map((stop, at) => make("button", { onclick: () => (pause(), moveTo(at)) }, stop));
  let at = 0;
  let moving = 0; // which motion it is; another one ends it
  let playing = false;

  function pause() {
    moving += 1;
    playing = false;
    play.textContent = "Play";
  }

  function stand(/** @type {number} */ place) {
    at = place;
    slider.value = String(at);
    const text = ways && at % 1 ? ways[Math.floor(at)] : told[at];
    if (said.textContent !== text) said.textContent = text; // it is read aloud when it changes
    slider.setAttribute("aria-valuetext", text);
    for (const [stop, button] of whole.entries()) button.setAttribute("aria-pressed", String(stop === at));
    for (const picture of pictures) picture.draw(at);
  }

  /** To a stop: at once, or gliding where there is a way, and motion is welcome. */
  function moveTo(/** @type {number} */ stop, /** @type {() => void} */ then = () => {}) {
    const glides = ways && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const [mine, from, begun] = [(moving += 1), at, performance.now()];
    const frame = (/** @type {number} */ now) => {
      if (mine !== moving || !root.isConnected) return;
      const share = glides ? Math.max(0, Math.min(1, (now - begun) / GLIDES.way)) : 1;
      stand(share === 1 ? stop : from + (stop - from) * share * share * (3 - 2 * share)); // slowly away and slowly in
      if (share < 1) requestAnimationFrame(frame);
      else then();
    };
    frame(begun);
  }

  function goOn() {
    if (!playing || !root.isConnected) return;
    moveTo(Math.floor(at) + 1, () => (at === last ? pause() : setTimeout(goOn, ways ? GLIDES.stands : STANDS)));
  }

  slider.addEventListener("input", () => {
    pause();
    stand(Number(slider.value));
  });
  play.addEventListener("click", () => {
    if (playing) return pause();
    if (at === last) stand(0);
    playing = true;
    play.textContent = "Pause";
    setTimeout(goOn, ways ? 0 : STANDS);
  });
  const track = ways ? make("div", { class: "itm-slide-track" }, slider, make("div", { class: "itm-slide-stops" }, ...whole)) : make("label", {}, `${name} `, slider);
  const beside = !ways && pictures.length > 1; // all of one width, in columns
  const panels = make("div", { class: `itm-slide-panels${beside ? " itm-slide-columns" : ""}` }, ...pictures.map((each) => each.figure));
  panels.style.setProperty("--itm-slide-most", String(Math.min(MOST_COLUMNS, pictures.length)));
  root.replaceChildren(make("div", { class: "itm-slide-bar" }, track, play), said, panels);
  const fit = () => {
    for (const picture of pictures) picture.fit();
    stand(at);
  };
  fit();
  new ResizeObserver(fit).observe(panels);
  watchTheme(() => stand(at));
}

/** Draw every slider in the document that is not drawn yet; its static form steps aside. */
export function drawSliders() {
  for (const script of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("script.itm-slide-data:not([data-drawn])"))) {
    script.dataset.drawn = "true";
    const root = make("div", { class: "itm-slide", role: "group", "aria-label": "Slider" });
    script.after(root);
    drawSlider(root, JSON.parse(script.textContent ?? ""));
    script.previousElementSibling?.setAttribute("hidden", "");
  }
}
