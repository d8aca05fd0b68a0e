"""``python -m confarchive.serve``: build, serve, and build again after each edit, until a key ends it."""

from __future__ import annotations

import sys

from confarchive.runtime import interruption


def main(words: list[str]) -> int:
    """Serve as the arguments *words* say; return the exit code."""
    # A shell has what it runs beside itself take no notice of keys; until all is loaded, one ends it.
    interruption.while_loading()
    import asyncio  # noqa: PLC0415 (not before the line above)

    from confarchive.serve import arguments, server  # noqa: PLC0415

    try:
        return asyncio.run(server.run(arguments.parse(words)))
    except KeyboardInterrupt:
        return interruption.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
