"""What an import does not rest on: private names of other packages, which the next release may rename."""

import os
import subprocess
import sys

import pytest

from tests.importing.hall_blog import CONF, POSTS
from tests.importing.web_archives import answers, warc

NAMES = (
    *("_directives", "_roles"),  # of docutils
    *("_level_to_section", "_heading_offset"),  # of MyST-Parser
    "__rules__",  # of markdown-it-py
    *("_wrap_code", "_wrap_pre"),  # of Pygments
    *("_init_decomp", "_process_read", "_decompress"),  # of warcio
)
OTHERS = r"(?:docutils|myst_parser|markdown_it|mdit_py_plugins|markdown|pygments|warcio)(?:\.|$)"
COUNTS = "imports.json"  # counts problems, too
RST = """\
Rails
#####

:date: 2015-03-01

.. role:: shout

:shout:`All` aboard, said :abbr:`AB (Ada B)`, and :sub:`nobody` else.

.. code-block:: python

   x = 1
"""
MARKDOWN = (
    "Title: Code\nDate: 2015-03-02\n\n### Deep\n\n- a *b* [c][d]\n\n## High\n\n"
    '```{.python filename="a.py"}\nx = 1\n```\n\n[d]: https://d.example/\n\n*[AB]: Ada B\n\n> AB\n'
)
MORE = "MARKDOWN = {'extension_configs': {f'markdown.extensions.{name}': {} for name in ('extra', 'codehilite')}}\n"
RUN = """\
import sys
from tests.building.renaming import Renaming
sys.meta_path.insert(0, Renaming(*sys.argv[1:4]))
from confarchive.cli import main
sys.exit(main(sys.argv[4:]))
"""


@pytest.fixture
def bring(write, repository):
    """Import a blog with names of other packages otherwise; return what is told of them, and all files."""
    own = {"content/rails.rst": RST, "content/code.md": MARKDOWN}
    blog = write("blog", {"pelicanconf.py": CONF + MORE, **POSTS, **own})
    given = write("given", {"blog.warc.gz": warc(answers())}) / "blog.warc.gz"

    def bring(name, *change):
        site = write(name, {"conf.py": "extensions = ['confarchive']\n"})
        options = ("--into", site, "--published", given, "--jobs", "1")
        ended = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", RUN, *change, "import", blog, *options],
            capture_output=True,
            text=True,
            check=False,
            cwd=repository,
            env=os.environ | {"NO_COLOR": "1"},
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        lines = (ended.stdout + ended.stderr).splitlines()
        told = [line for line in lines if "not as expected" in line]
        files = [path for path in site.rglob("*") if path.is_file() and path.name != COUNTS]
        return told, {path.relative_to(site).as_posix(): path.read_bytes() for path in files}

    return bring


def test_names_that_are_others_change_nothing(bring):
    told, expected = bring("expected", "$", "x^", "")
    assert not told
    assert {"posts/2015/rails.md", "posts/2015/code.md", "posts/2015/trip.md"} <= {*expected}
    told, files = bring("site", OTHERS, rf"(?<!\w)({'|'.join(NAMES)})\b", r"\1renamed")
    assert not told
    assert files == expected


def test_what_python_markdown_calls_its_definitions_ends_no_import(bring):
    _, expected = bring("expected", "$", "x^", "")
    told, files = bring("site", r"markdown(?:\.|$)", r"\babbrs\b", "renamed")
    assert not told
    assert files.keys() == expected.keys()
    assert b"{abbr}`AB (Ada B)`" in files["posts/2015/code.md"]


def test_a_name_that_is_another_costs_speed_alone(bring):
    _, expected = bring("expected", "$", "x^", "")
    name = r"(?m)^from docutils\.frontend import get_default_settings$|\bget_default_settings(?=\()"
    renamed = '__import__("docutils.frontend").frontend.get_default_settings'
    told, files = bring("site", r"myst_parser\.mdit_to_docutils\.base$", name, renamed)
    (line,) = told
    assert "myst_parser.mdit_to_docutils.base.get_default_settings; posts come out right" in line
    assert "without docutils' settings: upgrade confarchive [private-name]" in line
    assert files == expected
