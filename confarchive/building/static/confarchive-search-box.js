/* On every page: the keys that lead to the search box, and the marks of a page found by it. */
(() => {
  "use strict";

  /* -- "/" and Ctrl-K. They are taken first, before a host's own search hears of them. */

  const isSearchKey = (event) =>
    event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
      ? !event.composedPath()[0].closest?.("input, textarea, select, [contenteditable]")
      : event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;

  function openSearch(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    const boxes = [...document.querySelectorAll("article [name=q], .sidebar-search")];
    const box = boxes.find((each) => each.checkVisibility?.({ visibilityProperty: true }) ?? each.offsetParent);
    // A phone shows the box in its drawer only: the search page has one of its own.
    const isHere = box && box.getBoundingClientRect().left >= 0;
    if (!isHere) location.href = document.querySelector(".sidebar-search").form.action;
    else {
      box.focus();
      box.select();
    }
  }

  addEventListener("keydown", (event) => isSearchKey(event) && openSearch(event), true);
  // Read the Docs asks for its own search by this event.
  addEventListener("readthedocs-search-show", openSearch, true);

  /* -- the words that led here */

  const WORD = /[\p{L}\p{N}\p{M}+#]+/gu;
  const plain = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function mark(words) {
    const body = document.querySelector("[itemprop=articleBody]");
    const wanted = new Set(words.flatMap((word) => word.match(WORD) ?? []).map(plain));
    const texts = body ? document.createTreeWalker(body, NodeFilter.SHOW_TEXT) : null;
    const places = [];
    while (texts?.nextNode()) {
      const node = texts.currentNode;
      for (const { 0: word, index } of node.data.matchAll(WORD)) {
        if (wanted.has(plain(word))) places.push({ node, start: index, end: index + word.length });
      }
    }
    // From the end, so that the places before stay where they are.
    for (const { node, start, end } of places.reverse()) {
      const found = node.splitText(start);
      found.splitText(end - start);
      const element = document.createElement("mark");
      found.replaceWith(element);
      element.append(found);
    }
    if (places.length) addEventListener("keydown", unmark);
  }

  function unmark(event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll("[itemprop=articleBody] mark").forEach((element) => {
      element.replaceWith(...element.childNodes);
    });
    removeEventListener("keydown", unmark);
  }

  const marks = new URLSearchParams(location.search).getAll("mark");
  if (marks.length) mark(marks);
})();
