// @ts-check
// Dropout hands back what arrives: after training it does nothing.

import { goesBack, recordedOf } from "./back.js";

goesBack("Dropout", {
  inputs: ({ gradient }) => [gradient.values.slice()],
  arithmetic: (_, unit, passed) => recordedOf(passed).g(unit),
});
