// Frames of other hosts load when a reader asks for them, not before.
// Without this script the link in each of them leads to the same thing.
"use strict";

for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".click-to-load[data-src]"))) {
  const link = place.querySelector("a");
  if (!link) continue;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = place.dataset.src ?? "";
    frame.title = link.textContent;
    frame.allowFullscreen = true;
    place.replaceChildren(frame);
    frame.focus();
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
