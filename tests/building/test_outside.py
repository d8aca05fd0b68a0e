"""Nothing outside of the site's folder is read: each attempt is left out, with one warning."""

import os

import pytest

from tests.building.sites import SiteFolder, leaks, post

WORDS = "zanzibar7f3q"
FORMS = {
    "MyST include": "```{include} {file}\n```",
    "colon include": ":::{include} {file}\n:::",
    "include as code": "```{include} {file}\n:literal:\n```",
    "include of a part": "```{include} {file}\n:start-line: 0\n:heading-offset: 1\n```",
    "nested": "````{note}\n```{include} {file}\n```\n````",
    "literalinclude": "```{literalinclude} {file}\n```",
    "diff": "```{literalinclude} inside.txt\n:diff: {file}\n```",
    "raw": "```{raw} html\n:file: {file}\n```",
    "csv": "```{csv-table} T\n:file: {file}\n```",
    "rst include": "```{eval-rst}\n.. include:: {file}\n```",
    "rst include as code": "```{eval-rst}\n.. include:: {file}\n   :code: text\n```",
    "rst literalinclude": "```{eval-rst}\n.. literalinclude:: {file}\n```",
    "rst raw": "```{eval-rst}\n.. raw:: html\n   :file: {file}\n```",
    "rst csv": "```{eval-rst}\n.. csv-table::\n   :file: {file}\n```",
    "download": "{download}`words <{file}>`",
    "link": "[words]({file})",
    "rst download": "```{eval-rst}\n:download:`words <{file}>`\n```",
    "picture": "![words]({file})",
    "picture in words": "Some ![words]({file}) stand here.",
    "image": "```{image} {file}\n```",
    "figure": "```{figure} {file}\nwords\n```",
    "colon figure": ":::{figure} {file}\n:figwidth: image\nwords\n:::",
    "rst image": "```{eval-rst}\n.. image:: {file}\n```",
    "rst figure": "```{eval-rst}\n.. figure:: {file}\n   :figwidth: image\n```",
    "raw HTML picture": '<img src="{file}">',
    "raw HTML link": '<p>See <a href="{file}">words</a></p>',
}
PICTURES = ("picture", "image", "figure")
WAYS = ("path", "linked file", "linked folder", "from the top")


@pytest.fixture
def outside(tmp_path):
    """A site beside a folder that is none of its."""
    folder = tmp_path / "outside"
    folder.mkdir()
    for name in ("secret.txt", "secret.md", "secret.svg"):
        (folder / name).write_text(f"<svg>{WORDS}</svg>\n")
    site = SiteFolder.of(tmp_path / "site", {"posts/2015/inside.txt": "Inside.\n"})
    (site.source / "posts/2015/linked.txt").symlink_to(folder / "secret.txt")
    (site.source / "posts/2015/linked.svg").symlink_to(folder / "secret.svg")
    (site.source / "files").mkdir()
    (site.source / "files/folder").symlink_to(folder)
    return site


def name_of(way, form):
    end = "svg" if any(word in form for word in PICTURES) else "txt"
    return {
        "path": f"../../../../outside/secret.{end}",
        "linked file": f"linked.{end}",
        "linked folder": f"../../files/folder/secret.{end}",
        "from the top": f"/files/folder/secret.{end}",
    }[way]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", FORMS)
def test_no_directive_opens_what_is_outside(outside, form, way):
    if "raw" in form and way == "from the top":
        pytest.skip("an address from the top of a server; docutils takes it for a path")
    body = FORMS[form].replace("{file}", name_of(way, form))
    outside.write({"posts/2015/one.md": post("One", f"Before.\n\n{body}\n\nAfter.")})
    built = outside.build(warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("posts/2015/one.md:")
    assert "out of the site's folder, and is not read; copy the file" in warning
    assert [warning.partition(" WARNING")[0].split(":")[1].isdigit()]
    assert not leaks(built.output, WORDS)
    assert "After." in built.main("posts/2015/one.html")


MORE = {
    "a passed standard file": ("```{include} </etc/passwd>\n```", "out of the site's folder"),
    "a standard file above": ("```{include} <../../../x.py>\n```", "out of the site's folder"),
    "a pipe": ("```{include} pipe.txt\n```", "no plain file"),
    "a pipe as code": ("```{literalinclude} pipe.txt\n```", "no plain file"),
    "a table from the root": (
        "```{csv-table} T\n:file: {outside}\n```",
        "out of the site's folder",
    ),
    "a device": ("```{csv-table} T\n:file: /dev/zero\n```", "out of the site's folder"),
    "rst from the root": (
        "```{eval-rst}\n.. csv-table::\n   :file: {outside}\n```",
        "out of the site's folder",
    ),
    "an address": ("```{raw} html\n:url: http://127.0.0.1:9/\n```", "ask no network"),
    "a table's address": ("```{csv-table} T\n:url: http://127.0.0.1:9/\n```", "ask no network"),
    "a module": (
        "```{eval-rst}\n.. include:: inside.txt\n   :parser: antigravity\n```",
        "posts run no code",
    ),
    "kinds of pictures": ("```{image} linked.*\n```", "out of the site's folder"),
}


@pytest.mark.parametrize("case", MORE)
def test_nor_by_other_ways(outside, case):
    body, message = MORE[case]
    os.mkfifo(outside.source / "posts/2015/pipe.txt")
    body = body.replace("{outside}", str(outside.folder.parent / "outside/secret.txt"))
    outside.write({"posts/2015/one.md": post("One", body)})
    built = outside.build(warnings=True)
    (warning,) = (each for each in built.warnings if "pipe.txt: is no" not in each)
    assert warning.startswith("posts/2015/one.md:")
    assert message in warning
    assert not leaks(built.output, WORDS)


def test_what_is_inside_is_opened(outside):
    links = {"inside link.txt": "inside.txt"}
    for name, target in links.items():
        (outside.source / "posts/2015" / name).symlink_to(target)
    bodies = ("```{include} inside.txt\n```", "```{include} <isonum.txt>\n:literal:\n```")
    more = (
        "```{eval-rst}\n.. include:: inside.txt\n```",
        "```{literalinclude} inside link.txt\n```",
    )
    outside.write({"posts/2015/one.md": post("One", "\n\n".join((bodies[0], *more)))})
    outside.write({"posts/2015/two.md": post("Two", bodies[1])})
    built = outside.build()
    assert built.main("posts/2015/one.html").count("Inside.") == 3
    assert "|yen|" in built.main("posts/2015/two.html")


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub", "text"])
@pytest.mark.parametrize("tags", [(), ("drafts",)])
def test_documents_outside_are_none(outside, builder, tags):
    folder = outside.folder.parent / "outside"
    (folder / "secret.md").write_text(post(WORDS, WORDS))
    (outside.source / "posts/2015/a.md").symlink_to(folder / "secret.md")
    (outside.source / "posts/2016").symlink_to(folder)
    (outside.source / "posts/circle").symlink_to(outside.source / "posts")
    os.mkfifo(outside.source / "posts/2015/pipe.md")
    built = outside.build(builder, warnings=True, tags=tags)
    told = sorted(warning.split(" ")[0] for warning in built.warnings if "posts/" in warning)
    paths = ("2015/a.md", "2015/pipe.md", "2016", "circle")
    assert [each.split(":")[0] for each in told] == [f"posts/{path}" for path in paths]
    assert not leaks(built.output, WORDS)


@pytest.mark.parametrize("builder", ["html", "epub"])
@pytest.mark.parametrize("setting", ["html_static_path", "html_extra_path"])
def test_own_files_outside_are_not_copied(outside, setting, builder):
    outside.write({"own/inside.txt": "Inside.\n", "own/sub/inside.txt": "Inside.\n"})
    folder = outside.folder.parent / "outside"
    (outside.source / "own/a.txt").symlink_to(folder / "secret.txt")
    (outside.source / "own/sub/b").symlink_to(folder)
    (outside.source / "own/sub/c").symlink_to(outside.source / "own")
    (outside.source / "own/d.txt").symlink_to(outside.source / "posts/2015/inside.txt")
    os.mkfifo(outside.source / "own/pipe")
    built = outside.build(builder, warnings=True, **{setting: ["own"]})
    told = [w.split(":")[0] for w in built.warnings if w.startswith("own/")]
    assert sorted(told) == ["own/a.txt", "own/pipe", "own/sub/b", "own/sub/c"]
    assert not leaks(built.output, WORDS)
    assert len([n for n in built.files() if n.endswith(("inside.txt", "d.txt"))]) == 3


@pytest.mark.parametrize("file", ["conferences.yml", "terms.yml", "redirects.yml"])
def test_data_outside_are_not_read(outside, file):
    (outside.source / file).symlink_to(outside.folder.parent / "outside/secret.txt")
    outside.write({"posts/2015/one.md": post("One")})
    built = outside.build(warnings=True)
    (warning,) = (each for each in built.warnings if file in each)
    assert "leads out of the site's folder" in warning
    assert WORDS not in "".join(built.warnings)


def test_a_cover_outside_is_not_shown(outside):
    outside.write({"posts/2015/one.md": post("One", cover="linked.svg")})
    built = outside.build(warnings=True)
    (warning,) = built.warnings
    assert "cover: linked.svg leads out" in warning
    assert not leaks(built.output, WORDS)
