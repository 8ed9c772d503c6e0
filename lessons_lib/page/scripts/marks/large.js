// @ts-check
// What only a page of very many numbers or layers, or of tokens, carries: the files that draw them put it in here.

/** `tilesOf`, `wholeMaps`, `drawTiles`: of numbers that have no room for a pixel each; `drawLeft`: of numbers that a saved page leaves out; `drawStrip`: a long row at a glance; `tokenHeads`: tokens beside a picture.
 * @type {Partial<Pick<typeof import("./tiles.js"), "tilesOf"|"wholeMaps"|"drawTiles"> & { drawLeft: typeof import("../steps/left.js").drawLeftEnd } & Pick<typeof import("../parts/strip.js"), "drawStrip"> & Pick<typeof import("./tokens.js"), "tokenHeads">>} */
export const LARGE = {};
