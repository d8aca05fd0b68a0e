"""The speed-ups of one build: those whose private names are as they were known, or none."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from confarchive.building.documents.parser import ArchiveParser
from confarchive.building.output.builders import ArchiveBuilder, ArchiveDirectoryBuilder
from confarchive.building.speed import builders, parser, private_names, process
from confarchive.building.speed.private_names import Speedup
from confarchive.private_names import unlike_known
from confarchive.runtime import garbage_collection

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from confarchive.model.problems import Problem

SETTING = "archive_fast"
TEMPLATES = "confarchive.building.speed.templates.Templates"


def is_wanted(app: Sphinx) -> bool:
    """Tell whether the site's ``conf.py`` leaves speed-ups on, before it is checked."""
    return app.config[SETTING] is not False


class Speedups:
    """The speed-ups of one build, and what is told of those that cannot be."""

    def __init__(self, app: Sphinx) -> None:
        unlike = unlike_known(private_names.TABLE) if is_wanted(app) else ()
        self.problems: tuple[Problem, ...] = (private_names.problem(unlike),) if unlike else ()
        self._usable = private_names.usable(unlike) if is_wanted(app) else frozenset()
        self._meanwhile = ExitStack()

    def __contains__(self, speedup: Speedup) -> bool:
        return speedup in self._usable

    def add_builders(self, app: Sphinx) -> None:
        """Add the builders of HTML, as quick as they can be."""
        for builder in (ArchiveBuilder, ArchiveDirectoryBuilder):
            app.add_builder(builders.quickened(builder, app, self._usable), override=True)

    def add_parser(self, app: Sphinx) -> None:
        """Add the parser of Markdown."""
        quick = Speedup.HEADERS in self
        app.add_source_parser(parser.QuickParser if quick else ArchiveParser, override=True)

    @property
    def template_bridge(self) -> str | None:
        """The name of the class that renders templates, None for Sphinx's own."""
        return TEMPLATES if Speedup.TEMPLATES in self else None

    def begin(self, app: Sphinx) -> None:
        """Change what all of a build goes through, until it ends."""
        if Speedup.SETTINGS in self:
            self._meanwhile.enter_context(parser.shared_settings())
        if Speedup.MESSAGES in self:
            process.drop_unseen_messages(app.verbosity)
        if Speedup.PROCESS in self:
            garbage_collection.collect_rarely()
            process.exit_at_once()

    def end(self) -> None:
        """Put back what was changed."""
        self._meanwhile.close()
