"""One name for each conference, whatever its capitals."""

from confarchive.model.conferences.canonical_slugs import settled
from confarchive.model.conferences.conference import Conferences
from confarchive.model.files.conference_file import read
from confarchive.model.post import Post, Status
from confarchive.model.talks.talks import Talk


def post(*conferences, **header):
    return Post(path="posts/a.md", title="A", conferences=conferences, **header)


def test_what_is_described_is_called_as_there():
    known, _ = read("Fig: {name: FIG, editions: {2020: {}}}\n")
    posts, calls = settled([post("FIG-2020", mentions=("fig-2020", "fig"))], known, ["fig-2020"])
    assert (posts[0].conferences, posts[0].mentions) == (("Fig-2020",), ("Fig",))
    assert calls == {"FIG-2020": "Fig-2020", "fig-2020": "Fig-2020", "fig": "Fig"}


def test_of_others_the_one_without_capitals():
    talks = (Talk(title="T", conference="FIG-2020"),)
    posts, _ = settled([post("FIG-2020", talks=talks), post("fig-2020")], Conferences(), ())
    assert [each.conferences for each in posts] == [("fig-2020",)] * 2
    assert posts[0].talks[0].conference == "fig-2020"


def test_one_spelling_stays_and_hidden_posts_decide_nothing():
    hidden = post("fig-2020", status=Status.HIDDEN)
    posts, _ = settled([post("FIG-2020"), hidden], Conferences(), ())
    assert [each.conferences for each in posts] == [("FIG-2020",)] * 2
