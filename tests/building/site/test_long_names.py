"""Names as long as file systems take: one message in a build, and cut by an import."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.model.addresses.slugs import LONGEST_NAME, name_of_file
from tests.building.sites import CONF, HOME, PICTURE, SiteFolder, post

LONG = ["p" * 251, "é" * 125, "p." + "q" * 249, "." + "p" * 250]
USES = {
    "picture": "![A hall](../../files/{}.svg)",
    "figure": "```{{figure}} ../../files/{}.svg\n:figwidth: image\n```",
    "download": "{{download}}`a <../../files/{}.svg>`",
    "any format": "![A hall](../../files/{}.*)",
    "raw": '<img src="../../files/{}.svg">',
    "link": "[a](../../files/{}.svg)",
}


@pytest.mark.parametrize("builder", ["html", "epub"])
@pytest.mark.parametrize("use", USES)
def test_a_page_that_uses_one_is_built_without_it(site, use, builder):
    name = "p" * 251
    here = site({f"files/{name}.svg": PICTURE.format("x"), "posts/2015/one.md": post("One", USES[use].format(name))})  # fmt: skip
    built = here.build(builder, warnings=True)
    (warning,) = [each for each in built.warnings if "confarchive" in each]
    assert "posts/2015/one.md:" in warning
    assert f"more than {LONGEST_NAME} bytes" in warning
    assert "rename" in warning


def test_a_post_of_such_a_name_is_told(site):
    here = site({f"posts/2015/{'p' * 251}.md": post("One"), "posts/2015/two.md": post("Two")})
    built = here.build(warnings=True)
    assert built.has("posts/2015/two.html")
    (warning,) = built.warnings
    assert "rename it" in warning


@pytest.mark.parametrize("name", LONG)
def test_an_import_cuts_them(tmp_path, name):
    files = {
        f"images/{name}.svg": "a",
        f"images/{name[:-1]}x.svg": "b",
    }
    body = "".join(f"![x]({{static}}/{path}) " for path in files)
    head = "Title: One\nDate: 2015-02-03\n\n"
    for path, text in {"pelicanconf.py": "PATH = 'content'\nPLUGINS = []\n", "content/a.md": head + body}.items():  # fmt: skip
        (tmp_path / "blog/content/images").mkdir(parents=True, exist_ok=True)
        (tmp_path / "blog" / path).write_text(text, "utf-8")
    for path, text in files.items():
        (tmp_path / "blog/content" / path).write_text(PICTURE.format(text), "utf-8")
    here = SiteFolder.of(tmp_path, {"conf.py": CONF, "index.md": HOME})
    report = import_posts(tmp_path / "blog", here.source, Options(jobs=1))
    assert [each.faithful for each in report.posts] == [True]
    brought = sorted(file.name for file in here.source.rglob("*.svg"))
    assert len(brought) == 2
    assert all(len(each.encode()) <= LONGEST_NAME and each.endswith(".svg") for each in brought)
    for builder in ("html", "epub"):
        shown = here.build(builder, warnings=builder == "epub").files()
        assert len([each for each in shown if each.startswith("_images/")]) == 2


def test_short_names_stay_and_long_ones_are_never_one():
    names = ["a.png", "p" * 220, "p" * 221, "p" * 222, "p" * 217 + ".png", "p" * 216 + "q.png"]
    cut = [name_of_file(name) for name in names]
    assert cut[:2] == names[:2]
    assert len(set(cut)) == len(names)
