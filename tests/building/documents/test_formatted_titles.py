"""Titles with emphasis, code and signs: lists, feeds, search and the browser show plain words."""

import feedparser

from tests.building.sites import post

TITLES = {
    "The *great* hall": "The great hall",
    "A **bold** `<b>` & more": "A bold <b> & more",
    r"Two \* three": "Two * three",
    "A {sub}`low` word": "A low word",
    "See [the hall](https://e.example/hall)": "See the hall",
}
PAGES = {f"posts/2015/p{number}.html": title for number, title in enumerate(TITLES)}


def built_site(build):
    posts = {
        page.replace(".html", ".md"): post(title, tags=["halls"], conferences=["fosdem"])
        for page, title in PAGES.items()
    }
    citing = "\n\n".join(f"[](p{n}.md) and {{post}}`p{n}`" for n in range(len(TITLES)))
    return build(
        {
            "conferences.yml": "fosdem:\n  name: FOSDEM\n",
            "posts/2015/two.md": post("Two", tags=["halls"], body=citing),
            **posts,
        }
    )


def words(element):
    return " ".join(element.text_content().split())


def test_a_formatted_title_is_plain_words_wherever_it_is_but_a_heading(build):
    built = built_site(build)
    pages = [name for name in built.files() if name.endswith(".html")]
    feeds = [feedparser.parse(built.text(name)) for name in built.files() if "atom" in name]
    entries = [entry for feed in feeds for entry in feed.entries]
    for page, title in PAGES.items():
        plain, name = TITLES[title], page.rpartition("/")[2]
        assert words(built.page(page).find(".//title")).startswith(plain)
        links = [
            words(link)
            for other in pages
            for link in built.page(other).xpath(f"//a[contains(@href, '{name}')]")
        ]
        assert len([text for text in links if plain in text]) > 4, links
        assert not [text for text in links if title != plain and title in text]
        assert {entry.title for entry in entries if entry.link.endswith(page)} == {plain}
    for name in (file for file in built.files() if file.endswith(".json")):
        assert not [t for t, plain in TITLES.items() if t != plain and t in built.text(name)], name
