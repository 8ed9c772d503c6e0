// @ts-check
// What a page with a recorded function carries to compute it, and others do not: trace/functions.js and trace/through.js put it here.

/** @type {{ run?: typeof import("./functions.js").runRecorded, arithmetic?: typeof import("./functions.js").recordedArithmetic,
 *   back?: typeof import("./through.js").throughRecorded }} */
export const RECORDED = {};
