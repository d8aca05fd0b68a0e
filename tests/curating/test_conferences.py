"""Conferences that posts speak of: named in their headers, described in conferences.yml."""

from confarchive.curating import load, missing_entries, unnamed_conferences, write

DESCRIBED = "fosdem:\n  name: FOSDEM\n  editions:\n    2015: {city: Brussels}\n"


def told(proposals):
    return [str(proposal.problem) for proposal in proposals]


def test_what_a_post_speaks_of_is_told_with_its_evidence(archive, post, tmp_path):
    text = post("Words.\n\nI was at FOSDEM15, yes, at FOSDEM 2015.", tags=["a"])
    sources = archive({"posts/a.md": text, "conferences.yml": DESCRIBED})
    proposals = list(unnamed_conferences(sources))
    assert told(proposals) == [
        (
            "posts/a.md:10: is about fosdem-2015: 'FOSDEM15' in its text, named 2 times "
            "(sure) [conference-mentioned]"
        )
    ]
    write(tmp_path, proposals)
    assert (tmp_path / "posts/a.md").read_text("utf-8") == text.replace(
        '["a"]\n', '["a"]\nconferences: [fosdem-2015]\n'
    )
    assert list(unnamed_conferences(load(tmp_path))) == []


def test_a_header_is_believed(archive, post):
    files = {
        "conferences.yml": DESCRIBED,
        "posts/a.md": post("FOSDEM, and FOSDEM again.", conferences=["fosdem-2015"]),
        "posts/b.md": post("FOSDEM, and FOSDEM again.", conferences=["fosdem"]),
    }
    assert told(unnamed_conferences(archive(files))) == []


def test_a_name_in_passing_is_not_asked_about(archive, post):
    assert told(unnamed_conferences(archive({"posts/a.md": post("As at FOSDEM, once.")}))) == []


def test_what_no_file_describes_is_not_written_into_headers(archive, post):
    proposals = list(
        unnamed_conferences(archive({"posts/a.md": post(title="EuroPython 2014", tags=["a"])}))
    )
    assert told(proposals) == [
        (
            "posts/a.md:6: is about europython-2014, which conferences.yml lacks: "
            "'EuroPython 2014' in its title (sure) [conference-mentioned]"
        )
    ]
    assert proposals[0].change is None


def test_ends_of_lines_stay_as_they_are(archive, post, tmp_path):
    text = post("FOSDEM 2015", conferences=["fcm-2015"]).replace("\n", "\r\n")
    sources = archive({"posts/a.md": text, "conferences.yml": DESCRIBED})
    write(tmp_path, unnamed_conferences(sources))
    assert (tmp_path / "posts/a.md").read_bytes().decode() == text.replace(
        '["fcm-2015"]', '["fcm-2015", fosdem-2015]'
    )


def test_pages_are_left_alone(archive):
    page = "# Talks\n\nAt FOSDEM 2015, and again at FOSDEM 2015.\n"
    files = {"pages/talks.md": page, "conferences.yml": DESCRIBED}
    assert told(unnamed_conferences(archive(files))) == []


# -- entries


def test_entries_are_proposed_of_what_is_named_and_spoken_of(archive, post, tmp_path):
    sources = archive(
        {
            "conferences.yml": f"# Ours\n{DESCRIBED}",
            "posts/a.md": post("FOSDEM 2014 was first.", conferences=["town-2015", "fosdem-2016"]),
            "posts/b.md": post(title="PyCon India 2014", tags=["pycon-india"]),
        }
    )
    proposals = list(missing_entries(sources))
    assert told(proposals) == [
        "conferences.yml: fosdem-2014: 1 post of it, and no entry [unknown-conference]",
        "conferences.yml: fosdem-2016: 1 post of it, and no entry [unknown-conference]",
        "conferences.yml: pycon-india: 1 post of it, and no entry [unknown-conference]",
        "conferences.yml: town: 1 post of it, and no entry [unknown-conference]",
    ]
    assert proposals[2].shown == (
        "  posts/b.md:6: 'PyCon India 2014' in its title",
        "+ pycon-india:",
        "+   name: PyCon India",
        "+   url: https://in.pycon.org/",
        "+   editions:",
        "+     2014: {}",
    )
    assert write(tmp_path, proposals) == ("conferences.yml",)
    written = (tmp_path / "conferences.yml").read_text("utf-8")
    assert written.startswith(
        "# Ours\nfosdem:\n  name: FOSDEM\n  editions:\n    2014: {}\n    2015: {city: Brussels}\n    2016: {}\n"
    )
    after = load(tmp_path)
    assert after.problems == ()
    assert list(missing_entries(after)) == []


def test_without_a_file_one_begins(archive, post, tmp_path):
    write(tmp_path, missing_entries(archive({"posts/a.md": post(title="FOSDEM 2014")})))
    assert (tmp_path / "conferences.yml").read_text("utf-8") == (
        "fosdem:\n  name: FOSDEM\n  url: https://fosdem.org/\n  editions:\n    2014: {}\n"
    )
