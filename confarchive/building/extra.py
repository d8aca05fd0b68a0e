"""The site's own files that Sphinx copies as they are: ``html_static_path``, ``html_extra_path``.

What only drafts use of ``html_extra_path`` is withheld as they are; and what a site has no
more leaves the output, for which the names of all are told here.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinx.util import logging
from sphinx.util.fileutil import copy_asset
from sphinx.util.matching import Matcher

from confarchive.building.settings import STATIC
from confarchive.model import sitefiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config

    from confarchive.model.problems import Problem

logger = logging.getLogger(__name__)

_TOKEN = re.compile(r"""[^\s"'()<>\[\]{}|`]+""")
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
                yield sitefiles.Entry(path=path, refusal=refusal).problem


def _walk(place: Path, source: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files below *place*, and what is not copied with the reason."""
    for folder, folders, names in os.walk(place, followlinks=True):
        links = {name: sitefiles.refusal(Path(folder, name), source, place) for name in folders}
        yield from ((Path(folder, name), why) for name, why in links.items() if why)
        folders[:] = sorted(name for name, why in links.items() if not why)
        for name in sorted(names):
            file = Path(folder, name)
            yield file, sitefiles.refusal(file, source, place)


def stamps(app: Sphinx) -> list[tuple[str, int, int]]:
    """Return what changes when one of the files does, or which there are, without reading them."""
    found = (
        (name, file.stat()) for name, file in files(Path(app.srcdir), app.config) if file.exists()
    )
    return [(name, stat.st_mtime_ns, stat.st_size) for name, stat in found]


def of_drafts(app: Sphinx, withheld: Iterable[str]) -> frozenset[Path]:
    """Return the files of ``html_extra_path`` that only *withheld* documents name."""
    source = Path(app.srcdir)
    places = [source / name for name in app.config.html_extra_path]
    every = {file.resolve() for _, file in files(source, app.config, static=False)}
    named = {file for path in withheld for file in _named(source / path, every, [source, *places])}
    tops = [source, *places]
    for path in _shown(app) if named else ():
        text = _text(source / path).replace(app.config.html_baseurl or "\0", "/")
        if any(file.name in unquote(text) for file in named):
            named -= _named(source / path, named, tops, surely=True)
    return frozenset(named)


def _shown(app: Sphinx) -> Iterator[str]:
    """Yield the files whose words readers may see, or that name what they see."""
    source = Path(app.srcdir)
    for docname in app.env.found_docs:
        yield str(app.env.doc2path(docname, base=False))
    others = [*source.glob("*.yml"), *source.glob("*.py")]
    folders = (*app.config.templates_path, *app.config.html_static_path)
    others += [file for name in folders for file in (source / name).rglob("*.*") if file.is_file()]
    yield from (os.path.relpath(file, source) for file in others)


def _named(
    document: Path, every: AbstractSet[Path], tops: Iterable[Path], *, surely: bool = False
) -> set[Path]:
    """Return which of *every* file a document names, as seen from there or from one of the *tops*.

    A name that leads to no file may be any of that name, unless it shall *surely* be one.
    """
    text = _text(document)
    words = {unquote(re.split(r"[?#]", word, maxsplit=1)[0]) for word in _TOKEN.findall(text)}
    found, whole = set(), "\n".join([unquote(text), *words])
    for file in (each for each in every if each.name in whole):  # few of many, found at once
        if not _TOKEN.fullmatch(file.name):
            if file.name in unquote(text):
                found.add(file)
            continue
        ends = [word for word in words if word.endswith(file.name)]
        real = {real for word in ends for real in _real(word, [document.parent, *tops])}
        if file in real or (ends and not real and not surely):
            found.add(file)
    return found


def _real(word: str, folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that *word* leads to from the *folders*."""
    for folder in folders:
        try:
            place = folder / word.lstrip("/:.,;")
            yield from (each.resolve() for each in (folder / word, place) if each.is_file())
        except (OSError, ValueError):
            continue


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def copy(builder: StandaloneHTMLBuilder, withheld: AbstractSet[Path]) -> None:
    """Copy the files of ``html_extra_path``, but for those that are *withheld*."""
    excluded = Matcher(builder.config.exclude_patterns)
    for name in builder.config.html_extra_path:
        place = Path(builder.confdir, name)
        if place.resolve() in withheld:
            continue

        def skips(inside: str, place: Path = place) -> bool:
            file = place / inside
            return (
                excluded(inside) or file.resolve() in withheld or _is_refused(builder, place, file)
            )

        copy_asset(place, builder.outdir, excluded=skips, force=True)


def copy_static(builder: StandaloneHTMLBuilder, context: dict[str, Any]) -> None:
    """Copy the files of ``html_static_path``, as Sphinx does, but for those outside of the site."""
    excluded = Matcher([*builder.config.exclude_patterns, "**/.*"])
    for name in builder.config.html_static_path:
        place = Path(builder.confdir, name)

        def skips(inside: str, place: Path = place) -> bool:
            return excluded(inside) or _is_refused(builder, place, place / inside)

        copy_asset(
            place,
            builder._static_dir,  # noqa: SLF001 - as Sphinx's own method does
            excluded=skips,
            context=context,
            renderer=builder.templates,
            onerror=_not_copied,
            force=True,
        )


def _is_refused(builder: StandaloneHTMLBuilder, place: Path, file: Path) -> bool:
    return bool(sitefiles.refusal(file, Path(builder.srcdir), place))


def _not_copied(file: str, error: Exception) -> None:
    logger.warning("Failed to copy a file in html_static_file: %s: %r", file, error)
