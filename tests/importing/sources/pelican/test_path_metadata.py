"""What settings and paths say of posts, held against what Pelican's own readers take from them."""

import itertools
import warnings
from datetime import MAXYEAR

import pytest

from confarchive.importing.sources.pelican import reader, settings
from tests.importing.sources.pelican.test_pelicans_own import (
    as_pelican_has_them,
    pelicans,
    pelicans_settings,
)

SETTINGS = {
    "FILENAME_METADATA": [
        r"(?P<date>\d{4}-\d{2}-\d{2})_(?P<slug>.*)",
        r"(?P<Date>\d{4}-\d{2}-\d{2})[-_](?P<Slug>[^.]*)(?:\.(?P<lang>..))?",
        r"(?P<slug>[a-z-]+)",
        r"(?P<status>draft)?-?(?P<title>.*)",
        "",
    ],
    "PATH_METADATA": [
        r"(?P<author>[^/]+)/(?P<category>[^/]+)/.*",
        r"blog/(?P<date>\d{4}/\d{2}/\d{2})/(?P<slug>[^/.]+)",
        r"(?P<lang>..)/.*",
        r".*/(?P<tags>[^/]+)/[^/]*",
    ],
    "EXTRA_PATH_METADATA": [
        {"blog": {"category": "All", "tags": ["a", "b"]}, "blog/2015": {"category": "Year"}},
        {"blog/": {"lang": "fr"}, "bl": {"lang": "de"}, "blog/2015/02/03/x-y.md": {"slug": "own"}},
        {"2015-02-03_trip.md": {"author": "Jane Doe", "date": "2014-01-01"}},
        {"": {"category": "Top"}, "jane": {"authors": ["Jane", "John"]}},
    ],
    "DEFAULT_METADATA": [
        {"tags": "x, y", "lang": "nl", "category": "Mine"},
        {"author": "Somebody", "date": "2012-03-04", "slug": "same"},
        {"Title": "None", "summary": "Short."},
    ],
    "DEFAULT_CATEGORY": ["General"],
    "USE_FOLDER_AS_CATEGORY": [False],
    "DEFAULT_DATE": [(2012, 3, 4, 5, 6), "2012-03-04 05:06"],
    "TIMEZONE": ["Asia/Tokyo"],
}
PLACES = [
    "2015-02-03_trip.md",
    "2015-02-03-trip.fr.md",
    "draft-Some Thing.md",
    "blog/2015/02/03/x-y.md",
    "jane/talks/a.md",
    "fr/a.md",
]
HEADERS = ["Title: A\n", "Title: A\nTags:\nCategory:\nSlug:\nAuthor:\n"] + [
    f"Title: A\nDate: 2016-01-01 10:00\n{line}\n"
    for line in ("Category: C", "Tags: t", "Lang: es", "Authors: A; B", "Slug: s", "Status: hidden")
]
CHOICES = [(key, value) for key, values in SETTINGS.items() for value in values]
PAIRS = [dict(pair) for pair in itertools.combinations(CHOICES, 2) if pair[0][0] != pair[1][0]]


def differing(root, conf, place, header):
    """Return what Pelican and the import make of a file, where they do not agree."""
    contents = pytest.importorskip("pelican.contents")
    readers = pytest.importorskip("pelican.readers")
    text = "".join(f"{key} = {value!r}\n" for key, value in conf.items())
    (root / "pelicanconf.py").write_text(f"PATH = 'content'\n{text}", "utf-8")
    file = root / "content" / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{header}\nWords.\n", "utf-8")
    ours, problems = settings.load(root)
    assert not problems
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = readers.Readers(pelicans_settings(ours))
        content = theirs.read_file(str(ours.base), place, content_class=contents.Article)
    post = reader.read(file, ours).post
    found, expected = as_pelican_has_them(post, ours), pelicans(content)
    if expected["date"] and expected["date"].year == MAXYEAR:  # what a draft without one gets there
        expected["date"] = None
    return {key: (found[key], expected[key]) for key in expected if found[key] != expected[key]}


@pytest.mark.parametrize("number", range(6))
def test_what_settings_and_paths_say_is_what_pelican_reads(tmp_path, number):
    wrong = {}
    for at, conf in enumerate([{}, *(dict([choice]) for choice in CHOICES), *PAIRS]):
        if at % 6 == number:
            place, header = PLACES[at // 6 % len(PLACES)], HEADERS[at // 36 % len(HEADERS)]
            if found := differing(tmp_path, conf, place, header):
                wrong[str(conf), place, header] = found
    assert not wrong


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("header", HEADERS[:3])
def test_each_setting_with_each_path(tmp_path, place, header):
    wrong = {}
    for key, value in CHOICES:
        if found := differing(tmp_path, {key: value}, place, header):
            wrong[key, str(value)] = found
    assert not wrong
