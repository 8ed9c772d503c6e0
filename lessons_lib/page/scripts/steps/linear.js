// @ts-check
// A linear layer: small, with all its wires, which a page of such layers carries; else the terms of one unit, laid out as the input is.
import { isStacked } from "../parts/layout.js";
import { drawing, drawingOf } from "./kinds.js";
import { drawTerms } from "./terms.js";

const MOST_WIRED = 8; // inputs and units of a layer whose wires can still be told apart

drawing("linear", (context) => {
  const { inputs, output } = context.trace.steps[context.at];
  const drawSmall = drawingOf("wired");
  return drawSmall && !isStacked(context) && Math.max(inputs[0].names.length, output.names.length) <= MOST_WIRED ? drawSmall(context) : drawTerms(context);
});
