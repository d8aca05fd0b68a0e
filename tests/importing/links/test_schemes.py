"""A scheme is one in whatever case it is written, in every way to write a link."""

from urllib.parse import unquote

import pytest

from confarchive.importing.verify.render import render
from confarchive.model.problems import ProblemKind
from tests.importing.journeys import travel

SCHEMES = {
    "http": "//talks.example/a",
    "https": "//talks.example/a?b=c#d",
    "ftp": "//files.example/a",
    "mailto": "desk@hall.example",
    "tel": "+3212345",
    "irc": "//chat.example/hall",
    "xmpp": "hall@chat.example",
    "magnet": "?xt=urn:btih:abc",
    "sips": "desk@hall.example",
}
CASES = [
    str.lower,
    str.upper,
    str.title,
    lambda name: name[0] + name[1:].upper(),
    lambda name: f"{name[0]}{name[1].upper()}{name[2:]}",
]
MARKDOWN = {
    "inline": "[words]({})",
    "titled": '[words](<{}> "A title")',
    "reference": "[words][one]\n\n[one]: {}",
    "autolink": "<{}>",
    "block": '<p><a href="{}">words</a></p>',
    "inside": 'A <a href="{}">words</a> line.',
    "item": "- One [words]({}) in a list.\n- Two.",
    "cell": "| a | b |\n|---|---|\n| [words]({}) | c |",
    "empty": "[]({})",
}  # fmt: skip
RST = {
    "inline": "`words <{}>`__",
    "reference": "words_\n\n.. _words: {}",
    "standalone": "See {} there.",
    "raw": '.. raw:: html\n\n   <p><a href="{}">words</a></p>',
    "picture": ".. image:: /images/hall.png\n   :target: {}",
}
PICTURES = {
    "inline": "![Hall]({})",
    "reference": "![Hall][one]\n\n[one]: {}",
    "html": '<img src="{}" alt="Hall">',
}


PLACES = [f"{case(scheme)}:{rest}" for scheme, rest in SCHEMES.items() for case in CASES]
HEADS = {
    "md": "Title: {0}\nDate: 2015-01-02\nSlug: {0}\n\n",
    "rst": "About\n#####\n:date: 2015-01-02\n:slug: {0}\n\n",
}


def blog(forms, suffix, urls):
    """Return a post a form, with a link to each of the *urls* in it."""
    return {
        f"content/{form}.{suffix}": HEADS[suffix].format(form)
        + "\n\n".join(form_of(text, number).format(url) for number, url in enumerate(urls))
        + "\n"
        for form, text in forms.items()
    }


def form_of(text, number):
    """Return a form whose name of a reference is its own."""
    return (
        text.replace("one]", f"n{number}]")
        .replace("words_", f"words{number}_")
        .replace("_words", f"_words{number}")
    )


@pytest.mark.parametrize(("suffix", "forms"), [("md", MARKDOWN), ("rst", RST)])
def test_links_of_all_schemes_in_all_cases(tmp_path, suffix, forms):
    files = blog(forms, suffix, PLACES) | {"content/images/hall.png": b"png"}
    done = travel(tmp_path, files, blog_conf="MARKDOWN = {'extensions': ['extra']}\n")
    for form in forms:
        hrefs = done.article(f"{form}.{suffix}").xpath(".//a[not(@class='headerlink')]/@href")
        if form in {"autolink", "standalone"}:  # the blog's own program makes none of some of them
            assert {href for href in hrefs if "@" not in unquote(href)} <= set(PLACES), form
        else:
            assert list(map(unquote, hrefs)) == PLACES, form
    assert set(done.faithful().values()) == {True}
    assert not done.report.problems


def test_pictures_of_all_cases(tmp_path):
    rests = {
        "http": "//hall.example.org/a.png",
        "https": "//hall.example.org/b.png",
        "data": "image/gif;base64,R0lGODlhAQABAAAAACw=",
    }
    urls = [f"{case(scheme)}:{rest}" for scheme, rest in rests.items() for case in CASES]
    done = travel(tmp_path, blog(PICTURES, "md", urls))
    for form in PICTURES:
        assert done.article(f"{form}.md").xpath(".//img/@src") == urls, form
    assert set(done.faithful().values()) == {True}
    assert ProblemKind.DEAD_LINK not in {problem.kind for problem in done.report.problems}


def test_a_link_that_a_build_drops_is_none():
    shown = render("See [words](odd:place).")
    assert shown.warnings
    assert "<a" not in shown.html
