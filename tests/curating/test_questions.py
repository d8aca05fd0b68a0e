"""What is only likely: proposed apart with its strength, and asked about once a conference."""

import builtins
import sys

import pytest

from confarchive import curating
from confarchive.cli import main
from confarchive.curating import (
    Answer,
    answered,
    load,
    mentions,
    understood,
    unnamed_findings,
    write,
)
from tests.opened import opened

BODY = "The speakers and keynotes of this conference were good."


@pytest.fixture
def meadow(archive, post):
    """Return an archive with three posts about what only its own readers know."""
    return archive(
        {
            "posts/a.md": post(BODY, title="Meadow Meet 3: day 1"),
            "posts/b.md": post(BODY, title="Notes from Meadow Meet 4", date="2016-02-03"),
            "posts/c.md": post("Again.", title="Why I love Meadow Meet", date="2016-03-03"),
            "posts/d.md": post("Words.", title="Release 3"),
            "posts/e.md": post("Words.", title="Release 4"),
        }
    )


def questions(sources):
    return curating.questions(unnamed_findings(sources))


def names(folder, path):
    (post,) = (each for each in load(folder).posts if each.path == path)
    return post.conferences, post.mentions


def test_a_name_that_recurs_is_asked_about_once_with_all_its_posts(meadow):
    (question,) = questions(meadow)
    assert (question.series, question.name) == ("meadow-meet", "Meadow Meet")
    assert next(question.lines()) == "Meadow Meet (meadow-meet): 3 posts"


def test_one_yes_names_all_posts_and_describes_the_conference(meadow, tmp_path):
    (question,) = questions(meadow)
    write(tmp_path, answered(meadow, question, Answer.YES))
    assert names(tmp_path, "posts/a.md") == (("meadow-meet-2015",), ())
    assert names(tmp_path, "posts/c.md") == (("meadow-meet-2016",), ())
    described = (tmp_path / "conferences.yml").read_text("utf-8")
    assert (
        described == "meadow-meet:\n  name: Meadow Meet\n  editions:\n    2015: {}\n    2016: {}\n"
    )
    after = load(tmp_path)
    assert after.problems == ()
    assert list(questions(after)) == []


def test_never_is_kept_in_the_file_and_asked_no_more(meadow, tmp_path):
    (question,) = questions(meadow)
    write(tmp_path, answered(meadow, question, Answer.NEVER))
    assert (tmp_path / "conferences.yml").read_text("utf-8") == "meadow-meet: never\n"
    after = load(tmp_path)
    assert after.problems == ()
    assert list(questions(after)) == []


def test_no_writes_nothing(meadow):
    (question,) = questions(meadow)
    assert list(answered(meadow, question, Answer.NO)) == []


def test_editions_are_added_to_a_conference_that_is_described(archive, post, tmp_path):
    files = {
        "conferences.yml": "fosdem:\n  name: FOSDEM\n  editions:\n    2014: {}\n",
        "posts/a.md": post(tags=["FOSDEM"]),
        "posts/b.md": post("FOSDEM 2014, FOSDEM 2014.", title="Newsletter"),
    }
    sources = archive(files)
    (question,) = questions(sources)
    write(tmp_path, answered(sources, question, Answer.YES))
    assert "    2015: {}\n" in (tmp_path / "conferences.yml").read_text("utf-8")
    assert names(tmp_path, "posts/a.md") == (("fosdem-2015",), ())
    assert names(tmp_path, "posts/b.md") == ((), ("fosdem-2014",))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("y", Answer.YES),
        (" Yes ", Answer.YES),
        ("n", Answer.NO),
        ("no", Answer.NO),
        ("ne", Answer.NEVER),
        ("never", Answer.NEVER),
        ("", None),
        ("maybe", None),
    ],
)
def test_answers_are_understood_from_their_first_letters(text, answer):
    assert understood(text) is answer


def test_what_is_described_is_a_conference_whatever_is_answered(archive, post, tmp_path):
    described = "fosdem: {name: FOSDEM}\n"
    sources = archive({"conferences.yml": described, "posts/a.md": post(tags=["FOSDEM"])})
    (question,) = questions(sources)
    write(tmp_path, answered(sources, question, Answer.NEVER))
    assert (tmp_path / "conferences.yml").read_text("utf-8") == described


# -- the command


@pytest.fixture
def home(archive, post, tmp_path, monkeypatch):
    archive(
        {
            "conferences.yml": "fosdem: {name: FOSDEM, editions: {2014: {}, 2015: {}}}\n",
            "posts/a.md": post(title="FOSDEM 2015"),
            "posts/b.md": post(tags=["FOSDEM"]),
            "posts/c.md": post("FOSDEM 2014, FOSDEM 2014.", title="Newsletter"),
        }
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_apply_alone_writes_only_what_is_sure(home, capsys):
    main(["check", "--apply"])
    assert names(home, "posts/a.md") == (("fosdem-2015",), ())
    assert names(home, "posts/b.md") == ((), ())
    assert names(home, "posts/c.md") == ((), ("fosdem-2014",))
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "1 more is only likely; --min likely --apply makes them too."
    main(["check", "--apply", "--min", "likely"])
    assert names(home, "posts/b.md") == (("fosdem-2015",), ())


@pytest.mark.usefixtures("home")
def test_only_what_is_sure_can_be_shown(capsys):
    main(["check", "--min", "sure", "--kind", "conference-mentioned"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(" in its")[0] for line in lines[:-1]] == [
        "posts/a.md:5: is about fosdem-2015: 'FOSDEM 2015'",
        "posts/c.md:7: mentions fosdem-2014: 'FOSDEM 2014'",
    ]


def asked(monkeypatch, *answers):
    """Let a terminal be there, at which a person gives *answers*; return what they are asked."""
    seen, left = [], list(answers)

    def answer(prompt):
        seen.append(prompt)
        if not left:
            raise EOFError
        return left.pop(0)

    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", answer)
    return seen


def test_a_terminal_is_asked_until_the_answer_is_understood(home, monkeypatch):
    seen = asked(monkeypatch, "perhaps", "yes")
    assert main(["check"]) == 0
    assert len(seen) == 2
    assert names(home, "posts/b.md") == (("fosdem-2015",), ())


def test_posts_are_read_and_looked_at_once_for_advice_and_questions(home, monkeypatch):
    looked, detect = [], mentions.detect

    def watched(post, catalogue):
        looked.append(post.path)
        return detect(post, catalogue)

    monkeypatch.setattr(mentions, "detect", watched)
    asked(monkeypatch, "no")
    with opened() as without:
        main(["check", "--no-questions"])
    with opened() as files:
        main(["check"])
    assert looked == ["posts/a.md", "posts/b.md", "posts/c.md"] * 2
    post = str((home / "posts/b.md").resolve())
    assert files.count(post) == without.count(post) > 0


def test_who_ends_the_input_is_asked_no_more(home, monkeypatch):
    asked(monkeypatch)
    assert main(["check"]) == 0
    assert names(home, "posts/b.md") == ((), ())


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("options", [["--no-questions"], ["--apply"], ["--kind", "tag-used-once"]])
def test_nobody_is_asked_who_does_not_want_to_be(monkeypatch, options):
    seen = asked(monkeypatch)
    main(["check", *options])
    assert seen == []


@pytest.mark.usefixtures("home")
def test_without_a_terminal_nobody_is_asked(monkeypatch):
    seen = asked(monkeypatch)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    main(["check"])
    assert seen == []


def test_what_readers_do_not_see_is_not_asked_about(archive, post):
    def asked(status):
        posts = {
            f"posts/{n}.md": post(BODY, title=f"Meadow Meet {n}", status=status) for n in (3, 4)
        }
        sources = archive(posts)
        return list(curating.open_questions(sources, list(unnamed_findings(sources)), ()))

    assert len(asked("published")) == 1
    assert asked("draft") == []
