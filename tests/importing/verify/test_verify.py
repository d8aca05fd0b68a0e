"""Whatever a reader can see to be different is told."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from confarchive.importing.verify.what_readers_see import Facet
from tests.importing.judging import differences
from tests.importing.pages import MUTATIONS, changed_by, html_of, page, parsed


@given(page)
def test_the_same_page_shows_the_same(html):
    assert differences(html, html, "") == ()
    assert differences(html, html_of(parsed(html)), "") == ()


def test_typographic_signs_and_a_closing_slash_make_no_difference():
    truth = "<p>“a” ‘b’ – c… <a href='https://a.b/'>d</a></p><pre>“e”</pre>"
    plain = "<p>\"a\" 'b' -- c... <a href='https://a.b'>d</a></p><pre>“e”</pre>"
    assert differences(truth, plain, "") == ()
    assert differences(truth, plain.replace("“e”", '"e"'), "") != ()


@pytest.mark.parametrize("mutate", MUTATIONS)
@settings(max_examples=40)
@given(html=page, data=st.data())
def test_every_change_is_seen(mutate, html, data):
    before, after = html_of(parsed(html)), html_of(changed_by(mutate, html, data))
    assume(can_be_seen(before, after))
    assert differences(before, after, "")


def can_be_seen(one, other):
    """Tell whether the change is one that can be seen: <b> within <strong> cannot."""
    bold, italic = "*[self::b or self::strong]", "*[self::i or self::em]"
    nested = f"//{bold}//{bold} | //{italic}//{italic} | //code//code"
    return one != other and not parsed(one).xpath(nested)


SOURCE = """\
Title: A week

First of all, *welcome* to the conference.

# The talks

- [keynote](https://example.org/a) in the hall
- ![a room](/images/room.png) with lunch

    print("hello")

> Nobody said this.
"""
TRUTH = """\
<p>First of all, <em>welcome</em> to the conference.</p><h1>The talks</h1>
<ul><li><a href="https://example.org/a">keynote</a> in the hall</li>
<li><img src="/images/room.png" alt="a room"> with lunch</li></ul>
<pre><code>print("hello")</code></pre><blockquote><p>Nobody said this.</p></blockquote>
"""


@pytest.mark.parametrize(
    ("change", "facet", "line", "source", "result"),
    [
        (
            ("hall", "garden"),
            Facet.WORDS,
            7,
            'keynote in the hall with lunch print("hello")',
            'keynote in the garden with lunch print("hello")',
        ),
        (("<em>welcome</em>", "welcome"), Facet.EMPHASIS, 3, "welcome", ""),
        (("<h1>The talks</h1>", "<p>The talks</p>"), Facet.HEADINGS, 5, "The talks", ""),
        (
            ("org/a", "org/b"),
            Facet.LINKS,
            7,
            "[keynote](https://example.org/a)",
            "[keynote](https://example.org/b)",
        ),
        (
            ("room.png", "hall.png"),
            Facet.IMAGES,
            8,
            "![a room](/images/room.png)",
            "![a room](/images/hall.png)",
        ),
        (
            ("ul>", "ol>"),
            Facet.LISTS,
            7,
            "ul of 2: keynote in the hall",
            "ol of 2: keynote in the hall",
        ),
        (("blockquote", "div"), Facet.QUOTES, 12, "Nobody said this.", ""),
        (("pre>", "p>"), Facet.CODE_BLOCKS, 10, 'print("hello")', ""),
    ],
)
def test_a_difference_says_what_and_where(change, facet, line, source, result):
    before, after = change
    found = differences(TRUTH, TRUTH.replace(before, after), SOURCE)
    (difference,) = [each for each in found if each.facet is facet]
    assert (difference.line, difference.source, difference.result) == (line, source, result)


def test_all_differences_are_told():
    other = TRUTH.replace("hall", "garden").replace("Nobody", "Somebody")
    words = [each.line for each in differences(TRUTH, other, SOURCE) if each.facet is Facet.WORDS]
    assert words == [7, 12]


def test_the_title_is_the_first_heading():
    html = "<h1>C++ &amp; “you”<a class='headerlink' href='#c'>#</a></h1><p>x</p>"
    assert differences("<p>x</p>", html, "", title='<b>C++</b> &amp; "you"') == ()
    (found,) = differences("<p>x</p>", html, "", title="C")
    assert (found.facet, found.line, found.source) == (Facet.TITLE, None, "C")
    assert differences("<p>x</p>", "<p>x</p>", "", title="C")[0].result == ""


def test_addresses_are_compared_where_they_lead():
    known = {"{filename}a.md": "../2014/a.md", "{static}/i.png": "../../files/i.png"}
    truth = "<a href='{filename}a.md'>a</a><img src='{static}/i.png' alt=''>"
    result = "<a href='../2014/a.md'>a</a><img src='../../files/i.png' alt=''>"
    other = result.replace("2014/a", "2014/b")
    assert differences(truth, result, "", resolve=lambda url: known.get(url, url)) == ()
    assert differences(truth, other, "", resolve=lambda url: known.get(url, url)) != ()
    assert differences(truth, result, "") != ()


def test_a_picture_without_an_address_leads_nowhere():
    picture, other = "<img id='frame' src='' alt=''>", "<img id='frame' src='hall.md' alt=''>"
    assert differences(picture, picture, "", resolve=lambda _url: "hall.md") == ()
    assert differences(picture, other, "", resolve=lambda _url: "hall.md") != ()


def test_a_picture_keeps_its_name():
    truth, result = "<img src='a/hall.png' alt=''>", "<img src='../../files/room.png' alt=''>"
    assert differences(truth, result, "", resolve=lambda _url: "../../files/room.png") != ()


def test_a_link_that_leads_out_still_does():
    truth, result = "<a href='https://me.org/a'>a</a>", "<a href='a.md'>a</a>"
    found = differences(truth, result, "", resolve=lambda _url: "a.md")
    assert {each.facet for each in found} == {Facet.LINKS, Facet.INTERNAL}


def test_a_link_within_the_page_leads_to_the_same_words():
    truth = "<a href='#_2'>x</a><h2 id='_1'>One</h2><h2 id='_2'>Two</h2>"
    result = "<a href='#id2'>x</a><section id='id1'><h2>One</h2></section><h2 id='id2'>Two</h2>"
    assert differences(truth, result, "") == ()
    assert differences(truth, result.replace("#id2", "#id1"), "") != ()
    assert differences(truth, result.replace("#id2", "#id3"), "") != ()
    assert differences(truth.replace("#_2", "#no"), result, "") == ()


def test_long_posts_take_no_time():
    truth, result = "<p>a b c d</p>" * 3000, "<p>d c b a</p>" * 3000
    assert len(differences(truth, result, "a b c d\n" * 3000)) == 1
