"""What themes call the parts of a page that are not the author's text: words in classes, ids and roles.

Such a word tells something only where nothing better does: what a blog's pages share comes first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import comments, page_tree

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.html import HtmlElement


def _words(alternatives: str) -> re.Pattern[str]:
    """Return what finds one of the *alternatives*, patterns with spaces between them, as a word of a name."""
    either = "|".join(alternatives.split())
    return re.compile(rf"(?:^|[\s_-])(?:{either})(?=[\s_-]|$)", re.IGNORECASE)


COMMENTS = _words(
    "comments? comments?-?(?:list|area|section|thread|form) disqus disqus_thread respond utterances"
    " giscus isso isso-thread webmentions? staticman cusdis replies"
)
"""Readers' comments, and where they are loaded."""
NAVIGATION = _words(
    "nav navbar navigation nav-?links? pager pagination paginator breadcrumbs? postpromonav"
    " prev(?:ious)?-?next next-?prev post-?nav prev previous next menu sidebar skip-?link"
    " back-?to-?top permalink read-?more edit-?(?:page|this-?page|link)"
)
"""Ways to other pages."""
AROUND = _words(
    r"shar(?:e|ing)\w* share-\w* social social-?\w* addthis\w* addtoany\w* sharedaddy related"
    " related-?posts? jp-relatedposts recommended similar-?posts? more-?posts? newsletter subscribe"
    " subscription mailchimp mc_embed_signup donate sponsors? adsense adsbygoogle"
    r" advert(?:isement)?s? author-?(?:bio|box|card|info) about-?(?:the-?)?author cookie-?\w*"
    " printfriendly flattr like-?button likes? claps? kudos sr-only screen-reader-text"
    r" visually-?hidden entry-?utility (?:post|entry|article)-?footer widget\w*"
)
"""What else stands around a text: ways to share it, other posts, its author."""
META = _words(
    "meta metadata byline date dateline datetime timestamp time published updated modified"
    " post-?metadata posted(?:-?(?:on|by|at))? author authors vcard tags? tag-?links? taglist tag-?cloud"
    " categor(?:y|ies) cat-?links? keywords read(?:ing)?-?time word-?count eyebrow authordate"
    " (?:post|entry|article)-?(?:infos?|meta|metadata|date|details|data|tags?|time|categories)"
    " sourceline sourcelink commentline license copyright views?"
)
"""What is told of a text: its date, authors, tags."""
SUBTITLE = _words(
    "sub-?title sub-?head(?:ing|line)? tagline standfirst deck dek lead strapline"
    " custom-excerpt article-excerpt (?:post|entry|article)-?(?:subtitle|sub-?title|subheading|lead|deck) alternativeHeadline"
)
"""The line beneath the title."""
TITLE = _words("(?:entry|post|article|page)-?title p-name headline title")
CREDIT = _words("caption credits? figcaption (?:photo|image)-?credits? attribution")
"""What belongs to a picture."""
AVATAR = _words(r"avatar gravatar logo icon emoji author-?\w* profile\w* badge")
PORTRAIT = _words(
    "avatar gravatar byline vcard author author-?(?:image|photo|picture|pic|avatar|thumb(?:nail)?|info|card|box|name|link)"
)
"""What holds the picture of who wrote a text."""
BODY = _words(
    "e-content (?:entry|post|article|page)-?(?:content|body|text|contents) articleBody"
    " article_content post_content markdown-body content__?body story-?body"
    " blog-?post-?(?:content|body)"
)
"""What holds the text."""

LONG = 400
"""Words that no part of a theme has, whatever it is called."""

_ROLES = frozenset({"complementary", "navigation", "search"})
_LEVEL = re.compile(
    r"level\d"
)  # pandoc's class of a section, beside those that an author gives its heading
_HEADED = frozenset({"section", "h1", "h2", "h3", "h4", "h5", "h6"})


def is_called(element: HtmlElement, names: Collection[str], *patterns: re.Pattern[str]) -> bool:
    """Tell whether what *element* is called has a word of one of *patterns*.

    Of classes and ids only those count that are among *names*, as other pages have them: others are
    authors' own, or made of their headings.
    """
    called = _called(element, names)
    return bool(called) and any(pattern.search(called) for pattern in patterns)


def _called(element: HtmlElement, names: Collection[str]) -> str:
    own = page_tree.names_of(element)
    told = [name[1:] for name in own if name in names and not _is_of_text(element, name)]
    return " ".join((*told, element.get("itemprop") or "")).strip()


def _is_of_text(element: HtmlElement, name: str) -> bool:
    return name.startswith("#") and (element.tag in _HEADED or _is_section(element))


def _is_section(element: HtmlElement) -> bool:
    """Tell whether *element* is a part of a text, whose id is made of its heading, as docutils and pandoc call one."""
    names = (element.get("class") or "").split()
    return names == ["section"] or ("section" in names and any(map(_LEVEL.fullmatch, names)))


def is_around(element: HtmlElement, names: Collection[str]) -> bool:
    """Tell whether *element* is, by its tag, role or what it is called, no part of a text."""
    if element.tag in {"nav", "form", "template", "noscript", "dialog"}:
        return True
    called = _called(element, names)
    is_other = element.get("role") in _ROLES or _is_beside_text(called)
    if is_other or comments.is_comment(element):
        return True
    return _is_navigation(called) and not holds_text(element, names)


def holds_text(element: HtmlElement, names: Collection[str]) -> bool:
    """Tell whether *element* is what holds a whole text, or is around it, as one that a theme forgot to end."""
    texts = {each for each in element.iter(*page_tree.HOLDERS) if is_called(each, names, BODY)}
    return sum(1 for each in texts if texts.isdisjoint(each.iterancestors())) == 1


@lru_cache(maxsize=4096)  # a theme writes the same ones on all pages
def _is_beside_text(called: str) -> bool:
    return any(pattern.search(called) for pattern in (COMMENTS, AROUND))


@lru_cache(maxsize=4096)
def _is_navigation(called: str) -> bool:
    return NAVIGATION.search(called) is not None
