"""A post that differs after it was repaired is written anew, if that is nearer to what was seen."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.sources.pelican import bodies
from confarchive.importing.verify import distance
from confarchive.importing.verify.difference import Difference
from confarchive.importing.verify.what_readers_see import Facet


def imported(write, site, body):
    blog = write("blog", {"content/a.md": f"Title: A\nDate: 2020-01-02\n\n{body}\n"})
    (post,) = import_posts(blog, site, Options(jobs=1)).posts
    return post, (site / "posts/2020/a.md").read_text()


def spoilt(monkeypatch, *, first="", second=""):
    """Let conversions end with other words than the post has."""
    convert = bodies.markdown.convert

    def convert_badly(*args, anew=False, **kwargs):
        done = convert(*args, anew=anew, **kwargs)
        return bodies.replace(done, text=f"{done.text}\n\n{second if anew else first}")

    monkeypatch.setattr(bodies.markdown, "convert", convert_badly)


@pytest.mark.parametrize(
    ("spoils", "kept", "faithful"),
    [
        (("", "lost words"), "* the hall", True),
        (("lost words", ""), "- the hall", True),
        (("lost words", "words"), "- the hall", False),
        (("words", "lost words"), "* the hall", False),
        (("words", "words"), "* the hall", False),
    ],
)
def test_the_nearer_version_is_kept(write, site, monkeypatch, spoils, kept, faithful):  # noqa: PLR0917
    spoilt(monkeypatch, first=spoils[0], second=spoils[1])
    post, text = imported(write, site, "* the hall")
    assert kept in text
    assert post.faithful is faithful


def test_a_version_that_a_build_would_warn_of_is_not_taken(write, site, monkeypatch):
    spoilt(monkeypatch, first="words", second="[x](#nowhere)")
    post, text = imported(write, site, "* the hall")
    assert "* the hall" in text
    assert not post.faithful


def test_a_failure_to_write_anew_keeps_the_authors_text(write, site, monkeypatch):
    spoilt(monkeypatch, first="words")

    def fail(_part):
        raise RecursionError

    monkeypatch.setattr("confarchive.importing.markdown.repair.search.write_anew", fail)
    post, text = imported(write, site, "* the hall")
    assert "* the hall" in text
    assert post.faithful is False


def test_the_distance_grows_with_what_differs():
    word = Difference(facet=Facet.WORDS, source="a", result="b")
    words = Difference(facet=Facet.WORDS, source="a b c", result="")
    assert 0 == distance([]) < distance([word]) < distance([words]) < distance([word, words])


@pytest.mark.parametrize("body", ["<!DOCTYPE html>", '<!doctype html PUBLIC\n "a">\n\nText'])
def test_a_body_that_begins_like_a_document_comes_over(write, site, body):
    post, _ = imported(write, site, body)
    assert post.faithful


@pytest.mark.parametrize(
    "body", ["![hall](/images/gone.png)", "<p><img src='{static}/gone.png'></p>\n\n![](gone.png)"]
)
def test_what_no_version_could_show_is_not_written_anew(write, site, monkeypatch, body):
    asked = []
    monkeypatch.setattr("confarchive.importing.markdown.repair.search.write_anew", asked.append)
    post, _ = imported(write, site, body)
    assert post.faithful is False
    assert not asked
