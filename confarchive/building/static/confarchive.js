// Frames of other hosts load when a reader asks for them, not before.
// Without this script the link in each of them leads to the same thing.
"use strict";

const { gettext } = window.archiveWords;

/** @type {(src: string, title: string) => HTMLIFrameElement} */
function frameOf(src, title) {
  const frame = document.createElement("iframe");
  Object.assign(frame, { src, title, allow: "fullscreen; picture-in-picture" });
  return frame;
}

for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".click-to-load[data-src]"))) {
  const link = place.querySelector("a");
  if (!link) continue;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const frame = frameOf(place.dataset.src ?? "", link.textContent);
    place.replaceChildren(frame);
    frame.focus();
  });
}

// A talk's video plays beneath the talk, in its host's player, and goes when it is asked for once more.
// Its link stands beneath the player, and alone where this script is not.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-player]"))) {
  const { player = "" } = link.dataset;
  const title = gettext("Video: %(talk)s", { talk: link.closest("li")?.querySelector("cite")?.textContent ?? "" });
  const { hostname } = new URL(player);
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "archive-player", ariaExpanded: "false", ariaLabel: title });
  button.title = gettext("Plays here, from %(host)s", { host: hostname });
  button.append(...link.childNodes);
  const place = document.createElement("div");
  link.replaceWith(button);
  link.textContent = gettext("The video on %(host)s", { host: link.hostname });
  button.addEventListener("click", () => {
    const opens = !place.isConnected;
    button.ariaExpanded = String(opens);
    if (!opens) return place.remove();
    const box = document.createElement("div");
    box.className = "click-to-load";
    box.append(frameOf(player, title));
    place.replaceChildren(box, link);
    return button.parentElement?.append(place);
  });
}

// Links to the site that was here before lead to what the archive has of it, and its pictures
// come from here. Without this script they are where their author said.
for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-archive]"))) {
  element.removeAttribute("srcset");
  const { archive = "" } = element.dataset;
  Object.assign(element, element.hasAttribute("href") ? { href: archive } : { src: archive });
  if (element.localName === "source") /** @type {HTMLMediaElement} */ (element.parentElement).load?.();
}

// What is wider than its place is scrolled by keys too, which have to reach it; and both sides of a page have a name.
new ResizeObserver(() => {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("article :is(pre, .table-wrapper, .math)"))) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}).observe(document.body);
for (const side of document.querySelectorAll("aside")) {
  side.ariaLabel ??= side.querySelector("nav")?.ariaLabel ?? side.querySelector(".toc-title")?.textContent?.trim() ?? null;
}

// The words of a search that led here are marked by Sphinx's scripts, which most pages come without.
(() => {
  const isSought = new URLSearchParams(location.search).has("highlight") || localStorage.getItem("sphinx_highlight_terms");
  if (!isSought || document.querySelector("script[src*='/sphinx_highlight.js']")) return;
  for (const name of ["documentation_options", "doctools", "sphinx_highlight"]) {
    const script = document.createElement("script");
    const { href } = new URL(`${document.documentElement.dataset.content_root}_static/${name}.js`, location.href);
    Object.assign(script, { src: href, async: false });  // in this order
    document.head.append(script);
  }
})();
