"""Where a post's MyST is plain words, in which a reference may be put."""

from __future__ import annotations

import re

# Longer things come first: what is inside them is part of them.
_NO_PROSE = re.compile(
    r"""
      ^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,}|:{3,})[^\n]*\n.*?^(?P=indent)(?P=fence)[`~:]*[ \t]*$
    | ^[ ]{0,3}\#{1,6}[ \t][^\n]*$                      # a heading
    | ^[^\n]+\n[ ]{0,3}(?:=+|-+)[ \t]*$                 # a heading underlined, or a table's head
    | ^(?:[ ]{4,}|\t)[^\n]*$                            # code, or deep in a list: leave it alone
    | ^[ \t]*\|[^\n]*$ | ^[ \t]*%[^\n]*$ | ^[ \t]*\([^\n()]+\)=[ \t]*$
    | ^[ \t]*\[[^\]\n]+\]:[^\n]*$                       # a definition
    | ^[ ]{0,3}<[^\n]*(?:\n[ \t]*[^\s][^\n]*)*           # a block of HTML, up to a blank line
    | <!--.*?-->
    | <(?P<tag>script|style|pre|code|a|h[1-6]|kbd)\b.*?</(?P=tag)>
    | </?[a-zA-Z][^<>]*>
    | (?:\{[\w:.+-]+\})?(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)
    | !?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+["'][^)]*)?\)|\[[^\]]*\])?
    | \$\$.*?\$\$ | \{[^{}\n]*\}
    | <?(?:https?|ftp|mailto):\S+ | \bwww\.\S+ | \S+@\S+\.\w+
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def prose(source: str) -> str:
    """Return *source* with everything else than plain words made blank, sign for sign."""
    return _NO_PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)
