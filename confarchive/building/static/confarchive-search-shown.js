/* What is shown of a page that was found, of what Pagefind tells of it. */

import { plain, together } from "./confarchive-search-query.js";

const SECTIONS = 3;
const MARKS = 12;

/** Return what the page of results shows.
    @type {(page: PagefindPage) => Result} */
export function told(data) {
  const { title, date, iso, conference, facts } = Object.fromEntries(
    Object.entries(data.meta).map(([name, text]) => [name, together(text)]));
  const sections = data.sub_results.filter(({ anchor }) => anchor);
  const excerpt = untitled(data.excerpt, data.meta.title);
  return {
    url: data.url, title, date, iso, conference, facts,
    passage: facts && plain(data.content).endsWith(plain(`${title} ${facts}`)) ? [] : passage(cut(excerpt, data.content, data.meta.title)),
    sections: sections.slice(0, SECTIONS).map(({ url, title, excerpt }) => ({ url, title: together(title), passage: passage(cut(excerpt, data.content, title)) })),
    marks: found(data).slice(0, MARKS),
  };
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
