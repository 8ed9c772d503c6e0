// @ts-check
// What was built and trained here as cells of Python: run in a notebook, they come to the same weights.

import { extraName } from "./points.js";
import { testedOf } from "./points.js";

/** @typedef {import("./points.js").PointSettings} PointSettings */
/** @typedef {import("./network.js").BenchLayer} BenchLayer */

const IN_A_LINE = 4; // points

/** @param {import("./training.js").Training} training @param {number} seed */
export function asPython(training, seed) {
  const { layers, epoch, stretches } = training;
  const begun = stretches.filter(({ from }) => from <= epoch).map((stretch, at, all) => ({ ...stretch, epochs: (all[at + 1]?.from ?? epoch) - stretch.from }));
  const learned = begun.filter(({ epochs }) => epochs); // a rule under which no epoch passed is none
  const sets = [...new Set((learned.length ? learned : begun.slice(0, 1)).map(({ rule }) => rule.parts.about))];
  const nameOf = (/** @type {PointSettings} */ about) => (sets.length > 1 ? `data_${sets.indexOf(about) + 1}` : "data");
  const order = learned.length > 1 ? "chance" : String(seed);
  let held = "model";
  const calls = learned.length > 1 ? [`chance = np.random.default_rng(${seed})`] : [];
  for (const { rule, turned, epochs } of begun) {
    if (turned.size) calls.push(turnedAsPython(layers, turned, held));
    if (turned.size) held = "model";
    if (epochs) calls.push(trainedAsPython(rule, training.loss, { held, data: nameOf(rule.parts.about), epochs, order }));
    if (epochs) held = "history.model";
  }
  if (learned.length) calls.push("print(history)");
  const body = [
    ...sets.map((about) => pointsAsPython(about, nameOf(about))),
    modelAsPython(layers, sets[0], seed),
    calls.join("\n"),
    `step_through(${held}.trace(${nameOf(sets[sets.length - 1])}[0]))`,
  ].filter(Boolean);
  return [importsFor(body.join("\n")), ...body].join("\n\n# %%\n") + "\n";
}

/** @param {import("./training.js").Rule} rule @param {string} loss @param {{ held: string, data: string, epochs: number, order: string }} call */
function trainedAsPython({ optimiser, rate, decay, batch }, loss, { held, data, epochs, order }) {
  const more = decay ? `, weight_decay=${decay}` : "";
  return `history = train(\n    ${held}, ${data}, ${loss}(), optimiser=${optimiser}(${rate}${more}),\n    batch_size=${batch}, epochs=${epochs}, seed=${order},\n)`;
}

/** Numbers that were set by hand. @param {BenchLayer[]} layers @param {Map<number, number>} turned @param {string} held the model that has them */
function turnedAsPython(layers, turned, held) {
  /** @type {Map<string, string[]>} */ const lines = new Map();
  turned.forEach((value, place) => {
    const at = layers.findIndex(({ kind, weights, bias, size }) => kind === "Linear" && place >= weights && place < bias + size);
    const { weights, bias, inputs } = layers[at];
    const [name, index] = place < bias ? ["weights", `${Math.floor((place - weights) / inputs)}, ${(place - weights) % inputs}`] : ["bias", String(place - bias)];
    const array = `L${at + 1}_${name}`;
    if (!lines.has(array)) lines.set(array, [`${array} = np.array(${held}.parameters["L${at + 1}.${name}"].values)`]);
    lines.get(array)?.push(`${array}[${index}] = ${value}`);
  });
  const given = [...lines.keys()].map((array) => `"${array.replace("_", ".")}": ${array}`).join(", ");
  return [...[...lines.values()].flat(), `model = ${held}.with_parameters({${given}})`].join("\n");
}

/** The imports that some lines need. @param {string} code */
function importsFor(code) {
  const used = (/** @type {string[]} */ names) => names.filter((name) => new RegExp(`(?<![.\\w"])${name}\\b(?!")`).test(code));
  const ours = used(["Adam", "Classes", "CrossEntropy", "DataSet", "GradientDescent", "Input", "LeakyReLU", "Linear", "Model", "Momentum", "ReLU", "Scale", "Sigmoid", "Softmax", "SquaredError", "Tanh", "step_through", "train", "untrained"]);
  const data = used(["SplitDataSet", "blobs", "curve", "hills", "moons", "rings", "spiral", "xor"]);
  return ["import numpy as np\n", `from lessons_lib import ${ours.join(", ")}`, ...(data.length ? [`from lessons_lib.data import ${data.join(", ")}`] : [])].join("\n");
}

/** @param {PointSettings} about @param {string} name */
function pointsAsPython({ set, noise, seed, share, extras }, name) {
  const tests = testedOf(set, share).some(Boolean);
  if (set.known && !noise && !extras.length && share === 0.25 && tests) return `${name} = ${set.known}`;
  const lines = [set.known ? `rows = np.column_stack([${set.known}.X, ${set.known}.targets])` : `rows = np.array([\n${rowsAsPython(set.points)}])`];
  if (noise) lines.push(`rows[:, :2] += ${noise} * np.random.default_rng(${seed}).normal(size=(${set.points.length}, 2))`);
  if (extras.length) lines.push(`a, b, target = rows.T`, `rows = np.column_stack([a, b, ${extras.join(", ")}, target])`);
  const features = [...set.features, ...extras.map((extra) => extraName(extra, set.features))].map(quoted).join(", ");
  const classes = set.classes ? `, classes=Classes(${set.classes.map(quoted).join(", ")})` : "";
  lines.push(`${name} = DataSet.from_rows(\n    ${quoted(set.name)}, rows, (${features}), ${quoted(set.target)}${classes}\n)`);
  if (tests) lines.push(`${name} = SplitDataSet(${["name", "features", "samples", "classes", "quantity"].map((each) => `${name}.${each}`).join(", ")}, share=${share})`);
  return lines.join("\n");
}

/** @param {number[][]} points */
function rowsAsPython(points) {
  const lines = [];
  for (let at = 0; at < points.length; at += IN_A_LINE) lines.push(`    ${points.slice(at, at + IN_A_LINE).map((point) => `(${point.join(", ")}),`).join(" ")}\n`);
  return lines.join("");
}

/** @param {BenchLayer[]} layers @param {PointSettings} about @param {number} seed */
function modelAsPython(layers, { set, extras }, seed) {
  const names = [...set.features, ...extras.map((extra) => extraName(extra, set.features))];
  const lines = layers.map(({ kind, size, inputs, scale }) => {
    if (kind === "Input") return `Input(${names.map(quoted).join(", ")})`;
    if (kind === "Linear") return `Linear(np.zeros((${size}, ${inputs})), np.zeros(${size}))`;
    return scale ? `Scale([${scale.mean.join(", ")}], [${scale.deviation.join(", ")}])` : `${kind}()`;
  });
  return `model = untrained(\n    Model(\n${lines.map((line) => `        ${line},\n`).join("")}    ),\n    seed=${seed},\n)`;
}

/** A text as Python writes it. @param {string} text */
function quoted(text) {
  return JSON.stringify(text);
}
