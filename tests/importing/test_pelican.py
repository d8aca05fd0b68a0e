"""Headers, as Pelican reads them: compared with Pelican's own readers."""

import copy
import logging
import random
import warnings
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confarchive.importing import headers, pelican, places, settings
from confarchive.importing.settings import values
from confarchive.importing.settings.defaults import DEFAULTS
from confarchive.model.post import Status
from confarchive.model.problems import ProblemKind

KNOWN = ("MARKDOWN", "MD_EXTENSIONS", "TYPOGRIFY", "DOCUTILS_SETTINGS", "PLUGINS")


@pytest.fixture
def read(write):
    """Read one post of a blog with these settings."""

    def read(text, *, name="post.md", conf=""):
        root = write(
            "blog", {"pelicanconf.py": f"PATH = 'content'\n{conf}", f"content/{name}": text}
        )
        loaded, _ = settings.load(root)
        return pelican.read(root / "content" / name, loaded)

    return read


# --- by hand -------------------------------------------------------------------------


def test_every_key_has_its_place(read):
    reading = read(
        "TITLE: A trip\nDate: 2015-02-03 03:44\nModified: 2015-02-10\nAuthors: Doe, Jane; Roe, John\n"
        "Tags: conference, devops,\nCategory: community\nSlug: trip\nStatus: Hidden\nLang: fr\n"
        "Summary: In short.\n    And more.\nLocation: Brussels\nSeries:\n\nBody\n"
    )
    post = reading.post
    assert post.title == "A trip"
    assert post.date == datetime(2015, 2, 3, 3, 44)
    assert post.updated == date(2015, 2, 10)
    assert post.authors == ("Doe, Jane", "Roe, John")
    assert post.tags == ("conference", "devops")
    assert post.category == "community"
    assert post.slug == "trip"
    assert post.status is Status.HIDDEN
    assert (post.language, post.translated) == ("fr", True)
    assert post.summary == "In short.\nAnd more."
    assert post.given == {"location": "Brussels", "series": ""}
    assert post.line == 15
    assert not reading.problems


@pytest.mark.parametrize(
    ("text", "line", "title"),
    [
        ("Title: A\n\nBody", 3, "A"),
        ("Title: A\nBody", 2, "A"),
        ("---\ntitle: A\n---\nBody", 4, "A"),
        ("---\ntitle: A: 'b\n...\nBody", 4, "A: 'b"),
        ("---\nTitle: A\n\nBody\n---\n", 4, "A"),
        ("Title: A\n\tmore\nBody", 3, "A more"),
        ("Title: A\r\n\r\nBody", 3, "A"),
        ("Title: A\r\rBody", 3, "A"),
        ("\ufeffTitle: A\n\nBody", 3, "A"),
        ("   Title:   A  \n\nBody", 3, "A"),
        ("Title: A\n   \nBody", 3, "A"),
        ("Title: A", 3, "A"),
    ],
)
def test_where_the_body_begins(read, text, line, title):
    post = read(text).post
    assert (post.line, post.title) == (line, title)


@pytest.mark.parametrize("text", ["", "\n", "\nTitle: A\n", "# A\n\nBody", "    Title: A\n"])
def test_a_file_without_header_is_no_post(read, text):
    reading = read(text)
    assert (reading.post, reading.skipped) == (None, True)
    assert [each.kind for each in reading.problems] == [ProblemKind.NO_TITLE]


def test_a_header_without_title_is_a_post_that_is_lost(read):
    reading = read("Date: 2015-01-01\n\nBody")
    assert (reading.post, reading.skipped) == (None, False)
    (problem,) = reading.problems
    assert (problem.path, problem.line, problem.kind) == ("post.md", 1, ProblemKind.NO_TITLE)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a-trip.md", "Title:\nDate: 2015-01-01\n\nBody"),
        ("a-trip.rst", ":date: 2015-01-01\n\nBody\n"),
    ],
)
def test_an_empty_title_is_told(read, name, text):
    reading = read(text, name=name)
    assert (reading.post.title, reading.post.titled) == ("a-trip", False)
    assert [each.kind for each in reading.problems] == [ProblemKind.NO_TITLE]


def test_skip_is_the_authors_word(read):
    reading = read("Title: A\nStatus: skip\n\nBody")
    assert (reading.post, reading.skipped, reading.problems) == (None, True, ())


def test_a_date_that_is_none_makes_a_draft_and_is_told(read):
    reading = read("Title: A\nDate: soon\n\nBody")
    assert reading.post.date is None
    assert reading.post.given == {"date": "soon"}
    (problem,) = reading.problems
    assert (problem.line, problem.kind) == (2, ProblemKind.BAD_VALUE)


def test_an_unknown_status_makes_a_draft_and_is_told(read):
    reading = read("Title: A\nDate: 2015-01-01\nStatus: confirmed\n\nBody")
    assert reading.post.status is Status.DRAFT
    assert [(each.line, each.kind) for each in reading.problems] == [(3, ProblemKind.BAD_VALUE)]


def test_other_encodings_are_told_with_the_line(read):
    reading = read("Title: A\n\nCafé\n".encode("latin-1"))
    assert (reading.post, reading.skipped) == (None, False)
    (problem,) = reading.problems
    assert (problem.line, problem.kind) == (3, ProblemKind.UNREADABLE)
    assert "0xe9" in problem.message


@pytest.mark.parametrize(
    ("conf", "name", "expected"),
    [
        ("", "2015-01-02-a.md", {"date": date(2015, 1, 2), "category": "misc"}),
        ("", "sub/folder/a.md", {"category": "folder"}),
        ("USE_FOLDER_AS_CATEGORY = False", "sub/a.md", {"category": "misc"}),
        ("CATEGORY_SAVE_AS = ''", "sub/a.md", {"category": ""}),
        (
            r"FILENAME_METADATA = '(?P<Slug>\\w+)_(?P<lang>..)'",
            "x_fr.md",
            {"slug": "x", "language": "fr"},
        ),
        ("PATH_METADATA = r'(?P<author>\\w+)/.*'", "jane/a.md", {"authors": ("jane",)}),
        ("DEFAULT_METADATA = {'status': 'draft'}", "a.md", {"status": Status.DRAFT}),
        ("DEFAULT_DATE = (2012, 3, 4, 5, 6)", "a.md", {"date": datetime(2012, 3, 4, 5, 6)}),
        ("DEFAULT_DATE = '2012-03-04'", "a.md", {"date": date(2012, 3, 4)}),
        (
            "EXTRA_PATH_METADATA = {'talks': {'category': 'Talks'}}",
            "talks/x/a.md",
            {"category": "x"},
        ),
        (
            "EXTRA_PATH_METADATA = {'talks': {'lang': 'fr'}, 'talks/a.md': {'lang': 'de'}}",
            "talks/a.md",
            {"language": "de"},
        ),
        ("SLUGIFY_SOURCE = 'basename'", "Some Name.md", {"slug": "some-name"}),
        ("SLUGIFY_PRESERVE_CASE = True", "a.md", {"slug": "Title-of-it"}),
        ("SLUGIFY_USE_UNICODE = True", "a.md", {"slug": "title-of-it"}),
        ("AUTHOR = 'Jane Doe'", "a.md", {"authors": ("Jane Doe",)}),
        ("DEFAULT_LANG = 'de'", "a.md", {"language": "de", "translated": False}),
        ("", "pages/a.md", {"page": True}),
        ("PAGE_DIR = 'static/'", "static/deep/a.md", {"page": True}),
        ("ARTICLE_PATHS = ['blog']", "blog/a.md", {"page": False, "status": Status.PUBLISHED}),
    ],
)
def test_what_settings_and_paths_say(read, conf, name, expected):
    post = read("Title: Title of it\n\nBody", name=name, conf=conf).post
    assert {key: getattr(post, key) for key in expected} == expected


@pytest.mark.parametrize(
    ("conf", "name"),
    [
        ("ARTICLE_PATHS = ['blog']", "elsewhere/a.md"),
        ("ARTICLE_EXCLUDES = ['static']", "static/a.md"),
        ("PAGE_EXCLUDES = ['pages/old']", "pages/old/a.md"),
        ("IGNORE_FILES = ['README.md']", "README.md"),
    ],
)
def test_what_pelican_has_no_place_for_becomes_a_draft(read, conf, name):
    reading = read("Title: A\nDate: 2015-01-01\n\nBody", name=name, conf=conf)
    assert reading.post.status is Status.DRAFT
    assert reading.problems


def test_the_date_of_the_file(read, write):
    post = read("Title: A\n\nBody", conf="DEFAULT_DATE = 'fs'").post
    changed = (write("blog", {}) / "content/post.md").stat().st_mtime
    assert post.date == datetime.fromtimestamp(int(changed))  # noqa: DTZ006


def test_restructuredtext(read):
    reading = read(
        "A *trip*\n########\n\n:date: 2015-02-03 03:44\n:authors: Jane Doe; John Roe\n:tags: a, b\n"
        ":summary: In *short*.\n:Location: Ghent\n\nBody\n",
        name="post.rst",
    )
    post = reading.post
    assert post.title == "A <em>trip</em>"
    assert post.slug == "a-trip"
    assert post.authors == ("Jane Doe", "John Roe")
    assert post.summary == "<p>In <em>short</em>.</p>\n"
    assert post.given == {"location": "Ghent"}


def test_files_that_could_be_posts(write):
    names = [
        "a.md",
        "b.MARKDOWN",
        "c/d.rst",
        "c/e.mkd",
        "f.mdown",
        "g.txt",
        ".h.md",
        ".i/j.md",
        "k.md.bak",
    ]
    root = write("blog", dict.fromkeys(names, "Title: A\n"))
    found = [path.relative_to(root).as_posix() for path in places.find(settings.load(root)[0])]
    assert found == ["a.md", "b.MARKDOWN", "f.mdown", "c/d.rst", "c/e.mkd"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015-02-03", date(2015, 2, 3)),
        ("2015-02-03 00:00", datetime(2015, 2, 3)),
        ("2015-2-3 4:05", datetime(2015, 2, 3, 4, 5)),
        ("3 February 2015", date(2015, 2, 3)),
        ("2015-02-03 4pm", datetime(2015, 2, 3, 16)),
        (
            "2015-02-03 03:44 +0800",
            datetime(2015, 2, 3, 3, 44, tzinfo=timezone(timedelta(hours=8))),
        ),
        ("2015-02-03T03:44:55Z", datetime(2015, 2, 3, 3, 44, 55, tzinfo=UTC)),
        ("2015-02-03 03:44 XYZ", datetime(2015, 2, 3, 3, 44)),
        (
            "2019-12-01-19:48",
            datetime(2019, 12, 1, 19, 48),
        ),
        ("2015/02/03", date(2015, 2, 3)),
    ],
)
def test_dates(text, expected):
    found = values.when(text)
    assert (type(found), found) == (type(expected), expected)


@pytest.mark.parametrize("text", ["", "soon", "2015-13-45", "2015-02-03 +99:99", "1" * 400])
def test_no_dates(text):
    with pytest.raises(ValueError, match="is no date"):
        values.when(text)


# --- against Pelican -----------------------------------------------------------------

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
        assert values.slugify(text, substitutions, **options) == theirs


@given(st.text(alphabet="ab,; \tü", max_size=12) | st.lists(st.text(alphabet="ab, ", max_size=3)))
def test_names_are_pelicans(text):
    readers = pytest.importorskip("pelican.readers")
    assert list(values.names(text)) == readers.ensure_metadata_list(text)


def pelicans_settings(ours):
    pelican_settings = pytest.importorskip("pelican.settings")
    theirs = copy.deepcopy(pelican_settings.DEFAULT_CONFIG)
    known = {key: value for key, value in ours.values.items() if key in theirs or key in ours.given}
    theirs |= {key: copy.deepcopy(value) for key, value in known.items() if key not in KNOWN}
    theirs |= {"PATH": str(ours.base), "PLUGINS": []}
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
        files = [path for path in places.find(ours) if path.suffix != ".rst"]
        for file in draw.sample(files, min(len(files), 12)):
            post = pelican.read(file, ours).post
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
