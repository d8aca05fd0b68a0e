/* What is shown of a page that was found, of what Pagefind tells of it. */

import { isSign, plain, together } from "./confarchive-search-query.js";

const SECTIONS = 3;
const MARKS = 12;
/** As confarchive/building/search/documents.py writes a place in a page. */
const PLACE = /;(.*)\.html$/;

/** Return what the page of results shows.
    @type {(page: PagefindPage) => Result} */
export function told(data) {
  const { title, date, iso, conference, facts, held } = Object.fromEntries(
    Object.entries(data.meta).map(([name, text]) => [name, together(text)]));
  const sections = data.sub_results.filter(({ anchor }) => anchor).slice(0, SECTIONS);
  const excerpt = sections.some((section) => isSame(data.excerpt, section.excerpt)) ? "" : untitled(data.excerpt, data.meta.title);
  return {
    url: data.url.replace(PLACE, "#$1"), title, date, iso, conference, isTalk: Boolean(held),
    facts: [facts, held, ...(data.filters?.told ?? [])].filter(Boolean).join(" · "),
    passage: facts && plain(data.content).endsWith(plain(`${title} ${facts}`)) ? [] : passage(cut(excerpt, data.content, data.meta.title)),
    sections: sections.map(({ url, title, excerpt }) => ({ url, title: together(title), passage: passage(cut(excerpt, data.content, title)) })),
    marks: found(data).filter((word) => !isSign(word)).slice(0, MARKS),
  };
}

/** Tell whether a section shows what is in the middle of its page's excerpt: the best passage stands once, and says where.
    @type {(excerpt: string, section: string) => boolean} */
function isSame(excerpt, section) {
  const [words, other] = [excerpt, section].map((text) => plain(text.replace(/<\/?mark>/g, "")));
  const all = words.split(" ");
  return all.length > 5 && other.includes(all.slice(all.length / 3, -all.length / 3).join(" "));
}

/** Return the words of a page that were found, as they stand in it.
    @type {(page: PagefindPage) => string[]} */
function found({ content, locations }) {
  const words = content.split(/\s+/);
  const there = locations.map((at) => words[at]?.match(/[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}+#])?/u)?.[0]);
  return [...new Set(/** @type {string[]} */ (there.filter(Boolean)))];
}

/** Return the words of a page that were found, and all of its notes, plain.
    @type {(page: PagefindPage) => string[]} */
export const wordsOf = (page) => [...found(page), ...Object.values(page.meta).join(" ").split(/\s+/)].map(plain);

/** Return an excerpt without the page's title, which it begins with where the title was found.
    @type {(excerpt: string, title: string) => string} */
function untitled(excerpt, title) {
  const words = excerpt.split(" ");
  const bare = words.map((word) => plain(word.replace(/<\/?mark>/g, "")));
  const end = title.split(" ").map(plain);
  for (let length = end.length; length; length--) {
    if (end.slice(-length).join(" ") === bare.slice(0, length).join(" ")) return words.slice(length).join(" ");
  }
  return excerpt;
}

/** Return an excerpt with signs that its page goes on before it, where no title stands, and after it.
    @type {(excerpt: string, content: string, title: string) => string} */
function cut(excerpt, content, title) {
  const [all, part, head] = [content, excerpt.replace(/<\/?mark>/g, ""), title].map(plain);
  const at = all.indexOf(part);
  if (!part || at < 0) return excerpt;
  const begins = !at || part.startsWith(head) || all.slice(0, at).trim().endsWith(head);
  return `${begins ? "" : "… "}${excerpt}${at + part.length < all.length ? " …" : ""}`;
}

/** Take an excerpt apart: plain text, marked text, plain text, …
    @type {(excerpt: string) => Passage} */
function passage(excerpt) {
  const parts = together(excerpt).replaceAll("</mark><mark>", "").split(/<\/?mark>/)
    .map((part) => part.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
  for (let at = 1; at < parts.length; at += 2) {
    // A full stop is no part of the word before it.
    const [, before, word, after] = /** @type {string[]} */ (parts[at].match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}+#]*)$/su));
    parts[at - 1] += before;
    parts[at] = word;
    parts[at + 1] = after + parts[at + 1];
  }
  return parts;
}
