"""What pages are called whose files do not end in ``.html``: those with a query, and those that a program answered with.

They get the names that ``wget --adjust-extension`` gives them: ``index.html?p=1.html``, ``trip.php.html``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from confarchive.importing.published.storage.mirror import Mirror
    from confarchive.importing.published.storage.pages import PublishedPages

_PAGE = re.compile(r"\.x?html?\Z", re.IGNORECASE)
_PROGRAM = re.compile(r"\.(?:php\d?|aspx?|jsp|cgi)\Z", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:x?html?|php\d?|aspx?|jsp|cgi)\Z", re.IGNORECASE)
# Where a server's address has "?", wget writes "@" for Windows; pictures may be called alike.
_QUERY = re.compile(
    r"(.*?)(?:\?|%3F|(?<=.html|.\.htm|.\.php|\.aspx)@(?=\w+=)|(?:(?<=/)|\A)@(?=\w+=))([^/]+)",
    re.IGNORECASE | re.DOTALL,
)
_PACKED = re.compile(r"(?<=\.html)\.gz\Z|(?<=\.htm)\.gz\Z", re.IGNORECASE)
# No type of a file has such a name: trip.v1, python-3.4, and trip.html.1, as wget calls what it got once more;
# trip.html-old is what somebody put aside.
_NO_SUFFIX = re.compile(r"\.(?=[^./?@]*[\d-])(?!x?html?[-_~])[^./?@]+\Z")
_AGAIN = re.compile(r"(\.x?html?)\.\d+(?:\.html)?\Z", re.IGNORECASE)
_INDEX = "index.html"
_LISTS = re.compile(
    r"(?:^|[&;])(?:cat|category(?:_name)?|tag|author(?:_name)?|m|monthnum|year|day|paged?|s|q|search|feed|label"
    r"|max-results|updated-max)=",
    re.IGNORECASE,
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_CODE = re.compile(rb"<\?(?!xml)|<%")  # of a program, which no reader gets


def is_page(name: str) -> bool:
    """Tell whether a file of this *name* is one of HTML."""
    return _PAGE.search(name) is not None


def named(pages: Mirror) -> dict[str, str]:
    """Return the files of *pages* by the names that their pages get; others keep theirs."""
    names = {each: _named(pages, _unpacked_name(pages, each), each) for each in pages.files}
    return {names[each]: file for each, file in pages.files.items()}


def _unpacked_name(pages: Mirror, address: str) -> str:
    """Return *address* without what says that the page there is packed, unless it is there unpacked, too."""
    bare = _PACKED.sub("", address)
    return address if bare in pages.files else bare


def _named(pages: PublishedPages, address: str, file: str) -> str:
    name = _with_query(address)
    if is_page(address) or not _may_be_page(address) or not _is_html(pages, file):
        return name if is_page(address) else address
    return name if is_page(name) else f"{name}.html"


def _with_query(address: str) -> str:
    """Return *address* with a query as servers write it, and the page's suffix."""
    found = _QUERY.fullmatch(address)
    if found is None:
        return address
    path, query = found.groups()
    return f"{_of_folder(path)}?{_PAGE.sub('', query)}.html"


def _of_folder(path: str) -> str:
    return f"{path}{_INDEX}" if path.endswith("/") or not path else path


def _may_be_page(address: str) -> bool:
    ways = (_PROGRAM.search, _QUERY.fullmatch, _NO_SUFFIX.search)
    return any(way(address) for way in ways)


def _is_html(pages: PublishedPages, address: str) -> bool:
    try:
        data = pages.read(address)
    except OSError:
        return False
    if _NO_SUFFIX.search(address) and not _BEGINS.match(data):
        return False
    is_code = _PROGRAM.search(_path(address)) and _CODE.search(data)
    return _HTML.search(data) is not None and not is_code


def unread(files: Mapping[str, str]) -> frozenset[str]:
    """Return the names of those *files* that are no pages, though posts may be in them: programs of a server."""
    return frozenset(each for each in files if _PROGRAM.search(_path(each)) and not is_page(each))


def _path(name: str) -> str:
    found = _QUERY.fullmatch(name)
    return found[1] if found else name


def query_of(name: str) -> str:
    """Return the query that the address of a page of this *name* had, empty for none."""
    found = _QUERY.fullmatch(name)
    return unquote(_PAGE.sub("", found[2])) if found else ""


def address_of(name: str) -> str:
    """Return the address that a page of this *name* had: ``?p=1``, ``trip.php``; of most it is the name."""
    path, mark, query = name.partition("?")
    if mark:
        return f"{path.removesuffix(_INDEX)}?{_PAGE.sub('', query)}"
    bare = name.removesuffix(".html")
    return bare if _PROGRAM.search(bare) else name


def of_link(path: str, query: str) -> tuple[str, ...]:
    """Return the names that the page may have which a link with a *query* leads to."""
    paths = dict.fromkeys((_of_folder(path), f"{path}/{_INDEX}".lstrip("/")))
    if path.endswith("/") or not path:
        paths |= dict.fromkeys([f"{path}index.php"])
    return tuple(f"{each}?{query}.html" for each in paths)


def is_list(name: str) -> bool:
    """Tell whether the query of a page of this *name* asks for several posts."""
    return _LISTS.search(query_of(name)) is not None


def stem(name: str) -> str:
    """Return *name* without suffixes, query and ``index``."""
    return re.sub(
        r"(?:^|/)index\Z", "", _SUFFIX.sub("", address_of(name).partition("?")[0]).rstrip("/")
    )


def original(name: str) -> str:
    """Return the name of the page that a page of this *name* may be a copy of, as ``trip.html?share=1`` is; "" for none.

    What a blog's first page is asked for may be another post each time.
    """
    path = _AGAIN.sub(r"\1", name) if is_again(name) else name.partition("?")[0]
    return path if path != name and (stem(path) or is_again(name)) else ""


def is_again(name: str) -> bool:
    """Tell whether a mirror has a page of this *name* beside another one: ``trip.html.1``."""
    return _AGAIN.search(name) is not None


def of_program(path: str) -> str:
    """Return the name of the page that a program at *path* answered with; "" for what is no program."""
    return f"{path}.html" if _PROGRAM.search(path) else ""
