// @ts-check
// Layers that put the same numbers into another shape.

import { inputOf, register } from "./base.js";

register("Flatten", {
  drawn: "moves",
  forward: ([X]) => ({ shape: [X.values.length], values: X.values.slice() }),
  arithmetic: ([X], unit) => inputOf([X], 0, unit),
});

register("Reshape", {
  drawn: "moves",
  forward: ([X], { settings: { after } }) => ({ shape: after, values: X.values.slice() }),
  arithmetic: ([X], unit) => inputOf([X], 0, unit),
});
