"""What options of commands take, read from their texts; each tells what it expects of what it refuses."""

from __future__ import annotations

import argparse
import math


def at_least(least: int, text: str) -> int:
    """Return the whole number that *text* is. Raises ArgumentTypeError for none, and for one below *least*."""
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if number < least:
        raise argparse.ArgumentTypeError(f"found {text!r}, expected a whole number from {least} on")
    return number


def seconds(text: str) -> float:
    """Return the seconds that *text* tells, 0 for none. Raises ArgumentTypeError for what is no number, negative or without end."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number >= 0):
        raise argparse.ArgumentTypeError(f"found {text!r}, expected seconds, such as 0.5")
    return number


def some_seconds(text: str) -> float:
    """Return the seconds that *text* tells, as :func:`seconds` does, but for 0."""
    if (number := seconds(text)) == 0:
        raise argparse.ArgumentTypeError(f"found {text!r}, expected more than no time")
    return number
