/* Search in place: a dialog over the page one reads. It asks as the search page does, and leads there. */
(() => {
  "use strict";

  const SHOWN = 5;
  // What a search is narrowed by most; the search page has all.
  const NARROWING = ["series", "year"];
  const VALUES = 4;

  const { make, ask, stop, whenTyped, extra, extras } = window.archiveSearch;
  const { gettext, ngettext } = window.archiveWords;

  /** @type {HTMLInputElement} */
  const box = /** @type {any} */ (make("input", {
    type: "search", name: "q", placeholder: gettext("Search the archive"), ariaLabel: gettext("Search the archive"),
    autocomplete: "off", autocapitalize: "off", spellcheck: false,
  }));
  const status = make("p", { role: "status" });
  const advice = make("div", { className: "archive-advice" });
  const results = make("ol", { className: "archive-results", role: "list" });
  const narrower = make("ul", { className: "archive-narrower", role: "list", ariaLabel: gettext("Narrow the search") });
  const all = /** @type {HTMLAnchorElement} */ (make("a", { className: "archive-all", hidden: true }));
  const close = make("button", { type: "button", className: "archive-close", ariaLabel: gettext("Close"), onclick: () => dialog.close() }, "×");
  const form = /** @type {HTMLFormElement} */ (make("form", { className: "archive-search", role: "search" }, box, close));
  const dialog = /** @type {HTMLDialogElement} */ (make("dialog", { className: "archive-dialog", ariaLabel: gettext("Search the archive") },
    make("div", {}, form, status, advice, results, narrower, all, make("p", { className: "archive-keys", ariaHidden: "true" },
      gettext("↑ ↓ to move, Enter for all results, Esc to close")))));

  /** The box that one typed in before the dialog opened.
      @type {HTMLInputElement | null} */
  let from = null;
  let turn = 0;

  /** Return the address of the search page with the words and a value of a facet.
      @type {(chosen?: Record<string, string>) => string} */
  const leading = (chosen = {}) => `${form.action}?${new URLSearchParams({ q: box.value, ...chosen })}`;

  /** @type {(options?: {typed?: boolean, typing?: boolean}) => Promise<void>} */
  async function show({ typed = false, typing = false } = {}) {
    const mine = ++turn;
    const { item, summary, advise, NOTHING, FAILED } = await extra("results");
    const question = { text: box.value, shown: SHOWN, typed, typing };
    const found = box.value.trim() ? await ask("find", question).catch(() => FAILED) : NOTHING;
    if (mine !== turn || !found) return;
    results.replaceChildren(...found.results.map(item));
    status.textContent = summary(found);
    narrower.replaceChildren();
    all.hidden = (found.total ?? 0) <= found.results.length;
    all.href = leading();
    all.textContent = ngettext("All %(count)s result", "All %(count)s results", found.total ?? 0);
    const told = await advise(found, question, box.value, offer);
    if (mine === turn) advice.replaceChildren(...told);
    if (mine === turn && !all.hidden && found.counts) await narrow(question, mine);
  }

  /** Offer the values of facets that most of many results have.
      @type {(question: Question, mine: number) => Promise<void>} */
  async function narrow(question, mine) {
    const found = await ask("find", { ...question, typing: false, shown: 0, counted: NARROWING }).catch(() => null);
    if (mine !== turn || !found?.counts) return;
    const { counts } = found;
    narrower.replaceChildren(...NARROWING.flatMap((name) =>
      Object.entries(counts[name] ?? {}).sort(([, a], [, b]) => b - a).slice(0, VALUES).map(([value, count]) =>
        make("li", {}, make("a", { href: leading({ [name]: value }) }, value), ` ${count}`))));
  }

  /** Make a link to another search, which is made here.
      @type {Offer} */
  const offer = (text, changed, total) => make("a", {
    href: leading(),
    onclick: (event) => {
      event.preventDefault();
      box.value = changed.text ?? box.value;
      box.focus();
      show({ typed: changed.typed });
    },
  }, total ? `${text} (${total})` : text);

  const typing = whenTyped(box, () => show({ typing: true }));
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {  // which would only empty the box
      event.preventDefault();
      dialog.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    /** @type {HTMLElement[]} */
    const stops = [box, ...dialog.querySelectorAll("a")].filter((each) => !each.hidden);
    const next = stops[stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step];
    event.preventDefault();
    next?.focus();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    turn += 1;
    typing.cancel();
    stop();
    if (from) from.value = box.value;
  });

  extras.dialog = async (address, opener) => {
    box.focus();
    if (dialog.open) return;
    if (!dialog.isConnected) document.body.append(dialog);
    from = opener;
    form.action = address;
    if (opener) box.value = opener.value;
    dialog.showModal();
    box.focus();
    // What opened it may have been the first of many letters.
    typing.later();
  };
})();
