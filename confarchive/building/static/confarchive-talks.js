/* The list of all talks is narrowed by facets, which confarchive-search-facets.js shows. The address says what is chosen. */
(() => {
  "use strict";

  const finder = /** @type {HTMLElement} */ (document.getElementById("archive-finder"));
  const facets = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (finder.querySelectorAll(".archive-facet"))];
  const chips = /** @type {HTMLElement} */ (finder.querySelector(".archive-chosen"));
  const status = /** @type {HTMLElement} */ (document.querySelector("[data-all]"));
  const names = facets.map((facet) => facet.dataset.facet ?? "");
  const all = status.textContent;
  const { make, extras } = archiveSearch;
  const groups = [...document.querySelectorAll(".archive-talks")].map((group) => ({
    group,
    talks: [.../** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll("li[data-facets]"))].map((item) =>
      ({ item, values: /** @type {Facets} */ (JSON.parse(item.dataset.facets ?? "{}")) })),
  }));
  const talks = groups.flatMap((group) => group.talks);

  /** @returns {Facets} */
  function asked() {
    const parameters = new URLSearchParams(location.search);
    return Object.fromEntries(names.map((name) => [name, parameters.getAll(name)]).filter(([, values]) => values.length));
  }

  /** @param {Search} search */
  function address({ chosen }) {
    const parameters = new URLSearchParams(Object.entries(chosen).flatMap(([name, values]) => values.map((value) => [name, value])));
    return `${location.pathname}${parameters.size ? `?${parameters}` : ""}`;
  }

  /** @param {Search} search */
  function go(search) {
    history.pushState(null, "", address(search));
    show();
  }

  /** Tell whether a talk has one of the values that are chosen; of years, whether it is within them.
      @type {(name: string, values: string[], chosen: string[]) => boolean} */
  const has = (name, values, chosen) => chosen.some((wanted) => {
    const [from, to = from] = name === "year" ? wanted.split("-") : [wanted];
    return name === "year" ? values.some((year) => from <= year && year <= to) : values.includes(wanted);
  });

  /** Tell whether a talk is wanted, whatever is chosen of one facet.
      @type {(values: Facets, chosen: Facets, except?: string) => boolean} */
  const isWanted = (values, chosen, except) => Object.entries(chosen).every(([name, wanted]) =>
    name === except || has(name, values[name] ?? [], wanted));

  /** Count the talks that each value of a facet would leave.
      @type {(name: string, chosen: Facets) => Record<string, number>} */
  function counted(name, chosen) {
    /** @type {Record<string, number>} */
    const counts = {};
    for (const { values } of talks) {
      const number = +isWanted(values, chosen, name);
      for (const value of values[name] ?? []) counts[value] = (counts[value] ?? 0) + number;
    }
    return counts;
  }

  function show() {
    const chosen = asked();
    for (const { item, values } of talks) item.hidden = !isWanted(values, chosen);
    for (const { group, talks } of groups) group.toggleAttribute("hidden", talks.every(({ item }) => item.hidden));
    const number = talks.filter(({ item }) => !item.hidden).length;
    chips.hidden = !Object.keys(chosen).length;
    const told = chips.hidden ? all
      : window.archiveWords.ngettext("%(shown)s of %(count)s talk", "%(shown)s of %(count)s talks", talks.length, { shown: number });
    if (status.textContent !== told) status.textContent = told;
    const counts = Object.fromEntries(names.map((name) => [name, counted(name, chosen)]));
    const box = facets[0].querySelector("summary") ?? finder;
    extras.facets?.(counts, { text: "", sort: "", typed: false, chosen }, { finder, facets, box, make, address, go, show });
  }

  for (const facet of facets) facet.addEventListener("toggle", () => facet.open && show());
  addEventListener("popstate", show);
  addEventListener("DOMContentLoaded", show);
})();
