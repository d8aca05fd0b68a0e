"""What texts say is noted while Sphinx reads them: the same as when they are read for the data, and not twice."""

import itertools
import pickle
from unittest import mock

import pytest
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from confarchive.building.data import all_text_events, text_events
from confarchive.model import frontmatter
from confarchive.model.text import html_block_comments
from confarchive.model.text.markup import MYST_EXTENSIONS
from tests.building import exported
from tests.building.data.test_data_texts import FILES, INLINE
from tests.building.sites import CONF, SiteFolder

HEADERS = (
    "",
    "---\ndate: 2015-02-03\n---\n",
    "---\n---\n\n",
    "---\ndate: 2015\n...\n",
    "---\nx: |\n  # no title\n---\n",
)
TITLES = (
    *("# One\n", "# One", "One\n===\n", "## Two\n", "", "One\ntwo\n===\n", "#\n", "- # One\n", "> # One\n"),
    *("(label)=\n# One\n", "% said aside\n# One\n", "<!-- a\nb -->\n# One\n", "<!-- open\n# One\n", "+++\n# One\n"),
)  # fmt: skip
BODIES = (
    *("", "Words.", "\nWords *of* [one](b.md).\n", "===\nWords\n", "---\na: b\n---\nWords\n", "    code\n"),
    *("[x][y] and [^1]\n\n[y]: b.md\n[^1]: Noted.\n", "> quoted\nlazily\n", ": x\n", "# Two\n\n{post}`b`\n"),
    *("<p>raw <a href='b.html'>x</a></p>\n\n-->\n\n<!-- c -->\n\nend", "```{note}\nA [link](b.md).\n```\n"),
    "| a | b |\n|---|---|\n| c | d |\n",
)  # fmt: skip


def tokens_of(text):
    options = MdParserConfig(enable_extensions=set(MYST_EXTENSIONS))
    parser = create_md_parser(options, RendererHTML)
    html_block_comments.keep_whole(parser)
    return parser.parse(text, {})


@pytest.mark.parametrize(("header", "title"), list(itertools.product(HEADERS, TITLES)))
def test_what_a_whole_document_says_is_what_its_body_does(header, title):
    for body in (*BODIES, *INLINE):
        text = header + title + body
        noted = text_events.of_document(text, tokens_of(text))
        assert noted in {None, text_events.read(frontmatter.body(text))}, text


@pytest.mark.parametrize("body", [*BODIES, *INLINE])
def test_a_post_as_they_are_is_noted(body):
    text = f"---\ndate: 2015-02-03\n---\n\n# One\n\n{body}\n"
    assert text_events.of_document(text, tokens_of(text)) is not None


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    files = FILES | {"conf.py": f"{CONF}archive_data = True\n"}
    return SiteFolder.of(tmp_path_factory.mktemp("noted"), files)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("is_fast", [True, False])
def test_a_build_from_nothing_reads_no_text_a_second_time(site, jobs, is_fast):
    with mock.patch.object(all_text_events, "read_all", side_effect=AssertionError("read again")):
        built = site.build(
            output=f"{jobs}-{is_fast}", jobs=jobs, archive_fast=is_fast, warnings=True
        )
    assert exported.of_json(built.output / "data") == exported.of_json(exported.export(site))
    kept = (built.doctrees / "environment.pickle").read_bytes()
    assert "archive_noted_texts" not in vars(pickle.loads(kept))  # noqa: S301
