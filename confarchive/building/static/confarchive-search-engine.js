/* What finds: a question goes in, results come out as plain values. Pagefind stands behind it.

   It runs in a worker, so that no search holds up typing, and a page can import it as well.
   A question is {text, facets: {name: [value, …]}, sort: "relevance" | "date", shown, counted}:
   `shown` is the number of results wanted, `counted` the names of the facets to count. */

const RANKING = {
  termSimilarity: 1,
  pageLength: 0.75,
  termSaturation: 1.4,
  termFrequency: 1,
  // What a reader knows of a post, most of all its name; a date is in every post.
  metaWeights: {
    title: 5, name: 5, aliases: 5, conference: 2, summary: 2,
    author: 1, terms: 1, place: 1, spelled: 1, facts: 0.5, date: 0.3, iso: 0,
  },
};
const RERANKED = 50;
const CLOSENESS = 0.5;
const CONFERENCE = 0.3;
const NAMED = 5;
const SECTIONS = 3;
const MARKS = 12;

let pagefind, folder, root, stopwords;
const counting = new Set();

/** Open the index in the folder "pagefind" of a site. */
export async function open(address) {
  folder = address;
  root = new URL("..", folder);
  const archive = await json("archive.json");
  stopwords = new Set(archive.stopwords);
  const [first, ...others] = archive.bundles;
  const options = (bundle) => ({
    basePath: new URL(`${bundle.path}/`, folder).pathname,
    baseUrl: root.pathname,
    ranking: RANKING,
    metaCacheTag: bundle.digest,
  });
  // A worker has no document, from which Pagefind takes its language.
  globalThis.document ??= { currentScript: null, querySelector: () => ({ getAttribute: () => first.language }) };
  pagefind = await import(new URL(`${first.path}/pagefind.js`, folder).href);
  await pagefind.options({ ...options(first), noWorker: true });
  await pagefind.init();
  await Promise.all(others.map((bundle) =>
    pagefind.mergeIndex(options(bundle).basePath, { ...options(bundle), language: bundle.language })));
}

async function json(name) {
  const response = await fetch(new URL(name, folder), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

/* -- what a reader typed */

/** Take a text apart: phrases, in quotation marks, and words. */
export function parse(text) {
  const phrases = [];
  const rest = text.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]/gu, (_, phrase) => {
    phrases.push(phrase.trim());
    return " ";
  });
  const words = rest.split(/[\s/,;:()[\]{}|—–…·"“”„«»]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !stopwords.has(word.toLowerCase()));
  return { phrases, words: telling.length + phrases.length ? telling : words };
}

/** Tell a word that half of all words begin with: it stands for itself alone. */
const isShort = (word) => /^[\p{Script=Latin}\p{N}]{1,2}$/u.test(word);

/** Write a text for comparing: no capitals, no marks, nothing but letters and digits. */
const plain = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/* -- finding */

/** Answer a question: {total, results, counts, places}; `counts` are null where none are known. */
export async function find({ text = "", facets = {}, sort = "relevance", shown = 10, counted = [] }) {
  const query = parse(text);
  const filters = Object.fromEntries(
    Object.entries(facets).filter(([, values]) => values.length).map(([name, values]) => [name, { any: values }]));
  await count(counted);
  const byDate = sort === "date" || !(query.words.length + query.phrases.length);
  const options = { filters, ...(byDate && { sort: { date: "desc" } }) };
  const found = await matching(query, options);
  const ranked = byDate ? found.results : await rerank(found.results, query);
  const results = await load(ranked, query, shown);
  return { ...results, counts: await counts(query, filters, counted, found.counts) };
}

/** Make Pagefind count facets that it has not counted before. */
async function count(names) {
  const missing = names.filter((name) => !counting.has(name));
  missing.forEach((name) => counting.add(name));
  await Promise.all(missing.map((name) => pagefind.preload(null, { filters: { [name]: "" } })));
}

async function matching({ words, phrases }, options) {
  const search = (text) => pagefind.search(text, options);
  const short = words.filter(isShort);
  const others = words.filter((word) => !isShort(word));
  const whole = [...others, ...phrases].join(" ");
  if (!whole && short.length) return shortOnly(short, search);
  const [{ results, filters }, ...found] = await Promise.all(
    [whole || null, ...phrases.map(quoted), ...short.map(quoted)].map(search));
  const narrowed = found.reduce((left, { results }, number) => {
    const ids = new Set(results.map(({ id }) => id));
    const both = left.filter(({ id }) => ids.has(id));
    // A short word that is not there is being typed: it narrows nothing.
    return both.length || number < phrases.length ? both : left;
  }, results);
  const known = narrowed.length === results.length ? filters
    : narrowed.length === found[0].results.length ? found[0].filters : null;
  return { results: narrowed, counts: known };
}

const quoted = (text) => `"${text}"`;

async function shortOnly(words, search) {
  let found = await search(quoted(words.join(" ")));
  if (!found.results.length) found = await search(words.join(" "));
  return { results: found.results, counts: found.filters };
}

/** Put the conference first that the query names, and raise what holds its words close together. */
async function rerank(results, query) {
  const wanted = query.words.length + query.phrases.length;
  const head = results.slice(0, RERANKED);
  const named = await Promise.all(head.filter(isConference).slice(0, NAMED).map(async (result) =>
    (await isNamed(result, query)) ? result : null));
  const weight = (result) => {
    if (named.includes(result)) return Infinity;
    const span = Math.max(narrowest(result.words, wanted), wanted - 1, 1);
    return result.score * (isConference(result) ? CONFERENCE : 1 + (CLOSENESS * (wanted - 1)) / span);
  };
  const weighed = head.map((result) => ({ result, weight: weight(result) }));
  weighed.sort((a, b) => b.weight - a.weight || 0);
  return [...weighed.map(({ result }) => result), ...results.slice(RERANKED)];
}

/** Tell the page of a conference: posts have none of these notes. */
const isConference = ({ matchedMetaFields = [] }) =>
  matchedMetaFields.some((field) => ["name", "aliases", "facts"].includes(field));

/** Tell whether a query holds all words of a conference's name, or of another name it has. */
async function isNamed(result, { words, phrases }) {
  const { name, aliases = "" } = (await result.data()).meta;
  const typed = new Set(plain([...words, ...phrases].join(" ")).split(" "));
  return [name, ...aliases.split(", ")].some((text) => {
    const wanted = plain(text ?? "").split(" ").filter(Boolean);
    return wanted.length && wanted.every((word) => typed.has(word));
  });
}

/** Return the smallest distance from the first to the last of `count` places in a row. */
function narrowest(places, count) {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  const ends = sorted.slice(count - 1);
  return ends.length ? Math.min(...ends.map((end, i) => end - sorted[i])) : Infinity;
}

/** Count a facet as if nothing of it were chosen: other values of it can be added. */
async function counts(query, filters, counted, found) {
  if (!found) return null;
  const own = await Promise.all(counted.filter((name) => name in filters).map(async (name) => {
    const { [name]: _, ...others } = filters;
    return [name, (await matching(query, { filters: others })).counts[name]];
  }));
  const rest = counted.map((name) => [name, found[name] ?? {}]);
  return Object.fromEntries([...rest, ...own]);
}

/* -- what is shown of a result */

async function load(ranked, query, shown) {
  const phrases = query.phrases.map(plain);
  const results = [];
  let dropped = 0;
  for (let at = 0; at < ranked.length && results.length < shown; at += shown) {
    const part = await Promise.all(ranked.slice(at, at + shown).map((result) => result.data()));
    const exact = part.filter((data) => phrases.every((phrase) => holds(data, phrase)));
    dropped += part.length - exact.length;
    results.push(...exact);
  }
  return { total: ranked.length - dropped, results: results.slice(0, shown).map(told) };
}

/** Tell whether a page holds a phrase to the letter: Pagefind's index knows stems only. */
function holds({ content, meta }, phrase) {
  return [content, ...Object.values(meta)].some((text) => ` ${plain(text)} `.includes(` ${phrase} `));
}

function told(data) {
  const { title, date, iso, conference, facts } = data.meta;
  const sections = data.sub_results.filter(({ anchor }) => anchor);
  return {
    url: data.url, title, date, iso, conference, facts,
    passage: passage(data.excerpt),
    sections: sections.slice(0, SECTIONS).map(({ url, title, excerpt }) => ({ url, title, passage: passage(excerpt) })),
    marks: [...new Set(data.locations.map((at) => data.raw_content.split(/\s+/)[at]).filter(Boolean))].slice(0, MARKS),
  };
}

/** Take an excerpt apart: plain text, marked text, plain text, … */
const passage = (excerpt) =>
  excerpt.split(/<\/?mark>/).map((part) => part.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));

/* -- when nothing is found */

let vocabulary;

/** Return what would find something: {spelling: {text, total} | null, looser: [same, …], everywhere}. */
export async function advise({ text, facets = {} }) {
  const total = async (changed) => (await find({ text, facets, shown: 0, ...changed })).total;
  const offer = async (changed) => ({ text: changed, total: await total({ text: changed }) });
  const { words, phrases } = parse(text);
  const corrected = await nearest(text);
  const parts = new Set([...phrases, ...(words.length + phrases.length > 1 ? words : [])]);
  const looser = await Promise.all([...parts].map(offer));
  const spelling = corrected === text ? null : await offer(corrected);
  return {
    spelling: spelling?.total ? spelling : null,
    looser: looser.filter(({ total }) => total).sort((a, b) => a.total - b.total),
    everywhere: Object.keys(facets).length ? await total({ facets: {} }) : 0,
  };
}

/** Return a text with each word that the archive does not hold replaced by the nearest it does. */
async function nearest(text) {
  vocabulary ??= await json("words.json");
  return text.replace(/[\p{L}\p{M}]+/gu, (typed) => {
    const word = plain(typed);
    const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    let best = typed, least = allowed + 1;
    for (const known of vocabulary) {
      if (plain(known).startsWith(word)) return typed;
      const far = Math.abs(known.length - word.length) < least ? distance(word, plain(known)) : least;
      if (far < least) [best, least] = [known, far];
    }
    return best;
  });
}

/** Count the letters to change, add, drop or swap with the next to make one word the other. */
function distance(one, other) {
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const now = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) now[j] = Math.min(now[j], before[j - 2] + 1);
    }
    [before, last] = [last, now];
  }
  return last[other.length];
}

/* -- in a worker: a task comes in, its answer goes out */

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  const tasks = { open, find, advise };
  self.onmessage = async ({ data: { number, task, value } }) => {
    try {
      self.postMessage({ number, answer: await tasks[task](value) });
    } catch (error) {
      self.postMessage({ number, error: String(error) });
    }
  };
}
