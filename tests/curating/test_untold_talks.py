"""Talks that posts tell of, as advice."""

from confarchive.cli import main
from confarchive.curating import load, untold_talks, write
from confarchive.model.talks.talks import Talk

BODY = (
    "Words.\n\nI gave a talk titled **Measuring communities** ([slides](https://a.example/1)).\n\n"
    "- *Of bridges* by Jane Doe\n- *Of halls* by Jo Day"
)
GALA = "gala: {name: Gala, editions: {2015: {}}}\n"


def test_each_is_told_with_its_line_and_words(archive, post):
    sources = archive(
        {"posts/a.md": post(BODY, conferences=["gala-2015"], author="Bo Roe"), "pages/b.md": BODY}
    )
    first, second, _ = untold_talks(sources)
    assert str(first.problem) == (
        "posts/a.md:11: tells of a talk: “I gave a talk titled **Measuring communities**” (sure) [talk-told]"
    )
    assert first.shown == (
        "+ - {title: Measuring communities, speakers: [Bo Roe], slides: 'https://a.example/1'}",
    )
    assert str(second.problem).startswith(
        "posts/a.md:13: tells of a talk: “- *Of bridges* by Jane Doe” (likely)"
    )


def test_all_are_written_below_one_another_and_nothing_else_changes(archive, post, tmp_path):
    text = post(BODY, conferences=["gala-2015"], author="Bo Roe")
    sources = archive({"posts/a.md": text})
    write(tmp_path, untold_talks(sources))
    (found,) = load(tmp_path).posts
    assert found.talks == (
        Talk(title="Measuring communities", speakers=("Bo Roe",), slides="https://a.example/1"),
        Talk(title="Of bridges", speakers=("Jane Doe",)),
        Talk(title="Of halls", speakers=("Jo Day",)),
    )
    written = (tmp_path / "posts/a.md").read_text("utf-8")
    added = [line for line in written.splitlines() if line not in text.splitlines()]
    assert added[0] == "talks:"
    assert len(added) == 4
    assert [line for line in written.splitlines() if line not in added] == text.splitlines()
    assert list(untold_talks(load(tmp_path))) == []


def test_check_writes_what_is_sure(archive, post, tmp_path, capsys):
    archive(
        {
            "conferences.yml": GALA,
            "posts/a.md": post(BODY, conferences=["gala-2015"], author="Bo Roe"),
        }
    )
    assert main(["check", "--site", str(tmp_path), "--apply", "--kind", "talk-told"]) == 0
    assert "2 more are only likely" in capsys.readouterr().out
    assert [talk.title for talk in load(tmp_path).posts[0].talks] == ["Measuring communities"]
