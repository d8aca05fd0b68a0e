"""The site's own files that Sphinx copies as they are: ``html_static_path``, ``html_extra_path``, the logo.

What only drafts use of ``html_extra_path`` is withheld as they are (:mod:`.draft_files`); and what a
site has no more leaves the output, for which the names of all are told here.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging
from sphinx.util.fileutil import copy_asset
from sphinx.util.matching import Matcher

from confarchive.building import translations
from confarchive.building.config import STATIC
from confarchive.building.incremental import fingerprints
from confarchive.building.output import page_assets
from confarchive.model.files import site_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config

    from confarchive.model.problems import Problem


logger = logging.getLogger(__name__)

_TEMPLATE = re.compile(r"(?:_t|\.jinja)\Z")


@dataclass(frozen=True, kw_only=True)
class StaticFile:
    """A file of ``html_static_path``, the logo, or an ``extra`` file of ``html_extra_path``.

    ``name`` is the one that it has in the output; ``stamp`` changes when the file does, or is gone.
    """

    name: str
    file: Path
    extra: bool
    stamp: tuple[int, int]


def find(source: Path, config: Config) -> tuple[list[StaticFile], list[Problem]]:
    """Return the own files of the site in the folder *source*, and what is not copied of them."""
    excluded = Matcher(config.exclude_patterns)
    found: list[StaticFile] = []
    problems: list[Problem] = []
    for folder, extra in _folders(source, config):
        for name, file, refusal in _within(folder, source):
            if refusal:
                path = os.path.relpath(file, source)
                problems.append(site_files.FolderEntry(path=path, refusal=refusal).problem)
            elif not (extra and excluded(name)):
                shown = name if extra else f"_static/{_TEMPLATE.sub('', name)}"
                stamp = fingerprints.of_file(file)
                found.append(StaticFile(name=shown, file=file, extra=extra, stamp=stamp))
    return found, problems


def _folders(source: Path, config: Config) -> Iterator[tuple[Path, bool]]:
    """Yield where own files are, and whether that is in ``html_extra_path``."""
    pictures = filter(None, (config.html_logo, config.html_favicon))
    static = map(Path, (*config.html_static_path, *pictures))
    yield from ((source / path, False) for path in static if STATIC not in (path, *path.parents))
    yield from ((source / name, True) for name in config.html_extra_path)


def _within(place: Path, source: Path) -> Iterator[tuple[str, Path, str]]:
    """Yield the names of files below *place*, the files, and why they are not copied."""
    if place.is_file():
        yield place.name, place, ""
    for file, refusal in _walk(place, source):
        yield file.relative_to(place).as_posix(), file, refusal


def _walk(place: Path, source: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files below *place*, and what is not copied with the reason."""
    for folder, folders, names in os.walk(place, followlinks=True):
        links = {
            name: site_files.refusal_below(Path(folder, name), source, place) for name in folders
        }
        yield from ((Path(folder, name), why) for name, why in links.items() if why)
        folders[:] = sorted(name for name, why in links.items() if not why)
        for name in sorted(names):
            file = Path(folder, name)
            yield file, site_files.refusal_below(file, source, place)


def copy(builder: StandaloneHTMLBuilder, withheld: AbstractSet[Path]) -> None:
    """Copy the files of ``html_extra_path``, but for those that are *withheld*."""
    excluded = Matcher(builder.config.exclude_patterns)
    for name in builder.config.html_extra_path:
        place = Path(builder.confdir, name)
        if place.resolve() in withheld:
            continue
        skips = _skipping(builder, place, excluded, withheld)
        copy_asset(place, builder.outdir, excluded=skips, force=True)


def copy_static(
    builder: StandaloneHTMLBuilder, withheld: AbstractSet[Path], context: dict[str, Any]
) -> None:
    """Copy the files of ``html_static_path``, as Sphinx does, but for those outside of the site.

    Nor does it copy those that are *withheld*. This package's own come as pages load them.
    """
    excluded = Matcher([*builder.config.exclude_patterns, "**/.*"])
    for name in builder.config.html_static_path:
        place = Path(builder.confdir, name)
        if place == STATIC:
            page_assets.write(place, builder.outdir / "_static", words=translations.script())
            continue
        copy_asset(
            place,
            builder.outdir / "_static",
            excluded=_skipping(builder, place, excluded, withheld),
            context=context,
            renderer=builder.templates,
            onerror=_not_copied,
            force=True,
        )


def _skipping(
    builder: StandaloneHTMLBuilder,
    place: Path,
    excluded: Callable[[str], bool],
    withheld: AbstractSet[Path],
) -> Callable[[str], bool]:
    """Return what tells that a file below *place*, by its path there, is not copied."""

    def skips(inside: str) -> bool:
        file = place / inside
        return (
            excluded(inside)
            or (bool(withheld) and file.resolve() in withheld)
            or bool(site_files.refusal_below(file, Path(builder.srcdir), place))
        )

    return skips


def _not_copied(file: str, error: Exception) -> None:
    logger.warning("Failed to copy a file in html_static_file: %s: %r", file, error)
