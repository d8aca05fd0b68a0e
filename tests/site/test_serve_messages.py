"""What is wrong with a post is told after each build, until it is mended: builds themselves tell it once."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from confarchive.serve.builds import Builds
from tests.building.sites import CONF, SiteFolder, post

HALL, WAY, TRIP = (f"posts/2015/{name}.md" for name in ("hall", "way", "trip"))
NOWHERE = "[Nowhere](missing.md)."
UNREADABLE = "```{eval-rst}\n.. image::\n```"


@pytest.fixture
def told(tmp_path):
    """Return a function that makes a site and edits it: it returns what is told after each of these builds."""

    async def builds(*edits):
        site = SiteFolder.of(tmp_path, {HALL: post("Hall"), WAY: post("Way"), TRIP: post("Trip")})
        words = ["-q", "-b", "html", "-d", str(tmp_path / "d"), str(site.source)]
        builder = Builds(site.source, [*words, str(tmp_path / "html")], lambda: None)
        try:
            return [await after(builder, site, edit) for edit in edits]
        finally:
            await builder.end()

    async def after(builder, site, edit):
        site.write({name: text for name, text in edit.items() if text is not None})
        for name in edit.keys() - {name for name, text in edit.items() if text is not None}:
            (site.source / name).unlink()
        await builder.build()
        return builder.problems

    with ThreadPoolExecutor() as pool:  # a browser's own loop may run in this one
        yield lambda *edits: pool.submit(asyncio.run, builds(*edits)).result()


def said(problems):
    """Return the places of messages."""
    found = (re.match(r"(\S+): (WARNING|ERROR): ", line) for line in problems)
    return [each[1] for each in found if each]


MENDED = {
    "edited": post("Hall", "Mended."),
    "draft": post("Hall", NOWHERE, status="draft"),
    "gone": None,
}


@pytest.mark.parametrize("text", MENDED.values(), ids=MENDED)
@pytest.mark.parametrize("body", [NOWHERE, UNREADABLE], ids=["written", "read"])
def test_what_is_wrong_is_told_until_it_is_mended(told, body, text):
    wrong, elsewhere, mended = told(
        {HALL: post("Hall", body)}, {WAY: post("Way", "Edited.")}, {HALL: text}
    )
    assert said(wrong) == said(elsewhere)
    assert [line.partition(":")[0] for line in said(wrong)] == [HALL]
    assert wrong == elsewhere
    assert not said(mended)


def test_a_page_that_is_written_anew_is_wrong_as_before(told):
    """Another title for one post has the others show it."""
    first, second = told({HALL: post("Hall", UNREADABLE)}, {WAY: post("Another way")})
    assert first == second
    assert any(".. image::" in line for line in first)  # what stands below it


def test_what_two_documents_cause_is_mended_in_either(told):
    label = "(same)=\n## Part"
    wrong, mended = told({HALL: post("Hall", label), WAY: post("Way", label)}, {HALL: post("Hall")})
    (place,) = said(wrong)
    assert place.startswith(WAY)
    assert not said(mended)


def test_what_each_build_tells_is_told_once_and_not_kept(told):
    no_date = {HALL: post("Hall", date="never")}
    wrong, elsewhere, mended = told(no_date, {WAY: post("Way", "Edited.")}, {HALL: post("Hall")})
    assert said(wrong) == said(elsewhere) == [f"{HALL}:2"]
    assert not mended


def test_a_build_that_fails_leaves_what_is_wrong(told):
    wrong, failed, again = told(
        {HALL: post("Hall", NOWHERE)}, {"conf.py": "project = (\n"}, {"conf.py": CONF}
    )
    assert said(wrong) == said(failed) == said(again) == [f"{HALL}:7"]
    assert any("conf.py:1: " in line for line in failed)
    assert not any("conf.py:1: " in line for line in again)
