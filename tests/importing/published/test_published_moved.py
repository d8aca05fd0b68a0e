"""Mirrors whose pages stand elsewhere than the sources say: all of them, or below another folder."""

import pytest

from confarchive.importing import NothingToImportError, Options, import_posts
from tests.importing.hall_blog import BOTH, PAGES

SITE = "https://hall.example"
NAMES = ("trip", "room", "play")
PROVED = {"trip.md": BOTH, "room.md": BOTH, "play.md": ("published",)}


def moved(place, canonical="", title="{title} - Hall"):
    """Return the blog's pages at *place*, where their links lead, too, with a *canonical* address."""
    files = {}
    for name in NAMES:
        text = PAGES[f"{name}.html"]
        text = text.replace(f"<title>The {name} - Hall<", f"<title>{title.format(title=name)}<")
        for each in NAMES:
            link = place.format(each).removesuffix("index.html")
            text = text.replace(f"{SITE}/{each}.html", f"{SITE}/{link}")
        if canonical:
            own = f'<link rel="canonical" href="{SITE}/{canonical.format(name)}">'
            text = text.replace("<head>", f"<head>{own}")
        files[place.format(name)] = text
    return files


def sent_on(to, name, link="url={}"):
    told = f"0; {link.format(to)}"
    return (
        '<html><head><meta name="robots" content="noindex">'
        f'<meta http-equiv="refresh" content="{told}"></head><body>{name} moved</body></html>'
    )


@pytest.fixture
def proofs(hall_blog, write, site):
    def proofs(files):
        given = write("mirror", files)
        report = import_posts(hall_blog, site, Options(jobs=1, dry_run=True, published=given))
        return {each.source: each.proved_by for each in report.posts}

    return proofs


def test_a_mirror_all_of_whose_pages_moved_is_used(proofs):
    titled = moved("2015/02/x-{}/index.html", title="The {title} - Hall")
    assert proofs(titled) == PROVED


@pytest.mark.parametrize("root", ["", "hall.example/", "websites/hall.example/"])
@pytest.mark.parametrize(
    "canonical", ["{}.html", "blog/{}.html", "~jane/blog/{}/", "{}/index.html"]
)
def test_pages_are_found_by_what_they_call_their_own_address(proofs, root, canonical):
    files = moved("p/x-{}/index.html", canonical, title="Hall")
    assert proofs({f"{root}{name}": text for name, text in files.items()}) == PROVED


def test_some_stand_where_they_should_and_others_name_a_folder(proofs):
    there = {"trip.html": PAGES["trip.html"]}
    elsewhere = moved("q/x-{}.html", "blog/{}.html", title="Hall")
    assert proofs({**elsewhere, **there}) == PROVED


def test_an_address_of_a_folder_that_is_not_the_blogs_names_no_post(proofs):
    """Most pages say that the blog stood at the root, so /other/trip.html is another page."""
    files = moved("p/x-{}/index.html", "{}.html", title="Hall")
    other = files["p/x-trip/index.html"].replace(f"{SITE}/trip.html", f"{SITE}/other/trip.html")
    assert proofs({**files, "o.html": other.replace("rain", "snow")}) == PROVED


FORMS = {
    "a url": f"{SITE}/2015/x-{{}}/",
    "from the root": "/2015/x-{}/",
    "to the file": "2015/x-{}/index.html",
    "below a folder": f"{SITE}/blog/2015/x-{{}}/",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("quoted", ["url={}", "URL='{}'"])
def test_pages_that_send_their_readers_on_lead_to_the_posts(proofs, form, quoted):
    files = moved("2015/x-{}/index.html", title="Hall")
    old = {f"{name}.html": sent_on(FORMS[form].format(name), name, quoted) for name in NAMES}
    assert proofs({**files, **old}) == PROVED


def test_a_page_that_is_reached_by_way_of_another(proofs):
    files = moved("2015/x-{}/index.html", title="Hall")
    old = {f"{name}.html": sent_on(f"once/{name}.html", name) for name in NAMES}
    once = {f"once/{name}.html": sent_on(f"../2015/x-{name}/", name) for name in NAMES}
    assert proofs({**files, **old, **once}) == PROVED


@pytest.mark.parametrize("to", ["/trip.html", "/once.html", "https://[oops/"])
def test_a_page_that_leads_in_a_circle_or_nowhere_has_no_post(proofs, to):
    old = {"trip.html": sent_on(to, "trip"), "once.html": sent_on("/trip.html", "trip")}
    assert proofs({**PAGES, **old})["trip.md"] == ("engine",)


def test_posts_that_are_all_sent_to_the_first_page_have_none(proofs):
    files = moved("2015/x-{}/index.html", title="Hall")
    old = {f"{name}.html": sent_on("/", name) for name in ("trip", "room")}
    home = {"index.html": PAGES["index.html"]}
    assert proofs({**files, **old, **home, "play.html": PAGES["play.html"]})["trip.md"] == (
        "engine",
    )


def test_a_mirror_of_pages_that_only_send_on_is_told(hall_blog, write, site):
    gone = {f"{name}.html": sent_on("https://new.example/", name) for name in NAMES}
    given = write("mirror", gone)
    told = r"mirror: the pages of 3 posts only send their readers on, such as play\.html to https://new\.example/; expected"
    with pytest.raises(NothingToImportError, match=told):
        import_posts(hall_blog, site, Options(jobs=1, published=given))
