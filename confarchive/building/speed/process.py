"""What Python and Sphinx do all the time during a build, and no one has anything from."""

from __future__ import annotations

import atexit
import gc
import logging
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder
from importlib.util import LazyLoader
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType


def exit_at_once() -> None:
    """Have Python leave all objects to the system when it exits: to free each takes seconds."""
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def load_when_used(name: str) -> None:
    """Have Python load a module that others import, and hardly use, at its first use."""
    if not any(isinstance(finder, _Late) and finder.name == name for finder in sys.meta_path):
        sys.meta_path.insert(0, _Late(name))


class _Late(MetaPathFinder):
    """Finds one module, which is loaded when something of it is asked for."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where the module is, as Python finds it by itself."""
        spec = PathFinder.find_spec(fullname, path, target) if fullname == self.name else None
        if spec and spec.loader:
            spec.loader = LazyLoader(spec.loader)
        return spec


def drop_unseen_messages(verbosity: int) -> None:
    """Have Sphinx make no messages that are not shown; it makes a dozen for each document."""
    from sphinx.util.logging import NAMESPACE, VERBOSITY_MAP  # noqa: PLC0415 (they are probed first)

    logging.getLogger(NAMESPACE).setLevel(VERBOSITY_MAP[verbosity])
