"""How long it takes to read a document."""

from __future__ import annotations

import re

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def minutes(text: str) -> int:
    """Return the minutes a reader needs: 230 words of spaced script or 400 CJK signs each."""
    cjk = len(_CJK.findall(text))
    words = len(_CJK.sub(" ", text).split())
    return max(1, round(words / 230 + cjk / 400))
