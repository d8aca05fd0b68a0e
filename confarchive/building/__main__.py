"""``python -m confarchive.building`` is ``sphinx-build``, which ends with a word at any moment.

Sphinx loads for a while before it can tell of anything: what ends it until then ends it at once.
"""

from __future__ import annotations

import os
import signal
import sys


def main(words: list[str]) -> int:
    """Build as the arguments *words* of ``sphinx-build`` say; return its exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
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
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return build(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
