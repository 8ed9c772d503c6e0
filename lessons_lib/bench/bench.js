// @ts-check
// The bench: what is set, a training that follows from it, and the loop that lets it learn and shows it.

import { watchTheme } from "../page/scripts/parts/theme.js";
import { answerField, answerWords } from "./answer.js";
import { makeBoard } from "./board.js";
import { buildFor, placedFor, ruleOf } from "./built.js";
import { benchLook } from "./colours.js";
import { viewOf } from "./field.js";
import { fieldOf } from "./layers.js";
import { runForward } from "./network.js";
import { partsOf } from "./points.js";
import { beginsAgain, firstSettings, lossFor, needsScale } from "./settings.js";
import { ranAway, toldOf, unitWords } from "./words.js";

/** @typedef {import("./settings.js").BenchSettings} BenchSettings */
/** @typedef {import("./points.js").PointSet} PointSet */

const BUDGET = 8; // milliseconds of a frame in which it learns

export class Bench {
  /** @param {HTMLElement} root @param {{ sets: PointSet[], stepper: import("./opened.js").Stepper }} data */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.settings = firstSettings(data.sets[0]);
    this.view = viewOf(this.settings.set.points);
    this.built = buildFor(this.settings);
    this.parts = this.training.rule.parts;
    this.placed = placedFor(this.settings, this.view, this.training.parameters.length);
    this.look = benchLook(root, this.classCount);
    this.playing = false;
    /** @type {import("./layers.js").UnitPlace | null} */ this.looked = null;
    this.opened = -1;
    this.owed = 0; // epochs that the pace allows
    this.asked = 0; // the frame that will draw
    this.board = makeBoard(this);
    this.show();
    new ResizeObserver(() => this.board.resized(this)).observe(root);
    watchTheme(() => this.show());
  }

  get training() {
    return this.built.training;
  }

  get layers() {
    return this.built.layers;
  }

  get classCount() {
    return this.settings.set.classes?.length ?? 0;
  }

  get rule() {
    return ruleOf(this.settings, this.parts);
  }

  /** With fresh weights. */
  begin() {
    this.built = buildFor(this.settings);
    this.parts = this.training.rule.parts;
    this.placed = placedFor(this.settings, this.view, this.training.parameters.length);
    this.looked = null;
    this.board.rebuilt(this);
  }

  startAgain(words = "Fresh weights: epoch 0.") {
    this.begin();
    this.show();
    this.say(words);
  }

  /** Set something anew, and say what follows. @param {Partial<BenchSettings>} change @param {string} words what was changed */
  change(change, words) {
    const before = this.settings;
    this.settings = { ...before, ...change };
    const fresh = beginsAgain(before, this.settings);
    if (fresh) this.begin();
    else {
      if (["set", "noise", "share"].some((key) => key in change)) {
        this.parts = partsOf(this.settings);
        this.placed = placedFor(this.settings, this.view, this.training.parameters.length);
      }
      this.training.follow(this.rule);
    }
    this.opened = -1;
    this.show();
    const { epoch } = this.training;
    this.say(fresh ? `${words}. It begins again with fresh weights.` : epoch && !("pace" in change) ? `${words}. It goes on from epoch ${epoch}.` : `${words}.`);
  }

  /** Other points altogether. @param {PointSet} set */
  take(set) {
    const loss = lossFor(set, this.settings.set.classes ? this.settings.loss : "CrossEntropy");
    this.settings = { ...this.settings, set, loss, noise: 0, scaled: needsScale(set) };
    this.view = viewOf(set.points);
    this.opened = -1;
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
    const { set, noise } = this.settings;
    const short = (/** @type {number} */ at) => Number(this.placed.places[at].toFixed(3));
    return noise ? set.points.map(([, , target], at) => [short(2 * at), short(2 * at + 1), target]) : set.points;
  }

  /** Whether there are points to learn from; if not, it is said. */
  canLearn() {
    if (this.parts.train.targets.length) return true;
    this.say(this.settings.set.points.length ? "All points are kept for the test: none is left to learn from. Keep fewer." : "There is no point to learn from yet: choose what a click adds, and click into the plane; or paste some.");
    return false;
  }

  /** Set one weight or bias by hand. @param {number} at @param {number} value @param {string} name */
  turn(at, value, name) {
    this.training.turn(at, value);
    this.show();
    this.say(`${name} is ${value} now. ${toldOf(this)}`);
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

  pause(words = toldOf(this)) {
    this.playing = false;
    this.show();
    this.say(words);
  }

  /** As many steps as pace and frame allow. @param {number} passed milliseconds since the last frame */
  learn(passed) {
    const until = performance.now() + BUDGET;
    this.owed = Math.min(this.owed + (passed / 1000) * this.settings.pace, Math.max(1, this.settings.pace / 10));
    while (this.owed > 0 && performance.now() < until) {
      if (this.wentWrong(this.training.step())) return;
      this.owed -= 1 / this.training.stepsInEpoch;
    }
  }

  /** One batch, or one epoch. @param {boolean} whole */
  once(whole) {
    if (!this.canLearn()) return;
    this.training.follow(this.rule);
    if (!this.wentWrong(whole ? this.training.stepEpoch() : this.training.step())) this.pause();
  }

  /** Where numbers grew too large: it stops, says so, and keeps what was. @param {number} layer */
  wentWrong(layer) {
    if (layer < 0) return false;
    const { epoch, steps } = this.training;
    this.training.goTo(epoch);
    this.pause(ranAway(this, layer, steps));
    return true;
  }

  /** @param {number} epoch */
  goTo(epoch) {
    this.training.goTo(epoch);
    this.pause();
  }

  /** @param {string} words */
  say(words) {
    this.board.say(words);
  }

  /** All there is, anew. */
  show() {
    this.look = benchLook(this.root, this.classCount);
    this.board.show(this);
    this.draw();
  }

  /** Draw in the next frame. */
  draw() {
    if (!this.asked && !this.playing) this.asked = requestAnimationFrame(() => this.render());
  }

  render() {
    this.asked = 0;
    const { layers, look, looked, board, settings, opened } = this;
    const { set, loss } = settings;
    const { grid } = this.placed;
    const { parameters, history, epoch } = this.training;
    const outputs = runForward(layers, parameters, grid.X, grid.count);
    const last = layers.length - 1;
    const scene = { layers, parameters, outputs, side: grid.side, look, several: layers[last].kind === "Softmax" };
    board.layers.show(scene, looked);
    board.weights.show(this);
    const answer = answerField(set, loss, outputs[last], layers[last].size, look);
    const unit = looked && fieldOf(scene, looked.at, looked.unit);
    const seen = unit && looked ? { colour: unit.colour, lines: [unit.values], caption: unitWords(this, looked) } : { ...answer, caption: answerWords(set, this.placed.span) };
    board.plane.show({ ...this.placed, ...seen, look, set, opened }, `The plane: ${set.points.length} points and the answer everywhere. Arrow keys move the cross, Enter uses it, Delete removes the nearest point.`);
    board.curve.show(history, epoch, look, this.classCount > 0);
    board.progress(this);
  }
}
