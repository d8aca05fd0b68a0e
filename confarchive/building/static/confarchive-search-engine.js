/* What finds: a question goes in, results come out as plain values. Pagefind stands behind it.

   It runs in a worker, so that no search holds up typing; a page can import it as well.
   A question is {text, facets: {name: [value, …]}, sort: "relevance" | "date", shown, counted, typed}:
   `shown` is the number of results wanted, `counted` the names of the facets to count; with `typed` no
   word is taken for another one, and with `typing` a word that is half typed is let go on. */

import { replaceFiles } from "./confarchive-search-list.js";
import { phraseSearch } from "./confarchive-search-phrases.js";
import { remembering } from "./confarchive-search-lately.js";
import { RUN, isMeant, parse, plain, shownRun } from "./confarchive-search-query.js";
import { HEAD, RANKING, holds, isBeside, isCommonTitle, rank, rerank, sorted, weighed } from "./confarchive-search-ranking.js";
import { told } from "./confarchive-search-shown.js";
import { spans } from "./confarchive-search-closeness.js";
import { corrected, doubts, noteLetter, settled } from "./confarchive-search-spelling.js";
import { LITTLE, isScattered, lackingOne, titled, units } from "./confarchive-search-missing.js";

/** @type {Pagefind} */
let pagefind;
/** @type {URL | string} */
let folder;
/** @type {URL} */
let index;
/** @type {URL} */
let root;
/** @type {Language} */
let site;
/** @type {Promise<Map<string, number>> | undefined} */
let places;
/** @type {Pagefind["search"]} */
let phrased;
/** Whether Pagefind has made the index by itself. */
let isPlain = false;
const counting = new Set();

/** Open the index in the folder "pagefind" of a site; `script` is where Pagefind's was unpacked.
    @type {(opening: Opening) => Promise<void>} */
export async function open({ address, script }) {
  folder = address;
  root = new URL("..", folder);
  const archive = await unpacked("archive.packed", folder);
  const { language } = archive;
  site = { language, stopwords: new Set(archive.stopwords) };
  isPlain = Boolean(archive.plain);
  if (!archive.index) return;
  index = new URL(`${archive.index}/`, folder);
  // A worker has no document, from which Pagefind takes its language.
  const page = { currentScript: null, querySelector: () => ({ getAttribute: () => language }) };
  globalThis.document ??= /** @type {any} */ (page);
  if (!isPlain) replaceFiles(unpacked);
  pagefind = remembering(await import(script ?? new URL("pagefind.js", index).href));
  await pagefind.options({
    basePath: index.href, baseUrl: root.pathname, ranking: RANKING, metaCacheTag: "", noWorker: true,
  });
  await pagefind.init();
  phrased = phraseSearch(pagefind, index, root);
}

/** Load what the build has packed. What is not the index's own may be another at any time.
    @type {(name: string, from?: URL | string) => Promise<any>} */
async function unpacked(name, from = index) {
  const { body } = await fetch(new URL(name, from), { cache: from === index ? "default" : "no-cache" });
  return new Response(body?.pipeThrough(new DecompressionStream("gzip"))).json();
}

/* -- finding */
let asked = 0;

/** Answer a question: {total, partial, results, counts, unknown, corrected}. `partial` of the results lack
    words, `unknown` are words that no page has, `corrected` is what was searched for instead.
    One that is no longer wanted, for another came or it was stopped, has no answer and loads no more.
    @type {(question: Question) => Promise<Found | null>} */
export function find(question) {
  const mine = ++asked;
  return answer(question, () => mine === asked);
}

export function stop() {
  noteLetter();
  asked += 1;
}

/** @type {(question: Question, isWanted?: () => boolean) => Promise<Found | null>} */
async function answer(question, isWanted = () => true) {
  const { text = "", facets = {}, sort = "relevance", shown = 10, counted = [], typed = false, typing = false } = question;
  if (!pagefind) return { total: 0, results: [], counts: {} };
  let query = await named(parse(text, site));
  if (typing) await settled(query, text, search);
  if (!isWanted()) return null;
  await count([...counted, ...query.fields.map(([name]) => name)]);
  const filters = await narrowed(facets, query);
  if (!isWanted()) return null;
  const isWordless = !units(query).length && !query.exact.length;
  if (!filters || (text.trim() && isWordless && !query.fields.length)) return { total: 0, results: [], counts: {}, isWordless: Boolean(filters) };
  const byDate = sort === "date" || isWordless;
  let found = await ranked(query, filters, byDate);
  if (!isWanted()) return null;
  let loaded = await load(found, query, shown, byDate);
  const { unknown, begun, meant } = await doubts(query, loaded.kept[0]?.data, search, unpacked);
  if (!isWanted()) return null;
  const instead = corrected(text, new Map([...begun, ...(typed ? [] : meant)]));
  if (instead !== text) {
    const answered = await answer({ ...question, text: instead, typed: true, typing: false }, isWanted);
    const isCorrected = meant.size && !typed;
    if (!answered || answered.total) return answered && { ...answered, ...(isCorrected ? { corrected: instead } : {}) };
  }
  query = { ...query, words: query.words.filter((word) => !unknown.includes(word)) };
  if (unknown.length) found = units(query).length ? await ranked(query, filters, byDate) : NONE;
  const isLittle = found.results.length < LITTLE;
  const lacking = isLittle || (!byDate && isScattered(loaded.kept, query)) ? await lackingOf(query, filters, found, byDate) : [];
  const likely = await titled(lacking, query);
  const partial = isLittle ? [...new Set([...likely, ...lacking])] : likely;
  if (!isWanted()) return null;
  const results = [...(isLittle ? found.results : []), ...partial.map(({ result }) => result), ...(isLittle ? [] : found.results)];
  const lacks = new Map(partial.map(({ result, lacked }) => [result.id, lacked]));
  if (unknown.length || partial.length) loaded = await load({ ...found, results }, query, shown, byDate, lacks);
  return {
    total: results.length - loaded.dropped, partial: partial.length, unknown,
    results: loaded.kept.map(({ result, data }) => ({ ...told(data), lacks: (lacks.get(result.id) ?? []).map(shownRun) })),
    counts: await counts(query, filters, counted, found.results.length ? found : { ...found, results, counts: null }),
  };
}

/** @type {Matches} */
const NONE = { results: [], counts: {}, short: [], spans: new Map() };

/** Return what has all of a query, the best or the newest first.
    @type {(query: Query, filters: PagefindFilters, byDate: boolean) => Promise<Matches>} */
async function ranked(query, filters, byDate) {
  const found = await matching(query, { filters });
  const known = byDate ? found : { ...found, spans: await spans(found.results, query, search) };
  return { ...known, results: byDate ? await newestFirst(found.results) : await rerank(known, query) };
}

/** Return what has most of a query beside what was found.
    @type {(query: Query, filters: PagefindFilters, found: Matches, byDate: boolean) => Promise<Partly[]>} */
async function lackingOf(query, filters, found, byDate) {
  const all = units(query);
  if (all.length + query.exact.length < 2 || query.either.length) return [];
  const known = new Set(found.results.map(({ id }) => id));
  const partial = await lackingOne(all, known, async (rest) => {
    const [words, runs, short] = [query.words, query.runs, all === query.short ? all : []].map((some) => some.filter((unit) => rest.includes(unit)));
    const phrases = [...query.exact, ...runs.flatMap((run) => run.split(RUN))];
    return rest.length + phrases.length ? (await matching({ ...query, words, short, phrases, pairs: [] }, { filters })).results : [];
  });
  const results = sorted(partial.map(({ result }) => result), ({ score }) => score);
  const order = byDate ? await newestFirst(results) : await rerank({ ...found, results }, query);
  const places = new Map(order.map(({ id }, place) => [id, place]));
  return sorted(partial, ({ result }) => -Number(places.get(result.id)));
}

/** Return the facets that results must have, or null where no page has what was typed of one.
    @type {(facets: Facets, query: Query) => Promise<PagefindFilters | null>} */
async function narrowed(facets, { fields }) {
  const chosen = Object.entries(facets).filter(([, values]) => values.length);
  /** @type {Counts} */
  const totalFilters = fields.length ? (await pagefind.search(null)).totalFilters : {};
  const typed = fields.map(([name, text]) => [name, Object.keys(totalFilters[name] ?? {}).filter(isMeant(name, text))]);
  if (typed.some(([, values]) => !values.length)) return null;
  return Object.fromEntries([...chosen, ...typed].map(([name, values]) => [name, { any: values }]));
}

/** Return the query for what is called by signs alone, where something is.
    @type {(query: Query) => Promise<Query>} */
async function named(query) {
  const found = query.signs && (await pagefind.search(query.signs)).results.length;
  return found ? { ...query, words: [query.signs] } : query;
}

/** Make Pagefind count facets that it has not counted before.
    @param {string[]} names */
async function count(names) {
  const missing = names.filter((name) => !counting.has(name));
  missing.forEach((name) => counting.add(name));
  await Promise.all(missing.map((name) => pagefind.preload(null, { filters: { [name]: "" } })));
}

/** Find what has all of a query, or of one side of it, and nothing that it is to be without.
    @type {(query: Query, options: {filters: PagefindFilters}) => Promise<Matches>} */
async function matching(query, options) {
  const { either, without } = query;
  const sides = await Promise.all((either.length ? either : [query]).map((side) => whole(side, options)));
  if (sides.length + without.length === 1) return sides[0];
  const excluded = new Set((await Promise.all(without.map((text) => phrased(`"${text}"`)))).flatMap(({ results }) => results).map(({ id }) => id));
  const found = new Map(sides.flatMap(({ results }) => results).map((result) => [result.id, result]));
  const results = sorted([...found.values()].filter(({ id }) => !excluded.has(id)), ({ score }) => score);
  return { ...NONE, results, counts: null, short: sides.flatMap(({ short }) => short) };
}

/** @type {(side: Side, options: {filters: PagefindFilters}) => Promise<Matches>} */
async function whole({ words, phrases, short, pairs }, options) {
  const search = (/** @type {string | null} */ text) => pagefind.search(text, options);
  const hold = (/** @type {Pagefind["search"]} */ find) => async (/** @type {string} */ text) => new Set((await find(`"${text}"`, options)).results.map(({ id }) => id));
  const told = [...words, ...phrases];
  const [all, exact, alone, paired] = await Promise.all([
    search((told.length ? told : short).join(" ") || null),
    Promise.all(phrases.map(hold(phrased))),
    ...[short, pairs].map((texts) => Promise.all(texts.map(hold(pagefind.search)))),
  ]);
  const found = all.results.filter((result) => !isBeside(result));
  const within = (/** @type {Set<string>[]} */ sets) => (sets.length ? found.filter(({ id }) => sets.every((ids) => ids.has(id))) : found);
  // Short words are often half typed: beside others they raise a result, and do not narrow.
  const narrowed = within(told.length ? exact : alone);
  const results = told.length || narrowed.length ? narrowed : found;
  return { ...NONE, results, counts: results === found ? all.filters : null, short: [...alone, ...paired] };
}

/** Sort by date; pages that are no posts come last.
    @type {(results: PagefindResult[]) => Promise<PagefindResult[]>} */
async function newestFirst(results) {
  places ??= isPlain ? sortedByPagefind() : unpacked("order.packed").then((/** @type {number[]} */ order) => {
    /** @type {number[]} */
    const numbers = [];
    // As the build names pages: by the part they are in, and their number in it.
    return new Map(order.map((part, place) => [`${part}-${numbers[part] = (numbers[part] ?? -1) + 1}`, place]));
  });
  const known = await places;
  return sorted(results, ({ id }) => -(known.get(id) ?? Infinity));
}

/** Return the places of posts by date, where Pagefind has made the index by itself.
    @type {() => Promise<Map<string, number>>} */
async function sortedByPagefind() {
  const { results } = await pagefind.search(null, { sort: { place: "asc" } });
  return new Map(results.map(({ id }, place) => [id, place]));
}

/** Count each facet as if nothing of it were chosen: other values of it can be added.
    @type {(query: Query, filters: PagefindFilters, counted: string[], found: Matches) => Promise<Counts>} */
async function counts(query, filters, counted, found) {
  return Object.fromEntries(await Promise.all(counted.map(async (name) => {
    const { [name]: own, ...others } = filters;
    const { counts, results } = own ? await matching(query, { filters: others }) : found;
    return [name, counts ? counts[name] ?? {} : await tally(name, results)];
  })));
}

/** @type {Record<string, Promise<[value: string, ids: string[]][]>>} */
const members = {};

/** Count the values of a facet in results that Pagefind has not narrowed by itself.
    @type {(name: string, results: PagefindResult[]) => Promise<Record<string, number>>} */
async function tally(name, results) {
  members[name] ??= pagefind.search(null).then(({ totalFilters }) =>
    Promise.all(Object.keys(totalFilters[name] ?? {}).map(async (value) =>
      [value, (await pagefind.search(null, { filters: { [name]: value } })).results.map(({ id }) => id)])));
  const ids = new Set(results.map(({ id }) => id));
  return Object.fromEntries((await members[name]).map(([value, all]) => [value, all.filter((id) => ids.has(id)).length]));
}

/* -- what is shown of a result */

/** @type {(found: Matches, query: Query, shown: number, byDate: boolean, lacks?: Map<string, string[]>) => Promise<{kept: LoadedResult[], dropped: number}>} */
async function load({ results, spans }, query, shown, byDate, lacks = new Map()) {
  const phrases = query.exact.map(plain);
  /** @type {LoadedResult[]} */
  const kept = [];
  let dropped = 0;
  const head = isCommonTitle(results, query) ? 2 * HEAD : HEAD;
  for (let at = 0, end = head; at < results.length && kept.length < shown; at = end, end += HEAD) {
    const part = await Promise.all(results.slice(at, end).map(async (result) => ({ result, data: await result.data() })));
    const exact = part.filter(({ data }) => phrases.every((phrase) => holds(data, phrase)));
    dropped += part.length - exact.length;
    const best = at || byDate ? exact : sorted(exact, (each) => weighed(each, query, spans));
    kept.push(...sorted(best, (each) => rank(each, query, lacks.get(each.result.id))));
  }
  return { kept: kept.slice(0, shown), dropped };
}

const search = async (/** @type {string} */ text) => (await pagefind.search(text)).results;
/* -- when nothing is found */

/** Return what would find something.
    @type {(question: Question) => Promise<Advice>} */
export async function advise({ text, facets = {} }) {
  const total = async (/** @type {Partial<Question>} */ changed) =>
    (await answer({ text, facets, shown: 0, ...changed }))?.total ?? 0;
  const offer = async (/** @type {string} */ changed) => ({ text: changed, total: await total({ text: changed, typed: true }) });
  const { words, phrases, short } = parse(text, site);
  const parts = new Set([...phrases, ...(words.length + phrases.length + short.length > 1 ? words : [])]);
  const looser = await Promise.all([...parts].map(offer));
  return {
    looser: looser.filter(({ total }) => total).sort((a, b) => a.total - b.total),
    everywhere: Object.keys(facets).length ? await total({ facets: {} }) : 0,
  };
}

/* -- in a worker: a task comes in, its answer goes out */

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  /** @type {Record<string, (value: any) => unknown>} */
  const tasks = { open, find, stop, advise };
  self.onmessage = async ({ data: { number, task, value } }) => {
    try {
      self.postMessage({ number, answer: await tasks[task](value) });
    } catch (error) {
      self.postMessage({ number, error: String(error) });
    }
  };
}
