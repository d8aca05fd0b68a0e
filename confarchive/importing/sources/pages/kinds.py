"""Which of a blog's pages are posts: by feeds, by what pages say of themselves, by dates, addresses and links."""

from __future__ import annotations

import enum
import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.importing.sources.pages import dates, page_names, term_lists, whole_lists

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from confarchive.importing.sources.pages.outline import Outline

_LIST = re.compile(
    r"(?:^|/)(?:tags?|labels?|topics?|categor(?:y|ies)|authors?|archives?|archive-\w+|page[-/]?\d+|search|404|feeds?"
    r"|sitemap|taxonom(?:y|ies)|tag-cloud|genindex|index-?\d+)(?:/index)?(?:\.html?)?$"
    r"|(?:^|/)(?:tags?|labels?|topics?|categor(?:y|ies)|authors?|page)/.+$|(?:^|/)drafts?/index\.html?$",
    re.IGNORECASE,
)
_OF_POSTS = re.compile(  # where the first of a blog's posts stand, whatever the page says of itself
    r"(?:^|/)(?:blog|news|notes|posts?|articles?|weblog)(?:/index)?(?:\.html?)?$", re.IGNORECASE
)
_STATIC = re.compile(
    r"(?:^|/)(?:about(?:[-_]?(?:me|us|this))?|contact(?:[-_]?(?:me|us))?|imprint|impressum|privacy(?:[-_]policy)?|terms"
    r"|colophon|now|uses|resume|cv|publications?|talks?|projects?|books?|links?|blogroll|bio|support(?:[-_]me)?|work"
    r"|works|my-works|services|home|faq|portfolio|speaking|newsletter|subscribe|schedule|guestbook)(?:/index)?(?:\.html?)?$",
    re.IGNORECASE,
)
# Nikola's folders of pages, which it dates as posts: https://getnikola.com/handbook.html#creating-a-page
_OF_PAGES = re.compile(r"(?:^|/)(?:pages|stories)/")
_NAV = 0.7  # of the pages link to what is in the menu of the blog
_SMALL = 20  # pages at most that a menu leads to
_MANY = 3  # dated pages whose addresses are alike make a place of posts
_LISTED = 6  # posts at least that a list leads to
_MOSTLY = 0.5  # of the pages there are dated
_RARE = 0.1  # of the dated pages stand beside the folders of the others
_LINKS = 0.5  # of a list's words are links
_NEARLY_ALL = 0.8
_YEAR = re.compile(r"(?:^|/)(?:19|20)\d\d[/-]")


class PublishedKind(enum.Enum):
    """What a page is to an import."""

    POST = enum.auto()
    PAGE = enum.auto()
    """A page that is none of the dated posts, such as one about the author."""
    LIST = enum.auto()
    ALIAS = enum.auto()
    """It sends its readers on."""
    FEED = enum.auto()


def kinds(
    outlines: Sequence[Outline],
    links: Mapping[str, Collection[str]],
    fed: Mapping[str, bool],
) -> dict[str, PublishedKind]:
    """Return what the pages seen as *outlines* are, by their addresses.

    *links* are the addresses of pages that each links to, *fed* those that feeds tell of,
    with whether they are posts for sure, as a feed knows their dates.
    """
    single = [each for each in outlines if not _is_list(each)]
    dated = [each for each in single if is_dated(each)]
    years = sum(1 for each in dated if _YEAR.search(each.address))
    blog = _Blog(
        menu=_menu(links),
        everywhere=linked_by_most(links),
        lists=_lists(links, {each.address for each in dated}),
        usual=_usual(single, dated),
        sections=frozenset(_above(each.address) for each in outlines),
        has_years=bool(dated) and years >= _NEARLY_ALL * len(dated),
        aside=_aside(dated, [address for address, is_post in fed.items() if is_post]),
        has_folders=sum(map(_is_at_root, dated)) < _MOSTLY * len(dated),
    )
    copies = _copies(outlines)
    return {
        each.address: PublishedKind.ALIAS
        if each.address in copies
        else PublishedKind.POST
        if _is_fed(each, fed) and not blog.is_beside(each.address)
        else _kind(each, blog, links[each.address])
        for each in outlines
    }


def _copies(outlines: Sequence[Outline]) -> frozenset[str]:
    """Return the pages that are others once more, as their names tell: they call these their own, or have their title."""
    titles = {each.address: each.title for each in outlines}
    own = {each.url for each in outlines if not _may_be_copy(each.address) and each.url}
    return frozenset(
        each.address
        for each in outlines
        if _may_be_copy(each.address)
        and (each.url in own or titles.get(page_names.original(each.address)) == each.title)
    )


def _may_be_copy(address: str) -> bool:
    return "?" in address or page_names.is_again(address)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blog:
    """What tells a page from another: the ``menu`` of the blog, the ``usual`` shapes of its posts' addresses.

    ``everywhere`` are all pages that nearly all others lead to, the menu's among them.
    ``lists`` are the pages that lead to most of its posts,
    ``sections`` are the folders that pages stand in, ``aside`` are dated pages where few posts stand, ``has_years`` tells that posts' addresses name the year, and
    ``has_folders`` that most posts stand in folders.
    """

    menu: frozenset[str]
    everywhere: frozenset[str]
    lists: frozenset[str]
    usual: frozenset[str]
    sections: frozenset[str]
    aside: frozenset[str]
    has_years: bool
    has_folders: bool

    def is_beside(self, address: str) -> bool:
        """Tell whether the page at *address* stands beside the folders of posts, and is none by its place or name."""
        return address in self.aside or (self.has_folders and _is_beside(address))


def _aside(dated: Sequence[Outline], fed: Collection[str]) -> frozenset[str]:
    """Return those of the *dated* pages that stand beside the folders of nearly all, or in Nikola's folders of pages.

    What stands there are posts where they are most, unless feeds tell of others alone, *fed*.
    """
    at_root = [each.address for each in dated if _is_at_root(each)]
    of_pages = [each.address for each in dated if _OF_PAGES.search(each.address)]
    few = at_root if len(at_root) <= _RARE * len(dated) else []
    is_told = len(fed) >= _MANY and not any(map(_OF_PAGES.search, fed))
    others = of_pages if is_told or len(of_pages) < _MOSTLY * len(dated) else []
    return frozenset(each for each in (*few, *others) if dates.in_address(each) is None)


def _is_at_root(page: Outline) -> bool:
    return "/" not in page_names.stem(page.address)


def _usual(single: Sequence[Outline], dated: Sequence[Outline]) -> frozenset[str]:
    """Return the shapes of addresses where most of the *single* pages, no lists, are *dated*."""
    shapes = Counter(_shape(each.address) for each in dated)
    alike = Counter(_shape(each.address) for each in single)
    return frozenset(
        shape for shape, pages in shapes.items() if pages >= max(_MANY, _MOSTLY * alike[shape])
    )


def _menu(links: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return the pages that nearly all others link to, where these are few."""
    menu = linked_by_most(links)
    return menu if len(menu) <= _SMALL else frozenset()


def linked_by_most(links: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return the pages that nearly all others link to."""
    found = Counter(address for each in links.values() for address in set(each))
    return frozenset(each for each, pages in found.items() if pages >= _NAV * len(links))


def _lists(links: Mapping[str, Collection[str]], dated: Collection[str]) -> frozenset[str]:
    """Return the pages that link to most of the *dated* ones, but for what nearly all pages link to."""
    posts = {*dated} - linked_by_most(links)
    least = max(_LISTED, _MOSTLY * len(posts))
    return frozenset(address for address, each in links.items() if len(posts & {*each}) >= least)


def _kind(page: Outline, blog: _Blog, links: Collection[str]) -> PublishedKind:
    if page.feed:
        return PublishedKind.FEED
    if page.refresh:
        return PublishedKind.ALIAS
    is_of_posts = page.address in blog.lists and not page.typed
    if is_of_posts or _is_list(page) or _lists_below(page.address, blog, links):
        return PublishedKind.LIST
    is_usual = _shape(page.address) in blog.usual and not _is_section(page.address, blog)
    is_static = bool(_STATIC.search(page.address))
    is_aside = is_static or page.address in blog.menu or page.address in blog.aside
    # Beside a short text, a menu of all that the blog has is most of the words.
    leads_on = not blog.everywhere.issuperset(links)
    mostly_links = page.linked > _LINKS * page.words and not is_static and leads_on
    if blog.is_beside(page.address) or (
        is_static and not is_dated(page) and not _YEAR.search(page.address)
    ):
        is_usual = False
    if not is_usual and (is_aside or (blog.has_years and not _YEAR.search(page.address))):
        return PublishedKind.LIST if mostly_links else PublishedKind.PAGE
    if is_usual or is_dated(page):
        return PublishedKind.POST
    return PublishedKind.LIST if mostly_links else PublishedKind.PAGE


def _is_section(address: str, blog: _Blog) -> bool:
    """Tell whether other pages stand in the folder that the page at *address* stands for."""
    folder, _, name = address.rpartition("/")
    return name.startswith("index.") and folder in blog.sections


def _lists_below(address: str, blog: _Blog, links: Collection[str]) -> bool:
    """Tell whether the page at *address* stands for a folder, and links to pages in it."""
    folder = posixpath.dirname(address)
    below = [each for each in links if each.startswith(f"{folder}/") and each != address]
    return _is_section(address, blog) and len(below) >= _MANY


def _above(address: str) -> str:
    """Return the folder that lists the page at *address*: of ``posts/trip/index.html`` it is ``posts``."""
    return posixpath.dirname(re.sub(r"/index\.html?$", "", address))


def is_dated(page: Outline) -> bool:
    """Tell whether *page*, or its address, tells when it was written."""
    return page.dated or dates.in_address(page.address) is not None


def _is_fed(page: Outline, fed: Mapping[str, bool]) -> bool:
    """Tell whether feeds tell of *page* as a post: Hugo's tell of undated pages and of lists of terms, too."""
    is_told = page.address in fed and not page.refresh and not _is_of_term(page)
    return is_told and (fed[page.address] or is_dated(page))


def _is_beside(address: str) -> bool:
    """Tell whether the page at *address* stands beside folders of posts, and is called as no post is."""
    return "/" not in page_names.stem(address) and bool(_STATIC.search(address))


def _is_of_term(page: Outline) -> bool:
    """Tell whether a page lists the posts of a tag or the like, whose days it may show."""
    is_of_one = term_lists.term_page(page.address) is not None
    if not is_of_one and not whole_lists.whole_list(page.address):
        return False
    is_list = page.entries > 1 or page.linked > _LINKS * page.words
    return not page.dated or (is_list and not page.typed)


def _is_list(page: Outline) -> bool:
    """Tell whether a page shows several posts, or links to them, by its address or by what stands on it."""
    is_named = _LIST.search(page.address) or term_lists.period(page.address)
    if is_named or page_names.is_list(page.address):
        return True
    if page.address in {"index.html", "index.htm"}:
        return True
    if _OF_POSTS.search(page.address) and page.entries > 1:
        return True
    is_one = page.typed or page.dated
    return (page.entries > 1 and not page.typed) or (
        page.linked > _NEARLY_ALL * page.words and not is_one
    )


def _shape(address: str) -> str:
    """Return *address* with what differs between posts left out: ``posts/*/index.html``."""
    parts = [re.sub(r"\d+", "0", part) for part in address.split("/")]
    last = -2 if re.fullmatch(r"index\.html?", parts[-1]) and len(parts) > 1 else -1
    parts[last] = "*.html" if last == -1 else "*"
    return "/".join(parts)
