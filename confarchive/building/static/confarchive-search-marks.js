/* The marks of the words that a page was found by; Escape removes them. */
(() => {
  "use strict";

  const WORD = /[\p{L}\p{N}\p{M}+#]+/gu;
  const plain = (/** @type {string} */ word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  window.archiveMark = (words) => {
    const body = document.querySelector("[itemprop=articleBody]");
    const wanted = new Set(words.flatMap((word) => word.match(WORD) ?? []).map(plain));
    const texts = body ? document.createTreeWalker(body, NodeFilter.SHOW_TEXT) : null;
    /** @type {{node: Text, start: number, end: number}[]} */
    const places = [];
    while (texts?.nextNode()) {
      const node = /** @type {Text} */ (texts.currentNode);
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
  };

  /** @param {KeyboardEvent} event */
  function unmark(event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll("[itemprop=articleBody] mark").forEach((element) => {
      element.replaceWith(...element.childNodes);
    });
    removeEventListener("keydown", unmark);
  }
})();
