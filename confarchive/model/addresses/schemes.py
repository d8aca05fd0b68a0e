"""Addresses that run a script where they stand, instead of leading anywhere.

How browsers read an address is told in https://url.spec.whatwg.org/#concept-basic-url-parser: signs
that control are left out, letters may be of any case. HTML has them as entities besides.
"""

from __future__ import annotations

import re
from html import unescape

_LEFT_OUT = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_ENTITY = re.compile(r"&(?:tab|newline);?", re.IGNORECASE)
_SCRIPTS = re.compile(r"(?:javascript|vbscript|livescript):|data:(?:text/html|application/xhtml)")


def runs_script(url: str) -> bool:
    """Tell whether *url*, as written in Markdown, HTML or YAML, would run a script."""
    read = unescape(_ENTITY.sub("", url))
    return _SCRIPTS.match(_LEFT_OUT.sub("", read).lower()) is not None
