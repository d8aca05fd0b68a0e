"""How often Python looks for objects that only hold each other."""

from __future__ import annotations

import gc

_OBJECTS_BETWEEN_LOOKS = 10_000
"""Python's 700 have it look all the time; with many more, parsed trees, which are rings, pile up."""


def collect_rarely() -> None:
    """Have Python look less often for objects that only hold each other, and not at those there.

    What is there stays to the end: modules, settings, what earlier builds kept.
    """
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS, *gc.get_threshold()[1:])
    gc.freeze()
