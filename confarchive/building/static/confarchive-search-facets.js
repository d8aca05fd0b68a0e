/* What narrows a search, or a list: the values of the facets that are open, with their counts, and those chosen. */
"use strict";

window.archiveSearch.extras.facets = (counts, search, { finder, facets, box, make, address, go, show }) => {
  const VALUES = 12;
  const { chosen } = search;
  const { gettext, pgettext } = window.archiveWords;

  /** @type {(name: string, values: string[]) => Search} */
  const choosing = (name, values) => ({ ...search, chosen: Object.fromEntries(
    Object.entries({ ...chosen, [name]: values }).filter(([, values]) => values.length)) });

  /** @type {(name: string, values: string[]) => void} */
  const choose = (name, values) => go(choosing(name, values));

  /** @type {(name: string, value: string) => void} */
  const toggle = (name, value) => {
    const before = chosen[name] ?? [];
    choose(name, before.includes(value) ? before.filter((each) => each !== value) : [...before, value]);
  };

  function showChosen() {
    const place = /** @type {HTMLElement} */ (finder.querySelector(".archive-chosen"));
    const focused = [...place.children].findIndex((chip) => chip.contains(document.activeElement));
    const chips = facets.flatMap(({ dataset: { facet = "", label } }) => (chosen[facet] ?? []).map((value) => {
      const text = facet === "year" ? value.replace("-", "–") : value;
      return make("button", { type: "button", "aria-label": gettext("Remove %(facet)s: %(value)s", { facet: label, value: text }), onclick: () => toggle(facet, value) },
        make("span", {}, `${label}: `), text, make("span", { "aria-hidden": "true" }, " ×"));
    }));
    const clear = () => go({ ...search, chosen: {} });
    if (chips.length > 1) chips.push(make("button", { type: "button", onclick: clear }, gettext("Remove all")));
    place.replaceChildren(...chips.map((chip) => make("li", {}, chip)));
    for (const facet of facets) facet.classList.toggle("archive-facet-chosen", (facet.dataset.facet ?? "") in chosen);
    if (focused >= 0) (chips[Math.min(focused, chips.length - 1)] ?? box).focus();
  }

  /** @param {HTMLElement} facet */
  function showValues(facet) {
    const { facet: name = "" } = facet.dataset;
    const place = /** @type {HTMLElement} */ (facet.querySelector(".archive-facet-values"));
    const focused = /** @type {HTMLInputElement?} */ (place.contains(document.activeElement) ? document.activeElement : null);
    /** @type {FacetView} */
    const view = name === "year" ? yearRange : valueList;
    place.replaceChildren(...view(name, Object.entries(counts[name] ?? {}), chosen[name] ?? [], place));
    if (!place.childElementCount) place.append(make("p", {}, gettext("Nothing to choose from.")));
    /** @type {NodeListOf<HTMLInputElement>} */
    const inputs = place.querySelectorAll("input, select, a");
    const named = (/** @type {HTMLInputElement} */ { name, value, ariaLabel }) => name || value || ariaLabel;
    const same = focused && [...inputs].find((each) => named(each) === named(focused));
    same?.focus();
  }

  /** @type {FacetView} */
  function valueList(name, counts, chosen, place) {
    const all = counts.filter(([value, count]) => count || chosen.includes(value));
    all.sort(([a, m], [b, n]) => +chosen.includes(b) - +chosen.includes(a) || n - m || a.localeCompare(b));
    const limit = place.dataset.whole ? Infinity : VALUES;
    const rows = all.slice(0, limit).map(([value, count]) => make("label", {},
      make("input", { type: "checkbox", value, checked: chosen.includes(value), onchange: () => toggle(name, value) }),
      make("span", {}, value), " ", make("span", { className: "archive-count" }, String(count))));
    const more = () => { place.dataset.whole = "yes"; show({ keep: true }); };
    if (all.length > limit) rows.push(make("button", { type: "button", onclick: more }, gettext("Show all %(count)s", { count: all.length })));
    return rows;
  }

  /** Return the years as bars, each a link to what is left of it.
      @type {(name: string, counts: FacetCount[], span: string[]) => HTMLElement} */
  function yearBars(name, counts, [from, to]) {
    const most = Math.max(...counts.map(([, count]) => count), 1);
    return make("div", { className: "archive-years" }, ...counts.map(([year, count]) => make(count ? "a" : "span", {
      title: `${year}: ${count}`,
      style: `--share: ${count / most}`,
      ...(count ? {
        href: address(choosing(name, [year])),
        ariaLabel: `${year}: ${count}`,
        ariaCurrent: String(from <= year && year <= to),
        onclick: (event) => {
          event.preventDefault();
          choose(name, [year]);
        },
      } : {}),
    })));
  }

  /** @type {(name: string, counts: FacetCount[], chosen: string[]) => HTMLElement[]} */
  function yearRange(name, counts, [range = ""]) {
    if (!counts.length) return [];
    const known = counts.sort(([a], [b]) => +a - +b);
    const [from = "", to = from] = range.split("-");
    const current = (/** @type {string} */ end) =>
      /** @type {HTMLSelectElement} */ (finder.querySelector(`[name=year-${end}]`)).value;
    /** @type {(label: string, value: string, end: string, other: string) => HTMLElement} */
    const choice = (label, value, end, other) => make("label", {}, `${label} `, make("select", {
      name: `year-${end}`,
      onchange: ({ target }) => {
        const [first, last] = [target.value, current(other) || target.value].sort();
        choose(name, target.value ? [first === last ? first : `${first}-${last}`] : []);
      },
    }, make("option", { value: "" }, pgettext("a year", "any")), ...known.map(([year, count]) =>
      make("option", { value: year, selected: year === value }, `${year} (${count})`))));
    return [
      yearBars(name, known, [from, to]),
      choice(pgettext("a year", "From"), from, "from", "to"),
      choice(pgettext("a year", "To"), to, "to", "from"),
    ];
  }

  showChosen();
  facets.filter((facet) => facet.open).forEach(showValues);
};
