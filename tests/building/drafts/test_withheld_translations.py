"""What is withheld is told by no translation of it, and no translation that is withheld by its original."""

import pytest

from confarchive.building.data import plain_site
from tests.building import exported
from tests.building.sites import CONF
from tests.building.translated import POSTS, REISE, TRIP, VOYAGE, alternates, ways


@pytest.mark.parametrize("how", ["status: draft", "status: hidden", "date: 2033-01-01"])
def test_nothing_tells_of_a_translation_that_is_withheld(site, how):
    key = how.partition(":")[0]
    lines = POSTS[f"{REISE}.md"].splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(f"{key}:"))
    text = text.replace("---\n", f"---\n{how}\n", 1)
    made = site(POSTS | {"conf.py": f"{CONF}archive_data = True\narchive_license = 'CC0-1.0'\n"})
    made.build()
    made.write({f"{REISE}.md": text})
    built = made.build()
    files = built.files()
    own = {f"{REISE}.html"} if "hidden" in how else set()
    telling = {name for name, data in files.items() if b"reise" in data or b"Reise" in data}
    assert telling == own
    for _ in own:  # which its own readers may leave
        assert alternates(built, REISE) == []
        assert len(ways(built, REISE)) == 2


def test_nothing_tells_of_an_original_that_is_withheld(build):
    text = POSTS[f"{TRIP}.md"].replace("---\n", "---\nstatus: draft\n", 1)
    built = build(POSTS | {f"{TRIP}.md": text})
    assert ways(built, REISE) == {("français", "fr"): "voyage.html"}
    assert alternates(built, REISE)[0] == ("x-default", f"{REISE}.html")
    telling = {name for name, data in built.files().items() if b"2015/trip" in data}
    assert telling == set()


def test_the_data_name_the_original(site):
    draft = POSTS["posts/2015/after.md"].replace("---\n", "---\nstatus: draft\n", 1)
    folder = exported.export(site(POSTS | {"posts/2015/after.md": draft}))
    rows = exported.of_json(folder)["posts"]
    assert rows == exported.of_csv(folder)["posts"] == exported.of_database(folder)["posts"]
    assert {row["id"]: row["translation_of"] for row in rows} == {
        REISE: TRIP,
        VOYAGE: TRIP,
        TRIP: None,
        "posts/2015/apres": None,
        "posts/2015/before": None,
    }


def test_a_copy_without_what_is_withheld_names_no_original_that_is(site, tmp_path):
    draft = POSTS["posts/2015/after.md"].replace("---\n", "---\nstatus: draft\n", 1)
    made = site(POSTS | {"posts/2015/after.md": draft})
    plain_site.export(made.source, tmp_path / "plain")
    texts = {
        name: (tmp_path / f"plain/posts/2015/{name}.md").read_text() for name in ("reise", "apres")
    }
    assert {name: "translation_of" in text for name, text in texts.items()} == {
        "reise": True,
        "apres": False,
    }
