"""Headers are read as Pelican's own readers read them."""

import copy
import logging
import random
import re
import warnings
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import lxml.html
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from confarchive.importing.sources.pelican import (
    header_values,
    headers,
    html_posts,
    post_files,
    reader,
    settings,
)
from confarchive.importing.sources.pelican.settings.defaults import DEFAULTS

KNOWN = ("MARKDOWN", "MD_EXTENSIONS", "TYPOGRIFY", "DOCUTILS_SETTINGS", "PLUGINS")
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029"), max_size=20)
KEYS = st.sampled_from(
    [
        "Title",
        "title",
        "Date",
        "Tags",
        "Category",
        "Author",
        "Authors",
        "Slug",
        "Status",
        "Lang",
        "Summary",
        "x-y",
        "Modified",
        "a b",
        "Key",
    ]
)
LINES = st.one_of(
    st.tuples(
        st.sampled_from(["", " ", "   ", "    ", "\t"]),
        KEYS,
        st.sampled_from([":", ": ", " :", ":\t"]),
        WORDS,
    ).map("".join),
    st.tuples(st.sampled_from(["    ", "\t", "      ", "  "]), WORDS).map("".join),
    st.sampled_from(
        ["---", "--- x", "...", "", " ", "\t", "-----", "# Heading", "\x02klzzwxh:0001\x03"]
    ),
    WORDS,
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_markdown_headers_are_those_of_python_markdown(text):
    markdown = pytest.importorskip("markdown").Markdown(extensions=["meta"])
    lines = markdown.preprocessors["normalize_whitespace"].run(text.split("\n"))
    count = len(lines)
    rest = markdown.preprocessors["meta"].run(lines) if text.strip() else lines
    found = headers.read_markdown(text, frozenset(markdown.Meta))
    assert found.values == {key: "\n".join(value) for key, value in markdown.Meta.items()}
    assert found.line == count - len(rest) + 1 if text.strip() else 2


@given(st.text(max_size=40), st.booleans(), st.booleans())
def test_slugs_are_pelicans(text, preserve_case, use_unicode):
    utils = pytest.importorskip("pelican.utils")
    substitutions = DEFAULTS["SLUG_REGEX_SUBSTITUTIONS"]
    options = {"preserve_case": preserve_case, "use_unicode": use_unicode}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # unidecode's, of surrogates
        theirs = utils.slugify(text, substitutions, **options)
        assert header_values.slugify(text, substitutions, **options) == theirs


@given(st.text(alphabet="ab,; \tü", max_size=12) | st.lists(st.text(alphabet="ab, ", max_size=3)))
def test_names_are_pelicans(text):
    readers = pytest.importorskip("pelican.readers")
    assert list(header_values.names(text)) == readers.ensure_metadata_list(text)


def pelicans_settings(ours):
    pelican_settings = pytest.importorskip("pelican.settings")
    theirs = copy.deepcopy(pelican_settings.DEFAULT_CONFIG)
    known = {key: value for key, value in ours.values.items() if key in theirs or key in ours.given}
    theirs |= {key: copy.deepcopy(value) for key, value in known.items() if key not in KNOWN}
    theirs |= {
        "PATH": str(ours.base),
        "PLUGINS": [],
        "THEME": pelican_settings.DEFAULT_CONFIG["THEME"],
    }
    if not ours["AUTHOR"]:
        theirs.pop("AUTHOR", None)
    return pelican_settings.configure_settings(theirs)


def as_pelican_has_them(post, ours):
    def moment(when):
        if when is None:
            return None
        if not isinstance(when, datetime):
            when = datetime(when.year, when.month, when.day)
        return when if when.tzinfo else when.replace(tzinfo=ZoneInfo(ours["TIMEZONE"]))

    return {
        "title": post.title,
        "slug": post.slug,
        "date": moment(post.date),
        "tags": post.tags,
        "category": post.category,
        "authors": post.authors,
        "lang": post.language or ours["DEFAULT_LANG"],
    }


def pelicans(content):
    return {
        "title": " ".join(str(content.title).split()),
        "slug": content.slug,
        "date": getattr(content, "date", None),
        "tags": tuple(str(tag) for tag in getattr(content, "tags", ())),
        "category": str(getattr(content, "category", "")),
        "authors": tuple(str(author) for author in getattr(content, "authors", ())),
        "lang": content.lang,
    }


def test_real_blogs_are_read_as_pelican_reads_them(shared):
    readers = pytest.importorskip("pelican.readers")
    contents = pytest.importorskip("pelican.contents")
    logging.disable(logging.CRITICAL)
    draw = random.Random(20150203)  # noqa: S311
    differing, compared = {}, 0
    for blog in sorted((shared / "corpora" / "pelican").iterdir()):
        ours, _ = settings.load(blog)
        theirs = readers.Readers(pelicans_settings(ours))
        files = [path for path in post_files.find(ours) if path.suffix != ".rst"]
        for file in draw.sample(files, min(len(files), 12)):
            reading = reader.read(file, ours)
            if reading.attached:
                continue
            post = reading.post
            kind = contents.Page if post and post.page else contents.Article
            name = Path(file).relative_to(ours.base).as_posix()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                content = theirs.read_file(str(ours.base), name, content_class=kind)
            compared += 1
            if not hasattr(content, "title"):
                assert post is None
            elif not settled_by_the_clock(content, ours) and as_pelican_has_them(
                post, ours
            ) != pelicans(content):
                differing[name] = as_pelican_has_them(post, ours), pelicans(content)
    logging.disable(logging.NOTSET)
    assert compared > 100
    assert not differing


def settled_by_the_clock(content, ours):
    """Tell whether Pelican dated it by its file, to the microsecond."""
    return (
        ours["DEFAULT_DATE"] == "fs" and getattr(content, "date", None) and content.date.microsecond
    )


MARKUP = st.lists(
    st.sampled_from(
        [
            *("<html>", "<head>", "</head>", "<body>", "</body>", "</html>", "<body class='x'>"),
            *("<title>", "</title>", "<title/>", "a", "x & y", "AT&T", "&amp;", "&eacute", "&#39;"),
            *("<meta name='date' content='2015-02-03'>", "<META NAME=Tags CONTENT='a, b' />"),
            *("<meta name='keywords' contents='c'>", "<meta charset=utf-8>", "<meta name=x>"),
            *("<p>", "</p>", "<br/>", "<img src='a?b=1&amp;c=2' alt>", "<!-- x -->", "<?x?>"),
            *(
                "<a title='&quot;&lt;'>",
                "<script>if (a<b) '</p>'</script>",
                "\n",
                "<!x>",
                "<",
                "<p",
            ),
        ]
    ),
    max_size=12,
).map("".join)
FRAME = "<html><head><title>A</title>{}</head>\n{}<body>{}</body>{}</html>"


@given(MARKUP, MARKUP, MARKUP, MARKUP)
@example("", "", "<title><a title='&quot;&lt;'>", "")
@example("", "", "<title><a title='&quot;&#39;'>", "")
def test_html_is_read_as_pelican_reads_it(tmp_path_factory, head, between, body, after):
    readers = pytest.importorskip("pelican.readers")
    logging.disable(logging.CRITICAL)
    for text in (FRAME.format(head, between, body, after), head + between + body + after):
        file = tmp_path_factory.getbasetemp() / "post.html"
        file.write_text(text, encoding="utf-8")
        parser = readers.HTMLReader._HTMLParser({}, str(file))  # noqa: SLF001
        parser.feed(text)
        parser.close()
        ours = html_posts.read(text)
        if ours.whole:
            assert ours.values == parser.metadata
            assert normal(ours.body) == normal(parser.body)
    logging.disable(logging.NOTSET)


def normal(markup):
    """Return what a browser makes of *markup*."""
    markup = re.sub(r"</?(?:html|head|body)[^>]*>", "", markup)
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    return lxml.html.tostring(root)
