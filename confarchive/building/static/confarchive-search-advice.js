/* What was searched for instead of what was typed, and what to look for where little was found. */
"use strict";

window.archiveSearch.extras.advice = ({ unknown = [], corrected, typed }, { looser, everywhere }, offer, make) => {
  const lines = unknown.map((word) => make("p", {}, `No page has “${word}”.`));
  if (corrected) {
    lines.unshift(make("p", {}, "Showing results for ", make("strong", {}, corrected), ". Search for ", offer(typed, { typed: true }, 0), " instead."));
  }
  const links = looser.map(({ text, total }) => offer(text, { text }, total));
  if (everywhere) links.push(offer("the same in all posts", { chosen: {} }, everywhere));
  if (links.length) lines.push(make("p", {}, "Look for less:"), make("ul", {}, ...links.map((link) => make("li", {}, link))));
  return lines;
};
