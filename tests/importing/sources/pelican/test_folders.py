"""Which settings and which folder of a blog are read, and what tells so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confarchive.importing import NothingToImportError, Options, import_posts
from confarchive.importing.sources.pelican import settings
from confarchive.importing.sources.pelican.settings import commands

POST = "Title: A\nDate: 2015-02-03\n\n"
MAKEFILE = (
    "PELICAN?=pelican\n\nBASEDIR=$(CURDIR)\nINPUTDIR=$(BASEDIR)/{}\nCONFFILE=$(BASEDIR)/pelicanconf.py\n"
    '\nhtml:\n\t"$(PELICAN)" "$(INPUTDIR)" -o "$(OUTPUTDIR)" -s "$(CONFFILE)"\n'
)
TWO = {"pelicanconf.py": "SITENAME = 'A'", "content/a.md": POST, "posts/b.md": POST}


def chosen(write, files, source=".", **options):
    root = write("blog", files)
    loaded, _ = settings.load(root / source, **options)
    return loaded.base.relative_to(root).as_posix(), loaded.chosen_by


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("Makefile", MAKEFILE.format("posts"), 4),
        ("Makefile", "html:\n\tpelican posts -s pelicanconf.py\n", 2),
        ("Makefile", "SRC = posts\nhtml:\n\tpelican ${SRC}\n", 3),
        ("GNUmakefile", "INPUTDIR := posts/\n", 1),
        ("tasks.py", "@task\ndef build(c):\n    c.run('pelican -s pelicanconf.py posts')\n", 3),
        ("fabfile.py", 'def build():\n    local("pelican posts -o out")\n', 2),
        ("build.sh", "#!/bin/sh\npip install pelican content\npelican \\\n  --settings=publishconf.py \\\n  ./posts\n", 3),
        ("build.sh", 'cd "$(dirname $0)"\npython3 -m pelican -lr posts --bind 0.0.0.0\n', 2),
        ("netlify.toml", '[build]\n  command = "pelican posts -t theme"\n', 2),
        ("package.json", '{"scripts": {"build": "pelican -o public posts && x"}}', 1),
        (".github/workflows/pages.yml", "jobs:\n  x:\n    steps:\n    - run: uv run pelican posts\n", 4),
    ],
)  # fmt: skip
def test_what_a_script_passes_to_pelican(write, name, text, line):
    base, why = chosen(write, {**TWO, name: text})
    assert (base, why) == ("posts", f"{Path(name).name}, line {line}")


@pytest.mark.parametrize(
    "text",
    [
        "# pelican posts\n",
        "pelican -s other/pelicanconf.py posts\n",
        "pelican gone\n",
        "pelican --version\n",
        "pelican-import posts\n",
        "pelican ../elsewhere\n",
        "pip install pelican\n",
        "pelican '\n",
        "pelican -s\n",
    ],
)
def test_scripts_that_tell_nothing(write, text):
    assert chosen(write, {**TWO, "build.sh": text})[0] == "content"


def test_path_goes_before_a_script(write):
    files = {**TWO, "pelicanconf.py": "PATH = 'content'", "Makefile": MAKEFILE.format("posts")}
    assert chosen(write, files) == ("content", "PATH in pelicanconf.py")


def test_a_path_that_is_gone_is_told(write):
    root = write("blog", {**TWO, "pelicanconf.py": "\nPATH = 'gone'", "Makefile": "INPUTDIR=posts"})
    loaded, (problem,) = settings.load(root)
    assert loaded.base == root / "posts"
    assert (problem.path, problem.line) == ("pelicanconf.py", 2)
    assert "'gone'" in problem.message


def test_the_option_decides(write):
    root = write("blog", {**TWO, "Makefile": MAKEFILE.format("content")})
    assert chosen(write, {}, content=root / "posts") == ("posts", "--content")


def test_a_script_above_the_blog_in_its_repository_counts(write):
    blog = {f"blog/{name}": text for name, text in TWO.items()}
    script = {"Makefile": "html:\n\tpelican -s blog/pelicanconf.py blog/posts\n"}
    assert chosen(write, {**blog, **script}, "blog")[0] == "blog/content"
    assert chosen(write, {**blog, **script, ".git/HEAD": ""}, "blog")[0] == "blog/posts"


PICTURE = "{static}/images/x.png"


@pytest.mark.parametrize(
    ("conf", "post", "files", "expected"),
    [
        # The folder called "content" is one of posts like any other; what is named lies above it.
        ("STATIC_PATHS = ['images']", "", ["images/x.png"], "."),
        ("PAGE_PATHS = ['about']", "", ["about/us.md"], "."),
        ("EXTRA_PATH_METADATA = {'extra/CNAME': {'path': 'CNAME'}}", "", ["extra/CNAME"], "."),
        ("ARTICLE_PATHS = ['content']", "", [], "."),
        (
            "ARTICLE_PATHS = ['content']\nSTATIC_PATHS = ['x', 'y']",
            "",
            ["content/x", "content/y"],
            ".",
        ),
        ("", f"![x]({PICTURE})", ["images/x.png"], "."),
        ("", "![x](|filename|/images/x%20y.png)", ["images/x y.png"], "."),
        ("", "[x]({filename}/content/a.md)", [], "."),
        ("", "", ["images/x.png"], "."),
        # And here they lie in it.
        ("STATIC_PATHS = ['images']", "", ["content/images/x.png"], "content"),
        ("", f"![x]({PICTURE})", ["content/images/x.png", "other.png"], "content"),
        ("", "", [], "content"),
        # What Pelican has written is no source.
        ("", "![x](/images/x.png)", ["index.html", "images/x.png", "pages/y.html"], "content"),
        ("STATIC_PATHS = ['images']", f"![x]({PICTURE})", ["output/images/x.png"], "content"),
        # Neither is what lies outside.
        ("STATIC_PATHS = ['../images']", "![x]({static}/../../x.png)", [], "content"),
        ("", f"![x]({PICTURE})", ["src/b.md", "src/images/x.png"], "src"),
    ],
)
def test_what_is_there_tells_the_folder(write, conf, post, files, expected):
    blog = {"pelicanconf.py": f"SITENAME = 'A'\n{conf}", "content/a.md": POST + post}
    assert chosen(write, blog | dict.fromkeys(files, POST))[0] == expected


def test_all_pictures_come_from_the_right_folder(write, site):
    blog = write("work", {
        "blog/pelicanconf.py": "SITENAME = 'A'\nSTATIC_PATHS = ['images']\n",
        "blog/content/a.md": POST + "![x](/images/x.png)\n",
        "blog/images/x.png": b"x",
    })  # fmt: skip
    report = import_posts(blog / "blog", site, Options(jobs=1))
    assert report.files == (("images/x.png", "files/images/x.png"),)
    assert not report.problems
    assert report.settings.endswith("blog/pelicanconf.py")
    assert report.folder.endswith("blog")


@pytest.mark.parametrize("name", ["pelicanconf.py", "settings.py", "site_conf.py"])
def test_settings_below_the_given_folder_are_named(write, site, name):
    root = write("work", {f"one/{name}": "SITENAME = 'A'", "one/content/a.md": POST, "b.md": POST})
    before = sorted(site.rglob("*"))
    with pytest.raises(NothingToImportError, match=rf"no settings here.*one/{name}.*--settings"):
        import_posts(root, site, Options(jobs=1))
    assert sorted(site.rglob("*")) == before
    file = root / "one" / name
    report = import_posts(root, site, Options(jobs=1, settings=file))
    assert [post.source for post in report.posts] == ["a.md"]


def test_posts_without_any_settings_are_read(write, site):
    root = write("work", {"a.md": POST, "node_modules/x/settings.py": "SITENAME = 'A'"})
    assert [post.source for post in import_posts(root, site, Options(jobs=1)).posts] == ["a.md"]


def test_settings_under_a_name_of_the_authors(write):
    files = {"publish.py": "SITENAME = 'P'", "site.py": "SITENAME: str = 'A'", "content/a.md": POST}
    root = write("blog", files)
    assert settings.load(root)[0].name == "A"


def test_a_folder_that_is_none(write, site):
    root = write("blog", TWO)
    with pytest.raises(NothingToImportError, match="no such folder"):
        import_posts(root, site, Options(content=root / "gone"))


@given(st.text(st.sampled_from("pelican $(){}'\"\\\n\0=-;#"), max_size=60))
def test_no_script_is_too_strange(text):
    list(commands.parse(f"pelican {text}", Path("x.sh")))
