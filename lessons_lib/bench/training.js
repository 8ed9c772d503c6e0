// @ts-check
// A training that can be stopped, taken back to any epoch and gone on with: what train(…) would do, a batch at a time.

import { Chance } from "./chance.js";
import { descentStart, stepDown } from "./descent.js";
import { freshWeights, isFiniteAll, measure, runBackward, runForward, scoredBy } from "./network.js";

/** Samples as two arrays. @typedef {{ X: Float64Array, targets: Float64Array }} BenchPart */
/** Made once for each state of the points, so that one is the same as another or is not. @typedef {{ train: BenchPart, test: BenchPart | null, about: import("./points.js").PointSettings }} BenchParts */
/** How it learns; epochs under one rule are one call of train. @typedef {{ parts: BenchParts, batch: number, optimiser: string, rate: number, decay: number }} Rule */
/** Before it begins, parameters may be set by hand: by their places. @typedef {{ from: number, rule: Rule, turned: Map<number, number> }} Stretch */
/** @typedef {{ loss: number, right: number, testLoss: number, testRight: number }} Measured */
/** @typedef {{ parameters: Float64Array, state: import("./descent.js").DescentState, chance: import("./chance.js").ChanceState }} Kept */

const MOST_KEPT = 2_000_000; // numbers; of more, every other epoch is let go, and worked out again when it is wanted
const MOST_EPOCHS_KEPT = 256;

export class Training {
  /** @param {import("./network.js").BenchLayer[]} layers @param {string} loss @param {number} seed @param {Rule} rule */
  constructor(layers, loss, seed, rule) {
    this.layers = layers;
    this.loss = loss;
    this.parameters = freshWeights(layers, new Chance(seed));
    this.chance = new Chance(seed);
    /** @type {Stretch[]} */ this.stretches = [{ from: 0, rule, turned: new Map() }];
    this.state = descentStart(rule.optimiser, this.parameters.length);
    this.epoch = 0;
    this.steps = 0; // taken in the epoch under way
    this.order = new Int32Array(0);
    /** @type {Measured[]} */ this.history = [this.measured()];
    /** @type {Map<number, Kept>} */ this.kept = new Map();
    this.stride = 1; // between epochs that are kept
    this.keep();
  }

  /** What holds at the epoch under way. */
  get rule() {
    return this.stretches.findLast(({ from }) => from <= this.epoch)?.rule ?? this.stretches[0].rule;
  }

  /** How many steps an epoch has. */
  get stepsInEpoch() {
    return Math.ceil(this.rule.parts.train.targets.length / this.rule.batch);
  }

  /** From here on by a rule: what came after this epoch is forgotten. Another rule begins a stretch of its own, with nothing remembered.
   * @param {Rule} rule */
  follow(rule) {
    if (sameRule(this.rule, rule) && this.history.length === this.epoch + 1) return;
    if (this.steps && !sameRule(this.rule, rule)) this.goTo(this.epoch); // an epoch is of one rule: a half one is taken back
    this.forgetAhead();
    if (sameRule(this.rule, rule)) return;
    this.beginStretch(rule);
  }

  /** Set a parameter by hand; what came after this epoch is forgotten. @param {number} at @param {number} value */
  turn(at, value) {
    if (this.steps) this.goTo(this.epoch); // a number is set between epochs, as in Python
    this.forgetAhead();
    this.parameters[at] = value;
    this.beginStretch(this.rule).turned.set(at, value);
  }

  /** From the epoch under way on, with nothing remembered. @param {Rule} rule @returns {Stretch} */
  beginStretch(rule) {
    const turned = this.stretches.find(({ from }) => from === this.epoch)?.turned ?? new Map();
    const stretch = { from: this.epoch, rule, turned };
    this.stretches = [...this.stretches.filter(({ from }) => from < this.epoch), stretch];
    this.state = descentStart(rule.optimiser, this.parameters.length);
    this.history[this.epoch] = this.measured();
    this.kept.delete(this.epoch);
    this.keep();
    return stretch;
  }

  forgetAhead() {
    this.history.length = this.epoch + 1;
    this.stretches = this.stretches.filter(({ from }) => from <= this.epoch);
    for (const epoch of this.kept.keys()) if (epoch > this.epoch) this.kept.delete(epoch);
  }

  /** One batch; at the end of an epoch it is measured. What is wrong comes back as the layer whose numbers grew too large, else -1. */
  step() {
    const { parts, batch } = this.rule;
    if (this.steps === 0) this.order = this.chance.permutation(parts.train.targets.length);
    const chosen = this.order.subarray(this.steps * batch, (this.steps + 1) * batch);
    const { X, targets } = rowsOf(parts.train, chosen, this.layers[0].size);
    const { gradient, outputs, finite } = runBackward(this.layers, this.parameters, this.loss, X, targets);
    this.steps += 1;
    if (!finite) return Math.max(0, outputs.findIndex((each) => !isFiniteAll(each)));
    stepDown(this.rule, this.parameters, gradient, this.state, this.layers);
    if (this.steps < this.stepsInEpoch) return -1;
    const measured = this.measured();
    if (!Number.isFinite(measured.loss)) return this.layers.length - 1;
    this.epoch += 1;
    this.steps = 0;
    this.history[this.epoch] ??= measured;
    this.keep();
    return -1;
  }

  /** To the end of the epoch under way. */
  stepEpoch() {
    const wanted = this.epoch + 1;
    let wrong = -1;
    while (this.epoch < wanted && wrong < 0) wrong = this.step();
    return wrong;
  }

  /** As it was after an epoch. What was not kept is worked out again from the last that was: it comes out the same. @param {number} epoch */
  goTo(epoch) {
    const near = Math.max(...[...this.kept.keys()].filter((each) => each <= epoch));
    const { parameters, state, chance } = /** @type {Kept} */ (this.kept.get(near));
    this.parameters = parameters.slice();
    this.state = copied(state);
    this.chance.standing = chance;
    this.epoch = near;
    this.steps = 0;
    while (this.epoch < epoch) {
      this.stepEpoch();
      const begun = this.stretches.find(({ from }) => from === this.epoch);
      if (!begun) continue;
      begun.turned.forEach((value, at) => (this.parameters[at] = value));
      this.state = descentStart(begun.rule.optimiser, this.parameters.length);
    }
  }

  keep() {
    if (this.epoch % this.stride || this.kept.has(this.epoch)) return;
    this.kept.set(this.epoch, { parameters: this.parameters.slice(), state: copied(this.state), chance: this.chance.standing });
    const size = this.parameters.length * (1 + this.state.memories.length) * this.kept.size;
    if (this.kept.size <= 2 || (size <= MOST_KEPT && this.kept.size <= MOST_EPOCHS_KEPT)) return;
    this.stride *= 2;
    for (const epoch of this.kept.keys()) if (epoch % this.stride) this.kept.delete(epoch);
  }

  /** @returns {Measured} */
  measured() {
    const { train, test } = this.rule.parts;
    const { loss, right } = this.measuredOn(train);
    const apart = test ? this.measuredOn(test) : { loss: NaN, right: NaN };
    return { loss, right, testLoss: apart.loss, testRight: apart.right };
  }

  /** @param {BenchPart} part */
  measuredOn({ X, targets }) {
    const last = scoredBy(this.layers);
    const outputs = runForward(this.layers.slice(0, last + 1), this.parameters, X, targets.length);
    return measure(this.loss, outputs[last], targets, this.layers[last].size, this.rule.parts.about.set.classes?.length ?? 0);
  }
}

/** @param {import("./descent.js").DescentState} state @returns {import("./descent.js").DescentState} */
function copied({ steps, memories }) {
  return { steps, memories: memories.map((each) => each.slice()) };
}

/** @param {Rule} one @param {Rule} other */
function sameRule(one, other) {
  return one.parts === other.parts && one.batch === other.batch && one.optimiser === other.optimiser && one.rate === other.rate && one.decay === other.decay;
}

/** Some samples of many. @param {BenchPart} part @param {Int32Array} chosen @param {number} size @returns {BenchPart} */
function rowsOf({ X, targets }, chosen, size) {
  const rows = new Float64Array(chosen.length * size);
  chosen.forEach((from, to) => rows.set(X.subarray(from * size, (from + 1) * size), to * size));
  return { X: rows, targets: Float64Array.from(chosen, (from) => targets[from]) };
}
