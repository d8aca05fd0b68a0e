"""What a page takes in by any directive is no draft's, and a change of it shows."""

import pytest
from sphinx.errors import ExtensionError

from tests.building.sites import SiteFolder, leaks, post, wait
from tests.building.test_outside import FORMS

WORDS = "zanzibar7f3q"
ONE = "posts/2015/one.md"
DRAFT = "posts/2016/quokka.md"
CONF = """\
project = "Small archive"
html_baseurl = "https://archive.example/"
extensions = [{before}"myst_parser", "ablog", "sphinx_tags", "confarchive"{after}]
html_theme = "furo"
"""
TAKEN = {
    form: body for form, body in FORMS.items() if "link" not in form and "HTML" not in form
} | {
    "part of a literalinclude": "```{literalinclude} {file}\n:start-after: title\n```",
    "emphasised literalinclude": "```{literalinclude} {file}\n:emphasize-lines: 1\n```",
    "rst diff": "```{eval-rst}\n.. literalinclude:: inside.txt\n   :diff: {file}\n```",
    "diff of itself": "```{literalinclude} {file}\n:diff: inside.txt\n```",
    "rst include of a part": "```{eval-rst}\n.. include:: {file}\n   :start-after: #\n```",
    "rst include as literal": "```{eval-rst}\n.. include:: {file}\n   :literal:\n```",
    "embedded image": "```{image} {file}\n:loading: embed\n```",
    "rst embedded figure": "```{eval-rst}\n.. figure:: {file}\n   :loading: embed\n```",
    "substituted": "```{eval-rst}\n.. |x| image:: {file}\n\nA |x| there.\n```",
    "substituted text": "```{eval-rst}\n.. |x| replace:: :download:`x <{file}>`\n\nA |x|.\n```",
    "figure in Markdown": ":::{figure-md}\n![x]({file})\n\nWords\n:::",
    "table cell": "| a |\n|---|\n| ![x]({file}) |",
    "list": "- a\n\n  ```{literalinclude} inside.txt\n  :diff: {file}\n  ```",
    "in what is included": "```{include} part.txt\n```",
}
WAYS = ("path", "from the top", "linked file", "linked folder")


def name_of(way):
    return {
        "path": "../2016/quokka.md",
        "from the top": "/posts/2016/quokka.md",
        "linked file": "linked.md.txt",
        "linked folder": "../../files/folder/quokka.md",
    }[way]


@pytest.fixture
def drafts(tmp_path):
    """A site with a draft, and links that lead to it."""
    text = post("Quokka", f"{WORDS}\n\n- {WORDS}", status="draft")
    site = SiteFolder.of(tmp_path / "site", {"posts/2015/inside.txt": "Inside.\n", DRAFT: text})
    (site.source / "posts/2015/linked.md.txt").symlink_to("../2016/quokka.md")
    (site.source / "files").mkdir()
    (site.source / "files/folder").symlink_to("../posts/2016")
    return site


def refused(site, **settings):
    """Tell whether no build came of *site*; nothing of its draft is in it in any case."""
    try:
        site.build(warnings=True, **settings)
    except ExtensionError as error:
        assert "posts/2015/one.md takes in" in str(error)  # noqa: PT017
        assert DRAFT in str(error)  # noqa: PT017
        assert not leaks(site.folder / "html", WORDS)
        return True
    assert not leaks(site.folder / "html", WORDS)
    return False


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", TAKEN)
def test_no_directive_takes_a_draft_in(drafts, form, way):
    body = TAKEN[form].replace("{file}", name_of(way))
    part = TAKEN["diff"].replace("{file}", name_of(way))
    drafts.write({ONE: post("One", body), "posts/2015/part.txt": part})
    # docutils takes what begins with "/" for a path of the machine, which is refused as well
    assert refused(drafts) or ("raw" in form and way == "from the top")


@pytest.mark.parametrize("form", TAKEN)
def test_nor_one_that_is_a_link_itself(drafts, form):
    drafts.write({"notes/quokka.txt": (drafts.source / DRAFT).read_text(), DRAFT: None})
    (drafts.source / DRAFT).symlink_to("../../notes/quokka.txt")
    for name in ("../2016/quokka.md", "../../notes/quokka.txt"):
        part = TAKEN["diff"].replace("{file}", name)
        drafts.write({ONE: post("One", TAKEN[form].replace("{file}", name))})
        drafts.write({"posts/2015/part.txt": part})
        assert refused(drafts), name


@pytest.mark.parametrize("setting", ["html_extra_path", "html_static_path"])
@pytest.mark.parametrize("folder", ["posts", "own"])
def test_no_folder_of_files_gives_a_draft_away(drafts, setting, folder):
    drafts.write({"own/inside.txt": "Inside.\n", ONE: post("One")})
    (drafts.source / "own/linked.txt").symlink_to("../posts/2016/quokka.md")
    built = drafts.build(warnings=True, **{setting: folder})
    assert not leaks(built.output, WORDS)
    assert [name for name in built.files() if name.endswith("inside.txt")]


def test_a_cover_is_no_draft(drafts):
    drafts.write({ONE: post("One", cover="linked.md.txt")})
    assert refused(drafts)


TEXTS = {
    form: body
    for form, body in TAKEN.items()
    if not any(word in form for word in ("picture", "image", "figure", "substituted", "cell"))
}


@pytest.mark.parametrize("form", TEXTS)
def test_a_change_of_what_is_taken_in_shows(tmp_path, form):
    name = "other.txt"
    part = TAKEN["diff"].replace("{file}", name)
    files = {"posts/2015/other.txt": "title #\n\n\n\nquibble7\n", "posts/2015/part.txt": part}
    files |= {"posts/2015/inside.txt": "Inside.\n"}
    site = SiteFolder.of(tmp_path, files | {ONE: post("One", TEXTS[form].replace("{file}", name))})
    assert shown(site.build(warnings=True), "quibble7")
    wait()
    site.write({"posts/2015/other.txt": "title #\n\n\n\nAfterwards\n"})
    built = site.build(warnings=True)
    assert shown(built, "Afterwards")
    assert not leaks(built.output, "quibble7")


def shown(built, word):
    return any(word.encode() in content for content in built.files().values())


@pytest.mark.parametrize("form", TEXTS)
def test_a_file_that_comes_later_shows(tmp_path, form):
    part = TAKEN["diff"].replace("{file}", "other.txt")
    files = {"posts/2015/inside.txt": "Inside.\n", "posts/2015/part.txt": part}
    files |= {ONE: post("One", TEXTS[form].replace("{file}", "other.txt"))}
    site = SiteFolder.of(tmp_path, files)
    assert not shown(site.build(warnings=True), "Afterwards")
    wait()
    site.write({"posts/2015/other.txt": "title #\n\n\n\nAfterwards\n"})
    assert shown(site.build(warnings=True), "Afterwards")


GRAPHS = {
    "MyST": "```{graphviz} {file}\n```",
    "rst": "```{eval-rst}\n.. graphviz:: {file}\n   :caption: x\n```",
}
GRAPHVIZ = {
    "first": {"before": '"sphinx.ext.graphviz", '},
    "last": {"after": ', "sphinx.ext.graphviz"'},
}


@pytest.mark.parametrize("form", GRAPHS)
@pytest.mark.parametrize("order", GRAPHVIZ)
def test_no_directive_of_another_extension_takes_in_what_it_should_not(drafts, form, order):
    more = {"before": "", "after": "", **GRAPHVIZ[order]}
    drafts.write(
        {
            "conf.py": CONF.format(**more),
            ONE: post("One", GRAPHS[form].replace("{file}", "../2016/quokka.md")),
        }
    )
    assert refused(drafts)
    (drafts.folder / "secret.dot").write_text(f"digraph {{ {WORDS} }}")
    drafts.write({ONE: post("One", GRAPHS[form].replace("{file}", "../../../secret.dot"))})
    built = drafts.build(warnings=True)
    assert any("leads out of the site's folder" in warning for warning in built.warnings)
    assert not leaks(built.output, WORDS)
