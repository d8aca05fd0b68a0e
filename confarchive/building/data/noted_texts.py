"""What the texts of posts say, noted while Sphinx reads them: they need not be parsed a second time for the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from confarchive.building.incremental.cache import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token
    from myst_parser.config.main import MdParserConfig
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from confarchive.building.data.text_events import Event

NotedTexts: TypeAlias = "dict[str, tuple[str, tuple[Event, ...]]]"
"""What stands for a document's whole text, and what its body says, by document name."""

_ATTRIBUTE = "archive_noted_texts"
"""Where they are kept in Sphinx's environment, which other processes hand back to the first."""


def note(
    env: BuildEnvironment, options: MdParserConfig, text: str, tokens: Sequence[Token]
) -> None:
    """Note what the document says that is being read: its *text*, parsed with *options* into *tokens*."""
    from confarchive.building.data import markdown_syntax, text_events  # noqa: PLC0415 (few archives want data)

    if not markdown_syntax.parses_alike(options):
        return
    if (events := text_events.of_document(text, tokens)) is not None:
        noted_in(env)[env.docname] = digest(text), events


def merge(
    _app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment
) -> None:
    """Take over what another process has noted of *docnames*."""
    noted = noted_in(other)
    noted_in(env).update((name, noted[name]) for name in docnames if name in noted)


def forget(_app: Sphinx, env: BuildEnvironment) -> None:
    """Have *env*, which is kept, keep nothing of it."""
    vars(env).pop(_ATTRIBUTE, None)


def noted_in(env: BuildEnvironment) -> NotedTexts:
    """Return what was noted."""
    noted: NotedTexts = vars(env).setdefault(_ATTRIBUTE, {})
    return noted
