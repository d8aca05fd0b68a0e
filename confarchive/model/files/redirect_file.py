"""``redirects.yml``: old addresses, and the page, file or feed that each leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.model.archive import REDIRECTS
from confarchive.model.files import site_files, yaml_text
from confarchive.model.files.value_kinds import is_text
from confarchive.model.files.yaml_file import no_yaml
from confarchive.model.problems import Problem, ProblemKind, unreadable

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An old address, the page or file it leads to, and where that is written."""

    address: str
    target: str
    path: str
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OldFeed:
    """The address of a feed that subscribers ask for, its ``form``, atom or rss, and the page whose posts it has."""

    address: str
    form: str
    page: str
    line: int | None = None


FORMS = ("atom", "rss")


def feed_of(entry: Redirect) -> OldFeed | None:
    """Return the feed that an *entry* such as ``atom:blog/2015`` asks for, None for any other."""
    form, colon, page = entry.target.partition(":")
    if not colon or form not in FORMS:
        return None
    address = unquote(entry.address).strip().lstrip("/")
    return OldFeed(address=address, form=form, page=page.strip("/"), line=entry.line)


def read(source: Path) -> tuple[tuple[Redirect, ...], tuple[Problem, ...]]:
    """Return the entries of the file in the folder *source*, and what is wrong with it."""
    file = source / REDIRECTS
    if not file.exists():
        return (), ()
    try:
        entries = yaml_text.read(site_files.read_text(source, REDIRECTS))
    except (OSError, UnicodeDecodeError) as error:
        return (), (unreadable(REDIRECTS, error),)
    except yaml_text.HeaderError as error:
        return (), (no_yaml(REDIRECTS, error),)
    table = (
        Redirect(
            address=address, target=str(entry.value).strip("/"), path=REDIRECTS, line=entry.line
        )
        for address, entry in entries.items()
        if is_text(address)
    )
    problems = (
        Problem(
            path=REDIRECTS,
            line=entry.line,
            kind=ProblemKind.BAD_VALUE,
            message=f"found {address!r}, expected an address without signs that control",
        )
        for address, entry in entries.items()
        if not is_text(address)
    )
    return tuple(table), tuple(problems)
