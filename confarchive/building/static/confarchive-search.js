/* The search page: the address says what is searched for, and all else follows from it. */
(() => {
  "use strict";

  // A screen shows some five results: the others of a page come when they are looked for.
  const FIRST = 5;
  const PAGE = 10;
  const PAUSE = 80;
  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const part = (/** @type {string} */ name) => byId(`search-${name}`);
  const finder = byId("archive-finder");
  const box = /** @type {Searchbox} */ (finder.querySelector("[name=q]"));
  const sorting = /** @type {HTMLSelectElement} */ (finder.querySelector("[name=sort]"));
  const facets = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (finder.querySelectorAll(".archive-facet"))];
  const root = new URL(document.documentElement.dataset.content_root ?? "", location.href);

  /* -- elements */

  /** Make an element: properties, then its children, texts or elements.
      @type {Make} */
  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element) Object.assign(element, { [key]: value });
      else element.setAttribute(key, String(value));
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  const marked = (/** @type {Passage} */ parts) => parts.map((text, at) => (at % 2 ? make("mark", {}, text) : text));
  const plural = (/** @type {number} */ number, /** @type {string} */ noun) => `${number.toLocaleString(document.documentElement.lang)} ${noun}${number === 1 ? "" : "s"}`;

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

  /** Go to a search. What is being typed is one step for the back button, not one a letter.
      @type {(search: Search, options?: {typing?: boolean}) => void} */
  function go(search, { typing = false } = {}) {
    const target = address(search);
    if (target === `${location.pathname}${location.search}`) {
      if (finder.getAttribute("aria-busy")) show();
      return;
    }
    if (typing && history.state?.typing) history.replaceState({ typing }, "", target);
    else history.pushState({ typing }, "", target);
    show();
  }

  const years = (/** @type {string} */ range) => {
    const [from, to = from] = range.split("-").map(Number);
    return Array.from({ length: Math.max(to - from, 0) + 1 }, (_, at) => String(from + at));
  };

  const filters = (/** @type {Facets} */ chosen) =>
    Object.fromEntries(Object.entries(chosen).map(([name, values]) =>
      [name, name === "year" ? values.flatMap(years) : values]));

  /* -- the engine, in a worker where there is one */

  /** @type {Promise<Engine> | undefined} */
  let engine;

  /** @returns {Promise<Engine>} */
  function start() {
    if (location.protocol === "file:" || !window.WebAssembly) return fromFiles();
    const folder = new URL("pagefind/", root);
    return inWorker(folder).catch(async () => {
      const module = await import(new URL("_static/confarchive-search-engine.js", root).href);
      await module.open({ address: folder });
      return module;
    }).catch(fromFiles);
  }

  /** Ask the engine; when the site was published anew since it was opened, open it again.
      @template {keyof Answers} Task
      @param {Task} task
      @param {Question} question
      @returns {Promise<Answers[Task]>} */
  async function ask(task, question) {
    try {
      return await /** @type {any} */ (await (engine ??= start()))[task]?.(question);
    } catch {
      engine = start();
      return /** @type {any} */ (await engine)[task]?.(question);
    }
  }

  /** @type {Promise<Engine> | undefined} */
  let files;
  const fromFiles = () => (files ??= extra("files").then((open) => open(root, script)));

  /** @type {(name: string, properties: Properties) => Promise<unknown>} */
  const loaded = (name, properties) =>
    new Promise((resolve, reject) => {
      document.head.append(make(name, { ...properties, onload: resolve, onerror: reject }));
    });
  const script = (/** @type {string} */ path) => loaded("script", { src: new URL(path, root).href });
  const style = (/** @type {string} */ path) => loaded("link", { rel: "stylesheet", href: new URL(path, root).href });

  const extras = (window.archiveSearch = /** @type {SearchParts} */ ({}));

  /** Load a part of this page that few searches need.
      @template {keyof SearchParts} Name
      @param {Name} name
      @returns {Promise<NonNullable<SearchParts[Name]>>} */
  async function extra(name) {
    if (!extras[name]) {
      await Promise.all([script(`_static/confarchive-search-${name}.js`), name === "facets" && style("_static/confarchive-search-facets.css")]);
    }
    return /** @type {NonNullable<SearchParts[Name]>} */ (extras[name]);
  }

  /** Fetch a script that the build has packed, and return an address of it.
      @param {URL} address */
  async function unpacked(address) {
    const { body } = await fetch(address, { cache: "no-cache" });
    const text = await new Response(body?.pipeThrough(new DecompressionStream("gzip"))).text();
    return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  }

  /** @type {(folder: URL) => Promise<Engine>} */
  async function inWorker(folder) {
    const packed = ["engine.packed", "pagefind.packed"].map((name) => unpacked(new URL(name, folder)));
    const [address, script] = await Promise.all(packed);
    const worker = new Worker(address, { type: "module" });
    const waiting = new Map();
    let last = 0;
    /** @type {(task: string, value: unknown) => Promise<any>} */
    const send = (task, value) => new Promise((resolve, reject) => {
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
    await Promise.race([send("open", { address: folder.href, script }), broken]);
    return {
      find: (question) => send("find", question),
      advise: (question) => send("advise", question),
      stop: () => send("stop", undefined),
    };
  }

  /* -- searching and showing */

  /** @type {Found} */
  const NOTHING = { total: null, results: [], counts: {}, status: "" };
  /** @type {Found} */
  const FAILED = { results: [], counts: {}, status: "The search cannot be reached. Is there a network?" };
  let turn = 0;
  let shown = FIRST;

  /** @param {{keep?: boolean}} [options] */
  async function show({ keep = false } = {}) {
    const search = asked();
    const mine = ++turn;
    if (!keep) shown = FIRST;
    if (box.value !== search.text && document.activeElement !== box) box.value = search.text;
    sorting.value = search.sort;
    finder.setAttribute("aria-busy", "true");
    const open = names.filter((_, at) => facets[at].open);
    const { text, sort, typed } = search;
    const question = { text, facets: filters(search.chosen), sort, typed, shown, counted: open };
    const isNarrowed = Object.keys(search.chosen).length > 0;
    const isEmpty = !search.text.trim() && !isNarrowed;
    const [found, narrowing] = await Promise.all([
      isEmpty && !open.length ? NOTHING : ask("find", question).catch(() => FAILED),
      open.length || isNarrowed || extras.facets ? extra("facets") : null,
    ]);
    if (mine !== turn || !found) return;
    finder.removeAttribute("aria-busy");
    part("facets").hidden = found.counts === undefined;
    part("chosen").hidden = !isNarrowed || found.counts === undefined;
    narrowing?.(found.counts ?? {}, search, { finder, facets, box, make, go, show });
    showResults(isEmpty ? NOTHING : found);
    const advice = found.total === 0 || found.unknown?.length || found.corrected ? await advise(found, question, search) : [];
    if (mine === turn) part("advice").replaceChildren(...advice);
  }

  /** @type {(found: Found, question: Question, search: Search) => Promise<HTMLElement[]>} */
  async function advise(found, question, search) {
    const less = found.total === 0 ? await ask("advise", question).catch(() => null) : null;
    return (await extra("advice"))({ ...found, typed: search.text }, less ?? { looser: [], everywhere: 0 },
      (text, changed, total) => offer(search, text, changed, total), make);
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

  /** @type {string | undefined} */
  let displayed;

  /** @param {Found} found */
  function showResults({ total, partial = 0, results, counts, status }) {
    part("sort").hidden = !total || !counts;
    part("status").textContent = status ?? (total ? summary(total - partial, partial) : "Nothing found");
    const list = part("results");
    if (displayed !== location.search) list.replaceChildren();
    displayed = location.search;
    list.append(...results.slice(list.children.length).map(item));
    part("more").hidden = !total || results.length >= total;
    end.disconnect();
    end.observe(part("more"));
  }

  /** @type {(whole: number, partial: number) => string} */
  const summary = (whole, partial) =>
    [plural(whole, "result"), partial ? `${partial.toLocaleString(document.documentElement.lang)} with some of the words` : ""].filter(Boolean).join(", ");

  /** @param {Result} result */
  function item({ url, title, date, iso, conference, facts, passage, sections, marks, lacks }) {
    const when = date && make("time", { dateTime: iso ?? "" }, date);
    const about = [conference, when, ...(facts?.split(" · ") ?? [])].filter(Boolean);
    return make("li", {},
      make("h2", {}, make("a", { href: leading(url, marks) }, title)),
      about.length ? make("p", { className: "archive-meta" }, ...about.map((each) => make("span", {}, each))) : null,
      passage?.join("").trim() ? make("p", {}, ...marked(passage)) : null,
      lacks?.length ? make("p", { className: "archive-lacks" }, "Without ", ...lacks.flatMap((word) => [make("del", {}, word), " "])) : null,
      sections?.length ? make("ul", { className: "archive-sections" }, ...sections.map((section) =>
        make("li", {}, make("a", { href: leading(section.url, marks) }, section.title), " ", make("span", {}, ...marked(section.passage))))) : null);
  }

  /** Return the address of a page that is to mark the words it was found by.
      @type {(url: string, marks?: string[]) => string} */
  function leading(url, marks = []) {
    const target = new URL(url, location.href);
    marks.forEach((word) => target.searchParams.append("mark", word));
    return target.href;
  }

  /** Sees when a reader comes to the end of the first results. */
  const end = new IntersectionObserver((seen) => seen.at(-1)?.isIntersecting && shown === FIRST && showMore());

  function showMore() {
    shown += shown === FIRST ? PAGE - FIRST : PAGE;
    return show({ keep: true });
  }

  /* -- listening */

  /** @type {number | undefined} */
  let pause;
  box.addEventListener("input", () => {
    clearTimeout(pause);
    engine?.then(({ stop }) => stop?.()).catch(() => {});
    pause = setTimeout(() => go({ ...asked(), typed: false, text: box.value }, { typing: true }), PAUSE);
  });
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    go({ ...asked(), typed: false, text: box.value }, { typing: true });
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

  box.value = asked().text;
  part("facets").hidden = location.protocol === "file:";
  if (location.search) show();
})();
