"""What is known of editions beside what is typed, as advice."""

import pytest

from confarchive.cli import main
from confarchive.curating import (
    conference_advice,
    incomplete_editions,
    load,
    missing_entries,
    write,
)


def told(proposals):
    return [str(proposal.problem) for proposal in proposals]


def test_new_entries_get_what_is_known_of_them(archive, post, tmp_path):
    sources = archive({"posts/a.md": post(title="FOSDEM 2015", conferences=["gala-2015"])})
    write(tmp_path, conference_advice(sources))
    text = (tmp_path / "conferences.yml").read_text("utf-8")
    assert (
        "    2015:\n      dates: 2015-01-31/2015-02-01  # known: https://archive.fosdem.org/\n"
        in text
    )
    assert "gala:\n  name: Gala\n  editions:\n    2015: {}\n" in text
    assert load(tmp_path).problems == ()
    assert list(conference_advice(load(tmp_path))) == []


def test_named_posts_narrow_it(archive, post):
    described = "fosdem: {name: FOSDEM, editions: {2014: {}, 2015: {}}}\n"
    files = {"conferences.yml": described, "posts/a.md": post(conferences=["fosdem-2015"])}
    assert len(list(conference_advice(archive(files)))) == 2
    (proposal,) = conference_advice(archive(files), of_all=False)
    assert proposal.problem.message.startswith("fosdem-2015: lacks dates")


def test_a_file_keeps_all_else(archive, post, tmp_path):
    described = (
        "# Ours\ngala:\n  name: Gala\n\n# The big one\nfosdem:\n  name: FOSDEM\n  editions:\n"
        "    2015:  # my first\n      city: Ghent\n\n# last\nfair: {name: Fair}\n"
    )
    sources = archive({"conferences.yml": described, "posts/a.md": post()})
    advice = list(conference_advice(sources))
    assert told(advice)[0] == (
        "conferences.yml:10: fosdem-2015: city: has 'Ghent', and known: https://archive.fosdem.org/ "
        "tells 'Brussels' [contradiction]"
    )
    write(tmp_path, advice)
    after = (tmp_path / "conferences.yml").read_text("utf-8")
    added = [line for line in after.splitlines() if line not in described.splitlines()]
    assert added[0] == "      dates: 2015-01-31/2015-02-01  # known: https://archive.fosdem.org/"
    assert [line for line in after.splitlines() if line not in added] == described.splitlines()


def test_posts_tell_dates_with_their_words(archive, post, tmp_path):
    body = "The gala of 2015 is near.\n\nGala 2015 takes place on March 6-9, 2015."
    sources = archive(
        {
            "conferences.yml": "gala:\n  name: Gala\n  editions:\n    2015: {}\n",
            "posts/a.md": post(body, conferences=["gala-2015"]),
        }
    )
    write(tmp_path, conference_advice(sources))
    assert (tmp_path / "conferences.yml").read_text("utf-8") == (
        "gala:\n  name: Gala\n  editions:\n    2015:\n      dates: 2015-03-06/2015-03-09"
        "  # posts/a.md:10: “Gala 2015 takes place on March 6-9, 2015”\n"
    )


TWO = {
    "posts/a.md": "Gala 2015 takes place on May 3-5, 2015, in Lisbon, Portugal.",
    "posts/b.md": "Gala 2015 takes place on May 10-12, 2015, in Madrid, Spain.",
}


@pytest.fixture
def disputed(archive, post, tmp_path):
    """Return a function that writes an archive with what is typed of an edition of which two posts tell."""

    def folder(typed):
        posts = {path: post(body, conferences=["gala-2015"]) for path, body in TWO.items()}
        described = f"gala:\n  name: Gala\n  editions:\n    2015: {typed}\n"
        archive({"conferences.yml": described, **posts})
        return str(tmp_path)

    return folder


@pytest.mark.parametrize(
    "command", [["conferences"], ["conferences", "--missing"], ["check", "--no-questions"]]
)
@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("{}", ["dates", "city", "country"]),
        ("{dates: 2015-05-03/2015-05-05, city: Lisbon, country: PT}", []),
    ],
)
def test_what_two_posts_tell_otherwise_is_told_by_every_command(
    disputed, capsys, command, typed, keys
):
    main([*command, "--site", disputed(typed)])
    out, err = capsys.readouterr()
    found = [line for line in (out + err).splitlines() if "posts/b.md" in line and "tells" in line]
    assert [
        key
        for key in ("dates", "city", "country")
        if any(f" {key}: posts/a.md" in line for line in found)
    ] == keys
    assert all("[contradiction]" in line for line in found)


def test_a_post_that_contradicts_what_is_typed_is_told(archive, post):
    sources = archive(
        {
            "conferences.yml": "gala:\n  name: Gala\n  editions:\n    2015: {dates: 2015-05-01}\n",
            "posts/a.md": post("Gala 2015 is on March 6-9.", conferences=["gala-2015"]),
        }
    )
    assert told(conference_advice(sources)) == [
        (
            "conferences.yml:4: gala-2015: dates: has '2015-05-01', and posts/a.md:8: "
            "“Gala 2015 is on March 6-9” tells '2015-03-06/2015-03-09' [contradiction]"
        )
    ]


# -- what readers do not see

TOLD = "SecretConf 2015 takes place on May 6-9, 2015."
WITHHELD = {
    "draft": {"status": "draft"},
    "hidden": {"status": "hidden"},
    "to come": {"date": "2999-01-01"},
    "expired": {"expires": "2016-01-01"},
    "undated": {"date": ""},
}


@pytest.mark.parametrize("header", WITHHELD.values(), ids=WITHHELD)
@pytest.mark.parametrize("named", [{}, {"conferences": ["secretconf-2015"]}], ids=["told", "named"])
def test_what_readers_do_not_see_describes_nothing(archive, post, tmp_path, header, named):
    title, described = "SecretConf 2015 in Ghent", "gala: {name: Gala, editions: {2015: {}}}\n"
    files = {
        "conferences.yml": described,
        "posts/a.md": post(TOLD, title=title, tags=["conference"], **named, **header),
        "posts/b.md": post("Gala 2015 is on March 6-9.", conferences=["gala-2015"], **header),
    }
    sources = archive(files)
    assert told(conference_advice(sources)) == [
        (
            "conferences.yml: secretconf-2015: named only by posts that are not published, or hidden; "
            "left alone [unknown-conference]"
        )
    ]
    assert list(missing_entries(sources)) == []
    assert [each for each in told(incomplete_editions(sources)) if "secret" in each] == []
    write(tmp_path, conference_advice(sources))
    assert (tmp_path / "conferences.yml").read_text("utf-8") == described


def test_a_draft_adds_nothing_to_what_others_name(archive, post):
    sources = archive(
        {
            "posts/a.md": post("Words.", conferences=["gala-2014"]),
            "posts/b.md": post(
                "Gala 2014 takes place on March 6-9, 2014.",
                title="GALA 2014",
                conferences=["gala-2014", "gala-2015", "gala"],
                status="draft",
            ),
        }
    )
    entry, left = conference_advice(sources)
    assert entry.shown == (
        *("  posts/a.md:3: its header names it", "+ gala:", "+   name: Gala"),
        *("+   editions:", "+     2014: {}"),
    )
    assert left.problem.message.startswith("gala-2015: named only by posts")


def test_names_are_learned_from_what_readers_see(archive, post):
    body = "The speakers and keynotes of this conference were good."
    posts = {f"posts/{n}.md": post(body, title=f"Meadow Meet {n}", status="draft") for n in (3, 4)}
    assert list(missing_entries(archive(posts))) == []
    seen = {path: text.replace("draft", "published") for path, text in posts.items()}
    assert list(missing_entries(archive(seen))) != []


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"title": "At AConf 2015"}, "AConf"),
        ({"body": "ACONF was good, ACONF! aconf, aconf and aconf are small, AConf once."}, "ACONF"),
        ({"tags": ["ACoNF15"]}, "ACoNF"),
        ({"body": "Nothing is told of it, nor of BaConf."}, "AConf"),
    ],
)
def test_a_series_is_called_as_its_posts_write_it(archive, post, values, name):
    (entry,) = missing_entries(archive({"posts/a.md": post(conferences=["aconf-2015"], **values)}))
    assert f"+   name: {name}" in entry.shown


def test_a_programme_is_described_whatever_posts_name(archive, post):
    programme = {"programmes/gala-2015.yml": "talks: [{title: A}]\n"}
    (entry,) = missing_entries(archive({"posts/a.md": post(), **programme}))
    assert entry.problem.message == "gala: its programme, and no entry"
    described = {"conferences.yml": "gala: {name: Gala}\n", **programme}
    sources = archive({"posts/a.md": post(conferences=["gala-2015"]), **described})
    (entry,) = missing_entries(sources)
    assert entry.problem.message == "gala-2015: 1 post of it, its programme, and no entry"
    assert entry.shown[1] == "  programmes/gala-2015.yml: its programme"


# -- what a header or the file spells wrong


MISREAD = "its entry 'gala' in conferences.yml cannot be read; mend that first"
NEVER = "conferences.yml says 'gala: never'; take one of the two out"


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("gala-2015", "never"),
        ("gala", "never"),
        ("gala-2015", "[2015]"),
        ("gala", "[2015]"),
        ("gala-2015", "{name: Gala, editions: [2015]}"),
    ],
)
def test_what_takes_no_entry_is_told_and_all_else_is_described(
    archive, post, tmp_path, name, entry
):
    why = NEVER if entry == "never" else MISREAD
    described = f"gala: {entry}\n"
    posts = {"posts/a.md": post(conferences=["fair-2015", name])}
    sources = archive({"conferences.yml": described, **posts})
    advice = told(conference_advice(sources))
    assert f"posts/a.md:3: conferences: found '{name}', and {why} [unknown-conference]" in advice
    assert [each for each in advice if name in each and "posts/" not in each] == []
    write(tmp_path, conference_advice(sources))
    text = (tmp_path / "conferences.yml").read_text("utf-8")
    assert text.startswith(described)
    assert "fair:" in text


def test_no_key_is_written_that_a_build_refuses(archive, post, tmp_path):
    described = "fosdem: {name: FOSDEM, editions: {2014: {}, 2015: {}}}\n"
    sources = archive(
        {
            "conferences.yml": described,
            "posts/a.md": post(
                mentions=["fosdem 2014", "FOSDEM 2014"], conferences=["FOSDEM-2015"]
            ),
        }
    )
    assert list(missing_entries(sources)) == []
    expected = "expected small letters, digits and hyphens such as fosdem-2015; did you mean"
    lines = [each for each in told(conference_advice(sources)) if each.startswith("posts")]
    assert lines == [
        f"posts/a.md:{line}: {key}: found {name!r}, {expected} {meant!r}? [unknown-conference]"
        for line, key, name, meant in (
            (4, "conferences", "FOSDEM-2015", "fosdem-2015"),
            (3, "mentions", "fosdem 2014", "fosdem-2014"),
            (3, "mentions", "FOSDEM 2014", "fosdem-2014"),
        )
    ]
    write(tmp_path, conference_advice(sources))
    assert load(tmp_path).problems == sources.problems
    assert [each.slug for each in load(tmp_path).conferences.series] == ["fosdem"]


def test_a_series_that_is_described_in_capitals_keeps_them(archive, post):
    described = "GALA: {name: Gala, editions: {2014: {}}}\n"
    posts = {"posts/a.md": post(conferences=["GALA-2015"])}
    (entry,) = missing_entries(archive({"conferences.yml": described, **posts}))
    assert entry.problem.message.startswith("GALA-2015: 1 post")


def test_a_wrong_value_is_not_called_lacking(archive, post):
    described = (
        "fosdem:\n  name: FOSDEM\n  editions:\n    2015:\n      dates: soon\n      country: BEL\n"
    )
    sources = archive({"conferences.yml": described, "posts/a.md": post()})
    assert len(sources.problems) == 2
    (advice,) = told(conference_advice(sources))
    assert "lacks city, venue, coordinates," in advice
    (missing,) = told(incomplete_editions(sources))
    assert missing.endswith("lacks city, coordinates [incomplete-edition]")
