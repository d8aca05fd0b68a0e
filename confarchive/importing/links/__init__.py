"""From a URL as the author wrote it to the URL that must stand in the archive's post.

Known are Pelican's own links, ``{filename}``, ``{static}``, ``{attach}``,
``{tag}``, ``{category}``, ``{author}`` and ``{index}`` (and the old
``|filename|``), the blog's old addresses, absolute or relative or with its
``SITEURL`` before them, and paths of files. What is somewhere else stays as it
is; what should be in the blog and is not stays too, and is remembered as dead.
See https://docs.getpelican.com/en/latest/content.html#linking-to-internal-content.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

from confarchive.importing.conversion import Doubt
from confarchive.importing.sources.pelican import addresses
from confarchive.importing.sources.pelican.settings.values import slug_of
from confarchive.model.archive import FILES
from confarchive.model.schemes import runs_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.links.index import Index

_ROOT = re.compile(r"\A\s*\{\{-?\s*SITEURL\s*-?\}\}/?")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# Schemes that people link with, of https://www.iana.org/assignments/uri-schemes; not http:x.
_OPENED = re.compile(
    r"""(?:https?:)?//[^/\s] | (?:about|bitcoin|callto|cid|data|doi|facetime|feed|file|ftps?|geo|git
    |gemini|gopher|im|irc6?|ircs|jabber|javascript|ldaps?|magnet|mailto|maps|market|matrix|mid|mms
    |news|nntp|pop|rsync|rtsp|s3|sftp|sips?|skype|sms|ssh|steam|svn|tel|telnet|tg|urn|vnc|wais
    |webcal|whatsapp|xmpp):""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(slots=True)
class Resolver:
    """The links of one post: call it with a URL, and get the one for the archive.

    ``files`` are the places of the files that the post uses, ``dead`` the URLs
    that should lead somewhere in the blog and do not, ``closed`` those that no browser
    opens, ``scripts`` those that would run one, ``placeless`` those that lead to a post, but no more to a place in it,
    ``site_links`` those that stay though the blog's ``SITEURL`` stands before them, and
    ``redirects`` what ``redirects.yml`` has to say of old addresses for these to lead into
    the archive; all fill as it is called.
    ``has_root`` tells that an address began with a template's ``{{ SITEURL }}``, the site's root.
    ``generated`` are the names of files that stand in the archive's folder of
    files and nowhere in the blog: ``../../files/`` and the name lead there.
    """

    index: Index
    destination: Destination
    generated: frozenset[str] = frozenset()
    files: set[str] = field(default_factory=set)
    dead: dict[str, None] = field(default_factory=dict)
    closed: dict[str, None] = field(default_factory=dict)
    scripts: dict[str, None] = field(default_factory=dict)
    placeless: dict[str, None] = field(default_factory=dict)
    site_links: set[str] = field(default_factory=set)
    redirects: dict[str, str] = field(default_factory=dict)
    has_root: bool = False

    @property
    def doubts(self) -> Iterator[Doubt]:
        """Why it is not known where a link led, if it is not."""
        if self.has_root:
            taken = "{{ SITEURL }} is taken for the site's root"
            yield Doubt(reason=f"{taken}: what its plugin made is not known")

    def __call__(self, url: str) -> str:
        """Return the URL for *url* in the post's file; *url* itself where nothing is known."""
        if runs_script(url):
            self.scripts[url] = None
            return "#"
        return self.resolve(url, keep=not self.index.convert_site_links)

    def resolve(self, url: str, *, keep: bool) -> str:
        """Do the same; *keep* tells whether what spells out the blog's ``SITEURL`` stays."""
        wanted = url.strip()
        if root := _ROOT.match(unquote(wanted)):
            self.has_root = True
            wanted = f"/{unquote(wanted)[root.end() :]}"
        if not wanted or wanted.startswith("#"):
            return url
        name = wanted.removeprefix(f"../../{FILES}/")
        if name in self.generated:
            return self._written(f"{self.index.folder}/{name}")
        own = re.match(self._intrasite, wanted) or re.match(self._intrasite, unquote(wanted))
        if own:
            target = self._intrasite_target(own["what"], own.string[own.end() :])
        elif _ELSEWHERE.match(wanted):
            path = self.index.old_site.path(wanted)
            if path is None:
                if not _OPENED.match(wanted):
                    self.closed[url] = None
                return url
            target = self._absolute(path)
            if target is not None and keep:
                self._behind(target, wanted)
                self.site_links.add(url)
                self.redirects.update(self.index.old_site.missing(wanted, target))
                return url
        elif wanted.startswith("/"):
            target = self._absolute(self._without_prefix(wanted))
        else:
            target = self._relative(wanted)
        if target is None:
            self.dead[url] = None
            return url
        return self._written(target) + self._behind(target, wanted)

    @property
    def _intrasite(self) -> str:
        return str(self.index.settings["INTRASITE_LINK_REGEX"])

    def _written(self, target: str) -> str:
        """Return *target* relative to the post's file."""
        if target.startswith("#"):
            return target
        folder = posixpath.dirname(self.destination.path)
        return addresses.quoted(posixpath.relpath(target, folder))

    def _behind(self, target: str, url: str) -> str:
        """Return query and fragment of *url* for a file, for a post the place's name of now."""
        if target.startswith(f"{FILES}/"):
            return url[len(_path(url)) :]
        name = html.unescape(url.partition("#")[2])
        sections = self.index.sections.get(target, {})
        label = sections.get(name) or sections.get(unquote(name))
        if name and not label and target in self.index.sources:
            self.placeless[url] = None
        return f"#{label}" if label else ""

    # --- each of these returns a path in the archive, a list, or None for nothing ---

    def _intrasite_target(self, what: str, value: str) -> str | None:
        kind = what.strip().upper()
        if kind == "INDEX":
            return self.index.pages["index"]
        if kind in addresses.TERMS:
            name = html.unescape(unquote(_path(value)))
            slug = slug_of(name, kind, self.index.settings.values)
            return self.index.terms.get((kind, slug))
        if kind not in {"FILENAME", "STATIC", "ATTACH"}:
            return None
        folder = posixpath.dirname(self.destination.post.place)
        for path in _readings(value):
            place = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
            target = self._place(posixpath.normpath(place))
            if target is not None:
                return target
        return None

    def _place(self, place: str) -> str | None:
        return self.index.documents.get(place) or self._file(place)

    def _file(self, place: str) -> str | None:
        place = self.index.moved.get(place, place)
        if place not in self.index.files and place not in self.index.theme.files:
            return None
        self.files.add(place)
        return self.index.copy_of(place)

    def _without_prefix(self, path: str) -> str:
        """Drop the folder of the server that the blog stood in."""
        for site in self.index.settings.site_urls:
            prefix = urlsplit(site).path.rstrip("/")
            if prefix and path.startswith(f"{prefix}/"):
                return path[len(prefix) :]
        return path

    def _absolute(self, path: str) -> str | None:
        name = addresses.name_of(html.unescape(path))
        target = self.index.page(name) if name is not None else None
        if target is not None:
            return target
        for reading in _readings(path):
            place = posixpath.normpath(reading.lstrip("/"))
            target = self._place(place) or self._file(self.index.attached(place))
            if target is not None:
                return target
        target = self.index.by_slug(name) if name is not None else None
        return target or self._in_unknown_folder(path)

    def _in_unknown_folder(self, path: str) -> str | None:
        """Return the file at *path* but for its first folder, where nothing tells the blog's address.

        It may have stood in a folder of its server.
        """
        if self.index.settings.site_urls:
            return None
        rests = (reading.lstrip("/").partition("/")[2] for reading in _readings(path))
        found = (self._file(posixpath.normpath(rest)) for rest in rests if "/" in rest)
        return next(filter(None, found), None)

    def _relative(self, url: str) -> str | None:
        """Look for *url* from the post's old address, then from its file, then from the top."""
        for address in self.destination.addresses or ("",):
            target = self._absolute(urljoin(f"/{quote(address)}", url))
            if target is not None:
                return target
        return self._intrasite_target("filename", url) or self._absolute(f"/{url}")


def _path(url: str) -> str:
    """Return *url* without query and fragment."""
    return re.split(r"[?#]", url, maxsplit=1)[0]


def _readings(url: str) -> Iterator[str]:
    """Yield the paths that *url* may mean: as it stands, decoded, and with entities read."""
    yield from dict.fromkeys((_path(url), unquote(_path(url)), unquote(_path(html.unescape(url)))))
