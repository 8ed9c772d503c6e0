// @ts-check
// The way back through batch normalisation after training: each channel alone, times its scale, divided by its deviation.

import { constant, made } from "../numbers/arithmetic.js";
import { minus, over, times, total } from "../numbers/operators.js";
import { goesBack, recordedOf } from "./back.js";
import { channelOf, ofChannel, widened } from "./batch_norm.js";

goesBack("BatchNorm", {
  inputs: ({ inputs: [X], gradient, fields }) => [
    gradient.values.map((each, unit) => {
      const { scale, variance } = ofChannel(channelOf(X.shape, unit), fields);
      return (each * scale) / Math.sqrt(variance + fields.settings.epsilon);
    }),
  ],
  parameters: ({ inputs: [X], gradient, fields }) => {
    const [mean, variance, scale, shift] = Array.from({ length: 4 }, () => new Float64Array(X.shape[0]));
    gradient.values.forEach((each, unit) => {
      const at = channelOf(X.shape, unit);
      shift[at] += each;
      scale[at] += each * (X.values[unit] - ofChannel(at, fields).mean);
    });
    scale.forEach((_, at) => {
      const own = ofChannel(at, fields);
      const wide = own.variance + fields.settings.epsilon;
      scale[at] /= Math.sqrt(wide);
      mean[at] = (-own.scale / Math.sqrt(wide)) * shift[at];
      variance[at] = (-own.scale * scale[at]) / (2 * wide);
    });
    return { mean, variance, scale, shift };
  },
  arithmetic: (of, unit, passed) => {
    const { inputs: [{ shape, values }], fields } = passed;
    const { X, g } = recordedOf(passed);
    const at = of === 0 ? channelOf(shape, unit) : unit;
    const { mean, scale } = ofChannel(at, fields);
    const wide = widened(at, fields);
    const spread = made("sqrt", [wide]);
    if (of === 0) return over(times(g(unit), constant(scale, `${fields.parameters.scale.key}[${at}]`)), spread);
    const places = Array.from(values, (_, place) => place).filter((place) => channelOf(shape, place) === at);
    if (of === "shift" || of === "mean") {
      const arrives = total(places.map((place) => g(place)));
      return of === "shift" ? arrives : over(times(arrives, constant(-scale)), spread);
    }
    const normal = over(total(places.map((place) => times(g(place), minus(X(place), constant(mean, `${fields.parameters.mean.key}[${at}]`))))), spread);
    return of === "scale" ? normal : over(times(normal, constant(-scale)), times(constant(2), wide));
  },
});
