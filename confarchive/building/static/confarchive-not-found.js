/* On the page that hosts show where nothing is: the addresses of the site that look most like the one asked for. */

import { distance } from "./confarchive-search-spelling.js";

const MOST = 3;

/** Return the last part of an address as it is written, without its suffix.
    @type {(path: string) => string} */
function name(path) {
  const parts = path.replace(/(\/index)?\.html?$|\/+$/g, "").split("/");
  try {
    return decodeURIComponent(parts[parts.length - 1]).toLowerCase();
  } catch {
    return parts[parts.length - 1].toLowerCase();
  }
}

/** Yield the addresses whose last part is most like that of `asked`, the likest first.
    @type {(asked: string, urls: string[]) => string[]} */
function nearest(asked, urls) {
  const wanted = name(asked), allowed = Math.max(1, Math.floor(wanted.length / 3));
  return urls
    .map((url) => ({ url, far: distance(wanted, name(new URL(url).pathname)) }))
    .filter(({ far }) => wanted && far <= allowed)
    .sort((one, other) => one.far - other.far || one.url.localeCompare(other.url))
    .slice(0, MOST)
    .map(({ url }) => url);
}

/** @param {string[]} urls */
function show(urls) {
  const section = /** @type {HTMLElement} */ (document.querySelector(".archive-nearest"));
  for (const url of urls) {
    const link = document.createElement("a");
    // The site may be tried out elsewhere than where it is to stand.
    link.href = new URL(url).pathname;
    link.textContent = decodeURI(new URL(url).pathname);
    const item = document.createElement("li");
    item.append(link);
    section.querySelector("ul")?.append(item);
  }
  section.hidden = !urls.length;
}

const root = new URL("..", import.meta.url);
const answer = await fetch(new URL("sitemap.xml", root)).catch(() => undefined);
if (answer?.ok) {
  const map = new DOMParser().parseFromString(await answer.text(), "text/xml");
  const urls = [...map.querySelectorAll("loc")].map((each) => each.textContent ?? "");
  show(nearest(location.pathname, urls));
}
const box = /** @type {HTMLInputElement | null} */ (document.querySelector("article [name=q]"));
if (box && !box.value) box.value = name(location.pathname).replace(/[-_]+/g, " ");
