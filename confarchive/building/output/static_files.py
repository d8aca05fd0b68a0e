"""The site's own files that Sphinx copies as they are: ``html_static_path``, ``html_extra_path``.

What only drafts use of ``html_extra_path`` is withheld as they are; and what a site has no
more leaves the output, for which the names of all are told here.
"""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging
from sphinx.util.fileutil import copy_asset
from sphinx.util.matching import Matcher

from confarchive.building.config import STATIC
from confarchive.model import sitefiles
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config


logger = logging.getLogger(__name__)

_TEMPLATE = re.compile(r"(?:_t|\.jinja)\Z")


def files(source: Path, config: Config, *, static: bool = True) -> Iterator[tuple[str, Path]]:
    """Yield the names that the site's own files have in the output, and the files.

    The site's folder is *source*; without *static* those of ``html_extra_path`` alone.
    """
    excluded = Matcher(config.exclude_patterns)
    for folder in (source / name for name in config.html_static_path) if static else ():
        if folder != STATIC:
            for name, file in _within(folder, source):
                yield f"_static/{_TEMPLATE.sub('', name)}", file
    for folder in (source / name for name in config.html_extra_path):
        yield from ((name, file) for name, file in _within(folder, source) if not excluded(name))


def _within(place: Path, source: Path) -> Iterator[tuple[str, Path]]:
    if place.is_file():
        yield place.name, place
    for file, refusal in _walk(place, source):
        if not refusal:
            yield file.relative_to(place).as_posix(), file


def refused(source: Path, config: Config) -> Iterator[Problem]:
    """Yield a problem for each file that is not copied, such as one that a link leads to."""
    for folder in (source / name for name in (*config.html_static_path, *config.html_extra_path)):
        for file, refusal in _walk(folder, source) if folder != STATIC else ():
            if refusal:
                path = os.path.relpath(file, source)
                yield sitefiles.FolderEntry(path=path, refusal=refusal).problem


def _walk(place: Path, source: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files below *place*, and what is not copied with the reason."""
    for folder, folders, names in os.walk(place, followlinks=True):
        links = {
            name: sitefiles.refusal_below(Path(folder, name), source, place) for name in folders
        }
        yield from ((Path(folder, name), why) for name, why in links.items() if why)
        folders[:] = sorted(name for name, why in links.items() if not why)
        for name in sorted(names):
            file = Path(folder, name)
            yield file, sitefiles.refusal_below(file, source, place)


def stamps(app: Sphinx) -> list[tuple[str, int, int]]:
    """Return what changes when one of the files does, or which there are, without reading them."""
    found = (
        (name, file.stat()) for name, file in files(Path(app.srcdir), app.config) if file.exists()
    )
    return [(name, stat.st_mtime_ns, stat.st_size) for name, stat in found]


def of_drafts(app: Sphinx, withheld: AbstractSet[str]) -> dict[Path, str]:
    """Return the files of ``html_extra_path`` that only *withheld* documents may mean, with one of these.

    In doubt a file is withheld that no published page names.
    """
    if not withheld:
        return {}
    from confarchive.building.documents import named_files  # noqa: PLC0415 (few sites have drafts)

    root = Path(app.srcdir).resolve()
    tops = [(root / name).resolve() for name in app.config.html_extra_path]
    every = {file.resolve() for _, file in files(Path(app.srcdir), app.config, static=False)}
    own = [named_files.OwnFile.of(file) for file in every]
    read = partial(named_files.sources, root=root, tops=tops, base_url=app.config.html_baseurl)
    found: dict[Path, str] = {}
    for path in sorted(withheld) if own else ():
        for source in read([root / path]):
            found = {each.file: path for each in own if source.may_mean(each)} | found
    own = [each for each in own if each.file in found]
    for source in read([root / path for path in _shown(app)]) if own else ():
        own = [each for each in own if not (source.may_mean(each) and source.means(each))]
    return {each.file: found[each.file] for each in own}


def told(withheld: Mapping[Path, str], source: Path) -> Iterator[Problem]:
    """Yield a problem for each document that files are *withheld* with, as :func:`of_drafts` gives them."""
    for path in sorted(set(withheld.values())):
        names = sorted(os.path.relpath(file, source) for file, of in withheld.items() if of == path)
        several = f" and {len(names) - 5} more" if len(names) > 5 else ""  # noqa: PLR2004
        yield Problem(
            path=path,
            kind=ProblemKind.DRAFT_FILE,
            message=f"may mean {', '.join(names[:5])}{several}, which no published page names: "
            "not copied until this is published, or one names it",
        )


def _shown(app: Sphinx) -> Iterator[str]:
    """Yield the files whose words readers may see, or that name what they see."""
    source = Path(app.srcdir)
    for docname in app.env.found_docs:
        yield str(app.env.doc2path(docname, base=False))
    others = [*source.glob("*.yml"), *source.glob("*.py")]
    folders = (*app.config.templates_path, *app.config.html_static_path)
    others += [file for name in folders for file in (source / name).rglob("*.*") if file.is_file()]
    yield from (os.path.relpath(file, source) for file in others)


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

    Nor does it copy those that are *withheld*.
    """
    excluded = Matcher([*builder.config.exclude_patterns, "**/.*"])
    for name in builder.config.html_static_path:
        place = Path(builder.confdir, name)
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
            or bool(sitefiles.refusal_below(file, Path(builder.srcdir), place))
        )

    return skips


def _not_copied(file: str, error: Exception) -> None:
    logger.warning("Failed to copy a file in html_static_file: %s: %r", file, error)
