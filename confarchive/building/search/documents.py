"""What is indexed of each page: the words of its body, and facts about it.

Facts are facets, which readers narrow their search by, and notes, whose words are
found as well and which results show. Only what lists show is here: no draft, no hidden
post. Conferences have notes of their own, and no facets: counts are counts of posts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from itertools import zip_longest
from typing import TYPE_CHECKING
from unicodedata import normalize

from confarchive.building.search import bodies
from confarchive.building.search.tokenizer import apart, apart_in_html, sign_word
from confarchive.building.site.pages import SEPARATOR
from confarchive.model.addresses.slugs import SPELLED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.site.assembly import Site

# Each part of the index has all of them, so that they have the same numbers everywhere.
NOTES = (
    *(
        "title",
        "subtitle",
        "date",
        "iso",
        "conference",
        "author",
        "terms",
        "place",
        "talks",
        "summary",
    ),
    *("name", "facts", "aliases", "held", "spelled"),
)
PLACE = ";"
"""Stands before the name of a place in a page: Pagefind knows pages alone, and no address of one has it."""
_NAMING = ("terms", "author", "place", "conference")
_TITLES = ("title", "subtitle", "talks", "name", "aliases")

_NOISE = re.compile(
    r'<a class="headerlink"[^>]*>.*?</a>|<span class="linenos">.*?</span>|<!--.*?-->', re.DOTALL
)
# Docutils names sections; Pagefind leads to headings.
_HEADING = re.compile(r'<section id="([^"]+)">((?:\s*<span id="[^"]*"></span>)*\s*)<h([2-6])>')
# What parts no words, and pictures, which Pagefind would note: tags that cost it time.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|em|i|img|kbd|mark|s|small|span|strong|sub|sup|tt|u)\b[^>]*>"
)
_TAG = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_UNREAD = re.compile(
    r"<(form|label|nav|footer|template|noscript|iframe|head)\b.*?</\1>", re.DOTALL | re.IGNORECASE
)
"""Elements that Pagefind leaves out with all that is in them."""
_UNSEEN_WORD = "\u3164"
"""A letter that shows nothing (Hangul filler): Pagefind leaves out a page without a word."""
# Ligatures and letters and digits of full width: NFKC has others for them.
_FOLDED = "\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_SPECIAL = re.compile(f"[{''.join(map(chr, SPELLED))}ẞÆŒØŁĐÐÞ{_FOLDED}]")
_PICTURE_SIGN = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is indexed of one page; Pagefind reads its :meth:`html`.

    ``url`` begins with a slash, the site's root; ``body`` is the page's. A ``listed`` page is a post, and can be sorted by its date.
    """

    url: str
    body: str
    notes: Mapping[str, str]
    facets: Mapping[str, tuple[str, ...]]
    listed: bool = False

    def shown(self) -> str:
        """Return the facts that results show of a list."""
        return SEPARATOR.join(filter(None, (self.notes["facts"], *self.facets.get("told", ()))))

    def told(self) -> str:
        """Return what the HTML is made of: it differs wherever the HTML does."""
        return "\0".join((self.url, repr(self.notes), repr(self.facets), self.body))

    def words(self) -> set[str]:
        """Return all words, in lower case."""
        text = unescape(_TAG.sub(" ", self.body))
        return _words(f"{' '.join(self.notes.values())} {text}")

    def naming_words(self) -> set[str]:
        """Return the words of titles and names, in lower case."""
        return _words(" ".join(filter(None, map(self.notes.get, _TITLES + _NAMING))))

    def html(self, place: int | None = None) -> str:
        """Return the page as Pagefind reads it, its headings named and its words apart.

        With a *place* Pagefind can sort it among the posts, the newest of which is the first.
        """
        notes = {**self.notes, "spelled": self._spelled()}
        facts = _facts("meta", {name: apart(notes.get(name, "")) for name in NOTES})
        for values in zip_longest(*self.facets.values()):
            told = zip(self.facets, values, strict=True)
            facts += _facts("filter", {name: value for name, value in told if value})
        if place is not None:
            facts += _facts("sort", {"place": str(place)})
        body = _HEADING.sub(r'<section>\2<h\3 id="\1">', _NOISE.sub("", self.body))
        body = apart_in_html(_INLINE.sub("", body)) + ("" if _has_words(body) else _UNSEEN_WORD)
        return f"<html><body data-pagefind-body>{facts}{body}</body></html>"

    def _spelled(self) -> str:
        """Return words of the page as people may type them: ``2 3`` in a title for ``2.3``.

        And letters that not every keyboard has, as two others, pictures that are signs, and what is
        called by signs.
        """
        title = (_WORD.findall(token) for token in self.notes["title"].split())
        spelled = {word for words in title if len(words) > 1 for word in words}
        if _SPECIAL.search(self.body) or any(map(_SPECIAL.search, self.notes.values())):
            words = {word: normalize("NFKC", word).translate(SPELLED) for word in self.words()}
            spelled |= {plain for word, plain in words.items() if plain != word}
        names = ", ".join(filter(None, map(self.notes.get, _NAMING))).split(", ")
        pictures = _PICTURE_SIGN.findall(self.body)
        spelled |= set(filter(None, map(sign_word, [*names, *pictures])))
        return " ".join(sorted(spelled))


def documents(builder: StandaloneHTMLBuilder, site: Site) -> Iterator[Document]:
    """Yield what is indexed: posts, the newest first, then other pages in the order of the table of kinds."""
    for entry in site.pages.searched():
        place = f"{PLACE}{entry.anchor}.html" if entry.anchor else ""
        yield Document(
            url=f"/{builder.get_target_uri(entry.page)}{place}",
            body=bodies.read(builder, entry.page) if entry.html is None else entry.html,
            notes=entry.notes,
            facets={**entry.facets, **({"told": (entry.told,)} if entry.told else {})},
            listed=entry.listed,
        )


def _has_words(html: str) -> bool:
    """Tell whether Pagefind finds a word in *html*: a title may be ``???``, and a text a form alone."""
    return _WORD.search(unescape(_TAG.sub(" ", _UNREAD.sub(" ", html)))) is not None


def _words(text: str) -> set[str]:
    tokens = {*text.lower().split()}
    return set(_WORD.findall(" ".join(tokens)))


def _facts(kind: str, facts: Mapping[str, str]) -> str:
    """Return one element for all *facts*: each element costs Pagefind time."""
    names = ", ".join(f"{name}[data-{name}]" for name in facts)
    values = "".join(f' data-{name}="{escape(value)}"' for name, value in facts.items())
    return f'<meta data-pagefind-{kind}="{names}"{values}>'
