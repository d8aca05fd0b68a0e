"""Links that lead from the host's root, for a page that is shown at whatever address nothing is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path

_RELATIVE = re.compile(
    r'(?P<name>\s(?:href|src|action|data-content_root)=")(?!#|/|[a-zA-Z][a-zA-Z+.-]*:)(?:\./)?'
)


def root_links(file: Path, base_url: str) -> None:
    """Have the links of the page in *file*, which stands at the top of the site at *base_url*, lead from the root.

    Without an address the site is taken to be at its host's top.
    """
    root = f"/{urlsplit(base_url).path.strip('/')}/".replace("//", "/")
    text = file.read_text(encoding="utf-8")
    rooted = _RELATIVE.sub(lambda match: match["name"] + root, text)
    file.write_text(rooted, encoding="utf-8", newline="")
