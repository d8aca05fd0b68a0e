"""Extensions of others beside the archive: what they make comes out as in a clean build."""

import re
import sys
from types import ModuleType

import pytest

from tests.building.sites import CONF, post, wait

OTHER = {"posts/other.md": post("Other")}
INDEXED = {"posts/other.md": post("Other", "Some words.\n\n```{index} Apple\n```\n\nMore.")}
PAGES = (
    CONF
    + """
def pages(app):
    for name in sorted(app.env.found_docs):
        if "OWN" in app.env.get_doctree(name).astext():
            yield f"own/{name}", {"title": "Own", "body": "Words."}, "page.html"

def setup(app):
    app.connect("html-collect-pages", pages)
"""
)
PICTURES = (
    CONF
    + """
from docutils import nodes

def draw(app, doctree, docname):
    for literal in list(doctree.findall(nodes.literal_block)):
        folder = app.outdir / "_images"
        folder.mkdir(exist_ok=True)
        name = f"drawn-{literal.astext().strip()}.png"
        if not (folder / name).exists():
            (folder / name).write_bytes(b"drawn")
            (folder / f"{name}.map").write_bytes(b"map")
        assert (folder / f"{name}.map").exists()
        url = app.builder.get_relative_uri(docname, "index").replace("index.html", "")
        literal.replace_self(nodes.raw("", f'<img src="{url}_images/{name}">', format="html"))

def setup(app):
    app.connect("doctree-resolved", draw)
"""
)
OBJECTS = (
    CONF
    + """
from sphinx.domains import Domain, ObjType

class Late(Domain):
    name = label = "late"
    object_types = {"thing": ObjType("thing", "thing")}
    found = ()

    def get_objects(self):
        for name in self.found:
            yield name, name, "thing", "posts/it", "", 1

    def merge_domaindata(self, docnames, otherdata):
        pass

def find(app, env):
    words = (app.srcdir / "posts/it.md").read_text().split()
    env.get_domain("late").found = [word for word in words if word.startswith("Thing")]

def setup(app):
    app.add_domain(Late)
    app.connect("env-updated", find)
"""
)
DOWNLOADS = PICTURES.replace("_images", "_downloads")
LETTERS = {"html_use_index": True, "html_split_index": True}


def it(words, **header):
    return {"posts/it.md": post("It", f"Some words.\n\n{words}", **header)}


@pytest.mark.parametrize(
    ("conf", "words", "settings"),
    [
        pytest.param(PAGES, "OWN", {}, id="pages"),
        pytest.param(PICTURES, "```\nseal\n```", {}, id="pictures"),
        pytest.param(DOWNLOADS, "```\nseal\n```", {}, id="files to download"),
        pytest.param(OBJECTS, "Thing1", {}, id="objects that are known late"),
        pytest.param(CONF, "```{index} Zebra\n```\n\nMore.", LETTERS, id="a page of each letter"),
    ],
)
def test_what_is_made_of_a_text_goes_with_it(site, tmp_path, conf, words, settings):
    here = site({"conf.py": conf, **INDEXED, **it("")})
    sources = [it(words), it(f"And.\n\n{words}"), it(""), it(words), it(words, status="draft")]
    here.build(**settings)
    for number, source in enumerate(sources):
        wait()
        here.write(source)
        edited = here.build(**settings).files()
        clean = here.copy(tmp_path / str(number)).build(**settings).files()
        for files in (edited, clean):  # after an edit, Sphinx forgets what it had of {index} there
            files["searchindex.js"] = re.sub(
                rb'"indexentries":{.*?},"', b"", files["searchindex.js"]
            )
        assert edited == clean


def test_a_picture_that_another_extension_made_is_kept(site):
    here = site({"conf.py": PICTURES, **it("```\nseal\n```")})
    drawn = {"_images/drawn-seal.png", "_images/drawn-seal.png.map"}
    assert drawn <= here.build().files().keys()
    wait()
    here.write(OTHER)
    assert drawn <= here.build().files().keys()


class Callback:
    """Called at an event; it is not hashable, as an instance of a plain dataclass."""

    __hash__ = None
    __name__ = "Callback"

    def __call__(self, *_args):
        """Do nothing."""


def test_a_callback_may_be_any_callable(site, monkeypatch):
    extension = ModuleType("with_callback")
    extension.setup = lambda app: app.connect("builder-inited", Callback()) and None
    monkeypatch.setitem(sys.modules, "with_callback", extension)
    conf = CONF.replace('"myst_parser"', '"with_callback", "myst_parser"')
    assert site({"conf.py": conf, **OTHER}).build().has("posts/other.html")


def test_a_search_index_may_be_wanted_later(site, monkeypatch):
    hook = """
def wanted(app):
    import os
    app.builder.search = "UNSEARCHED" not in os.environ
def setup(app):
    app.connect("builder-inited", wanted)
"""
    here = site({"posts/one.md": post("One"), "conf.py": CONF + hook})
    monkeypatch.setenv("UNSEARCHED", "yes")
    assert not here.build(search=True).has("pagefind")
    monkeypatch.delenv("UNSEARCHED")
    assert here.build(search=True, warnings=True).has("pagefind/archive.packed")


def test_what_an_extension_has_read_again_is_written_as_it_was(site):
    read = "def setup(app):\n    app.connect('env-get-outdated', lambda *_: ['posts/other'])\n"
    here = site(OTHER | {"conf.py": CONF + read})
    before = here.build().files()
    wait()
    built = here.build()
    assert built.read == {"posts/other"}
    assert built.files() == before
