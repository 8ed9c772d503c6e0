// @ts-check
// The way back through softmax: of what arrives, what is above its mean.

import { minus, times, total } from "../numbers/operators.js";
import { goesBack, recordedOf } from "./back.js";
import { lineOf, linesIn } from "./softmax.js";

goesBack("Softmax", {
  inputs: ({ output, gradient, fields }) => {
    const handed = new Float64Array(output.values.length);
    for (const { whole } of linesIn(output.shape, fields)) {
      const mean = whole.reduce((sum, each) => sum + gradient.values[each] * output.values[each], 0);
      for (const each of whole) handed[each] = output.values[each] * (gradient.values[each] - mean);
    }
    return [handed];
  },
  arithmetic: (_, unit, passed) => {
    const { whole } = lineOf(unit, passed.output.shape, passed.fields);
    const { o, g } = recordedOf(passed);
    return times(o(unit), minus(g(unit), total(whole.map((at) => times(g(at), o(at))))));
  },
});
