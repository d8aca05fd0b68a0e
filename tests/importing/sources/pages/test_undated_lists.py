"""Pages without a day that show other posts, and have no text of their own, are lists; others that tell of posts are none."""

import pytest

from tests.importing.sources.pages.test_pages_of_themes import NAMES, TITLES, blog, page, plain, run

__all__ = ["run"]

TEXTS = {
    name: f"<p>The {name} is old, and {number} of the people who see it like it for that reason.</p>"
    f"<p>Others of them, {number * 7} in all, went past the {name} in a hurry, as the rain had come.</p>"
    for number, name in enumerate(NAMES, 3)
}


def post(name, title, day, _text):
    return plain(name, title, day, TEXTS[name])


def shown(name, own="", whole=False):
    text = TEXTS[name] if whole else TEXTS[name].partition("</p>")[0] + "</p>"
    return f'<h2><a href="/{name}.html">{TITLES[name]}</a></h2>{own}{text}'


def several(called, names, own="", intro="", whole=False):
    inside = "".join(shown(name, own.format(name), whole) for name in names)
    return page(called, f'<div class="c"><h1>{called.title()}</h1>{intro}{inside}</div>')


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("address", ["articles5.html", "reading.html"])
def test_a_page_that_shows_other_posts_alone_is_a_list(run, address, whole):
    lists = {address: several("articles", NAMES[1:4], whole=whole)}
    report, posts = run(blog(post, **lists))
    assert set(posts) == {f"{name}.html" for name in NAMES}
    assert [address] == [each.path for each in report.problems if "it is a list" in each.message]


OWN = {
    "a word on each": {"own": "<p>Of all that we saw there I like the {} best, as it has trees.</p>"},
    "a word before all": {"intro": "<p>Of all that we saw there I like these three best.</p>"},
}  # fmt: skip


@pytest.mark.parametrize("own", OWN)
def test_a_page_that_tells_of_posts_in_its_own_words_is_none(run, own):
    page = several("favourites", NAMES[1:4], **OWN[own])
    _, posts = run(blog(post, **{"favourites.html": page}))
    assert "favourites.html" in posts


@pytest.mark.parametrize(
    "own",
    [
        '<p><img src="/sunset.jpg"></p>',
        '<p><a href="/sunset.jpg"><img src="/sunset-300x200.jpg"></a></p>',
        '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
        "<pre>make it</pre>",
        "<table><tr><td>one</td><td>two</td></tr></table>",
    ],
)
def test_a_page_that_shows_what_no_post_does_is_no_list(run, own):
    """As a picture of the day, with ways to its neighbours."""
    ways = f'<a href="/{NAMES[0]}.html">Previous</a> <a href="/{NAMES[1]}.html">Next</a>'
    foot = "<footer>All of this is by Ann of the hall, who made it with love</footer></body>"

    def footed(html):
        return html.replace("</body>", foot)

    sunset = footed(plain("sunset", "Sunset", "", f"{own}{ways}"))
    _, posts = run(blog(lambda *told: footed(post(*told)), **{"sunset.html": sunset}))
    assert "sunset.html" in posts


@pytest.mark.parametrize("number", [1, 2, 5])
def test_a_page_with_ways_to_its_neighbours_and_few_words_is_no_list(run, number):
    """As a short note without a day; *number* tells where among the posts it stands."""

    def ways(*neighbours):
        links = "".join(f'<a href="/{each}.html">{each}</a> ' for each in neighbours)
        return f"<p class='ways'>{links}</p>{foot}</body>"

    foot = "<footer>All of this is by Ann of the hall, who made it with love</footer>"
    before, after = NAMES[number - 1 : number], NAMES[number : number + 1]

    def template(name, title, day, text):
        own = ways("note") if name in {*before, *after} else f"{foot}</body>"
        return post(name, title, day, text).replace("</body>", own)

    note = plain("note", "Note", "", "<p>Rain today.</p>").replace("</body>", ways(*before, *after))
    _, posts = run(blog(template, **{"note.html": note}))
    assert {"note.html", *(f"{name}.html" for name in NAMES)} == set(posts)


@pytest.mark.parametrize(
    "small",
    [
        '<a href="/{0}.html"><img src="/small-{0}.jpg"></a>',
        '<table><tr><td><a href="/{0}.html">{0}</a></td><td>{0}</td></tr></table>',
    ],
)
def test_a_list_may_show_small_pictures_and_tables_that_lead_to_posts(run, small):
    _, posts = run(blog(post, **{"reading.html": several("reading", NAMES[1:4], small)}))
    assert "reading.html" not in posts


def test_a_copy_of_a_post_that_leads_to_others_is_no_list(run):
    more = "".join(f'<a href="/{name}.html">{TITLES[name]}</a> ' for name in NAMES[:4])
    copy = post("tram", TITLES["tram"], "", "").replace("<time></time>", "")
    _, posts = run(blog(post, **{"copy.html": copy.replace("</body>", f"{more}</body>")}))
    assert "copy.html" in posts


def test_two_posts_are_several(run):
    _, posts = run(blog(post, **{"reading.html": several("reading", NAMES[:2])}))
    assert "reading.html" not in posts


def test_the_last_page_of_a_list_may_show_a_post_alone(run):
    lists = {
        "reading.html": several("reading", NAMES[:3]),
        "reading2.html": several("reading", NAMES[3:5]),
        "reading3.html": several("reading", NAMES[5:]),
    }
    _, posts = run(blog(post, **lists))
    assert set(posts) == {f"{name}.html" for name in NAMES}


def test_a_page_on_one_post_is_no_list(run):
    _, posts = run(blog(post, **{"reading.html": several("reading", NAMES[5:])}))
    assert "reading.html" in posts


def test_a_page_that_all_others_lead_to_is_not_what_a_list_shows(run):
    """A menu of posts makes no list of an undated page."""
    menu = "".join(f'<a href="/{name}.html">{TITLES[name]}</a> ' for name in NAMES)

    def template(name, title, day, text):
        return post(name, title, day, text).replace("</body>", f"{menu}</body>")

    short = template("tram", "Note", "", "").replace(
        TEXTS["tram"], "<p>All is well here, and nobody came.</p>"
    )
    _, posts = run(blog(template, **{"note.html": short.replace("<time></time>", "")}))
    assert "note.html" in posts


def test_a_short_page_beside_a_large_menu_is_no_list(run):
    """As manuals have it, whose menus lead to all that there is."""
    menu = "".join(f'<a href="/{each}.html">All that there is on {each}</a> ' for each in NAMES)

    def template(name, title, _day, text):
        return page(name, f'{menu}<div class="c"><h1>{title}</h1><div class="t">{text}</div></div>')

    def short(name, title, day, _text):
        return template(name, title, day, f"<p>Go to the {name} by tram, and back on foot.</p>")

    long_ones = {f"{n}.html": template(n, n.title(), "", TEXTS["tram"] * 9) for n in ("a", "b")}
    _, posts = run(blog(short, **long_ones))
    assert {f"{name}.html" for name in NAMES} <= set(posts)
