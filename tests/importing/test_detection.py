"""What a path is, and what tells it; what cannot be imported is refused in one line, and nothing is written."""

import pytest

from confarchive.cli import main
from confarchive.exit_codes import DONE, NOTHING_DONE
from confarchive.importing import NothingToImportError, Options, import_posts, summary
from confarchive.importing.report_json import read, written

POST = "Title: Trip\nDate: 2015-02-03\n\nWords.\n"
PELICAN = {"pelicanconf.py": "PATH = 'content'\n", "content/trip.md": POST}
EXPORT = '<?xml version="1.0"?>\n<rss xmlns:wp="http://wordpress.org/export/1.2/"></rss>\n'
OTHERS = {
    "Jekyll": ({"_config.yml": "title: A\n", "_posts/2015-02-03-trip.md": POST}, "_config.yml and _posts are there"),
    "Jekyll below": ({"_config.yml": "", "source/_posts/2015-02-03-trip.md": POST}, "_config.yml and source/_posts are there"),
    "Hugo": ({"hugo.toml": "", "content/trip.md": POST}, "hugo.toml is there"),
    "Hugo of old": ({"config.toml": "", "content/trip.md": POST}, "config.toml and content are there"),
    "Hugo in folders": ({"config/_default/hugo.toml": "", "content/trip.md": POST}, "config/_default is there"),
    "Nikola": ({"conf.py": "POSTS = ()\nCOMPILERS = {}\n", "posts/trip.md": POST}, "conf.py says POSTS and COMPILERS"),
    "ABlog": ({"conf.py": "extensions = ['ablog']\n", "trip.rst": "Trip\n####\n"}, "conf.py names ablog"),
    "WordPress": ({"export.xml": EXPORT}, "export.xml is an export of one"),
    "Hexo": ({"_config.yml": "", "package.json": '{"dependencies": {"hexo": "7"}}', "source/_posts/trip.md": POST}, "package.json names hexo"),
    "MkDocs": ({"mkdocs.yml": "plugins:\n  - search\n  - blog\n", "docs/blog/posts/trip.md": POST}, "mkdocs.yml names the plugin blog"),
    "Quarto": ({"_quarto.yml": "", "posts/trip.md": POST}, "_quarto.yml is there"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_a_blog_of_another_program_is_refused_in_one_line(write, site, capsys, name):
    files, because = OTHERS[name]
    blog, program = write("blog", files), name.partition(" ")[0]
    before = sorted(site.rglob("*"))
    assert main(["import", str(blog), "--into", str(site)]) == NOTHING_DONE
    told = capsys.readouterr()
    (line,) = told.err.splitlines()
    assert line.startswith(f"confarchive: {blog}: a {program} blog, because ")
    assert because in line
    assert "--from pelican" in line
    assert not told.out
    assert sorted(site.rglob("*")) == before


@pytest.mark.parametrize("name", [name for name in OTHERS if name != "WordPress"])
def test_from_decides(write, site, name):
    files, _ = OTHERS[name]
    report = import_posts(write("blog", files), site, Options(program="pelican", jobs=1))
    assert (report.program, report.recognised_by) == ("Pelican", "--from pelican says so")
    assert read(written(report)).recognised_by == report.recognised_by


def test_an_export_is_told_as_a_file_too(write, site):
    blog = write("blog", {"export.xml": EXPORT, "other.xml": "<a/>"})
    with pytest.raises(NothingToImportError, match=r"a WordPress blog, because export\.xml"):
        import_posts(blog / "export.xml", site)
    with pytest.raises(NothingToImportError, match="no such folder"):
        import_posts(blog / "other.xml", site)


@pytest.mark.parametrize(
    ("files", "path", "because"),
    [
        (PELICAN, "", "pelicanconf.py is there"),
        (PELICAN, "content", "pelicanconf.py is there"),
        ({"trip.md": POST}, "", "it has no settings of any program, and files that could be posts"),
        # what others have beside it does not count
        (PELICAN | {"export.xml": EXPORT}, "", "pelicanconf.py is there"),
        (PELICAN | {"_config.yml": "theme: minimal\n"}, "", "pelicanconf.py is there"),
        (PELICAN | {"config.toml": ""}, "", "pelicanconf.py is there"),
        (PELICAN | {"config.toml": ""}, "content", "pelicanconf.py is there"),
        # nor what is no blog's
        ({"trip.md": POST, "_config.yml": "theme: minimal\n"}, "", "it has no settings"),
        ({"trip.md": POST, "conf.py": "# 'ablog'\n"}, "", "it has no settings"),
        ({"trip.md": POST, "mkdocs.yml": "plugins: [search]\n"}, "", "it has no settings"),
        ({"a/trip.md": POST, "feed.xml": "<rss/>"}, "", "it has no settings"),
    ],
)
def test_a_pelican_blog_and_why(write, site, files, path, because):
    report = import_posts(write("blog", files) / path, site, Options(jobs=1))
    assert report.recognised_by.startswith(because)
    first, *_ = summary.told(report)
    assert first == f"Pelican blog, because {report.recognised_by}."


def test_it_is_told_on_the_screen(write, site, capsys):
    blog = write("blog", PELICAN)
    assert main(["import", str(blog), "--into", str(site)]) == DONE
    first, *_ = capsys.readouterr().out.splitlines()
    assert first == "Pelican blog, because pelicanconf.py is there."


def test_a_blog_in_the_folder_of_another_is_its_own(write, site):
    blog = write("blog", PELICAN | {"old/_config.yml": "", "old/_posts/trip.md": POST})
    with pytest.raises(NothingToImportError, match="Jekyll"):
        import_posts(blog / "old", site)


@pytest.mark.parametrize("folder", ["_posts", "source"])
def test_the_folder_of_posts_alone_tells_it_too(write, site, folder):
    blog = write("blog", {"_config.yml": "", "_posts/trip.md": POST, "source/_posts/trip.md": POST})
    with pytest.raises(NothingToImportError, match="Jekyll"):
        import_posts(blog / folder, site)


def test_settings_that_are_given_tell_it(write, site):
    blog = write("blog", {"_config.yml": "", "_posts/trip.md": POST, "mine.py": "PATH = '.'\n"})
    report = import_posts(blog, site, Options(settings=blog / "mine.py", jobs=1))
    assert report.recognised_by == "mine.py is given as its settings"


def test_a_folder_of_nothing(write, site, capsys):
    assert main(["import", str(write("blog", {})), "--into", str(site)]) == NOTHING_DONE
    assert "no posts below it" in capsys.readouterr().err


def test_a_program_that_nobody_knows(write, site, capsys):
    blog = write("blog", PELICAN)
    assert main(["import", str(blog), "--into", str(site), "--from", "quill"]) == NOTHING_DONE
    told = capsys.readouterr().err
    assert told == "confarchive: --from: found 'quill', expected one of: pelican, pages\n"
