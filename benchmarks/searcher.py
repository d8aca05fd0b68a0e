"""A built site in Chromium, with each of its searches ready to be asked."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.search_others import PAGEFIND, ZENSICAL
from tests.site import browser as chromium
from tests.site.conftest import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

BATCH = 20
"""Questions asked at once, so that time limits can be kept."""

ASK = """
(() => {
  const root = new URL(".", location.href);
  const path = (url) => decodeURIComponent(new URL(url, root).href.replace(root.href, "").replace(/[?#].*/, ""));
  const load = (src) => new Promise((resolve, reject) =>
    document.head.append(Object.assign(document.createElement("script"), { src: new URL(src, root).href, onload: resolve, onerror: reject })));
  const engines = {
    async ours() {
      const engine = await import(new URL("_static/confarchive-search-engine.js", root));
      await engine.open({ address: new URL("pagefind/", root) });
      return engine.find;
    },
    async pagefind() {
      const pagefind = await import(new URL("%(pagefind)s/pagefind.js", root));
      await pagefind.options({ baseUrl: root.pathname });
      return async ({ text, shown }) => {
        const { results } = await pagefind.search(text);
        return { results: await Promise.all(results.slice(0, shown).map((result) => result.data())) };
      };
    },
    async sphinx() {
      const scripts = ["doctools", "sphinx_highlight", "language_data", "searchtools"];
      if (typeof DOCUMENTATION_OPTIONS === "undefined") scripts.unshift("documentation_options");
      for (const name of scripts) await load(`_static/${name}.js`);
      Search.deferQuery(null);
      Search.stopPulse();
      await load("searchindex.js");
      return async ({ text, shown }) => {
        const results = Search._performSearch(...Search._parseQuery(text.trim())).reverse().slice(0, shown);
        return { results: results.map(([name]) => ({ url: `${name}${DOCUMENTATION_OPTIONS.FILE_SUFFIX}` })) };
      };
    },
    async zensical() {
      // As its pages speak to its worker: an index or a question goes in, numbers of sections come out.
      const index = await (await fetch(new URL("%(zensical)s/search.json", root))).json();
      const worker = new Worker(new URL("%(zensical)s/search.js", root));
      const send = (type, data) => new Promise((resolve) => {
        worker.onmessage = (message) => resolve(message.data.data);
        worker.postMessage({ type, data });
      });
      await send(0, index);
      return async ({ text, shown }) => {
        const { items } = await send(2, { input: text });
        const pages = new Set(items.map(({ id }) => index.items[id].location.replace(/#.*/, "")));
        return { results: [...pages].slice(0, shown).map((url) => ({ url })) };
      };
    },
  };
  const opened = {};
  window.ask = async (name, texts) => {
    const find = await (opened[name] ??= engines[name]());
    const answers = [];
    for (const text of texts) {
      const begin = performance.now();
      const { results } = await find({ text, shown: 3 });
      answers.push([results.map(({ url }) => path(url)), performance.now() - begin]);
    }
    return answers;
  };
})();
""".replace("%(pagefind)s", PAGEFIND).replace("%(zensical)s", ZENSICAL)


@contextmanager
def opened(site: Path) -> Iterator[Page]:
    """Serve a built site and give its search page, which has ``ask(engine, texts)``."""
    with (
        tempfile.TemporaryDirectory() as place,
        serving(site, Path(place) / "host") as address,
        sync_playwright() as playwright,
    ):
        path = chromium.find(playwright.chromium)
        browser = playwright.chromium.launch(executable_path=path, args=chromium.flags())
        page = browser.new_page()
        page.set_default_timeout(0)
        page.goto(f"{address}search.html")
        page.evaluate(ASK)
        yield page
        browser.close()
