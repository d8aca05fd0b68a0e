"""Lists: what stands in them, that they are never stale, and never too long."""

import pytest

from tests.building.sites import CONF, HOME, file_of, post, wait

POSTS = {f"posts/{n}.md": post(f"Post {n}", date=f"2015-01-0{n}", tags=["a"]) for n in (1, 2, 3)}
LIST = '# About\n\n```{postlist}\n:format: "{title}"\n```\n'


def neighbours(built, name):
    page = built.page(name)
    return [
        " ".join(link.text_content().split())
        for link in page.xpath("//*[contains(@class, 'related-pages')]//a")
    ]


def test_lists_show_title_date_and_summary(build):
    files = {
        "posts/1.md": post("*One*", "First **words** and `code`.", category="Cat"),
        "posts/2.md": post("Two", "## No words\n\n- at first\n\nThen some.", summary="In short."),
        "posts/3.md": post("Three", "![alone](../files/x.svg)\n\nThen words.", date="2016-01-01"),
        "files/x.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    built = build(files)
    words = built.main("blog.html")
    assert "Three 1 January 2016Then words." in words
    assert "One 3 February 2015First words and code." in words
    assert "Two 3 February 2015In short." in words
    assert built.main("blog/category/cat.html").endswith("One 3 February 2015First words and code.")


def test_a_summary_is_not_too_long(build):
    built = build({"posts/1.md": post("One", "word " * 200), "posts/2.md": post("Two", "字" * 900)})
    for summary in built.page("blog.html").xpath("//*[@class='archive-entries']//p/text()"):
        assert len(summary) <= 281
        assert summary.endswith("…")


def test_posts_of_one_day_stand_in_the_order_of_their_names(build):
    files = {f"posts/{n}.md": post(n) for n in ("b", "a", "c")}
    assert build(files).titles("blog.html") == ["a", "b", "c"]


def test_neighbours_are_those_in_time(build):
    hidden = {"posts/h.md": post("Hidden", date="2015-01-02 12:00", status="hidden")}
    built = build(POSTS | hidden)
    assert neighbours(built, "posts/2.html") == [
        "Next Post 3",
        "Previous Post 1",
    ]
    assert len(neighbours(built, "posts/1.html")) == len(neighbours(built, "posts/3.html")) == 1


def test_lists_beyond_fifty_have_further_pages(build):
    posts = {
        f"posts/{n}.md": post(
            f"Post {n}", date=f"2015-{1 + n // 28:02}-{1 + n % 28:02}", tags=["a"], category="C"
        )
        for n in range(103)
    }
    built = build(posts)
    newest_first = [f"Post {n}" for n in reversed(range(103))]
    for first in ("blog", "_tags/a", "blog/category/c", "blog/2015"):
        pages = [f"{first}.html", f"{first}/page-2.html", f"{first}/page-3.html"]
        assert [title for page in pages for title in built.titles(page)] == newest_first
        assert [len(built.titles(page)) for page in pages] == [50, 50, 3]
        for page in pages:
            others = built.page(page).xpath("//nav[@class='archive-pages']//a/@href")
            assert {file_of(page, other) for other in others} == set(pages) - {page}
        assert not built.has(f"{first}/page-4.html")


def test_the_length_of_a_list_is_a_setting(site):
    conf = CONF + "archive_page_size = 2\narchive_home_posts = 1\n"
    here = site(POSTS | {"conf.py": conf})
    built = here.build()
    assert built.titles("blog/page-2.html") == ["Post 1"]
    assert built.titles("index.html") == ["Post 3"]
    here.write({"posts/1.md": None})
    assert not here.build().has("blog/page-2.html")


def test_an_entry_is_not_on_two_pages_of_a_list(build):
    conf = CONF + "archive_page_size = 3\n"
    built = build(POSTS | {"conf.py": conf})
    assert not built.has("blog/page-2.html")


# -- after an edit, on pages that did not change themselves


@pytest.fixture
def here(site):
    here = site(POSTS | {"pages/about.md": LIST, "index.md": HOME + "\n" + LIST.partition("\n")[2]})
    here.build()
    wait()
    return here


def shown(built):
    """Return what the lists on pages that no edit touched show."""
    return {
        "postlist": list(built.links("pages/about.html", "//*[@itemprop='articleBody']")),
        "postlist at home": built.page("index.html").xpath(
            "//*[contains(@class, 'postlist')]//a//text()"
        ),
        "home": built.titles("index.html"),
        "all": built.titles("blog.html"),
        "tag": built.titles("_tags/a.html"),
        "year": built.titles("blog/2015.html"),
    }


def test_a_post_that_is_added_stands_in_every_list(here):
    here.write({"posts/4.md": post("Post 4", date="2015-01-04", tags=["a"])})
    built = here.build()
    assert set(map(tuple, shown(built).values())) == {("Post 4", "Post 3", "Post 2", "Post 1")}
    assert neighbours(built, "posts/3.html") == ["Next Post 4", "Previous Post 2"]


def test_a_new_title_stands_in_every_list(here):
    here.write({"posts/2.md": post("New", date="2015-01-02", tags=["a"])})
    built = here.build()
    assert set(map(tuple, shown(built).values())) == {("Post 3", "New", "Post 1")}
    assert neighbours(built, "posts/1.html") == ["Next New"]
    assert neighbours(built, "posts/3.html") == ["Previous New"]


@pytest.mark.parametrize("how", ["deleted", "made a draft", "hidden"])
def test_a_post_that_is_gone_stands_in_no_list(here, how):
    texts = {
        "deleted": None,
        "made a draft": post("Post 2", date="2015-01-02", tags=["a"], status="draft"),
        "hidden": post("Post 2", date="2015-01-02", tags=["a"], status="hidden"),
    }
    here.write({"posts/2.md": texts[how]})
    built = here.build()
    assert set(map(tuple, shown(built).values())) == {("Post 3", "Post 1")}
    assert neighbours(built, "posts/1.html") == ["Next Post 3"]


def test_a_new_date_moves_a_post_everywhere(here):
    here.write({"posts/1.md": post("Post 1", date="2015-02-01", tags=["a"])})
    assert set(map(tuple, shown(here.build()).values())) == {("Post 1", "Post 3", "Post 2")}


def test_a_title_shown_by_a_link_is_never_stale(site):
    here = site({"posts/1.md": post("One"), "posts/2.md": post("Two", "See [](1.md).")})
    here.build()
    here.write({"posts/1.md": post("New")})
    assert here.build().links("posts/2.html", "//*[@itemprop='articleBody']") == {"New": "1.html"}


# -- hidden posts


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_hidden_post_has_its_page_and_stands_nowhere(build, builder):
    header = {"status": "hidden", "tags": ["quokka"], "category": "Quokka", "author": "Quokka"}
    built = build(POSTS | {"posts/aside.md": post("Quokka", "The quokka.", **header)}, builder)
    name = "posts/aside.html" if builder == "html" else "posts/aside/index.html"
    assert built.page(name).xpath("//meta[@name='robots']/@content") == ["noindex"]
    telling = [path for path, content in built.files().items() if b"quokka" in content.lower()]
    assert telling == [name]


def test_a_hidden_page_is_in_no_navigation_and_no_search(build):
    built = build({"pages/q.md": post("Quokka", "The quokka.", date=None, status="hidden")})
    assert built.page("pages/q.html").xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "Quokka" not in built.text("index.html")
    assert "quokka" not in built.text("searchindex.js")


def test_a_post_that_is_hidden_later_leaves_the_search(site):
    here = site(POSTS | {"posts/q.md": post("Quokka", "The quokka.")})
    assert "quokka" in here.build().text("searchindex.js")
    here.write({"posts/q.md": post("Quokka", "The quokka.", status="hidden")})
    assert "quokka" not in here.build().text("searchindex.js")
    here.write({"posts/q.md": post("Quokka", "The quokka.")})
    assert "quokka" in here.build().text("searchindex.js")


# -- conferences


def test_a_conference_shows_what_is_known_of_it(sample_html):
    words = sample_html.main("conferences/bridge-days-2015.html")
    for known in (
        "Bridge Days 2015",
        "4 May 2015 to 6 May 2015",
        "Riverside Hall, Porto",
        "2 posts",
    ):
        assert known in words, known
    assert "Online" in sample_html.main("conferences/bridge-days-2019.html")
    assert "A meeting about bridges." in sample_html.main("conferences/bridge-days.html")


def test_a_series_lists_the_posts_about_its_editions(sample_html):
    titles = sample_html.titles("conferences/bridge-days.html")
    assert titles == ["The last one", "橋の日", "The second day", "The first day & its <talks>"]


def test_a_conference_that_no_file_describes_is_no_warning_and_has_its_page(build):
    built = build({"posts/1.md": post("One", conferences=["pycon-2015"])})
    assert built.titles("conferences/pycon-2015.html") == ["One"]
    assert built.titles("conferences/pycon.html") == ["One"]


def test_a_new_name_of_a_conference_stands_everywhere(site):
    text = "conf:\n  name: {}\n  editions: {{2015: {{city: Porto}}}}\n"
    files = {
        "posts/1.md": post("One", conferences=["conf-2015"]),
        "conferences.yml": text.format("Old"),
    }
    here = site(files)
    here.build()
    here.write({"conferences.yml": text.format("New")})
    built = here.build()
    assert "New 2015" in built.main("posts/1.html")
    assert "New" in built.links("index.html")
    assert not any(b"Old" in content for content in built.files().values())
