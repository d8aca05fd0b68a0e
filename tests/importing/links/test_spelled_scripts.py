"""Addresses that run scripts, as hypothesis spells them, in all that posts have links in: none is written."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from confarchive.importing import Options, import_posts
from confarchive.model.addresses.schemes import runs_script
from tests.importing.links.test_scripts import HEADERS

FORMS = [
    *(("md", form) for form in ["[a]({})", "[a](<{}>)", "[a]( {} )", "![a](<{}>)", "[![a](b.png)](<{}>)"]),
    *(("md", form) for form in ["[a][b]\n\n[b]: {}", "[a][b]\n\n[b]: <{}>", "<{}>", "- [a](<{}>)\n- b"]),
    *(("md", form) for form in ['a <a href="{}">b</a>', '<p><a href="{}">b</a></p>', "<a href='{}'>b</a> c"]),
    *(("md", form) for form in ['<iframe src="{}"></iframe>', '<form action="{}"></form>', "> [a](<{}>)"]),
    *(("md", form) for form in ["[a](<{}>) <div>b</div>", "1) [a](<{}>)\n* c\n+ d", "a | b\n--|--\n[c](<{}>) | d"]),
    *(("rst", form) for form in ["`a <{}>`_", "`a`_\n\n.. _a: {}", ".. image:: b.png\n   :target: {}"]),
    *(("html", form) for form in ['<a href="{}">a</a>', '<ul><li><a href="{}">a</a></ul>', '<img src="{}">']),
]  # fmt: skip
GAPS = ["", "", "\n", "\t", "&Tab;", "&NewLine;", "&#9;", "&#x0a;", "&#10;", "\u200b", "&#1;"]
LEADS = ["", " ", "\n", "\t", "&#32;", "&nbsp;", "\u00a0", "&#1;", "&#x1f;"]
WORDS = ["javascript", "vbscript", "data"]


@st.composite
def addresses(draw):
    word = draw(st.sampled_from(WORDS))
    spelled = draw(st.sampled_from(LEADS))
    for letter in word:
        wanted = draw(st.sampled_from([letter, letter, letter.upper(), f"&#{ord(letter)};"]))
        spelled += wanted + draw(st.sampled_from(GAPS))
    end = "text/html,zanzibar" if word == "data" else "zanzibar()"
    return spelled + draw(st.sampled_from([":", "&colon;", "&#58;"])) + end


def brought(suffix, body):
    """Return the post that an import makes of *body*, and what it tells."""
    with tempfile.TemporaryDirectory() as folder:
        blog, site = Path(folder, "blog"), Path(folder, "site")
        (blog / "content").mkdir(parents=True)
        site.mkdir()
        (site / "conf.py").write_text("")
        (blog / "pelicanconf.py").write_text("PATH = 'content'\nPLUGINS = []\n")
        (blog / f"content/one.{suffix}").write_text(HEADERS[suffix].format(body), "utf-8")
        report = import_posts(blog, site, Options(jobs=1))
        posts = list(site.glob("posts/*/*.md"))
        return (posts[0].read_text("utf-8") if posts else ""), report


def links(text):
    """Return all addresses in MyST, those too that markdown-it takes for text as they are not safe."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.validateLink = lambda _url: True
    root = html.fromstring(f"<div>{parser.render(text.partition('# One')[2])}</div>")
    return [value for node in root.iter() for value in node.attrib.values()]


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.sampled_from(FORMS), addresses())
def test_however_spelled_none_is_written(form, address):
    suffix, body = form
    text, report = brought(suffix, body.format(address))
    assert not [url for url in links(text) if runs_script(url)], text
    assert all("\n" not in str(problem) for problem in report.problems)


BODIES = [
    "[a](java&Tab;script:b)",
    "![a](javascript:b)",
    "[a][b]\n\n[b]: javascript:c",
    "[a](<java\nscript:b>)",
    "[](javascript:a)",
    "`[a](javascript:b)` [*a*](javascript:b)",
    "[a](#)",
    "![a](#)",
]


@pytest.mark.parametrize("body", BODIES)
def test_what_is_left_builds_without_a_warning(body):
    text, report = brought("md", body)
    assert text
    assert not [str(each) for each in report.problems if "a build will warn" in each.message]
