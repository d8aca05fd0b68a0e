"""``python -m confarchive.building`` is ``sphinx-build``, which ends with a word at any moment."""

from __future__ import annotations

import os
import sys
from functools import partial

from confarchive.runtime import interruption


def main(words: list[str]) -> int:
    """Build as the arguments *words* of ``sphinx-build`` say; return its exit code."""
    interruption.while_loading()
    from sphinx.cmd.build import main as build  # noqa: PLC0415 (not before the line above)

    from confarchive.building import failures  # noqa: PLC0415
    from confarchive.model import publication  # noqa: PLC0415

    try:
        # Sphinx's own modules read it too, as they are loaded, and take no other for an answer.
        publication.now(os.environ.get("SOURCE_DATE_EPOCH"))
    except ValueError as error:
        print(f"ERROR: {error}", file=sys.stderr)  # noqa: T201
        return 2
    failures.tell_briefly()
    # Sphinx leaves the line of its progress open.
    message = "\nInterrupted: the next build writes what this one has left."
    return interruption.run(partial(interruption.told, partial(build, words), message))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
