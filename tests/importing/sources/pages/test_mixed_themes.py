"""Mirrors whose pages are of several themes, or of several templates of one: each is judged by its own kind."""

import pytest

from confarchive.importing.published.extraction import article as articles
from confarchive.importing.published.extraction import frame as frames
from tests.importing.published.test_article import HeldPages

NAMES = [f"the {color} {thing}" for color in ("old", "red", "wet") for thing in range(8)]
TEXT = (
    "<p>We went to see {0}, and stayed a while, as all who see {0} do at that time of the year.</p>"
)
COMMENTS = (
    '<h3 id="comments">One Response to “{0}”</h3><ol class="commentlist"><li class="alt" id="comment-5">'
    "<cite>Eve</cite> Says:<br><small>August 30th</small><p>I saw it, too, and liked it well.</p></li></ol>"
)
LINES = (
    '<p>Tags: <a rel="tag" href="/tag/trips/">trips</a></p><p class="postmetadata alt"><small>This entry was posted'
    ' on Sunday, April 16th, 2006 at 20:33 and is filed under <a href="/c/" rel="category tag">Trips</a>. You can'
    ' follow any responses to this entry through the <a href="feed/">RSS 2.0</a> feed. You can'
    ' <a href="#respond">leave a response</a>, or <a href="trackback/">trackback</a> from your own site.</small></p>'
)


def page(name, style, body, head=""):
    title = f"<title>{name.title()} | Hall blog</title>"
    sheet = f'<link rel="stylesheet" href="/themes/{style}.css">'
    return f"<html><head>{title}{sheet}{head}</head>{body}</html>"


def modern(name):
    footer = '<div class="end">Made with care.</div>'
    main = f'<div><h1>{name.title()}</h1><p class="day">3 May 2012</p><div>{TEXT.format(name)}</div></div>'
    return page(
        name, "modern", f'<body class="single"><div class="wrap">{main}</div>{footer}</body>'
    )


def kubrick(name, *, kind="", comments=False):
    menu = '<div class="navigation"><div class="alignleft"><a href="/a/">A</a></div></div>'
    entry = f'<div class="entry">{TEXT.format(name)}{LINES}</div>'
    post = f'<div class="post hentry{kind}" id="post-6"><h2>{name.title()}</h2>{entry}</div>'
    said = COMMENTS.format(name) if comments else ""
    form = '<h3 id="respond">Leave a Reply</h3><form id="commentform"><p><input name="author"></p></form>'
    content = f'<div id="content" class="widecolumn">{menu}{post}{said}{form}</div>'
    footer = '<div id="footer"><p>Powered by a program</p></div>'
    return page(
        name, "kubrick", f'<body class="hfeed"><div id="container">{content}</div>{footer}</body>'
    )


def pages_of(made):
    return HeldPages({f"{number:02}.html": html for number, html in enumerate(made)})


def found_on(pages):
    frame = frames.frame_of(pages, pages.addresses())
    return [articles.article(pages.read(each), frame) for each in pages.addresses()]


@pytest.mark.parametrize("few", [3, 8])
def test_pages_of_a_theme_that_few_have_are_told_by_their_own(few):
    old = [kubrick(name, comments=number == 1) for number, name in enumerate(NAMES[:few])]
    found = found_on(pages_of([*old, *map(modern, NAMES[few:])]))
    assert [each.html for each in found] == [TEXT.format(name) for name in NAMES]
    assert all(each.certain for each in found)


@pytest.mark.parametrize("few", [1, 2])
def test_nothing_is_certain_of_a_theme_that_too_few_pages_have(few):
    bare = [modern(name).replace(' class="single"', "") for name in NAMES[few:]]
    bare = [each.replace(' class="wrap"', "") for each in bare]  # its places are those of many
    found = found_on(pages_of([*map(kubrick, NAMES[:few]), *bare]))
    assert [each.certain for each in found] == [False] * few + [True] * (len(NAMES) - few)


def test_kinds_of_posts_that_a_theme_calls_otherwise_stand_in_one_place():
    kinds = ("", " link xfolkentry", " photo")
    made = [
        kubrick(name, kind=kinds[number % 3], comments=number % 8 == 0)
        for number, name in enumerate(NAMES)
    ]
    found = found_on(pages_of(made))
    assert [each.html for each in found] == [TEXT.format(name) for name in NAMES]
    assert [each.title for each in found] == [name.title() for name in NAMES]


def test_readers_comments_on_one_page_are_told_by_their_list():
    made = [kubrick(name, comments=name == NAMES[0]) for name in NAMES]
    made = [each.replace('class="entry"', "").replace('class="post hentry"', "") for each in made]
    (first, *_) = found_on(pages_of(made))
    assert (first.html, first.comments) == (TEXT.format(NAMES[0]), 1)


def test_the_heading_of_readers_comments_goes_with_them():
    text = TEXT.format("the hall")
    inside = f'<body><div class="e-content">{text}{COMMENTS.format("the hall")}</div></body>'
    frame = frames.Frame(names=frozenset({".e-content"}))
    assert articles.article(page("the hall", "modern", inside).encode(), frame).html == text


def test_an_authors_own_list_of_comments_stays():
    own = '<h3 id="comments">Comments</h3><ol><li id="comment">on the hall</li></ol>'
    made = [modern(name).replace("</p></div></div>", f"</p>{own}</div></div>") for name in NAMES]
    made[1:] = map(modern, NAMES[1:])
    assert found_on(pages_of(made))[0].html.endswith(own)


def test_one_more_style_sheet_makes_no_other_theme():
    more = modern(NAMES[0]).replace("</head>", '<link rel="stylesheet" href="math.css"></head>')
    found = found_on(pages_of([more, *map(modern, NAMES[1:])]))
    assert found[0].certain
