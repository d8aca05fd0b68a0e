/* What has most of the words, where nothing or little has all. */

/** Fewer results than these are little. */
export const LITTLE = 3;
/** Of more words, no two are left out: there would be too many pairs. */
const MOST_WORDS = 12;

/** Return what has all units of a query but one, or two where that is little, each with what it lacks.
    `search` finds what has some units; what `known` tells is found already.
    @type {(units: string[], known: Set<string>, search: (units: string[]) => Promise<PagefindResult[]>) => Promise<Partly[]>} */
export async function lacking(units, known, search) {
  /** @type {Map<string, Partly>} */
  const found = new Map();
  for (const lacks of [singles(units), units.length > MOST_WORDS ? [] : pairs(units)]) {
    const groups = await Promise.all(lacks.map(async (lacked) =>
      ({ lacked, results: await search(units.filter((unit) => !lacked.includes(unit))) })));
    for (const { lacked, results } of groups) {
      for (const result of results) {
        if (!known.has(result.id) && !found.has(result.id)) found.set(result.id, { result, lacked });
      }
    }
    if (known.size + found.size >= LITTLE) break;
  }
  return [...found.values()];
}

const singles = (/** @type {string[]} */ units) => units.map((unit) => [unit]);
const pairs = (/** @type {string[]} */ units) => units.flatMap((one, at) => units.slice(at + 1).map((other) => [one, other]));
