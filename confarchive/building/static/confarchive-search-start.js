/* What every box of the search needs: elements, and the engine, in a worker where there is one. */
(() => {
  "use strict";

  const root = new URL(document.documentElement.dataset.content_root ?? "", location.href);

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

  /** @type {SearchParts} */
  const extras = {};
  /** @type {Record<string, Promise<unknown>>} */
  const loading = {};
  /** @type {Record<string, string[]>} */
  const STYLES = { facets: ["-facets"], dialog: ["", "-dialog"] };

  /** Load a part of this page that few searches need.
      @template {keyof SearchParts} Name
      @param {Name} name
      @returns {Promise<NonNullable<SearchParts[Name]>>} */
  async function extra(name) {
    if (!extras[name]) {
      const styles = () => (STYLES[name] ?? []).map((file) => style(`_static/confarchive-search${file}.css`));
      await (loading[name] ??= Promise.all([script(`_static/confarchive-search-${name}.js`), ...styles()]));
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

  /** Have the engine load nothing more for the last question. */
  const stop = () => engine?.then(({ stop }) => stop?.()).catch(() => {});

  const PAUSE = 80;

  /** Search when a box is typed into no more; what an earlier text finds is not waited for.
      @type {SearchStart["whenTyped"]} */
  function whenTyped(box, search) {
    /** @type {number | undefined} */
    let pause;
    const later = () => {
      clearTimeout(pause);
      stop();
      // It is there, or on its way, when it is to search.
      if (box.value.trim()) (engine ??= start()).catch(() => {});
      pause = setTimeout(search, PAUSE);
    };
    box.addEventListener("input", later);
    return { later, cancel: () => clearTimeout(pause) };
  }

  window.archiveSearch = { make, ask, stop, whenTyped, extra, extras };
})();
