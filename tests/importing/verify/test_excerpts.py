"""What is told of a difference shows it: the two excerpts can be seen to differ."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importing.judging import differences
from tests.importing.pages import MUTATIONS, changed_by, html_of, page

ODD = st.sampled_from(["a", "a\u0301", "\u00e1", "\u00ad", "\u200b", "\u00a0", "“", '"', "—", "b "])
TAGS = ["p", "h2", "blockquote", "em", "b", "li", "ul", "pre", "code", "td", "hr", "dd"]


def visible(text):
    """Return *text* without what no eye sees."""
    text = "".join(
        " " if unicodedata.category(char) == "Zs" else char
        for char in unicodedata.normalize("NFC", text)
        if unicodedata.category(char) not in {"Cf", "Cc"} or char == "\n"
    )
    return text.strip()


def assert_all_differ(html, other, **options):
    for each in differences(html, other, "", **options):
        assert visible(each.source) != visible(each.result), each
        assert len(each.source) < 2500 > len(each.result)


@settings(max_examples=60)
@given(html=page, other=page)
def test_pages_without_anything_in_common(html, other):
    assert_all_differ(html, other)


@pytest.mark.parametrize("mutate", MUTATIONS)
@settings(max_examples=15)
@given(html=page, data=st.data())
def test_one_change(mutate, html, data):
    assert_all_differ(html, html_of(changed_by(mutate, html, data)))


def small(inner):
    """Return small elements, empty ones too, of letters that look alike."""
    words = st.lists(ODD, max_size=4).map("".join)
    return st.one_of(
        words,
        st.builds("<{0}>{1}</{0}>".format, st.sampled_from(TAGS), inner),
        st.builds("<a href='#x'>{}</a><i id='{}'></i>".format, inner, st.sampled_from("xy")),
        st.builds("<a href='{}'>{}</a>".format, st.sampled_from(["/a", "/á", "/a/"]), inner),
        st.lists(inner, min_size=2, max_size=4).map("".join),
    )


SMALL = st.recursive(st.just(""), small, max_leaves=8)


@settings(max_examples=150)
@given(html=SMALL, other=SMALL, title=st.one_of(st.none(), st.lists(ODD, max_size=3).map("".join)))
def test_things_that_look_alike(html, other, title):
    heading = "<h1>a</h1>" if title is not None else ""
    assert_all_differ(html, heading + other, title=title)


@settings(max_examples=60)
@given(
    words=st.lists(st.sampled_from("ab"), max_size=30),
    other=st.lists(st.sampled_from("ab"), max_size=30),
)
def test_words_over_and_over(words, other):
    assert_all_differ(f"<p>{' '.join(words)}</p>", f"<p>{' '.join(other)}</p>")


def told(html, other):
    return [(each.source, each.result) for each in differences(html, other, "")]


LONG = "word " * 90


@pytest.mark.parametrize(
    ("html", "other", "expected"),
    [
        (
            "<a href='#XMPP'>XMPP</a> so <h2 id='XMPP'>Talk</h2>",
            "<a href='#XMPP'>XMPP</a> so <h2 id='xmpp'>Talk</h2>",
            ("[XMPP](#XMPP) leading to “Talk”", "[XMPP](#XMPP) leading nowhere"),
        ),
        ("a<blockquote></blockquote>", "a", ("<blockquote> without words", "")),
        (
            "<p>Don’t\nshout, “please”!</p>",
            "<p>Don’t shout.</p>",
            ("Don’t shout, “please”!", "Don’t shout."),
        ),
        ("<b>A “Nice” Day</b>", "A “Nice” Day", ("A “Nice” Day", "")),
        ("<p>so\u00adso</p>", "<p>soso</p>", (r"so\xadso", "soso")),
        ("<p>caf\u00e9</p>", "<p>cafe\u0301</p>", (r"caf\xe9", r"cafe\u0301")),
        (
            "<ul><li>a</li><li>One</li></ul>",
            "<ul><li>a</li><li><p>One</p></li><li></li></ul>",
            ("ul of 2: a", "ul of 3: a"),
        ),
        (
            "<blockquote><blockquote>Never</blockquote></blockquote>",
            "<blockquote>Never</blockquote>",
            ("Never", ""),
        ),
        ("<p>a</p><hr><p>b</p>", "<p>a</p><p>b</p><hr>", ("--- after “a”", "--- after “a b”")),
        (f"<pre>{LONG}1 b</pre>", f"<pre>{LONG}2 b</pre>", None),
    ],
)
def test_what_is_told(html, other, expected):
    first, *_ = told(html, other)
    if expected is not None:
        assert first == expected
    else:
        assert first[0] != first[1]
        assert max(map(len, first)) < 210
