"""MyST whose addresses are resolved later, in the whole text.

One that may be the archive's is marked until it is written, so that the writer does not take it for
known to be none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing import html_myst, myst
from confarchive.model.addresses.schemes import runs_script

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_MARK = "\ue000"


def write(
    markup: str, targets: Collection[str], labels: Mapping[str, str] | None = None
) -> html_myst.Written:
    """Return *markup* as :func:`confarchive.importing.html_myst.write` does; addresses stay."""
    written = html_myst.write(markup, resolve=_marked, targets=targets, labels=labels)
    return replace(written, text=written.text.replace(_MARK, ""))


def _marked(url: str) -> str:
    return url if myst.SCHEME.match(url) or runs_script(url) else _MARK + url
