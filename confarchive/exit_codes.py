"""How commands end: their exit codes, and the line that tells why one did nothing.

:data:`confarchive.runtime.interruption.INTERRUPTED` is one more.
"""

from __future__ import annotations

import sys

DONE, INCOMPLETE, NOTHING_DONE, FOUND = 0, 1, 2, 3
"""All is well; a post was not imported, or a file is wrong; nothing was done; there is what
``--fail-on`` names."""


def fail(message: str) -> int:
    """Tell *message*, and return the exit code for nothing done."""
    print(f"confarchive: {message}", file=sys.stderr)  # noqa: T201
    return NOTHING_DONE
