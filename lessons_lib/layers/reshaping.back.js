// @ts-check
// The way back through another shape: what arrives, into the shape it came in.

import { goesBack, recordedOf } from "./back.js";

for (const name of ["Flatten", "Reshape"]) {
  goesBack(name, {
    inputs: ({ gradient }) => [gradient.values.slice()],
    arithmetic: (_, unit, passed) => recordedOf(passed).g(unit),
  });
}
