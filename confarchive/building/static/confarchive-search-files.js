/* Searching a site that is read from files. A page may load no data there, so Pagefind cannot
   run, but it may load scripts, and Sphinx's index is one: it knows words, and no facets. */
window.archiveSearch.extras.files = async (root, load) => {
  "use strict";

  // Sphinx's script empties each box that is called so.
  const boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=q]"))];
  for (const box of boxes) box.name = "";
  for (const name of ["doctools", "sphinx_highlight", "language_data", "searchtools"]) {
    // A page with a text has the first two.
    if (!document.querySelector(`script[src*="/${name}.js"]`)) await load(`_static/${name}.js`);
  }
  for (const box of boxes) box.name = "q";
  // Sphinx's script has begun to search, and to show it, by itself.
  Search.deferQuery(null);
  Search.stopPulse();
  document.getElementById("search-results")?.replaceChildren();
  await load("searchindex.js");

  /** @type {Engine["find"]} */
  function find({ text, shown }) {
    const question = Search._parseQuery(text.trim());
    // It would mark these words everywhere on the next page, in menus as well.
    localStorage.removeItem("sphinx_highlight_terms");
    const [, , , words] = question;
    const results = text.trim() ? Search._performSearch(...question).reverse() : [];
    const file = DOCUMENTATION_OPTIONS.BUILDER === "dirhtml" ? "/index.html" : DOCUMENTATION_OPTIONS.FILE_SUFFIX;
    const told = (/** @type {SphinxResult} */ [name, title, anchor]) => ({
      url: new URL(`${name}${file}${anchor}`, root).href, title, marks: [...words],
    });
    return { total: results.length, results: results.slice(0, shown).map(told) };
  }

  return { find };
};
