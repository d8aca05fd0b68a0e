"""Why a published page differs, as the page itself and the rest of the blog tell it."""

import pytest

from confarchive.importing.published.extraction.article import article
from confarchive.importing.published.extraction.frame import Frame
from confarchive.importing.published.proving import causes
from confarchive.importing.published.proving.proof import Cause, PageProof
from confarchive.importing.report import Outcome, PostReport, with_shared_causes
from confarchive.importing.verify.difference import Difference
from confarchive.importing.verify.kinds import Facet
from tests.importing.hall_blog import TRIP, page


def difference(facet, source, result):
    return Difference(facet=facet, source=source, result=result)


OTHERWISE = {
    "a heading left as text": [
        difference(Facet.WORDS, "so ### Next", "so Next"),
        difference(Facet.HEADINGS, "", "Next"),
    ],
    "a sign taken for markup": [
        difference(Facet.WORDS, "with modcache", "with mod_cache"),
        difference(Facet.EMPHASIS, "cache", ""),
    ],
    "code in a list": [difference(Facet.CODE_BLOCKS, "    a = 1⏎    b", "a = 1⏎b")],
    "signs alone": [difference(Facet.WORDS, "*", ""), difference(Facet.EMPHASIS, "", "a")],
    "cut excerpts": [difference(Facet.CODE_BLOCKS, "    a = 1 b…", "a = 1 b = 2…")],
}
OTHER = {
    "a comma": [difference(Facet.WORDS, "so, next", "so next")],
    "other words": [difference(Facet.WORDS, "so long", "so short")],
    "more words": [difference(Facet.WORDS, "so ### Next", "so Next"), difference(Facet.WORDS, "It was.", "")],
    "only what a theme may have changed": [difference(Facet.LISTS, "a list", "")],
    "a link": [difference(Facet.WORDS, "# a", "a"), difference(Facet.LINKS, "[a](x)", "")],
    "begins alike": [difference(Facet.WORDS, "the room", "the room and more")],
}  # fmt: skip


@pytest.mark.parametrize("what", [*OTHERWISE, *OTHER])
def test_the_same_letters_read_otherwise_are_an_engines_work(what):
    assert causes.is_read_otherwise((OTHERWISE | OTHER)[what]) == (what in OTHERWISE)


def cause_of(report, source):
    (found,) = (each.page for each in report.posts if each.source == source)
    return found.cause


def test_a_page_on_which_markup_stands_as_text_is_an_older_engines(page_claims):
    text = TRIP.replace("<em>the hall</em>", "*the hall*")
    assert page_claims({"trip.html": page("The trip", text)})["trip.md"] == (None, ("engine",))
    assert cause_of(page_claims.report, "trip.md") is Cause.RELEASE


@pytest.mark.parametrize(
    ("generator", "cause"),
    [
        ("Octopress 2.0", Cause.RELEASE),
        ("Pelican 3.1", Cause.UNKNOWN),
        ("pelican", Cause.UNKNOWN),
        ("", Cause.UNKNOWN),
    ],
)
def test_a_page_may_say_that_another_program_made_it(page_claims, generator, cause):
    text = page("The trip", TRIP.replace("long", "short"))
    head = f'<head><meta name="generator" content="{generator}">'
    page_claims({"trip.html": text.replace("<head>", head)})
    assert cause_of(page_claims.report, "trip.md") is cause


def post(source, cause, *found):
    proof = PageProof(address="a.html", digest="", differences=found, cause=cause)
    return PostReport(source=source, post=f"{source}.md", outcome=Outcome.IMPORTED, page=proof)


@pytest.mark.parametrize(("number", "cause"), [(2, Cause.UNKNOWN), (3, Cause.RELEASE)])
def test_what_several_posts_of_an_older_engine_differ_in_tells_it_of_others(number, cause):
    quoted = difference(Facet.QUOTES, "a", "")
    known = [post(f"{n}", Cause.RELEASE, quoted) for n in range(number)]
    listed = post("y", Cause.UNKNOWN, quoted, difference(Facet.LISTS, "a", "b c"))
    found = {
        e.source: e for e in with_shared_causes([*known, post("x", Cause.UNKNOWN, quoted), listed])
    }
    assert (found["x"].page.cause, found["y"].page.cause) == (cause, Cause.UNKNOWN)


@pytest.mark.parametrize("again", [True, False])
def test_a_title_that_the_author_has_written_into_the_text_stays(again):
    own = "<h1>The trip</h1>\n<hr>\n" if again else ""
    words = (("The", "trip") if again else ()) + ("We", "saw", "the", "hall", "and", "the", "room")
    html = page("The trip", f"{own}<p>We saw the hall and the room</p>").encode()
    found = article(html, Frame(names=frozenset()), words)
    assert ("<h1>The trip</h1>" in found.html) == again
    assert "<h1>" not in article(html, Frame(names=frozenset())).html
