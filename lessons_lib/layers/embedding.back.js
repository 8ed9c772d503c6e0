// @ts-check
// The way back through words and positions: to each row of a table what arrives where it was taken; to the ids nothing.

import { constant } from "../numbers/arithmetic.js";
import { total } from "../numbers/operators.js";
import { goesBack, recordedOf } from "./back.js";

goesBack("Embedding", {
  inputs: ({ inputs: [X] }) => [new Float64Array(X.values.length)],
  parameters: ({ inputs: [X], gradient, fields }) => {
    const { shape } = fields.parameters.table;
    const table = new Float64Array(shape[0] * shape[1]);
    gradient.values.forEach((each, unit) => (table[X.values[Math.floor(unit / shape[1])] * shape[1] + (unit % shape[1])] += each));
    return { table };
  },
  arithmetic: (of, unit, passed) => {
    if (of === 0) return constant(0);
    const features = passed.fields.parameters.table.shape[1];
    const { g } = recordedOf(passed);
    const there = Array.from(passed.inputs[0].values.keys()).filter((position) => passed.inputs[0].values[position] === Math.floor(unit / features));
    return total(there.map((position) => g(position * features + (unit % features))));
  },
});

goesBack("Positions", {
  inputs: ({ gradient }) => [gradient.values.slice()],
  parameters: ({ gradient, fields }) => {
    const table = new Float64Array(fields.parameters.table.values.length);
    table.set(gradient.values);
    return { table };
  },
  arithmetic: (_, unit, passed) => (unit < passed.gradient.values.length ? recordedOf(passed).g(unit) : constant(0)),
});
