"""Large pictures have smaller copies to choose from; all leave their places free, and load when they are seen."""

import io

import pytest
from PIL import Image, features

from confarchive.building.documents import picture_size
from confarchive.building.output import picture_copies
from tests.building.photographs import GPS, photograph
from tests.building.sites import post, wait

TEXT = "//*[@itemprop='articleBody']"
COPIES = "_image_copies/files/hall.jpg"


HALL = photograph()
SHOWN = {"files/hall.jpg": HALL, "posts/2015/one.md": post(body="![Hall](../../files/hall.jpg)")}


def opened(content):
    return Image.open(io.BytesIO(content))


def one(built, path="//img"):
    (found,) = built.page("posts/2015/one.html").xpath(TEXT + path)
    return found


# -- copies


def test_a_large_picture_has_copies_that_browsers_choose_from(build):
    hall = photograph(2000, 1500)
    built = build(SHOWN | {"files/hall.jpg": hall})
    top = f"../../{COPIES}"
    shown = one(built)
    assert shown.get("src") == "../../_images/files/hall.jpg"
    assert (shown.get("width"), shown.get("height")) == ("2000", "1500")
    widths = (480, 800, 1600)
    copies = [f"{top}.{width}.jpg {width}w" for width in widths]
    assert shown.get("srcset").split(", ") == copies
    source = one(built, "//picture/source")
    assert source.get("type") == "image/webp"
    assert source.get("srcset").split(", ") == [f"{top}.{width}.webp {width}w" for width in widths]
    assert shown.get("sizes") == source.get("sizes") == "(max-width: 48em) 100vw, 46em"
    for width in widths:
        for suffix in ("jpg", "webp"):
            copy = (built.output / f"{COPIES}.{width}.{suffix}").read_bytes()
            assert opened(copy).size == (width, width * 3 // 4)
            assert len(copy) < len(hall)
    assert (built.output / "_images/files/hall.jpg").read_bytes() == hall


def test_the_picture_itself_is_one_click_away(build):
    link = one(build(SHOWN), "//a[@class='archive-original']")
    assert link.get("href") == "../../_images/files/hall.jpg"
    assert link.get("aria-label") is None
    undescribed = {"posts/2015/one.md": post(body="![](../../files/hall.jpg)")}
    link = one(build(SHOWN | undescribed), "//a[@class='archive-original']")
    assert link.get("aria-label") == "Picture in full size"


def test_copies_tell_nothing_that_the_camera_noted(build):
    built = build(SHOWN)
    assert opened(HALL).getexif().get_ifd(GPS)
    for name, content in built.files().items():
        if name.startswith("_image_copies/"):
            assert not opened(content).getexif(), name
            assert b"A camera of mine" not in content


@pytest.mark.parametrize("turned", range(1, 9))
def test_copies_are_turned_as_the_picture_is(turned, tmp_path):
    colours = Image.new("RGB", (600, 400), "white")
    colours.paste("red", (0, 0, 300, 200))
    exif = Image.Exif()
    exif[0x0112] = turned
    file = tmp_path / "a.png"
    noise = Image.effect_noise((600, 400), 30).convert("RGB")
    Image.blend(colours, noise, 0.2).save(file, exif=exif)
    size = (400, 600) if turned >= 5 else (600, 400)
    assert picture_size.size_of(file) == size
    corners = {
        1: (0, 0),
        2: (1, 0),
        3: (1, 1),
        4: (0, 1),
        5: (0, 0),
        6: (1, 0),
        7: (1, 1),
        8: (0, 1),
    }
    right, low = corners[turned]
    copies = picture_copies.make(file, (300,))
    assert copies
    for copy in copies:
        shown = opened(copy.content).convert("RGB")
        assert shown.width == copy.width
        assert abs(shown.height / shown.width - size[1] / size[0]) < 0.01
        at = (shown.width // 4 * (3 if right else 1), shown.height // 4 * (3 if low else 1))
        red, green, _ = shown.getpixel(at)
        assert red > green + 80


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(photograph(120, 90), id="small"),
        pytest.param(photograph(500, 375), id="hardly wider than the narrowest copy"),
        pytest.param(HALL[: len(HALL) // 2], id="cut off"),
        pytest.param(b"no picture" * 9000, id="no picture"),
    ],
)
def test_other_pictures_are_shown_as_they_are(build, content):
    built = build(SHOWN | {"files/hall.jpg": content})
    assert one(built).get("srcset") is None
    assert not one(built).xpath("ancestor::picture | ancestor::a")
    assert not built.has("_image_copies")
    assert (built.output / "_images/files/hall.jpg").read_bytes() == content


def moving(kind):
    frames = [Image.effect_noise((900, 700), 50 + number).convert("RGB") for number in range(3)]
    written = io.BytesIO()
    frames[0].save(written, kind, save_all=True, append_images=frames[1:])
    return written.getvalue()


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_what_moves_is_shown_as_it_is(tmp_path, kind):
    file = tmp_path / "moving"
    file.write_bytes(moving(kind))
    assert picture_size.size_of(file) == (900, 700)
    assert picture_copies.make(file, (480,)) == []


def test_a_drawing_keeps_each_pixel(tmp_path):
    file = tmp_path / "drawing.png"
    drawing = Image.effect_noise((900, 700), 90).convert("RGBA")
    drawing.putalpha(Image.linear_gradient("L").resize((900, 700)).point(lambda value: value or 1))
    drawing.save(file, compress_level=0)
    (whole,) = [each for each in picture_copies.make(file, (2000,)) if each.is_webp]
    assert opened(whole.content).convert("RGBA").tobytes() == drawing.tobytes()


def test_a_webp_has_copies_of_its_own_format_alone(build):
    assert features.check("webp")
    webp = photograph(1200, 900, "WEBP", quality=95)
    text = post(body="![Hall](../../files/hall.webp)")
    built = build({"files/hall.webp": webp, "posts/2015/one.md": text})
    assert not one(built).xpath("ancestor::picture")
    top = "../../_image_copies/files/hall.webp"
    copies = [f"{top}.480.webp 480w", f"{top}.800.webp 800w"]
    whole = "../../_images/files/hall.webp 1200w"
    assert one(built).get("srcset").split(", ") == [*copies, whole]


def test_the_widths_are_a_sites_own(build):
    built = build(SHOWN, archive_picture_widths=[600])
    assert sorted(name for name in built.files() if "_image_copies/" in name) == [
        f"{COPIES}.600.jpg",
        f"{COPIES}.600.webp",
    ]
    built = build(SHOWN, archive_picture_widths=[])
    assert not built.has("_image_copies")
    assert one(built).get("width") == "800"


# -- what is odd


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_a_picture_that_is_not_shown_has_no_copies(build, builder):
    text = "Words.\n\n:::{only} drafts\n![Secret](../../files/hall.jpg)\n:::"
    built = build(SHOWN | {"posts/2015/one.md": post(body=text)}, builder)
    assert not [name for name in built.files() if "hall.jpg" in name]
    if builder == "html":
        assert "hall.jpg" not in built.text("blog.html")


def test_a_picture_of_a_camera_has_copies_though_another_stands_behind_it(tmp_path):
    file = tmp_path / "hall.jpg"
    large, small = (opened(photograph(*size)) for size in ((800, 600), (160, 120)))
    large.save(file, "MPO", save_all=True, append_images=[small], quality=95)
    assert [each.width for each in picture_copies.make(file, (480,)) if not each.is_webp] == [480]


def test_wide_screens_get_the_picture_where_its_widest_copy_is_no_lighter(build):
    packed = photograph(2400, 1800, quality=8)
    built = build(SHOWN | {"files/hall.jpg": packed})
    chosen = one(built).get("srcset").split(", ")
    assert "_image_copies/files/hall.jpg.1600" not in chosen[-2]
    assert chosen[-1] == "../../_images/files/hall.jpg 2400w"


def test_shades_of_grey_have_a_profile_only_where_they_stay_so(tmp_path):
    file = tmp_path / "grey.jpg"
    Image.effect_noise((900, 700), 90).save(file, icc_profile=b"of grey", quality=95)
    for copy in picture_copies.make(file, (480,)):
        assert opened(copy.content).info.get("icc_profile") is None


def test_enormous_pictures_are_shown_as_they_are(tmp_path):
    file = tmp_path / "wide.png"
    Image.new("1", (95_000, 1_000)).save(file)
    file.write_bytes(file.read_bytes() + b" " * 60_000)
    assert picture_size.size_of(file) == (95_000, 1_000)
    assert picture_copies.make(file, (480,)) == []


def test_copies_of_a_build_that_was_stopped_go_with_their_post(site):
    here = site(SHOWN | {"posts/2015/two.md": post("Two")})
    kept = here.build().doctrees / "confarchive-pictures"
    (kept / "left").write_bytes(b"of a build that was stopped")
    wait()
    here.write({"posts/2015/two.md": post("Two", body="More.")})
    here.build()
    assert not (kept / "left").exists()


def test_a_release_of_pillow_makes_copies_anew(site, monkeypatch):
    here = site(SHOWN)
    here.build()
    made = []
    make = picture_copies.make
    monkeypatch.setattr(picture_copies, "make", lambda *given: made.append(given) or make(*given))
    monkeypatch.setattr("confarchive.building.output.prepared_pictures.version", lambda _: "next")
    wait()
    here.write({"posts/2015/one.md": post(body="Seen: ![Hall](../../files/hall.jpg)")})
    here.build()
    assert len(made) == 1
