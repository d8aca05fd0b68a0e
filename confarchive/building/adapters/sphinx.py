"""What Sphinx does not promise, and that a right build cannot do without; none of it a private name.

docs/development/private-names.md lists it.
"""

from __future__ import annotations

import importlib
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_NONE, _NOT_GIVEN = object(), object()
_REBUILDING: Any = frozenset({"html", "env", "", None})
"""For which settings Sphinx makes something again; of some that feeds show, ABlog says for none."""


def is_given(config: Config, name: str) -> bool:
    """Tell whether ``conf.py`` or ``-D`` gives the setting *name* a value.

    Where it has another default for the moment, and nobody gives it a value, that is its value.
    """
    if name in config.overrides:
        return True
    known, value = config.values.pop(name), vars(config).pop(name, _NONE)
    config.add(name, _NOT_GIVEN, known.rebuild, known.valid_types)
    found = getattr(config, name)
    config.values[name] = known
    if value is _NONE:
        vars(config).pop(name, None)
    else:
        vars(config)[name] = value
    return found is not _NOT_GIVEN


def settings_and_tags(app: Sphinx) -> tuple[object, ...]:
    """Return what changes when a setting does, or a tag of the build; the builder is one of the tags."""
    settings = {each.name: each.value for each in app.config.filter(_REBUILDING)}
    return _stable(settings), tuple(sorted(app.tags))


def _stable(value: object) -> object:
    """Return what has the same ``repr`` in each build, as long as *value* is the same."""
    match value:
        case dict():
            return sorted(((repr(key), _stable(each)) for key, each in value.items()), key=repr)
        case list() | tuple():
            return [_stable(each) for each in value]
        case set() | frozenset():
            return sorted(map(_stable, value), key=repr)
        case type() | FunctionType():
            return f"{value.__module__}.{value.__qualname__}"
    return value


def has_same_settings(builder: StandaloneHTMLBuilder) -> bool:
    """Tell whether the output was made with the settings of this build, as Sphinx has noted there."""
    try:
        noted = type(builder.build_info).load(builder.outdir / ".buildinfo")
    except (OSError, ValueError, AttributeError):
        return False
    return builder.build_info == noted


def builder_of(env: BuildEnvironment) -> Builder:
    """Return the builder that documents of *env* are written by."""
    archive: Any = env.domains["archive"]
    builder: Builder = archive.builder
    return builder


def wrap_exception_handler(wrap: Callable[[Callable[..., None]], Any]) -> None:
    """Have what Sphinx tells of an error that ends a build be told by what *wrap* returns, once.

    Where Sphinx has it elsewhere, messages stay Sphinx's own.
    """
    try:
        errors = importlib.import_module("sphinx._cli.util.errors")
    except ImportError:
        return
    known: Any = getattr(errors, "handle_exception", None)
    if known is not None and not hasattr(known, "of_confarchive"):
        vars(errors)["handle_exception"] = wrap(known)
