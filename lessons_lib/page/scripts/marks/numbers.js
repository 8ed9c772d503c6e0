// @ts-check
// An array as it is best seen: a list with bars, cells that print their number, or pixels.
import { drawBars } from "./bars.js";
import { drawCells } from "./cells.js";
import { LARGE } from "./large.js";
import { drawPixels } from "./pixels.js";
import { cellSize, isCrowded, isListed, placesIn, placesOf, SMALLEST_CELL } from "./places.js";

/**
 * @param {{ label: string, names: string[], shape: number[], columns?: number, width: number, height: number, row?: number, largest?: number, rowwise?: boolean,
 *   palette: import("./palette.js").Palette, open: (unit: number, element: HTMLElement) => void, point: (unit: number) => void, opens: string, written?: (value: number, scale: number) => string }} options
 *   shape: in which it is laid out; width, height: what it must fit into; row: the height of a row of a list; rowwise: whether its rows are things, such as words, and no lines of a picture: then they are as high as can be read
 * @returns {import("./cells.js").Picture}
 */
export function drawNumbers({ shape, columns, width, height, row = 28, largest, rowwise, ...rest }) {
  if (isListed(shape)) {
    const places = placesOf(shape, 1);
    const list = drawBars({ ...rest, places, cell: row });
    list.element.style.width = `${Math.floor(width)}px`;
    return list;
  }
  const { tilesOf, drawTiles } = LARGE;
  if (tilesOf && drawTiles && isCrowded(placesOf(shape, columns), width, height) && tilesOf(shape).count > 1) return drawTiles({ ...rest, shape, width, height });
  const places = placesIn(shape, width, height, columns);
  const cell = cellSize(places, width, height, largest);
  if (rowwise) places.taller = Math.max(0, Math.min(SMALLEST_CELL, Math.floor(height / places.rows)) - cell);
  return cell >= SMALLEST_CELL ? drawCells({ ...rest, places, cell }) : drawPixels({ ...rest, places, cell });
}
