/* Searching a site that is read from files. A page may load no data there, so Pagefind cannot
   run, but it may load scripts, and Sphinx's index is one: it knows words, and no facets. Beside
   it stand the names of conferences, people and years, which Sphinx does not know. */
window.archiveSearch.extras.files = async (root, load) => {
  "use strict";

  // Sphinx's script empties each box that is called so.
  const boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=q]"))];
  for (const box of boxes) box.name = "";
  for (const name of ["documentation_options", "doctools", "sphinx_highlight", "language_data", "searchtools"]) {
    // A page with a text has the first three.
    if (!document.querySelector(`script[src*="/${name}.js"]`)) await load(`_static/${name}.js`);
  }
  for (const box of boxes) box.name = "q";
  // Sphinx's script has begun to search, and to show it, by itself.
  Search.deferQuery(null);
  Search.stopPulse();
  document.getElementById("search-results")?.replaceChildren();
  await load("searchindex.js");
  await load("pagefind/files.js");
  const { FILES, FOLDED, plain, isNamed, spelling, corrected, names, spelled } = archiveFiles;
  const { terms, titleterms, titles, alltitles } = Search._index;

  /** Write a text without marks and capitals, and letters that not every keyboard has as others.
      @type {(text: string) => string} */
  const folded = (text) => text.replace(FOLDED, (part) => part.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase())
    .replace(/[^\0-\x7f]/gu, (letter) => spelled[letter] ?? letter);

  /* -- the index, which has each word as it is written */

  const stemmer = new Stemmer();
  for (const known of [terms, titleterms]) {
    for (const [term, pages] of Object.entries(known)) {
      const written = folded(term);
      if (written === term) continue;
      for (const form of new Set([written, stemmer.stemWord(written)])) {
        const others = Object.hasOwn(known, form) ? known[form] : [];
        known[form] = [...new Set([others, pages].flat())];
      }
    }
  }

  const titled = [...titles, ...Object.keys(alltitles), ...names.map(({ name, aliases }) => `${name} ${aliases}`)];
  /** Titles come first: of the others, the index has stems. */
  const words = [...new Set([...plain(folded(titled.join(" "))).split(" "), ...Object.keys(terms)])];

  /** Return a text with the words that are in no page replaced by those that are spelt most alike.
      @type {(text: string) => Promise<string>} */
  async function respelt(text) {
    const lists = async (/** @type {string} */ file) =>
      words.filter((word) => Number(word.codePointAt(0)) % FILES === parseInt(file.slice("words/".length)));
    const meant = new Map();
    for (const word of plain(text).split(" ").filter((each) => !Object.hasOwn(terms, stemmer.stemWord(each)))) {
      const { nearest } = await spelling(word, lists);
      if (nearest) meant.set(word, nearest);
    }
    return corrected(text, meant);
  }

  /* -- finding */

  /** Return the pages that Sphinx finds.
      @type {(text: string) => Result[]} */
  function pages(text) {
    const question = Search._parseQuery(text);
    // It would mark these words everywhere on the next page, in menus as well.
    localStorage.removeItem("sphinx_highlight_terms");
    const marks = [...question[3]];
    const file = DOCUMENTATION_OPTIONS.BUILDER === "dirhtml" ? "/index.html" : DOCUMENTATION_OPTIONS.FILE_SUFFIX;
    return Search._performSearch(...question).reverse().map(([name, title, anchor]) =>
      ({ url: new URL(`${name}${file}${anchor}`, root).href, title, marks }));
  }

  /** Return the pages that a text names, and those whose names begin so.
      @type {(text: string) => {named: Result[], others: Result[]}} */
  function called(text) {
    const all = plain(text).split(" ");
    const here = names.map((page) => ({ ...page, name: folded(page.name), aliases: folded(page.aliases), title: page.name, url: new URL(page.url, root).href }));
    const begin = new Set(here.filter(({ name, aliases }) => all.every((word) => ` ${plain(`${name} ${aliases}`)}`.includes(` ${word}`))));
    const named = new Set(here.filter((page) => isNamed(page, { all })));
    // An edition has all words of its series' name, and one more.
    const [whole, part] = [true, false].map((has) => [...named].filter((page) => begin.has(page) === has));
    return { named: [...whole, ...part], others: [...begin].filter((page) => !named.has(page)) };
  }

  /** @type {(text: string) => Result[]} */
  function found(text) {
    if (!plain(text)) return [];
    const { named, others } = called(text);
    return [...named, ...pages(text), ...others];
  }

  // Sphinx takes a word to leave out for one to find.
  const EXCLUDED = /(?<!\S)-([\p{L}\p{N}]{2}\S*)/gu;

  /** @type {(text: string) => Result[]} */
  function search(text) {
    const rest = text.replace(EXCLUDED, "").trim();
    if (!rest) return found(text);
    const without = new Set([...text.matchAll(EXCLUDED)].flatMap(([, word]) => found(word)).map(({ url }) => url));
    return found(rest).filter(({ url }) => !without.has(url));
  }

  /** @type {Engine["find"]} */
  async function find({ text, shown, typed }) {
    const asked = folded(text.trim());
    const results = search(asked);
    const other = results.length || typed ? asked : await respelt(asked);
    const instead = other === asked ? [] : search(other);
    if (instead.length) return { total: instead.length, results: instead.slice(0, shown), corrected: other };
    return { total: results.length, results: results.slice(0, shown), isWordless: Boolean(asked) && !plain(asked) };
  }

  return { find };
};
