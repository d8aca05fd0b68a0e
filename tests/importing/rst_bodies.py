"""Bodies of posts in reStructuredText for hypothesis to draw: its constructs, set into each other.

All that docutils' reference tells of is in it: containers of every kind, directives with and
without options, and references to what is told at the end of the post.
"""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    """
    talk room *day* **one** ``code`` `a <b.html>`__ `cited` :sub:`2` :title:`T` |sub| name_ `two
    words`_ [1]_ [#note]_ [CIT]_ \\* C++ <x> &amp; https://e.org x@e.org 100% -- 「重」 $5 _x_ a_b |
    :code:`x` `inline target` 1. - + # {x} ~~y~~ ** `` : :: :abbr:`HTML (Hyper)` |pic| **a**\\ b
    """.split()  # noqa: SIM905 - it reads as the text it makes
)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
_SAFE = st.sampled_from(["One", "The hall", "C++ and *more*", "``code`` first", "1. start", "a: b"])
_CODE = st.sampled_from(
    ["x = 1", "#!/bin/sh\nls | wc", "<b>\n\n&amp;", "a\n  b\n\n\nc", "```\nx\n```", ":::"]
)
END = """

.. |sub| replace:: put *in*
.. |pic| image:: p.png
   :alt: a picture
.. _name: https://e.org/name
.. _two words: two.html
.. [1] The first, with *emphasis*.
.. [#note] The second.

   In two paragraphs.
.. [CIT] The cited.
"""


def under(mark, block, indent=None):
    """Return *block* behind *mark*, its other lines as far to the right."""
    margin = " " * (len(mark) if indent is None else indent)
    first, *others = block.split("\n")
    return "\n".join([mark + first, *(margin + line if line else "" for line in others)])


def directive(name, argument, options, body):
    """Return a directive with *options* as lines."""
    head = f".. {name}:: {argument}".rstrip()
    lines = [f"   {line}" for line in options]
    below = ["", *(f"   {line}" if line else "" for line in body.split("\n"))] if body else []
    return "\n".join([head, *lines, *below])


def _table(cells):
    width = max(len(line) for cell in cells for line in cell.split("\n")) + 2
    rule = f"+{'-' * width}+{'-' * width}+"

    def row(pair):
        sides = [cell.split("\n") for cell in pair]
        height = max(map(len, sides))
        full = [side + [""] * (height - len(side)) for side in sides]
        return "\n".join(f"|{a:<{width}}|{b:<{width}}|" for a, b in zip(*full, strict=True))

    (head, *rows) = [(cells[n], cells[n + 1]) for n in range(0, len(cells) - 1, 2)]
    return "\n".join(
        [rule, row(head), rule.replace("-", "="), *(f"{row(r)}\n{rule}" for r in rows)]
    )


_OPTIONS = st.lists(
    st.sampled_from(
        [":linenos: table", ":hl_lines: 1", ":linenostart: 3", ":anchorlinenos:", ":nowrap:"]
    ),
    max_size=3,
    unique=True,
)
_SPHINX = st.lists(
    st.sampled_from([":caption: *A* file.py", ":name: this", ":linenos:", ":emphasize-lines: 1"]),
    min_size=1,
    max_size=2,
    unique=True,
)
_NONE = st.just([])
_LEAVES = st.one_of(
    LINES,
    st.lists(LINES, min_size=2, max_size=3).map("\n".join),
    st.builds(lambda code: under("::\n\n    ", code, 4), _CODE),
    st.builds(
        directive, st.sampled_from(["code-block", "sourcecode"]), st.just("python"), _OPTIONS, _CODE
    ),
    st.builds(directive, st.just("code-block"), st.just("python"), _SPHINX, _CODE),
    st.builds(
        directive,
        st.just("code"),
        st.sampled_from(["python", "", "nosuch"]),
        st.sampled_from([[], [":number-lines: 3"], [":class: x"], [":name: y"]]),
        _CODE,
    ),
    st.builds(lambda a, b: f"| {a}\n|   {b}\n|\n| {a}", LINES, LINES),
    st.builds(
        lambda a, b: f":{a}: {b}\n:When: {a}",
        st.sampled_from(["Where", "**Who**", "a `b <c>`__"]),
        LINES,
    ),
    st.builds(lambda a: f"-v, --verbose  {a}\n--file=F       x", LINES),
    st.builds(lambda a: f"{a}\n  {a}\n\nother : cls\n  meaning", _SAFE),
    st.builds(lambda a: f">>> {a}\n1", st.sampled_from(["1", "print('*x*')"])),
    st.builds(
        lambda a: f"== ==\na  b\n== ==\n{a[:2]:2} d\n\\  e\n== ==", st.sampled_from(["xy", "x"])
    ),
    st.builds(
        directive,
        st.just("image"),
        st.just("p.png"),
        st.sampled_from(
            [
                [],
                [":alt: x"],
                [":target: https://e.org", ":width: 50%"],
                [":align: left", ":class: x y"],
            ]
        ),
        st.just(""),
    ),
    st.builds(
        directive,
        st.just("figure"),
        st.just("p.png"),
        st.sampled_from([[], [":alt: x", ":figclass: y"], [":target: q.html"]]),
        LINES,
    ),
    st.builds(
        directive,
        st.just("raw"),
        st.just("html"),
        _NONE,
        st.sampled_from(["<b>x</b>", "<div>\n\ny</div>"]),
    ),
    st.builds(directive, st.just("parsed-literal"), st.just(""), _NONE, LINES),
    st.builds(directive, st.just("math"), st.just(""), _NONE, st.just("a^2 + b")),
    st.builds(
        directive,
        st.just("csv-table"),
        _SAFE,
        st.sampled_from([[], [":header: a, b"], [":header: a, b", ":stub-columns: 1"]]),
        st.just('1, "2\n3"\n4, 5'),
    ),
    st.sampled_from(
        [".. contents::", ".. _place:\n\nHere", ".. comment -- x", ".. class:: big\n\nBig.", "----"]
    ),
    st.builds(directive, st.just("rubric"), _SAFE, _NONE, st.just("")),
    st.builds(directive, st.just("unknown"), _SAFE, st.sampled_from([[], [":x: y"]]), LINES),
    st.builds(lambda a: f".. [#]  {a}\n\nText [#]_.", LINES),
)
_MARKS = st.sampled_from(["- ", "* ", "1. ", "#. ", "a) ", "   ", "(iv) "])
_BOXES = st.sampled_from(["note", "warning", "caution", "container", "epigraph", "compound", "tip"])


def _joined(blocks):
    return st.lists(blocks, min_size=1, max_size=3).map("\n\n".join)


def _within(blocks):
    inner = _joined(blocks)
    return st.one_of(
        st.builds(under, _MARKS, inner),
        st.builds(lambda a, b: f"{under('- ', a)}\n{under('- ', b)}", inner, inner),
        st.builds(directive, _BOXES, st.just(""), _NONE, inner),
        st.builds(
            directive, st.sampled_from(["admonition", "topic", "sidebar"]), _SAFE, _NONE, inner
        ),
        st.builds(lambda term, text: f"{term}\n{under('  ', text)}", _SAFE, inner),
        st.builds(lambda text: under(":Field: ", text, 4), inner),
        st.builds(lambda text: under("-x  ", text), inner),
        st.builds(lambda a, b: _table(["h", "*i*", a, b]), inner, LINES),
        st.builds(lambda text, who: f"{under('  ', text)}\n\n  -- {who}", inner, _SAFE),
        st.builds(
            lambda a, b: directive(
                "list-table",
                "T",
                [":header-rows: 1"],
                f"{under('* - ', 'h')}\n{under('  - ', 'i')}\n{under('* - ', a)}\n{under('  - ', b)}",
            ),
            inner,
            LINES,
        ),
    )


_BLOCKS = st.recursive(_LEAVES, _within, max_leaves=6)
_SECTIONS = st.builds(
    lambda title, body: f"{title}\n{'=' * (len(title) + 2)}\n\n{body}", _SAFE, _joined(_BLOCKS)
)
RST_BODIES = st.builds(
    lambda body, sections: "\n\n".join([body, *sections]) + END,
    _joined(_BLOCKS),
    st.lists(_SECTIONS, max_size=2),
)
