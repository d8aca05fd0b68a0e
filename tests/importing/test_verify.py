"""Whatever a reader can see to be different is told, and what another judge refutes with it."""

import importlib.util
from html import escape

import lxml.html
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from confarchive.importing.verify import differences
from confarchive.importing.verify.facets import Facet, read
from confarchive.importing.verify.page import fragment

WORDS = [
    "conference",
    "talk",
    "hall",
    "the",
    "room",
    "café",
    "日本",
    "3",
    "a_b",
    "x-y",
    "“so”",
    "…",
]
URLS = ["https://example.org/a", "http://example.org/b?c=d&e=f", "mailto:me@example.org"]
PLACES = ["/2014/old.html", "{filename}x.md", "../y.md#z", "#below", "#tag-python"]
PICTURES = ["/images/hall.png", "{static}/images/Talk-2.jpg", "https://example.org/p.gif"]
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


def element(tag, inside, **attributes):
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{tag}{written}>{inside}</{tag}>"


def inlines(inner):
    return st.one_of(
        inner,
        st.tuples(st.sampled_from(["b", "strong", "em", "i", "code", "span", "sup"]), inner).map(
            lambda pair: element(*pair)
        ),
        st.tuples(st.sampled_from(URLS + PLACES), inner).map(
            lambda pair: element("a", pair[1], href=pair[0])
        ),
        st.tuples(st.sampled_from(PICTURES), text).map(
            lambda pair: f'<img src="{pair[0]}" alt="{escape(pair[1])}">'
        ),
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
    )


inline = st.recursive(text.map(escape), inlines, max_leaves=5)


def items(inner):
    return st.lists(inner.map(lambda x: element("li", x)), min_size=1, max_size=3).map("".join)


def blocks(inner):
    several = st.lists(inner, min_size=1, max_size=3).map("\n".join)
    return st.one_of(
        st.tuples(st.sampled_from(["ul", "ol"]), items(inner)).map(lambda pair: element(*pair)),
        several.map(lambda x: element("blockquote", x)),
        several.map(lambda x: element("div", x)),
        st.lists(inline.map(lambda x: f"<tr><td>{x}</td><td>y</td></tr>"), max_size=3).map(
            lambda rows: f"<table><tr><th>h</th></tr>{''.join(rows)}</table>"
        ),
    )


block = st.recursive(
    st.one_of(
        inline.map(lambda x: element("p", x)),
        st.tuples(st.sampled_from(["h2", "h3"]), text).map(lambda p: element(*p, id="below")),
        text.map(lambda x: f"<pre><code>{x}\n    {x}\n</code></pre>"),
        st.sampled_from(URLS[:2]).map(lambda x: element("iframe", "", src=x)),
        st.just("<hr>"),
    ),
    blocks,
    max_leaves=8,
)
page = st.lists(block, min_size=1, max_size=5).map("\n".join)


OTHER_TAGS = {
    "ul": "ol",
    "ol": "ul",
    "h2": "p",
    "pre": "p",
    "blockquote": "div",
    "th": "td",
    "td": "th",
    "b": "span",
    "strong": "em",
    "em": "span",
    "i": "b",
}


def dropped_word(root, choose):
    node = choose([e for e in root.iter() if (e.text or "").strip()])
    node.text = " ".join(node.text.split()[1:])


def another_word(root, choose):
    node = choose([e for e in root.iter() if (e.text or "").strip()])
    node.text = f"{node.text} another"


def another_target(root, choose):
    node = choose([e for e in root.iter("a") if not e.get("href").startswith("#b")])
    node.set("href", f"{node.get('href')}x")


def another_source(root, choose):
    node = choose(list(root.iter("img", "iframe")))
    node.set("src", f"{node.get('src')}x")


def another_alternative(root, choose):
    node = choose(list(root.iter("img")))
    node.set("alt", f"{node.get('alt')} x")


def another_tag(root, choose):
    node = choose([e for e in root.iter(*OTHER_TAGS) if e.text_content().strip()])
    node.tag = OTHER_TAGS[node.tag]


def lost(root, choose):
    node = choose(list(root.iter("img", "iframe", "hr", "li", "tr", "table", "pre", "h2")))
    node.drop_tree()


def unwrapped(root, choose):
    tags = ("a", "b", "strong", "em", "i", "blockquote", "ul", "ol")
    choose([e for e in root.iter(*tags) if e.text_content().strip()]).drop_tag()


def changed_code(root, choose):
    node = choose(list(root.iter("code")))
    node.text = f"{node.text or ''} x"


def outdented_code(root, choose):
    node = choose([e for e in root.iter("code") if "    " in (e.text or "")])
    node.text = node.text.replace("    ", "  ")


MUTATIONS = [
    *(dropped_word, another_word, another_target, another_source, another_alternative),
    *(another_tag, lost, unwrapped, changed_code, outdented_code),
]


def html_of(root):
    return "".join(
        [escape(root.text or ""), *(lxml.html.tostring(e, encoding="unicode") for e in root)]
    )


def parsed(html):
    return lxml.html.fragment_fromstring(html, create_parent="div")


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


def changed_by(mutate, html, data):
    root = parsed(html)

    def choose(nodes):
        assume(nodes)
        return data.draw(st.sampled_from(nodes))

    mutate(root, choose)
    return root


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
            "keynote in the hall with lunch print",
            "keynote in the garden with lunch print",
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
        (("blockquote", "div"), Facet.QUOTES, 12, "Nobody said this .", ""),
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


@pytest.fixture(scope="module")
def judge(shared):
    """Another judge of imports, which reads HTML in its own way."""
    pytest.importorskip("cssselect", reason="the other judge needs it")
    path = shared / "tools" / "fidelity.py"
    if not path.exists():
        pytest.skip("there is no other judge")
    spec = importlib.util.spec_from_file_location("other_judge", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def refuted(judge, truth, result):
    one, other = judge.reduce(truth), judge.reduce(result)
    inner = [sorted(t for h, t in each["internal"] if h[0] != "#") for each in (one, other)]
    one["strong"], other["strong"] = sorted(one["strong"]), sorted(other["strong"])
    return inner[0] != inner[1] or any(one[facet] != other[facet] for facet in judge.ORDERED)


@given(html=page, other=page)
def test_what_another_judge_refutes_is_refuted(judge, html, other):
    assert not refuted(judge, html, other) or differences(html, other, "")


@pytest.mark.parametrize("mutate", MUTATIONS)
@settings(max_examples=40)
@given(html=page, data=st.data())
def test_what_another_judge_sees_of_a_change_is_seen(judge, mutate, html, data):
    changed = html_of(changed_by(mutate, html, data))
    assert not refuted(judge, html, changed) or differences(html, changed, "")


def test_words_of_both_judges_agree(judge):
    for text in ("a--b", "a - - b", "..", "....", "a…b", "x\u200by", "— –", "“a”", "a_b-c"):
        for other in ("a-b", "a - - b", "..", "...", "a...b", "xy", "- -", '"a"', "a_b-c"):
            if read(fragment(text)).words == read(fragment(other)).words:
                assert judge.words(text) == judge.words(other)
