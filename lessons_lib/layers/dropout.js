// @ts-check
// Dropout: after training, nothing.

import { inputOf, register } from "./base.js";

register("Dropout", {
  drawn: "moves",
  forward: ([X]) => ({ shape: X.shape, values: X.values.slice() }),
  arithmetic: ([X], unit) => inputOf([X], 0, unit),
});
