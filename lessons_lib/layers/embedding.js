// @ts-check
// Words as numbers: a table with a row for each token, and a row for each position that is added to it.

import { number } from "../numbers/notation.js";
import { plus } from "../numbers/operators.js";
import { fill } from "../numbers/sentence.js";
import { inputOf, register } from "./base.js";
import { numberOf } from "./parameters.js";

register("Embedding", {
  drawn: "embedding",
  forward: ([X], { parameters: { table } }, words) => {
    const [tokens, features] = table.shape;
    const wrong = X.values.find((id) => id !== Math.floor(id) || id < 0 || id >= tokens);
    if (wrong !== undefined) throw new Error(fill(words.no_token, { most: tokens - 1, value: number(wrong) }));
    const values = new Float64Array(X.values.length * features);
    X.values.forEach((id, position) => values.set(table.values.subarray(id * features, (id + 1) * features), position * features));
    return { shape: [X.values.length, features], values };
  },
  arithmetic: ([X], unit, { parameters: { table } }) => {
    const features = table.shape[1];
    return numberOf(table, X.values[Math.floor(unit / features)] * features + (unit % features));
  },
});

register("Positions", {
  drawn: "added",
  forward: ([X], { parameters: { table } }) => ({ shape: X.shape, values: X.values.map((each, unit) => each + table.values[unit]) }),
  arithmetic: ([X], unit, { parameters: { table } }) => plus(inputOf([X], 0, unit), numberOf(table, unit)),
});
