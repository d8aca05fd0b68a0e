"""The commands that advise: what they print, and that only --apply writes."""

import pytest

from confarchive.cli import main
from confarchive.curating import load

DESCRIBED = "fosdem:\n  name: FOSDEM\n  editions: {2015: {}}\n"


@pytest.fixture
def home(archive, post, tmp_path, monkeypatch):
    archive(
        {
            "conferences.yml": DESCRIBED,
            "posts/a.md": post("At FOSDEM 2015, at FOSDEM 2015.", tags=["devops", "x"]),
            "posts/b.md": post("At FOSDEM 2014, at FOSDEM 2014.", tags=["dev-ops", "x"]),
        }
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("command", "count", "written"),
    [
        ("check", "2 changes", {"terms.yml", "posts/a.md"}),
        ("conferences", "3 changes", {"conferences.yml"}),
        ("link", "1 change", {"posts/a.md"}),
    ],
)
def test_only_what_is_applied_is_written(home, capsys, command, count, written):
    before = files(home)
    assert main([command]) == 0
    assert files(home) == before
    shown = capsys.readouterr().out.splitlines()
    assert shown[-1] == f"{count} would be made; --apply makes them."
    assert main([command, "--apply"]) == 0
    after = files(home)
    changed = {path for path, data in after.items() if before.get(path) != data}
    assert {path.relative_to(home).as_posix() for path in changed} == written
    assert capsys.readouterr().out.splitlines()[:-1] == shown[:-1]


def test_advice_can_be_narrowed(home, capsys):
    main(["check", "--kind", "near-duplicate"])
    (line, _) = capsys.readouterr().out.splitlines()
    assert line.endswith("[near-duplicate]")
    main(["link", "--site", str(home), "posts/a.md"])
    assert "posts/b.md" not in capsys.readouterr().out


def test_entries_can_be_asked_for_by_post(home, capsys):
    main(["conferences", "posts/a.md"])
    assert capsys.readouterr().out == ""
    main(["conferences", str(home / "posts/b.md").replace(f"{home}/", "")])
    assert "fosdem-2014" in capsys.readouterr().out


@pytest.mark.usefixtures("home")
def test_a_post_that_is_not_there_is_told(capsys):
    assert main(["check", "posts/aa.md"]) == 2
    assert "posts/aa.md: no such post; did you mean 'posts/a.md'?" in capsys.readouterr().err


def test_what_is_wrong_is_told_too(home, capsys):
    (home / "terms.yml").write_text("tag: {}\n", "utf-8")
    assert main(["check"]) == 1
    assert "terms.yml:1: tag: unknown key; did you mean 'tags'?" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_another_folder_is_refused(capsys):
    assert main(["check", "--site", "posts"]) == 2
    assert "posts: no folder posts there; expected the archive's folder" in capsys.readouterr().err


# -- what conf.py excludes


@pytest.mark.parametrize(
    ("conf", "written"),
    [
        ('exclude_patterns = ["posts/2017"]\n', ["gala"]),
        ('exclude_patterns = ["posts/2017/*"]\n', ["gala"]),
        ("exclude_patterns = []\n", ["expo", "gala"]),
        ("", ["expo", "gala"]),
        ('exclude_patterns = ["posts/" + "2017"]\n', None),
        ('exclude_patterns = []\nexclude_patterns += ["posts/2017"]\n', None),
        ('exclude_patterns = []\nexclude_patterns.append("posts/2017")\n', None),
        ('exclude_patterns = []\nif True:\n    exclude_patterns = ["posts/2017"]\n', None),
        ('exclude_patterns = "posts/2017"\n', None),
    ],
)
def test_what_is_excluded_is_no_part_of_the_archive(home, post, capsys, conf, written):
    (home / "conf.py").write_text(conf, "utf-8")
    for path, name in (("2015/a", "gala-2015"), ("2017/b", "expo-2015")):
        (home / "posts" / path).parent.mkdir()
        (home / f"posts/{path}.md").write_text(post(conferences=[name]), "utf-8")
    assert main(["conferences", "--apply"]) == (written is None)
    described = {series.slug for series in load(home).conferences.series}
    assert described == {"fosdem", *(written or ())}
    told = "conf.py: exclude_patterns: found what only a build computes, expected a list of texts"
    assert (told in capsys.readouterr().err) == (written is None)


def test_a_file_without_a_place_for_a_change_stays_and_is_told(home, capsys):
    (home / "terms.yml").write_text("tags: [devops]\n", "utf-8")
    assert main(["check", "--apply", "--kind", "near-duplicate"]) == 2
    assert (home / "terms.yml").read_text("utf-8") == "tags: [devops]\n"
    told = capsys.readouterr().err
    assert "terms.yml: tags: expected keys; nothing was written into it" in told
