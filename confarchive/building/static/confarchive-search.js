/* The search page: the address says what is searched for, and all else follows from it. */
(() => {
  "use strict";

  // A screen shows some five results: the others of a page come when they are looked for.
  const FIRST = 5;
  const PAGE = 10;
  const PAUSE = 80;
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
    if (target === `${location.pathname}${location.search}`) {
      if (finder.getAttribute("aria-busy")) show();
      return;
    }
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
    if (location.protocol === "file:" || !window.WebAssembly) return fromFiles();
    const folder = new URL("pagefind/", root);
    return inWorker(folder).catch(async () => {
      const module = await import(new URL("_static/confarchive-search-engine.js", root));
      await module.open({ address: folder });
      return module;
    }).catch(fromFiles);
  }

  /** Ask the engine; when the site was published anew since it was opened, open it again. */
  async function ask(task, question) {
    try {
      return await (await (engine ??= start()))[task]?.(question);
    } catch {
      engine = start();
      return (await engine)[task]?.(question);
    }
  }

  let files;
  const fromFiles = () => (files ??= extra("files").then((open) => open(root, script)));

  const loaded = (name, properties) =>
    new Promise((resolve, reject) => {
      document.head.append(make(name, { ...properties, onload: resolve, onerror: reject }));
    });
  const script = (path) => loaded("script", { src: new URL(path, root).href });
  const style = (path) => loaded("link", { rel: "stylesheet", href: new URL(path, root).href });

  /** Load a part of this page that few searches need. */
  const extras = (window.archiveSearch = {});
  async function extra(name) {
    if (!extras[name]) {
      await Promise.all([script(`_static/confarchive-search-${name}.js`), name === "facets" && style("_static/confarchive-search-facets.css")]);
    }
    return extras[name];
  }

  /** Fetch a script that the build has packed, and return an address of it. */
  async function unpacked(address) {
    const { body } = await fetch(address, { cache: "no-cache" });
    const text = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).text();
    return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  }

  async function inWorker(folder) {
    const packed = ["engine.packed", "pagefind.packed"].map((name) => unpacked(new URL(name, folder)));
    const [address, script] = await Promise.all(packed);
    const worker = new Worker(address, { type: "module" });
    const waiting = new Map();
    let last = 0;
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
    return Object.fromEntries(["find", "stop", "advise"].map((task) => [task, (value) => send(task, value)]));
  }

  /* -- searching and showing */

  const NOTHING = { total: null, results: [], counts: {}, status: "" };
  const FAILED = { results: [], counts: {}, status: "The search cannot be reached. Is there a network?" };
  let turn = 0;
  let shown = FIRST;

  async function show({ keep = false } = {}) {
    const search = asked();
    const mine = ++turn;
    if (!keep) shown = FIRST;
    if (box.value !== search.text && document.activeElement !== box) box.value = search.text;
    sorting.value = search.sort;
    finder.setAttribute("aria-busy", "true");
    const open = facets.filter((facet) => facet.open).map((facet) => facet.dataset.facet);
    const question = { text: search.text, facets: filters(search.chosen), sort: search.sort, shown, counted: open };
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
    const advice = found.total === 0 || found.unknown?.length ? await advise({ ...question, unknown: found.unknown }, search) : [];
    if (mine === turn) part("advice").replaceChildren(...advice);
  }

  async function advise(question, search) {
    const found = await ask("advise", question).catch(() => null);
    return found ? (await extra("advice"))(found, (text, changed, total) => offer(search, text, changed, total), make) : [];
  }

  /** Make a link to a search that is changed in some way. */
  const offer = (search, text, changed, total) => make("a", {
    href: address({ ...search, ...changed }),
    onclick: (event) => {
      event.preventDefault();
      box.value = changed.text ?? box.value;
      go({ ...search, ...changed });
    },
  }, total ? `${text} (${total})` : text);

  let displayed;

  function showResults({ total, results, counts, status }) {
    part("sort").hidden = !total || !counts;
    part("status").textContent = status ?? (total ? plural(total, "result") : "Nothing found");
    const list = part("results");
    if (displayed !== location.search) list.replaceChildren();
    displayed = location.search;
    list.append(...results.slice(list.children.length).map(item));
    part("more").hidden = !total || results.length >= total;
    end.disconnect();
    end.observe(part("more"));
  }

  function item({ url, title, date, iso, conference, facts, passage, sections, marks }) {
    const when = date && make("time", { dateTime: iso ?? "" }, date);
    const about = [conference, when, ...(facts?.split(" · ") ?? [])].filter(Boolean);
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

  /** Sees when a reader comes to the end of the first results. */
  const end = new IntersectionObserver((seen) => seen.at(-1).isIntersecting && shown === FIRST && showMore());

  function showMore() {
    shown += shown === FIRST ? PAGE - FIRST : PAGE;
    return show({ keep: true });
  }

  /* -- listening */

  let pause;
  box.addEventListener("input", () => {
    clearTimeout(pause);
    engine?.then(({ stop }) => stop?.()).catch(() => {});
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
    await showMore();
    part("results").children[next]?.querySelector("a").focus();
  });
  facets.forEach((facet) => facet.addEventListener("toggle", () => facet.open && show({ keep: true })));
  addEventListener("popstate", () => { box.value = asked().text; show(); });

  box.value = asked().text;
  part("facets").hidden = location.protocol === "file:";
  if (location.search) show();
})();
