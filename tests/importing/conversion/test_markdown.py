"""Pelican's Markdown becomes MyST that shows the same, and stays the author's where it can.

A case is a title, Markdown, and the MyST it becomes, each ended by a line that is a
dot. A title may name extensions that are on besides Pelican's own, or plugins.
"""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from confarchive.importing.markdown import convert
from confarchive.importing.sources.pelican.dialect import PelicanDialect
from confarchive.importing.verify.render import render
from tests.importing.bodies import BODIES
from tests.importing.judging import differences

CASES = Path(__file__).parents[1] / "cases" / "markdown"
ADDRESSES = {
    "{static}/hall.png": "../../files/hall.png",
    "{filename}talk.md": "../2015/talk.md",
    "talk 1.md": "../2015/talk-1.md",
    "/tag/python.html": "#tag-python",
}
DEFAULT = PelicanDialect.from_settings({})


def resolve(url):
    return ADDRESSES.get(url, url)


def dialect(title):
    match = re.search(r"\((.*)\)$", title)
    if match is None:
        return DEFAULT
    if match[1].startswith("PLUGINS"):
        return PelicanDialect.from_settings({"PLUGINS": match[1].split()[1:]})
    names = ["codehilite", "extra", *match[1].split(", ")]
    return PelicanDialect.from_settings({"MARKDOWN": {"extensions": names}}, ["pymdownx"])


def cases():
    for path in sorted(CASES.glob("*.md")):
        parts = path.read_text(encoding="utf-8").split("\n.\n")
        for title, source, text in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
            yield pytest.param(title, source, text, id=f"{path.stem}: {title.strip()}")


@pytest.mark.parametrize(("title", "source", "expected"), list(cases()))
def test_case(title, source, expected):
    conversion = convert(source, dialect(title), resolve, path="my-trip.md")
    assert conversion.text == expected
    assert_shows_the_same(source, dialect(title), conversion)


def assert_shows_the_same(source, dialect, conversion):
    rendered = render(conversion.text)
    assert not rendered.warnings
    assert not differences(
        dialect.render(source), rendered.html, source, resolve=resolve, lists=["tag-python"]
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a\n\n* b\n\n***\n\nc", 0),
        ("<div>a</div>\n\nb", 0),
        ("<div>a</div>\n\n~~b~~", 0),
        ("a ![b](gone.png)", 0),
    ],
)
def test_blocks_of_html_are_counted(source, expected):
    assert convert(source, DEFAULT, resolve).html_blocks == expected


def test_only_what_differs_is_changed():
    source = "* a  list *as* it is\n* written__\n\n\n##Here\n\nand `so`\non."
    text = convert(source, DEFAULT, resolve).text
    assert text == source.replace("##Here", "## Here")


def test_labels_are_no_other_posts():
    with_toc = dialect("(toc)")
    source = "[x](#a)\n\n# A"
    labels = {
        re.search(
            r"^\((.*)\)=$", convert(source, with_toc, resolve, path=title).text, re.MULTILINE
        )[1]
        for title in ("one", "two", "日本", "日本語")
    }
    assert len(labels) == 4


@pytest.mark.parametrize("body", ["> " * 300 + "x", "<div>" * 400, "* a\n" * 500, "**a" * 500])
def test_no_depth_or_length_is_too_much(body):
    assert convert(body, DEFAULT, resolve).text


def test_what_is_not_carried_is_told_with_its_line():
    source = "fine\n\n<code>\n\nnever closed\n\nend"
    conversion = convert(source, DEFAULT, resolve)
    shown = render(conversion.text).html
    assert conversion.notes or not differences(DEFAULT.render(source), shown, source)


POSTS = Path(__file__).parents[3].parent / "shared" / "corpora" / "pelican"


def test_real_posts_show_the_same():
    posts = sorted(POSTS.glob("*/content/**/*.md"))
    if not posts:
        pytest.skip("the real blogs that the project was tried with are not here")
    texts = [post.read_text(encoding="utf-8") for post in posts[:: len(posts) // 60 + 1]]
    bodies = [text.partition("\n\n")[2] for text in texts if "{%" not in text]
    conversions = [convert(body, DEFAULT, resolve, path="my-trip.md") for body in bodies]
    shown = [render(conversion.text) for conversion in conversions]
    assert not [warning for rendered in shown for warning in rendered.warnings]
    same = [
        not differences(DEFAULT.render(body), rendered.html, body, resolve=resolve)
        for body, rendered in zip(bodies, shown, strict=True)
    ]
    assert sum(same) >= len(same) - 1


DIALECTS = st.sampled_from(
    [
        DEFAULT,
        *map(dialect, ("(toc, nl2br)", "(smarty, admonition)", "(sane_lists)", "(PLUGINS katex)")),
        PelicanDialect.from_settings({"MD_EXTENSIONS": []}),
    ]
)


@given(body=BODIES, dialect=DIALECTS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_body_is_converted_and_builds_without_a_warning(body, dialect):
    conversion = convert(body, dialect, resolve, path="my-trip.md")
    assert conversion == convert(body, dialect, resolve, path="my-trip.md")
    assert conversion.notes or not render(conversion.text).warnings
