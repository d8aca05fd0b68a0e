/* On every page: the search opens where one types, by "/" and by Ctrl-K; and the marks of a page found by it.
   And the words that scripts say, in the language of the page. */
(() => {
  "use strict";

  /* -- words: they stand in scripts in English, and what a build writes before them has the others of a page that is not */

  const { messages = {}, form = (/** @type {number} */ number) => Number(number !== 1) } = window.archiveMessages ?? {};

  /** Put values, which may be elements, into a text where it names them, as %(name)s.
      @type {ArchiveWords["filled"]} */
  const filled = (text, values) => text.split(/%\((\w+)\)s/).flatMap((part, at) => (at % 2 ? values[part] : part));

  window.archiveWords = {
    filled,
    gettext: (message, values = {}) => filled(String(messages[message] ?? message), values).join(""),
    pgettext: (context, message, values = {}) => filled(String(messages[`${context}\u0004${message}`] ?? message), values).join(""),
    ngettext: (one, many, count, values = {}) => filled((messages[one] ?? [one, many])[form(count)], { count, ...values }).join(""),
  };

  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** @type {(name: string) => Promise<unknown>} */
  const load = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: new URL(`confarchive-search-${name}.js`, src), onload: resolve, onerror: reject });
    document.head.append(script);
  });

  /** @type {NodeListOf<Searchbox>} */
  const boxes = document.querySelectorAll("form [name=q]:not(dialog *, [itemprop=articleBody] *)");
  /** @type {Searchbox | null} */
  const any = document.querySelector("form [name=q]:not([itemprop=articleBody] *)");
  if (!any) return;
  const { action } = any.form;
  /** The search page's own box shows results beneath it.
      @type {Searchbox | null} */
  const own = document.querySelector("#archive-finder [name=q]");

  /* -- the dialog: nothing of it is loaded before it is asked for */

  /** @type {Promise<unknown> | undefined} */
  let start;
  /** @param {Searchbox} [opener] */
  async function openDialog(opener) {
    if (!window.archiveSearch) await (start ??= load("start"));
    const open = await archiveSearch.extra("dialog");
    await open(action, opener ?? null);
  }

  /** A method of writing has its say before the letters that it makes go elsewhere.
      @param {Event} event */
  function typed(event) {
    if (!(/** @type {InputEvent} */ (event).isComposing)) openDialog(/** @type {Searchbox} */ (event.target));
  }

  for (const box of boxes) {
    if (box === own) continue;
    box.addEventListener("input", typed);
    box.addEventListener("compositionend", typed);
  }

  /* -- "/" and Ctrl-K. They are taken first, before a host's own search hears of them. */

  const isSearchKey = (/** @type {KeyboardEvent} */ event) =>
    event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
      ? !/** @type {Element} */ (event.composedPath()[0]).closest?.("input, textarea, select, [contenteditable]")
      : event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;

  /** @param {Event} event */
  function openSearch(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    // What is typed before the dialog is there goes into a box. A phone has one in its drawer only.
    const box = own ?? [...boxes].find((each) => each.checkVisibility?.({ visibilityProperty: true }) && each.getBoundingClientRect().left >= 0);
    box?.focus();
    box?.select();
    if (!own) openDialog(box);
  }

  addEventListener("keydown", (event) => isSearchKey(event) && openSearch(event), true);
  // Read the Docs asks for its own search by this event.
  addEventListener("readthedocs-search-show", openSearch, true);

  /* -- the words that led here */

  const words = new URLSearchParams(location.search).getAll("mark");
  if (words.length) load("marks").then(() => archiveMark(words));
})();
