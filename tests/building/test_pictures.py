"""Pictures of one name keep their names whatever the order of reading."""

from types import SimpleNamespace

from confarchive.building import pictures


def settle(*images):
    env = SimpleNamespace(images={path: (docnames, "") for path, docnames in images})
    return pictures.settle(env), {path: name for path, (_, name) in env.images.items()}


def test_names_follow_the_paths():
    images = [("b/hall.png", {"q"}), ("a/hall.png", {"p", "q"}), ("a/x.png", {"p"})]
    shown, names = settle(*images)
    assert names == {"a/hall.png": "hall.png", "b/hall.png": "hall1.png", "a/x.png": "x.png"}
    assert shown == {"p": ("hall.png", "x.png"), "q": ("hall.png", "hall1.png")}
    assert settle(*reversed(images)) == (shown, names)


def test_a_number_that_is_taken_is_left_out():
    _, names = settle(("a/hall.png", {"p"}), ("a/hall1.png", {"p"}), ("b/hall.png", {"p"}))
    assert sorted(names.values()) == ["hall.png", "hall1.png", "hall2.png"]
