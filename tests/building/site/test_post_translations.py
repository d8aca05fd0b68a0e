"""One post in several languages: what leads from one to the others, and where it is told once."""

import json

import jsonschema
import pytest

from confarchive.building.site.language_names import own_name
from tests.building.sites import CONF, SiteFolder, post, sections
from tests.building.translated import (
    BASE,
    POSTS,
    REISE,
    TRIP,
    VOYAGE,
    WORDS,
    alternates,
    entries,
    ways,
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("translations"), POSTS).build()


def test_a_post_leads_to_itself_in_other_languages(built):
    assert ways(built, TRIP) == {("Deutsch", "de"): "reise.html", ("français", "fr"): "voyage.html"}
    assert ways(built, REISE) == {("English", "en"): "trip.html", ("français", "fr"): "voyage.html"}
    assert ways(built, "posts/2015/before") == {}


def test_so_does_a_static_page(built):
    assert ways(built, "pages/about") == {("Deutsch", "de"): "ueber.html"}
    assert ways(built, "pages/ueber") == {("English", "en"): "about.html"}


def test_the_navigation_has_a_static_page_once(built):
    found = {
        name: list(built.links(f"{name}.html", "//nav | //aside"))
        for name in ("index", "pages/ueber")
    }
    assert {name: ("About" in texts, "Über uns" in texts) for name, texts in found.items()} == {
        "index": (True, False),
        "pages/ueber": (True, False),
    }


def test_machines_are_told_of_all_languages_and_where_to_send_others(built):
    told = [("x-default", f"{TRIP}.html"), ("en", f"{TRIP}.html")]
    told += [("de", f"{REISE}.html"), ("fr", f"{VOYAGE}.html")]
    assert [alternates(built, name) for name in (TRIP, REISE, VOYAGE)] == [told, told, told]
    assert alternates(built, "pages/ueber")[0] == ("x-default", "pages/about.html")
    assert alternates(built, "posts/2015/before") == alternates(built, "blog") == []


def test_without_an_address_machines_are_told_nothing(build):
    conf = CONF.replace('html_baseurl = "https://archive.example/"\n', "")
    conf += 'suppress_warnings = ["confarchive.no-address"]\n'
    built = build(POSTS | {"conf.py": conf})
    assert alternates(built, TRIP) == []
    assert "Work" not in built.page(f"{TRIP}.html").xpath("string(//script[@type])")
    assert ways(built, TRIP)


def test_structured_data_tell_original_and_translations(built, repository):
    text = (repository / "tests/building/output/structured-data.schema.json").read_text("utf-8")
    schema = jsonschema.Draft202012Validator(json.loads(text))

    def told(name):
        page = built.page(f"{name}.html")
        data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
        schema.validate(data)
        return data.get("workTranslation"), data.get("translationOfWork")

    def thing(name, language):
        url = f"{BASE}{name}.html"
        return {"@type": "BlogPosting", "@id": url, "url": url, "inLanguage": language}

    assert told(TRIP) == ([thing(REISE, "de"), thing(VOYAGE, "fr")], None)
    assert told(REISE) == (None, thing(TRIP, "en"))


def test_a_list_has_a_post_once_and_counts_it_so(built):
    trip = ("The trip", ["Deutsch", "français"])
    whole = [("After", ["français"]), trip, ("Before", [])]
    assert entries(built, "blog.html") == entries(built, "index.html") == whole
    assert entries(built, "conferences/fair-2015.html") == whole
    assert entries(built, "_tags/road.html") == [trip, ("Before", [])]
    assert entries(built, "_tags/route.html") == [("Le voyage", ["English", "Deutsch"])]
    assert entries(built, "blog/language/fr.html")[1] == ("Le voyage", ["English", "Deutsch"])
    assert "3 posts and 3 translations" in built.main("blog.html")
    assert "2 posts and 1 translationAtom" in built.main("_tags/road.html")
    assert "2 postsAtom" in built.main("blog/language/fr.html")


def test_counts_of_lists_are_those_of_their_entries(built):
    assert "road 2 route 1" in built.main("_tags/tagsindex.html")
    # The German one alone is of that year.
    assert built.main("blog/archive.html").startswith("Years 2016 1 March 1 2015 3 April 1 ")
    assert "Fair 2015: 3 posts" in built.main("conferences.html")
    assert "3 posts" in built.main("index.html")
    assert entries(built, "blog/2016.html") == [("Die Reise", ["English", "français"])]


def test_before_and_after_a_post_its_language_goes_on(built):
    def neighbours(name):
        found = built.page(f"{name}.html").xpath("//footer//a[contains(@class, '-page')]")
        return {a.get("class"): a.get("href").removesuffix(".html") for a in found}

    assert neighbours(TRIP) == {"next-page": "after", "prev-page": "before"}
    assert neighbours(VOYAGE) == {"next-page": "apres", "prev-page": "before"}
    assert neighbours("posts/2015/apres") == {"prev-page": "voyage"}


def test_no_box_names_a_post_in_another_language_and_each_text_once(built):
    def named(name):
        boxes = sections(built, f"{name}.html").values()
        return [item.partition(" ")[0] for items in boxes for item in items]

    assert named(TRIP) == ["After", "Before"]
    assert named(VOYAGE) == ["Après", "Before"]
    assert named("posts/2015/before") == ["After", "The"]


def test_related_posts_are_others_in_the_readers_language(build):
    tags = {"tags": ["granite", "arches", "cranes"]}
    files = {f"posts/filler-{each}.md": post(f"Of {each} alone", each * 9) for each in "abcdefgh"}
    files |= {
        "posts/one.md": post("One", WORDS, **tags),
        "posts/eins.md": post("Eins", WORDS, language="de", translation_of="one", **tags),
        "posts/two.md": post("Two", WORDS, **tags),
        "posts/zwei.md": post("Zwei", WORDS, language="de", translation_of="two", **tags),
    }
    built = build(files)
    related = {name: sections(built, f"posts/{name}.html") for name in ("one", "eins", "two")}
    assert {
        name: [item.split()[0] for item in each["Related posts"]] for name, each in related.items()
    } == {
        "one": ["Two"],
        "eins": ["Zwei"],
        "two": ["One"],
    }


def test_a_series_is_read_in_one_language(build):
    files = {
        "posts/one.md": post("One", series="Road", part=1),
        "posts/two.md": post("Two", series="Road", part=2),
        "posts/eins.md": post("Eins", series="Road", part=1, language="de", translation_of="one"),
    }
    built = build(files)
    parts = {name: sections(built, f"posts/{name}.html") for name in ("one", "two", "eins")}
    assert parts == {
        "one": {"Part 1 of 2: Road": ["One", "Two next"]},
        "two": {"Part 2 of 2: Road": ["One previous", "Two"]},
        "eins": {"Part 1 of 2: Road": ["Eins", "Two next"]},
    }


def test_a_translation_that_links_to_its_original_does_not_cite_it(build):
    files = {
        "posts/one.md": post("One"),
        "posts/eins.md": post("Eins", "[One](one.md)", language="de", translation_of="one"),
    }
    assert sections(build(files), "posts/one.html") == {}


def test_the_language_of_the_archive_decides_which_one_lists_have(build):
    conf = CONF.replace('language = "en"', 'language = "fr"')
    english = {
        path: text.replace("---\n", "---\nlanguage: en\n", 1)
        for path, text in POSTS.items()
        if path.startswith("posts/") and "language" not in text
    }
    built = build(POSTS | english | {"conf.py": conf})
    assert [title for title, _ in entries(built, "blog.html")] == ["Après", "Le voyage", "Before"]
    assert alternates(built, TRIP)[0] == ("x-default", f"{VOYAGE}.html")


def test_a_wrong_name_is_told_and_the_post_stands_alone(build):
    built = build({"posts/a.md": post(translation_of="b")}, warnings=True)
    assert [line.partition("posts/a.md")[2] for line in built.warnings] == [
        (
            ":3: WARNING: translation_of: found 'b', which is no post; expected the name of the "
            "original's file without '.md' [confarchive.bad-value]"
        )
    ]
    assert ways(built, "posts/a") == {}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("fr", "français"),
        ("pt-BR", "português (Brasil)"),
        ("ar", "العربية"),
        ("xx", "xx"),
        ("日", "日"),
    ],
)
def test_a_language_has_its_own_name(code, name):
    assert own_name(code) == name


def test_a_name_from_the_right_says_so(build):
    files = {
        "posts/a.md": post(),
        "posts/b.md": post("B", language="ar", translation_of="a"),
    }
    assert build(files).page("posts/a.html").xpath("//a[@hreflang='ar']/@dir") == ["rtl"]
