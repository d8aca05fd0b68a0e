// The table of all conferences sorts by the column that is chosen; without this it is by name.
// A circle on the map leads to a place in a closed list, which opens for it.

for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table[data-sortable]"))) {
  const headings = [.../** @type {HTMLTableSectionElement} */ (table.tHead).rows[0].cells];
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(table, headings, column));
    heading.append(button);
  });
}

/** @type {(table: HTMLTableElement, headings: Element[], column: number) => void} */
function sort(table, headings, column) {
  const body = table.tBodies[0];
  const value = (/** @type {HTMLTableRowElement} */ row) => row.cells[column].textContent.trim();
  const down = headings[column].getAttribute("aria-sort") === "ascending";
  const rows = [...body.rows].sort((one, other) => {
    const order = value(one).localeCompare(value(other), undefined, { numeric: true, sensitivity: "base" });
    return down ? -order : order;
  });
  headings.forEach((heading) => heading.removeAttribute("aria-sort"));
  headings[column].setAttribute("aria-sort", down ? "descending" : "ascending");
  body.append(...rows);
}

function openPlace() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target && target.closest("details");
  if (details && !details.open) {
    details.open = true;
    target.scrollIntoView();
  }
}

addEventListener("hashchange", openPlace);
openPlace();
