"""``python -m confarchive.serve`` is ``sphinx-autobuild``, which a key ends without a traceback.

It waits for builds as if nothing could end it meanwhile, and so do these until their modules are
loaded: a key reaches them only through here. While it serves, its server sees to keys.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDING = (signal.SIGINT, signal.SIGTERM)


def run() -> None:
    """Build and serve as the arguments of the process say, for ``sphinx-autobuild``."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from sphinx_autobuild import __main__ as autobuild  # noqa: PLC0415 (not before the line above)

    autobuild.Builder = _builder
    autobuild.main()


def _builder(arguments: Sequence[str], *, url_host: str, **_: Any) -> partial[None]:
    """Return what builds; it is handed to another process for each build but the first."""
    return partial(_build, tuple(arguments), f"http://{url_host}")


def _build(arguments: Sequence[str], address: str, *, changed_paths: Sequence[Any]) -> None:
    """Build once, as the *arguments* of ``sphinx-build`` say, and tell the *address* of the site."""
    if changed_paths:
        print("Building again …", flush=True)  # noqa: T201
    code = _run([sys.executable, "-m", "confarchive.building", *arguments])
    if code == -signal.SIGTERM and multiprocessing.parent_process() is None:
        sys.exit(128 + signal.SIGINT)  # later on the server ends, which the key reaches too
    if code > 0:
        print("The build failed: the pages are older than the files.", flush=True)  # noqa: T201
    print(f"Serving on {address}", flush=True)  # noqa: T201


def _run(command: Sequence[str]) -> int:
    """Run the *command*, which whatever ends this process ends too; return its exit code."""
    process = subprocess.Popen(command, start_new_session=True)  # noqa: S603 (ours)

    def end(*_: Any) -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)

    before = [(each, signal.signal(each, end)) for each in _ENDING]
    try:
        return process.wait()
    finally:
        for each, handler in before:
            signal.signal(each, handler)


if __name__ == "__main__":
    run()
