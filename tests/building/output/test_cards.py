"""Cards: pictures that others show with links to pages which have none, drawn of titles; what says that they do."""

import io

import pytest
from PIL import Image

from confarchive.building.output import card_drawing
from confarchive.building.site.cards import Card
from tests.building.photographs import photograph
from tests.building.sites import CONF, LATER, PICTURE, SiteFolder, leaks, png, post, wait

BASE = "https://archive.example"
WITH_CARDS = f"{CONF}archive_cards = True\n"
CONFERENCES = "fosdem:\n  name: FOSDEM\n  editions: {2015: {dates: 2015-01-31, city: Brussels, country: BE}}\n"
FILES = {
    "conf.py": WITH_CARDS,
    "conferences.yml": CONFERENCES,
    "posts/2015/one.md": post("How to read a schedule", conferences=["fosdem-2015"]),
    "posts/2015/hall.md": post("Hall", "![A *hall*](../../files/hall.jpg)"),
    "posts/2015/cover.md": post("Cover", cover="../../files/b.png", cover_alt="A door"),
    "posts/2015/drawn.md": post("Drawn", "![x](../../files/x.svg)"),
    "pages/about.md": "# About\n\nWords.\n",
    "files/hall.jpg": photograph(),
    "files/b.png": png(2, 3),
    "files/x.svg": PICTURE.format("x"),
}


def told(built, page):
    """Return what a page tells of its picture: its address within the site, its size, its words."""
    found = {
        each.get("property"): each.get("content")
        for each in built.page(page).xpath("//meta[starts-with(@property, 'og:image')]")
    }
    names = ("og:image", "og:image:width", "og:image:height", "og:image:alt")
    return tuple(found.get(name, "").removeprefix(f"{BASE}/") for name in names)


def cards(built):
    return {name: file for name, file in built.files().items() if name.startswith("_cards/")}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("cards"), FILES).build()


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("posts/2015/one.html", "How to read a schedule"),
        ("posts/2015/drawn.html", "Drawn"),
        ("index.html", "Small archive"),
        ("conferences/fosdem-2015.html", "FOSDEM 2015"),
    ],
)
def test_a_page_without_a_picture_has_a_card(built, page, text):
    file, *size, alt = told(built, page)
    assert (size, alt) == (["1200", "630"], text)
    with Image.open(built.output / file) as drawn:
        assert (drawn.size, drawn.format) == ((1200, 630), "PNG")
    (card,) = built.page(page).xpath("//meta[@name='twitter:card']/@content")
    assert card == "summary_large_image"


def test_a_picture_comes_before_a_card(built):
    assert told(built, "posts/2015/hall.html") == ("_images/files/hall.jpg", "800", "600", "A hall")
    assert told(built, "posts/2015/cover.html") == ("_images/files/b.png", "2", "3", "A door")


def test_lists_and_plain_pages_have_none_and_no_card_is_of_no_page(built):
    pages = [told(built, page)[0] for page in built.pages()]
    assert {file for file in pages if file.startswith("_cards/")} == cards(built).keys()
    for page in ("blog.html", "pages/about.html", "blog/2015.html"):
        assert not told(built, page)[0]


@pytest.mark.parametrize(
    "settings",
    [
        {"archive_cards": False},
        {"html_baseurl": "", "blog_baseurl": ""},
        {"builder": "singlehtml"},
        {"extensions": "myst_parser,ablog,sphinx_tags,confarchive,sphinxext.opengraph"},
    ],
)
def test_where_none_are_wished_or_of_use_there_are_none(site, settings):
    assert not cards(site(FILES).build(**settings))


def test_the_logo_comes_before_a_card(build):
    files = FILES | {"conf.py": f'{WITH_CARDS}html_logo = "logo.png"\n', "logo.png": png(40, 30)}
    built = build(files)
    assert not cards(built)
    assert told(built, "index.html") == ("_static/logo.png", "40", "30", "Small archive")


def test_who_else_tells_of_a_page_is_not_gainsaid(build):
    extended = f'{WITH_CARDS}extensions.append("sphinxext.opengraph")\nogp_site_url = "{BASE}/"\n'
    built = build(FILES | {"conf.py": extended})
    for page in ("posts/2015/one.html", "posts/2015/hall.html", "blog.html"):
        names = built.page(page).xpath("//meta/@property | //meta[@name='description']/@name")
        assert len(names) == len({*names})
        assert {"og:title", "description"} <= {*names}
    assert not cards(built)


@pytest.mark.parametrize(
    "title", ["日本の会議", "Конференция в 東京", "שלום", "مؤتمر", "हिन्दी", "x\u0301y"]
)
def test_what_cannot_be_drawn_has_none(build, title):
    assert told(build(FILES | {"posts/2015/one.md": post(title)}), "posts/2015/one.html")[0] == ""


@pytest.mark.parametrize(
    "title", ["Конференция", "Ένα συνέδριο", "Žluťoučký kůň", "e\u0301te\u0301", "A party 🎉\u200d"]
)
def test_what_can_be_drawn_has_one(build, title):
    built = build(FILES | {"posts/2015/one.md": post(title)})
    assert told(built, "posts/2015/one.html")[0] in cards(built)


def drawn(title="One", site="Archive", beneath="A day", colour="#0a4bff"):
    return card_drawing.draw(
        Card(title=title, site=site, beneath=beneath, colour=colour, drawn_by="")
    )


def ink(picture):
    """Return the box of all that is drawn right of the band."""
    with Image.open(io.BytesIO(picture)) as card:
        return card.convert("L").point(lambda grey: 255 * (grey < 200)).crop((40, 0, 1200, 630))


@pytest.mark.parametrize("title", ["One", "How to " * 60, "W" * 200, "a b " * 300, "iii"])
def test_words_stay_within_the_card(title):
    left, top, right, bottom = ink(drawn(title, "Long " * 60, "Late " * 60)).getbbox()
    assert left >= 30
    assert right <= 1200 - 40 - 60
    assert top >= 60
    assert bottom <= 630 - 55


def test_a_card_shows_each_of_its_parts_in_its_place():
    whole = drawn()
    parts = {drawn("Two"), drawn(site="Site"), drawn(beneath="Late"), drawn(colour="#000000")}
    assert len(parts | {whole}) == 5
    assert drawn() == whole
    third = 630 // 3
    for part, band in ((drawn(site=""), 0), (drawn(title=""), 1), (drawn(beneath=""), 2)):
        box = (0, band * third, 1100, (band + 1) * third)
        assert ink(whole).crop(box).getbbox()
        assert not ink(part).crop(box).getbbox()


def test_the_band_has_the_sites_colour(build):
    options = '{"light_css_variables": {"color-brand-primary": "#0b6e4f"}}'
    built = build(FILES | {"conf.py": f"{WITH_CARDS}html_theme_options = {options}\n"})
    with Image.open(built.output / told(built, "index.html")[0]) as card:
        assert card.convert("RGB").getpixel((4, 300)) == (0x0B, 0x6E, 0x4F)


@pytest.mark.parametrize("named", ["var(--mine)", None, 7, "#12345"])
def test_a_colour_that_is_none_is_furos(named):
    options = {"light_css_variables": {"color-brand-primary": named}}
    assert card_drawing.style(options).colour == card_drawing.style({}).colour == "#0a4bff"


CHANGES = {
    "a title": {"posts/2015/one.md": post("Another", conferences=["fosdem-2015"])},
    "a text": {
        "posts/2015/one.md": post("How to read a schedule", "Others.", conferences=["fosdem-2015"])
    },
    "a date": {"posts/2015/one.md": post("How to read a schedule", date="2015-02-05")},
    "a picture comes": {"posts/2015/one.md": post("How", "![Hall](../../files/hall.jpg)")},
    "a picture goes": {"posts/2015/hall.md": post("Hall")},
    "a conference's name": {"conferences.yml": CONFERENCES.replace("name: F", "name: The F")},
    "a draft": {"posts/2015/one.md": post("How to read a schedule", draft=True)},
    "hidden": {"posts/2015/one.md": post("How to read a schedule", status="hidden")},
    "gone": {"posts/2015/one.md": None, "conferences.yml": None},
    "a colour": {
        "conf.py": WITH_CARDS
        + 'html_theme_options = {"light_css_variables": {"color-brand-primary": "#123456"}}\n'
    },
    "a site's name": {"conf.py": WITH_CARDS.replace("Small", "Large")},
    "no cards": {"conf.py": CONF},
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_same_is_there_as_after_a_clean_build(site, tmp_path, name):
    builder = "dirhtml" if name == "a title" else "html"
    here = site(FILES)
    here.build(builder)
    wait()
    here.write(CHANGES[name])
    clean = here.copy(tmp_path / "clean").build(builder, jobs=2)
    assert here.build(builder).files() == clean.files()


def test_only_what_changed_is_drawn(site, monkeypatch):
    made = []
    draw = card_drawing.draw
    monkeypatch.setattr(card_drawing, "draw", lambda card: made.append(card.title) or draw(card))
    here = site(FILES)
    here.build()
    assert sorted(made) == [
        "Drawn",
        "FOSDEM",
        "FOSDEM 2015",
        "How to read a schedule",
        "Small archive",
    ]
    made.clear()
    for changed in (CHANGES["a text"], {"posts/2015/drawn.md": post("Sketched")}):
        wait()
        here.write(changed)
        here.build()
    assert made == ["Sketched"]


def test_half_a_card_of_a_build_that_was_killed_is_drawn_again(site):
    here = site(FILES)
    first = here.build()
    file = first.output / told(first, "index.html")[0]
    whole = file.read_bytes()
    file.write_bytes(whole[:100])
    for record in first.doctrees.glob("confarchive-*.json"):
        record.unlink()  # as while a build writes
    here.build()
    assert file.read_bytes() == whole


@pytest.mark.parametrize(
    "why", [{"draft": True}, {"date": "2099-01-01"}, {"expires": "2015-03-01"}]
)
def test_nothing_stays_of_the_card_of_a_draft(site, why):
    here = site(FILES)
    first = here.build()
    card = told(first, "posts/2015/one.html")[0]
    wait()
    here.write({"posts/2015/one.md": post("How to read a schedule", **why)})
    assert card not in here.build().files()
    name = card.removeprefix("_cards/").removesuffix(".png")
    assert not leaks(first.output, name)
    assert not leaks(first.doctrees, name)


def test_a_post_that_is_due_gets_its_card(site):
    here = site(FILES | {"posts/2015/one.md": post("Due", date="2020-06-01")})
    assert len(cards(here.build())) == 4
    built = here.build(epoch=LATER)
    assert told(built, "posts/2015/one.html")[0] in cards(built)
    assert len(cards(built)) == 5


def test_a_preview_has_none_of_drafts(build):
    built = build(FILES | {"posts/2015/one.md": post("Draft", draft=True)}, tags=["drafts"])
    assert told(built, "posts/2015/one.html") == ("", "", "", "")
