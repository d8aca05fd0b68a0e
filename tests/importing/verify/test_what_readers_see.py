"""What a reader sees of a page is found, and nothing that its generator added."""

import pytest

from confarchive.importing import html_parser
from confarchive.importing.verify import loads
from confarchive.importing.verify.page import article, fragment, line, target, words
from confarchive.importing.verify.what_readers_see import Facet, read
from tests.importing.judging import differences


def things(html, facet, resolve=str):
    return [thing.key for thing in read(fragment(html), resolve, ["tag-b"]).things[facet]]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one<b>self</b> <i>is</i>\ntwo</p>", "oneself is two"),
        ("<p>a</p><p>b</p>c<br>d<img>e", "a b c d e"),
        ("“a” ‘b’ c–d e—f g…", "\" a \" ' b ' c - d e - f g ..."),
        ("a -- b --- c....", "a - b - c ..."),
        ("a\u00a0b\u200bc", "a bc"),
        ("<!-- no -->a<style>no</style><script>no</script><template>no</template>b", "ab"),
        ("<div class='toc'>no</div>a<nav class='contents x'>no</nav>", "a"),
        ("a<sup id='fnref:1'><a class='footnote-ref' href='#fn:1'>1</a></sup>", "a"),
        ("<h2>a<a class='headerlink' href='#a'>#</a></h2>", "a"),
        (
            "<table class='highlighttable'><tr><td class='linenos'>1</td><td>a</td></tr></table>",
            "a",
        ),
        ("<span class='label'>no</span><i class='label'>a</i>", "a"),
        ("<button>no</button>a<p class='sr-only'>no</p>", "a"),
    ],
)
def test_words(html, expected):
    assert " ".join(read(fragment(html)).words) == expected


@pytest.mark.parametrize(
    ("facet", "html", "expected"),
    [
        (Facet.HEADINGS, "<h2>A <i>b</i></h2><h4> </h4><h3>c</h3>", ["A b", "c"]),
        (
            Facet.LINKS,
            "<a href='https://a.b/c%20d/'>x <b>y</b></a><a href='mailto:a@b.c'>m</a><a name='q'>no</a>",
            [("https://a.b/cd", "x y"), ("mailto:a@b.c", "m")],
        ),
        (
            Facet.INTERNAL,
            "<a href='/a'>x</a><a href='#tag-b'>y</a><a href='#tag-c'>no</a><a href='//d'>no</a>",
            [("/a", "x"), ("#tag-b", "y")],
        ),
        (Facet.ANCHORS, "<a href='#a'>x</a><a href='#b'>y</a><p id='a'>z</p>", ["x", "y"]),
        (
            Facet.IMAGES,
            "<img src='/i/Hall2.png?x=1' alt='the hall'><img src='https://a.b/c.png'>",
            [("/i/Hall2.png?x=1", "hall", "the hall"), ("https://a.b/c.png",) * 2 + ("",)],
        ),
        (
            Facet.TOOLTIPS,
            (
                "<a href='/a' title='b  c'>d</a><img src='e.png' title=''><i title='no'>f</i>"
                "<img src='g.png' title='h'><abbr title='i'>j</abbr>"
                "<h2>k<a class='headerlink' href='#k' title='no'>#</a></h2>"
            ),
            [("a", "b c"), ("img", "h"), ("abbr", "i")],
        ),
        (Facet.CODE_BLOCKS, "<pre>\n\n a  \n\tb\n</pre>", [" a\n    b"]),
        (
            Facet.CODE_SPANS,
            "<code>a  “b”</code><pre><code>no</code></pre><tt>c</tt>",
            ["a “b”", "c"],
        ),
        (
            Facet.LISTS,
            "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul><div class='footnote'><ol></ol></div>",
            [
                ((), "ul", (("li", "a b"), ("li", "c"))),
                ((0,), "ol", (("li", "b"),)),
            ],
        ),
        (Facet.LISTS, "<dl><dt>a</dt><dd>b</dd></dl>", [((), "dl", (("dt", "a"), ("dd", "b")))]),
        (
            Facet.TABLES,
            (
                "<table><tr><th>a</th></tr><tr><td>b <i>c</i></td></tr></table>"
                "<table class='highlighttable'><tr><td>no</td></tr></table>"
            ),
            [(("tr", ""), ("th", "a"), ("tr", ""), ("td", "b c"))],
        ),
        (
            Facet.QUOTES,
            "<blockquote>a<blockquote>b</blockquote></blockquote>",
            [(0, "a b"), (1, "b")],
        ),
        (
            Facet.STRONG,
            "<b>a</b><strong>b<b>no</b></strong><dt><b>no</b></dt><b> </b>",
            ["a", "bno"],
        ),
        (Facet.EMPHASIS, "<i>a</i><em>b<em>no</em></em><i class='fa'></i>", ["a", "bno"]),
        (
            Facet.EMBEDS,
            (
                "<iframe src='https://a.b/'></iframe><video><source src='c.mp4'></video>"
                "<object data='d'></object><script src='e.js'></script><script>f( )</script>"
            ),
            [
                ("iframe", "https://a.b"),
                ("video", ""),
                ("source", "c.mp4"),
                ("object", "d"),
                ("script", "e.js"),
                ("script", "f()"),
            ],
        ),
        (Facet.RULES, "<hr><hr class='footnotes'><div class='footnote'><hr></div>", [""]),
    ],
)
def test_things(facet, html, expected):
    assert things(html, facet) == expected


def test_things_know_how_many_words_stand_before_them():
    facets = read(fragment("<p>one … <b>two</b></p><p><i>three</i></p><ul><li>x</li></ul>"))
    places = {facet: things[0].at for facet, things in facets.things.items() if things}
    assert places == {Facet.STRONG: 2, Facet.EMPHASIS: 3, Facet.LISTS: 4}


def test_a_link_within_the_page_leads_to_words():
    html = "<a href='#a'>x</a><a href='#%C3%A9'>y</a><a href='#no'>z</a><p id=a>1 2 3 4 5 6</p><a name='é'></a>7"
    leads = [thing.leads for thing in read(fragment(html)).things[Facet.ANCHORS]]
    assert leads == [("1", "2", "3", "4", "5"), ("7",), None]


def test_addresses_are_resolved_but_not_those_that_lead_out():
    known = {"{static}/a b.png": "../../files/a b.png", "{filename}c.md": "c.md"}
    html = "<img src='{static}/a b.png'><a href='{filename}c.md'>c</a><a href='https://d'>d</a>"
    found = read(fragment(html), lambda address: known.get(address, "no"))
    assert [thing.key for thing in found.things[Facet.IMAGES]] == [
        ("../../files/ab.png", "a b", "")
    ]
    assert [thing.key for thing in found.things[Facet.INTERNAL]] == [("c.md", "c")]
    assert [thing.key for thing in found.things[Facet.LINKS]] == [("https://d", "d")]


def test_a_post_that_closes_too_much_loses_its_end():
    assert read(article("<p>a</p></div><p>b</p>")).words == ("a",)


def test_a_post_that_leaves_something_open_takes_in_the_page():
    assert len(read(article("<div><p>a</p>")).words) > 1
    assert read(article("<p>a<b>b")).words == ("ab",)


def test_deep_and_odd_html_is_read():
    assert read(fragment("<div>" * 3000 + "x")).words in {(), ("x",)}
    assert read(fragment("a\0b\x1b<?php no ?>c")).words == ("abc",)
    assert read(fragment("")).words == ()
    assert read(article("a\ud800b")).words


def test_words_lines_and_targets():
    assert words("“A” b—c") == ['"', "A", '"', "b", "-", "c"]
    assert line(" a\n b ") == "a b"
    assert target(" https://a.b/c%C3%A9 d/ ") == "https://a.b/céd"


ALIKE = "<p><a href='#one'>Room</a></p><h2 id='one'><a href='#gone'>Room</a></h2><p>Words.</p>"


def test_of_links_that_look_alike_each_is_compared_with_its_own():
    assert not differences(ALIKE, ALIKE, ALIKE)
    assert not differences(ALIKE, ALIKE.replace("one", "posts-one"), ALIKE)
    assert not differences(ALIKE, ALIKE.replace("#gone", "#one"), ALIKE)  # it led nowhere
    lost = ALIKE.replace("#one", "#else")
    (found,) = differences(ALIKE, lost, ALIKE)
    assert found.source == "[Room](#one) leading to “Room Words .”"
    assert found.result == "[Room](#else) leading nowhere"


def test_what_differs_is_where_a_link_leads_and_not_what_the_place_is_called():
    before = "<p><a href='#a'>x</a></p><p id='a'>One thing.</p><p id='b'>Other thing.</p>"
    after = before.replace("#a", "#posts-b").replace("id='b'", "id='posts-b'")
    (found,) = differences(before, after, before)
    assert found.source == "[x](#a) leading to “One thing . Other thing”"
    assert found.result == "[x](#posts-b) leading to “Other thing .”"


@pytest.mark.parametrize(
    ("markup", "loaded"),
    [
        ('<p style="background: url(/hall.png)">a</p>', ("style", "/hall.png", "")),
        ('<img srcset="/hall.png 2x" alt="url(/no.png)">', ("srcset", "/hall.png", "2x")),
        ('<svg><image xlink:href="/hall.png"></image></svg>', ("xlink:href", "/hall.png", "")),
    ],
)
def test_attributes_that_load_something_are_found(markup, loaded):
    found = loads.all_other_files(html_parser.fragment(markup))
    assert [each for _, *each in found] == [[*loaded]]
