// @ts-check
// Which places of two rows stand side by side, as page/paired.py has it: those of one name, and between them those of one place.

/** Null where only the other row has something. @param {string[]} a what each place is called; empty where it has no name @param {string[]} b @returns {[number|null, number|null][]} */
export function paired(a, b) {
  /** @type {[number|null, number|null][]} */ const found = [];
  let [here, there] = [0, 0];
  for (const [at, other] of [...sameNames(a, b), [a.length, b.length]]) {
    for (let more = 0; more < Math.max(at - here, other - there); more += 1) found.push([here + more < at ? here + more : null, there + more < other ? there + more : null]);
    if (at < a.length) found.push([at, other]);
    [here, there] = [at + 1, other + 1];
  }
  return found;
}

/** Where the names stand that both have, as many as come in one order. @param {string[]} a @param {string[]} b */
function sameNames(a, b) {
  /** @type {[number, number][][]} */ const chains = [[]]; // the longest that end at each of them
  const longest = (/** @type {[number, number][][]} */ some) => some.reduce((one, other) => (other.length > one.length ? other : one));
  a.forEach((name, at) => {
    const other = name ? b.indexOf(name) : -1;
    if (other >= 0) chains.push([...longest(chains.filter((chain) => !chain.length || chain[chain.length - 1][1] < other)), [at, other]]);
  });
  return longest(chains);
}
