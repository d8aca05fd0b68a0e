/* What a search has found, as readers see it: on the search page, and in the dialog of every page. */
(() => {
  "use strict";

  const { make, ask, extra, extras } = window.archiveSearch;
  const { filled, gettext, ngettext, pgettext } = window.archiveWords;
  const marked = (/** @type {Passage} */ parts) => parts.map((text, at) => (at % 2 ? make("mark", {}, text) : text));
  const local = (/** @type {number} */ number) => number.toLocaleString(document.documentElement.lang);

  /** @param {Result} result */
  function item({ url, title, date, iso, conference, isTalk, facts, passage, sections, marks, lacks }) {
    const when = date && make("time", { dateTime: iso ?? "" }, date);
    const about = [conference, when, isTalk ? pgettext("a result of a search", "Talk") : "", ...(facts?.split(" · ") ?? [])].filter(Boolean);
    return make("li", {},
      make("h2", {}, make("a", { href: leading(url, marks) }, title)),
      about.length ? make("p", { className: "archive-meta" }, ...about.map((each) => make("span", {}, each))) : null,
      passage?.join("").trim() ? make("p", {}, ...marked(passage)) : null,
      lacks?.length ? make("p", { className: "archive-lacks" }, ...without(lacks)) : null,
      sections?.length ? make("ul", { className: "archive-sections" }, ...sections.map((section) =>
        make("li", {}, make("a", { href: leading(section.url, marks) }, section.title), " ", make("span", {}, ...marked(section.passage))))) : null);
  }

  /** Say which words a page lacks.
      @type {(words: string[]) => Child[]} */
  const without = (words) => filled(gettext("Without %(words)s", { words: "%(words)s" }), { words: words.flatMap((word) => [make("del", {}, word), " "]) });

  /** Return the address of a page that is to mark the words it was found by.
      @type {(url: string, marks?: string[]) => string} */
  function leading(url, marks = []) {
    const target = new URL(url, location.href);
    marks.forEach((word) => target.searchParams.append("mark", word));
    return target.href;
  }

  /** Say in a few words what was found.
      @type {(found: Found) => string} */
  function summary({ total, partial = 0, status, isWordless }) {
    if (status !== undefined) return status;
    if (!total) return isWordless ? gettext("There is no word in this") : gettext("Nothing found");
    const whole = ngettext("%(number)s result", "%(number)s results", total - partial, { number: local(total - partial) });
    // Translators: "3 results, 2 with some of the words"
    return partial ? gettext("%(results)s, %(number)s with some of the words", { results: whole, number: local(partial) }) : whole;
  }

  /** Say what was searched for instead, or what to look for where little was found.
      @type {(found: Found, question: Question, typed: string, offer: Offer) => Promise<HTMLElement[]>} */
  async function advise(found, question, typed, offer) {
    if (found.total !== 0 && !found.unknown?.length && !found.corrected) return [];
    const less = found.total === 0 ? await ask("advise", question).catch(() => null) : null;
    return (await extra("advice"))({ ...found, typed }, less ?? { looser: [], everywhere: 0 }, offer, make);
  }

  /** @type {Found} */
  const NOTHING = { total: null, results: [], counts: {}, status: "" };
  /** @type {Found} */
  const FAILED = { results: [], counts: {}, status: gettext("The search cannot be reached. Is there a network?") };

  extras.results = { item, summary, advise, NOTHING, FAILED };
})();
