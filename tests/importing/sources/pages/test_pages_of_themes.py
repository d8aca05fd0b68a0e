"""Pages of blogs whose themes are unlike most: where the title stands, what calls a post, what is no post."""

import pytest

from confarchive.importing import Options, import_posts, summary
from confarchive.model import frontmatter

NAMES = ("tram", "river", "bridge", "castle", "market", "garden")
TITLES = {name: f"On the {name}" for name in NAMES}
TEXT = "<p>The {0} is old, and the people who see the {0} like it for that very reason.</p>"


def page(name, body, title="{title} - Hall blog", head=""):
    told = title.format(title=TITLES.get(name, name.title()))
    style = '<link rel="stylesheet" href="/style.css">'
    menu = '<p><a href="/">Home</a> <a href="/about.html">About</a></p>'
    return f"<html><head><title>{told}</title>{style}{head}</head><body>{menu}{body}</body></html>"


def blog(template, **more):
    """Return a blog of six posts; *template* makes a page of a post's name, title, day and text."""
    return {
        f"{name}.html": template(name, TITLES[name], f"2015-02-0{number}", TEXT.format(name))
        for number, name in enumerate(NAMES, 1)
    } | {"index.html": page("hall", "<h1>Hall blog</h1>"), **more}


def plain(name, title, day, text, head=""):
    body = f'<div class="c"><h1>{title}</h1><time>{day}</time><div class="t">{text}</div></div>'
    return page(name, body, head=head)


@pytest.fixture
def run(write, site):
    def run(files):
        options = Options(jobs=1, program="pages")
        report = import_posts(write("blog", files), site, options)
        return report, {each.source: each.post for each in report.posts if each.post}

    return run


def read(site, path):
    return frontmatter.parse((site / path).read_text("utf-8"), path)[0]


def test_a_title_may_be_shown_by_no_heading(run, site):
    def template(name, title, day, text):
        top = f"<header>\n{title}\n</header><aside><time>{day}</time></aside>"
        return page(
            name, f"<main>{top}<article>{text}<h1>About the {name}</h1>{text}</article></main>"
        )

    _, posts = run(blog(template))
    got = read(site, posts["tram.html"])
    assert got.title == "On the tram"
    assert "# About the tram" in got.body
    assert got.body.count("On the tram") == 0


def test_a_title_that_all_pages_have_is_the_blogs(run, site):
    def template(name, title, day, text):
        head = f'<meta property="og:title" content="{title}">'
        top = f'<header><h1><a href="/">Fundamentals</a></h1></header><main><div class="stamp">{day}</div>'
        body = f'{top}<h1 class="post-title">{title}</h1>{text}</main>'
        return page(name, body, title="Fundamentals", head=head)

    _, posts = run(blog(template))
    got = read(site, posts["river.html"])
    assert (got.title, str(got.date)) == ("On the river", "2015-02-02")
    assert "2015" not in got.body


def test_a_page_without_a_title_has_none_of_its_site(run, site):
    def template(name, _title, day, text):
        return page(name, f"<main><time>{day}</time>{text}</main>", title=" - Hall blog")

    _, posts = run(blog(template, **{"a.html": plain("a", "A", "2015-01-01", "<p>A thing.</p>")}))
    assert read(site, posts["tram.html"]).title == "tram"


def test_wordpress_calls_posts_by_their_categories(run, site):
    def template(name, title, day, text):
        kind = "trips" if name < "market" else "buildings"
        byline = f'<p class="byline">by <span class="vcard author">Ada</span> {day}</p>'
        inner = f'<div class="inner"><h1>{title}</h1>{byline}<div class="in">{text}</div></div>'
        more = "".join(
            f"<article><h4>{each}</h4>{TEXT.format(each) * 9}</article>" for each in NAMES
        )
        entry = (
            f'<article class="post-4 post hentry category-{kind}">{inner}</article><ul>{more}</ul>'
        )
        typed = '<meta property="og:type" content="article">'
        holder = f'<section class="content"><div class="pad">{entry}</div></section>'
        return page(name, holder, head=typed)

    _, posts = run(blog(template))
    assert read(site, posts["tram.html"]).body.strip() == TEXT.format("tram")[3:-4]


def test_what_links_to_an_authors_other_posts_is_no_name(run, site):
    def template(name, title, day, text):
        bio = '<p><a rel="author" href="/author/ada.html">View all of Ada\'s posts.</a></p>'
        head = '<meta name="author" content="Ada Example">'
        return plain(name, title, day, text, head).replace("</body>", f"{bio}</body>")

    _, posts = run(blog(template))
    assert read(site, posts["tram.html"]).authors == ("Ada Example",)


def test_comments_in_code_are_no_readers(run):
    def template(name, title, day, text):
        code = '<pre><span class="comment"># count</span>\nprint(1)</pre>'
        return plain(name, title, day, f"{text}{code}")

    report, _ = run(blog(template))
    assert "comments of readers" not in "\n".join(summary.told(report))


def test_keywords_of_the_blog_are_no_posts_tags(run, site):
    head = '<meta name="keywords" content="Theme, Next">'
    own = '<meta name="keywords" content="stone, arch">'

    def template(name, title, day, text):
        return plain(name, title, day, text, own if name == "bridge" else head)

    _, posts = run(blog(template))
    assert read(site, posts["tram.html"]).tags == ()
    assert read(site, posts["bridge.html"]).tags == ("stone", "arch")


def test_scripts_of_the_theme_that_say_something_of_each_page_stay_out(run, site):
    def template(name, title, day, text):
        told = f"<script>count('{name}', {len(name)});\n//# sourceURL=../{name}.js</script>"
        own = f"<script>draw('{name}')</script>" if name == "tram" else ""
        body = f"<h1>{title}</h1><time>{day}</time>{text}{told}{own}{text}"
        return page(name, f'<div class="c">{body}</div>')

    _, posts = run(blog(template))
    assert "<script" not in read(site, posts["river.html"]).body
    assert "draw('tram')" in read(site, posts["tram.html"]).body


@pytest.mark.parametrize("called", ['class="page-content"', 'class="a section" id="page-content"'])
def test_a_head_with_ways_to_other_pages_that_holds_the_text_too_is_not_left_out(run, site, called):
    """A theme that forgets to end its <header> has browsers put the page into it."""

    def template(name, title, day, text):
        nav = '<nav><a href="/">Home</a></nav>'
        inner = f'<div class="page-content-in">{text}</div>'
        body = f"<h1>{title}</h1><time>{day}</time><article {called}>{inner}</article>"
        return page(name, f'<div id="all"><header class="site-head nav-modal">{nav}{body}</div>')

    report, posts = run(blog(template))
    assert len(posts) == len(NAMES)
    assert read(site, posts["tram.html"]).body.strip().startswith("The tram is old")
    assert not report.problems


def manual(name):
    foot = '<div class="foot">Page last updated: 3 May 2017. Made with care by everybody.</div>'
    body = (
        f'<div class="col"><h1>{name}</h1><div class="text">{TEXT.format(name)}</div>{foot}</div>'
    )
    return page(name, body).replace("style.css", "manual.css")


def test_pages_of_a_manual_are_no_posts(run):
    files = {f"manual/{name}.html": manual(name) for name in ("cut", "sew", "knit", "weave")}
    _, posts = run(blog(plain, **files))
    assert {source for source, post in posts.items() if post.startswith("posts/")} == {
        f"{name}.html" for name in NAMES
    }


def test_a_text_is_found_in_each_of_two_themes(run, site):
    def template(name, title, day, text):
        foot = '<div class="f">Made with care using a program. All of it is free for you.</div>'
        made = f'<div class="o"><div class="i"><h1>{title}</h1><time>{day}</time>{text * 3}</div>{foot}</div>'
        other = name in {"tram", "river", "bridge"}
        return (
            page(name, made).replace("style.css", "old.css")
            if other
            else plain(name, title, day, text)
        )

    _, posts = run(blog(template))
    assert "Made with" not in read(site, posts["tram.html"]).body


def test_a_page_that_leads_to_most_posts_is_a_list(run):
    items = "".join(
        f'<li>2015-02-0{number} <a href="/{name}.html">{name}</a><p>{TEXT.format(name)}</p></li>'
        for number, name in enumerate(NAMES, 1)
    )
    notes = page(
        "notes", f"<div class='c'><h1>Notes</h1><time>2015-02-06</time><ul>{items}</ul></div>"
    )
    _, posts = run(blog(plain, **{"notes.html": notes}))
    assert "notes.html" not in posts


def entry(name, text):
    top = f'<h2><a href="{name}.html">{TITLES[name]}</a></h2><div class="c-day">5 May 2015</div>'
    return f'<div class="c-one">{top}<div class="c-text">{text}</div></div>'


@pytest.mark.parametrize("address", ["section/sights.html", "sights.html"])
def test_a_page_of_a_section_that_shows_posts_whole_is_a_list(run, address):
    whole = "".join(entry(each, TEXT.format(each) * 4) for each in NAMES[:2])
    cloud = "".join(f'<a href="/label/{n}.html">all about {n}</a>' for n in range(40))
    section = page("sights", f'<div class="c"><h3>Sights</h3><div>{whole}</div></div>{cloud}')
    _, posts = run(blog(plain, **{address: section}))
    assert address not in posts


def test_a_post_above_others_of_the_same_days_is_no_list(run):
    def template(name, title, day, text):
        others = "".join(entry(each, "") for each in NAMES if each != name)
        more = f'<div class="m">{others}</div>'
        return plain(name, title, day, text * 9).replace("</body>", f"{more}</body>")

    _, posts = run(blog(template))
    assert len(posts) == len(NAMES)


def test_a_post_whose_headings_lead_elsewhere_is_no_list(run):
    def template(name, title, day, text):
        parts = (f'<h2><a href="/{each}.html">{each}</a></h2>{text}' for each in NAMES[:3])
        return plain(name, title, day, f"{text}{''.join(parts)}")

    _, posts = run(blog(template))
    assert len(posts) == len(NAMES)


def test_a_page_to_get_in_touch_without_a_day_is_no_post(run):
    contact = page(
        "contact",
        '<div class="c"><h1>Contact</h1><div class="t"><p>Find me at sea.</p></div></div>',
    )
    _, posts = run(blog(plain, **{"contact.html": contact}))
    assert posts["contact.html"] == "pages/contact.md"


def test_a_blog_is_not_called_by_one_of_its_pages(run):
    def template(name, title, day, text):
        head = f'<meta property="og:site_name" content="{title}">'
        return plain(name, title, day, text, head)

    report, _ = run(blog(template))
    assert report.blog == "Hall blog"


def test_the_page_of_the_newest_posts_is_a_list_whatever_it_says(run):
    head = '<meta property="og:type" content="article">'
    entries = "".join(
        f'<article><h1><a href="/{name}.html">{TITLES[name]}</a></h1>{TEXT.format(name)}</article>'
        for name in NAMES[:2]
    )
    _, posts = run(blog(plain, **{"blog/index.html": page("blog", entries, head=head)}))
    assert "blog/index.html" not in posts


def test_signs_that_lead_elsewhere_are_the_themes(run, site):
    def template(name, title, day, text):
        edit = f'<a class="edit" href="https://git.example/{name}"><svg><path d="M1 1"/></svg></a>'
        own = f'<p><a href="https://a.example/{name}"><img src="https://a.example/{name}.png"></a></p>'
        return plain(name, title, day, f"{text}<p>{edit}</p>{own}")

    _, posts = run(blog(template))
    body = read(site, posts["tram.html"]).body
    assert "git.example" not in body
    assert "a.example/tram.png" in body


def test_a_page_without_text_is_told_and_is_no_fault(run):
    report, posts = run(blog(plain, **{"void.html": plain("void", "Void", "2015-02-09", "")}))
    assert report.is_complete
    assert [(each.path, each.message) for each in report.problems if each.path == "void.html"] == [
        ("void.html", "has no text; it is left out")
    ]
    assert len(posts) == len(NAMES)
