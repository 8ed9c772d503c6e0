// @ts-check
// The input layer hands x on unchanged.

import { inputOf, register } from "./base.js";

register("Input", {
  drawn: "moves",
  rowwise: true,
  forward: ([X]) => ({ shape: X.shape, values: X.values.slice() }),
  arithmetic: ([X], unit) => inputOf([X], 0, unit),
});
