// @ts-check
// What only some pages carry to compute their layers: the files that do put it here.

/** What a page with a model that is a layer carries: `outcome` of trace/inside.js, and `opened` of parts/insides.js.
 * @type {{ outcome?: typeof import("./inside.js").insideOutcome, opened?: typeof import("../parts/insides.js").insidesOf }} */
export const MODELS = {};

/** What a page with a recorded function carries: of trace/functions.js, and `back` of trace/through.js.
 * @type {{ run?: typeof import("./functions.js").runRecorded, arithmetic?: typeof import("./functions.js").recordedArithmetic,
 *   constants?: typeof import("./functions.js").constantsOf, told?: typeof import("./functions.js").toldWith, back?: typeof import("./through.js").throughRecorded }} */
export const RECORDED = {};
