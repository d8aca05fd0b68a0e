"""No comment in HTML reaches an output: each form, in each place, in each builder."""

import pytest

from tests.building.sites import leaks, post

SECRET = "quokkasecret"  # noqa: S105 (no password)
OVER_LINES = "<!--\n{s} one\n\n* {s} two\n\n    {s}\n-->"
FORMS = {
    "comment": "<!-- {s} -->",
    "over lines": "<!-- {s}\n{s} -->",
    "with hyphens": "<!-- a -- {s} --- -->",
    "in another": "<!-- <!-- {s} -->",
    "closed oddly": "<!-- {s} --!>",
    "with a tag": "<!-- <b title='>'>{s}</b> -->",
    "for a browser": "<!--[if IE]> {s} <![endif]-->",
    "for others": "<![if !IE {s}]>",
    "instruction": "<?php {s} ?>",
    "declaration": "<!doctype {s} >",
    "CDATA": "<![CDATA[ {s} ]]>",
    "blank lines": OVER_LINES,
    "blank lines, instruction": "<?php {s}\n\n{s} ?>",
}
BLOCKS = frozenset({"blank lines", "blank lines, instruction", "closed oddly", "for others"})
"""Markdown knows these in blocks of HTML alone; within a line they are text that readers see."""
PLACES = {
    "block": "<div>\n{c}\n<p>A word.</p>\n</div>",
    "end of a block": "<div><p>A word.</p>{c}</div>",
    "paragraph of HTML": "<p>A word. {c}</p>",
    "quotation": "> <div>\n> {c}\n> <p>A word.</p>\n> </div>",
    "list": "- <div>\n  {c}\n  <p>A word.</p>\n  </div>",
    "note": "```{{note}}\n<div>\n{c}\n<p>A word.</p>\n</div>\n```",
    "details": "<details>\n<summary>A word.</summary>\n{c}\n</details>",
    "alone": "A word.\n\n{c}\n\nMore.",
    "inside a line": "A {c} word.",
    "heading": "A word.\n\n## H {c}\n\nMore.\n\n### K <span>{c}</span>k",
    "table": "| a | b |\n|--|--|\n| {c} | A word. |",
    "link": "A word. [a {c} b](https://e.example) ![c {c}](https://e.example/x.png)",
    "footnote": "A word.[^1]\n\n[^1]: Or {c} two.",
    "raw": "A word.\n\n```{{raw}} html\n<p>b{c}</p>\n```",
    "frame": 'A word. <iframe srcdoc="<p>a</p>{c}"></iframe>',
    "title": "A word.",
}
INSIDE = frozenset({"inside a line", "heading", "table", "link", "footnote", "frame", "title"})


def pages():
    """Return a post for each form in each place where that form is one."""
    files = {}
    for form, comment in FORMS.items():
        for place, text in PLACES.items():
            if place in INSIDE and (form in BLOCKS or "\n" in comment):
                continue
            if (form, place) == ("for others", "alone"):
                continue
            lead = {"quotation": "\n> ", "list": "\n  "}.get(place, "\n")
            written = comment.format(s=SECRET).replace("\n", lead)
            title = f"Of {form} {written}" if place == "title" else f"Of {form} in {place}"
            files[f"posts/2015/p{len(files)}.md"] = post(title, text.format(c=written))
    return files


@pytest.fixture(scope="module", params=["html", "dirhtml", "epub", "text", "json", "xml"])
def built(request, tmp_path_factory):
    from tests.building.sites import SiteFolder  # noqa: PLC0415

    site = SiteFolder.of(tmp_path_factory.mktemp("comments"), pages())
    options = {"search": request.param == "html", "blog_feed_fulltext": True, "warnings": True}
    return site.build(request.param, html_use_index=True, **options)


def test_no_output_has_any(built):
    assert not built.warnings or "epub" in built.output.name
    found = leaks(built.output, SECRET)
    texts = list(pages().items())
    assert not found, [(name, [t for p, t in texts if p[:-3] in name]) for name in found][:5]


def test_what_stands_beside_them_is_shown(built):
    if built.output.name == "html":
        shown = [path for path in pages() if "A word." not in built.main(path.replace(".md", ".html"))
                 and "A  word." not in built.main(path.replace(".md", ".html"))]  # fmt: skip
        assert not shown


BROKEN = {
    "list that ends": "- <div><!--\n\n{s}\n\n-->\n\nAfter.",
    "quotation that ends": "> <div><!--\n\n{s}\n\n-->\n\nAfter.",
    "quotation in a list": "- > <div><!--\n\n  {s}\n\n## {s}\n\n{s} -->\n\nAfter.",
    "heading in it": "<div><!--\n\n## {s}\n\n({s})=\n\n```{{index}} {s}\n```\n\n--></div>\n\nAfter.",
    "note in it": "<div><!--\n\n```{{note}}\n{s}\n```\n\n--></div>\n\nAfter.",
    "formatted": "<p><!--\n\n**{s}** and `{s}`\n\n> {s} -->\n\nAfter.",
    "twice": "<p><!--\n\n{s}\n\n-->a<!--\n\n{s}\n\n--></p>\n\nAfter.",
    "options": "After.\n\n<p><!--\n\n{s}\n\n--></p>",
}


@pytest.mark.parametrize("case", BROKEN)
def test_comments_that_leave_where_they_began_are_no_text_either(build, case):
    header = {"myst": {"enable_extensions": ["deflist"]}} if case == "options" else {}
    built = build({"posts/2015/one.md": post("One", BROKEN[case].format(s=SECRET), **header)})
    assert not leaks(built.output, SECRET)
    assert "After." in built.main("posts/2015/one.html")


@pytest.mark.parametrize(
    "text", ["<!-- {s}\n\n{s}", "<div><!--\n\n{s}", "> <div><!--\n\n{s}\n\n## {s}"]
)
def test_one_that_is_never_closed_is_told(build, text):
    body = f"Before.\n\n{text.format(s=SECRET)}"
    built = build({"posts/2015/one.md": post("One", body)}, warnings=True)
    assert not leaks(built.output, SECRET)
    assert "Before." in built.main("posts/2015/one.html")
    (warning,) = built.warnings
    assert warning.startswith("posts/2015/one.md:9: ") or ":9:" in warning
    assert "never closed" in warning


SHOWN = {
    "script": "<script>var a = '<!-- it -->';</script>",
    "value": "<i title='<!-- it -->'>A</i> word",
    "code": "`<!-- it -->`",
    "text field": "<p><textarea><!-- it --></textarea></p>",
    "escaped": r"\<!-- it --\>",
    "SVG": "<svg><text><![CDATA[<!-- it -->]]></text></svg>",
    "SVG in a line": "A <svg><text><![CDATA[<!-- it -->]]></text></svg> word",
    "fence": "```\n<!-- it -->\n```",
}


@pytest.mark.parametrize("case", SHOWN)
def test_what_only_looks_like_one_stays(build, case):
    built = build({"posts/2015/one.md": post("One", SHOWN[case])})
    text = built.text("posts/2015/one.html")
    assert "<!-- it -->" in text or "&lt;!-- it --&gt;" in text
