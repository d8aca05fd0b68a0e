"""What is known of editions beside what is typed, as advice."""

from confarchive.curating import conference_advice, load, write


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
