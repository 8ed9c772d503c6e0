// @ts-check
// The bench: what is set, a training that follows from it, and the loop that lets it learn and shows it.

import { answerField, targetSpan, targetWords } from "./answer.js";
import { makeBoard } from "./board.js";
import { Training } from "./training.js";
import { benchLook } from "./colours.js";
import { shortNumber } from "./curve.js";
import { planeGrid, viewOf } from "./field.js";
import { columnsOf, fieldOf } from "./layers.js";
import { layersOf, runForward } from "./network.js";
import { extraName, partsOf, placesOf, testedOf } from "./points.js";
import { beginsAgain, firstSettings, lossFor, needsScale, planOf } from "./settings.js";

/** @typedef {import("./settings.js").BenchSettings} BenchSettings */
/** @typedef {import("./points.js").PointSet} PointSet */

const BUDGET = 8; // milliseconds of a frame in which it learns
const WORK = 1_200_000; // products in a picture of the plane
const [COARSE, FINE] = [18, 48]; // squares from side to side

export class Bench {
  /** @param {HTMLElement} root @param {{ sets: PointSet[], stepper: any }} data */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.settings = firstSettings(data.sets[0]);
    this.playing = false;
    /** @type {import("./layers.js").UnitPlace | null} */ this.looked = null;
    this.opened = -1;
    this.owed = 0; // epochs that the pace allows
    this.asked = 0; // the frame that will draw
    this.view = viewOf(this.settings.set.points);
    this.board = makeBoard(this);
    this.look = benchLook(root, this.classCount);
    this.begin();
    this.board.show(this);
    new ResizeObserver(() => this.board.resized(this)).observe(root);
    new MutationObserver(() => this.relook()).observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  }

  get classCount() {
    return this.settings.set.classes?.length ?? 0;
  }

  get rule() {
    const { batch, optimiser, rate, decay } = this.settings;
    return { parts: this.parts, batch, optimiser, rate, decay };
  }

  /** With fresh weights. */
  begin() {
    const { set, loss, seed, extras } = this.settings;
    this.parts = partsOf(this.settings);
    this.layers = layersOf(planOf(this.settings, this.parts));
    this.training = new Training(this.layers, loss, seed, this.rule);
    this.inputs = [...set.features, ...extras.map((extra) => extraName(extra, set.features))];
    this.columns = columnsOf(this.layers, this.inputs);
    this.look = benchLook(this.root, this.classCount);
    this.looked = null;
    this.board.layers.build(this.columns, this.layers);
    this.placed();
  }

  /** Where points lie, and which are kept for the test. */
  placed() {
    const size = this.training.parameters.length;
    const side = Math.max(COARSE, Math.min(FINE, Math.floor(Math.sqrt(WORK / size))));
    this.grid = planeGrid(this.view, side, this.settings.extras);
    this.places = placesOf(this.settings);
    this.tested = testedOf(this.settings.set, this.settings.share);
    this.span = targetSpan(this.settings.set);
  }

  /** Set something anew, and say what follows. @param {Partial<BenchSettings>} change @param {string} words what was changed */
  change(change, words) {
    const before = this.settings;
    this.settings = { ...before, ...change };
    this.settings.loss = lossFor(this.settings.set, before.set.classes || change.loss ? this.settings.loss : "CrossEntropy");
    const fresh = beginsAgain(before, this.settings);
    if (fresh) this.begin();
    else if (["set", "noise", "share"].some((key) => key in change)) {
      this.parts = partsOf(this.settings);
      this.placed();
    }
    if (!fresh) this.training.follow(this.rule);
    this.opened = -1;
    this.draw();
    this.board.show(this);
    const epoch = this.training.epoch;
    this.say(fresh ? `${words}. It begins again with fresh weights.` : epoch && !("pace" in change) ? `${words}. It goes on from epoch ${epoch}.` : `${words}.`);
  }

  /** Other points altogether. @param {PointSet} set */
  take(set) {
    const loss = lossFor(set, this.settings.set.classes ? this.settings.loss : "CrossEntropy");
    this.settings = { ...this.settings, set, loss, noise: 0, scaled: needsScale(set) };
    this.view = viewOf(set.points);
    this.startAgain(`${set.name}: ${set.points.length} points, ${set.classes ? set.classes.join(", ") : `each with its ${set.target}`}.`);
  }

  /** The same points but for some. @param {number[][]} points @param {string} words @param {Partial<PointSet>} [more] */
  edit(points, words, more = {}) {
    const { set } = this.settings;
    const name = set.known ? `${set.name}, changed` : set.name;
    this.change({ set: { ...set, ...more, points, name, known: "" }, noise: 0 }, words);
  }

  /** The points as they are seen: noise has become a part of them. */
  settled() {
    const short = (/** @type {number} */ value) => Number(value.toFixed(3));
    return this.settings.noise ? this.settings.set.points.map(([, , target], at) => [short(this.places[2 * at]), short(this.places[2 * at + 1]), target]) : this.settings.set.points;
  }

  startAgain(words = "Fresh weights: epoch 0.") {
    this.begin();
    this.opened = -1;
    this.draw();
    this.board.show(this);
    this.say(words);
  }

  /** Whether there are points to learn from; if not, it is said. */
  canLearn() {
    if (this.parts.train.targets.length) return true;
    this.say(this.settings.set.points.length ? "All points are kept for the test: none is left to learn from. Keep fewer." : "There is no point to learn from yet: click into the plane, or paste some.");
    return false;
  }

  play() {
    if (this.playing) return this.pause();
    if (!this.canLearn()) return;
    this.training.follow(this.rule);
    this.playing = true;
    this.owed = 0;
    let before = performance.now();
    const frame = (/** @type {number} */ now) => {
      if (!this.playing || !this.root.isConnected) return;
      this.learn(Math.max(0, now - before));
      before = now;
      this.render();
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    this.board.show(this);
    this.say(`It learns, from epoch ${this.training.epoch} on.`);
  }

  pause(words = this.told()) {
    this.playing = false;
    this.board.show(this);
    this.say(words);
  }

  /** As many steps as pace and frame allow. @param {number} passed milliseconds since the last frame */
  learn(passed) {
    const until = performance.now() + BUDGET;
    this.owed = Math.min(this.owed + (passed / 1000) * this.settings.pace, Math.max(1, this.settings.pace));
    while (this.owed > 0 && this.playing && performance.now() < until) {
      if (this.wentWrong(this.training.step())) return;
      this.owed -= 1 / this.training.stepsInEpoch;
    }
  }

  /** One batch, or one epoch. @param {boolean} whole */
  once(whole) {
    if (!this.canLearn()) return;
    this.playing = false;
    this.training.follow(this.rule);
    if (this.wentWrong(whole ? this.training.stepEpoch() : this.training.step())) return;
    this.draw();
    this.board.show(this);
    this.say(this.told());
  }

  /** Where numbers grew too large: it stops, says so, and keeps what was. @param {number} layer */
  wentWrong(layer) {
    if (layer < 0) return false;
    const { epoch, steps } = this.training;
    this.training.goTo(epoch);
    const where = `L${layer + 1} · ${this.layers[layer].kind}`;
    this.pause(`Training ran away in epoch ${epoch + 1}, step ${steps}: ${where} gave a number too large for a float. Steps that are too long jump over the valley and land higher each time: try a learning rate of ${shortNumber(this.settings.rate / 10)}, a tenth of this one. What was learned up to epoch ${epoch} is kept.`);
    this.draw();
    return true;
  }

  /** @param {number} epoch */
  goTo(epoch) {
    this.playing = false;
    this.training.goTo(epoch);
    this.draw();
    this.board.show(this);
  }

  /** How it went, in a sentence. */
  told() {
    const { epoch, steps, stepsInEpoch, history } = this.training;
    const { loss, right, testLoss, testRight } = history[epoch];
    if (Number.isNaN(loss)) return "There is no point yet.";
    const share = (/** @type {number} */ each) => (this.settings.set.classes ? `, ${shortNumber(100 * each)} % right` : "");
    const test = Number.isNaN(testLoss) ? "" : `; on the test ${shortNumber(testLoss)}${share(testRight)}`;
    return `Epoch ${epoch}${steps ? `, step ${steps} of ${stepsInEpoch}` : ""}: loss ${shortNumber(loss)}${share(right)}${test}.`;
  }

  /** @param {string} words */
  say(words) {
    this.board.say(words);
  }

  relook() {
    this.look = benchLook(this.root, this.classCount);
    this.draw();
  }

  /** Draw in the next frame. */
  draw() {
    if (!this.asked && !this.playing) this.asked = requestAnimationFrame(() => this.render());
  }

  render() {
    this.asked = 0;
    const { grid, layers, look, looked } = this;
    const { parameters } = this.training;
    const outputs = runForward(layers, parameters, grid.X, grid.count);
    const scene = { layers, parameters, outputs, side: grid.side, look, several: this.classCount > 2 && layers[layers.length - 1].kind === "Softmax" };
    this.board.layers.show(scene, looked);
    const answer = answerField(this.settings.set, this.settings.loss, outputs[layers.length - 1], layers[layers.length - 1].size, look);
    const unit = looked && fieldOf(scene, looked.at, looked.unit);
    this.board.plane.show(
      {
        ...{ grid, look, set: this.settings.set, places: this.places, tested: this.tested, span: this.span, opened: this.opened },
        colour: unit ? unit.colour : answer.colour,
        lines: unit ? [unit.values] : answer.lines,
        caption: looked ? this.board.unitWords(this, looked) : "The answer everywhere in the plane",
      },
      `The plane: ${this.settings.set.points.length} points, and the answer everywhere. Arrow keys move the cross, Enter uses it.`,
    );
    this.board.curve.show(this.training.history, this.training.epoch, look);
    this.board.progress(this);
  }

  /** What stands at a place, in words. @param {number} across @param {number} up @param {number} near */
  wordsAt(across, up, near) {
    const { set } = this.settings;
    const output = this.outputsAt(across, up)[this.layers.length - 1];
    const shares = this.layers[this.layers.length - 1].kind === "Softmax" ? Array.from(output) : [1 - output[0], output[0]];
    const best = shares.indexOf(Math.max(...shares));
    const answer = set.classes && this.settings.loss === "CrossEntropy" ? `${set.classes[best]}, ${shortNumber(100 * shares[best])} %` : shortNumber(output[0]);
    const point = near < 0 ? "" : ` Point ${near}: ${targetWords(set, set.points[near][2])}${this.tested[near] ? ", kept for the test" : ""}.`;
    return `${set.features[0]} ${shortNumber(across)}, ${set.features[1]} ${shortNumber(up)}: the answer is ${answer}.${point}`;
  }

  /** @param {number} across @param {number} up */
  outputsAt(across, up) {
    const one = planeGrid({ left: across, right: across, low: up, high: up }, 1, this.settings.extras);
    return runForward(this.layers, this.training.parameters, one.X, 1);
  }
}
