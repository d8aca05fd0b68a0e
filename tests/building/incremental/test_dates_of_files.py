"""What a file says counts, not when it was written."""

import os

import pytest

from tests.building.sites import CONF, PICTURE, post

ONE, TWO = "posts/2015/one.md", "posts/2015/two.md"
BRAND = "<p>{}</p>"
SETTINGS = """\
templates_path = ["_templates"]
html_static_path = ["_static"]
html_extra_path = ["own"]
html_logo = "logo.svg"
"""
HOME = "# Home\n\nWhat was said.\n"
BODY = """\
![hall](../../files/hall.svg) {download}`talk <../../files/talk.txt>`

```{include} ../../files/part.txt
```

```{literalinclude} ../../files/code.py
```
"""
FILES = {
    "conf.py": CONF + SETTINGS,
    "index.md": HOME,
    "logo.svg": PICTURE.format("logo"),
    ONE: post("One", BODY, conferences=["conf-2015"], tags=["a"]),
    TWO: post("Two", tags=["b"]),
    "conferences.yml": "conf:\n  name: Conf\n  editions: {2015: {city: Porto}}\n",
    "terms.yml": "tags:\n  a: {description: Letter A.}\n",
    "redirects.yml": "old/place: blog\n",
    "_templates/sidebar/brand.html": BRAND.format("Brand"),
    "_static/own.css": "a {color: red}",
    "_static/own.txt": "own words",
    "own/CNAME": "archive.example",
    "files/hall.svg": PICTURE.format("hall"),
    "files/talk.txt": "A talk.",
    "files/part.txt": "A part.",
    "files/code.py": "code",
}
EDITS = {
    "a post": (TWO, "Some", "Other"),
    "the home page": ("index.md", "What", "All that"),
    "settings": ("conf.py", "Small archive", "Great archive"),
    "a logo": ("logo.svg", "logo", "sign"),
    "conferences": ("conferences.yml", "Porto", "Lima"),
    "terms": ("terms.yml", "Letter A", "Letter B"),
    "old addresses": ("redirects.yml", "place", "point"),
    "a template": ("_templates/sidebar/brand.html", "Brand", "Other"),
    "a style": ("_static/own.css", "red", "tan"),
    "a static file": ("_static/own.txt", "own", "new"),
    "an extra file": ("own/CNAME", "archive", "another"),
    "a picture": ("files/hall.svg", "hall", "door"),
    "a download": ("files/talk.txt", "talk", "song"),
    "an included file": ("files/part.txt", "part", "tale"),
    "included code": ("files/code.py", "code", "text"),
}
MAY_GO = (
    "conferences.yml",
    "terms.yml",
    "redirects.yml",
    "_templates/sidebar/brand.html",
    "_static/own.css",
    "_static/own.txt",
    "own/CNAME",
)


@pytest.fixture
def same(tmp_path):
    """Return a function that builds a site again, as a clean build would."""

    def same(here, builder="html", **options):
        files = here.build(builder, warnings=True, **options).files()
        assert files == here.copy(tmp_path / "clean").build(builder, warnings=True).files()
        return files

    return same


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("what", EDITS)
def test_an_edit_with_an_older_date_is_built(site, same, what, builder):
    name, words, others = EDITS[what]
    here = site(FILES)
    before = here.build(builder, warnings=True).files()
    here.write({name: FILES[name].replace(words, others)})
    os.utime(here.source / name, (1, 1))
    assert same(here, builder) != before
    assert not here.build(builder, warnings=True).written


def test_a_file_that_is_longer_and_has_the_same_date_is_built(site, same):
    here, name = site(FILES), "files/part.txt"
    before, date = here.build(warnings=True).files(), (here.source / name).stat().st_mtime_ns
    here.write({name: "A part, and more of it."})
    os.utime(here.source / name, ns=(date, date))
    assert same(here) != before


@pytest.mark.parametrize("name", MAY_GO)
def test_what_comes_with_an_old_date_is_built(site, same, name):
    here = site({path: text for path, text in FILES.items() if path != name})
    before = here.build(warnings=True).files()
    here.write({name: FILES[name]})
    os.utime(here.source / name, (1, 1))
    assert same(here) != before


@pytest.mark.parametrize("name", MAY_GO)
def test_what_is_taken_away_goes(site, same, name):
    here = site(FILES)
    for path in FILES:
        os.utime(here.source / path, (1, 1))
    before = here.build(warnings=True).files()
    here.write({name: None})
    assert same(here) != before


@pytest.mark.parametrize("jobs", [1, 2])
def test_only_what_was_edited_is_read(site, jobs):
    here = site({ONE: post("One", "First words."), TWO: post("Two")})
    here.build(jobs=jobs)
    here.write({ONE: post("One", "Other words.")})
    os.utime(here.source / ONE, (1, 1))
    built = here.build(jobs=jobs)
    assert built.read == {"posts/2015/one"}
    assert "Other words." in built.main("posts/2015/one.html")
    assert not here.build(jobs=jobs).read


@pytest.mark.parametrize(
    ("builder", "what", "page"),
    [
        ("json", "a post", "posts/2015/two.fjson"),
        ("json", "a picture", "_images/files/hall.svg"),
        ("text", "an included file", "posts/2015/one.txt"),
        ("singlehtml", "a template", "index.html"),
    ],
)
def test_other_builders_show_it_too(site, builder, what, page):
    name, words, others = EDITS[what]
    here = site(FILES)
    assert words in here.build(builder, warnings=True).text(page)
    here.write({name: FILES[name].replace(words, others)})
    os.utime(here.source / name, (1, 1))
    assert others in here.build(builder, warnings=True).text(page)
