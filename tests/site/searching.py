"""The search page as a reader uses it, in a browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

IS_DONE = """text => (new URLSearchParams(location.search).get("q") ?? "") === (text ?? "")
  && !document.querySelector("#archive-finder[aria-busy]")"""


@dataclass
class SearchPage:
    """A search page in the browser's *page*; *address* is the site's, with a slash."""

    page: Page
    address: str

    def ask(self, text: str | None = None, **parameters: str | list[str]) -> SearchPage:
        """Open the address of a search, and wait for its answer."""
        asked = {**({} if text is None else {"q": text}), **parameters}
        query = urlencode(asked, doseq=True)
        self.page.goto(f"{self.address}search.html{'?' if query else ''}{query}")
        return self.wait(text)

    def type(self, text: str) -> SearchPage:
        """Type *text* into the box, and wait for the answer."""
        self.box.fill("")
        self.box.press_sequentially(text)
        return self.wait(text)

    def wait(self, text: str | None = None) -> SearchPage:
        """Wait until the results of a search for *text* are there."""
        self.page.wait_for_function(IS_DONE, arg=text)
        return self

    @property
    def box(self) -> Locator:
        return self.page.locator("article [name=q]")

    @property
    def results(self) -> Locator:
        return self.page.locator("#search-results > li")

    @property
    def status(self) -> str:
        return self.page.locator("#search-status").inner_text()

    @property
    def titles(self) -> list[str]:
        return self.results.locator("h2").all_inner_texts()

    @property
    def paths(self) -> list[str]:
        """The addresses of the results, from the site's root."""
        links = self.results.locator("h2 a").evaluate_all("links => links.map(link => link.href)")
        return [link.removeprefix(self.address).partition("?")[0] for link in links]

    @property
    def asked(self) -> list[tuple[str, str]]:
        """What the address asks for."""
        return parse_qsl(urlsplit(self.page.url).query)

    def facet(self, label: str) -> Locator:
        """Return a facet, opened."""
        facet = self.page.locator(f".archive-facet[data-label={label}]")
        if facet.get_attribute("open") is None:
            facet.locator("summary").click()
        facet.locator(".archive-facet-values > *").first.wait_for()
        return facet

    def counts(self, label: str) -> dict[str, int]:
        """Return the values of a facet and their counts."""
        texts = self.facet(label).locator("label").all_inner_texts()
        pairs = (text.split() for text in texts)
        return {" ".join(words[:-1]): int(words[-1]) for words in pairs}

    def choose(self, label: str, value: str) -> SearchPage:
        """Tick or untick a value of a facet."""
        text = [text for name, text in self.asked if name == "q"]
        self.facet(label).get_by_role("checkbox", name=value).click()
        return self.wait(*text)
