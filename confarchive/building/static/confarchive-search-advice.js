/* What to look for instead, when nothing was found, or nothing of a word. */
"use strict";

window.archiveSearch.advice = ({ unknown, spelling, looser, everywhere }, offer, make) => {
  const lines = unknown.map((word) => make("p", {}, `No page has “${word}”.`));
  if (spelling) lines.push(make("p", {}, "Did you mean ", offer(spelling.text, { text: spelling.text }, spelling.total), "?"));
  const links = looser.map(({ text, total }) => offer(text, { text }, total));
  if (everywhere) links.push(offer("the same in all posts", { chosen: {} }, everywhere));
  if (links.length) lines.push(make("p", {}, "Look for less:"), make("ul", {}, ...links.map((link) => make("li", {}, link))));
  return lines;
};
