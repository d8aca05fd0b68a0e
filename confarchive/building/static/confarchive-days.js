// The page of the days of the year shows today's first, and leads to a random one of its posts.
// Other pages lead there by links that are hidden without this script.
"use strict";

const days = document.querySelector(".archive-days");

for (const link of document.querySelectorAll("[data-random-link]")) link.removeAttribute("hidden");

if (days) {
  const random = () => {
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (days.querySelectorAll("li a"));
    location.replace(links[Math.floor(Math.random() * links.length)].href);
  };
  if (location.hash === "#random") random();
  for (const ways of document.querySelectorAll(".archive-days-ways")) ways.removeAttribute("hidden");
  document.querySelector("[data-random]")?.addEventListener("click", random);
  addEventListener("DOMContentLoaded", () => showToday(days));  // words come from a script behind this one
}

/** @type {(days: Element) => void} */
function showToday(days) {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const today = `day-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const all = [...days.querySelectorAll("section")];
  // Where no post is of today, the day that follows; after the last one the year begins anew.
  const day = all.find((section) => section.id >= today) ?? all[0];
  const place = document.querySelector(".archive-today");
  if (!place || !day) return;
  const copy = /** @type {Element} */ (day.cloneNode(true));
  const heading = document.createElement("h2");
  const told = { day: copy.querySelector("h3")?.textContent ?? "" };
  const { gettext } = window.archiveWords;
  heading.textContent = day.id === today ? gettext("Today: %(day)s", told) : gettext("Next: %(day)s", told);
  copy.querySelector("h3")?.replaceWith(heading);
  place.replaceChildren(...copy.childNodes);
  place.removeAttribute("hidden");
}
