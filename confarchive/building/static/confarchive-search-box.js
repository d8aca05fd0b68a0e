/* On every page: the keys that lead to the search box, and the marks of a page found by it. */
(() => {
  "use strict";

  /* -- "/" and Ctrl-K. They are taken first, before a host's own search hears of them. */

  const isSearchKey = (/** @type {KeyboardEvent} */ event) =>
    event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
      ? !/** @type {Element} */ (event.composedPath()[0]).closest?.("input, textarea, select, [contenteditable]")
      : event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;

  /** @param {Event} event */
  function openSearch(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    /** @type {NodeListOf<HTMLInputElement>} */
    const inputs = document.querySelectorAll("article [name=q], .sidebar-search");
    const box = [...inputs].find((each) => each.checkVisibility?.({ visibilityProperty: true }) ?? each.offsetParent);
    // A phone shows the box in its drawer only: the search page has one of its own.
    const isHere = box && box.getBoundingClientRect().left >= 0;
    if (!isHere) location.href = /** @type {Searchbox} */ (document.querySelector(".sidebar-search")).form.action;
    else {
      box.focus();
      box.select();
    }
  }

  addEventListener("keydown", (event) => isSearchKey(event) && openSearch(event), true);
  // Read the Docs asks for its own search by this event.
  addEventListener("readthedocs-search-show", openSearch, true);

  /* -- the words that led here */

  const words = new URLSearchParams(location.search).getAll("mark");
  if (words.length) {
    const script = document.createElement("script");
    script.src = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace("box.js", "marks.js");
    script.onload = () => archiveMark(words);
    document.head.append(script);
  }
})();
