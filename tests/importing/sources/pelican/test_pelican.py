"""Headers, as Pelican reads them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from confarchive.importing.sources.pelican import header_values, post_files, reader, settings
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
        return reader.read(root / "content" / name, loaded)

    return read


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


@pytest.mark.parametrize(
    "folder", ["drafts", "_drafts", "unpublished", "private", "Drafts", "PRIVATE"]
)
@pytest.mark.parametrize("place", ["{}/a.md", "blog/{}/a.md", "{}/2015/x/a.md", "pages/{}/a.md"])
@pytest.mark.parametrize("status", ["", "Status: published\n", "Status: hidden\n"])
def test_folders_whose_posts_are_not_for_readers(read, folder, place, status):
    reading = read(f"Title: A\nDate: 2015-01-01\n{status}\nBody", name=place.format(folder))
    assert reading.post.status is Status.DRAFT
    assert folder in reading.problems[0].message


@pytest.mark.parametrize(
    "name", ["drafts.md", "drafts-of-2015/a.md", "draughts/a.md", "privately/a.md"]
)
def test_folders_that_are_called_like_them(read, name):
    reading = read("Title: A\nDate: 2015-01-01\n\nBody", name=name)
    assert (reading.post.status, reading.problems) == (Status.PUBLISHED, ())


def test_a_draft_in_a_folder_of_drafts_is_nothing_to_tell(read):
    reading = read("Title: A\nStatus: draft\n\nBody", name="drafts/a.md")
    assert (reading.post.status, reading.problems) == (Status.DRAFT, ())


@pytest.mark.parametrize(
    ("name", "header", "expected"),
    [
        ("post.md", "", None),
        ("2014-05-06-post.md", "", date(2014, 5, 6)),
        ("2014-05-06-post.md", "Date: 2013-01-01\n", date(2013, 1, 1)),
        ("pages/post.md", "", None),
    ],
)
def test_the_times_of_files_tell_nothing(read, name, header, expected):
    post = read(f"Title: A\n{header}\nBody", conf="DEFAULT_DATE = 'fs'", name=name).post
    assert (post.date, post.updated) == (expected, None)


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
    found = [path.relative_to(root).as_posix() for path in post_files.find(settings.load(root)[0])]
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
    found = header_values.when(text)
    assert (type(found), found) == (type(expected), expected)


@pytest.mark.parametrize("text", ["", "soon", "2015-13-45", "2015-02-03 +99:99", "1" * 400])
def test_no_dates(text):
    with pytest.raises(ValueError, match="is no date"):
        header_values.when(text)
