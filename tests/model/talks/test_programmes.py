"""Programmes: what is read of them, what is told of what is wrong, and what is added."""

from datetime import UTC, date, datetime

import pytest

from confarchive.model.archive import scan
from confarchive.model.files.data_files import read_programmes
from confarchive.model.talks.programmes import added, path_of, read
from confarchive.model.talks.talks import Talk

PATH = "programmes/gala-2019.yml"
WHOLE = Talk(
    title="Of: bridges",
    speakers=("Jane Doe", "Bo"),
    room="Attic",
    start=datetime(2019, 2, 2, 10, 30),
    minutes=50,
    slides="https://gala.example/1.pdf",
    video="https://video.example/1",
    language="en",
    url="https://gala.example/1",
)


def test_what_is_written_is_read_again():
    text = added("", "gala-2019", [WHOLE, Talk(title="Two", start=date(2019, 2, 3))])
    assert text.startswith("# The programme of gala-2019.")
    assert read(text, PATH) == ((WHOLE, Talk(title="Two", start=date(2019, 2, 3))), ())


def test_only_what_is_lacking_is_added_and_all_else_stays():
    text = "# Ours\ntalks:\n  # the best one\n  - {title: Two, room: Hall}\n"
    more = added(text, "gala-2019", [Talk(title="Two", room="Attic"), Talk(title="Three")])
    assert more == f"{text}  - {{title: Three}}\n"
    assert added(more, "gala-2019", [Talk(title="Three")]) == more


@pytest.mark.parametrize(
    "text", ["talks: [{title: A}]\n", "talks: []\n", "talks: none\n", "a: [\n"]
)
def test_a_file_without_a_place_for_more_is_left_alone(text):
    with pytest.raises(ValueError, match="expected"):
        added(text, "gala-2019", [Talk(title="B")])


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("talks: [\n", 2, ("not readable: did not find expected node content, expected YAML; mend what stands "
         "there, or put text with signs in quotes")),
        ("talk: []\n", 1, "unknown key 'talk'; did you mean 'talks'?"),
        ("talks: none\n", None, "talks: found 'none', expected keys such as title and speakers"),
        ("talks:\n  - {title: A}\n  - {room: B}\n", 3, "talks: no title: expected what the talk is called"),
        ("talks:\n  - title: A\n    start: noon\n", 2, ("talks: start: found 'noon', expected a day and a time "
         "such as 2015-01-31 10:00")),
        ("talks:\n  - {title: A, minutes: 1h}\n", 2, ("talks: minutes: found '1h', expected a number of minutes "
         "such as 50")),
        ("talks:\n  - {title: A, slides: ../a.pdf}\n", 2, ("talks: slides: found '../a.pdf', expected an address "
         "such as https://fosdem.org/2015/")),
        ("talks:\n  - {title: A, url: 'javascript:a()'}\n", 2, ("talks: url: found 'javascript:a()', expected an "
         "address such as https://fosdem.org/2015/")),
        ("talks:\n  - {title: A, conference: b-2015}\n", 2, ("talks: conference: unknown key; known are title, "
         "speakers, room, start, minutes, slides, video, language, url")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(text, line, message):
    _, (problem,) = read(text, PATH)
    assert (problem.path, problem.line) == (PATH, line)
    assert problem.message == message


def test_what_is_right_beside_it_stays():
    talks, problems = read("talks:\n  - {title: A}\n  - {room: B}\n  - {title: C}\n", PATH)
    assert [talk.title for talk in talks] == ["A", "C"]
    assert len(problems) == 1


def test_programmes_are_found_by_the_names_of_their_files(tmp_path):
    folder = tmp_path / "programmes"
    folder.mkdir()
    (folder / "gala-2019.yml").write_text("talks:\n  - {title: A}\n")
    (folder / "gala.yml").write_text("talks:\n  - {title: B}\n")
    (folder / "notes.txt").write_text("talks")
    (folder / "fair-2019.yml").write_bytes(b"\xff")
    (tmp_path.parent / "out.yml").write_text("talks:\n  - {title: C}\n")
    (folder / "out-2019.yml").symlink_to(tmp_path.parent / "out.yml")
    found, problems = read_programmes(tmp_path)
    assert found == {"gala-2019": (Talk(title="A"),)}
    assert sorted(problem.path for problem in problems) == [
        "programmes/fair-2019.yml",
        "programmes/gala.yml",
    ]
    assert read_programmes(tmp_path / "nowhere") == ({}, ())


def test_a_programme_of_what_no_file_describes_is_told(tmp_path):
    (tmp_path / "programmes").mkdir()
    for name in ("gala-2019", "fair-2019", "expo-2019"):
        (tmp_path / path_of(name)).write_text("talks:\n  - {title: A}\n")
    (tmp_path / "conferences.yml").write_text(
        "gala: {name: Gala, editions: {2019: {}}}\nexpo: never\n"
    )
    archive = scan(tmp_path, now=datetime(2020, 1, 1, tzinfo=UTC))
    assert sorted(map(str, archive.problems)) == [
        (
            "programmes/expo-2019.yml: found a programme, and conferences.yml says 'expo: never'; "
            "take one of the two out [unknown-conference]"
        ),
        (
            "programmes/fair-2019.yml: 'fair-2019' is not in conferences.yml yet; "
            "confarchive conferences --apply describes it [unknown-conference]"
        ),
    ]


def test_names_of_conferences_are_told_at_their_lines(tmp_path):
    (tmp_path / "posts").mkdir()
    (tmp_path / "conferences.yml").write_text("expo: never\n")
    header = (
        "mentions: [\n  gala-2018,\n  gala-20181]\n"
        "conferences:\n- expo-2019\n- a b\ntalks:\n  - title: fair-2019\n    conference: fair-2020\n"
    )
    text = f"---\ndate: 2019-02-03\n{header}---\n\n# A gala-2018\n"
    (tmp_path / "posts/a.md").write_text(text)
    archive = scan(tmp_path, now=datetime(2020, 1, 1, tzinfo=UTC))
    lines = {problem.line: problem.message.partition(" ")[0] for problem in archive.problems}
    assert lines == {
        4: "mentions:",
        5: "mentions:",
        7: "conferences:",
        8: "conferences:",
        11: "talks:",
    }
