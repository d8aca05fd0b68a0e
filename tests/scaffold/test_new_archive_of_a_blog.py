"""``confarchive new --from`` takes from a blog what the archive is called, and imports it."""

import pytest

from tests.building.sites import SiteFolder
from tests.scaffold.new_folders import built, settings

BLOG = {
    "pelicanconf.py": """
SITENAME = "Hall notes: C# & *more*"
SITESUBTITLE = "What was said in halls, since 2015."
AUTHOR = "Jo Doe"
SITEURL = "http://localhost:8000"
TIMEZONE = "Europe/Lisbon"
DEFAULT_LANG = "pt"
MENUITEMS = (
    ("Home", "/"), ("Talks", "https://talks.example/?a=1&b=2"), ("Archive", "https://hall.example/archives.html"),
)
""",
    "publishconf.py": "from pelicanconf import *\nSITEURL = '//hall.example'\n",
    "content/trip.md": "Title: A trip\nDate: 2015-02-03 10:00\nCategory: halls\n\nWords of it.\n",
    "content/pages/about.md": "Title: About me\n\nThe page.\n",
}


@pytest.fixture
def blog(tmp_path):
    SiteFolder(tmp_path, tmp_path / "blog").write(BLOG)
    return "blog"


def test_an_archive_of_a_blog_is_called_as_it_says(new, blog, capsys):
    code, folder = new("--from", blog)
    told = capsys.readouterr().out
    assert (code, "Import finished." in told) == (0, True)
    values = settings(folder)
    names = ("project", "author", "language", "html_baseurl", "archive_timezone", "archive_menu")
    assert {name: values.get(name) for name in names} == {
        "project": "Hall notes: C# & *more*",
        "author": "Jo Doe",
        "language": "pt",
        "html_baseurl": "https://hall.example/",
        "archive_timezone": "Europe/Lisbon",
        "archive_menu": [("Talks", "https://talks.example/?a=1&b=2")],
    }
    site = built(folder)
    assert not site.warnings
    assert "What was said in halls, since 2015." in site.main("index.html")
    assert site.page("index.html").xpath("string(//h1/text())") == values["project"]
    navigation = site.links("index.html", "//nav[@aria-label='Arquivo']")
    assert navigation["Talks"] == "https://talks.example/?a=1&b=2"
    assert navigation["About me"].endswith("about-me.html")
    assert not {"Home", "Archive"} & navigation.keys()
    assert "A trip" in site.links("index.html")


def test_what_options_say_counts_for_more_than_the_blog(new, blog, terminal):
    asked = terminal("never")
    code, folder = new("--from", blog, "--title", "Mine", "--language", "de")
    assert (code, asked) == (0, [])
    values = settings(folder)
    assert [values[name] for name in ("project", "language", "author")] == ["Mine", "de", "Jo Doe"]


def test_of_a_blog_without_settings_there_is_little_to_tell(new, tmp_path):
    SiteFolder(tmp_path, tmp_path / "blog").write({"trip.md": BLOG["content/trip.md"]})
    code, folder = new("--from", "blog")
    values = settings(folder)
    assert (code, values["project"], values["language"]) == (0, "My talks", "en")
    assert (folder / "posts/2015/a-trip.md").is_file()


@pytest.mark.parametrize("files", [{}, {"_config.yml": "title: A"}, {"a.txt": "No post."}])
def test_what_is_no_blog_leaves_no_folder(new, tmp_path, capsys, files):
    SiteFolder(tmp_path, tmp_path / "blog").write(files)
    (tmp_path / "blog").mkdir(exist_ok=True)
    code, folder = new("--from", "blog")
    told = capsys.readouterr().err
    assert (code, folder.exists()) == (2, False), told
    assert told.startswith("confarchive: ")
    assert told.endswith("nothing was written\n")
    assert told.count("\n") == 1


def test_no_blog_at_all(new, capsys):
    code, folder = new("--from", "gone")
    assert (code, folder.exists()) == (2, False)
    assert capsys.readouterr().err.startswith("confarchive: gone: no such")


def test_a_post_that_is_not_imported_is_told(new, blog, tmp_path):
    (tmp_path / blog / "content/other.md").write_text("Date: 2015-02-03\n\nNo title\n")
    assert new("--from", blog)[0] == 1
