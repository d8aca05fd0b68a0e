"""Nothing outside a blog's folder is opened for a reStructuredText post, and no module is loaded."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from docutils.parsers.rst.directives import images
from docutils.writers import html4css1

from confarchive.importing import Options, import_posts

HIDDEN = "The secret of the house."
DIRECTIVES = {
    "include": ".. include:: {}",
    "literal include": ".. include:: {}\n   :literal:",
    "code include": ".. include:: {}\n   :code: text",
    "raw": ".. raw:: html\n   :file: {}",
    "csv-table": ".. csv-table:: t\n   :file: {}",
    "raw role": ".. raw:: html\n   :encoding: utf-8\n   :file: {}",
}
PLACES = {
    "above": "../../secret.txt",
    "from the root": "{tmp}/secret.txt",
    "through a link": "link.txt",
    "through a linked folder": "linked/secret.txt",
    "there and back": "../content/../../secret.txt",
    "on two lines": "../../\n      secret.txt",
    "from where docutils has its own": "<../../../../../../../../../../..{tmp}/secret.txt>",
    "root twice": "//{tmp}/secret.txt",
    "a device": "/dev/stdin",
    "a folder": "..",
    "a pipe": "pipe",
}
WRAPPERS = [
    "{}",
    "- item\n\n  {}",
    "+-----+\n| a   |\n+-----+\n\n{}",
    ".. note::\n\n   {}",
    "Text.\n\n   {}",
]


def post(body):
    return f"Post\n####\n\n:date: 2015-02-03\n\nBefore.\n\n{body}\n\nAfter.\n"


def indented(text, wrapper):
    margin = len(wrapper) - len(wrapper[: wrapper.index("{")]) and wrapper.split("\n")[-1].index(
        "{"
    )
    return wrapper.format(text.replace("\n", "\n" + " " * margin))


@pytest.fixture
def blog(write, tmp_path):
    (tmp_path / "secret.txt").write_text(HIDDEN)
    return write("blog", {"pelicanconf.py": "PATH = 'content'\n", "content/a.rst": ""})


@pytest.fixture
def trap(blog, tmp_path):
    """Return the blog with ways that lead out of it, each of which is told by itself."""
    (blog / "content/link.txt").symlink_to(tmp_path / "secret.txt")
    (blog / "content/linked").symlink_to(tmp_path)
    os.mkfifo(blog / "content/pipe")
    return blog


def bodies(site):
    """Return what all files of the archive hold, the kept report too."""
    return "\n".join(path.read_text() for path in site.rglob("*") if path.is_file())


@pytest.mark.parametrize("directive", DIRECTIVES)
@pytest.mark.parametrize("place", PLACES)
def test_nothing_outside_is_opened(trap, site, tmp_path, directive, place):
    name = PLACES[place].format(tmp=tmp_path)
    if "include" not in directive and name.startswith("<"):
        name = name[1:-1]
    for number, wrapper in enumerate(WRAPPERS):
        body = indented(DIRECTIVES[directive].format(name), wrapper)
        (trap / f"content/{number}.rst").write_text(post(body))
    (trap / "content/a.rst").unlink()
    report = import_posts(trap, site, Options(jobs=1))
    assert HIDDEN not in bodies(site)
    assert len(report.posts) == len(WRAPPERS)
    for each in report.posts:
        assert each.outcome == "imported"
        assert each.faithful is not True
        (told, *_) = [found for found in report.problems if found.path == each.source]
        assert "outside the blog's folder" in told.message or "not opened" in told.message
        assert told.line >= 8
        assert "Before." in (site / each.post).read_text()
        assert "After." in (site / each.post).read_text()


@pytest.mark.parametrize("directive", DIRECTIVES)
def test_what_is_inside_is_opened(blog, site, directive):
    (blog / "shared").mkdir()
    (blog / "shared/part.txt").write_text("included,words\n")
    (blog / "content/a.rst").write_text(post(DIRECTIVES[directive].format("../shared/part.txt")))
    report = import_posts(blog, site, Options(jobs=1))
    assert not report.problems
    assert "words" in (site / report.posts[0].post).read_text()


def test_what_docutils_brings_is_opened(blog, site):
    (blog / "content/a.rst").write_text(post(".. include:: <isonum.txt>\n\n|copy| me"))
    report = import_posts(blog, site, Options(jobs=1))
    assert not report.problems
    assert "© me" in (site / report.posts[0].post).read_text()


def test_an_included_file_may_not_include_others_from_outside(blog, site):
    (blog / "content/part.inc").write_text(".. include:: ../../secret.txt\n")
    (blog / "content/a.rst").write_text(post(".. include:: part.inc"))
    import_posts(blog, site, Options(jobs=1))
    assert HIDDEN not in bodies(site)


def test_a_post_without_settings_includes_from_its_folder_only(write, site, tmp_path):
    (tmp_path / "secret.txt").write_text(HIDDEN)
    blog = write("posts", {"a.rst": post(".. include:: ../secret.txt")})
    import_posts(blog, site, Options(jobs=1))
    assert HIDDEN not in bodies(site)


@pytest.mark.parametrize(
    "body",
    [
        ".. include:: part.txt\n   :parser: evil",
        ".. raw:: html\n   :url: file://{tmp}/secret.txt",
        ".. csv-table:: t\n   :url: file://{tmp}/secret.txt",
    ],
)
def test_no_module_is_loaded_and_no_network_asked(blog, site, tmp_path, monkeypatch, body):
    (tmp_path / "evil.py").write_text("raise SystemExit\n")
    (blog / "content/part.txt").write_text("Words.\n")
    (blog / "content/a.rst").write_text(post(body.format(tmp=tmp_path)))
    monkeypatch.syspath_prepend(tmp_path)
    report = import_posts(blog, site, Options(jobs=1))
    assert HIDDEN not in bodies(site)
    assert "evil" not in sys.modules
    assert "unknown option" in report.problems[0].message


@pytest.mark.parametrize(
    "settings",
    [
        "'record_dependencies': 'written.txt'",
        "'math_output': 'MathML latexml'",
        "'template': '/etc/passwd', 'stylesheet_path': '/etc/passwd'",
        "'image_loading': 'embed'",
        "'warning_stream': 'written.txt', 'debug': True",
    ],
)
def test_settings_of_docutils_write_and_run_nothing(blog, site, tmp_path, monkeypatch, settings):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    run = Path("latexml")
    run.write_text("#!/bin/sh\ntouch run.txt\n")
    run.chmod(0o755)
    conf = f"PATH = 'content'\nDOCUTILS_SETTINGS = {{{settings}}}\n"
    (blog / "pelicanconf.py").write_text(conf)
    body = ".. parsed-literal::\n\n   :math:`x` |p|\n\n.. |p| image:: p.png\n"
    (blog / "content/a.rst").write_text(post(body))
    assert import_posts(blog, site, Options(jobs=1)).posts[0].outcome == "imported"
    assert not Path("written.txt").exists()
    assert not Path("run.txt").exists()


@pytest.mark.parametrize(
    "body",
    [".. image:: {tmp}/p.png\n   :scale: 50", ".. figure:: {tmp}/p.png\n   :figwidth: image\n"],
)
def test_pictures_are_not_opened_for_their_size(blog, site, tmp_path, monkeypatch, body):
    opened = []
    pictures = SimpleNamespace(Image=SimpleNamespace(open=opened.append))
    for module in (images, html4css1):
        monkeypatch.setattr(module, "PIL", pictures)
    (blog / "content/a.rst").write_text(post(body.format(tmp=tmp_path)))
    import_posts(blog, site, Options(jobs=1))
    assert not opened
