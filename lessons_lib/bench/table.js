// @ts-check
// A pasted table: its cells, and the points that three of its columns make; what is wrong is told by row and column.

/** @typedef {{ columns: string[], rows: { number: number, cells: string[] }[], comma: boolean }} PastedTable */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const YES = new Set(["yes", "true", "y"]); // a yes is a 1, whichever comes first
const MOST_CLASSES = 6; // of whole numbers; more are taken for a quantity

/** Read a table: the first row names the columns, unless it holds numbers. Semicolons, tabs or commas part the cells.
 * @param {string} text @returns {PastedTable} */
export function readTable(text) {
  const first = text.split(/\r?\n/).find((line) => line.trim()) ?? "";
  const separator = [";", "\t", ","].find((each) => first.replace(/"[^"]*"/g, "").includes(each)) ?? ",";
  const rows = cellsOf(text, separator).filter(({ cells }) => cells.some(Boolean));
  if (!rows.length) throw new Error("There is nothing to read yet. Paste rows of two numbers and what is to be predicted, as in: 0.5, -1.2, blue");
  const comma = separator !== ",";
  const named = !rows[0].cells.some((cell) => isNumber(cell, comma));
  const width = rows[0].cells.length;
  if (width < 3) throw new Error(`Row ${rows[0].number} has ${width === 1 ? "1 cell" : `${width} cells`}, and a point needs 3: two numbers, then what is to be predicted. Part them by commas, semicolons or tabs.`);
  const columns = named ? rows[0].cells : rows[0].cells.map((_, at) => (at === width - 1 ? "target" : ["across", "up"][at] ?? `column ${at + 1}`));
  columns.forEach((name, at) => {
    if (!name) throw new Error(`Column ${at + 1} has no name in row ${rows[0].number}. Give it one.`);
    if (columns.indexOf(name) < at) throw new Error(`Two columns are called ${name}. Give each a name of its own.`);
  });
  const below = rows.slice(named ? 1 : 0);
  if (!below.length) throw new Error("There is no row below the names of the columns, and so no point.");
  for (const { number, cells } of below) {
    if (cells.length !== width) throw new Error(`Row ${number} has ${cells.length === 1 ? "1 cell" : `${cells.length} cells`}, and row ${rows[0].number} has ${width}: ${columns.join(", ")}. Put quotes around a text that holds a ${JSON.stringify(separator)}.`);
  }
  return { columns, rows: below, comma };
}

/** Rows of cells; a cell in quotes may hold anything. @param {string} text @param {string} separator */
function cellsOf(text, separator) {
  /** @type {{ number: number, cells: string[] }[]} */ const rows = [];
  let [cell, quoted, number] = ["", false, 1];
  /** @type {string[]} */ let cells = [];
  const end = () => (cells.push(cell.trim()), (cell = ""));
  for (const letter of `${text.replace(/\r\n?/g, "\n")}\n`) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) end();
    else if (letter === "\n" && !quoted) {
      end();
      rows.push({ number, cells });
      [cells, number] = [[], number + 1];
    } else cell += letter;
  }
  if (quoted) throw new Error('A quote was opened and not closed: put a " at its end.');
  return rows;
}

/** @param {string} cell @param {boolean} comma whether a comma is the decimal mark */
function isNumber(cell, comma) {
  return NUMBER.test(comma ? cell.replace(",", ".") : cell);
}

/** Which columns may be meant: two of numbers, and the last. @param {PastedTable} table */
export function likelyColumns({ columns, rows, comma }) {
  const target = columns.length - 1;
  const numbers = columns.map((_, at) => at).filter((at) => at !== target && isNumber(rows[0].cells[at], comma));
  const [across = 0, up = across ? 0 : 1] = numbers;
  return { across, up, target };
}

/** The points that three columns make. @param {PastedTable} table @param {{ across: number, up: number, target: number }} which @param {string} meaning "classes", "number", or "" to find out
 * @returns {import("./points.js").PointSet} */
export function pointsIn(table, which, meaning) {
  const { columns, rows } = table;
  if (new Set(Object.values(which)).size < 3) throw new Error("Choose three columns that differ: two for the place of a point, and one that is to be predicted.");
  const words = rows.map(({ number, cells }) => filledIn(cells[which.target], number, columns[which.target]));
  const classes = meaning === "number" ? null : classesIn(words, table.comma, meaning === "classes");
  const points = rows.map((row, at) => [
    numberIn(table, row, which.across),
    numberIn(table, row, which.up),
    classes ? classes.indexOf(words[at]) : numberIn(table, row, which.target),
  ]);
  return { name: "pasted points", features: [columns[which.across], columns[which.up]], classes, target: columns[which.target], points, known: "" };
}

/** The classes that words name, in order of appearance but no before yes; a few whole numbers in their own; null for a quantity.
 * @param {string[]} words @param {boolean} comma @param {boolean} wanted */
function classesIn(words, comma, wanted) {
  const distinct = [...new Set(words)];
  if (distinct.every((word) => isNumber(word, comma))) {
    const whole = distinct.every((word) => /^[+-]?\d+$/.test(word)) && distinct.length <= MOST_CLASSES;
    return whole || wanted ? distinct.sort((one, other) => Number(one.replace(",", ".")) - Number(other.replace(",", "."))) : null;
  }
  const few = distinct.filter((word) => isNumber(word, comma)).length < words.length / 2;
  if (!few && !wanted) return null; // beside numbers a word is a slip, which is told when its cell is read
  return distinct.length === 2 && YES.has(distinct[0].toLowerCase()) ? distinct.reverse() : distinct;
}

/** @param {string} cell @param {number} row @param {string} column */
function filledIn(cell, row, column) {
  if (!cell) throw new Error(`Row ${row}, column ${column}, is empty. Fill it in, or leave the row out.`);
  return cell;
}

/** @param {PastedTable} table @param {{ number: number, cells: string[] }} row @param {number} column */
function numberIn({ columns, comma }, { number, cells }, column) {
  const cell = filledIn(cells[column], number, columns[column]);
  if (!isNumber(cell, comma)) throw new Error(`Row ${number}, column ${columns[column]}, is text, where a number is meant: ${JSON.stringify(cell)}. Write it as a plain number, as in 1500 or 2.5.`);
  return Number(comma ? cell.replace(",", ".") : cell);
}
