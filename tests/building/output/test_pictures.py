"""Pictures keep their names whatever the order of reading; a header may name one."""

import json
from types import SimpleNamespace

import pytest

from confarchive.building.documents import pictures
from tests.building.sites import CONF, PICTURE, png, post, wait


class Images(dict):
    """Keeps no names."""

    def add_file(self, docname, path):
        self[path] = ({docname}, path)


def settle(*images, in_folders=False):
    env = SimpleNamespace(images=Images({path: (docnames, "") for path, docnames in images}))
    pictures.settle(env, in_folders=in_folders)
    return {path: name for path, (_, name) in env.images.items()}


IMAGES = [("b/hall.png", {"q"}), ("a/hall.png", {"p", "q"}), ("a/x.png", {"p"})]


@pytest.mark.parametrize(
    ("in_folders", "expected"),
    [(False, ["hall.png", "hall1.png", "x.png"]), (True, ["a/hall.png", "b/hall.png", "a/x.png"])],
)
def test_names_follow_the_paths(in_folders, expected):
    names = settle(*IMAGES, in_folders=in_folders)
    assert names == dict(zip(["a/hall.png", "b/hall.png", "a/x.png"], expected, strict=True))
    assert settle(*reversed(IMAGES), in_folders=in_folders) == names


def test_a_number_that_is_taken_is_left_out():
    names = settle(("a/hall.png", {"p"}), ("a/hall1.png", {"p"}), ("b/hall.png", {"p"}))
    assert sorted(names.values()) == ["hall.png", "hall1.png", "hall2.png"]


# -- the picture that a header names

HALL = {"files/a hall.svg": PICTURE.format("A hall")}
BASE = "https://archive.example"


def told(built, name="posts/2015/one.html"):
    """Return the picture that machines are told of, once as JSON-LD, once for who shares the page."""
    page = built.page(name)
    (data,) = page.xpath("//script[@type='application/ld+json']/text()")
    return json.loads(data).get("image"), *page.xpath("//meta[@property='og:image']/@content")


def with_picture(image, body="Words."):
    return {"posts/2015/one.md": post(body=body, cover=image)}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("image", ["../../files/a hall.svg", "../../files/a%20hall.svg"])
def test_a_post_tells_of_the_picture_that_stands_for_it(build, builder, image):
    built = build(HALL | with_picture(image), builder)
    name = "posts/2015/one.html" if builder == "html" else "posts/2015/one/index.html"
    assert told(built, name) == (f"{BASE}/_images/files/a%20hall.svg",) * 2
    assert built.text("_images/files/a hall.svg") == HALL["files/a hall.svg"]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_without_one_it_is_the_first_in_the_text_else_the_sites(build, builder):
    body = "![Drawn](../../files/a%20hall.svg) ![Hall](../../files/z.png) ![](../../files/a.png)"
    files = {
        "conf.py": f'{CONF}html_logo = "logo.png"\n',
        "posts/2015/one.md": post(body=body),
        "posts/2015/two.md": post("Two", body='Words of `<img src="_images/x.png">`.'),
        "posts/2015/draft.md": post("D", body="![](../../files/b.png)", status="draft"),
        **dict.fromkeys(("files/z.png", "files/a.png", "files/b.png", "logo.png"), png(2, 2)),
    }
    built = build(HALL | files, builder)
    end = ".html" if builder == "html" else "/index.html"
    assert told(built, f"posts/2015/one{end}") == (None, f"{BASE}/_images/files/z.png")
    assert told(built, f"posts/2015/two{end}") == (None, f"{BASE}/_static/logo.png")
    assert built.has("_static/logo.png")


def test_a_picture_of_another_site_stays_there(build):
    url = "https://elsewhere.example/hall.png"
    assert told(build(with_picture(url))) == (url, url)


def test_a_picture_may_stand_in_the_text_too(build):
    built = build(
        HALL | with_picture("../../files/a hall.svg", "![Hall](<../../files/a hall.svg>)")
    )
    (shown,) = built.page("posts/2015/one.html").xpath("//*[@itemprop='articleBody']//img/@src")
    assert told(built)[0].rpartition("/")[2] == shown.rpartition("/")[2]


def test_without_an_address_of_the_site_a_picture_has_none(build):
    built = build(HALL | with_picture("../../files/a hall.svg"), html_baseurl="", blog_baseurl="")
    assert told(built) == (None,)


def test_a_picture_that_is_missing_is_told(build):
    built = build(with_picture("../../files/none.png"), warnings=True)
    (warning,) = built.warnings
    assert "posts/2015/one.md:1: WARNING: cover: there is no file files/none.png" in warning
    assert told(built) == (None,)


def test_the_picture_of_a_draft_is_no_part_of_the_site(build):
    draft = post(cover="../../files/a hall.svg", status="draft")
    built = build(HALL | {"posts/2015/d.md": draft, "posts/2015/one.md": post()})
    assert not [name for name in built.files() if name.endswith("hall.svg")]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"files/a hall.svg": PICTURE.format("Another")}, id="its file changes"),
        pytest.param({"files/b.svg": "B"} | with_picture("../../files/b.svg"), id="another"),
    ],
)
def test_a_picture_follows_its_file_and_its_header(site, tmp_path, files):
    here = site(HALL | with_picture("../../files/a hall.svg"))
    here.build()
    wait()
    here.write(files)
    assert here.build().files() == here.copy(tmp_path / "clean").build().files()


# -- where it stands

TOP = "//*[@class='archive-top']"
TEXT = "//*[@itemprop='articleBody']"
SIZED = {"files/hall.png": png(40, 30)}


@pytest.mark.parametrize("name", ["posts/2015/one", "pages/about"])
def test_a_picture_and_a_subtitle_stand_beside_the_authors_text(build, name):
    header = {"cover": "../files/hall.png", "cover_alt": "The <hall>", "subtitle": "Two & more"}
    if name.startswith("posts/"):
        header["cover"] = f"../{header['cover']}"
    page = build(SIZED | {f"{name}.md": post(**header)}).page(f"{name}.html")
    (shown,) = page.xpath(f"{TOP}/img")
    path = "../" * name.count("/") + "_images/files/hall.png"
    assert (shown.get("src"), shown.get("alt")) == (path, "The <hall>")
    assert (shown.get("width"), shown.get("height")) == ("40", "30")
    assert page.xpath(f"{TOP}/p/text()") == ["Two & more"]
    assert not page.xpath(f"{TEXT}//img | {TEXT}//*[@class='archive-subtitle']")


IN_TEXT = [
    "![Hall](../../files/hall.png)",
    "Some ![Hall](../../files/hall.png) words.",
    "[![Hall](../../files/hall.png)](https://else.example/)",
    "```{figure} ../../files/hall.png\nThe hall\n```",
    ":::{image} ../../files/hall.png\n:::",
    'Some <img src="../../files/hall.png" alt="Hall"> words.',
    '<p><img src="../../files/hall.png" alt="Hall"></p>',
]


@pytest.mark.parametrize("subtitle", [None, "Beneath"])
@pytest.mark.parametrize("text", IN_TEXT)
def test_a_picture_that_the_text_shows_stands_there_alone(site, text, subtitle):
    header = {"cover": "../../files/hall.png", "subtitle": subtitle}
    other = "![Other](../../files/other.png)"
    files = {**SIZED, "files/other.png": png(4, 3)}
    here = site(files | {"posts/2015/one.md": post(body=text, **header)})
    built = here.build()
    name = "posts/2015/one.html"
    assert not built.page(name).xpath(f"{TOP}//img")
    assert [*built.page(name).xpath(f"{TOP}/p/text()")] == [subtitle] * bool(subtitle)
    assert built.page("blog.html").xpath("//ol[@class='archive-entries']//img")
    here.write({"posts/2015/one.md": post(body=other, **header)})
    assert len(here.build().page(name).xpath(f"{TOP}//img")) == 1
    here.write({"posts/2015/one.md": post(body=f"{other}\n\n{text}", **header)})
    assert not here.build().page(name).xpath(f"{TOP}//img")


def test_a_picture_elsewhere_that_the_text_shows(build):
    url = "https://else.example/hall.png"
    built = build({"posts/2015/one.md": post(body=f"![Hall]({url})", cover=url)})
    assert not built.page("posts/2015/one.html").xpath(f"{TOP}//img")


def test_lists_show_the_picture_without_words(build):
    built = build(SIZED | with_picture("../../files/hall.png"))
    for name in ("index.html", "blog.html"):
        (shown,) = built.page(name).xpath("//ol[@class='archive-entries']//img")
        assert (shown.get("src"), shown.get("alt")) == ("_images/files/hall.png", "")
        assert shown.get("loading") == "lazy"


def test_the_key_of_before_is_understood_and_ablogs_is_not_mistaken(build):
    files = {
        "posts/2015/one.md": post(image="../../files/hall.png"),
        "posts/2015/two.md": post(image=1),
        "posts/2015/three.md": post(image=1, cover="../../files/hall.png"),
    }
    built = build(SIZED | files)
    shown = {
        name: built.page(f"posts/2015/{name}.html").xpath(f"{TOP}/img")
        for name in ("one", "two", "three")
    }
    assert {name: len(found) for name, found in shown.items()} == {"one": 1, "two": 0, "three": 1}


def test_a_page_follows_the_size_of_its_picture(site, tmp_path):
    here = site(SIZED | with_picture("../../files/hall.png") | {"posts/2015/two.md": post()})
    here.build()
    wait()
    here.write({"files/hall.png": png(50, 20)})
    built = here.build()
    (shown,) = built.page("posts/2015/one.html").xpath(f"{TOP}/img")
    assert (shown.get("width"), shown.get("height")) == ("50", "20")
    assert built.files() == here.copy(tmp_path / "clean").build().files()


# -- where the header names none


def listed(built, page="blog.html"):
    """Return the pictures of a list by the titles of their posts."""
    items = built.page(page).xpath("//ol[@class='archive-entries']/li[.//img]")
    return {item.xpath("a/text()")[0]: item.xpath(".//img/@src")[0] for item in items}


@pytest.mark.parametrize(
    "text",
    [
        "![](../../files/hall.png)",
        "![](../../files/badge.png) ![](../../files/banner.png) ![](../../files/a.svg)\n\n![](../../files/hall.png) ![](../../files/later.png)",
        "```{figure} ../../files/hall.png\nThe hall\n```",
        'Some <img src="../../files/hall.png" alt="Hall"> words. ![](../../files/later.png)',
        '<div>\n<img alt="Hall" src="../../files/hall.png">\n</div>\n\n![](../../files/later.png)',
    ],
)
def test_lists_show_the_first_large_one_of_the_text(build, text):
    files = {
        "files/hall.png": png(400, 300),
        "files/later.png": png(500, 400),
        "files/badge.png": png(120, 240),
        "files/banner.png": png(900, 210),
        "files/a.svg": PICTURE.format("A").replace('"2"', '"900"'),
        "posts/2015/one.md": post(body=text),
        "posts/2015/two.md": post(
            "Two", "![](../../files/badge.png) ![](https://elsewhere.example/hall.png)"
        ),
    }
    built = build(files)
    assert listed(built) == {"One": "_images/files/hall.png"}
    page = built.page("posts/2015/one.html")
    assert not page.xpath(TOP)
    assert len(page.xpath(f"{TEXT}//img[contains(@src, 'hall.png')]")) == 1


def test_the_one_that_the_header_names_goes_before_it(build):
    body = "![](../../files/large.png)"
    built = build(
        SIZED | {"files/large.png": png(400, 300)} | with_picture("../../files/hall.png", body)
    )
    assert listed(built) == {"One": "_images/files/hall.png"}
    assert len(built.page("posts/2015/one.html").xpath(f"{TOP}/img")) == 1


def test_the_one_of_a_list_follows_the_text_and_the_file(site, tmp_path):
    here = site(
        {
            "files/hall.png": png(400, 300),
            "posts/2015/one.md": post(body="![](../../files/hall.png)"),
        }
    )
    assert listed(here.build()) == {"One": "_images/files/hall.png"}
    for number, files in enumerate(
        (
            {"files/hall.png": png(40, 30)},
            {"files/hall.png": png(400, 300)},
            {"posts/2015/one.md": post(body="Words.")},
        )
    ):
        wait()
        here.write(files)
        built = here.build()
        assert built.files() == here.copy(tmp_path / str(number)).build().files()
        assert bool(listed(built)) == (number == 1)


@pytest.mark.parametrize("name", ["../../files/hall.png", "/files/hall.png"])
def test_a_figure_may_be_as_wide_as_its_picture(build, name):
    text = f"```{{figure}} {name}\n:figwidth: image\n\nThe hall\n```"
    built = build({"files/hall.png": png(400, 300), "posts/2015/one.md": post(body=text)})
    (figure,) = built.page("posts/2015/one.html").xpath("//figure")
    assert "width: 400px" in figure.get("style")
