// @ts-check
// The way back through another shape: what arrives, into the shape it came in.

import { goesBack, recordedOf } from "./back.js";

/** @type {import("../page/scripts/types.js").WayBack} */
const REORDERED = {
  inputs: ({ gradient }) => [gradient.values.slice()],
  arithmetic: (_, unit, passed) => recordedOf(passed).g(unit),
};

goesBack("Flatten", REORDERED);
goesBack("Reshape", REORDERED);
