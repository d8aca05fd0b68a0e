"""Text that is partly unknown: what a template would write, with marks for what only a blog could tell.

A post's header key is marked by its name, so that one can see where its value would stand. Marks
are characters that Unicode keeps for private use.
"""

from __future__ import annotations

import re

SITE = "\ue000"
"""The blog's own address, or the way to it from a page."""
UNKNOWN = "\ue001"
"""Any text at all."""
_KEY, _KEY_END = "\ue002", "\ue003"
_EITHER, _OR, _END = "\ue004", "\ue005", "\ue006"
_NAMED = re.compile(f"{_KEY}([^{_KEY_END}]*){_KEY_END}")
_ALL = re.compile("[\ue000-\ue006]")
_MOST = 64  # texts that alternatives in alternatives may give


def key(name: str) -> str:
    """Return the mark for the value of a header's key."""
    return f"{_KEY}{name.lower()}{_KEY_END}"


def keys(text: str) -> tuple[str, ...]:
    """Return the keys whose values stand in *text*, each once, in order."""
    return tuple(dict.fromkeys(_NAMED.findall(text)))


def either(*texts: str) -> str:
    """Return a text that is one of *texts*."""
    several = tuple(dict.fromkeys(texts))
    return several[0] if len(several) == 1 else f"{_EITHER}{_OR.join(several)}{_END}"


def begin() -> str:
    """Return what stands before alternatives; :func:`next_one` stands between and :func:`end` behind."""
    return _EITHER


def next_one() -> str:
    """Return what stands between two alternatives."""
    return _OR


def end() -> str:
    """Return what stands behind alternatives."""
    return _END


def plain(text: str) -> str:
    """Return *text* without any marks; the names of keys go with them."""
    return _ALL.sub("", _NAMED.sub("", text))


def alternatives(text: str) -> tuple[str, ...]:
    """Return the texts that *text* may be, no more than some dozens, marks of keys still in them."""
    done, _ = _alternatives(text, 0)
    return tuple(dict.fromkeys(done))


def _alternatives(text: str, at: int) -> tuple[list[str], int]:
    """Read on from *at* to the end of an alternative; return what it may be, and where it ends."""
    found = [""]
    while at < len(text) and text[at] not in (_OR, _END):
        if text[at] == _EITHER:
            options: list[str] = []
            while at < len(text) and text[at] != _END:
                inner, at = _alternatives(text, at + 1)
                options += inner
            found = [before + option for before in found for option in dict.fromkeys(options)]
            found = found[:_MOST]
        else:
            found = [before + text[at] for before in found]
        at += 1
    return found, at


def filled(text: str, values: dict[str, str]) -> str | None:
    """Return *text* with keys' *values*, None where one is missing; the site's address is "".

    What stands before something unknown goes with it.
    """
    names = keys(text)
    if not all(values.get(name) for name in names):
        return None
    text = _NAMED.sub(lambda match: values[match[1]], text)
    return text.rpartition(UNKNOWN)[2].replace(SITE, "").strip()
