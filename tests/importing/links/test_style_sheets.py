"""Style sheets that posts load come along with what they name, and lead to it in the site."""

import re

import pytest

from tests.importing.journeys import travel

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>'
SHEET = """@import "deep/more.css";
/* url(no.svg) */
.a { background: url(../images/a.svg) }
.b { background: image-set("../images/b.svg" 1x, url('https://else.example/x.svg') 2x) }
.f { src: url(hall.woff2?v=1#x); mask: url(#own); list-style: url(data:image/png;base64,AA) }
"""
MORE = ".c { background: url('../../images/c%20d.svg') }\n@import url(../hall.css);\n"
FILES = {
    "content/css/hall.css": SHEET,
    "content/css/deep/more.css": MORE,
    "content/css/hall.woff2": b"font",
    **{f"content/images/{name}.svg": SVG for name in ("a", "b", "c d", "unused")},
}
POSTS = {
    "a.md": "Title: A\nDate: 2015-01-02\n\n<link rel='stylesheet' href='/css/hall.css'>\n\nText.\n",
    "b.rst": "B\n#\n:date: 2015-01-02\n\n.. raw:: html\n\n   <style>@import '/css/hall.css';</style>\n\nText.\n",
}
URL = re.compile(r"""url\(["']?([^)"']+)|@import "([^"]+)"|image-set\("([^"]+)""")


def led(done, source):
    """Return the files of the site that the sheet of a post leads to, by its addresses."""
    page = done.html.text(done.page_of(source)).partition("articleBody")[2]
    sheet = re.search(r"[\"'(]([^\"'(]*hall\.css)", page)[1]
    found, waiting, seen = {}, [done.file_behind(source, sheet)], set()
    while waiting:
        file = waiting.pop()
        assert file
        seen.add(file)
        for url in filter(
            None, (url for urls in URL.findall(done.html.text(file)) for url in urls)
        ):
            if ":" in url or url.startswith("#") or url == "no.svg":
                continue
            target = re.sub(r"[?#].*", "", url).replace("%20", " ")
            path = (done.html.output / file).parent.joinpath(target).resolve()
            assert path.is_file(), url
            name = path.relative_to(done.html.output.resolve()).as_posix()
            found[url] = name
            waiting += [name] if name.endswith(".css") and name not in seen else []
    return found


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("source", POSTS)
def test_what_a_sheet_names_comes_along(tmp_path, source, builder):
    done = travel(tmp_path, {**FILES, f"content/{source}": POSTS[source]}, builder)
    assert not done.findings()
    names = {name.rpartition("/")[2] for name in led(done, source).values()}
    assert names == {"a.svg", "b.svg", "c d.svg", "hall.woff2", "more.css", "hall.css"}
    assert any(url.endswith("hall.woff2?v=1#x") for url in led(done, source))
    assert not (done.site.source / "files/images/unused.svg").exists()
    clean = done.html.files()
    post = done.site.source / done.post(source).post
    post.write_text(post.read_text() + "\nMore words.\n")
    edited = done.site.build(builder)
    same = done.site.copy(tmp_path / "clean").build(builder)
    assert edited.files() == same.files() != clean


def test_a_sheet_that_changes_shows(tmp_path):
    done = travel(tmp_path, {**FILES, "content/a.md": POSTS["a.md"]})
    sheet = done.site.source / "files/css/hall.css"
    sheet.write_text(".a { background: url(../images/a.svg); color: red }\n")
    edited = done.site.build()
    same = done.site.copy(tmp_path / "clean").build()
    assert edited.files() == same.files()
    assert any(
        b"color: red" in data for name, data in edited.files().items() if name.endswith(".css")
    )


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("url(gone.svg)", "gone.svg: nothing in the blog has this address"),
        ("url('../../outside.svg')", "../../outside.svg: nothing in the blog has this address"),
        ("url(/images/a.svg)", "/images/a.svg: it is seen from the site's top"),
        ("url(/images/gone.svg)", "/images/gone.svg: nothing in the blog has this address"),
    ],
)
def test_what_does_not_is_told_with_its_line(tmp_path, rule, told):
    sheet = {"content/css/hall.css": f".a {{\n  background: {rule}\n}}\n"}
    done = travel(tmp_path, {**FILES, **sheet, "content/a.md": POSTS["a.md"]})
    ((path, line, message),) = done.findings()
    assert (path, line) == ("css/hall.css", 2)
    assert message.startswith(told)
