// @ts-check
// Points with targets: moved by noise, widened by more inputs, and parted into those to learn from and those to test on.

import { wholeNear } from "../numbers/notation.js";
import { Chance } from "./chance.js";

/** Points (across, up, target); targets are the numbers of classes, or a quantity. `known` is the name that lessons_lib.data gives them.
 * @typedef {{ name: string, features: string[], classes: string[] | null, target: string, points: number[][], known: string }} PointSet */
/** @typedef {{ set: PointSet, noise: number, seed: number, share: number, extras: string[] }} PointSettings */

/** What else a model may take of a point, by how it is written in Python. @type {Record<string, (a: number, b: number) => number>} */
export const EXTRAS = {
  "a**2": (a) => a * a,
  "b**2": (_, b) => b * b,
  "a * b": (a, b) => a * b,
  "np.sin(a)": (a) => Math.sin(a),
  "np.sin(b)": (_, b) => Math.sin(b),
};

/** What such an input is called. @param {string} extra @param {string[]} features */
export function extraName(extra, [a, b]) {
  const names = { "a**2": `${a}²`, "b**2": `${b}²`, "a * b": `${a} · ${b}`, "np.sin(a)": `sin ${a}`, "np.sin(b)": `sin ${b}` };
  return names[/** @type {keyof typeof names} */ (extra)];
}

/** The places of all points, noise included: across, up, across, up, … @param {PointSettings} settings */
export function placesOf({ set, noise, seed }) {
  const places = Float64Array.from(set.points.flatMap(([across, up]) => [across, up]));
  const chance = new Chance(seed);
  return noise ? places.map((each) => each + noise * chance.normal()) : places;
}

/** What a model takes of some places. @param {ArrayLike<number>} places @param {string[]} extras */
export function inputsAt(places, extras) {
  const size = 2 + extras.length;
  const X = new Float64Array((places.length / 2) * size);
  for (let at = 0; 2 * at < places.length; at++) {
    const [a, b] = [places[2 * at], places[2 * at + 1]];
    X[at * size] = a;
    X[at * size + 1] = b;
    extras.forEach((extra, more) => (X[at * size + 2 + more] = EXTRAS[extra](a, b)));
  }
  return X;
}

/** Which points are kept for the test: of each class a share, of a quantity a share of all; the lots are those of SplitDataSet.
 * @param {PointSet} set @param {number} share @returns {boolean[]} */
export function testedOf({ points, classes }, share) {
  const chance = new Chance(0);
  const lots = points.map(() => chance.bits());
  const tested = points.map(() => false);
  for (const group of new Set(points.map(([, , target]) => (classes ? target : 0)))) {
    const members = lots.map((_, at) => at).filter((at) => !classes || points[at][2] === group);
    members.sort((one, other) => (lots[one] < lots[other] ? -1 : 1));
    for (const at of members.slice(0, wholeNear(share * members.length))) tested[at] = true;
  }
  return tested;
}

/** The points as a training takes them. @param {PointSettings} settings @returns {import("./training.js").BenchParts} */
export function partsOf(settings) {
  const { set, share, extras } = settings;
  const [places, tested] = [placesOf(settings), testedOf(set, share)];
  const part = (/** @type {boolean} */ which) => {
    const chosen = set.points.map((_, at) => at).filter((at) => tested[at] === which);
    return { X: inputsAt(chosen.flatMap((at) => [places[2 * at], places[2 * at + 1]]), extras), targets: Float64Array.from(chosen, (at) => set.points[at][2]) };
  };
  const test = part(true);
  return { train: part(false), test: test.targets.length ? test : null, about: settings };
}

/** Mean and deviation of each column, short enough to be written down. @param {Float64Array} X @param {number} size @returns {import("./network.js").BenchScale} */
export function scaleOf(X, size) {
  const count = X.length / size || 1;
  const short = (/** @type {number} */ value) => Number(value.toPrecision(4));
  const mean = Array.from({ length: size }, (_, column) => short(X.reduce((sum, x, at) => sum + (at % size === column ? x : 0), 0) / count));
  const deviation = mean.map((middle, column) => short(Math.sqrt(X.reduce((sum, x, at) => sum + (at % size === column ? (x - middle) ** 2 : 0), 0) / count)) || 1);
  return { mean, deviation };
}
