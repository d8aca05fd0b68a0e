"""What of a post's header its readers saw: the picture on top, the line beneath the title.

Where the theme is at hand its templates tell which keys they were and how their addresses were
made. Where it is not, a key is a picture if its value names one that the blog has.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing.conversion import Doubt
from confarchive.importing.links import addresses
from confarchive.importing.links.link_outcomes import FoundLink
from confarchive.importing.shown_header import ShownHeader
from confarchive.importing.sources.pelican.theme import Kind, markers
from confarchive.importing.sources.pelican.theme.shown import STANDARD
from confarchive.model.archive import FILES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.links.resolver import Resolver
    from confarchive.importing.sources.pelican.theme import Shown, Theme

_SUBTITLES = (
    *("subtitle", "sub_title", "sub-title", "subheading", "headline", "tagline"),
    *("standfirst",),
)
# Where no template tells which of them is the picture on top: first names that say that it stands
# on the page, last those that say it does elsewhere.
_PICTURES = (
    *("header_cover", "header_image", "headerimage", "header_img", "header", "banner", "hero"),
    *("hero_image", "splash", "illustration", "cover", "cover_image", "featured_image"),
    *("featured-image", "image", "img", "picture", "photo", "thumbnail", "thumb"),
)
# What other sites show of a page that they link to: its own readers do not.
_CARDS = frozenset(
    f"{network}{between}{what}"
    for network in (
        "og",
        "opengraph",
        "twitter",
        "facebook",
        "social",
        "share",
        "sharing",
        "card",
        "meta",
    )
    for between in ("", "_", "-", ":")
    for what in ("image", "img", "card", "thumbnail", "picture")
)
# Pelican's importer lists in "attachments" what stands in the text.
_NO_PICTURES = frozenset({*_PICTURES, *_CARDS, "attachments"})
_ALTS = ("cover_alt", "image_alt", "alt", "img_alt")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)\Z", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:)?//[^/\s]", re.IGNORECASE)
_INTRASITE = re.compile(r"[{|](?:static|filename|attach|photo|lightbox)[}|]", re.IGNORECASE)
_OF_THE_ARCHIVE = frozenset({"location", "series", "series_index"})
_UNSHOWN = "the theme showed the header's {!r} of posts, which nothing shows now"
_UNREADABLE = (
    "the theme's templates cannot be read ({}), and nothing else tells what it showed of posts"
)
_HELP = "mend the template, or compare some posts with the blog's own pages"
_SEVERAL = (
    "the header names several pictures, and without the theme nothing tells which of them was shown"
)
_LOST = "the header's {!r} names pictures that are not in the blog; without the theme nothing tells who saw them"


def of(post: ForeignPost, theme: Theme, resolver: Resolver, used: Collection[str]) -> ShownHeader:
    """Return what *post* says beyond its text, which uses the blog's files at the places *used*."""
    template = post.given.get("template", "page" if post.page else "article").removesuffix(".html")
    shown = theme.shows(template)
    if shown is None:
        header, wrong = _by_names(post, resolver, used), theme.unreadable(template)
        doubts = (Doubt(reason=_UNREADABLE.format(wrong), help=_HELP),) if wrong else ()
        return replace(header, doubts=(*header.doubts, *doubts))
    return _by_templates(post, resolver, shown, theme.lists_show())


def _by_templates(
    post: ForeignPost, resolver: Resolver, shown: Sequence[Shown], listed: Sequence[Shown]
) -> ShownHeader:
    given = _given(post)
    header = ShownHeader()
    for each in _pictures([*shown, *listed], given):
        header = _with_picture(header, each, post, resolver, is_own=each in shown)
    texts = [each.key for each in (*shown, *listed) if each.kind is Kind.TEXT]
    subtitle = _first(_SUBTITLES, {key: value for key, value in given.items() if key in texts})
    told = {each.key for each in shown if each.kind in {Kind.TEXT, Kind.LINK}} - STANDARD
    untold = [key for key in given if key in told - _OF_THE_ARCHIVE and key != subtitle]
    taken = {subtitle, *_taken([*shown, *listed], header, given)}
    return replace(
        header,
        subtitle=_line(given.get(subtitle, "")),
        rest=_rest(post, {key for key in taken if key}),
        doubts=(*header.doubts, *(Doubt(reason=_UNSHOWN.format(key)) for key in untold)),
    )


def _pictures(shown: Iterable[Shown], given: Mapping[str, str]) -> Iterator[Shown]:
    """Yield, for each key that names a picture in the header, how the page showed it."""
    for each in shown:
        value = given.get(each.key, "")
        may_be = each.kind is Kind.PICTURE or (
            each.kind is Kind.SCRIPT and bool(_PICTURE.search(value))
        )
        if may_be and (value or each.key == "slug"):
            yield each


def _with_picture(
    header: ShownHeader, shown: Shown, post: ForeignPost, resolver: Resolver, *, is_own: bool
) -> ShownHeader:
    """Return *header* with one more picture; *is_own* tells that the post's own page showed it."""
    value = post.given.get(shown.key, "").strip()
    found = _found(_candidates(shown.patterns, value, post), value, resolver)
    url = found.url
    header = replace(header, files=header.files | {found.file} - {""})
    if not url:
        is_lost = is_own and (_PICTURE.search(value) or "/" in value)
        known = shown.key in dict(header.missing)
        missing = ((shown.key, value),) if is_lost and not known else ()
        return replace(header, missing=(*header.missing, *missing))
    header = replace(header, missing=tuple(each for each in header.missing if each[0] != shown.key))
    if not header.cover:
        return replace(header, cover=url, cover_alt=_line(post.given.get(shown.alt, "")))
    if url == header.cover or not is_own:
        return header
    doubt = Doubt(reason=_UNSHOWN.format(shown.key))
    return header if doubt in header.doubts else replace(header, doubts=(*header.doubts, doubt))


def _taken(shown: Iterable[Shown], header: ShownHeader, given: Mapping[str, str]) -> Iterator[str]:
    """Yield the keys whose values the header tells already."""
    for each in shown if header.cover else ():
        if each.kind in {Kind.PICTURE, Kind.SCRIPT} and each.key in given:
            yield each.key
            yield each.alt if header.cover_alt else ""
            return


def _by_names(post: ForeignPost, resolver: Resolver, used: Collection[str]) -> ShownHeader:
    """Do without templates."""
    given = _given(post)
    named = [key for key, value in given.items() if _PICTURE.search(addresses.path_of(value))]
    usual = [key for key in _PICTURES if key in named]
    links = {key: _found([given[key]], given[key], resolver) for key in usual}
    found = {key: link.url for key, link in links.items()}
    if not any(found.values()):
        others = [key for key in named if key not in _NO_PICTURES and not _WEB.match(given[key])]
        links |= {key: _found([given[key]], given[key], resolver) for key in others}
        in_text = {resolver.index.copy_of(place) for place in used}
        found = {
            key: link.url
            for key, link in links.items()
            if unquote(link.url).removeprefix("../../") not in in_text
        }
    key = next((key for key, url in found.items() if url), "")
    alt, subtitle = _first(_ALTS, given) if key else "", _first(_SUBTITLES, given)
    return ShownHeader(
        cover=found.get(key, ""),
        cover_alt=_line(given.get(alt, "")),
        subtitle=_line(given.get(subtitle, "")),
        rest=_rest(post, {key, alt, subtitle}),
        doubts=tuple(_unsure(usual, found)),
        files=frozenset(link.file for link in links.values() if link.file),
    )


def _unsure(usual: Sequence[str], found: Mapping[str, str]) -> Iterator[Doubt]:
    """Yield why nobody can tell whether the picture that was found is what readers saw."""
    urls = [*dict.fromkeys(url for url in found.values() if url)]
    if len(urls) > 1:
        chosen, *others = (posixpath.basename(unquote(url)) for url in urls)
        yield Doubt(reason=_SEVERAL, chosen=chosen, others=tuple(others))
    elif usual and not urls:
        yield Doubt(reason=_LOST.format(usual[0]))


def _given(post: ForeignPost) -> dict[str, str]:
    return {key: value.strip() for key, value in post.given.items() if value.strip()}


def _rest(post: ForeignPost, taken: set[str]) -> dict[str, str]:
    return {key: value for key, value in post.given.items() if key not in taken}


def _first(keys: Iterable[str], given: Mapping[str, str]) -> str:
    return next((key for key in keys if given.get(key)), "")


def _line(text: str) -> str:
    return " ".join(text.split())


# --- the file of a picture ---


def _candidates(patterns: Iterable[str], value: str, post: ForeignPost) -> Iterator[str]:
    """Yield the addresses that a template may have made, then the value itself."""
    values = {**_given(post), "slug": post.slug}
    for pattern in patterns:
        address = markers.filled(pattern, values)
        if address:
            is_below = markers.SITE in pattern
            at_the_top = f"/{address.lstrip('/')}"
            yield at_the_top if is_below and not _WEB.match(address) else address
    if value:
        yield value


def _found(candidates: Iterable[str], value: str, resolver: Resolver) -> FoundLink:
    """Return the link to the first candidate that is there, or elsewhere on the web; to "" for none."""
    candidates = list(candidates)
    if _WEB.match(value) and resolver.index.old_site.path(value) is None:
        return FoundLink(url=re.sub(r"\A(?=//)", "https:", value))
    for each in candidates:
        if (found := _own(each, resolver)).url:
            return found
    place = _by_name(value, resolver)
    return _own(f"/{place}", resolver) if place else FoundLink(url="")


def _own(url: str, resolver: Resolver) -> FoundLink:
    """Return the link to what the archive has of the blog's file at *url*; to "" where there is none."""
    if "\n" in url:
        return FoundLink(url="")
    link = resolver.resolve(url, keep=False)
    is_file = link.file or link.url.startswith(f"../../{FILES}/")
    return link if is_file else FoundLink(url="")


def _by_name(value: str, resolver: Resolver) -> str:
    """Return the place of the one picture in the blog whose path ends with *value*."""
    wanted = unquote(addresses.path_of(_INTRASITE.sub("", value))).strip().lstrip("./")
    if not _PICTURE.search(wanted):
        return ""
    index = resolver.index
    places = [
        place
        for place in (*index.files, *index.theme_files)
        if place == wanted or place.endswith(f"/{wanted}")
    ]
    return places[0] if len(places) == 1 and PurePosixPath(wanted).name else ""
