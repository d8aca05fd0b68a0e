/* The search page: the address says what is searched for, and all else follows from it. */
(() => {
  "use strict";

  const PAGE = 10;
  const PAUSE = 60;
  const VALUES = 12;
  const finder = document.getElementById("archive-finder");
  const box = finder.querySelector("[name=q]");
  const sorting = finder.querySelector("[name=sort]");
  const facets = [...finder.querySelectorAll(".archive-facet")];
  const part = (name) => document.getElementById(`search-${name}`);
  const root = new URL(document.documentElement.dataset.content_root, location.href);

  /* -- elements */

  /** Make an element: properties, then its children, texts or elements. */
  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  const marked = (parts) => parts.map((text, at) => (at % 2 ? make("mark", {}, text) : text));
  const plural = (number, noun) => `${number.toLocaleString(document.documentElement.lang)} ${noun}${number === 1 ? "" : "s"}`;

  /* -- what is searched for: the address */

  const names = facets.map((facet) => facet.dataset.facet);
  const labels = Object.fromEntries(facets.map((facet) => [facet.dataset.facet, facet.dataset.label]));

  /** Read the address: the years of a range are all its years. */
  function asked() {
    const parameters = new URLSearchParams(location.search);
    return {
      text: parameters.get("q") ?? "",
      sort: parameters.get("sort") === "date" ? "date" : "relevance",
      chosen: Object.fromEntries(names.map((name) => [name, parameters.getAll(name)]).filter(([, values]) => values.length)),
    };
  }

  function address({ text, sort, chosen }) {
    const parameters = new URLSearchParams();
    if (text) parameters.set("q", text);
    for (const [name, values] of Object.entries(chosen)) values.forEach((value) => parameters.append(name, value));
    if (sort !== "relevance") parameters.set("sort", sort);
    return `${location.pathname}${parameters.size ? `?${parameters}` : ""}`;
  }

  /** Go to a search. What is being typed is one step for the back button, not one a letter. */
  function go(search, { typing = false } = {}) {
    const target = address(search);
    if (target === `${location.pathname}${location.search}`) return;
    if (typing && history.state?.typing) history.replaceState({ typing }, "", target);
    else history.pushState({ typing }, "", target);
    show();
  }

  const years = (range) => {
    const [from, to = from] = range.split("-").map(Number);
    return Array.from({ length: Math.max(to - from, 0) + 1 }, (_, at) => String(from + at));
  };

  const filters = (chosen) =>
    Object.fromEntries(Object.entries(chosen).map(([name, values]) =>
      [name, name === "year" ? values.flatMap(years) : values]));

  /* -- the engine, in a worker where there is one */

  let engine;

  function start() {
    const address = new URL("_static/confarchive-search-engine.js", root);
    const folder = new URL("pagefind/", root);
    if (location.protocol === "file:") return script("_static/confarchive-search-files.js").then(() => fromFiles());
    return inWorker(address, folder).catch(async () => {
      const module = await import(address);
      await module.open(folder);
      return { find: module.find, advise: module.advise };
    }).catch(() => script("_static/confarchive-search-files.js").then(() => fromFiles()));
  }

  const fromFiles = () => window.archiveSearchFromFiles(root, script);

  function script(path) {
    return new Promise((resolve, reject) => {
      document.head.append(make("script", { src: new URL(path, root).href, onload: resolve, onerror: reject }));
    });
  }

  async function inWorker(address, folder) {
    const worker = new Worker(address, { type: "module" });
    const waiting = new Map();
    let last = 0;
    const ask = (task, value) => new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      worker.postMessage({ number: last, task, value });
    });
    worker.onmessage = ({ data: { number, answer, error } }) => {
      const { resolve, reject } = waiting.get(number);
      waiting.delete(number);
      if (error) reject(new Error(error));
      else resolve(answer);
    };
    const broken = new Promise((_, reject) => { worker.onerror = reject; });
    await Promise.race([ask("open", folder.href), broken]);
    return { find: (value) => ask("find", value), advise: (value) => ask("advise", value) };
  }

  /* -- searching and showing */

  let turn = 0;
  let shown = PAGE;

  async function show({ keep = false } = {}) {
    const search = asked();
    const mine = ++turn;
    if (!keep) shown = PAGE;
    if (box.value !== search.text && document.activeElement !== box) box.value = search.text;
    sorting.value = search.sort;
    showChosen(search);
    finder.setAttribute("aria-busy", "true");
    engine ??= start();
    const { find, advise } = await engine;
    const open = facets.filter((facet) => facet.open).map((facet) => facet.dataset.facet);
    const question = { text: search.text, facets: filters(search.chosen), sort: search.sort, shown, counted: open };
    const isEmpty = !search.text.trim() && !Object.keys(search.chosen).length;
    const found = isEmpty && !open.length ? { total: null, results: [], counts: {} } : await find(question);
    if (mine !== turn) return;
    finder.removeAttribute("aria-busy");
    part("facets").hidden = found.counts === undefined;
    open.forEach((name) => showValues(name, found.counts, search));
    showResults(isEmpty ? { ...found, total: null, results: [] } : found);
    const advice = found.total === 0 && advise ? await advise(question) : null;
    if (mine === turn) showAdvice(advice, search);
  }

  function showResults({ total, results }) {
    finder.querySelector(".archive-found").hidden = total === null;
    part("status").textContent = total === null ? "" : total ? plural(total, "result") : "Nothing found";
    part("results").replaceChildren(...results.map(item));
    part("more").hidden = !total || results.length >= total;
  }

  function item({ url, title, date, iso, conference, facts, passage, sections, marks }) {
    const when = date && make("time", { dateTime: iso ?? "" }, date);
    const about = [conference, when, facts].filter(Boolean);
    return make("li", {},
      make("h2", {}, make("a", { href: leading(url, marks) }, title)),
      about.length ? make("p", { className: "archive-meta" }, ...about.map((each) => make("span", {}, each))) : null,
      passage?.join("").trim() ? make("p", {}, ...marked(passage)) : null,
      sections?.length ? make("ul", { className: "archive-sections" }, ...sections.map((section) =>
        make("li", {}, make("a", { href: leading(section.url, marks) }, section.title), " ", make("span", {}, ...marked(section.passage))))) : null);
  }

  /** Return the address of a page that is to mark the words it was found by. */
  function leading(url, marks = []) {
    const target = new URL(url, location.href);
    marks.forEach((word) => target.searchParams.append("mark", word));
    return target.href;
  }

  /* -- what narrows a search */

  function showChosen(search) {
    const chips = Object.entries(search.chosen).flatMap(([name, values]) => values.map((value) => {
      const text = name === "year" ? value.replace("-", "–") : value;
      return make("li", {}, make("button", {
        type: "button", "aria-label": `Remove ${labels[name]}: ${text}`, onclick: () => toggle(name, value),
      }, make("span", {}, `${labels[name]}: `), text, make("span", { "aria-hidden": "true" }, " ×")));
    }));
    if (chips.length > 1) {
      const clear = () => go({ ...asked(), chosen: {} });
      chips.push(make("li", {}, make("button", { type: "button", onclick: clear }, "Remove all")));
    }
    part("chosen").replaceChildren(...chips);
    part("chosen").hidden = !chips.length;
    for (const facet of facets) facet.classList.toggle("archive-facet-chosen", facet.dataset.facet in search.chosen);
  }

  function toggle(name, value) {
    const { chosen, ...search } = asked();
    const before = chosen[name] ?? [];
    const values = before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
    choose({ chosen, ...search }, name, values);
  }

  function choose({ chosen, ...search }, name, values) {
    const { [name]: _, ...others } = chosen;
    go({ ...search, chosen: values.length ? { ...others, [name]: values } : others });
  }

  function showValues(name, counts, search) {
    const place = facets.find((facet) => facet.dataset.facet === name).querySelector(".archive-facet-values");
    if (!counts) return place.replaceChildren(make("p", {}, "Not counted while searching for words and phrases."));
    const focused = document.activeElement?.closest(".archive-facet-values") === place ? document.activeElement.value : null;
    place.replaceChildren(...(name === "year" ? yearRange : valueList)(name, counts[name] ?? {}, search, place));
    if (focused !== null) place.querySelector(`[value=${CSS.escape(focused)}]`)?.focus();
  }

  function valueList(name, counts, search, place) {
    const chosen = search.chosen[name] ?? [];
    const all = Object.entries(counts).filter(([value, count]) => count || chosen.includes(value));
    all.sort(([a, m], [b, n]) => chosen.includes(b) - chosen.includes(a) || n - m || a.localeCompare(b));
    const limit = place.dataset.whole ? Infinity : VALUES;
    const rows = all.slice(0, limit).map(([value, count]) => make("label", {},
      make("input", { type: "checkbox", value, checked: chosen.includes(value), onchange: () => toggle(name, value) }),
      make("span", {}, value), " ", make("span", { className: "archive-count" }, String(count))));
    const more = () => { place.dataset.whole = "yes"; show({ keep: true }); };
    if (all.length > limit) rows.push(make("button", { type: "button", onclick: more }, `Show all ${all.length}`));
    return rows.length ? rows : [make("p", {}, "Nothing to choose from.")];
  }

  function yearRange(name, counts, search) {
    const known = Object.keys(counts).sort();
    if (!known.length) return [make("p", {}, "Nothing to choose from.")];
    const [from = "", to = from] = (search.chosen.year?.[0] ?? "").split("-");
    const most = Math.max(...Object.values(counts), 1);
    const bars = make("div", { className: "archive-years", "aria-hidden": "true" }, ...known.map((year) =>
      make("span", { title: `${year}: ${counts[year]}`, style: `--share: ${counts[year] / most}` })));
    const select = (label, value, other) => make("label", {}, `${label} `, make("select", {
      name: `year-${label.toLowerCase()}`,
      onchange: ({ target }) => {
        const ends = [target.value, other() || target.value].filter(Boolean).sort();
        const [first, last] = ends;
        choose(asked(), "year", !first ? [] : [first === last ? first : `${first}-${last}`]);
      },
    }, make("option", { value: "" }, "any"), ...known.map((year) =>
      make("option", { value: year, selected: year === value }, `${year} (${counts[year]})`))));
    const current = (label) => finder.querySelector(`[name=year-${label}]`)?.value;
    return [bars, select("From", from, () => current("to")), select("To", to, () => current("from"))];
  }

  /* -- when nothing is found */

  function showAdvice(advice, search) {
    const offer = (text, changed, total) => make("a", {
      href: address({ ...search, ...changed }),
      onclick: (event) => { event.preventDefault(); if ("text" in changed) box.value = changed.text; go({ ...search, ...changed }); },
    }, text, total ? ` (${total})` : "");
    const lines = [];
    if (advice?.spelling) lines.push(make("p", {}, "Did you mean ", offer(advice.spelling.text, { text: advice.spelling.text }, advice.spelling.total), "?"));
    const looser = (advice?.looser ?? []).map(({ text, total }) => make("li", {}, offer(text, { text }, total)));
    if (advice?.everywhere) looser.push(make("li", {}, offer("the same in all posts", { chosen: {} }, advice.everywhere)));
    if (looser.length) lines.push(make("p", {}, "Or look for less:"), make("ul", {}, ...looser));
    part("advice").replaceChildren(...lines);
  }

  /* -- listening */

  let pause;
  box.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => go({ ...asked(), text: box.value }, { typing: true }), PAUSE);
  });
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    go({ ...asked(), text: box.value }, { typing: true });
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
    shown += PAGE;
    await show({ keep: true });
    part("results").children[next]?.querySelector("a").focus();
  });
  facets.forEach((facet) => facet.addEventListener("toggle", () => facet.open && show({ keep: true })));
  addEventListener("popstate", () => { box.value = asked().text; show(); });

  box.value = asked().text;
  part("facets").hidden = location.protocol === "file:";
  if (location.search) show();
})();
