"""Settings that ``publishconf.py`` has otherwise than the file that is read: readers saw pages made by it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from confarchive.importing.sources.pelican.settings.computed import DECIDING, READING, Computed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.literals.module import Module

FILE = "publishconf.py"


def differing(module: Module, name: str, published: Module) -> Iterator[Computed]:
    """Yield the settings that *published* has otherwise than *module*, called *name*, which it goes on from."""
    if _goes_on_from(name, published):
        for setting in sorted({*READING, *DECIDING}):
            if _differs(setting, module, published):
                line = published.lines.get(setting, published.hidden[1] if published.hidden else 1)
                yield Computed(name=setting, line=line, file=FILE)


def _goes_on_from(name: str, published: Module) -> bool:
    nodes = (node for tree in published.trees for node in ast.walk(tree))
    return any(isinstance(node, ast.ImportFrom) and node.module == name for node in nodes)


def _differs(setting: str, module: Module, published: Module) -> bool:
    """Tell whether *setting* is another in *published*, where *module* tells it."""
    is_doubted = any(name == setting for name, _, _ in module.items) or not module.is_sure(setting)
    if is_doubted:
        return False  # nobody knows it anyway
    has_items = any(name == setting for name, _, _ in published.items)
    is_same = (setting in module.values) == (setting in published.values)
    is_same = is_same and module.values.get(setting) == published.values.get(setting)
    return has_items or not published.is_sure(setting) or not is_same
