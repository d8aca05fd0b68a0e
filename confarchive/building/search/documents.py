"""What is indexed of each page: the words of its body, and facts about it.

Facts are facets, which readers narrow their search by, and notes, whose words are
found as well and which results show. Only what lists show is here: no draft, no hidden
post. Conferences have notes of their own, and no facets: counts are counts of posts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape, unescape
from itertools import zip_longest
from typing import TYPE_CHECKING

from confarchive.building.search.tokenizer import apart, apart_in_html, sign_word
from confarchive.building.site.page_models import Conference
from confarchive.model.conference import Edition
from confarchive.model.slugs import SPELLED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.site.assembly import Site
    from confarchive.model.conference import Series
    from confarchive.model.post import Post

# Each part of the index has all of them, so that they have the same numbers everywhere.
NOTES = (
    *("title", "subtitle", "date", "iso", "conference", "author", "terms", "place", "summary"),
    *("name", "facts", "aliases", "spelled"),
)
_NAMING = ("terms", "author", "place", "conference")
BODY_BEGINS, BODY_ENDS = '<div itemprop="articleBody"', "<!-- articleBody ends -->"

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
_SPECIAL = re.compile(f"[{''.join(map(chr, SPELLED))}ẞÆŒØŁĐÐÞ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is indexed of one page; Pagefind reads its :meth:`html`.

    ``url`` begins with a slash, the site's root; ``body`` is the page's, as it was
    written. A ``listed`` page is a post, and can be sorted by its date.
    """

    url: str
    body: str
    notes: Mapping[str, str]
    facets: Mapping[str, tuple[str, ...]]
    listed: bool = False

    def told(self) -> str:
        """Return what the HTML is made of: it differs wherever the HTML does."""
        return "\0".join((self.url, repr(self.notes), repr(self.facets), self.body))

    def words(self) -> set[str]:
        """Return all words, in lower case."""
        text = unescape(_TAG.sub(" ", self.body))
        tokens = {*f"{' '.join(self.notes.values())} {text}".lower().split()}
        return set(_WORD.findall(" ".join(tokens)))

    def html(self) -> str:
        """Return the page as Pagefind reads it, its headings named and its words apart."""
        notes = {**self.notes, "spelled": self._spelled()}
        facts = _facts("meta", {name: apart(notes.get(name, "")) for name in NOTES})
        for values in zip_longest(*self.facets.values()):
            told = zip(self.facets, values, strict=True)
            facts += _facts("filter", {name: value for name, value in told if value})
        body = _HEADING.sub(r'<section>\2<h\3 id="\1">', _NOISE.sub("", self.body))
        body = apart_in_html(_INLINE.sub("", body))
        return f"<html><body data-pagefind-body>{facts}{body}</body></html>"

    def _spelled(self) -> str:
        """Return words of the page as people may type them: ``2 3`` in a title for ``2.3``.

        And letters that not every keyboard has, as two others, and what is called by signs.
        """
        title = (_WORD.findall(token) for token in self.notes["title"].split())
        spelled = {word for words in title if len(words) > 1 for word in words}
        if _SPECIAL.search(self.body) or any(map(_SPECIAL.search, self.notes.values())):
            words = {word: word.translate(SPELLED) for word in self.words()}
            spelled |= {plain for word, plain in words.items() if plain != word}
        names = ", ".join(filter(None, map(self.notes.get, _NAMING))).split(", ")
        spelled |= set(filter(None, map(sign_word, names)))
        return " ".join(sorted(spelled))


def documents(builder: StandaloneHTMLBuilder, site: Site) -> Iterator[Document]:
    """Yield what is indexed: posts, the newest first, then static pages, then conferences."""
    reader = _Documents(builder, site)
    archive = site.archive
    for post in archive.listed:
        yield reader.post(post)
    for page in archive.listed_pages:
        yield reader.page(page)
    for series in archive.conferences.series:
        yield reader.conference(series, series.aliases)
        for edition in series.editions:
            yield reader.conference(edition)


class _Documents:
    def __init__(self, builder: StandaloneHTMLBuilder, site: Site) -> None:
        self._builder = builder
        self._site = site

    def post(self, post: Post) -> Document:
        view = self._site.posts.views[post.docname]
        entry = view.entry
        conferences = ", ".join(link.text for link in view.conferences)
        terms = [view.category.text] if view.category else []
        terms += [tag.text for tag in view.tags]
        notes = {
            "title": entry.text,
            "date": entry.date,
            "iso": entry.iso,
            "conference": conferences,
            "author": ", ".join(author.text for author in view.authors),
            "terms": ", ".join(terms),
            "place": ", ".join(self._places(post)),
            "summary": post.summary or "",
            "subtitle": post.subtitle or "",
        }
        facets = {name: tuple(dict.fromkeys(values)) for name, values in self._facets(post)}
        document = self._document(post.docname, self._body(post.docname), notes, facets)
        return replace(document, listed=True)

    def page(self, page: Post) -> Document:
        title = self._builder.env.titles[page.docname].astext()
        notes = {"title": title, "subtitle": page.subtitle or ""}
        return self._document(page.docname, self._body(page.docname), notes, {})

    def conference(self, place: Series | Edition, aliases: tuple[str, ...] = ()) -> Document:
        page = self._site.addresses.conference(place.slug)
        listing = self._site.lists.listings[page]
        told = listing.facts if isinstance(listing, Conference) else ()
        facts = " · ".join(fact.text for fact in told if not fact.url)
        body = "".join(f"<p>{escape(text)}</p>" for text in (listing.lead, facts) if text)
        notes = {"title": place.name, "name": place.name, "facts": facts}
        notes["aliases"] = ", ".join(aliases)
        return self._document(page, f"<h1>{escape(place.name)}</h1>{body}", notes, {})

    def _document(
        self, page: str, body: str, notes: Mapping[str, str], facets: Mapping[str, tuple[str, ...]]
    ) -> Document:
        url = f"/{self._builder.get_target_uri(page)}"
        return Document(url=url, body=body, notes=notes, facets=facets)

    def _body(self, docname: str) -> str:
        """Return the body of a page that was written."""
        page = self._builder.get_output_path(docname)
        html = (self._builder.outdir / page).read_text(encoding="utf-8")
        body = html.partition(BODY_BEGINS)[2].partition(">")[2].rpartition(BODY_ENDS)[0]
        return body.strip()  # templates may be rendered with indentation, or without

    def _facets(self, post: Post) -> Iterator[tuple[str, tuple[str, ...]]]:
        view = self._site.posts.views[post.docname]
        conferences = self._site.archive.conferences
        places = [place for place in map(conferences.find, post.conferences) if place]
        editions = [place for place in places if isinstance(place, Edition)]
        series = [
            conferences.find(place.series) if isinstance(place, Edition) else place
            for place in places
        ]
        yield "series", tuple(place.name for place in series if place)
        yield "edition", tuple(edition.name for edition in editions)
        yield "year", (str(post.date.year),) if post.date else ()
        yield "category", (view.category.text,) if view.category else ()
        yield "tag", tuple(tag.text for tag in view.tags)
        yield "author", tuple(author.text for author in view.authors)
        yield "country", tuple(filter(None, (self._site.country(e.country) for e in editions)))
        yield "language", (self._site.language(post.language or self._builder.config.language),)

    def _places(self, post: Post) -> Iterator[str]:
        if post.location:
            yield post.location
        for place in map(self._site.archive.conferences.find, post.conferences):
            if isinstance(place, Edition):
                yield from filter(None, (place.city, self._site.country(place.country)))


def _facts(kind: str, facts: Mapping[str, str]) -> str:
    """Return one element for all *facts*: each element costs Pagefind time."""
    names = ", ".join(f"{name}[data-{name}]" for name in facts)
    values = "".join(f' data-{name}="{escape(value)}"' for name, value in facts.items())
    return f'<meta data-pagefind-{kind}="{names}"{values}>'
