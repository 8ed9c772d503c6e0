// @ts-check
// What a page with a recorded function carries to compute it, and others do not: trace/functions.js and trace/through.js put it here.

/** @type {{ run?: typeof import("./functions.js").runRecorded, arithmetic?: typeof import("./functions.js").recordedArithmetic,
 *   constants?: typeof import("./functions.js").constantsOf, told?: typeof import("./functions.js").toldWith, back?: typeof import("./through.js").throughRecorded }} */
export const RECORDED = {};
