"""Making the search index in a process of its own, while the build writes its last pages."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from confarchive.building.background import BackgroundTask
from confarchive.building.diagnostics import report
from confarchive.building.search import folder

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from confarchive.building.site.assembly import Site
    from confarchive.model.problems import Problem


def is_wanted(builder: Builder) -> bool:
    """Tell whether there is to be an index of the pages that *builder* writes."""
    if isinstance(builder, SingleFileHTMLBuilder) or not isinstance(builder, StandaloneHTMLBuilder):
        return False
    return builder.search


class Work:
    """The index of the pages that *builder* wrote, in the making, where one is wanted."""

    def __init__(self, builder: StandaloneHTMLBuilder, site: Site, jobs: int) -> None:
        self._task: BackgroundTask[tuple[Problem, ...]] | None = None
        if is_wanted(builder):
            self._task = BackgroundTask(partial(_make, builder, site, jobs))

    def result(self) -> None:
        """Wait until it is made. Raises ExtensionError when it could not be."""
        if self._task:
            report(self._task.result())


def _make(builder: StandaloneHTMLBuilder, site: Site, jobs: int) -> tuple[Problem, ...]:
    """Make the index; return what is to be told of it."""
    from confarchive.building.search import index  # noqa: PLC0415 (in this process alone)

    place, aside = builder.outdir / folder.FOLDER, folder.aside(builder)
    is_aside = aside.is_dir() and not place.exists()
    problems = index.update(builder, site, aside if is_aside else place, jobs)
    if is_aside:  # until here it may have told of posts taken back
        shutil.move(aside, place)
    shutil.rmtree(aside, ignore_errors=True)
    return problems
