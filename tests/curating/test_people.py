"""Two spellings of one person's name: which are found, how sure, and what people.yml gets."""

import pytest

from confarchive.cli import main
from confarchive.curating import load, people_advice, same_persons
from confarchive.model.files import people_file
from confarchive.model.problems import ProblemKind
from tests.building.sites import post
from tests.curating.test_questions import asked


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Return a function that makes an archive of posts' authors, by name, and of files, and goes there."""

    def make(authors, blog="", **files):
        source = f"source: {{blog: {blog}, path: a, sha256: b}}\n" if blog else ""
        for number, author in enumerate(authors):
            text = post(f"Post {number}", author=author).replace("---\n", f"---\n{source}", 1)
            files[f"posts/{number}.md"] = text
        for name, text in files.items():
            file = tmp_path / name.replace("_yml", ".yml")
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return make


def advice(root):
    sources = load(root)
    return [str(each.problem) for each in people_advice(sources, same_persons(sources))]


def test_advice_tells_both_names_their_posts_and_why(home):
    root = home(["Jane Doe", "Jane Doe", "J. Doe"], blog="Notes")
    (message,) = advice(root)
    assert message == (
        "posts/2.md:4: the author 'J. Doe' (1) looks like 'Jane Doe' (2), names are initials, and both "
        "write in 'Notes'; if they are one, an alias in people.yml makes them one [same-person]"
    )


def test_advice_that_is_sure_says_so(home):
    root = home(["Jane Doe", '["Doe, Jane"]'])
    (message,) = advice(root)
    assert message == (
        "posts/1.md:3: the author 'Doe, Jane' (1) looks like 'Jane Doe' (1), the family's name stands "
        "first; an alias in people.yml makes them one [same-person]"
    )


@pytest.mark.parametrize(
    "authors",
    [
        pytest.param(["Jane Doe", "John Doe", "J. Doe"], id="who of two, nobody can tell"),
        pytest.param(["Jane Doe", "J. Doe", "J. Doe, Jane Doe"], id="side by side"),
        pytest.param(["Jane Doe", "Jane"], id="a first name alone"),
        pytest.param(["JANE DOE", "Jane Doe"], id="one page already"),
        pytest.param(["Jane Doe", "Bo Reed"], id="two names"),
    ],
)
def test_where_there_is_no_advice(home, authors):
    assert advice(home(authors)) == []


def test_a_first_name_is_one_persons_within_a_blog(home):
    root = home(["Jane Doe", "Jane"], blog="Notes")
    (message,) = advice(root)
    assert "'Jane' (1) looks like 'Jane Doe' (1), it is a part of the other, and both" in message
    (root / "posts/2.md").write_text(post("Two", author="Jane Roe"), "utf-8")
    assert len(advice(root)) == 1  # she writes elsewhere


def test_the_fuller_name_is_kept_where_nobody_is_described(home):
    sources = load(home(["J. Doe", "J. Doe", "J. Doe", "Jane Doe"]))
    (pair,) = same_persons(sources)
    assert (pair.kept.label, pair.other.label) == ("Jane Doe", "J. Doe")
    accented = home([*3 * ["Joerg Mueller"], "Jörg Müller"])
    assert [each.kept.label for each in same_persons(load(accented))] == ["Jörg Müller"]


def test_who_is_described_is_kept_as_they_are_called(home):
    sources = load(home(["jdoe", "Jane Doe"], people_yml="jd: {name: jdoe}\n"))
    (pair,) = same_persons(sources)
    assert (pair.kept.slug, pair.other.label) == ("jd", "Jane Doe")


def test_two_who_are_described_are_two(home):
    described = "jane-doe: {name: Jane Doe}\nj-doe: {name: J. Doe}\n"
    assert advice(home(["Jane Doe", "J. Doe"], people_yml=described)) == []


def test_what_would_go_on_into_a_third_waits(home):
    root = home(["Jane Quinn Doe", '["Doe, Jane Quinn"]', '["Doe, J. Q."]'])
    told = [(pair.other.label, pair.kept.label) for pair in same_persons(load(root))]
    assert ("Doe, Jane Quinn", "Jane Quinn Doe") in told
    assert all(kept == "Jane Quinn Doe" for _, kept in told)


OURS = """\
# who writes here

jane-doe:  # since 2009
    name: Jane Doe
    url: 'https://jane.example/'   # her own
# the others
bo: {name: Bo Reed, aliases: [B.R.]}  # and he
"""


def test_apply_writes_what_is_sure_and_nothing_else(home, capsys):
    root = home(
        ['["Doe, Jane"]', "Jane Doe", "BoReed", "Bo Reed", "Ada Stone", "A. Stone"], people_yml=OURS
    )
    main(["check", "--apply"])
    assert (root / "people.yml").read_text("utf-8") == OURS.replace(
        "# her own\n", "# her own\n    aliases: ['Doe, Jane']\n"
    ).replace("[B.R.]", "[B.R., BoReed]")
    assert "only likely" in capsys.readouterr().out
    assert {each.name for each in load(root).people.persons} == {"Jane Doe", "Bo Reed"}
    again = (root / "people.yml").read_bytes()
    main(["check", "--apply"])
    assert (root / "people.yml").read_bytes() == again


@pytest.mark.parametrize("secret", ["status: draft", "status: hidden", "expires: 2016-01-01"])
def test_nobody_is_described_by_what_readers_do_not_see(home, capsys, secret):
    root = home(["Jane Doe", '["Doe, Jane"]', "ADA STONE", "Ada Stone", "A. Stone", "Ada Stone"])
    for number in (1, 3, 5):
        file = root / f"posts/{number}.md"
        file.write_text(file.read_text("utf-8").replace("---\n", f"---\n{secret}\n", 1), "utf-8")
    assert main(["check", "--apply", "--min", "likely"]) == 0
    text = (root / "people.yml").read_text("utf-8")
    assert text == "ada-stone: {name: ADA STONE, aliases: [A. Stone]}\n"
    assert "stands first; no post in lists has both: spell them alike" in capsys.readouterr().out


def test_nobody_is_asked_about_a_name_that_only_a_draft_has(home, monkeypatch):
    root = home(["Ada Stone", "A. Stone"])
    file = root / "posts/1.md"
    file.write_text(file.read_text("utf-8").replace("---\n", "---\nstatus: draft\n", 1), "utf-8")
    seen = asked(monkeypatch)
    assert main(["check"]) == 0
    assert seen == []


def test_whom_the_file_describes_it_may_name(home):
    root = home(["Jane Doe", '["Doe, Jane"]'], people_yml=OURS)
    file = root / "posts/0.md"
    file.write_text(file.read_text("utf-8").replace("---\n", "---\nstatus: draft\n", 1), "utf-8")
    main(["check", "--apply"])
    assert "aliases: ['Doe, Jane']" in (root / "people.yml").read_text("utf-8")


def test_likely_ones_are_written_when_asked_for(home):
    root = home(["Ada Stone", "A. Stone", "astone"])
    main(["check", "--apply", "--min", "likely"])
    text = (root / "people.yml").read_text("utf-8")
    described, problems = people_file.read(text)
    assert problems == ()
    (person,) = described.persons
    assert (person.key, person.name) == ("ada-stone", "Ada Stone")
    assert sorted(person.aliases) == ["A. Stone", "astone"]
    assert advice(root) == []


def test_a_yes_on_a_terminal_makes_them_one(home, monkeypatch, capsys):
    root = home(["Ada Stone", "A. Stone"], people_yml="# people\n")
    seen = asked(monkeypatch, "yes")
    main(["check"])
    assert seen == ["Are they one person? yes, no, never: "]
    assert "A. Stone and Ada Stone: names are initials\n    A. Stone: posts/1.md" in (
        capsys.readouterr().out
    )
    text = (root / "people.yml").read_text("utf-8")
    assert text == "# people\nada-stone: {name: Ada Stone, aliases: [A. Stone]}\n"


@pytest.mark.parametrize("answer", ["no", "never"])
def test_whoever_is_told_apart_is_asked_about_again_unless_for_ever(home, monkeypatch, answer):
    root = home(["Ada Stone", "A. Stone"])
    asked(monkeypatch, answer)
    main(["check"])
    assert (root / "people.yml").exists() == (answer == "never")
    assert len(advice(root)) == (answer == "no")
    seen = asked(monkeypatch)
    main(["check"])
    assert len(seen) == (answer == "no")


def test_what_is_sure_is_not_asked_about(home, monkeypatch):
    home(["Jane Doe", '["Doe, Jane"]'])
    seen = asked(monkeypatch)
    main(["check"])
    assert seen == []


@pytest.mark.parametrize("wrong", ["jane-doe: x\n", "jane-doe: [\n", "jane-doe: {nmae: Jane}\n"])
def test_a_file_with_something_wrong_is_left_alone(home, wrong):
    root = home(["Jane Doe", '["Doe, Jane"]'], people_yml=wrong)
    sources = load(root)
    assert [each.change for each in people_advice(sources, same_persons(sources))] == [None]
    assert main(["check", "--apply"]) == 1
    assert (root / "people.yml").read_text("utf-8") == wrong


def test_advice_is_of_its_kind_and_of_the_posts_that_are_named(home, capsys):
    home(["Jane Doe", '["Doe, Jane"]', "Bo"])
    main(["check", "--kind", str(ProblemKind.SAME_PERSON)])
    assert capsys.readouterr().out.startswith("posts/1.md:3: the author 'Doe, Jane'")
    main(["check", "posts/2.md"])
    assert "same-person" not in capsys.readouterr().out
