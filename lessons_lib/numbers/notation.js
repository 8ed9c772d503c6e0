// @ts-check
// How a number is written: the same, to the letter, as in notation.py.

const MOST_WRITTEN = 8; // a longer row of numbers is described, not listed
const UNITS = ["", "k", "M", "G"].map((letter, power) => ({ letter, unit: 1000 ** power }));
const EXACT = 100; // decimals: of a number that is not tiny, all there are

/** Write one number the way every table, plot and formula of the package does. @param {number} value */
export function number(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "not a number" : String(value).toLowerCase();
  const size = Math.abs(value);
  const whole = wholeNear(value);
  if (isSpeck(value) || (size < 1e9 && Math.abs(value - whole) <= 1e-9 * size)) return String(whole);
  if (size < 1e-4 || size >= 1e9) return scientific(value);
  const decimals = Math.max(2, 3 - Math.floor(Math.log10(size)));
  return fixed(value, decimals).replace(/\.?0+$/, "");
}

/** Whether a number is 0, or what rounding left of it: so small, and of 30 of 53 digits. @param {number} value */
export function isSpeck(value) {
  const size = Math.abs(value);
  const large = size * 8388609; // Veltkamp's way of taking a float apart, by 2 ** 23 + 1
  return !size || (size > 1e-45 && size < 1e-12 && large - (large - size) === size);
}

/** Write one number, a row of them, or, where they are many, what they are. @param {ArrayLike<number>} values @param {number[]} shape */
export function numbers(values, shape) {
  if (values.length === 1) return number(values[0]);
  if (!values.length) return "no numbers";
  if (shape.length === 1 && values.length <= MOST_WRITTEN) return `(${Array.from(values, number).join(", ")})`;
  let odd = 0;
  for (let at = 0; at < values.length; at++) if (!Number.isFinite(values[at])) odd++;
  return shapeWords(shape) + (odd ? `, ${odd} not finite` : spanWords(values));
}

/** Say what finite numbers there are, to go on after how many: " from 0 to 16", ", all 0", or nothing. @param {ArrayLike<number>} values */
export function spanWords(values) {
  let [least, largest] = [Infinity, -Infinity];
  for (let at = 0; at < values.length; at++) {
    if (!Number.isFinite(values[at])) continue;
    if (values[at] < least) least = values[at];
    if (values[at] > largest) largest = values[at];
  }
  if (least > largest) return "";
  const [from, to] = [number(least), number(largest)];
  return from === to ? `, all ${from}` : ` from ${from} to ${to}`;
}

/** Say a shape in words: "1 number", "3 numbers", "8 x 8 numbers". @param {number[]} shape */
export function shapeWords(shape) {
  return shape.length <= 1 ? counted(shape[0] ?? 1, "number") : `${shape.join(" x ")} numbers`;
}

/** Put a count before its word: "1 layer", "3 layers". @param {number} count @param {string} word */
export function counted(count, word) {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}

/** A number for a small cell, in four characters at most: ".8", "-1.2", "16", "2000", "-6k"; a 0 is "0", what only rounds to it ".0". @param {number} value */
export function cellNumber(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "?" : value > 0 ? "∞" : "-∞";
  const text = number(value);
  if (/^-?\d+$/.test(text) && text.length <= 4) return text;
  for (const { unit, letter } of UNITS) {
    for (const decimals of [1, 0]) {
      const short = fixed(value / unit, decimals).replace(/^(-?)0\./, "$1.") + letter;
      if (short.length <= 4) return short;
    }
  }
  return value > 0 ? "…" : "-…";
}

/** The whole number that is nearest; half-way the even one, as in Python. @param {number} value */
export function wholeNear(value) {
  const near = Math.round(value);
  return near - value === 0.5 && near % 2 !== 0 ? near - 1 : near + 0;
}

/** Python's f"{value:.3f}" for any count of decimals: JavaScript rounds alike but for exact ties, which go to the even digit here. @param {number} value @param {number} decimals */
export function fixed(value, decimals) {
  if (!Number.isInteger(value * 2 ** (decimals + 1))) return value.toFixed(decimals); // no tie: a half of 10 ** -decimals has no more binary digits; and all decimals take eight times as long
  const exact = value.toFixed(EXACT);
  const cut = exact.indexOf(".") + 1 + decimals;
  const lower = exact.slice(0, decimals ? cut : cut - 1);
  return isTie(exact, cut) && isEven(lower.at(-1)) ? lower : value.toFixed(decimals);
}

/** Python's f"{value:.3e}", ties to the even digit too, without zeros at its ends. @param {number} value */
export function scientific(value) {
  const [digits, power] = value.toExponential(3).split("e");
  const [exact] = value.toExponential(EXACT).split("e");
  const cut = exact.indexOf(".") + 4;
  return `${Number(isTie(exact, cut) && isEven(exact[cut - 1]) ? exact.slice(0, cut) : digits)}e${Number(power)}`;
}

/** Whether what is cut off is exactly a half. @param {string} exact @param {number} cut */
const isTie = (exact, cut) => /^50*$/.test(exact.slice(cut));

/** @param {string|undefined} digit */
const isEven = (digit) => Number(digit) % 2 === 0;
