"""Names that Sphinx does not promise, and that a right build cannot do without.

Sphinx has no public way to any of this; docs/development/private-names.md lists it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx._cli.util import errors
from sphinx.builders.html._build_info import BuildInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.search import IndexBuilder


def given_settings(config: Config) -> set[str]:
    """Return the names that ``conf.py`` and ``-D`` give a value, names of no setting too."""
    return {*config._raw_config, *config._overrides}


def forget_setting(config: Config, name: str) -> None:
    """Have a setting as if nobody had given it."""
    for given in (config._raw_config, config._overrides):
        given.pop(name, None)


def config_hashes(app: Sphinx) -> tuple[str, str]:
    """Return what changes when a setting does, and when a tag of the build does.

    Of some that pages or feeds show, the extensions say that nothing depends on them.
    """
    rebuild: Any = frozenset({"html", "env", "", None})
    info = BuildInfo(app.config, app.tags, rebuild)
    return info.config_hash, info.tags_hash


def has_same_settings(builder: StandaloneHTMLBuilder) -> bool:
    """Tell whether the output was made with the settings of this build, as Sphinx has noted there."""
    try:
        noted = BuildInfo.load(builder.outdir / ".buildinfo")
    except (OSError, ValueError):
        return False
    return builder.build_info == noted


def builder_of(env: BuildEnvironment) -> Builder:
    """Return the builder that documents of *env* are written by, as Sphinx's own transforms do."""
    return env._app.builder


def word_indexes(indexer: IndexBuilder) -> Iterable[dict[str, set[str]]]:
    """Return the words of Sphinx's search index, of texts and of titles, with their documents."""
    return indexer._mapping, indexer._title_mapping


def wrap_exception_handler(wrap: Callable[[Callable[..., None]], Any]) -> None:
    """Have what Sphinx tells of an error that ends a build be told by what *wrap* returns, once."""
    known: Any = getattr(errors, "handle_exception", None)
    if known is not None and not hasattr(known, "of_confarchive"):
        errors.handle_exception = wrap(known)
