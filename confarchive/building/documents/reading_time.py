"""How long it takes to read a document."""

from __future__ import annotations

import re

_CJK = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # compiled where it is needed: that takes long


def minutes(text: str) -> int:
    """Return the minutes a reader needs: 230 words of spaced script or 400 CJK signs each."""
    spaced, cjk = (text, 0) if text.isascii() else re.subn(_CJK, " ", text)
    return max(1, round(len(spaced.split()) / 230 + cjk / 400))
