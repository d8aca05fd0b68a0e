"""Posts in several languages, and what their pages tell of each other."""

from tests.building.sites import post

BASE = "https://archive.example/"
TRIP, REISE, VOYAGE = "posts/2015/trip", "posts/2015/reise", "posts/2015/voyage"
SAME = {"conferences": ["fair-2015"], "author": "Ada", "category": "Notes"}
GERMAN = {"language": "de", "translation_of": "trip"}
FRENCH = {"language": "fr", "translation_of": "trip"}
WORDS = "Bridges of granite carry wagons, and granite bridges carry cranes over canals. " * 3
POSTS = {
    f"{TRIP}.md": post("The trip", WORDS, date="2015-02-03", tags=["road"], **SAME),
    f"{REISE}.md": post("Die Reise", WORDS, date="2016-03-04", tags=["road"], **SAME, **GERMAN),
    f"{VOYAGE}.md": post("Le voyage", WORDS, date="2015-06-07", tags=["route"], **SAME, **FRENCH),
    "posts/2015/before.md": post("Before", WORDS, date="2015-01-01", tags=["road"], **SAME),
    "posts/2015/after.md": post("After", WORDS, date="2015-04-01", **SAME),
    "posts/2015/apres.md": post(
        "Après", WORDS, date="2015-09-09", language="fr", translation_of="after", **SAME
    ),
    "pages/about.md": "# About\n\nUs.\n",
    "pages/ueber.md": "---\nlanguage: de\ntranslation_of: about\n---\n# Über uns\n\nWir.\n",
    "conferences.yml": "fair: {name: Fair, editions: {2015: {city: Porto}}}\n",
}


def ways(built, name, inside="//*[@role='main']"):
    """Return the links to other languages on a page: the page by the language's name."""
    found = built.page(f"{name}.html").xpath(
        f"{inside}//span[@class='archive-translations']/a[@rel='alternate'][@lang=@hreflang]"
    )
    return {(link.text, link.get("lang")): link.get("href") for link in found}


def alternates(built, name):
    found = built.page(f"{name}.html").xpath("//head/link[@rel='alternate'][not(@type)]")
    return [(link.get("hreflang"), link.get("href").removeprefix(BASE)) for link in found]


def entries(built, page):
    """Return the titles of a list, each with the languages that it is also in."""
    return [
        (
            entry.xpath("string(a[@class='archive-entry-title'])"),
            entry.xpath(".//span[@class='archive-translations']/a/text()"),
        )
        for entry in built.page(page).xpath("//ol[@class='archive-entries']/li")
    ]
