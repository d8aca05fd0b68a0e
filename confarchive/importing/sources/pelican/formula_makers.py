r"""Who typeset a blog's formulas, as its settings, its requirements and its theme tell.

Without ``PLUGINS``, Pelican 4.5 and later loads every plugin that is installed: then
``MATH_JAX``, which is Pelican's ``render_math`` only, and what the blog's
``requirements.txt`` and its like name tell which. None of these is run.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from confarchive.importing.formulas import NOTHING, Script, Typesetter
from confarchive.importing.literals import read_module
from confarchive.importing.sources.pelican import formula_theme
from confarchive.importing.sources.pelican.extensions import named
from confarchive.importing.sources.pelican.plugins import requirements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from confarchive.importing.sources.pelican.settings import Settings

_RENDER_MATH = Typesetter(
    patterns=("render_math",),
    script=Script(display=(("$$", "$$"),), escapes=True, after_formulas=True),
)
# What the plugin was before it acted on Markdown itself.
_LATEX = Typesetter(script=Script(inline=(("$", "$"),), display=(("$$", "$$"),), escapes=True))
_KATEX = Typesetter(patterns=("pelican_katex",))
_UNCLEAR = re.compile(r"math|latex|katex|asciimath", re.IGNORECASE)
_BUILT_IN = frozenset({"", "notmyidea", "simple"})  # Pelican's own themes load no script


def of_blog(settings: Settings) -> Typesetter:
    """Return what made formulas of TeX in the blog with these *settings*."""
    file, plugins = settings.file, settings.plugins
    own = read_module(file).values if file else {}
    plugin = of_settings({**own, **settings.values, "PLUGINS": plugins})
    if plugin is NOTHING and file and plugins is None and _is_installed(file.parent):
        plugin = _RENDER_MATH
    if plugin.patterns == _RENDER_MATH.patterns:
        plugin = _configured(plugin, own.get("MATH_JAX"))
    return _with_theme(plugin, file, own, plugins)


def _is_installed(folder: Path) -> bool:
    """Tell whether ``render_math`` was, which Pelican then loads by itself."""
    names = requirements.installed(requirements.folders_of(folder))
    return any(_plugin(name) is _RENDER_MATH for name in names)


def of_settings(values: Mapping[str, Any]) -> Typesetter:
    """Return what the settings *values* say of it; :data:`NOTHING` where they tell nothing."""
    plugins = values.get("PLUGINS")
    found = [_plugin(str(name)) for name in plugins or ()]
    if made := [each for each in found if each is not None]:
        return next((each for each in made if each), NOTHING)
    if patterns := tuple(_extensions(values)):
        return Typesetter(patterns=patterns)
    return NOTHING if plugins is not None or "MATH_JAX" not in values else _RENDER_MATH


def _plugin(name: str) -> Typesetter | None:
    """Return what the plugin *name* makes of formulas; None where it has nothing to do with any."""
    name = re.sub(r"[-.]", "_", name.lower())
    if "render_math" in name:
        return _RENDER_MATH
    if name.endswith("latex"):
        return _LATEX
    if "katex" in name:
        return _KATEX
    return NOTHING if _UNCLEAR.search(name) else None


def _extensions(values: Mapping[str, Any]) -> Iterable[str]:
    """Yield the patterns of the Markdown extensions that *values* name."""
    for name, config in _configs(values).items():
        short = name.rpartition(".")[2]
        if short == "mdx_math":
            has_dollars = _is_on(config.get("enable_dollar_delimiter"))
            yield "mdx_math_dollar" if has_dollars else "mdx_math"
        elif short == "arithmatex":
            yield from _arithmatex(config)


def _configs(values: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the Markdown extensions that *values* name, of every era, and what is said of them."""
    markdown, listed = values.get("MARKDOWN"), values.get("MD_EXTENSIONS")
    options = markdown if isinstance(markdown, dict) else {}
    tables = [each for each in (listed, options.get("extension_configs")) if isinstance(each, dict)]
    names = [
        name
        for each in (listed, options.get("extensions"))
        if isinstance(each, list | tuple)
        for name in each
    ]
    configs: dict[str, Mapping[str, Any]] = dict(named(str(name)) for name in names)
    for table in tables:
        configs |= {
            name: config if isinstance(config, dict) else {} for name, config in table.items()
        }
    return configs


def _arithmatex(config: Mapping[str, Any]) -> Iterable[str]:
    inline = config.get("inline_syntax", ["dollar", "round"])
    if config.get("block_syntax", True):
        yield "arithmatex_block"
    if "round" in inline:
        yield "arithmatex_round"
    if "dollar" in inline:
        smart = config.get("smart_dollar", True)
        yield "arithmatex_dollar" if _is_on(smart) else "arithmatex_any_dollar"


def _is_on(value: Any) -> bool:
    return bool(value) and str(value).lower() != "false"


def _configured(plugin: Typesetter, options: Any) -> Typesetter:
    """Return ``render_math`` as the setting ``MATH_JAX`` has it."""
    if not isinstance(options, dict) or plugin.script is None:
        return plugin
    script = replace(
        plugin.script,
        escapes=options.get("process_escapes", True) is not False,
        after_formulas=options.get("auto_insert", True) is not False,
    )
    return replace(plugin, script=script)


def _with_theme(
    plugin: Typesetter,
    file: Path | None,
    own: Mapping[str, Any],
    plugins: Sequence[str] | None,
) -> Typesetter:
    """Return *plugin*, and what the theme's templates load beside it."""
    plugins_are_told = plugins is not None and NOTHING not in map(_plugin, plugins)
    folder = _theme(file, own)
    loaded = formula_theme.find(folder, own) if folder else None
    if loaded is None:
        is_known = folder is not None or own.get("THEME", "") in _BUILT_IN
        is_all_told = file is not None and plugins_are_told and is_known
        return replace(plugin, known=plugin.known or is_all_told)
    if plugin.script is not None:
        return plugin
    known = loaded.known and loaded.script is not None
    script = loaded.script if known else None
    return replace(plugin, script=script, key=loaded.key, known=known)


def _theme(file: Path | None, own: Mapping[str, Any]) -> Path | None:
    """Return the folder of the blog's theme, if the blog has it."""
    name = own.get("THEME")
    if file is None or not isinstance(name, str) or not name:
        return None
    folder, base = (file.parent / name).resolve(), file.parent.resolve()
    return folder if folder.is_dir() and folder.is_relative_to(base) and folder != base else None
