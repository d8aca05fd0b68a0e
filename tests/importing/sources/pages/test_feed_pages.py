"""Feeds with whole texts, and exports of Blogger and Medium, come into an archive as pages do."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.errors import NothingToImportError
from confarchive.model import frontmatter
from confarchive.model.post import Status
from confarchive.model.problems import ProblemKind

pytest.importorskip("feedparser")

TEXT = "<p>We saw the <b>hall</b>, and <a href='room.html'>the room</a>.</p><div>And left."
BLOG = "https://hall.example"
KIND = "http://schemas.google.com/g/2005#kind"


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def atom(*entries):
    return (
        "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'"
        " xmlns:blogger='http://schemas.google.com/blogger/2018'><title>The hall</title>"
        f"{''.join(f'<entry>{entry}</entry>' for entry in entries)}</feed>"
    )


def entry(title, day, text=TEXT, more="", link=""):
    at = f"<link rel='alternate' href='{BLOG}{link}'/>" if link else ""
    return (
        f"<title>{title}</title><published>{day}T10:00:00Z</published>{at}{more}"
        f"<author><name>Ada</name></author><content type='html'>{escaped(text)}</content>"
    )


def kind(name):
    term = f"http://schemas.google.com/blogger/2008/kind#{name}"
    return f"<category scheme='{KIND}' term='{term}'/>"


def export():
    """Return an export as Blogger wrote it until 2024."""
    label = "<category scheme='http://www.blogger.com/atom/ns#' term='Travel'/>"
    draft = "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>"
    return atom(
        entry("The template", "2015-01-01", "<p>A {{ template }}.</p>", kind("template")),
        entry("A trip", "2015-02-03", more=kind("post") + label, link="/2015/02/trip.html"),
        entry("A plan", "2015-03-04", more=kind("post") + draft),
        entry("About", "2015-01-05", "<p>I am Ada.</p>", kind("page"), "/p/about.html"),
        entry("", "2015-02-04", "<p>First!</p>", kind("comment"), "/2015/02/trip.html?c=1"),
        entry("The room", "2015-02-05", more=kind("post"), link="/2015/02/room.html"),
    )


def takeout():
    """Return a feed.atom of Google Takeout."""

    def of(name, status, file=""):
        return (
            f"<blogger:type>{name}</blogger:type><blogger:status>{status}</blogger:status>"
            f"<blogger:filename>{file}</blogger:filename>"
        )

    return atom(
        entry("A trip", "2015-02-03", more=of("POST", "LIVE", "/2015/02/trip.html")),
        entry("A plan", "2015-03-04", more=of("POST", "DRAFT")),
        entry("Thrown away", "2015-03-05", more=of("POST", "SOFT_TRASHED")),
        entry("About", "2015-01-05", "<p>I am Ada.</p>", of("PAGE", "LIVE", "/p/about.html")),
        entry("", "2015-02-04", "<p>First!</p>", of("COMMENT", "LIVE")),
        entry("The room", "2015-02-05", more=of("POST", "LIVE", "/2015/02/room.html")),
    )


def rss(*items):
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The hall</title><language>en</language>{''.join(items)}</channel></rss>"
    )


def item(slug, text, tag="content:encoded"):
    return (
        f"<item><title>On {slug} &amp;amp; more</title><link>{BLOG}/2015/{slug}/</link>"
        f"<pubDate>Tue, 03 Feb 2015 10:00:00 GMT</pubDate><{tag}>{escaped(text)}</{tag}></item>"
    )


@pytest.fixture
def run(tmp_path, site):
    def run(text, name="feed.xml", **options):
        (tmp_path / name).write_text(text, "utf-8")
        report = import_posts(tmp_path / name, site, Options(jobs=1, **options))
        return report, {each.source: each.post for each in report.posts if each.post}

    return run


def read(site, path):
    return frontmatter.parse((site / path).read_text("utf-8"), path)[0]


def told(report):
    return [each.message for each in report.problems if each.kind is ProblemKind.BAD_VALUE]


@pytest.mark.parametrize("made", [export, takeout])
def test_an_export_of_blogger_comes_with_its_drafts_and_pages(run, site, made):
    report, posts = run(made())
    assert report.program == "Published"
    assert set(posts.values()) == {
        "posts/2015/trip.md",
        "posts/2015/a-plan.md",
        "posts/2015/room.md",
        "pages/about.md",
    }
    trip = read(site, posts["2015/02/trip.html"])
    assert (trip.title, trip.authors, str(trip.date)[:10]) == ("A trip", ("Ada",), "2015-02-03")
    assert "[the room](room.md)" in trip.body
    assert "And left." in trip.body
    assert "2015/02/trip" in trip.redirect
    assert read(site, "posts/2015/a-plan.md").status is Status.DRAFT
    assert any("1 comments of readers" in each for each in told(report))
    assert {each.faithful for each in report.posts} == {True}


def test_labels_of_blogger_are_tags(run, site):
    _, posts = run(export())
    assert read(site, posts["2015/02/trip.html"]).tags == ("Travel",)


def test_what_is_in_the_trash_stays_there(run):
    report, posts = run(takeout())
    assert "1 posts are in the export's trash, and are left out" in told(report)
    assert not any("thrown" in each for each in posts.values())


def test_a_feed_of_rss_with_whole_texts_is_read(run, site):
    _, posts = run(rss(item("trip", TEXT), item("room", "<p>Short.</p>")))
    got = read(site, posts["2015/trip/index.html"])
    assert got.title == "On trip & more"
    assert str(got.date) == "2015-02-03 10:00:00+00:00"
    assert "We saw the **hall**" in got.body


def test_a_description_is_a_text_where_it_is_whole(run):
    cut = "<p>We saw the hall and then [&#8230;]</p>"
    report, posts = run(
        rss(
            item("trip", TEXT, "description"),
            item("room", cut, "description"),
            item("hut", "No", "description"),
        )
    )
    assert list(posts) == ["2015/trip/index.html"]
    assert any(each.startswith("2 entries of the feed have no whole text") for each in told(report))


def test_what_looks_like_a_themes_part_in_a_feed_is_the_authors(run, site):
    text = '<div class="related share">See <a href="https://a.example">this</a>.</div><p>End.</p>'
    _, posts = run(rss(*(item(f"a{n}", text) for n in range(4))))
    assert "See [this](https://a.example)." in read(site, posts["2015/a1/index.html"]).body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rss(item("trip", "Only a start", "description")), "no text of a post"),
        ("<html><p>Hello</p></html>", "expected a feed of RSS or Atom"),
        (
            rss("<wp:x xmlns:wp='http://wordpress.org/export/1.2/'/>", item("a", TEXT)),
            "expected a feed",
        ),
    ],
)
def test_what_is_no_feed_with_texts_is_refused(run, text, expected):
    with pytest.raises(NothingToImportError, match=expected):
        run(text, program="pages")


def medium(title, day, slug):
    """Return a page of a post as Medium exports it, of a draft where there is no *day*."""
    time = f'<time class="dt-published" datetime="{day}T10:00:00.000Z">{day}</time>'
    by = f'By <a href="https://medium.com/@ada" class="p-author h-card">Ada</a> on <a href="https://medium.com/p/1">{time}</a>.'
    canonical = f'<a href="https://medium.com/@ada/{slug}" class="p-canonical">Canonical link</a>'
    foot = (
        f"<p>{by}</p><p>{canonical}</p>"
        if day
        else '<p><a href="https://medium.com/p/1">View original.</a></p>'
    )
    inner = (
        '<section name="1" class="section section--body section--first"><div class="section-divider">'
        '<hr class="section-divider"></div><div class="section-content"><div class="section-inner">'
        f'<h3 name="2" id="2" class="graf graf--h3 graf--leading graf--title">{title}</h3>'
        f'<p class="graf graf--p">{title} is what this is about, and it is <strong>new</strong>.</p>'
        f'<figure class="graf graf--figure"><img class="graf-image" src="https://cdn.example/{title}.png">'
        f"<figcaption>A tram of {title}</figcaption></figure></div></div></section>"
    )
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title><style>p {{}}</style></head><body>"
        f'<article class="h-entry"><header><h1 class="p-name">{title}</h1></header>'
        f'<section data-field="subtitle" class="p-summary">Of {title}.</section>'
        f'<section data-field="body" class="e-content">{inner}</section><footer>{foot}'
        '<p>Exported from <a href="https://medium.com">Medium</a> on May 1, 2021.</p></footer>'
        "</article></body></html>"
    )


def test_an_export_of_medium_comes_with_its_drafts(write, site):
    names = ("One", "Two", "Three", "Four")
    files = {
        f"posts/2015-02-0{n}_{name}-abc{n}.html": medium(name, f"2015-02-0{n}", f"{name}-abc{n}")
        for n, name in enumerate(names, 1)
    }
    files["posts/draft_A-plan-abc9.html"] = medium("A plan", "", "")
    report = import_posts(write("export", files), site, Options(jobs=1))
    posts = {each.source: each.post for each in report.posts if each.post}
    assert len(posts) == 5
    got = read(site, posts["posts/2015-02-01_One-abc1.html"])
    assert (got.title, got.authors, str(got.date)[:10]) == ("One", ("Ada",), "2015-02-01")
    assert got.body.strip().startswith("One is what this is about, and it is **new**.")
    assert "Exported" not in got.body
    assert "A tram" in got.body
    assert read(site, posts["posts/draft_A-plan-abc9.html"]).status is Status.DRAFT
