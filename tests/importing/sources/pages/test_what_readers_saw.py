"""Where what a page says for programs and what its readers saw are not the same, readers are right; and what is no post."""

import pytest

from tests.importing.sources.pages.test_pages_of_themes import (
    NAMES,
    TEXT,
    TITLES,
    blog,
    page,
    plain,
    read,
    run,
)

__all__ = ["run"]


def in_folder(folder, names=NAMES):
    return {
        f"{folder}/{name}.html": plain(name, f"The {name}", "2015-03-01", TEXT.format(name))
        for name in names
    }


def feed_of(addresses):
    items = "".join(
        f"<item><title>A page</title><link>/{each}</link>"
        "<pubDate>Tue, 03 Feb 2015 10:00:00 +0000</pubDate></item>"
        for each in addresses
    )
    return f'<rss version="2.0"><channel><title>Hall blog</title>{items}</channel></rss>'


@pytest.mark.parametrize("way", ["time", "head", "line"])
def test_the_day_is_the_one_that_readers_saw(run, site, way):
    """Hexo writes moments in UTC for programs, and for readers days where its author lives."""

    def template(name, title, day, text):
        before = "2015-01-31" if day.endswith("01") else f"2015-02-0{int(day[-1]) - 1}"
        moment = f"{before}T16:30:00.000Z"
        shown = {
            "time": f'<time datetime="{moment}">{day}</time>',
            "head": f"<time>{day}</time>",
            "line": f"<div>Posted on {day} in Trips</div>",
        }
        head = f'<meta property="article:published_time" content="{moment}">'
        body = f'<div class="c"><h1>{title}</h1>{shown[way]}<div class="t">{text}</div></div>'
        return page(name, body, head="" if way == "time" else head)

    _, posts = run(blog(template))
    assert [str(read(site, posts[f"{name}.html"]).date) for name in NAMES[:2]] == [
        "2015-02-01",
        "2015-02-02",
    ]


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2015-02-03T16:30:00Z", "2015-02-03"),
        ("2015-02-03T16:30:00Z", "2015-02-09"),  # no clock tells so
        ("2015-02-03T16:30:00+01:00", "2015-02-04"),  # the author's own time
    ],
)
def test_a_moment_that_no_clock_shows_otherwise_stays(run, site, moment, shown):
    def template(name, title, _day, text):
        return plain(name, title, shown, text).replace("<time", f'<time datetime="{moment}"')

    _, posts = run(blog(template))
    assert str(read(site, posts["tram.html"]).date).replace(" ", "T")[:16] == moment[:16]


@pytest.mark.parametrize("inside", [False, True])
def test_where_the_head_tells_no_title_the_heading_before_the_text_does(run, site, inside):
    def template(name, title, day, text):
        links = f"<h3><a href='/bridge.html'>Beyond the {name}</a></h3>"
        top = f"<h1><a href='/'>Hall blog</a></h1>{links}"
        shown = f'<h2>{title}</h2><div class="date">{day}</div>'
        text = f"{text}<h2>More on the {name}</h2>{text}"
        body = f"{shown}{text}" if inside else f'<div>{shown}</div><div class="t">{text}</div>'
        return page(name, f'{top}<div class="c">{body}</div>', title="")

    _, posts = run(blog(template))
    got = read(site, posts["tram.html"])
    assert got.title == TITLES["tram"]
    assert "# More on the tram" in got.body
    assert TITLES["tram"] not in got.body


def test_a_page_without_a_heading_before_its_text_has_none_of_its_sections(run, site):
    def template(name, _title, day, text):
        body = f'<time>{day}</time><div class="t">{text}<h2>More on the {name}</h2>{text}</div>'
        return page(name, f'<div class="c">{body}</div>', title="")

    _, posts = run(blog(template))
    got = read(site, posts["tram.html"])
    assert got.title == "tram"
    assert "# More on the tram" in got.body


def test_a_few_pages_beside_the_folders_of_all_posts_are_none(run):
    """Hugo gives each page a day, and its feed tells of all."""
    names = [f"{name}-{number}" for name in NAMES for number in range(4)]
    posts = {
        f"2015/{name}/index.html": plain(name, f"The {name}", f"2015-02-{at:02}", TEXT.format(name))
        for at, name in enumerate(names, 1)
    }
    beside = {"apps/index.html": plain("apps", "Apps", "2015-03-01", TEXT.format("app"))}
    told = [each.removesuffix("index.html") for each in (*posts, *beside)]
    report, found = run({**posts, **beside, "index.xml": feed_of(told)})
    assert found.pop("apps/index.html") == "pages/apps.md"
    assert all(each.startswith("posts/") for each in found.values())
    assert not report.problems


@pytest.mark.parametrize("folder", ["pages", "stories"])
def test_the_pages_of_nikola_are_no_posts(run, folder):
    """It dates them as its posts."""
    beside = in_folder(folder, ["tour", "map", "key", "bell"])
    _, found = run({**in_folder("posts"), **beside})
    assert {each for each in found if found[each].startswith("pages/")} == set(beside)


def test_of_more_pages_than_posts_the_feed_tells_the_posts(run):
    beside, posts = in_folder("pages"), in_folder("posts", NAMES[:3])
    _, found = run({**posts, **beside, "rss.xml": feed_of(posts)})
    assert {each for each in found if found[each].startswith("pages/")} == set(beside)


@pytest.mark.parametrize("fed", [False, True])
def test_stories_are_posts_where_there_are_no_others(run, fed):
    posts = in_folder("stories")
    _, found = run({**posts, **({"rss.xml": feed_of(posts)} if fed else {})})
    assert all(each.startswith("posts/") for each in found.values())


def test_style_sheets_of_a_shortcode_are_no_text(run, site):
    sheet = '<link rel="stylesheet" href="/gallery.css">'

    def template(name, title, day, text):
        return plain(
            name, title, day, f"{sheet}{text}<div>{sheet}<p>Pictures of the {name}.</p></div>"
        )

    _, posts = run(blog(template))
    body = read(site, posts["tram.html"]).body
    assert "gallery.css" not in body
    assert "Pictures of the tram." in body


def test_a_list_of_authors_that_a_theme_printed_is_read(run, site):
    def template(name, title, day, text):
        said = "['Ada Example', &quot;Bob O'Example&quot;]" if name == "tram" else "['Ada Example']"
        return plain(name, title, day, text, f'<meta name="author" content="{said}">')

    _, posts = run(blog(template))
    assert read(site, posts["tram.html"]).authors == ("Ada Example", "Bob O'Example")
    assert read(site, posts["river.html"]).authors == ("Ada Example",)


def test_what_kubrick_tells_below_a_text_is_none_of_it(run, site):
    """WordPress' theme of old says much in one paragraph, after the tags."""

    def template(name, title, day, text):
        tags = f'<p>Tags: <a href="/tag/{name}/" rel="tag">{name}</a></p>'
        told = (
            f'<p class="postmetadata alt"><small>This entry was posted on {day} at 20:33 and is filed under '
            '<a href="/category/trips/" rel="category tag">Trips</a>. You can follow any responses to this entry '
            'through the <a href="feed/">RSS 2.0</a> feed. You can <a href="#respond">leave a response</a>, or '
            '<a href="trackback/" rel="trackback">trackback</a> from your own site, as all others did who wrote of what stands here before you did.</small></p>'
        )
        body = f'<h2>{title}</h2><div class="entry">{text}{tags}{told}</div>'
        return page(name, f'<div class="post hentry">{body}</div>')

    _, posts = run(blog(template))
    got = read(site, posts["tram.html"])
    assert (got.category, got.tags) == ("Trips", ("tram",))
    assert got.body.strip() == TEXT.format("tram")[3:-4]
