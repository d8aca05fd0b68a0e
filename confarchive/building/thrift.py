"""What Python and Sphinx do all the time during a build, and no one has anything from."""

from __future__ import annotations

import atexit
import gc
import logging

from sphinx.util.logging import NAMESPACE, VERBOSITY_MAP

_OBJECTS_BETWEEN_LOOKS = 10_000
"""Python's 700 have it look all the time; with many more, parsed trees, which are rings, pile up."""


def collect_rarely() -> None:
    """Have Python look less often for objects that only hold each other, and not at those there.

    What is there stays to the end: modules, settings, what earlier builds kept.
    """
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS, *gc.get_threshold()[1:])
    gc.freeze()


def exit_at_once() -> None:
    """Have Python leave all objects to the system when it exits: to free each takes seconds."""
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def drop_unseen_messages(verbosity: int) -> None:
    """Have Sphinx make no messages that are not shown; it makes a dozen for each document."""
    logging.getLogger(NAMESPACE).setLevel(VERBOSITY_MAP[verbosity])
