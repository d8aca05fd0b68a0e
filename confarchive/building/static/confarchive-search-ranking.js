/* What stands first: results are ranked by where Pagefind has found words, then anew by their text.

   Nothing is searched for here; what is to be known of a result, it brings. */

import { plain } from "./confarchive-search-query.js";

export const RANKING = {
  termSimilarity: 1,
  pageLength: 0.75,
  termSaturation: 1.4,
  termFrequency: 1,
  // What a reader knows of a post, most of all its name; a date is in every post.
  metaWeights: {
    title: 5, subtitle: 5, name: 5, aliases: 5, conference: 2, summary: 2,
    author: 1, terms: 1, place: 1, spelled: 1, facts: 0.5, date: 0.3, iso: 0,
  },
};
const RERANKED = 50;
/** As many results are looked into at once. */
export const HEAD = 5;
const NAMED = 5;
// How much a result is raised: by words that stand close, by words of one or two letters,
// by a title that is like the query, or is the query; pages of conferences are lowered.
const CLOSENESS = 0.5;
const SHORT = 1;
const TITLE = 1;
const CLOSE = 1;
const CONFERENCE = 0.3;

/* -- by where words stand */

/** Put the conference first that a query names, and raise what holds its words close together.
    @type {(found: Matches, query: Query) => Promise<PagefindResult[]>} */
export async function rerank({ results, short }, query) {
  const wanted = query.words.length + query.phrases.length;
  const raised = (/** @type {PagefindResult} */ result) => result.score * (1 + SHORT * short.filter((ids) => ids.has(result.id)).length);
  const all = short.length ? sorted(results, raised) : results;
  const head = all.slice(0, RERANKED);
  const named = new Set();
  await Promise.all(head.filter(isConference).slice(0, NAMED).map(async (result) => {
    if (isNamed((await result.data()).meta, query)) named.add(result);
  }));
  const weight = (/** @type {PagefindResult} */ result) => {
    if (named.has(result)) return Infinity;
    const span = Math.max(narrowest(result.words, wanted), wanted - 1, 1);
    const close = 1 + (CLOSENESS * (wanted - 1)) / span;
    // A page begins with its title.
    const titled = new Set(result.words.filter((place) => place < query.all.length)).size / query.all.length;
    return raised(result) * close * (1 + TITLE * titled) * (isConference(result) ? CONFERENCE : 1);
  };
  return [...sorted(head, weight), ...all.slice(RERANKED)];
}

/** Sort by what `weigh` says, the heaviest first; equals keep their order.
    @template Value
    @param {Value[]} values
    @param {(value: Value) => number} weigh */
export function sorted(values, weigh) {
  const weighed = values.map((value) => ({ value, weight: weigh(value) }));
  return weighed.sort((a, b) => (a.weight === b.weight ? 0 : b.weight - a.weight)).map(({ value }) => value);
}

/** Tell the page of a conference: posts have none of these notes.
    @type {(result: PagefindResult) => boolean} */
const isConference = ({ matchedMetaFields = [] }) =>
  matchedMetaFields.some((field) => ["name", "aliases", "facts"].includes(field));

/** Tell whether a query holds all words of a conference's name, or of another name it has; or is a year, and nothing else.
    @type {(meta: Record<string, string>, query: Query) => boolean} */
const isNamed = ({ name, aliases = "" }, { all }) =>
  [name, ...aliases.split(", ")].some((text) => text && plain(text).split(" ").every((word) => all.includes(word))
    && (all.length === 1 || !/^\d{4}$/.test(text)));

/** Return the smallest distance from the first to the last of `count` places in a row.
    @type {(places: number[], count: number) => number} */
function narrowest(places, count) {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  const ends = sorted.slice(count - 1);
  return ends.length ? Math.min(...ends.map((end, i) => end - sorted[i])) : Infinity;
}

/* -- by the text, once it is loaded */

/** Tell whether more pages than are looked into begin with a single word: one may be called just so.
    @type {(ranked: PagefindResult[], query: Query) => boolean} */
export function isCommonTitle(ranked, { words, phrases, all }) {
  const named = ranked.slice(0, 2 * HEAD).filter((result) => result.words.some((place) => place < all.length));
  return words.length + phrases.length === 1 && named.length > HEAD;
}

/** Weigh a page anew, now that its text is known: by its title, and by words that stand together.
    @type {(loaded: LoadedResult, query: Query) => number} */
export function weighed({ result, data: { meta, content } }, query) {
  if (isNamed(meta, query)) return Infinity;
  if (meta.name) return result.score * CONFERENCE;
  const title = plain(meta.title).split(" ");
  if (title.join(" ") === query.all.join(" ")) return Number.MAX_VALUE;
  // Two words or more that a title begins with are likely to be the title, half typed.
  if (query.all.length > 1 && title.join(" ").startsWith(query.all.join(" "))) return Number.MAX_VALUE / 2;
  const asked = [...new Set(query.all)];
  // The last word may be half typed.
  const met = asked.filter((word, at) => title.some((each) => each === word || (at === asked.length - 1 && each.startsWith(word))));
  const alike = met.length / (new Set(title).size + asked.length - met.length);
  const wanted = [...query.words, ...query.phrases].flatMap((word) => plain(word).split(" "));
  const close = closeness(plain(content).split(" "), wanted);
  return result.score * (1 + TITLE * alike) * (1 + CLOSE * close);
}

/** Return 1 where a text has all wanted words in a row, less the farther apart they stand, 0 without one.
    @type {(text: string[], wanted: string[]) => number} */
function closeness(text, wanted) {
  const needed = new Set(wanted);
  if (needed.size < 2) return 0;
  const last = new Map();
  let least = Infinity;
  text.forEach((word, at) => {
    if (!needed.has(word)) return;
    last.set(word, at);
    if (last.size === needed.size) least = Math.min(least, at - Math.min(...last.values()));
  });
  return (needed.size - 1) / least;
}

/** Tell whether a page holds a phrase to the letter: Pagefind's index knows stems only.
    @type {(page: PagefindPage, phrase: string) => boolean} */
export function holds({ content, meta }, phrase) {
  return [content, ...Object.values(meta)].some((text) => ` ${plain(text)} `.includes(` ${phrase} `));
}
