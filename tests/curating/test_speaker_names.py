"""Two spellings of a speaker's name, beside those of authors."""

from tests.building.sites import post
from tests.curating.test_people import advice, home

__all__ = ["home"]  # a fixture


def with_talks(root, name, author, *speakers):
    talks = [
        {"title": f"Talk {number}", "speakers": names} for number, names in enumerate(speakers)
    ]
    (root / f"posts/{name}.md").write_text(post(name, author=author, talks=talks), "utf-8")


def test_speakers_are_looked_at_too(home):
    root = home(["Jane Doe"])
    with_talks(root, "x", "Bo Reed", ["J. Doe"], ["Reed, Bo"])
    assert advice(root) == [
        (
            "posts/x.md:4: the speaker 'J. Doe' (1) looks like 'Jane Doe' (1), names are initials; "
            "if they are one, an alias in people.yml makes them one [same-person]"
        ),
        (
            "posts/x.md:4: the speaker 'Reed, Bo' (1) looks like 'Bo Reed' (1), the family's name stands "
            "first; an alias in people.yml makes them one [same-person]"
        ),
    ]


def test_two_speakers_of_a_talk_are_two(home):
    root = home([])
    (root / "posts").mkdir()
    with_talks(root, "x", "Bo", ["Jane Doe", "J. Doe"])
    assert advice(root) == []
    with_talks(root, "x", "Bo", ["Jane Doe"], ["J. Doe"])
    assert len(advice(root)) == 1


def test_speakers_of_a_blog_are_named_there(home):
    root = home(["Jane Doe"], blog="Notes")
    text = (root / "posts/0.md").read_text("utf-8")
    talks = 'talks: [{title: A, speakers: ["J. Doe"]}]'
    (root / "posts/1.md").write_text(text.replace("author: Jane Doe", talks), "utf-8")
    (message,) = advice(root)
    assert "names are initials, and both are named in 'Notes'" in message
