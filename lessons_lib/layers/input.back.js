// @ts-check
// The input layer hands back what arrives, unchanged.

import { goesBack, recordedOf } from "./back.js";

goesBack("Input", {
  inputs: ({ gradient }) => [gradient.values.slice()],
  arithmetic: (_, unit, passed) => recordedOf(passed).g(unit),
});
