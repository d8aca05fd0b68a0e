"""A document that takes for ever is told, and shown by its title; the others are built."""

import re

import pytest

from confarchive.model import frontmatter
from tests.building.sites import post

SLOW = "```{slow}\n```"
LONG = "```{eval-rst}\n" + "".join("  " * n + "* a\n\n" for n in range(150)) + "```"
RECURSION = "".join("`" * n + "{note}\n" for n in range(400, 3, -1)) + "words\n"
CONF = """
archive_seconds = 0.5
from docutils.parsers.rst import Directive
class Slow(Directive):
    def run(self):
        import time
        self.state.document.note_explicit_target(self.node(), self.node())
        while True:
            time.process_time()
    def node(self):
        from docutils import nodes
        return nodes.target("", "", names=["quokka"], ids=["quokka"])
def setup(app):
    app.add_directive("slow", Slow)
"""


@pytest.fixture
def conf(repository):
    return (
        (repository / "tests/building/sites.py")
        .read_text()
        .split('CONF = """\\\n')[1]
        .split('"""')[0]
    )


BOMBS = {
    "slow": (SLOW, "longer than 0.5 s"),
    "deep": (LONG, "deeper"),
    "deeper": (RECURSION, "deeper"),
}


@pytest.mark.parametrize(("builder", "jobs"), [("html", 2), ("dirhtml", 1), ("text", 1)])
@pytest.mark.parametrize("bomb", BOMBS)
def test_it_is_told_and_the_rest_is_built(site, conf, bomb, builder, jobs):
    body, why = BOMBS[bomb]
    files = {f"posts/2015/a{n}.md": post(f"Post {n}", "Wombats.") for n in range(9)}
    text = post("Bomb", f"Before.\n\n[x]: /x\n\nWords[^1]\n\n[^1]: Note.\n\n{body}\n\nAfter.")
    settings = CONF if bomb == "slow" else ""
    small = site({"conf.py": conf + settings, "posts/2015/bomb.md": text, **files})
    built = small.build(builder, warnings=True, jobs=jobs)
    (warning,) = (each for each in built.warnings if "html_static_path" not in each)
    assert re.match(r"posts/2015/bomb\.md:1: WARNING: (takes|nests)", warning)
    assert why in warning
    pages = {name: data.decode(errors="replace") for name, data in built.files().items()}
    page = next(data for name, data in pages.items() if name.startswith("posts/2015/bomb"))
    assert "Bomb" in page
    assert "After." not in page
    assert any(
        "Wombats." in data for name, data in pages.items() if name.startswith("posts/2015/a8")
    )


def test_headers_are_bounded(site, monkeypatch):
    monkeypatch.setattr("confarchive.model.archive.SECONDS", 0.2)
    parse = frontmatter.parse

    def slow(text, path):
        while "Bomb" in text:
            pass
        return parse(text, path)

    monkeypatch.setattr(frontmatter, "parse", slow)
    small = site({"posts/2015/bomb.md": post("Bomb"), "posts/2015/a.md": post("Post")})
    built = small.build(warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("posts/2015/bomb.md:1: WARNING: its header takes longer than 0.2 s")
    assert built.has("posts/2015/a.html")
    assert not built.has("posts/2015/bomb.html")
