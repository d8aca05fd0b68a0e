"""What programs and themes write that is no post, no name, no text: lists in feeds, keywords of the blog, what is written twice."""

import pytest

from tests.importing.sources.pages import test_pages_of_themes as themes
from tests.importing.sources.pages.test_pages_of_themes import (
    NAMES,
    TEXT,
    TITLES,
    blog,
    page,
    plain,
)

read, run = themes.read, themes.run


def item(place, title, when="Tue, 03 Feb 2015 10:00:00 +0000"):
    told = f"<pubDate>{when}</pubDate>" if when else ""
    return f"<item><title>{title}</title><link>/{place}</link>{told}</item>"


def feed(*items):
    return f'<rss version="2.0"><channel><title>Hall blog</title>{"".join(items)}</channel></rss>'


def test_lists_of_terms_that_a_feed_tells_of_are_no_posts(run):
    """Hugo has a feed of all tags, too."""
    pages = {
        f"tags/{tag}/index.html": page(tag, f"<h1>{tag}</h1><p><a href='/tram.html'>Tram</a></p>")
        for tag in ("stone", "arch")
    }
    feeds = {"tags/index.xml": feed(item("tags/stone/", "stone"), item("tags/arch/", "arch"))}
    report, posts = run(blog(plain, **pages, **feeds))
    assert set(posts) == {f"{name}.html" for name in NAMES}
    assert not report.problems


@pytest.mark.parametrize("shown", [("tram",), ("tram", "river")])
def test_lists_of_terms_that_show_the_days_of_posts_are_none_whatever_a_feed_says(run, shown):
    """Hugo's feed of the whole blog tells of lists, too, where a theme asks it for all pages."""
    entries = "".join(
        f"<h3><a href='/{each}.html'>{each}</a></h3><time>2015-02-03</time>" for each in shown
    )
    lists = {
        f"tags/{tag}/index.html": page(tag, f"<h1>{tag}</h1>{entries}")
        for tag in ("stone", "arch", "rail")
    }
    feeds = {"index.xml": feed(*(item(f"tags/{tag}/", tag) for tag in ("stone", "arch", "rail")))}
    report, posts = run(blog(plain, **lists, **feeds))
    assert set(posts) == {f"{name}.html" for name in NAMES}
    assert not report.problems


def test_a_dated_post_in_a_folder_that_is_called_as_lists_are_is_one(run):
    address = "topics/canal.html"
    feeds = {"index.xml": feed(item(address, "The canal"))}
    files = {address: plain("canal", "The canal", "2015-02-09", TEXT.format("canal"))}
    _, posts = run(blog(plain, **files, **feeds))
    assert address in posts


def test_a_page_of_which_a_feed_knows_no_date_is_no_undated_post(run):
    text = TEXT.format("use of this site")
    legal = page(
        "disclaimer", f'<div class="c"><h1>Disclaimer</h1><div class="t">{text}</div></div>'
    )
    feeds = {"index.xml": feed(item("legal/", "Disclaimer", ""), item("tram.html", "On the tram"))}
    report, posts = run(blog(plain, **{"legal/index.html": legal}, **feeds))
    assert posts["legal/index.html"].startswith("pages/")
    assert not report.problems


@pytest.mark.parametrize("name", ["about", "projects", "publications"])
def test_a_page_beside_the_folder_of_posts_is_none_whatever_its_day(run, name):
    """Hugo gives each page a day, and tells of all of them in one feed."""
    posts = {f"post/{each}": text for each, text in blog(plain).items() if each != "index.html"}
    beside = {f"{name}/index.html": plain(name, "Me", "2020-03-01", TEXT.format("author"))}
    feeds = {"index.xml": feed(*(item(each, "A page") for each in (*posts, f"{name}/")))}
    report, found = run({**posts, **beside, **feeds})
    assert set(found) == {*posts, *beside}
    assert found[f"{name}/index.html"].startswith("pages/")
    assert not report.problems


def test_a_post_that_is_called_as_such_a_page_is_one_among_others(run):
    undated = f'<div class="c"><h1>Now</h1><div class="t">{TEXT.format("hour")}</div></div>'
    posts = {"now.html": page("now", undated)}
    feeds = {"index.xml": feed(item("now.html", "Now"))}
    report, found = run(blog(plain, **posts, **feeds))
    assert found["now.html"].startswith("posts/")
    assert not report.problems


@pytest.mark.parametrize("none", ["1970-01-01T13:37:00+01:00", "0001-01-01T00:00:00+00:00", "soon"])
def test_a_page_with_a_date_before_all_blogs_has_none(run, none):
    text = TEXT.format("use of this site")
    head = f'<meta property="article:published_time" content="{none}">'
    body = f'<div class="c"><h1>Disclaimer</h1><div class="t">{text}</div></div>'
    feeds = {"index.xml": feed(item("legal/", "Disclaimer", "Mon, 01 Jan 0001 00:00:00 +0000"))}
    legal = {"legal/index.html": page("disclaimer", body, head=head)}
    report, posts = run(blog(plain, **legal, **feeds))
    assert posts["legal/index.html"].startswith("pages/")
    assert not report.problems


@pytest.mark.parametrize("month", ["Feb", "february", "02", "2"])
def test_the_list_of_a_month_is_no_post(run, month):
    names = [f"posts/2015/{month}/{name}/index.html" for name in NAMES]
    files = dict(zip(names, blog(plain).values(), strict=False))
    listed = page("February", f"<h1>February</h1><p><a href='/{names[0]}'>Tram</a></p>")
    report, posts = run({**files, f"posts/2015/{month}/index.html": listed})
    assert set(posts) == set(names)
    assert not report.problems


def test_a_post_that_is_called_as_a_month_begins_is_one(run):
    name = "2015/marathon.html"
    _, posts = run(blog(plain, **{name: plain("run", "The run", "2015-02-09", TEXT.format("run"))}))
    assert posts[name] == "posts/2015/marathon.md"


def test_what_hugo_writes_of_an_author_is_the_name(run, site):
    def template(name, title, day, text):
        author = (
            "map[email:a@hall.example name:Ada Example url:x]"
            if name == "tram"
            else "map[name:Bob]"
        )
        return plain(name, title, day, text, f'<meta name="author" content="{author}">')

    _, posts = run(blog(template))
    assert read(site, posts["tram.html"]).authors == ("Ada Example",)
    assert read(site, posts["river.html"]).authors == ("Bob",)


def test_a_summary_that_was_escaped_twice_is_text(run, site):
    def template(name, title, day, text):
        said = f"What you&amp;rsquo;ll see of the {name} &amp;amp; more"
        return plain(name, title, day, text, f'<meta name="description" content="{said}">')

    _, posts = run(blog(template))
    assert read(site, posts["tram.html"]).summary == "What you’ll see of the tram & more"


def test_keywords_that_all_posts_have_beside_their_own_are_the_blogs(run, site):
    def template(name, title, day, text):
        own = ", stone" if name == "bridge" else ""
        return plain(name, title, day, text, f'<meta name="keywords" content="towns, trips{own}">')

    _, posts = run(blog(template))
    assert read(site, posts["tram.html"]).tags == ()
    assert read(site, posts["bridge.html"]).tags == ("stone",)


def test_what_stands_at_the_ends_of_the_one_part_of_a_text_is_found(run, site):
    """Where lists share the place of the posts' texts, more stands in it than the text alone."""

    def template(name, _title, day, text):
        tag = f'<a href="/tags/{name}/">{name}</a>'
        tags = f'<hr><div class="post-info"><p><svg></svg> {tag}</p></div>'
        return page(
            name,
            f'<div class="c"><main class="{name}"><time>{day}</time><article>{text}</article>{tags}</main></div>',
        )

    lists = {
        f"more/{number}.html": page(
            "more", f'<div class="c"><p>{TEXT.format(number) * 3}</p></div>'
        )
        for number in range(4)
    }
    _, posts = run(blog(template, **lists))
    got = read(site, posts["tram.html"])
    assert got.body.strip() == TEXT.format("tram")[3:-4]
    assert got.tags == ("tram",)


def test_a_day_in_an_address_beside_the_title_is_not_the_post_s(run, site):
    def template(name, title, _day, text):
        link = '<span class="via">http://other.example/2008/08/12/trip/</span>'
        return page(name, f'<div class="c"><h1>{title}</h1>{link}<div class="t">{text}</div></div>')

    files = {
        f"2015-02-0{n}/{name}.html": template(name, name, "", TEXT.format(name))
        for n, name in enumerate(NAMES, 1)
    }
    _, posts = run({**files, "index.html": page("hall", "<h1>Hall blog</h1>")})
    assert str(read(site, posts["2015-02-01/tram.html"]).date) == "2015-02-01"


@pytest.mark.parametrize(
    "opening",
    ['<div class="contents topic" id="contents">', '<nav class="contents" role="doc-toc">'],
)
def test_a_table_of_contents_of_docutils_stays_with_its_page(run, site, opening):
    def template(name, title, day, text):
        closing = f"</{opening[1:4]}>"
        listed = f'<p class="topic-title">Contents</p><ul><li><a href="#s" id="c1">On {name}</a></li></ul>'
        head = f'<h2 id="s"><a class="toc-backref" href="#c1">On {name}</a></h2>'
        return plain(name, title, day, f"{text}{opening}{listed}{closing}{head}{text}")

    report, posts = run(blog(template))
    got = read(site, posts["tram.html"])
    assert "Contents" not in got.body
    assert "\n## On tram\n" in got.body
    assert all(each.faithful for each in report.posts)
    assert not report.problems


def test_a_text_that_is_called_contents_is_one(run, site):
    def template(name, title, day, text):
        return plain(
            name,
            title,
            day,
            f'{text}<div class="contents">{text * 3}<p>A word on {name}.</p></div>',
        )

    _, posts = run(blog(template))
    assert "A word on tram." in read(site, posts["tram.html"]).body


def test_a_day_that_stands_beside_an_abbreviation_is_the_posts(run, site):
    def template(name, title, day, text):
        told = f'<div class="m"><a href="/x.html">Ada</a> <abbr title="{day}T10:00:00+02:00">that day</abbr></div>'
        return page(name, f'<div class="c">{told}<h1>{title}</h1><div class="t">{text}</div></div>')

    report, posts = run(blog(template))
    assert str(read(site, posts["tram.html"]).date).startswith("2015-02-01")
    assert not report.problems


def test_what_is_called_a_name_and_leads_to_a_category_is_none(run, site):
    def template(name, title, day, text):
        author = '<h3 class="author-name"><a href="/author/ada.html">Ada</a></h3>'
        category = f'<h3 class="author-name"><a href="/category/{name[0]}.html">{name[0]}</a></h3>'
        return page(
            name,
            f'<div class="c"><h1>{title}</h1><time>{day}</time><div class="t">{text}</div></div>'
            f"<footer>{author}{category}</footer>",
        )

    _, posts = run(blog(template))
    assert read(site, posts["tram.html"]).authors == ("Ada",)


@pytest.mark.parametrize(
    ("shown", "tag"),
    [("The {0} <span>8</span>", "The tram"), ("{0} <b>x</b>", "tram x"), ("{0} 2", "tram 2")],
)
def test_how_many_posts_a_tag_has_is_no_part_of_its_name(run, site, shown, tag):
    def template(name, title, day, text):
        listed = f'<p class="tags"><a href="/tag/x-{name}.html">{shown.format(name)}</a></p>'
        return plain(name, title, day, text + listed)

    _, posts = run(blog(template))
    assert read(site, posts["tram.html"]).tags == (tag,)


@pytest.mark.parametrize("own", ["talks", "trips"])
def test_a_category_that_all_pages_lead_to_is_none_where_the_post_shows_its_own(run, site, own):
    def template(name, title, day, text):
        kind = own if name == "tram" else "notes"
        told = f'<p class="m"><a class="category" href="/category/{kind}.html">In {kind}</a></p>'
        links = "".join(
            f'<a href="/category/{each}.html">{each}</a>' for each in ("talks", "trips")
        )
        body = f'{told}<h1>{title}</h1><time>{day}</time><div class="t">{text}</div>'
        return page(name, f'<div class="c">{body}</div><footer>{name} {links}</footer>')

    _, posts = run(blog(template))
    got = read(site, posts["tram.html"])
    assert (got.category, got.tags) == (f"In {own}", ())


def listing(name, *posts, title=""):
    links = "".join(f'<p><a href="/{each}.html">{TITLES[each]}</a></p>' for each in posts)
    return page(name, f'<div class="c">{links}</div>', title=title or "Posts on stone")


def test_a_later_page_of_a_list_tells_the_term_of_the_first(run, site):
    """Pelican numbers them: category/stone2.html."""
    lists = {
        "category/stone.html": listing("stone", "tram"),
        "category/stone2.html": listing("stone2", "river"),
        "category/stone3.html": listing("stone3", "bridge"),
    }
    _, posts = run(blog(plain, **lists))
    assert [read(site, posts[f"{each}.html"]).category for each in NAMES[:3]] == ["stone"] * 3


@pytest.mark.parametrize("title", ["Posts on stone3", "Posts"])
def test_a_term_that_ends_in_a_number_is_one(run, site, title):
    lists = {
        "category/stone.html": listing("stone", "tram"),
        "category/stone3.html": listing("stone3", "river", title=title),
    }
    _, posts = run(blog(plain, **lists))
    assert read(site, posts["river.html"]).category == "stone3"
