"""``python -m confarchive.serve``: build, serve, and build again after each edit, until a key ends it."""

from __future__ import annotations

import signal
import sys

INTERRUPTED = 130


def main(words: list[str]) -> int:
    """Serve as the arguments *words* say; return the exit code."""
    # A shell has what it runs beside itself take no notice of keys; until all is loaded, one ends it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    import asyncio  # noqa: PLC0415 (not before the line above)

    from confarchive.serve import arguments, server  # noqa: PLC0415

    try:
        return asyncio.run(server.run(arguments.parse(words)))
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
