"""Bodies of posts as people write them, and as nobody does, for hypothesis to draw from.

Of ``BODIES``, half are made of Python-Markdown's constructs, set into each other; half of lines
that begin and go on at random. ``PROSE`` is what any author may write, wrapped, nested and with
tabs anywhere: all of it must come over.

They lead to ``post-001`` and to other posts, and show ``hall.png``.
"""

import re

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


PLAIN = st.sampled_from(
    [
        "the",
        "hall",
        "was",
        "full",
        "of",
        "people",
        "who",
        "talk",
        "about",
        "it,",
        "and",
        "how",
        "(so)",
        "far",
    ]
)
_ADDRESSES = st.sampled_from(
    ["{filename}post-001.md", "{filename}post-002.md", "https://e.org/a_b", "mailto:x@e.org"]
)
_PICTURES = st.sampled_from(["{static}/hall.png", "https://e.org/hall.png"])
NAMES = st.lists(PLAIN, min_size=1, max_size=3).map(" ".join)


def sentences(marked):
    """Return sentences of plain words and of what *marked* draws."""
    return st.lists(st.one_of(PLAIN, marked), min_size=1, max_size=8).map(" ".join)


_MARKED = st.one_of(
    st.builds("[{}]({})".format, NAMES, _ADDRESSES),
    st.builds('[{}]({} "{}")'.format, NAMES, _ADDRESSES, NAMES),
    st.builds("![{}]({})".format, NAMES, _PICTURES),
    st.builds("[![{}]({})]({})".format, NAMES, _PICTURES, _ADDRESSES),
    st.builds("[{}][one post]".format, NAMES),
    st.builds('<a class="x" href="{}">{}</a>'.format, _ADDRESSES, NAMES),
    st.builds('<img class="x" src="{}" alt="{}">'.format, _PICTURES, NAMES),
    st.builds("*see [{}]({})*".format, NAMES, _ADDRESSES),
    st.sampled_from(["[one post]", "<https://e.org/>", "**so far**", "`the hall`"]),
)
_SENTENCES = sentences(_MARKED)
_BLANKS = st.lists(st.sampled_from("    \n\n\t"), min_size=1, max_size=9)


def _wrapped(sentence, blanks):
    """Put *blanks*, over and over, in place of those in *sentence*, which begins with a word."""
    words = f"So {sentence}".split(" ")
    gaps = (blanks[number % len(blanks)] for number in range(len(words) - 1))
    return words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))


_TEXT = st.builds(_wrapped, _SENTENCES, _BLANKS)
_TERMS = st.builds("Term {}".format, NAMES)


def _held(mark, margin, inner):
    """Put *inner* behind *mark*, and its other lines behind *margin*."""
    return mark + re.sub("\n(?!\n|$)", f"\n{margin}", inner)


_LEAVES = st.one_of(
    _PARAGRAPHS,
    _TEXT,
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

_ITEMS = st.sampled_from(
    [("*   ", "    "), ("-\t", "\t"), ("1.  ", "    "), ("- ", "    "), ("+ ", "\t")]
)


def _nested(text):
    """Return lists, quotations, definitions and boxes of *text*, set into each other."""
    return st.recursive(
        text,
        lambda inner: st.one_of(
            st.builds(
                lambda item, blocks: "\n\n".join(_held(*item, block) for block in blocks),
                _ITEMS,
                st.lists(inner, min_size=1, max_size=3),
            ),
            st.builds("{}\n\n{}".format, text, inner),
            inner.map(_quoted),
            st.builds(lambda term, text: f"{term}\n:   {_held('', '    ', text)}", _TERMS, text),
            inner.map(lambda block: _held("!!! note\n    ", "    ", block)),
        ),
        max_leaves=5,
    )


def posts(sentences, *others):
    """Return posts of *sentences*, wrapped anywhere, in all places where text stands, and *others*."""
    text = st.builds(_wrapped, sentences, _BLANKS)
    nested = _nested(text)
    rows = st.builds("a | b\n--|--\n{} | {}\n".format, sentences, sentences)
    pieces = st.one_of(nested, nested, rows, st.builds("## {}".format, sentences), *others)
    note = text.map(lambda text: f"See[^1].\n\n[^1]: {_held('', '    ', text)}")
    return st.builds(
        lambda pieces, note: "\n\n---\n\n".join(
            [*pieces, note, "[one post]: {filename}post-001.md"]
        ),
        st.lists(pieces, min_size=1, max_size=3),
        note,
    )


PROSE = posts(_SENTENCES)
