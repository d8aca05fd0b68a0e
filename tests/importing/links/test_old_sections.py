"""Sections keep the ids that the blog gave them: links from elsewhere end with these."""

import pytest

from tests.building.sites import file_of
from tests.importing.journeys import travel

CONF = "MARKDOWN = {'extensions': ['extra', 'toc']}\n"
MARKDOWN = """Title: Hall
Date: 2015-01-02
Slug: hall

## Getting There {#Own-ID}

By train.

## By bus

Slow.
## By bus

Again.

Old form
--------

## 2015 notes

## Größe & *more* `code_x` [link](https://e.example/)

## 日本語

> ## Quoted

## Un_der {: #under_score }
"""
RST = """Hall
####
:date: 2015-01-02
:slug: hall

By bus
======

Slow.

.. _Own place:

Getting there
=============

By train.

By bus
======

2015 notes
==========
"""
LINKS = """Title: Links
Date: 2015-01-03

[a](https://hall.example/hall.html#{0}) [b]({{filename}}/hall.{1}#{0}) [c](/hall.html#{0})
"""


def ids(html):
    return [name for name in html.xpath("//*[@id]/@id") if name]


@pytest.mark.parametrize(
    ("suffix", "text", "names"),
    [
        (
            "md",
            MARKDOWN,
            [
                "Own-ID",
                "by-bus",
                "by-bus_1",
                "old-form",
                "2015-notes",
                "groe-more-code_x-link",
                "under_score",
            ],
        ),
        ("rst", RST, ["by-bus", "own-place", "getting-there", "notes"]),
    ],
)
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_heading_has_its_old_id(tmp_path, builder, suffix, text, names):
    links = {f"content/links-{n}.md": LINKS.format(name, suffix) for n, name in enumerate(names)}
    done = travel(tmp_path, {f"content/hall.{suffix}": text, **links}, builder, blog_conf=CONF)
    assert not done.findings()
    assert set(done.faithful().values()) == {True}
    page = done.html.page(done.page_of(f"hall.{suffix}"))
    assert set(names) <= set(ids(page))
    for number, name in enumerate(names):
        here = done.page_of(f"links-{number}.md")
        for link in done.article(f"links-{number}.md").xpath(".//p/a"):
            address = link.get("data-archive", link.get("href"))
            assert file_of(here, address.partition("#")[0]) == done.page_of(f"hall.{suffix}")
            found = page.xpath("//*[@id=$id]", id=address.partition("#")[2])
            assert found, address
            after = found[0].xpath("(descendant-or-self::*|following::*)[self::h2 or self::h3][1]")
            wanted = page.xpath("//*[@id=$id]", id=name)[0]
            assert after == wanted.xpath(
                "(descendant-or-self::*|following::*)[self::h2 or self::h3][1]"
            )


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("[x](https://hall.example/hall.html#nope)", "https://hall.example/hall.html#nope"),
        ("[x]({filename}hall.md#nope)", "{filename}hall.md#nope"),
        ("[x](/hall.html#nope)", "/hall.html#nope"),
        ('<p><a href="/hall.html#nope">x</a></p>', "/hall.html#nope"),
        ("[x](#nope)", "#nope"),
        ('<p><a href="#nope">x</a></p>', "#nope"),
    ],
)
def test_a_section_that_is_not_there_is_told_with_its_line(tmp_path, link, message):
    text = f"Title: Links\nDate: 2015-01-03\n\nWords.\n\n{link} [y](#top) [z](#)\n"
    files = {"content/hall.md": MARKDOWN, "content/links.md": text}
    done = travel(tmp_path, files, blog_conf=CONF)
    ((path, line, words),) = done.findings()
    assert (path, line, words.partition(": ")[0]) == ("links.md", 6, message)
