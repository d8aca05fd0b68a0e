"""Links that spell out the address of a site that the archive replaces."""

import feedparser
import pytest
from lxml import html as lxml_html

from tests.building.sites import leaks, post, wait

TABLE = (
    "https://old.example/: index\nhttp://host.example/~me/blog: blog\ntag/cpp: _tags/c-plus-plus\n"
)
TRIP = post("Trip", date="2013-05-06", redirect=["2013/trip", "day/index"], tags=["C++"])
OLD = "https://old.example/2013/trip.html"
ONE = "posts/2015/one.html"
LINKS = {
    OLD: "../2013/trip.html",
    "http://old.example/2013/trip": "../2013/trip.html",
    "https://www.old.example/2013/trip/": "../2013/trip.html",
    "https://OLD.example/2013/trip.html?from=feed": "../2013/trip.html",
    f"{OLD}#the-end": "../2013/trip.html#the-end",
    "https://old.example/day": "../2013/trip.html",
    "https://old.example": "../../index.html",
    "https://old.example/": "../../index.html",
    "https://host.example/~me/blog/": "../../blog.html",
    "https://host.example/~me/blog/day/": "../2013/trip.html",
    "https://old.example/tag/cpp.html": "../../_tags/c-plus-plus.html",
    "https://old.example/blog/2013.html": "../../blog/2013.html",
    "https://old.example/posts/2015/one.html": "one.html",
    "https://old.example/?p=12": None,
    "https://old.example/gone.html": None,
    "https://host.example/2013/trip.html": None,
    "https://old.example.evil.example/2013/trip.html": None,
    "https://elsewhere.example/2013/trip.html": None,
}
IN_FOLDERS = {
    OLD: "../../2013/trip/",
    "https://old.example/": "../../../",
    "https://old.example/blog/2013/#x": "../../../blog/2013/#x",
    "https://old.example/posts/2015/one/": "./",
}


def files(body, table=TABLE, trip=TRIP):
    return {
        "redirects.yml": table,
        "posts/2013/trip.md": trip,
        "posts/2015/one.md": post("One", body),
    }


def led(built, name=ONE):
    """Return the links of a page's text: where they lead as written, and where readers come to."""
    links = built.page(name).xpath(
        "//*[@itemprop='articleBody']//*[@href and not(@class='headerlink')]"
    )
    return [(link.get("href"), link.get("data-archive")) for link in links]


@pytest.mark.parametrize("form", ["[it]({})", "<{}>", "<a href='{}'>it</a>"])
@pytest.mark.parametrize(("builder", "links"), [("html", LINKS), ("dirhtml", IN_FOLDERS)])
def test_links_stay_and_tell_what_the_archive_has(build, builder, links, form):
    built = build(files("\n".join(map(form.format, links))), builder)
    name = ONE if builder == "html" else "posts/2015/one/index.html"
    assert led(built, name) == list(links.items())


@pytest.mark.parametrize(
    "html",
    [
        '<a href="//old.example/day?a=b&amp;c=d" class="x">it</a>',
        "<A\n HREF=http://old.example/day>it</A>",
        '<map name="m"><area href="https://old.example/day"></map>',
        '<div><a title="see href=https://old.example" href="https://old.example/day">it</a></div>',
    ],
)
def test_raw_html_stays_but_for_what_is_added(build, html):
    page = build(files(html)).text(ONE)
    assert html in page.replace(' data-archive="../2013/trip.html"', "")
    assert page.count("data-archive") == 1


@pytest.mark.parametrize(
    "html",
    [
        f"<script>document.write('<a href=\"{OLD}\">it</a>')</script>",
        f"<div>\n<!-- <a href='{OLD}'>it</a> -->\nit</div>",
        f"<iframe srcdoc='<a href=\"{OLD}\">it</a>'></iframe>",
        f'<link rel="next" href="{OLD}">',
        f"<form action={OLD}></form>",
        f"`<a href='{OLD}'>`",
    ],
)
def test_what_is_no_link_stays(build, html):
    assert "data-archive" not in build(files(html)).text(ONE)


def test_without_an_old_site_nothing_is_told(build):
    built = build(files(f"[it]({OLD})", table="tag/cpp: _tags/c-plus-plus\n"))
    assert led(built) == [(OLD, None)]


def test_addresses_that_terms_had_in_this_archive(build):
    terms = {"terms.yml": "tags:\n  C++: {aliases: [cpp]}\n"}
    built = build(files("[it](https://old.example/_tags/cpp.html)") | terms)
    assert led(built)[0][1] == "../../_tags/c-plus-plus.html"


def test_static_pages_and_the_home_page_lead_too(build):
    pages = {"pages/about.md": f"# About\n\n[it]({OLD})\n", "index.md": f"# Home\n\n[it]({OLD})\n"}
    built = build(files("Words.") | pages)
    assert led(built, "pages/about.html") == [(OLD, "../posts/2013/trip.html")]
    assert f'href="{OLD}" data-archive="posts/2013/trip.html"' in built.text("index.html")


@pytest.mark.parametrize(
    "link",
    [
        f"[the trip]({OLD})",
        f'<a href="{OLD}">the trip</a>',
        "[the trip](//old.example/day){.external}",
    ],
)
def test_such_a_link_is_a_citation(build, link):
    built = build(files(f"Long ago. See {link} there. Bye."))
    (cited,) = built.page("posts/2013/trip.html").xpath("//*[@class='archive-cited']//li")
    assert "See the trip there." in " ".join(cited.text_content().split())
    assert not built.page(ONE).xpath("//*[@class='archive-cited']")


def test_feeds_have_the_archives_addresses(build):
    body = f"[it]({OLD}#end) [no](https://old.example/gone.html) <a href='//old.example/'>home</a>"
    built = build(files(body), blog_feed_fulltext=True)
    feed = feedparser.parse(built.text("blog/atom.xml"))
    html = lxml_html.fromstring(feed.entries[0].content[0].value)
    assert html.xpath("//a/@href") == [
        "https://archive.example/posts/2013/trip.html#end",
        "https://old.example/gone.html",
        "https://archive.example/index.html",
    ]


def test_a_drafts_old_address_leads_nowhere(site):
    draft = {"posts/2016/quokka.md": post("Quokka", status="draft", redirect=["2016/secret"])}
    links = ["https://old.example/2016/secret.html", "https://old.example/posts/2016/quokka.html"]
    here = site(files(f"[it]({links[0]})") | draft)
    built = here.build()
    assert led(built) == [(links[0], None)]
    assert not leaks(built.output, "quokka")
    assert not leaks(built.doctrees, "quokka")
    shown = here.build(tags=["drafts"], output="preview")
    assert led(shown) == [(links[0], "../2016/quokka.html")]
    built = site(files(f"[it]({links[1]})") | draft).build()
    assert led(built) == [(links[1], None)]


# -- edits

EDITS = {
    "another post has the address": {
        "posts/2013/trip.md": TRIP.replace("2013/trip", "2013/other"),
        "posts/2014/trip.md": post("New", redirect=["2013/trip"], tags=["C++"]),
    },
    "the table has it": {
        "posts/2013/trip.md": TRIP.replace("2013/trip", "2013/other"),
        "redirects.yml": f"{TABLE}2013/trip.html: blog\n",
    },
    "the post is a draft": {"posts/2013/trip.md": TRIP.replace("date:", "status: draft\ndate:")},
    "nothing has it": {"posts/2013/trip.md": TRIP.replace("2013/trip", "2013/other")},
    "the post is renamed": {"posts/2013/trip.md": None, "posts/2013/far.md": TRIP},
    "a page stands there": {"posts/2014/x.md": post("X", tags=["C++"]), "index.md": "# Other\n"},
    "the site is none of ours": {"redirects.yml": "tag/cpp: _tags/c-plus-plus\n"},
    "one more site": {"redirects.yml": f"{TABLE}https://third.example/: index\n"},
    "its home page is another": {"redirects.yml": TABLE.replace(": index", ": blog")},
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_elsewhere_leaves_no_trace(site, tmp_path, edit):
    links = [OLD, "https://old.example/", "https://third.example/day/", "//old.example/blog/2014"]
    body = "\n".join(f"<a href='{url}'>it</a> [at]({url}){{.external}}" for url in links)
    here = site(files(body) | {"posts/2013/b.md": post("B", tags=["C++"])})
    here.build()
    wait()
    here.write(EDITS[edit])
    built = here.build(warnings=True)
    clean = here.copy(tmp_path / "clean").build(warnings=True)
    assert built.files() == clean.files()
    assert here.build(warnings=True).written == frozenset()


def test_a_table_of_pages_reads_no_document_anew(site):
    here = site(files(f"[it]({OLD})"))
    here.build()
    wait()
    here.write({"redirects.yml": f"{TABLE}2013/more.html: blog\n"})
    assert here.build().read == frozenset()


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("https://new.example/: nowhere", "https://new.example/: no page of this site is called 'nowhere'"),
        ("https://new.example/: posts/2016/quokka", "https://new.example/: no page of this site is called 'posts/2016/quokka'"),
        ("ftp://new.example/: index", "ftp://new.example/: expected an address of this site, such as 2015/02/trip.html, or that of a whole site, such as https://old.example/"),
        ("//new.example/: index", "//new.example/: expected an address of this site, such as 2015/02/trip.html, or that of a whole site, such as https://old.example/"),
        ("https:///: index", "https:///: expected an address of this site, such as 2015/02/trip.html, or that of a whole site, such as https://old.example/"),
        ("http://www.old.example: blog", "http://www.old.example: redirects.yml has this old address too; it leads to index"),
        ("https://new.example/: [index]", "https://new.example/: no page of this site is called \"['index']\""),
    ],
)  # fmt: skip
def test_a_site_that_cannot_be_led_to_is_told(build, entry, told):
    draft = {"posts/2016/quokka.md": post("Quokka", status="draft")}
    built = build(files("Words.", table=f"{TABLE}{entry}\n") | draft, warnings=True)
    (warning,) = built.warnings
    assert warning.startswith(f"redirects.yml:4: WARNING: {told}")


def test_one_site_may_be_named_twice(build):
    assert led(build(files(f"[it]({OLD})", table=f"{TABLE}http://old.example: index\n")))[0][1]
