"""Pages for hypothesis to draw, and changes to them that a reader may see."""

from html import escape

import lxml.html
from hypothesis import assume
from hypothesis import strategies as st

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
    node = choose([e for e in root.iter("a") if e.get("href")[0] != "#"])
    node.set("href", f"{node.get('href')}x")


def another_source(root, choose):
    node = choose(list(root.iter("img", "iframe")))
    node.set("src", f"{node.get('src')}x")


def another_alternative(root, choose):
    node = choose(list(root.iter("img")))
    node.set("alt", f"{node.get('alt')} x")


def another_tooltip(root, choose):
    node = choose(list(root.iter("img", "a")))
    node.set("title", f"{node.get('title', '')} x")


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
    *(another_tooltip, another_tag, lost, unwrapped, changed_code, outdented_code),
]


def html_of(root):
    return "".join(
        [escape(root.text or ""), *(lxml.html.tostring(e, encoding="unicode") for e in root)]
    )


def parsed(html):
    return lxml.html.fragment_fromstring(html, create_parent="div")


def changed_by(mutate, html, data):
    root = parsed(html)

    def choose(nodes):
        assume(nodes)
        return data.draw(st.sampled_from(nodes))

    mutate(root, choose)
    return root
