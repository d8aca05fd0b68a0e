"""Making the search index in a process of its own, while the build writes its last pages."""

from __future__ import annotations

import gc
import shutil
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.errors import ExtensionError
from sphinx.util.parallel import ParallelTasks, SerialTasks, parallel_available

from confarchive.building import failures
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
        self._result: str | tuple[Problem, ...] = ()
        self._tasks = ParallelTasks(1) if parallel_available else SerialTasks()
        if is_wanted(builder):
            self._tasks.add_task(lambda _: _result(builder, site, jobs), "index", self._note)

    def _note(self, *told: Any) -> None:
        self._result = told[-1]

    def result(self) -> None:
        """Wait until it is made. Raises ExtensionError when it could not be."""
        self._tasks.join()
        if isinstance(self._result, str):
            raise ExtensionError(self._result)
        report(self._result)


def _result(builder: StandaloneHTMLBuilder, site: Site, jobs: int) -> str | tuple[Problem, ...]:
    """Make the index; return what is to be told, and of an error its message alone.

    Errors lose their kind between processes.
    """
    from confarchive.building.search import index  # noqa: PLC0415 (in this process alone)

    if parallel_available:
        gc.disable()  # it would look through all that the build holds
    try:
        place, aside = builder.outdir / folder.FOLDER, folder.aside(builder)
        is_aside = aside.is_dir() and not place.exists()
        problems = index.update(builder, site, aside if is_aside else place, jobs)
        if is_aside:  # until here it may have told of posts taken back
            shutil.move(aside, place)
        shutil.rmtree(aside, ignore_errors=True)
    except ExtensionError as error:
        return str(error)
    except OSError as error:
        raise failures.named(error) from error
    return problems
