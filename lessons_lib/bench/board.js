// @ts-check
// What stands on the bench: buttons and the slider over epochs, controls, the row of layers, the plane, the loss, one spoken line.

import { make, setAttribute, write } from "../page/scripts/parts/elements.js";
import { buttonControl, choiceControl, numberControl, tickControl } from "./controls.js";
import { makeLossCurve } from "./curve.js";
import { makeLayers } from "./layers.js";
import { makeDrawer } from "./drawer.js";
import { makePlane } from "./plane.js";
import { EXTRAS, extraName } from "./points.js";
import { makeTools } from "./tools.js";
import { makeWeights } from "./weights.js";

/** @typedef {import("./bench.js").Bench} Bench */

const PACES = /** @type {[string, string][]} */ ([["1", "1 a second"], ["5", "5 a second"], ["30", "30 a second"], ["100000", "full speed"]]);
const ACTIVATIONS = /** @type {[string, string][]} */ ([...["ReLU", "LeakyReLU", "Sigmoid", "Tanh"].map((name) => [name, name]), ["", "none"]]);
const OPTIMISERS_OFFERED = /** @type {[string, string][]} */ ([["GradientDescent", "gradient descent"], ["Momentum", "momentum"], ["Adam", "Adam"]]);

/** @param {Bench} bench */
export function makeBoard(bench) {
  const line = make("p", { role: "status", class: "itm-bench-said" });
  const say = (/** @type {string} */ words) => write(line, words);
  const weights = makeWeights(bench);
  const layers = makeLayers({
    open: (place, parameter) => weights.open(place, parameter),
    look: (place) => {
      bench.looked = place;
      bench.draw();
    },
    units: (hidden, count) => setUnits(bench, hidden, count, layers.element),
    removed: (hidden) => bench.change({ hidden: bench.settings.hidden.filter((_, at) => at !== hidden) }, "A layer less"),
  });
  const drawer = makeDrawer(bench);
  const tools = makeTools(bench, drawer);
  const plane = makePlane(tools.act);
  const curve = makeLossCurve();
  const bar = makeBar(bench, drawer);
  const points = pointControls(bench, drawer, say);
  const learning = learningControls(bench, say);
  const built = layerControls(bench);
  const group = (/** @type {string} */ name, /** @type {HTMLElement[]} */ ...parts) => make("fieldset", {}, make("legend", {}, name), ...parts);
  bench.root.replaceChildren(
    bar.element,
    make(
      "div",
      { class: "itm-bench-main" },
      make("div", { class: "itm-bench-set" }, group("Points", ...points.elements), group("Learning", ...learning.elements)),
      make("div", { class: "itm-bench-middle" }, built.element, layers.element, weights.element),
      make("div", { class: "itm-bench-side" }, plane.element, tools.element, curve.element),
    ),
    line,
    drawer.element,
  );
  bench.root.after(drawer.outside);
  layers.build(bench.built.columns, bench.layers);
  return {
    ...{ layers, weights, plane, curve, say },
    /** Other layers than before. @param {Bench} bench */
    rebuilt({ built: { columns }, layers: shown }) {
      weights.shut(false);
      layers.build(columns, shown);
    },
    /** What is set. @param {Bench} bench */
    show(bench) {
      for (const each of [bar, points, learning, built, tools]) each.show(bench);
    },
    /** How far it is: this moves with every frame. @param {Bench} bench */
    progress: (bench) => bar.progress(bench),
    /** @param {Bench} bench */
    resized(bench) {
      layers.moved();
      bench.draw();
    },
  };
}

/** @param {Bench} bench @param {number} hidden @param {number} count @param {HTMLElement} element */
function setUnits(bench, hidden, count, element) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.focus;
  const old = bench.settings.hidden[hidden];
  if (Number.isInteger(count) && count >= 1) bench.change({ hidden: bench.settings.hidden.map((each, at) => (at === hidden ? count : each)) }, `${count === 1 ? "1 unit" : `${count} units`} in hidden layer ${hidden + 1}`);
  else {
    bench.change({}, `A layer has a whole number of units, from 1 on: it keeps ${old}`);
    bench.board.rebuilt(bench);
  }
  if (focused) /** @type {HTMLElement | null} */ (element.querySelector(`[data-focus="${focused}"]`))?.focus();
}

/** @param {Bench} bench @param {ReturnType<typeof makeDrawer>} drawer */
function makeBar(bench, drawer) {
  const play = buttonControl("Play", () => bench.play(), { class: "itm-bench-play" });
  const slider = make("input", { type: "range", min: "0", step: "1", "aria-label": "Epoch", "data-lm-suppress-shortcuts": "true", oninput: () => bench.goTo(Number(slider.value)) });
  const told = make("span", { class: "itm-bench-told" }); // no output, which would be read aloud at every epoch
  const element = make(
    "div",
    { class: "itm-bench-bar" },
    play,
    buttonControl("Step", () => bench.once(false), { title: "one batch" }),
    buttonControl("Epoch", () => bench.once(true), { title: "all points once" }),
    buttonControl("Start again", () => bench.startAgain()),
    make("label", { class: "itm-bench-time" }, make("span", {}, "Back and forth"), slider),
    told,
    buttonControl("Copy as Python", () => drawer.python()),
  );
  return {
    element,
    show(/** @type {Bench} */ { playing }) {
      write(play, playing ? "Pause" : "Play");
    },
    progress(/** @type {Bench} */ { training }) {
      const { epoch, history } = training;
      slider.max = String(history.length - 1);
      slider.value = String(epoch);
      setAttribute(slider, "aria-valuetext", `epoch ${epoch}`);
      write(told, `epoch ${epoch}`);
    },
  };
}

/** @param {Bench} bench @param {ReturnType<typeof makeDrawer>} drawer @param {(words: string) => void} say */
function pointControls(bench, drawer, say) {
  const { sets } = bench.data;
  const offered = (/** @type {[string, string][]} */ more = []) => /** @type {[string, string][]} */ ([...more, ...sets.map((set, at) => [String(at), set.name]), ["none", "none: draw your own"]]);
  const data = choiceControl("Points", offered(), (value) => bench.take(sets[Number(value)] ?? { name: "my points", features: ["across", "up"], classes: ["orange", "blue"], target: "class", points: [], known: "" }));
  const noise = numberControl("Noise", { least: 0, hint: "how far each point is moved, at random" }, (value) => bench.change({ noise: value }, `Noise ${value}`), say);
  const share = numberControl("For the test", { least: 0, most: 0.9, hint: "the share of the points that is kept apart" }, (value) => bench.change({ share: value }, `A share of ${value} is kept for the test`), say);
  const paste = buttonControl("Paste a table …", () => drawer.paste());
  return {
    elements: [data.element, noise.element, share.element, paste],
    show(/** @type {Bench} */ { settings }) {
      const at = sets.indexOf(settings.set);
      data.options(offered(at < 0 && settings.set.points.length ? [["own", settings.set.name]] : []));
      data.show(at >= 0 ? at : settings.set.points.length ? "own" : "none");
      noise.show(settings.noise);
      share.show(settings.share);
    },
  };
}

/** @param {Bench} bench @param {(words: string) => void} say */
function learningControls(bench, say) {
  const loss = choiceControl("Loss", [], (value) => bench.change({ loss: value }, `Loss: ${value}`));
  const optimiser = choiceControl("Optimiser", OPTIMISERS_OFFERED, (value) => bench.change({ optimiser: value }, `Optimiser: ${OPTIMISERS_OFFERED.find(([each]) => each === value)?.[1]}`));
  const rate = numberControl("Learning rate", { least: 0 }, (value) => bench.change({ rate: value }, `Learning rate ${value}`), say);
  const decay = numberControl("Weight decay", { least: 0, hint: "the share of each weight, times the learning rate, that each step takes away" }, (value) => bench.change({ decay: value }, `Weight decay ${value}`), say);
  const batch = numberControl("Batch size", { least: 1, whole: true, hint: "how many points share a step" }, (value) => bench.change({ batch: value }, `Batches of ${value}`), say);
  const seed = numberControl("Seed", { least: 0, whole: true, most: Number.MAX_SAFE_INTEGER, hint: "of the first weights, of the order of points, and of noise" }, (value) => bench.change({ seed: value }, `Seed ${value}`), say);
  const pace = choiceControl("Epochs", PACES, (value) => bench.change({ pace: Number(value) }, `Epochs: ${PACES.find(([each]) => each === value)?.[1]}`));
  const all = { loss, optimiser, rate, decay, batch, seed, pace };
  return {
    elements: Object.values(all).map(({ element }) => element),
    show(/** @type {Bench} */ { settings }) {
      loss.options([...(settings.set.classes ? /** @type {[string, string][]} */ ([["CrossEntropy", "cross-entropy"]]) : []), ["SquaredError", "squared error"]]);
      for (const [key, control] of Object.entries(all)) control.show(settings[/** @type {keyof typeof all} */ (key)]);
    },
  };
}

/** @param {Bench} bench */
function layerControls(bench) {
  const activation = choiceControl("Activation", ACTIVATIONS, (value) => bench.change({ activation: value }, `Activation: ${value || "none"}`));
  const scaled = tickControl("Scale x first", (value) => bench.change({ scaled: value }, value ? "x is scaled first" : "x is taken as it is"), "a layer that makes numbers of very different sizes comparable");
  const extras = Object.keys(EXTRAS).map((extra) => ({
    extra,
    control: tickControl(extra, (value) => {
      const chosen = Object.keys(EXTRAS).filter((each) => (each === extra ? value : bench.settings.extras.includes(each)));
      bench.change({ extras: chosen }, `The model takes ${chosen.length + 2} numbers of a point`);
    }),
  }));
  const more = make("fieldset", { class: "itm-bench-extras" }, make("legend", {}, "More inputs"), ...extras.map(({ control }) => control.element));
  const add = buttonControl("Add a layer", () => bench.change({ hidden: [...bench.settings.hidden, bench.settings.hidden.at(-1) ?? 4] }, "A layer more"));
  return {
    element: make("div", { class: "itm-bench-layers" }, add, activation.element, scaled.element, more),
    show(/** @type {Bench} */ { settings }) {
      activation.show(settings.activation);
      scaled.show(settings.scaled);
      for (const { extra, control } of extras) {
        control.show(settings.extras.includes(extra));
        write(/** @type {Element} */ (control.element.lastElementChild), extraName(extra, settings.set.features));
      }
    },
  };
}
