// @ts-check
// What was built and trained here as cells of Python: run in a notebook, they come to the same weights.

import { extraName } from "./points.js";
import { testedOf } from "./points.js";

/** @typedef {import("./points.js").PointSettings} PointSettings */
/** @typedef {import("./network.js").BenchLayer} BenchLayer */

const IN_A_LINE = 4; // points

/** @param {import("./training.js").Training} training @param {number} seed */
export function asPython(training, seed) {
  const { layers, loss, epoch, stretches } = training;
  const reached = stretches.filter(({ from }, at) => from < epoch || (at === 0 && epoch === 0));
  const inputs = reached[0].rule.parts.about;
  const several = reached.length > 1;
  const sets = [...new Set(reached.map(({ rule }) => rule.parts.about))];
  const nameOf = (/** @type {PointSettings} */ about) => (sets.length > 1 ? `data_${sets.indexOf(about) + 1}` : "data");
  const calls = reached.map(({ from, rule }, at) => {
    const epochs = (reached[at + 1]?.from ?? epoch) - from;
    const given = at ? "history.model" : "model";
    const decay = rule.decay ? `, weight_decay=${rule.decay}` : "";
    const order = several ? "chance" : String(seed);
    return `history = train(\n    ${given}, ${nameOf(rule.parts.about)}, ${loss}(), optimiser=${rule.optimiser}(${rule.rate}${decay}),\n    batch_size=${rule.batch}, epochs=${epochs}, seed=${order},\n)`;
  });
  const body = [
    ...sets.map((about) => pointsAsPython(about, nameOf(about))),
    modelAsPython(layers, inputs, seed),
    epoch ? [...(several ? [`chance = np.random.default_rng(${seed})`] : []), ...calls, "print(history)"].join("\n") : "",
    `step_through(${epoch ? "history.model" : "model"}.trace(${nameOf(reached[reached.length - 1].rule.parts.about)}[0]))`,
  ].filter(Boolean);
  return [importsFor(body.join("\n")), ...body].join("\n\n# %%\n") + "\n";
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
