// @ts-check
// The way back through layer normalisation: each number also moved the mean and the deviation of its row.

import { constant } from "../numbers/arithmetic.js";
import { minus, over, times, total } from "../numbers/operators.js";
import { goesBack, recordedOf } from "./back.js";
import { meansOf, standardised, toldStandard } from "./normalisation.js";
import { numberOf } from "./parameters.js";

goesBack("LayerNorm", {
  inputs: ({ inputs: [X], gradient, fields: { parameters: { scale }, settings } }) => {
    const size = scale.values.length;
    const { normal, spread } = standardised(X.values, size, settings.epsilon);
    const arrives = gradient.values.map((each, unit) => each * scale.values[unit % size]);
    const [means, along] = [meansOf(arrives, size), meansOf(arrives.map((each, unit) => each * normal[unit]), size)];
    return [arrives.map((each, unit) => (each - means[unit] - normal[unit] * along[unit]) / spread[unit])];
  },
  parameters: ({ inputs: [X], gradient, fields: { parameters: { scale: like }, settings } }) => {
    const size = like.values.length;
    const { normal } = standardised(X.values, size, settings.epsilon);
    const [scale, shift] = [new Float64Array(size), new Float64Array(size)];
    gradient.values.forEach((each, unit) => {
      scale[unit % size] += each * normal[unit];
      shift[unit % size] += each;
    });
    return { scale, shift };
  },
  arithmetic: (of, unit, passed) => {
    const { inputs: [{ values }], fields: { parameters: { scale }, settings } } = passed;
    const { X, g } = recordedOf(passed);
    const size = scale.values.length;
    const at = unit % size;
    const row = (/** @type {number} */ start) => toldStandard(Array.from({ length: size }, (_, place) => X(start + place)), settings.epsilon);
    const starts = Array.from({ length: values.length / size }, (_, count) => count * size);
    if (of === "shift") return total(starts.map((start) => g(start + at)));
    if (of === "scale") {
      return total(starts.map((start) => {
        const { distances, spread } = row(start);
        return over(times(g(start + at), distances[at]), spread);
      }));
    }
    const { distances, spread } = row(unit - at);
    const normal = distances.map((each) => over(each, spread));
    const arrives = normal.map((_, place) => times(g(unit - at + place), numberOf(scale, place)));
    const mean = { ...over(total(arrives), constant(size)), name: "a" };
    const along = { ...over(total(arrives.map((each, place) => times(each, normal[place]))), constant(size)), name: "b" };
    return over(minus(minus(arrives[at], mean), times(normal[at], along)), spread);
  },
});
