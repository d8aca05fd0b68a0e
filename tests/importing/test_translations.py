"""A blog's posts in several languages stay one text: who is told the original, and what of old addresses."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.model import frontmatter
from tests.building.sites import CONF, HOME, SiteFolder
from tests.importing.blogs_of_pages import POSTS, SITE, page
from tests.importing.journeys import travel


def article(title, lang="", more="", slug="hall", date="2015-02-03"):
    lines = [
        f"Title: {title}",
        f"Date: {date}",
        f"Slug: {slug}",
        f"Lang: {lang}" if lang else "",
        more,
    ]
    return "\n".join(filter(None, lines)) + f"\n\nWords of {title}.\n"


def headers(done):
    """Return the original and the language of each post of the archive, by its name."""
    posts = {}
    for each in done.report.posts:
        post, problems = frontmatter.parse(done.text(each.post), each.post)
        assert not problems
        posts[post.slug] = (post.translation_of, post.language)
    return posts


PELICAN = {
    "the same slug in another language": (
        "",
        {"a.md": article("Hall"), "b.md": article("Salle", "fr"), "c.md": article("Halle", "de")},
        {"hall": (None, "en"), "hall-fr": ("hall", "fr"), "hall-de": ("hall", "de")},
    ),
    "the blog's language decides": (
        "DEFAULT_LANG = 'fr'\n",
        {"a.md": article("Hall", "en"), "b.md": article("Salle")},
        {"hall-en": ("hall", "en"), "hall": (None, "fr")},
    ),
    "what says so is a translation": (
        "",
        {"a.md": article("Hall", more="Translation: true"), "b.md": article("Salle", "fr")},
        {"hall": ("hall-fr", "en"), "hall-fr": (None, "fr")},
    ),
    "unless all say so": (
        "",
        {
            "a.md": article("Hall", more="Translation: true"),
            "b.md": article("Salle", "fr", "Translation: true"),
        },
        {"hall": (None, "en"), "hall-fr": ("hall", "fr")},
    ),
    "neither is in the blog's language": (
        "",
        {"a.md": article("Salle", "fr", date="2015-01-01"), "b.md": article("Halle", "de")},
        {"hall": (None, "fr"), "hall-de": ("hall", "de")},
    ),
    "folders tell languages": (
        "PATH_METADATA = r'(?P<lang>fr|de)/.*'\n",
        {"a.md": article("Hall"), "fr/a.md": article("Salle"), "de/a.md": article("Halle")},
        {"hall": (None, "en"), "hall-fr": ("hall", "fr"), "hall-de": ("hall", "de")},
    ),
    "another key tells": (
        "ARTICLE_TRANSLATION_ID = 'text_id'\n",
        {
            "a.md": article("Hall", more="Text_id: 7"),
            "b.md": article("Salle", "fr", "Text_id: 7", slug="salle"),
            "c.md": article("Halle", "de"),
        },
        {"hall": (None, "en"), "salle": ("hall", "fr"), "hall-de": (None, "de")},
    ),
    "several keys tell": (
        "ARTICLE_TRANSLATION_ID = {'slug', 'category'}\n",
        {
            "a.md": article("Hall", more="Category: x"),
            "b.md": article("Salle", "fr", "Category: x"),
            "c.md": article("Halle", "de", "Category: y"),
        },
        {"hall": (None, "en"), "hall-fr": ("hall", "fr"), "hall-de": (None, "de")},
    ),
    "nothing tells": (
        "ARTICLE_TRANSLATION_ID = None\n",
        {"a.md": article("Hall"), "b.md": article("Salle", "fr")},
        {"hall": (None, None), "hall-fr": (None, "fr")},
    ),
    "two in one language": (
        "",
        {
            "a.md": article("Hall"),
            "b.md": article("Hall again", date="2016-01-01"),
            "c.md": article("Salle", "fr"),
        },
        {"hall": (None, "en"), "hall-2": (None, None), "hall-fr": ("hall", "fr")},
    ),
    "a draft of the original": (
        "",
        {
            "a.md": article("Hall", more="Status: draft", date="2014-01-01"),
            "b.md": article("Hall"),
            "c.md": article("Salle", "fr"),
        },
        {"hall-2": (None, None), "hall": (None, "en"), "hall-fr": ("hall", "fr")},
    ),
    "pages": (
        "",
        {
            "pages/a.md": article("About", slug="about"),
            "pages/b.md": article("Qui", "fr", slug="about"),
            "c.md": article("About", "de", slug="about"),
        },
        {"about": (None, "en"), "about-fr": ("about", "fr"), "about-de": (None, "de")},
    ),
}


@pytest.mark.parametrize("case", PELICAN)
def test_a_pelican_blog_keeps_its_pairs(tmp_path, case):
    conf, files, expected = PELICAN[case]
    files = {f"content/{name}": text for name, text in files.items()}
    archive = "language = 'fr'\n" if "'fr'" in conf else ""
    assert headers(travel(tmp_path, files, blog_conf=conf, conf=archive)) == expected


def test_a_pair_is_shown_and_its_addresses_answer(tmp_path):
    files = {"content/a.md": article("Hall"), "content/b.md": article("Salle", "fr")}
    done = travel(tmp_path, files)
    link = "//span[@class='archive-translations']/a"
    assert [a.get("hreflang") for a in done.html.page(done.page_of("a.md")).xpath(link)] == ["fr"]
    for old, new in {"hall.html": "posts/2015/hall", "hall-fr.html": "posts/2015/hall-fr"}.items():
        (refresh,) = done.html.page(old).xpath("//meta[@http-equiv='refresh']/@content")
        assert refresh.endswith(f"{new}.html")
    assert "translation" not in done.text("posts/2015/hall-fr.md").replace("translation_of", "")


def test_a_key_of_pelican_s_that_told_of_a_pair_is_not_kept_besides(tmp_path):
    more = "Translation: true"
    files = {"content/a.md": article("Hall"), "content/b.md": article("Salle", "fr", more)}
    files["content/c.md"] = article("Alone", "de", more, slug="alone")
    done = travel(tmp_path, files)
    texts = {name: done.text(f"posts/2015/{name}.md") for name in ("hall-fr", "alone")}
    assert {name: "translation: " in text for name, text in texts.items()} == {
        "hall-fr": False,
        "alone": True,
    }


def test_a_second_import_changes_nothing_and_brings_a_translation_that_came_since(tmp_path):
    files = {"content/a.md": article("Hall"), "content/b.md": article("Salle", "fr")}
    done = travel(tmp_path, files)
    before = {p: p.read_bytes() for p in (done.site.source / "posts").rglob("*.md")}
    (tmp_path / "blog/content/c.md").write_text(article("Halle", "de"))
    report = import_posts(tmp_path / "blog", done.site.source, Options(jobs=1))
    assert {p: p.read_bytes() for p in before} == before
    (new,) = [p.post for p in report.posts if p.source == "c.md"]
    assert "translation_of: hall\n" in (done.site.source / new).read_text()


# --- published pages


def in_language(text, code, ways, shown=""):
    """Return a page in the language of a *code*, whose head has *ways* to others."""
    links = "".join(
        f'<link rel="alternate" hreflang="{lang}" href="{url}">' for lang, url in ways.items()
    )
    text = (
        text.replace("<html>", f'<html lang="{code}">')
        if "<html>" in text
        else text.replace("<html ", f'<html lang="{code}" ', 1)
    )
    return text.replace("</head>", f"{links}</head>").replace("</body>", f"{shown}</body>")


def blog_of_pages(write, ways_back=True, shown=False):
    files = {}
    for post in POSTS:
        text = page(post, POSTS, 1)
        other = f"fr/{post.address}"
        ways = {
            "x-default": f"{SITE}/{post.address}",
            "en": f"{SITE}/{post.address}",
            "fr": f"/{other}",
        }
        if post.slug in {"lisbon", "room"}:
            french = text.replace("<p>", "<p>En français, ", 1).replace(
                post.title, f"Version de {post.slug}"
            )
            back = ways if ways_back else {}
            as_link = f'<p><a href="/{other}" hreflang="fr">fr</a></p>' if shown else ""
            as_back = f'<p><a href="/{post.address}" hreflang="en">en</a></p>' if shown else ""
            files[post.address] = in_language(text, "en", {} if shown else ways, as_link)
            files[other] = in_language(french, "fr", {} if shown else back, as_back)
        else:
            files[post.address] = in_language(text, "en", {})
    links = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in files)
    head = '<title>Made-up blog</title><link rel="alternate" hreflang="fr" href="/fr/index.html">'
    files["index.html"] = (
        f"<html lang='en'><head>{head}</head><body><h1>Made-up blog</h1><ul>{links}</ul></body></html>"
    )
    return write("blog", files)


@pytest.mark.parametrize("shown", [False, True])
def test_pages_that_lead_to_each_other_in_languages_are_one_text(tmp_path, write, shown):
    site = SiteFolder.of(tmp_path / "archive", {"conf.py": CONF, "index.md": HOME})
    report = import_posts(blog_of_pages(write, shown=shown), site.source, Options(jobs=1))
    found = {}
    for each in report.posts:
        if each.post:
            post, _ = frontmatter.parse((site.source / each.post).read_text(), each.post)
            found[each.source] = (post.translation_of, post.language)
    pairs = {name: told for name, told in found.items() if any(told)}
    names = {
        each.source: each.post.rpartition("/")[2].removesuffix(".md")
        for each in report.posts
        if each.post
    }
    assert pairs == {
        POSTS[0].address: (None, "en"),
        f"fr/{POSTS[0].address}": (names[POSTS[0].address], "fr"),
        POSTS[1].address: (None, "en"),
        f"fr/{POSTS[1].address}": (names[POSTS[1].address], "fr"),
    }


def test_a_page_that_leads_on_without_a_way_back_is_no_pair(tmp_path, write):
    site = SiteFolder.of(tmp_path / "archive", {"conf.py": CONF, "index.md": HOME})
    report = import_posts(blog_of_pages(write, ways_back=False), site.source, Options(jobs=1))
    texts = [(site.source / each.post).read_text() for each in report.posts if each.post]
    assert len(texts) > len(POSTS)
    assert not any("translation_of" in text for text in texts)
