"""Bodies of posts as people write them, and as nobody does, for hypothesis to draw from.

Half are made of Python-Markdown's constructs, set into each other; half of lines that
begin and go on at random.
"""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    """
    talk room *day* **one** `code` [a](b.html) [t] [t][] ![p](q.png) <b>x</b> <br> &amp; \\* \\<
    $5 _x_ ~~y~~ [^1] {x} 100% ** * `` 「**重**」 C++ <x@e.org> <https://e.org> # > - 1. | :
    """.split()  # noqa: SIM905 - it reads as the text it makes
)
STARTS = st.sampled_from(
    [
        *("", "", "", "* ", "- ", "1. ", "  - ", "    * ", "> ", "# ", "##", "    ", "  ", "\t"),
        *("```", "~~~", "    :::python", "| ", ":   ", "!!! ", "---", "===", "[t]: ", "[^1]: "),
        *("%", "+++", ":::", "(x)=", "{x}", "[TOC]", "*[a]: ", "$$"),
        *("<div>", "</div>", "<p>", "<i>", "<!-- ", "-->"),
    ]
)
LINES = st.lists(WORDS, max_size=6).map(" ".join)
_LOOSE = st.lists(st.builds("{}{}".format, STARTS, LINES), max_size=12).map("\n".join)

_PARAGRAPHS = st.lists(LINES.filter(str.strip), min_size=1, max_size=3).map("\n".join)
_LINE = LINES.filter(str.strip)
_CODE = st.sampled_from(
    ["x = 1", "#!/bin/sh\nls | wc", "$ pip install x", "<b>\n\n&amp;", "{% x %}"]
)


def _under(mark, block, indent):
    first, *others = block.split("\n")
    return "\n".join([mark + first, *(f"{' ' * indent}{line}" if line else "" for line in others)])


def _quoted(block):
    return "\n".join(f"> {line}" for line in block.split("\n"))


_LEAVES = st.one_of(
    _PARAGRAPHS,
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "#####"]), _LINE),
    st.builds("##{}".format, _LINE),
    st.builds("{}\n{}".format, _LINE, st.sampled_from(["====", "---"])),
    st.builds("```{}\n{}\n```".format, st.sampled_from(["", "python", "nosuch"]), _CODE),
    _CODE.map(lambda code: _under("    ", code, 4)),
    _CODE.map(lambda code: _under("    :::python\n    ", code, 4)),
    st.builds("a | b\n--|:-:\n{} | {}".format, WORDS, WORDS),
    st.builds("{}\n:   {}".format, _LINE, _LINE),
    st.builds("<div class='x'>\n{}\n\n{}\n</div>".format, _LINE, _LINE),
    st.builds("<p align=center>{}</p>".format, _LINE),
    st.builds("note[^n]\n\n[^n]: {}".format, _LINE),
    st.builds("[t]: https://e.org/{}".format, st.sampled_from(["a", "b (c)", "%20"])),
    st.builds("!!! note\n    {}".format, _LINE),
    st.sampled_from(["* * *", "---", "[TOC]", "*[HTML]: Hyper", "<!-- more -->"]),
)
_MARKS = st.sampled_from([("* ", 4), ("- ", 2), ("1. ", 4), ("3. ", 3), ("  * ", 4), ("> ", 2)])
_GAPS = st.sampled_from(["\n\n", "\n\n", "\n", "\n\n\n"])


def _joined(blocks):
    return st.lists(st.tuples(blocks, _GAPS), min_size=1, max_size=4).map(
        lambda pairs: "".join(block + gap for block, gap in pairs).rstrip("\n")
    )


_BLOCKS = st.recursive(
    _LEAVES,
    lambda blocks: st.one_of(
        st.builds(lambda mark, inner: _under(mark[0], inner, mark[1]), _MARKS, _joined(blocks)),
        _joined(blocks).map(_quoted),
    ),
    max_leaves=6,
)
BODIES = st.one_of(_LOOSE, _joined(_BLOCKS))
