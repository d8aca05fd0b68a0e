"""What the head of a page says of a post: OpenGraph, Dublin Core, plain ``meta`` and schema.org's JSON-LD.

See https://ogp.me, https://www.dublincore.org/specifications/dublin-core/dcq-html/ and https://schema.org/Article.
The packages that read all of these bring RDF with them; what posts need of them are a few names.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

DATES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *(
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dc.date",
        "dcterms.date",
    ),
    *(
        "citation_publication_date",
        "parsely-pub-date",
        "publish-date",
        "publication_date",
        "pubdate",
        "date",
    ),
)
UPDATES = (
    *("article:modified_time", "og:updated_time", "datemodified", "dc.date.modified"),
    *("dcterms.modified", "revised"),
)
AUTHORS = (
    "author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "citation_author",
    "article:author",
)
SUMMARIES = (
    "description",
    "og:description",
    "dc.description",
    "dcterms.abstract",
    "twitter:description",
)
# How Hugo writes all of an author where a theme expects the name alone.
_MAP = re.compile(r"\Amap\[(?:.* )?name:(?P<name>.*?)(?: \w+:.*)?\]\Z")
# How a template's language prints a list of names.
_NAME = r"(?:'[^']*'|\"[^\"]*\")"
_PRINTED = re.compile(rf"\A\[{_NAME}(?:, {_NAME})*\]\Z")
_ENTITY = re.compile(r"&(?:[a-z]+\d*|#\d+|#x[\da-f]+);", re.IGNORECASE)
_ARTICLES = ("Article", "BlogPosting", "NewsArticle", "Posting", "Report")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a head says: ``metas`` by their names in lower case, and the page's ``article`` of schema.org."""

    metas: Mapping[str, tuple[str, ...]]
    article: Mapping[str, Any] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """Return the first value that one of *names* has; empty for none."""
        return next((value for name in names for value in self.metas.get(name, ())), "")

    @property
    def summaries(self) -> tuple[str, ...]:
        """What it says that the page is about, the likeliest first."""
        return tuple(value for name in SUMMARIES for value in self.metas.get(name, ()))

    @property
    def is_article(self) -> bool:
        """Whether it says that the page is an article."""
        return bool(self.article) or self.first("og:type") == "article"

    @property
    def dates(self) -> Iterator[str]:
        """What it says of when the article was published."""
        yield from _texts(self.article.get("datePublished"))
        yield from _texts(self.article.get("dateCreated"))
        yield self.first(*DATES)

    @property
    def updates(self) -> Iterator[str]:
        """What it says of when the article was changed last."""
        yield from _texts(self.article.get("dateModified"))
        yield self.first(*UPDATES)

    @property
    def tags(self) -> tuple[str, ...]:
        """The keywords that it gives the article, one by one."""
        listed = [each for text in _texts(self.article.get("keywords")) for each in _divided(text)]
        return tuple(listed or self.metas.get("article:tag", ()))

    @property
    def keywords(self) -> tuple[str, ...]:
        """Those that search engines were told."""
        return tuple(each for text in self.metas.get("keywords", ()) for each in _divided(text))

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors' names, or addresses of their pages."""
        named = tuple(_texts(self.article.get("author")))
        told = next((self.metas[name] for name in AUTHORS if self.metas.get(name)), ())
        return tuple(name for each in named or told for name in _names(each))


def read(head: HtmlElement, body: HtmlElement) -> Head:
    """Return what *head* says, and JSON-LD in *body*."""
    metas: dict[str, list[str]] = {}
    for meta in (*head.iter("meta"), *body.iter("meta")):
        name = (meta.get("property") or meta.get("name") or "").strip().lower()
        content = " ".join(_unescaped(meta.get("content") or "").split())
        if name and content and not meta.get("itemprop"):
            metas.setdefault(name, []).append(content)
    scripts = (each for part in (head, body) for each in part.iter("script"))
    found = [each.text or "" for each in scripts if each.get("type") == "application/ld+json"]
    articles = [node for text in found for node in _nodes(text) if _is_article(node)]
    return Head(
        metas={name: tuple(dict.fromkeys(values)) for name, values in metas.items()},
        article=articles[0] if len(articles) == 1 else {},
    )


def _names(author: str) -> list[str]:
    """Return the names in what a theme printed of an *author*, or of several."""
    if _PRINTED.match(author):
        return [each[1:-1] for each in re.findall(_NAME, author)]
    return [_MAP.sub(r"\g<name>", author)]


def _unescaped(content: str) -> str:
    """Return *content* without entities, which some themes write twice."""
    return html.unescape(content) if _ENTITY.search(content) else content


def _nodes(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        waiting = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield node
            waiting += [node.get("@graph"), node.get("mainEntity")]


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).endswith(_ARTICLES) for kind in named)


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts of a value of JSON-LD: itself, those of a list, the name of a thing."""
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        yield from _texts(value.get("name") or value.get("@value"))
    elif isinstance(value, str) and value.strip():
        yield " ".join(value.split())


def _divided(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
