"""What a site tells of withheld posts is found, whatever tells it and whatever that is packed in."""

import gzip
import html
import io
import json
import zipfile
import zlib
from datetime import UTC, datetime
from urllib.parse import quote

import pytest

from confarchive import cli
from confarchive.curating import leaks
from confarchive.curating.leaks import Secrets
from confarchive.model.problems import ProblemKind
from tests.growth import LINEAR, growth

NOW = datetime(2020, 1, 1, tzinfo=UTC)
DRAFT = """\
---
date: 2015-02-03
status: draft
tags: [Straße zur Höhle]
category: Deep burrows
author: Ann Ünseen
location: Under Ground
conferences: [quokka-days-2015]
series: Nights & days
summary: They dig <while> nobody looks.
redirect: old/quokkas
---

# Of small “quokkas”

They digging in the night unseen & unheard by all.

[The plan](../../files/burrow-plan.pdf)
"""
SHOWN = """\
---
date: 2015-02-03
tags: [Shown things]
---

# A shown post

Some words of a post that is shown to everyone here, with [a file](../../files/shown.pdf).
"""
SECRETS = [
    *("/posts/2016/quokka", "/old/quokkas", "_tags/strasse-zur-hohle/", "category/deep-burrows."),
    *("author/ann-unseen/", "location/under-ground.", "conferences/quokka-days-2015/"),
    *("Of small “quokkas”", "They dig <while> nobody looks.", "Nights & days", "Straße zur Höhle"),
    *("Deep burrows", "Ann Ünseen", "Under Ground", "burrow-plan.pdf"),
    "They digging in the night unseen",
]


def zipped(content):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner/page.xhtml", content)
    return buffer.getvalue()


FORMS = {
    "plain": str.encode,
    "capitals": lambda text: text.replace("ß", "\0").upper().replace("\0", "ß").encode(),
    "small": lambda text: text.lower().encode(),
    "HTML": lambda text: f"<p>a{html.escape(text)}b</p>".encode(),
    "entities": lambda text: "".join(f"&#{ord(char)};" for char in text).encode(),
    "quoted": lambda text: quote(text).encode(),
    "quoted as a whole": lambda text: quote(text, safe="").encode(),
    "JSON": lambda text: json.dumps({"a": text}).encode(),
    "lines": lambda text: text.replace(" ", "\n\t  ").encode(),
    "among bytes": lambda text: b"\xff\x00" + text.encode() + b"\xfe",
    "zlib": lambda text: b"# head\n" + zlib.compress(text.encode()),
    "zlib, small": lambda text: zlib.compress(text.encode(), 1),
    "zlib, best": lambda text: zlib.compress(text.encode(), 9),
    "gzip": lambda text: gzip.compress(text.encode()),
    "zip": lambda text: zipped(text.encode()),
    "gzip in zip": lambda text: zipped(gzip.compress(text.encode())),
    "zip in zip": lambda text: zipped(zipped(text.encode())),
}


@pytest.fixture
def site(tmp_path):
    site = tmp_path / "site"
    for name, text in {"2016/quokka.md": DRAFT, "2015/shown.md": SHOWN}.items():
        (site / "posts" / name).parent.mkdir(parents=True)
        (site / "posts" / name).write_text(text, "utf-8")
    (tmp_path / "out/deep").mkdir(parents=True)
    return site


def found(site, content, name="deep/page.html"):
    output = site.parent / "out"
    (output / name).write_bytes(content)
    return list(leaks.find(site, output, NOW))


@pytest.mark.parametrize("form", FORMS)
def test_whatever_tells_of_a_draft_is_found_in_any_form(site, form):
    for secret in SECRETS:
        (problem,) = found(site, FORMS[form](f" {secret} "))
        assert (problem.path, problem.kind) == ("deep/page.html", ProblemKind.LEAK), secret
        assert "posts/2016/quokka.md, which is not published" in problem.message


def test_what_settings_exclude_is_not_published_either(site, monkeypatch, capsys):
    post = site / "posts/2016/quokka.md"
    post.write_text(DRAFT.replace("status: draft\n", ""), "utf-8")
    (site / "conf.py").write_text("exclude_patterns = ['posts/2016']\n", "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    output = site.parent / "out"
    for secret in SECRETS:
        (output / "page.html").write_text(f" {secret} ", "utf-8")
        assert cli.main(["check", "--leaks", str(output), "--site", str(site)]) == 1, secret
        assert "posts/2016/quokka.md, which is not published" in capsys.readouterr().err
    (site / "conf.py").write_text("", "utf-8")
    assert cli.main(["check", "--leaks", str(output), "--site", str(site)]) == 0


def test_a_files_name_tells_too(site):
    (site.parent / "out/posts/2016").mkdir(parents=True)
    (problem,) = found(site, b"", "posts/2016/quokka.html")
    assert problem.path == "posts/2016/quokka.html"


def test_what_is_published_as_well_is_no_leak(site):
    public = "A shown post, Shown things, shown.pdf, Some words of a post that is shown to everyone"
    assert not found(site, public.encode())
    (site / "posts/2015/shown.md").write_text(SHOWN + DRAFT.partition("#")[2] + DRAFT, "utf-8")
    assert not found(site, b"Deep burrows burrow-plan.pdf")
    assert found(site, b"/posts/2016/quokka.html")


def test_what_is_packed_and_broken_breaks_nothing(site):
    broken = zlib.compress(b"a" * 99)[:9], b"PK\x03\x04 no zip", b"\x1f\x8b\x08", b"\x78\x9c"
    assert not any(found(site, each) for each in broken)


def test_a_post_that_time_publishes_is_none(site):
    (site / "posts/2016/quokka.md").write_text(DRAFT.replace("status: draft\n", ""), "utf-8")
    assert not found(site, b"Deep burrows")
    assert list(leaks.find(site, site.parent / "out", datetime(2014, 1, 1, tzinfo=UTC)))


def test_many_pages_are_looked_through_for_many_passages_as_fast():
    def work(number):
        told = Secrets()
        for each in range(number):
            told.add(("conference", f"talk{each}"), "posts/a.md")
        for _ in range(number):
            assert not list(told.in_words(("the", "conference", "and", "its", "talks")))

    assert growth(work, 50) < LINEAR


@pytest.mark.parametrize("words", ["a", "a b", "a b c", "b c d", "c d", "d"])
def test_a_passage_is_found_wherever_it_stands(words):
    told = Secrets()
    told.add(tuple(words.split()), "posts/a.md")
    assert {path for _, path in told.in_words(("a", "b", "c", "d"))} == {"posts/a.md"}
    assert not list(told.in_words(("ab", "ba", "cd", "dc")))
