// @ts-check
// Chance as NumPy has it: default_rng(seed), to the bit, so that weights and order are those that Python would draw.
// The generator is PCG64 (O'Neill, 2014), its seeds are spread by NumPy's SeedSequence, normal numbers come from a
// ziggurat of 256 steps (Marsaglia and Tsang, 2000).

const LOW_64 = (1n << 64n) - 1n;
const LOW_128 = (1n << 128n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
const POOL = 4; // words of 32 bits that a seed is spread over

/** Where a generator stands; it can be put back there. @typedef {{ state: bigint, spare: number }} ChanceState */

export class Chance {
  /** @param {number | bigint} seed a whole number from 0 on */
  constructor(seed) {
    const [high, low, streamHigh, streamLow] = spread(BigInt(seed));
    this.stream = ((((streamHigh << 64n) | streamLow) << 1n) | 1n) & LOW_128;
    this.state = this.stream;
    this.spare = -1; // the half of a draw that is still to be used, or -1
    this.state = (this.state + ((high << 64n) | low)) & LOW_128;
    this.advance();
  }

  advance() {
    this.state = (this.state * MULTIPLIER + this.stream) & LOW_128;
  }

  /** 64 random bits. @returns {bigint} */
  bits() {
    this.advance();
    const mixed = (this.state >> 64n) ^ (this.state & LOW_64);
    const turn = this.state >> 122n;
    return ((mixed >> turn) | (mixed << (64n - turn))) & LOW_64;
  }

  /** 32 of them: first the low half of a draw, then the high one. */
  half() {
    if (this.spare >= 0) {
      const kept = this.spare;
      this.spare = -1;
      return kept;
    }
    const drawn = this.bits();
    this.spare = Number(drawn >> 32n);
    return Number(drawn & 0xffffffffn);
  }

  /** A share from 0 on, below 1. */
  share() {
    return Number(this.bits() >> 11n) / 2 ** 53;
  }

  /** A whole number from 0 to the largest: bits of its length, drawn again while they say more. @param {number} largest */
  upTo(largest) {
    const shift = Math.clz32(largest);
    for (;;) {
      const drawn = (this.half() << shift) >>> shift;
      if (drawn <= largest) return drawn;
    }
  }

  /** All whole numbers below a count, in a random order. @param {number} count */
  permutation(count) {
    const order = Int32Array.from({ length: count }, (_, at) => at);
    for (let at = count - 1; at > 0; at--) {
      const other = this.upTo(at);
      [order[at], order[other]] = [order[other], order[at]];
    }
    return order;
  }

  /** A number of the normal distribution, mean 0, deviation 1. @returns {number} */
  normal() {
    for (;;) {
      const drawn = this.bits();
      const step = Number(drawn & 0xffn);
      const size = Number((drawn >> 9n) & 0xfffffffffffffn);
      const x = size * WIDTHS[step] * (drawn & 0x100n ? -1 : 1);
      if (size < INSIDE[step]) return x;
      if (step === 0) return this.tail(size);
      const height = (HEIGHTS[step - 1] - HEIGHTS[step]) * this.share() + HEIGHTS[step];
      if (height < Math.exp(-0.5 * x * x)) return x;
    }
  }

  /** What lies beyond the last step. @param {number} size @returns {number} */
  tail(size) {
    for (;;) {
      const beyond = -Math.log1p(-this.share()) / EDGE;
      const depth = -Math.log1p(-this.share());
      if (2 * depth > beyond * beyond) return (Math.floor(size / 256) % 2 ? -1 : 1) * (EDGE + beyond);
    }
  }

  /** Where it stands. @returns {ChanceState} */
  get standing() {
    return { state: this.state, spare: this.spare };
  }

  set standing({ state, spare }) {
    this.state = state;
    this.spare = spare;
  }
}

/** A seed as four numbers of 64 bits that look like chance. @param {bigint} seed */
function spread(seed) {
  /** @type {number[]} */ const words = [];
  for (let rest = seed; rest > 0n || !words.length; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  let constant = 0x43b0d7e5;
  const hashed = (/** @type {number} */ value) => {
    const before = value ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    return folded(Math.imul(before, constant));
  };
  const mixed = (/** @type {number} */ one, /** @type {number} */ other) => folded(Math.imul(0xca01f9dd, one) - Math.imul(0x4973f715, other));
  const pool = Array.from({ length: POOL }, (_, at) => hashed(words[at] ?? 0));
  for (let from = 0; from < Math.max(POOL, words.length); from++) {
    for (let to = 0; to < POOL; to++) if (from !== to) pool[to] = mixed(pool[to], hashed(from < POOL ? pool[from] : words[from]));
  }
  constant = 0x8b51f9dd;
  const drawn = Array.from({ length: 2 * POOL }, (_, at) => {
    const before = pool[at % POOL] ^ constant;
    constant = Math.imul(constant, 0x58f38ded);
    return BigInt(folded(Math.imul(before, constant)) >>> 0);
  });
  return Array.from({ length: POOL }, (_, at) => drawn[2 * at] | (drawn[2 * at + 1] << 32n));
}

/** @param {number} value */
function folded(value) {
  return value ^ ((value >>> 0) >>> 16);
}

const EDGE = 3.6541528853610088; // where the last step of the ziggurat ends
const AREA = 0.004928673233974655; // of each step
const { WIDTHS, INSIDE, HEIGHTS } = ziggurat();

/** The steps of the ziggurat: how wide a unit of 2^-52 is in each, what is surely inside, and how high each begins. */
function ziggurat() {
  const curve = (/** @type {number} */ x) => Math.exp(-0.5 * x * x);
  const [widths, inside, heights] = [0, 0, 0].map(() => new Float64Array(256));
  const first = AREA / curve(EDGE);
  let edge = EDGE;
  widths[0] = first / 2 ** 52;
  widths[255] = edge / 2 ** 52;
  inside[0] = Math.floor((edge / first) * 2 ** 52);
  heights[0] = 1;
  heights[255] = curve(edge);
  for (let step = 254; step > 0; step--) {
    const before = edge;
    edge = Math.sqrt(-2 * Math.log(AREA / edge + curve(edge)));
    inside[step + 1] = Math.floor((edge / before) * 2 ** 52);
    heights[step] = curve(edge);
    widths[step] = edge / 2 ** 52;
  }
  return { WIDTHS: widths, INSIDE: inside, HEIGHTS: heights };
}
