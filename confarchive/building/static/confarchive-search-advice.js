/* What was searched for instead of what was typed, and what to look for where little was found. */
"use strict";

window.archiveSearch.extras.advice = ({ unknown = [], corrected, typed }, { looser, everywhere }, offer, make) => {
  const { gettext, filled } = window.archiveWords;
  const lines = unknown.map((word) => make("p", {}, gettext("No page has “%(word)s”.", { word })));
  if (corrected) {
    // Translators: What was searched for, and what was typed, which is a link.
    const told = gettext("Showing results for %(corrected)s. Search for %(typed)s instead.", { corrected: "%(corrected)s", typed: "%(typed)s" });
    lines.unshift(make("p", {}, ...filled(told, { corrected: make("strong", {}, corrected), typed: offer(typed, { typed: true }, 0) })));
  }
  const links = looser.map(({ text, total }) => offer(text, { text }, total));
  if (everywhere) links.push(offer(gettext("the same in all posts"), { chosen: {} }, everywhere));
  if (links.length) lines.push(make("p", {}, gettext("Look for less:")), make("ul", {}, ...links.map((link) => make("li", {}, link))));
  return lines;
};
