/* What was searched for lately: most of it is searched for again with the next letter, and for what a page may lack. */

/** Pages in all answers that are kept: more would take much memory. */
const KEPT_PAGES = 50_000;

/** Return a Pagefind that remembers its latest answers.
    @type {(pagefind: Pagefind) => Pagefind} */
export function remembering(pagefind) {
  /** @type {Map<string, {answer: ReturnType<Pagefind["search"]>, pages: number}>} */
  const known = new Map();

  /** Forget the oldest answers: a map keeps the order in which its keys were put. */
  function forget() {
    let pages = 0;
    for (const [key, kept] of [...known].reverse()) {
      pages += kept.pages + 1;
      if (pages > KEPT_PAGES) known.delete(key);
    }
  }

  /** @type {Pagefind["search"]} */
  function search(text, options) {
    const key = JSON.stringify([text, options]);
    const kept = known.get(key) ?? { answer: pagefind.search(text, options), pages: 0 };
    known.delete(key);
    known.set(key, kept);
    kept.answer.then(({ results }) => {
      kept.pages = results.length;
      forget();
    }, () => known.delete(key));
    return kept.answer;
  }

  /** Facets that are loaded are counted in each answer from now on.
      @type {Pagefind["preload"]} */
  async function preload(text, options) {
    await pagefind.preload(text, options);
    known.clear();
  }

  return { ...pagefind, search, preload };
}
