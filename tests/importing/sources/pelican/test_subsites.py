"""Languages as sites of their own: their posts and lists had addresses below a folder."""

import pytest

from confarchive.importing.sources.pelican import addresses, reader, settings
from tests.building.sites import file_of
from tests.importing.journeys import travel

SITES = "PLUGINS = ['sitemap', {}]\nI18N_SUBSITES = {{'fi': {}}}\n"
POST = "Title: {0}\nDate: 2015-01-02\nSlug: hello\nLang: {1}\nTags: Stone\nCategory: Works\nAuthor: Jane\n\n{2}\n"
EN = POST.format("Hello", "en", "[fi](/fi/hello.html) [list](/fi/tag/stone.html) [home](/fi/)")
FI = POST.format("Hei", "fi", "[en](/hello.html) [again]({filename}hello.md) [tag]({tag}Stone)")
PAGE = "Title: Tietoja\nSlug: about\nLang: fi\n\nx\n"
FILES = {"content/hello.md": EN, "content/hello-fi.md": FI, "content/pages/about-fi.md": PAGE}
LEADS = {
    "fi/hello.html": "posts/2015/hello-fi",
    "hello.html": "posts/2015/hello",
    "fi/pages/about.html": "pages/about",
    "fi/index.html": "index",
    "fi/tag/stone.html": "_tags/stone",
    "fi/category/works.html": "blog/category/works",
    "fi/author/jane.html": "blog/author/jane",
    "fi/archives.html": "blog/archive",
    "fi/tags.html": "_tags/tagsindex",
    "tag/stone.html": "_tags/stone",
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_addresses_of_a_language_answer(tmp_path, builder):
    done = travel(tmp_path, FILES, builder, blog_conf=SITES.format("'i18n_subsites'", "{}"))
    assert not done.findings()
    for old, page in LEADS.items():
        refresh = done.html.page(old).xpath("//meta[@http-equiv='refresh']/@content")
        found = file_of(old, refresh[0].partition("url=")[2])
        assert found.removesuffix(".html").removesuffix("/index") == page, old
    assert not done.html.has("hello-fi.html")
    assert not done.html.has("pages/about-fi.html")
    for source, leads in {
        "hello.md": ["hello-fi", "stone", "index"],
        "hello-fi.md": ["hello", "hello", "stone"],
    }.items():
        hrefs = done.article(source).xpath(".//p/a/@href")
        found = [done.file_behind(source, href) for href in hrefs]
        names = [name.removesuffix(".html").removesuffix("/index") for name in found]
        assert [name.rpartition("/")[2] for name in names] == leads


@pytest.mark.parametrize(
    ("plugins", "own", "expected"),
    [
        ("'i18n_subsites'", "{}", "fi/hello.html"),
        ("'pelican.plugins.i18n_subsites'", "{'SITENAME': 'Sali'}", "fi/hello.html"),
        ("'other'", "{}", "hello-fi.html"),
        (
            "'i18n_subsites'",
            "{'ARTICLE_SAVE_AS': 'a/{slug}.html', 'ARTICLE_URL': 'a/{slug}.html'}",
            "fi/a/hello.html",
        ),
        ("'i18n_subsites'", "{'SITEURL': 'https://hall.example/suomi'}", "suomi/hello.html"),
        ("'i18n_subsites'", "{'SITEURL': 'https://sali.example'}", "fi/hello.html"),
        ("'i18n_subsites'", "None", "hello-fi.html"),
    ],
)
def test_the_address_of_a_post(write, plugins, own, expected):
    conf = f"PATH = 'content'\nSITEURL = 'https://hall.example'\n{SITES.format(plugins, own)}"
    root = write("blog", {"pelicanconf.py": conf, **FILES})
    ours, _ = settings.load(root)
    found = [reader.read(root / f"content/{name}.md", ours).post for name in ("hello", "hello-fi")]
    assert [addresses.of_post(post, ours) for post in found] == [("hello.html",), (expected,)]


KEEP = SITES + "I18N_UNTRANSLATED_{} = {!r}\n"


def bare(title, language, slug):
    text = POST.format(title, language, "x").replace("Slug: hello", f"Slug: {slug}")
    return text.replace("Stone", title)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize(
    ("kind", "policy"),
    [("ARTICLES", "keep"), ("ARTICLES", "hide"), ("ARTICLES", "remove"), ("PAGES", "keep")],
)
def test_what_has_no_translation_may_stand_in_all_sites(tmp_path, kind, policy, builder):
    files = FILES | {
        "content/only-en.md": bare("Rooms", "en", "rooms"),
        "content/only-fi.md": bare("Huoneet", "fi", "huoneet"),
    }
    conf = KEEP.format("'i18n_subsites'", "{}", kind, policy)
    done = travel(tmp_path, files, builder, blog_conf=conf)
    assert not done.findings()
    kept = {
        "ARTICLES": {
            "fi/rooms-en.html": "posts/2015/rooms",
            "huoneet-fi.html": "posts/2015/huoneet",
            "fi/tag/rooms.html": "_tags/rooms",
            "tag/huoneet.html": "_tags/huoneet",
        },
        "PAGES": {"pages/about-fi.html": "pages/about"},
    }
    for of_kind, expected in kept.items():
        for old, page in expected.items():
            assert done.html.has(old) is (of_kind == kind and policy == "keep"), old
            if done.html.has(old):
                refresh = done.html.page(old).xpath("//meta[@http-equiv='refresh']/@content")
                found = file_of(old, refresh[0].partition("url=")[2])
                assert found.removesuffix(".html").removesuffix("/index") == page
    for old in ("fi/hello-en.html", "hello-fi.html"):
        assert not done.html.has(old)
