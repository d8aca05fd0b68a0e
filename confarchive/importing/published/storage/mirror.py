"""A mirror of a blog in a folder, as wget or a tool for the Internet Archive wrote it.

Its pages lie below folders for the host, for what the blog's root is called there, and for the time of a copy.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from confarchive.importing.published import matching
from confarchive.importing.published.storage import packed_pages, wayback
from confarchive.importing.published.storage.pages import missing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from confarchive.importing.published.storage.pages import PublishedPages


_DEEPEST = 3  # folders that the one of a host may lie in
_MOSTLY = 0.8  # of the pages lie in it
_NOTES = re.compile(r"hts-|index\.html\Z")  # HTTrack's own, beside the folders of hosts
_PAGE = re.compile(r"(?:\.x?html?|/[^/.]*)\Z", re.IGNORECASE)
# Neither index.php/ is a host, nor what people call a copy: journal.old/.
_OTHER = r"(?!.*\.(?:php\d?|phtml|aspx?|jsp|cgi|cfm|x?html?|old|bak|backup|orig|copy|tmp)\Z)"
_HOST = re.compile(rf"{_OTHER}[\w-]+(?:\.[\w-]+)+(?:[:+]\d+)?")
_DOMAIN = re.compile(rf"{_OTHER}[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+(?:[:+]\d+)?")  # 3.11 is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
    """The ``pages`` of a mirror from the blog's root on; see :class:`~confarchive.importing.published.storage.pages.PublishedPages`.

    ``files`` are their addresses in the mirror, by those below the blog's root, ``elsewhere`` those of pages of other hosts.
    """

    pages: PublishedPages
    files: Mapping[str, str] = field(repr=False)
    elsewhere: tuple[str, ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """What the mirror is called."""
        return self.pages.name

    @property
    def damage(self) -> str:
        """What of the mirror cannot be read."""
        return self.pages.damage

    def addresses(self) -> tuple[str, ...]:
        """Return the addresses below the blog's root, sorted."""
        return tuple(sorted(self.files))

    def read(self, address: str) -> bytes:
        """Return the bytes of a page as its readers got it. Raises OSError for none."""
        if address not in self.files:
            raise missing(address)
        file = self.files[address]
        return wayback.restored(packed_pages.unpacked(self.pages.read(file), file))

    def times(self, addresses: Iterable[str]) -> Mapping[str, int]:
        """Return when the Wayback Machine copied pages, and of others when they were committed."""
        files = {self.files[address]: address for address in addresses if address in self.files}
        known = {files[file]: when for file, when in self.pages.times(files).items()}
        copies = ((address, wayback.copied(file)) for file, address in files.items())
        return known | {address: wayback.moment(copy[0]) for address, copy in copies if copy}

    def robots(self, address: str) -> str:
        """Return what the server asked search engines to do with a page."""
        return self.pages.robots(self.files[address]) if address in self.files else ""


def of(pages: PublishedPages, wanted: Collection[str]) -> Mirror:
    """Return *pages* from the blog's root on: the folder below which most of the *wanted* files are.

    Where none of these is, it is the folder of the host. Of several copies of a page the latest counts.
    """
    files = _latest(pages.addresses())
    found = root(files, wanted)
    return _below(_host(files) if found is None else found, pages, files)


def whole(pages: PublishedPages) -> Mirror:
    """Return *pages* of a mirror of which nothing else is known, below the folder of their host where they lie in one.

    Of several copies of a page the latest counts.
    """
    files = _latest(pages.addresses())
    host = _host(files)
    elsewhere = (
        name
        for name in files
        if _PAGE.search(name) and not name.startswith(host) and not _NOTES.match(name)
    )
    return replace(_below(host, pages, files), elsewhere=tuple(sorted(elsewhere)))


def _host(files: Collection[str]) -> str:
    """Return the folder of the host that most pages are from, where all *files* lie in such; else nothing.

    Tools put these into a folder of their own, too, as ``websites/hall.example/``, or their notes beside.
    """
    own = [name for name in files if not name.startswith(".")]
    tops = {name.partition("/")[0] for name in own}
    whole = _most(own, f"{tops.pop()}/", _DOMAIN) if len(tops) == 1 else ""
    return _most(own, "", _HOST) or whole or _nearly_all(own)


def _nearly_all(files: Iterable[str]) -> str:
    """Return the folder, called as a host, in which nearly all pages lie, whatever stands beside it; nothing for none."""
    pages = [name.split("/")[:-1] for name in files if _PAGE.search(name)]
    found = Counter(
        "/".join([*folders[:depth], host, ""])
        for folders in pages
        for depth, host in enumerate(folders[:_DEEPEST])
        if _DOMAIN.fullmatch(host)
    )
    host, number = max(found.items(), key=lambda each: (each[1], -len(each[0])), default=("", 0))
    return host if number >= _MOSTLY * len(pages) else ""


def _most(files: Sequence[str], above: str, called: re.Pattern[str]) -> str:
    """Return the folder in *above*, *called* as a host, that most pages lie in; nothing where *files* lie beside such."""
    split = [name.removeprefix(above).partition("/") for name in files]
    if not all(slash and called.fullmatch(host) for host, slash, _ in split):
        return ""
    hosts = Counter({host: 0 for host, _, _ in split})
    hosts.update(host for host, slash, rest in split if _PAGE.search(slash + rest))
    return f"{above}{max(sorted(hosts), key=lambda host: hosts[host])}/" if hosts else ""


def _below(top: str, pages: PublishedPages, files: Mapping[str, str]) -> Mirror:
    """Return those of *files* whose names begin with *top*, the blog's root."""
    below = {name[len(top) :]: file for name, file in files.items() if name.startswith(top)}
    return Mirror(pages=pages, files=below)


def _latest(addresses: Iterable[str]) -> dict[str, str]:
    """Return *addresses* by what they are copies of."""
    copies = [(wayback.copied(address) or ("", address), address) for address in addresses]
    return {name: address for (_, name), address in sorted(copies)}


def root(files: Iterable[str], wanted: Collection[str]) -> str | None:
    """Return what stands before most of the *wanted* names in *files*, of equal ones the shortest; None where they are not there."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in files:
        for above, rest in _splits(file):
            if matching.plain(rest) in wanted:
                found[above].add(matching.plain(rest))
    return max(sorted(found, key=len), key=lambda each: len(found[each]), default=None)


def _splits(path: str) -> Iterator[tuple[str, str]]:
    """Yield *path* cut in two at each of its folders, and whole."""
    yield "", path
    at = path.find("/")
    while at >= 0:
        yield path[: at + 1], path[at + 1 :]
        at = path.find("/", at + 1)
