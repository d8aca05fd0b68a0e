"""What pages tell machines: JSON-LD that a schema of schema.org's types holds for right."""

import json

import jsonschema
import pytest

from tests.building.sites import CONF, NOW, SiteFolder, post, wait

CONFERENCES = """\
fosdem:
  name: FOSDEM
  url: https://fosdem.org/
  aliases: [FOSDEM15]
  description: A <weekend> in Brussels.
  editions:
    2014: {}
    2015:
      dates: 2015-01-31/2015-02-01
      city: Brussels
      country: BE
      venue: ULB
      address: Avenue 50
      coordinates: 50.8, 4.4
      url: https://archive.fosdem.org/2015/
    2021: {dates: 2021-02-06/2021-02-07, online: yes}
"""
FILES = {
    "conferences.yml": CONFERENCES,
    "posts/one.md": post(
        "One </script> & 'two'",
        date="2015-02-03 10:30+01:00",
        updated="2015-02-10",
        author=["Ada", "Bo Reed"],
        category="Notes",
        tags=["C++", "bridges"],
        language="de",
        conferences=["fosdem-2015", "fosdem"],
    ),
    "posts/two.md": post("Two", "", date="2015-02-04"),
}
BASE = "https://archive.example/"


@pytest.fixture(scope="module")
def schema(repository):
    text = (repository / "tests/building/output/structured-data.schema.json").read_text("utf-8")
    found = jsonschema.Draft202012Validator(json.loads(text))
    found.check_schema(found.schema)
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("structured"), FILES).build()


def data(built, name):
    found = built.page(name).xpath("//script[@type='application/ld+json']/text()")
    return json.loads(found[0]) if found else None


def test_a_post_tells_of_itself_and_of_its_conferences(built):
    found = data(built, "posts/one.html")
    about = found.pop("about")
    assert found == {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "@id": f"{BASE}posts/one.html",
        "url": f"{BASE}posts/one.html",
        "headline": "One </script> & 'two'",
        "description": "Some words.",
        "datePublished": "2015-02-03T10:30+01:00",
        "dateModified": "2015-02-10",
        "inLanguage": "de",
        "author": [
            {"@type": "Person", "name": "Ada", "url": f"{BASE}blog/author/ada.html"},
            {"@type": "Person", "name": "Bo Reed", "url": f"{BASE}blog/author/bo-reed.html"},
        ],
        "articleSection": "Notes",
        "keywords": ["C++", "bridges"],
        "isPartOf": {
            "@type": "Blog",
            "@id": f"{BASE}blog.html",
            "url": f"{BASE}blog.html",
            "name": "Small archive",
        },
    }
    edition, series = about
    assert (edition["@type"], edition["name"]) == ("Event", "FOSDEM 2015")
    assert (series["@type"], series["name"]) == ("EventSeries", "FOSDEM")
    assert "subEvent" not in series


def test_a_page_of_words_says_the_same_in_its_markup(built):
    (item,) = built.page("posts/one.html").xpath("//*[@itemscope]")
    assert item.get("itemid") == data(built, "posts/one.html")["@id"]


def test_an_edition_tells_when_and_where(built):
    found = data(built, "conferences/fosdem-2015.html")
    assert found == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"{BASE}conferences/fosdem-2015.html",
        "url": f"{BASE}conferences/fosdem-2015.html",
        "name": "FOSDEM 2015",
        "startDate": "2015-01-31",
        "endDate": "2015-02-01",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "ULB",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Avenue 50",
                "addressLocality": "Brussels",
                "addressCountry": "BE",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 50.8, "longitude": 4.4},
        },
        "sameAs": "https://archive.fosdem.org/2015/",
        "superEvent": {
            "@type": "EventSeries",
            "@id": f"{BASE}conferences/fosdem.html",
            "url": f"{BASE}conferences/fosdem.html",
            "name": "FOSDEM",
        },
    }


def test_a_series_tells_of_its_editions(built):
    found = data(built, "conferences/fosdem.html")
    assert [event["name"] for event in found["subEvent"]] == [
        "FOSDEM 2014",
        "FOSDEM 2015",
        "FOSDEM 2021",
    ]
    assert found["alternateName"] == ["FOSDEM15"]
    online = found["subEvent"][2]
    assert online["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"


def test_other_pages_tell_nothing(built):
    for name in ("index.html", "conferences.html", "blog.html", "search.html"):
        assert data(built, name) is None


def test_every_description_passes_the_schema(built, sample_html, schema):
    found = [
        described
        for site in (built, sample_html)
        for name in site.pages()
        if (described := data(site, name))
    ]
    assert {described["@type"] for described in found} == {
        *("BlogPosting", "Event", "EventSeries", "Person")
    }
    for described in found:
        schema.validate(described)


@pytest.mark.parametrize("settings", ["", "author = ''\narchive_license = 'CC-BY-4.0'\n"])
def test_the_description_of_the_data_passes_too(tmp_path, schema, settings):
    conf = f"{CONF}archive_data = True\n{settings}"
    built = SiteFolder.of(tmp_path, {"posts/two.md": post("Two"), "conf.py": conf}).build()
    told = data(built, "data.html")
    schema.validate(told)
    with pytest.raises(jsonschema.ValidationError):
        schema.validate(told | {"distribution": []})


def test_without_an_address_of_the_site_there_are_no_addresses(build, schema):
    built = build(FILES, html_baseurl="", blog_baseurl="")
    described = data(built, "posts/one.html")
    schema.validate(described)
    assert "@id" not in described
    assert not built.page("posts/one.html").xpath("//@itemid")


def test_a_conference_moved_is_moved_in_its_posts(site, tmp_path):
    here = site(FILES)
    here.build(epoch=NOW)
    wait()
    here.write({"conferences.yml": CONFERENCES.replace("01-31/2015-02-01", "01-30/2015-01-31")})
    built = here.build(epoch=NOW)
    assert data(built, "posts/one.html")["about"][0]["startDate"] == "2015-01-30"
    assert {name for name in built.written if name.startswith("posts/")} == {"posts/one"}
    assert built.files() == here.copy(tmp_path / "clean").build(epoch=NOW).files()
