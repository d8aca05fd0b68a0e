"""Nothing outside of a blog's folder is opened, whatever its settings and links name."""

import os
import shutil

import pytest
from dulwich import porcelain

from confarchive.importing import NothingToImportError, Options, import_posts
from tests.opened import opened

HIDDEN = "zanzibar7f3q"
POST = "Title: One\nDate: 2015-02-03\n\n{}\n"
OUTSIDE = {
    "a.md": POST.format(HIDDEN),
    "pages/b.md": POST.format(HIDDEN),
    "images/hall.svg": f"<svg>{HIDDEN}</svg>",
    "templates/article.html": f"{HIDDEN} {{{{ article.content }}}}",
    "static/css.css": HIDDEN,
    "hall.py": f"from pelican import signals\nNAME = '{HIDDEN}'\n",
    "conf.py": f"SITENAME = '{HIDDEN}'\nPATH = 'content'\n",
    "requirements.txt": "pelican-liquid-tags\n",
    "Makefile": "INPUTDIR=content\n",
    "pelican.ipynb": f'{{"cells": [{{"cell_type": "markdown", "source": "{HIDDEN}"}}]}}',
    "config": f"[user]\n\tname = {HIDDEN}\n",
}


@pytest.fixture
def blog(write):
    write("outside", OUTSIDE)
    write("site", {"conf.py": ""})
    return write("blog", {"content/one.md": POST.format("Words."), "pelicanconf.py": "A = 1\n"})


def bring(blog, options=None):
    """Import; return what is told, and check that nothing outside was opened."""
    with opened() as paths:
        try:
            report = import_posts(blog, blog.parent / "site", options or Options(jobs=1))
        except NothingToImportError as error:
            told = [str(error)]
        else:
            told = [str(each) for each in report.problems]
    outside = os.path.realpath(blog.parent / "outside")
    assert not [path for path in paths if path == outside or path.startswith(f"{outside}{os.sep}")]
    for file in (blog.parent / "site").rglob("*"):
        assert not file.is_file() or HIDDEN not in file.read_text(errors="replace"), file
    return told


PATHS = {
    "above": "PATH = '..'",
    "above, twice": "PATH = '../../'",
    "beside": "PATH = '../outside'",
    "in and out": "PATH = 'content/../../outside'",
    "from the root": "PATH = '{tmp}/outside'",
    "the root": "PATH = '/'",
    "a link": "PATH = 'linked'",
    "behind a link": "PATH = 'linked/pages'",
    "computed": "import os\nPATH = os.path.join('..', 'outside')",
}


@pytest.mark.parametrize("case", PATHS)
def test_no_path_leads_out(blog, case):
    (blog / "linked").symlink_to(blog.parent / "outside")
    text = PATHS[case].format(tmp=blog.parent)
    (blog / "pelicanconf.py").write_text(text)
    (told,) = bring(blog)
    line = text.count("\n") + 1
    assert told.startswith(f"pelicanconf.py:{line}: PATH: found ")
    assert "leads out of the blog's folder" in told
    assert "--content" in told


@pytest.mark.parametrize("conf", ["PATH = 'content'", "A = 1", "ARTICLE_PATHS = ['pages']"])
@pytest.mark.parametrize("script", ["", "INPUTDIR=content\n"])
@pytest.mark.parametrize("link", ["content", "posts"])
def test_no_content_folder_is_a_link_that_leads_out(blog, conf, script, link):
    shutil.rmtree(blog / "content")
    (blog / link).symlink_to(blog.parent / "outside")
    (blog / "pelicanconf.py").write_text(conf.replace("content", link))
    (blog / "Makefile").write_text(script.replace("content", link))
    told = bring(blog)
    assert any("leads out of the blog's folder" in each for each in told)


def test_a_folder_that_is_given_may_be_a_link(blog):
    shutil.move(blog / "content", blog.parent / "elsewhere")
    (blog / "content").symlink_to(blog.parent / "elsewhere")
    for options in (Options(jobs=1, content=blog / "content"), Options(jobs=1)):
        given = blog if options.content else blog / "content"
        report = import_posts(given, blog.parent / "site", options)
        assert [post.source for post in report.posts] == ["one.md"]


SETTINGS = {
    "output": "OUTPUT_PATH = '../outside'",
    "theme": "THEME = '../outside'",
    "theme from the root": "THEME = '{tmp}/outside'",
    "theme by a link": "THEME = 'linked'",
    "theme with links": "THEME = 'theme'",
    "theme's files": "THEME = 'theme'\nTHEME_STATIC_PATHS = ['../../outside', '{tmp}/outside']",
    "theme's templates": "THEME = 'theme'\nTHEME_TEMPLATES_OVERRIDES = ['../outside/templates']",
    "plugins": "PLUGIN_PATHS = ['../outside', '{tmp}/outside', 'linked']\nPLUGINS = ['hall']",
    "plugin": "PLUGINS = ['hall', 'linked.hall', '../outside/hall']",
    "articles": "ARTICLE_PATHS = ['', '../../outside', '{tmp}/outside']",
    "pages": "PAGE_PATHS = ['../../outside/pages', 'linked/pages']",
    "static": "STATIC_PATHS = ['../../outside/images', '{tmp}/outside/images', '../linked']",
    "extra": "EXTRA_PATH_METADATA = {{'../../outside/images/hall.svg': {{'path': 'hall.svg'}}}}",
    "code": "PLUGINS = ['liquid_tags.include_code']\nCODE_DIR = '../../outside'",
    "notebooks": "PLUGINS = ['liquid_tags.notebook']\nNOTEBOOK_DIR = '../../outside'",
    "imports": "from linked.conf import *\nfrom outside import conf",
    "history": "DEFAULT_DATE = 'fs'",
}
BODY = """\
{% include_code conf.py %} {% include_code ../../outside/conf.py %} {% notebook pelican.ipynb %}
{% notebook ../../outside/pelican.ipynb %} {% img /../outside/images/hall.svg %}

![a]({static}/../../outside/images/hall.svg) ![b](/theme/hall.svg) ![c]({attach}../../outside/a.md)
[d]({filename}/../../outside/a.md) [e](../../outside/a.md) ![f]({static}/../linked/images/hall.svg)
"""


@pytest.mark.parametrize("case", SETTINGS)
def test_no_setting_leads_out(blog, case):
    (blog / "linked").symlink_to(blog.parent / "outside")
    (blog / "theme").mkdir()
    (blog / "theme/templates").symlink_to(blog.parent / "outside/templates")
    (blog / "theme/static").symlink_to(blog.parent / "outside")
    (blog / "pelicanconf.py").write_text(SETTINGS[case].format(tmp=blog.parent))
    header = "cover: ../../outside/images/hall.svg\nimage: {static}/../../outside/images/hall.svg\n"
    (blog / "content/two.md").write_text(POST.format(BODY).replace("\n\n", f"\n{header}\n", 1))
    (blog / "content/undated.md").write_text("Title: None\n\nWords.\n")
    bring(blog)


FILES = {
    "publishconf.py": "conf.py",
    "requirements.txt": "requirements.txt",
    "pyproject.toml": "requirements.txt",
    "Makefile": "Makefile",
    "tasks.py": "Makefile",
    ".github/workflows": ".",
    "plugins": ".",
    "hall.py": "hall.py",
    "content/one.nbdata": "a.md",
    "content/two.html": "a.md",
}


@pytest.mark.parametrize("link", FILES)
def test_no_file_leads_out(blog, link):
    (blog / "pelicanconf.py").write_text("PLUGINS = ['hall']" if "hall" in link else "A = 1\n")
    (blog / link).parent.mkdir(exist_ok=True)
    (blog / link).symlink_to(blog.parent / "outside" / FILES[link])
    bring(blog)


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py", "settings.py", "mine.py"])
def test_settings_that_lead_out_are_read_where_they_are_given_alone(blog, name):
    (blog / "pelicanconf.py").unlink()
    (blog / name).symlink_to(blog.parent / "outside/conf.py")
    (told,) = bring(blog)
    assert "leads out of the blog's folder" in told
    assert "--settings" in told or name == "mine.py"
    report = import_posts(blog, blog.parent / "site", Options(jobs=1, settings=blog / name))
    assert report.blog == HIDDEN


@pytest.mark.parametrize("way", ["file", "link", "objects", "alternates", "include"])
def test_no_history_leads_out(blog, way):
    (blog / "pelicanconf.py").write_text("DEFAULT_DATE = 'fs'")
    (blog / "content/undated.md").write_text("Title: None\n\nWords.\n")
    with porcelain.init(os.fspath(blog)):
        porcelain.add(os.fspath(blog), [os.fspath(blog / "content/undated.md")])
        porcelain.commit(
            os.fspath(blog), b"One", author=b"a <a@b>", committer=b"a <a@b>", sign=False
        )
    git, other = blog / ".git", blog.parent / "outside/git"
    if way in {"file", "link"}:
        shutil.move(git, other)
        git.symlink_to(other) if way == "link" else git.write_text(f"gitdir: {other}\n")
    elif way == "objects":
        shutil.move(git / "objects", other)
        (git / "objects").symlink_to(other)
    elif way == "alternates":
        shutil.move(git / "objects", other)
        (git / "objects/info").mkdir(parents=True)
        (git / "objects/info/alternates").write_text(f"{other}\n")
    else:
        (git / "config").write_text(f"[include]\n\tpath = {blog.parent}/outside/config\n")
    bring(blog)


@pytest.mark.parametrize(
    "link", ["posts/2015/a.md", "posts/2015", "posts", "pages", "conferences.yml"]
)
def test_no_file_of_the_archive_leads_out(blog, link):
    file = blog.parent / "site" / link
    file.parent.mkdir(parents=True, exist_ok=True)
    file.symlink_to(blog.parent / "outside" / ("a.md" if "." in link else ""))
    with opened() as paths:
        import_posts(blog, blog.parent / "site", Options(jobs=1, dry_run=True))
    assert not [
        path for path in paths if path.startswith(os.path.realpath(blog.parent / "outside"))
    ]
