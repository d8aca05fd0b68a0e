/* How close together a page has the words of a query: in one sentence they are likely to be what was meant.

   Pagefind tells where a page has any of them, but not which stands where: each is searched for alone, in files that are there. */

/** Words of a long sentence: within so many it does not matter how close they stand. */
const SENTENCE = 24;
/** Of more pages, and of two words alone, it is told by the places of all words together. */
const MOST_PAGES = 2000;
const FEWEST_WORDS = 3;

/** Return the spans of all results that have every word in their texts, by id.
    @type {(results: PagefindResult[], query: Query, search: SearchWord) => Promise<Map<string, number>>} */
export async function spans(results, { words, either }, search) {
  if (results.length < 2 || results.length > MOST_PAGES || words.length < FEWEST_WORDS || either.length) return new Map();
  const alone = await Promise.all(words.map(async (word) => new Map((await search(word)).map((result) => [result.id, result.words]))));
  return new Map(results.flatMap(({ id }) => {
    const places = alone.map((pages) => pages.get(id) ?? []);
    return places.every(({ length }) => length) ? [[id, span(places)]] : [];
  }));
}

/** Return the smallest distance from the first to the last of places, one from each list.
    @type {(places: number[][]) => number} */
export function span(places) {
  const all = places.flatMap((each, word) => each.map((place) => ({ place, word }))).sort((a, b) => a.place - b.place);
  /** @type {Map<number, number>} */
  const last = new Map();
  let least = Infinity;
  for (const { place, word } of all) {
    last.set(word, place);
    if (last.size === places.length) least = Math.min(least, place - Math.min(...last.values()));
  }
  return least;
}

/** Return 1 for a span within a sentence, less for what is wider, 0 where a page has not all words.
    @type {(span: number) => number} */
export const within = (span) => Math.min(1, SENTENCE / span);
