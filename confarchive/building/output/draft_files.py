"""Pictures and other files that only drafts use: no readers get them, as they get no draft."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx

    from confarchive.building.output.static_files import StaticFile


def of_drafts(
    app: Sphinx, static: Iterable[StaticFile], withheld: AbstractSet[str]
) -> dict[Path, str]:
    """Return the extra ones of *static* that only *withheld* documents may mean, with one of these.

    In doubt a file is withheld that no published page names.
    """
    if not withheld:
        return {}
    from confarchive.building.documents import named_files  # noqa: PLC0415 (few sites have drafts)

    root = Path(app.srcdir).resolve()
    tops = [(root / name).resolve() for name in app.config.html_extra_path]
    every = {each.file.resolve() for each in static if each.extra}
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


def withheld_problems(withheld: Mapping[Path, str], source: Path) -> Iterator[Problem]:
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
