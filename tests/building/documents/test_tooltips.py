"""What pictures and links say when a reader points at them is shown."""

import pytest

from tests.building.sites import PICTURE, post

TITLED = """\
A ![hall](../../files/hall.svg "The *hall* & \\"more\\"") here, and ![again][hall].

```{image} ../../files/hall.svg
```

[![linked](https://elsewhere.example/a.png 'In a link')](two.md "Of the link")

[A place](two.md#there "Of a place"), [a file](../../files/notes.txt "Of a file"),
[another](<../../files/more notes.txt> "Of another"),
[elsewhere](https://elsewhere.example/ "Of another site"), [here](#two "Of this page").

[hall]: <../../files/hall.svg> (By "reference")
"""
LINKS = ("the link", "a place", "a file", "another", "another site", "this page")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_they_are_shown(build, builder):
    other = post("Two", body="(there)=\n## There")
    files = {"files/hall.svg": PICTURE.format("A hall"), "files/notes.txt": "Notes."}
    files["files/more notes.txt"] = "More."
    posts = {"posts/2015/one.md": post(body=f"{TITLED}\n## Two"), "posts/2015/two.md": other}
    built = build(files | posts, builder)
    page = built.page(f"posts/2015/one{'/index' if builder == 'dirhtml' else ''}.html")
    (body,) = page.xpath("//*[@itemprop='articleBody']")
    titles = [image.get("title") for image in body.iter("img")]
    assert titles == ['The *hall* & "more"', 'By "reference"', None, "In a link"]
    titles = [link.get("title") for link in body.xpath(".//p//a")]
    assert titles == [f"Of {each}" for each in LINKS]
