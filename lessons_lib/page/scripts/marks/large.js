// @ts-check
// What only a page of very many numbers or layers, of tokens, or of arrows that jump carries: the files that draw them put it in here.

/** `tilesOf`, `wholeMaps`, `drawTiles`: of numbers that have no room for a pixel each; `drawLeft`: of numbers that a saved page leaves out; `drawStrip`: a long row at a glance; `tokenHeads`: tokens beside a picture; `makeJumps`: arrows that jump.
 * @type {Partial<Pick<typeof import("./tiles.js"), "tilesOf"|"wholeMaps"|"drawTiles"> & { drawLeft: typeof import("../steps/left.js").drawLeftEnd } & Pick<typeof import("../parts/strip.js"), "drawStrip"> & Pick<typeof import("./tokens.js"), "tokenHeads"> & Pick<typeof import("../parts/jumps.js"), "makeJumps">>} */
export const LARGE = {};
