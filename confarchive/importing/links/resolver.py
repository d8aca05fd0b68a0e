"""From a URL as the author wrote it to the URL that must stand in the archive's post.

Known are links in the way of the blog's program, which its ``LinkSyntax`` tells the kinds of, the blog's
old addresses, absolute or relative or with its
own before them, and paths of files. What is somewhere else stays as it
is; what should be in the blog and is not stays too, and is told to be dead.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from confarchive.importing.links import addresses
from confarchive.importing.links.index import LinkKind
from confarchive.importing.links.link_outcomes import FoundLink, Trouble
from confarchive.importing.url_parts import join_url, split_url
from confarchive.model.addresses.schemes import runs_script
from confarchive.model.archive import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.links.index import LinkIndex

_TERMS = frozenset({LinkKind.TAG, LinkKind.CATEGORY, LinkKind.AUTHOR})
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# Schemes that people link with, of https://www.iana.org/assignments/uri-schemes; not http:x.
_OPENED = re.compile(
    r"""(?:https?:)?//[^/\s] | (?:about|bitcoin|callto|cid|data|doi|facetime|feed|file|ftps?|geo|git
    |gemini|gopher|im|irc6?|ircs|jabber|javascript|ldaps?|magnet|mailto|maps|market|matrix|mid|mms
    |news|nntp|pop|rsync|rtsp|s3|sftp|sips?|skype|sms|ssh|steam|svn|tel|telnet|tg|urn|vnc|wais
    |webcal|whatsapp|xmpp):""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolver:
    """What the links of one post lead to: the same address always to the same.

    ``generated`` are the names of files that stand in the archive's folder of
    files and nowhere in the blog: ``../../files/`` and the name lead there.
    """

    index: LinkIndex
    destination: Destination
    generated: frozenset[str] = frozenset()

    def find(self, url: str) -> FoundLink:
        """Return what *url* in the post's file leads to; *url* itself where nothing is known."""
        if runs_script(url):
            return FoundLink(url="#", trouble=Trouble.SCRIPT)
        return self.resolve(url, keep=not self.index.convert_site_links)

    def resolve(self, url: str, *, keep: bool) -> FoundLink:
        """Do the same; *keep* tells whether what spells out the blog's address stays."""
        wanted = url.strip()
        root, behind = self.index.syntax.rooted(wanted) or ("", "")
        if root:
            wanted = f"/{behind}"
        return replace(self._resolved(url, wanted, keep=keep), root=root)

    def _resolved(self, url: str, wanted: str, *, keep: bool) -> FoundLink:
        if not wanted or wanted.startswith("#"):
            return FoundLink(url=url)
        name = wanted.removeprefix(f"../../{FILES}/")
        if name in self.generated:
            return FoundLink(url=self._written(f"{self.index.folder}/{name}"))
        own = self.index.syntax.own(wanted)
        if own is not None:
            target = self._own_target(*own)
        elif _ELSEWHERE.match(wanted):
            return self._with_host(url, wanted, keep=keep)
        elif wanted.startswith("/"):
            target = self._absolute(self._without_prefix(wanted))
        else:
            target = self._relative(wanted)
        return self._linked(url, wanted, target)

    def _with_host(self, url: str, wanted: str, *, keep: bool) -> FoundLink:
        path = self.index.old_site.path(wanted)
        if path is None:
            return FoundLink(url=url, trouble=None if _OPENED.match(wanted) else Trouble.CLOSED)
        target = self._absolute(path)
        link = self._linked(url, wanted, target)
        if target is None or not keep:
            return link
        redirects = tuple(self.index.old_site.missing(wanted, target.path))
        return replace(link, url=url, stays=True, redirects=redirects)

    def _linked(self, url: str, wanted: str, target: Target | None) -> FoundLink:
        """Return the link to *target*, with query and fragment for a file, for a post the place's name of now."""
        if target is None:
            return FoundLink(url=url, trouble=Trouble.DEAD)
        path = self._written(target.path)
        if target.path.startswith(f"{FILES}/"):
            return FoundLink(url=path + wanted[len(addresses.path_of(wanted)) :], file=target.file)
        name = html.unescape(wanted.partition("#")[2])
        sections = self.index.sections.get(target.path, {})
        found = next((each for each in (name, unquote(name)) if sections.get(each)), "")
        if found:
            return FoundLink(url=f"{path}#{sections[found]}", section=(target.path, found))
        is_lost = name and target.path in self.index.sources
        return FoundLink(url=path, trouble=Trouble.PLACELESS if is_lost else None)

    def _written(self, target: str) -> str:
        """Return *target* relative to the post's file."""
        if target.startswith("#"):
            return target
        folder = posixpath.dirname(self.destination.path)
        return addresses.quoted(posixpath.relpath(target, folder))

    # --- each of these returns a path in the archive, or a list; None for nothing ---

    def _own_target(self, kind: LinkKind, value: str) -> Target | None:
        if kind is LinkKind.INDEX:
            return Target(self.index.pages["index"])
        if kind in _TERMS:
            name = html.unescape(unquote(addresses.path_of(value)))
            slug = self.index.syntax.slug(name, kind)
            return _target(self.index.terms.get((kind, slug)))
        if kind is not LinkKind.FILE:
            return None
        folder = posixpath.dirname(self.destination.post.place)
        for path in _readings(value):
            place = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
            target = self._place(posixpath.normpath(place))
            if target is not None:
                return target
        return None

    def _place(self, place: str) -> Target | None:
        return _target(self.index.documents.get(place)) or self._file(place)

    def _file(self, place: str) -> Target | None:
        place = self.index.moved.get(place, place)
        if place not in self.index.files and place not in self.index.theme_files:
            return None
        return Target(self.index.copy_of(place), place)

    def _without_prefix(self, path: str) -> str:
        """Drop the folder of the server that the blog stood in."""
        for site in self.index.site_urls:
            prefix = split_url(site).path.rstrip("/")
            if prefix and path.startswith(f"{prefix}/"):
                return path[len(prefix) :]
        return path

    def _absolute(self, path: str) -> Target | None:
        name = addresses.name_of(html.unescape(path))
        target = _target(self.index.page(name)) if name is not None else None
        if target is not None:
            return target
        for reading in _readings(path):
            place = posixpath.normpath(reading.lstrip("/"))
            target = self._place(place) or self._file(self.index.attached(place))
            if target is not None:
                return target
        target = _target(self.index.by_slug(name)) if name is not None else None
        return target or self._in_unknown_folder(path)

    def _in_unknown_folder(self, path: str) -> Target | None:
        """Return the file at *path* but for its first folder, where nothing tells the blog's address.

        It may have stood in a folder of its server.
        """
        if self.index.site_urls:
            return None
        rests = (reading.lstrip("/").partition("/")[2] for reading in _readings(path))
        found = (self._file(posixpath.normpath(rest)) for rest in rests if "/" in rest)
        return next(filter(None, found), None)

    def _relative(self, url: str) -> Target | None:
        """Look for *url* from the post's old address, then from its file, then from the top."""
        for address in self.destination.addresses or ("",):
            target = self._absolute(join_url(f"/{quote(address)}", url))
            if target is not None:
                return target
        return self._own_target(LinkKind.FILE, url) or self._absolute(f"/{url}")


class Target(NamedTuple):
    """A path in the archive, or a list of it such as ``#tag-devops``; with the blog's ``file`` there."""

    path: str
    file: str = ""


def _target(path: str | None) -> Target | None:
    return Target(path) if path else None


def _readings(url: str) -> Iterator[str]:
    """Yield the paths that *url* may mean: as it stands, decoded, and with entities read."""
    yield from dict.fromkeys(
        (
            addresses.path_of(url),
            unquote(addresses.path_of(url)),
            unquote(addresses.path_of(html.unescape(url))),
        )
    )
