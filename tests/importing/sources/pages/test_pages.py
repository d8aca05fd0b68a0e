"""A blog of which only its pages are left comes into an archive: posts, what is told of them, old addresses."""

import re
from datetime import date

import pytest

from confarchive.importing import Options, import_posts, summary
from confarchive.importing.errors import NothingToImportError
from confarchive.model import frontmatter
from confarchive.model.problems import ProblemKind
from tests.importing.blogs_of_pages import POSTS, SITE, page


def listed(title, posts, note=""):
    links = "".join(f'<li><a href="/{each.address}">{each.slug}</a></li>' for each in posts)
    head = f'<title>{title} | Made-up blog</title><link rel="stylesheet" href="/style.css">'
    return f"<html><head>{head}</head><body><h1>{title}</h1>{note}<ul>{links}</ul></body></html>"


def feed(posts):
    items = "".join(
        f"<item><title>x</title><link>{SITE}/{each.address}</link></item>" for each in posts
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>b</title>{items}</channel></rss>'
    )


def mirror(seed=1, **others):
    files = {post.address: page(post, POSTS, seed) for post in POSTS}
    files |= {
        "index.html": listed("Made-up blog", POSTS),
        "archive.html": listed("Archive", POSTS),
        "tag/python.html": listed("Posts about Python", [p for p in POSTS if "python" in p.tags]),
        "category/trips.html": listed("Trips", [p for p in POSTS if p.category == "Trips"]),
        "2015/index.html": listed("2015", POSTS[:2]),
        "feed.xml": feed(POSTS),
        "style.css": "p {}",
        "sitemap.xml": f"<urlset><url><loc>{SITE}/</loc></url></urlset>",
        "lisbon.png": b"tram",
        "old/lisbon.html": f'<meta http-equiv="refresh" content="0; url={SITE}/{POSTS[0].address}">',
    }
    return files | others


@pytest.fixture
def blog(write):
    return write("blog", mirror())


def imported(site, slug, year):
    path = f"posts/{year}/{slug}.md"
    post, problems = frontmatter.parse((site / path).read_text("utf-8"), path)
    assert not problems
    return post


@pytest.mark.parametrize("seed", range(0, 60, 7))
def test_each_post_is_found_and_nothing_else(write, site, seed):
    report = import_posts(write("blog", mirror(seed)), site, Options(jobs=1, dry_run=True))
    found = {post.source: post.faithful for post in report.posts if post.post}
    assert set(found) == {post.address for post in POSTS}
    assert found[POSTS[5].address] is True


@pytest.mark.parametrize("seed", range(0, 60, 7))
def test_a_post_says_what_its_page_says(write, site, seed):
    import_posts(write("blog", mirror(seed)), site, Options(jobs=1))
    for post in POSTS:
        got = imported(site, post.slug, post.day[:4])
        assert (got.title.replace("\\", ""), str(got.date)[:10]) == (post.title, post.day)
        assert got.authors == (post.author,)


def test_terms_come_from_pages_and_from_lists(write, site):
    seed = next(n for n in range(60) if 'class="tags"' in page(POSTS[0], POSTS, n))
    import_posts(write("blog", mirror(seed)), site, Options(jobs=1))
    got = imported(site, "lisbon", 2015)
    assert (got.tags, got.category) == (("travel", "python"), "Trips")


def test_lists_tell_terms_that_no_post_shows(write, site):
    seed = next(n for n in range(60) if 'class="tags"' not in page(POSTS[0], POSTS, n))
    import_posts(write("blog", mirror(seed)), site, Options(jobs=1))
    got = imported(site, "room", 2015)
    assert (got.tags, got.category) == (("Python",), "Trips")


def test_pictures_and_links_lead_to_what_the_mirror_has(blog, site):
    import_posts(blog, site, Options(jobs=1))
    got = imported(site, "lisbon", 2015)
    assert "../../files/lisbon.png" in got.body
    assert "[the room](room.md)" in got.body
    assert (site / "files/lisbon.png").read_bytes() == b"tram"


def test_old_addresses_of_posts_and_lists_are_answered(blog, site):
    import_posts(blog, site, Options(jobs=1))
    assert "old/lisbon" in imported(site, "lisbon", 2015).redirect
    told = (site / "redirects.yml").read_text("utf-8")
    for name in ("tag/python", "category/trips", "archive", "2015/index"):
        assert f"{name}:" in told


def test_comments_are_counted_and_left_out(write, site):
    seed = next(n for n in range(60) if 'class="comment"' in page(POSTS[0], POSTS, n))
    report = import_posts(write("blog", mirror(seed)), site, Options(jobs=1))
    assert "12 comments of readers stand on the pages" in "\n".join(summary.told(report))
    assert "First!" not in imported(site, "lisbon", 2015).body


@pytest.mark.parametrize("told", ["2999-03-06", "9999-99-99", "soon"])
def test_a_post_whose_date_cannot_be_read_waits_for_one(write, site, told):
    files = mirror()
    files["2018/long.html"] = files["2018/long.html"].replace("2018-08-09", told)
    draft = files["2018/long.html"].replace("Paragraph", "Part")
    files["2018/draft.html"] = draft.replace("<head>", "<head><meta name=robots content=noindex>")
    files |= {"feed.xml": "", "about.html": files["2018/long.html"].replace("Paragraph", "Me")}
    report = import_posts(write("blog", files), site, Options(jobs=1, dry_run=True))
    undated = [each.path for each in report.problems if each.kind is ProblemKind.NO_DATE]
    assert undated == ["2018/long.html"]


def test_again_it_finds_nothing_to_do(blog, site):
    import_posts(blog, site, Options(jobs=1))
    report = import_posts(blog, site, Options(jobs=1))
    assert {post.outcome for post in report.posts if not post.lost} == {"unchanged"}


def test_the_same_post_in_two_places_comes_once(write, site):
    files = mirror()
    twice = "es/2018/long.html"
    files[twice] = files["2018/long.html"].replace('lang="en"', 'lang="es"')
    import_posts(write("blog", files), site, Options(jobs=1))
    assert "es/2018/long" in imported(site, "long", 2018).redirect
    assert len([*(site / "posts").rglob("*.md")]) == len(POSTS)


def test_a_page_about_the_author_is_a_page(write, site):
    about = POSTS[1].__class__("about", "About me", "2019-01-01", "<p>I am Ada, and write.</p>")
    html = page(about, POSTS, 1).replace("2019-01-01", "")
    import_posts(write("blog", mirror(**{"about.html": html})), site, Options(jobs=1))
    assert (site / "pages/about.md").is_file()


def test_a_folder_without_pages_is_refused(write, site):
    with pytest.raises(NothingToImportError, match="no pages below it"):
        import_posts(write("blog", {"a.txt": ""}), site, Options(program="pages"))


def test_a_mirror_may_lie_in_folders_of_its_own(write, site):
    files = {f"www.example/{name}": data for name, data in mirror().items()}
    report = import_posts(write("blog", files), site, Options(jobs=1, dry_run=True))
    assert {post.source for post in report.posts if post.post} == {each.address for each in POSTS}


BARE = {
    "a menu": lambda text: text.replace("<body><h1>", '<body><a href="/">Home</a><h1>'),
    "what wrote it": lambda text: text.replace("<head>", '<head><meta name="Generator" content="WordPress 6">').replace('href="/"', 'href="/x"'),
    "a feed": lambda text: text.replace("<head>", '<head><link rel="alternate" href="/feed">').replace('href="/"', 'href="/x"'),
}  # fmt: skip


@pytest.mark.parametrize("told", BARE)
def test_a_mirror_without_style_sheets_is_known_by_other_things(write, site, told):
    head = ('<link rel="stylesheet" href="/style.css">', "")
    pages = {
        n: BARE[told](t.replace(*head)) if n.endswith("html") else t for n, t in mirror().items()
    }
    pages = {
        name: re.sub('<link rel="canonical"[^>]*>', "", text) if name.endswith("html") else text
        for name, text in pages.items()
    }
    del pages["style.css"]
    report = import_posts(write("blog", pages), site, Options(jobs=1, dry_run=True))
    assert report.program == "Published"


@pytest.mark.parametrize(
    "text",
    [
        '<a href="{filename}b.html">b</a>',
        '<a href="https://a.example/x/">a</a>',
        '<a href="">a</a>',
        "none",
    ],
)
@pytest.mark.parametrize("meta", ["", '<meta name="generator" content="LibreOffice 7">'])
def test_posts_in_html_are_no_published_pages(write, site, text, meta):
    head = f'<head><title>A</title><meta name="date" content="2015-02-03">{meta}</head>'
    files = {
        f"{name}.html": f"<html>{head}<body><p>{name} {text}</p></body></html>" for name in "abcd"
    }
    report = import_posts(write("blog", files), site, Options(jobs=1, dry_run=True))
    assert report.program == "Pelican"


def test_a_blog_with_sources_is_not_taken_for_pages(write, site):
    files = {
        **mirror(),
        "pelicanconf.py": "PATH = 'content'\n",
        "content/a.md": "Title: A\nDate: 2015-01-01\n\nA.\n",
    }
    report = import_posts(write("blog", files), site, Options(jobs=1, dry_run=True))
    assert report.program == "Pelican"


def bare(post, note):
    """A page of a plain theme: no name tells a date, and no link tells where the blog stood."""
    head = f'<title>{post.title.replace("&", "&amp;")}</title><link rel="stylesheet" href="/s.css">'
    return (
        f'<html><head>{head}</head><body><p><a href="/">Blog</a></p><div class="x"><h1>{post.title.replace("&", "&amp;")}</h1>'
        f"<p><em>{note}</em> (permalink)</p><div class='b'>{post.body}<footer class='post-info'>Tags: "
        f"<a href='/tag/{post.slug}.html'>{post.slug}</a></footer></div></div></body></html>"
    )


def test_a_date_in_a_line_without_a_name_tells_a_post(write, site):
    day = {post: date.fromisoformat(post.day).strftime("%A, %B %d, %Y") for post in POSTS}
    files = {f"{post.slug}.html": bare(post, day[post]) for post in POSTS}
    report = import_posts(write("blog", files), site, Options(jobs=1, program="pages"))
    assert {post.post for post in report.posts} == {
        f"posts/{post.day[:4]}/{post.slug}.md" for post in POSTS
    }
    got = imported(site, "long", 2018)
    assert (str(got.date), got.tags, "permalink" in got.body) == ("2018-08-09", ("long",), False)


def test_feeds_tell_posts_without_a_date_and_where_the_blog_stood(write, site):
    feedparser = pytest.importorskip("feedparser")
    assert feedparser
    files = {f"{post.slug}.html": bare(post, "on a day") for post in POSTS}
    items = "".join(
        f"<item><title>x</title><link>{SITE}/{post.slug}.html</link>"
        f"<pubDate>Tue, 03 Feb 2015 10:00:00 GMT</pubDate></item>"
        for post in POSTS
    )
    files["feed.xml"] = f'<rss version="2.0"><channel><title>b</title>{items}</channel></rss>'
    import_posts(write("blog", files), site, Options(jobs=1, program="pages"))
    assert str(imported(site, "code", 2015).date) == "2015-02-03 10:00:00+00:00"


def test_pages_of_another_host_are_told(write, site):
    """A blog may have had two, and wget has a folder for each."""
    files = {f"hall.example/{name}": text for name, text in mirror(0).items()}
    others = {f"www.hall.example/{n}.html": files["hall.example/index.html"] for n in (1, 2)}
    report = import_posts(write("blog", files | others), site, Options(jobs=1, program="pages"))
    told = "2 pages of other hosts are not read, such as www.hall.example/1.html; "
    assert [each for each in report.problems if each.message.startswith(told)]


def test_a_page_that_is_the_only_one_comes_and_nothing_is_claimed_of_it(write, site):
    text = f"<h1>A trip</h1><time>2015-02-03</time><div>{POSTS[0].body}</div>"
    files = {"trip.html": f"<html><body>{text}</body></html>"}
    report = import_posts(write("blog", files), site, Options(jobs=1, program="pages"))
    assert [(each.source, each.faithful) for each in report.posts] == [("trip.html", None)]
    assert imported(site, "trip", 2015).title == "A trip"
