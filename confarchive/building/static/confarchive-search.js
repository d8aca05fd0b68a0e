/* The search page: the address says what is searched for, and all else follows from it. */
(() => {
  "use strict";

  // A screen shows some five results: the others of a page come when they are looked for.
  const FIRST = 5;
  const PAGE = 10;
  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const part = (/** @type {string} */ name) => byId(`search-${name}`);
  const finder = byId("archive-finder");
  const box = /** @type {Searchbox} */ (finder.querySelector("[name=q]"));
  const sorting = /** @type {HTMLSelectElement} */ (finder.querySelector("[name=sort]"));
  const folded = /** @type {HTMLDetailsElement} */ (part("facets"));
  const facets = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (finder.querySelectorAll(".archive-facet"))];

  /* -- elements */

  const { make, ask, whenTyped, extra, extras } = window.archiveSearch;
  const { item, summary, advise, NOTHING, FAILED } = /** @type {Results} */ (extras.results);

  /* -- what is searched for: the address */

  const names = facets.map((facet) => facet.dataset.facet ?? "");

  /** Read the address: the years of a range are all its years.
      @returns {Search} */
  function asked() {
    const parameters = new URLSearchParams(location.search);
    return {
      text: parameters.get("q") ?? "",
      sort: parameters.get("sort") === "date" ? "date" : "relevance",
      typed: parameters.get("spelling") === "typed",
      chosen: Object.fromEntries(names.map((name) => [name, parameters.getAll(name)]).filter(([, values]) => values.length)),
    };
  }

  /** @param {Search} search */
  function address({ text, sort, typed, chosen }) {
    const parameters = new URLSearchParams();
    if (text) parameters.set("q", text);
    for (const [name, values] of Object.entries(chosen)) values.forEach((value) => parameters.append(name, value));
    if (sort !== "relevance") parameters.set("sort", sort);
    if (typed) parameters.set("spelling", "typed");
    return `${location.pathname}${parameters.size ? `?${parameters}` : ""}`;
  }

  /** Go to a search. What is being typed is one step for the back button, not one a letter; `rests` tells that it is whole.
      @type {(search: Search, options?: {typing?: boolean, rests?: boolean}) => void} */
  function go(search, { typing = false, rests = !typing } = {}) {
    const target = address(search);
    if (target === `${location.pathname}${location.search}`) {
      if (finder.getAttribute("aria-busy")) show();
      return;
    }
    if (typing && history.state?.typing) history.replaceState({ typing }, "", target);
    else history.pushState({ typing }, "", target);
    show({ typing: !rests });
  }

  const years = (/** @type {string} */ range) => {
    const [from, to = from] = range.split("-").map(Number);
    return Array.from({ length: Math.max(to - from, 0) + 1 }, (_, at) => String(from + at));
  };

  const filters = (/** @type {Facets} */ chosen) =>
    Object.fromEntries(Object.entries(chosen).map(([name, values]) =>
      [name, name === "year" ? values.flatMap(years) : values]));

  /* -- searching and showing */

  let turn = 0;
  let shown = FIRST;

  /** @param {{keep?: boolean, typing?: boolean}} [options] */
  async function show({ keep = false, typing = false } = {}) {
    const search = asked();
    const mine = ++turn;
    if (!keep) shown = FIRST;
    if (box.value !== search.text && document.activeElement !== box) box.value = search.text;
    sorting.value = search.sort;
    finder.setAttribute("aria-busy", "true");
    const open = names.filter((_, at) => facets[at].open);
    const { text, sort, typed } = search;
    const question = { text, facets: filters(search.chosen), sort, typed, typing, shown, counted: open };
    const isNarrowed = Object.keys(search.chosen).length > 0;
    const isEmpty = !search.text.trim() && !isNarrowed;
    const [found, narrowing] = await Promise.all([
      isEmpty && !open.length ? NOTHING : ask("find", question).catch(() => FAILED),
      open.length || isNarrowed || extras.facets ? extra("facets") : null,
    ]);
    if (mine !== turn || !found) return;
    finder.removeAttribute("aria-busy");
    folded.hidden = found.counts === undefined;
    part("chosen").hidden = !isNarrowed || found.counts === undefined;
    narrowing?.(found.counts ?? {}, search, { finder, facets, box, make, address, go, show });
    showResults(isEmpty ? NOTHING : found);
    const advice = await advise(found, question, search.text, (...changed) => offer(search, ...changed));
    if (mine === turn) part("advice").replaceChildren(...advice);
  }

  /** Make a link to a search that is changed in some way.
      @type {(search: Search, text: string, changed: Partial<Search>, total: number) => HTMLElement} */
  const offer = (search, text, changed, total) => make("a", {
    href: address({ ...search, typed: false, ...changed }),
    onclick: (event) => {
      event.preventDefault();
      box.value = changed.text ?? box.value;
      go({ ...search, typed: false, ...changed });
    },
  }, total ? `${text} (${total})` : text);

  const heading = document.title;
  /** @type {string | undefined} */
  let displayed;

  /** @param {Found} found */
  function showResults(found) {
    const { total, results, counts } = found;
    part("sort").hidden = !total || !counts;
    const told = part("status").textContent = summary(found);
    // What tabs, bookmarks and the history call it.
    document.title = [asked().text.trim(), told, heading].filter(Boolean).join(" · ");
    const list = part("results");
    if (displayed !== location.search) list.replaceChildren();
    displayed = location.search;
    list.append(...results.slice(list.children.length).map(item));
    part("more").hidden = !total || results.length >= total;
    end.disconnect();
    end.observe(part("more"));
  }

  /** Sees when a reader comes to the end of the first results. */
  const end = new IntersectionObserver((seen) => seen.at(-1)?.isIntersecting && shown === FIRST && showMore());

  function showMore() {
    shown += shown === FIRST ? PAGE - FIRST : PAGE;
    return show({ keep: true });
  }

  /* -- listening */

  const typing = whenTyped(box, () => go({ ...asked(), typed: false, text: box.value }, { typing: true }));
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    typing.cancel();
    go({ ...asked(), typed: false, text: box.value }, { typing: true, rests: true });
    history.replaceState({ typing: false }, "");
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    part("results").querySelector("a")?.focus();
  });
  sorting.addEventListener("change", () => go({ ...asked(), sort: sorting.value }));
  part("more").addEventListener("click", async () => {
    const next = part("results").children.length;
    await showMore();
    part("results").children[next]?.querySelector("a")?.focus();
  });
  facets.forEach((facet) => facet.addEventListener("toggle", () => facet.open && show({ keep: true })));
  addEventListener("popstate", () => { box.value = asked().text; show(); });

  // A phone has room for the facets or for what was found.
  const wide = matchMedia("(min-width: 46em)");
  const unfold = () => { folded.open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();

  box.value = asked().text;
  folded.hidden = location.protocol === "file:";
  if (location.search) show();
})();
