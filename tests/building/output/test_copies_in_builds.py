"""Copies of pictures are made once, follow their pictures, and go with them."""

import pytest

from confarchive.building.output import picture_copies
from tests.building.photographs import photograph
from tests.building.sites import CONF, PICTURE, post, wait

SHOWN = {
    "files/hall.jpg": photograph(),
    "posts/2015/one.md": post(body="![Hall](../../files/hall.jpg)"),
}


def test_copies_are_made_once(site, monkeypatch):
    here = site(SHOWN)
    first = here.build().files()
    made = []
    make = picture_copies.make
    monkeypatch.setattr(picture_copies, "make", lambda *given: made.append(given) or make(*given))
    wait()
    here.write({"posts/2015/one.md": post(body="Seen: ![Hall](../../files/hall.jpg)")})
    again = here.build().files()
    assert made == []
    assert {name: again[name] for name in first if "_image" in name} == {
        name: content for name, content in first.items() if "_image" in name
    }
    wait()
    here.write({"files/hall.jpg": photograph(810, 600)})
    here.build()
    assert len(made) == 1


CHANGES = {
    "another picture of the same size": {"files/hall.jpg": photograph(noted=False)},
    "another size": {"files/hall.jpg": photograph(600, 700)},
    "a small one": {"files/hall.jpg": photograph(300, 200)},
    "none any more": {"files/hall.jpg": None, "posts/2015/one.md": post(body="Nothing.")},
    "one more of its name": {
        "posts/2015/hall.jpg": photograph(700, 500),
        "posts/2015/two.md": post("Two", body="![Other](hall.jpg)"),
    },
    "a draft": {"posts/2015/one.md": post(body="![Hall](../../files/hall.jpg)", draft=True)},
    "other widths": {"conf.py": f"{CONF}archive_picture_widths = [700]\n"},
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("changed", CHANGES.values(), ids=CHANGES)
def test_the_same_is_there_as_after_a_clean_build(site, tmp_path, changed, builder):
    here = site(SHOWN | {"posts/2015/three.md": post("Three")})
    here.build(builder)
    wait()
    here.write(changed)
    assert here.build(builder).files() == here.copy(tmp_path / "clean").build(builder).files()


def test_nothing_stays_of_the_pictures_of_drafts(site):
    here = site(SHOWN | {"posts/2015/two.md": post("Two")})
    built = here.build()
    kept = built.doctrees / "confarchive-pictures"
    assert len(list(kept.iterdir())) > 1
    wait()
    here.write({"posts/2015/one.md": post(body="![Hall](../../files/hall.jpg)", draft=True)})
    built = here.build()
    assert not built.has("_image_copies")
    assert not built.has("_images")
    assert [file.name for file in kept.iterdir()] == ["record.pickle"]
    assert b"hall" not in (kept / "record.pickle").read_bytes()


def test_one_picture_never_takes_the_address_of_another(site):
    files = {
        "files/b/hall.svg": PICTURE.format("B"),
        "posts/2015/b.md": post("B", body="![B](../../files/b/hall.svg)"),
    }
    here = site(files)
    first = here.build()
    assert first.has("_images/files/b/hall.svg")
    wait()
    here.write(
        {
            "files/a/hall.svg": PICTURE.format("A"),
            "posts/2015/a.md": post("A", body="![A](../../files/a/hall.svg)"),
        }
    )
    built = here.build()
    assert built.text("_images/files/b/hall.svg") == PICTURE.format("B")
    assert built.text("_images/files/a/hall.svg") == PICTURE.format("A")
    assert built.text("posts/2015/b.html").count("_images/files/b/hall.svg") == 1
