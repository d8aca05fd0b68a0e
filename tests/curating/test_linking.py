"""First mentions become references; what is no plain text stays as it is."""

import pytest

from confarchive.curating import load, references, write
from confarchive.model.text.prose import prose

DESCRIBED = "fosdem:\n  name: FOSDEM\n  editions: {2014: {}, 2015: {}}\ncamp:\n  name: Camp & Co\n"


@pytest.fixture
def linked(archive, post, tmp_path):
    """Return a function that links the conferences of a body, and returns what became of it."""

    def link(body, **header):
        text = post(body, **header)
        sources = archive({"posts/a.md": text, "conferences.yml": DESCRIBED})
        write(tmp_path, references(sources))
        after = (tmp_path / "posts/a.md").read_text("utf-8")
        assert list(references(load(tmp_path))) == []
        start = len(text) - len(body) - 1
        assert after[:start] == text[:start]
        return after[start:].removesuffix("\n")

    return link


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("At FOSDEM 2015, yes.", "At {conf}`fosdem-2015`, yes."),
        ("At FOSDEM15.", "At {conf}`FOSDEM15 <fosdem-2015>`."),
        ("FOSDEM 2015, FOSDEM 2015.", "{conf}`fosdem-2015`, FOSDEM 2015."),
        ("FOSDEM 2014 and FOSDEM 2015.", "{conf}`fosdem-2014` and {conf}`fosdem-2015`."),
        ("FOSDEM, a fair.", "{conf}`fosdem`, a fair."),
        ("*FOSDEM*", "*{conf}`fosdem`*"),
        ("- At FOSDEM\n- too", "- At {conf}`fosdem`\n- too"),
        ("Camp & Co", "{conf}`camp`"),
        ("# FOSDEM\n\nFOSDEM", "# FOSDEM\n\n{conf}`fosdem`"),
        ("`FOSDEM` <b>and</b> FOSDEM", "`FOSDEM` <b>and</b> {conf}`fosdem`"),
    ],
)
def test_first_mentions_lead_to_the_conference(linked, body, after):
    assert linked(body) == after


@pytest.mark.parametrize(
    "body",
    [
        "`FOSDEM 2015`",
        "``FOSDEM ` 2015``",
        "```\nFOSDEM 2015\n```",
        "~~~text\nFOSDEM 2015\n~~~",
        ":::{note} FOSDEM\nFOSDEM\n:::",
        "    FOSDEM 2015",
        "[FOSDEM 2015](https://fosdem.org/)",
        "[See ![FOSDEM](a.png) there](b.html)",
        "![FOSDEM 2015](a.png)",
        "[FOSDEM][1]\n\n[1]: https://fosdem.org/ 'FOSDEM'",
        "{conf}`FOSDEM <fosdem>`, FOSDEM",
        "[there](#fosdem) FOSDEM",
        "## FOSDEM 2015",
        "FOSDEM 2015\n-----------",
        "<h2>FOSDEM</h2>",
        '<a href="x">FOSDEM</a>',
        '<img alt="FOSDEM">',
        "<!-- FOSDEM -->",
        "| FOSDEM | x |\n|---|---|\n| FOSDEM | y |",
        "https://fosdem.org/FOSDEM",
        "At FOSDEM\n2015",
        "FOSDEM 2013, which nobody describes",
        "pre-FOSDEM",
        "@FOSDEM",
        "<div>\nFOSDEM\n</div>",
        "<img src='a'>\nFOSDEM",
    ],
)
def test_what_is_no_plain_text_stays(linked, body):
    assert linked(body) == body


def test_a_short_name_means_the_edition_that_the_header_names(linked):
    assert linked("FOSDEM was good", conferences=["fosdem-2015"]) == (
        "{conf}`FOSDEM <fosdem-2015>` was good"
    )


def test_each_is_shown_before_it_is_written(archive, post):
    (proposal,) = references(
        archive({"posts/a.md": post("One.\nAt FOSDEM15."), "conferences.yml": DESCRIBED})
    )
    assert str(proposal.problem) == (
        "posts/a.md:8: 'FOSDEM15' could lead to fosdem-2015 [unlinked]"
    )
    assert proposal.shown == ("- At FOSDEM15.", "+ At {conf}`FOSDEM15 <fosdem-2015>`.")


def test_of_long_lines_a_part_is_shown(archive, post):
    body = f"{'before ' * 20}FOSDEM{' after' * 20}"
    (proposal,) = references(archive({"posts/a.md": post(body), "conferences.yml": DESCRIBED}))
    assert all(len(line) < 160 for line in proposal.shown)
    assert proposal.shown[0].startswith("- …")
    assert proposal.shown[0].endswith("…")


def test_prose_keeps_its_place():
    text = "One `two`\n\n```\nthree\n```\nfour\n"
    assert prose(text) == "One      \n\n   \n     \n   \nfour\n"
