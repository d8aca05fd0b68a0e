/* What stands first: results are ranked by where Pagefind has found words, then anew by their text.

   Nothing is searched for here; what is to be known of a result, it brings. */

import { within } from "./confarchive-search-closeness.js";
import { plain } from "./confarchive-search-query.js";

export const RANKING = {
  termSimilarity: 1,
  pageLength: 0.75,
  termSaturation: 1.4,
  termFrequency: 1,
  // What a reader knows of a post, most of all its name; a date is in every post.
  metaWeights: {
    title: 5, subtitle: 5, name: 5, aliases: 5, conference: 2, summary: 2,
    author: 1, terms: 1, place: 1, spelled: 1, facts: 0.5, held: 0.5, date: 0.3, iso: 0,
  },
};
const RERANKED = 50;
/** As many results are looked into at once. */
export const HEAD = 5;
const NAMED = 5;
// How much a result is raised: by words that stand close, by words of one or two letters,
// in one sentence, by a title that is like the query, or is the query; pages of conferences are lowered.
const CLOSENESS = 0.5;
const TOGETHER = 1;
const SHORT = 1;
const TITLE = 1;
const CLOSE = 1;
const CONFERENCE = 0.3;

/* -- by where words stand */

/** Put the conference first that a query names, and raise what holds its words close together.
    @type {(found: Matches, query: Query) => Promise<PagefindResult[]>} */
export async function rerank({ results, short, spans }, query) {
  const wanted = query.words.length + query.phrases.length;
  const raised = (/** @type {PagefindResult} */ result) => result.score * (1 + SHORT * short.filter((ids) => ids.has(result.id)).length);
  const all = short.length ? sorted(results, raised) : results;
  const head = all.slice(0, RERANKED);
  const named = new Set();
  const talks = new Set();
  await Promise.all(head.filter(isConference).slice(0, NAMED).map(async (result) => {
    const { meta } = await result.data();
    if (isNamed(meta, query)) (meta.held ? talks : named).add(result);
  }));
  const weight = (/** @type {PagefindResult} */ result) => {
    if (named.has(result)) return Infinity;
    const span = Math.max(narrowest(result.words, wanted), wanted - 1, 1);
    const close = 1 + (CLOSENESS * (wanted - 1)) / span;
    // A page begins with its title.
    const titled = new Set(result.words.filter((place) => place < query.all.length)).size / query.all.length;
    return raised(result) * close * sentenced(result, spans) * (1 + TITLE * titled) * (isConference(result) && !talks.has(result) ? CONFERENCE : 1);
  };
  return [...sorted(head, weight), ...all.slice(RERANKED)];
}

/** Return how much a result is raised by words in one sentence.
    @type {(result: PagefindResult, spans: Map<string, number>) => number} */
const sentenced = ({ id }, spans) => 1 + TOGETHER * within(spans.get(id) ?? Infinity);

/** Sort by what `weigh` says, the heaviest first; equals keep their order.
    @template Value
    @param {Value[]} values
    @param {(value: Value) => number} weigh */
export function sorted(values, weigh) {
  const weighed = values.map((value) => ({ value, weight: weigh(value) }));
  return weighed.sort((a, b) => (a.weight === b.weight ? 0 : b.weight - a.weight)).map(({ value }) => value);
}

/** Tell the page of a conference, and a talk: posts have none of these notes.
    @type {(result: PagefindResult) => boolean} */
const isConference = ({ matchedMetaFields = [] }) =>
  matchedMetaFields.some((field) => ["name", "aliases", "facts", "held"].includes(field));

/** Tell whether a talk was found by where it was held, or by whom, and by no word of its title.
    @type {(result: PagefindResult) => boolean} */
export const isBeside = ({ matchedMetaFields = [] }) => matchedMetaFields.includes("held") && !matchedMetaFields.includes("title");

/** Tell whether a query holds all words of a conference's name, or of another name it has; or is a year, and nothing else.
    One of a talk has no other words than its title and who held it where.
    @type {(meta: Record<string, string>, query: Pick<Query, "all">) => boolean} */
export const isNamed = ({ name, aliases = "", held = "" }, { all }) =>
  (!held || all.every((word) => ` ${plain(`${name} ${held}`)} `.includes(` ${word} `))) && [name, ...aliases.split(", ")].some((text) => text && plain(text).split(" ").every((word) => all.includes(word))
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
    @type {(loaded: LoadedResult, query: Query, spans: Map<string, number>) => number} */
export function weighed({ result, data: { meta, content } }, query, spans) {
  if (isNamed(meta, query)) return meta.held ? Number.MAX_VALUE / 4 : Infinity;
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
  return result.score * (1 + TITLE * alike) * (1 + CLOSE * close) * sentenced(result, spans);
}

/** Rank a result by the words that it lacks: what has all stands before what lacks some. But where its title has three words or more
    and all that is left of the query, it was meant, and stands before what has all of them only in its text.
    @type {(loaded: LoadedResult, query: Query, lacked?: string[]) => number} */
export function rank({ data: { meta } }, query, lacked) {
  const without = new Set((lacked ?? []).flatMap((unit) => plain(unit).split(" ")));
  const title = new Set(plain(meta.title).split(" "));
  const left = query.all.filter((word) => !without.has(word));
  const elsewhere = left.filter((word) => !title.has(word)).length;
  if (lacked) return left.length > 2 && !elsewhere ? 2 : 0;
  return elsewhere < 2 || isNamed(meta, query) ? 3 : 1;
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
