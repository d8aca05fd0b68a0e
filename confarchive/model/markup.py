"""The MyST that posts are written in: what the import writes and the build reads.

Syntax that would change what old posts show is left off: ``dollarmath`` turns
prices and shell variables into mathematics, ``smartquotes`` and ``replacements``
change characters, ``linkify`` makes links of words.
"""

MYST_EXTENSIONS = (
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "strikethrough",
    "tasklist",
)
