/* What has most of the words, where nothing or little has all. */

import { rank } from "./confarchive-search-ranking.js";

/** Fewer results than these are little. */
export const LITTLE = 3;
/** Words that a title has at most, for looking. */
const LONGEST_TITLE = 12;
const LOOKED_INTO = 5;
/** Of more words, no two are left out: there would be too many pairs. */
const MOST_WORDS = 12;

/** What a result may lack: words and signs, but no phrase in quotation marks. Words of one or two letters narrow nothing beside others,
    and are what is searched for where there are no others.
    @type {(query: Query) => string[]} */
export function units({ words, runs, exact, short }) {
  const longer = [...words, ...runs];
  return longer.length + exact.length ? longer : short;
}

/** Return what has all units of a query but one, or two where that is little, each with what it lacks.
    `search` finds what has some units; what `known` tells is found already.
    @type {(units: string[], known: Set<string>, search: (units: string[]) => Promise<PagefindResult[]>) => Promise<Partly[]>} */
export async function lackingOne(units, known, search) {
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

/** Tell whether a query has three words beside one, and no page of the best has all but one in its title: one that has may be meant.
    @type {(best: LoadedResult[], query: Query) => boolean} */
export const isScattered = (best, query) => query.all.length > 3 && best.every((each) => rank(each, query) === 1);

/** Return what has all of a query but one word in its title, of the best that lack one.
    @type {(partial: Partly[], query: Query) => Promise<Partly[]>} */
export async function titled(partial, query) {
  // A page begins with its title.
  const begins = partial.filter(({ result }) => new Set(result.words.filter((place) => place < LONGEST_TITLE)).size > 1).slice(0, LOOKED_INTO);
  const known = await Promise.all(begins.map(async (each) => ({ each, data: await each.result.data() })));
  return known.filter(({ each: { result, lacked }, data }) => rank({ result, data }, query, lacked) === 2).map(({ each }) => each);
}

const singles = (/** @type {string[]} */ units) => units.map((unit) => [unit]);
const pairs = (/** @type {string[]} */ units) => units.flatMap((one, at) => units.slice(at + 1).map((other) => [one, other]));
