"""What stands above a post's text and belongs to it: pictures over or below the title, with captions, subtitle and credits."""

import pytest

from confarchive.importing.published.extraction import article as articles
from confarchive.importing.published.extraction import frame as frames
from tests.importing.published.test_article import HeldPages
from tests.importing.sources.pages.test_pages_of_themes import NAMES, TEXT, TITLES

TEXT *= 3

IMG = '<img src="/img/{0}.jpg" alt="The {0}">'
FIGURE = f"<figure>{IMG}<figcaption>Photo: Eve of {{0}}</figcaption></figure>"
LOGO = '<a href="/"><img src="/logo.png" alt="Hall blog"></a>'
BAR = f'<div class="bar">{LOGO}<p>All of it</p></div>'


def shown(template, name="river", head="", names=NAMES):
    """Return the HTML of the article *name*, of a blog whose pages *template* makes of a name, a heading, and a text."""

    def page(each):
        title = TITLES[each]
        body = template(each, f"<h1>{title}</h1>", TEXT.format(each))
        return f"<html><head><title>{title}</title>{head.format(each)}</head><body>{BAR}{body}</body></html>"

    pages = HeldPages({f"{each}.html": page(each) for each in names})
    frame = frames.frame_of(pages, pages.addresses())
    return articles.article(pages.read(f"{name}.html"), frame, address=f"{name}.html").html


ABOVE = {
    "bare": "<article>{top}{h}<time>2015-02-03</time><div class='t'>{text}</div></article>",
    "in a header": "<article><header>{top}{h}<time>2015-02-03</time></header><div class='t'>{text}</div></article>",
    "in a part of its own": "<article><div class='top'>{top}</div>{h}<div class='t'>{text}</div></article>",
    "beside what holds title and text": "<article>{top}<div class='in'>{h}<div class='t'>{text}</div></div></article>",
    "of a text that has its title within": "<article>{top}<div class='t'>{h}{text}</div></article>",
    "without an element for the post": "<div class='w'>{top}{h}<div class='t'>{text}</div></div>",
    "below the title": "<article>{h}{top}<div class='t'>{text}</div></article>",
}


@pytest.mark.parametrize("top", [IMG, FIGURE, "<iframe src='https://films.example/{0}'></iframe>"])
@pytest.mark.parametrize("frame", ABOVE.values(), ids=ABOVE)
def test_a_picture_belongs_to_its_post_wherever_it_stands_on_top(frame, top):
    def template(name, heading, text):
        return frame.format(top=top.format(name), h=heading, text=text)

    assert shown(template).replace('"', "'") == (top + TEXT).format("river").replace('"', "'")


def test_a_picture_that_some_posts_have_alone_belongs_to_them():
    def template(name, heading, text):
        top = IMG.format(name) if name in NAMES[:2] else ""
        return f"<article>{top}{heading}<div class='t'>{text}</div></article>"

    assert shown(template) == (IMG + TEXT).format("river")
    assert shown(template, "castle") == TEXT.format("castle")


@pytest.mark.parametrize(
    "top",
    [
        "<img src='/banner.jpg' alt=''>",
        "<a href='/{next}.html'><img src='/img/{next}.jpg'></a>",
        "<div class='avatar'><img class='avatar' src='/who/{0}.jpg'></div>",
        "<nav><img src='/img/{0}.jpg'></nav>",
        "<div class='related'><img src='/img/{0}.jpg'></div>",
        "<img src='/sign/{0}.png' width='16' height='16'>",
        "<img src='/img/any-{number}.jpg' alt=''>",
        "<a href='https://hall.example/{next}.html'><img src='/img/{next}.jpg'></a>",
        "<a href='http://hall.example/{next}'><img src='/img/{next}.jpg'></a>",
    ],
    ids=[
        "on each page",
        "of another post",
        "of a person",
        "of a menu",
        "beside",
        "a sign",
        "of some",
        "of another post by its whole address",
        "of another post without a suffix",
    ],
)
def test_a_picture_of_the_theme_above_the_title_stays_out(top):
    def template(name, heading, text):
        number = NAMES.index(name)
        made = top.format(name, next=NAMES[number - 1], number=number % 2)
        return f"<article>{made}{heading}<div class='t'>{text}</div></article>"

    assert shown(template) == TEXT.format("river")


@pytest.mark.parametrize("of_each", [2, 3])
@pytest.mark.parametrize("place", ["{top}{h}", "<div>{top}</div>{h}"])
def test_signs_of_categories_are_the_theme_s_even_if_few_posts_have_each(place, of_each):
    """Beside a picture of one post alone, and ones of posts below the text, which are in a folder of their own."""

    def page(number):
        sign = f"<img src='/signs/{number // of_each}.png' alt='of {number // of_each}'>"
        own = f"<img src='/img/{number}.jpg' alt=''>"
        related = "".join(f"<a href='/p{n}.html'><img src='/img/{n}.jpg'></a>" for n in range(24))
        head = place.format(top=sign + own, h=f"<h1>Day {number}</h1>")
        text = f"<div class='t'>{TEXT.format(f'hall{number}')}</div>"
        return (
            f"<html><head><title>Day {number}</title></head><body>{BAR}<article>{head}{text}</article>"
            f"<div class='more'>{related}</div></body></html>"
        )

    pages = HeldPages({f"p{number}.html": page(number) for number in range(24)})
    frame = frames.frame_of(pages, pages.addresses())
    found = articles.article(pages.read("p7.html"), frame, address="p7.html").html
    assert ("/signs/" in found, "/img/7.jpg" in found) == (False, True)


@pytest.mark.parametrize(
    "portrait",
    [
        "<img class='avatar' src='/eve.jpg'>",
        "<div class='byline'><img src='/eve.jpg' alt='Eve'></div>",
        "<div class='byline'><span><img src='/eve.jpg' alt='Eve'></span> By Eve</div>",
        "<div class='who'><img src='/avatars/eve.jpg' alt='Eve'> Eve</div>",
        "<img src='https://secure.gravatar.com/avatar/0a1b?s=200'>",
        "<a rel='author' href='/eve/'><img src='/eve.jpg' alt='Eve'></a>",
        "<div class='author-photo'><img src='/eve.jpg' alt='Eve'></div>",
    ],
)
@pytest.mark.parametrize("place", ["{top}{h}", "{h}{top}", "<header>{h}{top}</header>"])
def test_the_portrait_of_an_author_is_no_picture_of_a_post_even_if_one_post_alone_has_it(
    portrait, place
):
    def template(name, heading, text):
        head = place.format(h=heading, top=portrait if name == "river" else "")
        return f"<article>{head}<div class='t'>{text}</div></article>"

    assert "<img" not in shown(template)


@pytest.mark.parametrize(
    "top",
    ["<div class='post-by-author-and-night'>{0}</div>", "<figure class='byline'>{0}</figure>"],
)
def test_what_has_a_name_like_an_author_s_and_holds_more_is_no_portrait(top):
    def template(name, heading, text):
        own = top.format(f"{IMG.format(name)}<p>{'It rained all day long. ' * 4}</p>")
        return f"<article>{heading}<div class='t'>{text}{own}{text}</div></article>"

    assert "/img/river.jpg" in shown(template)


OUTSIDE = "<div class='hero'>{top}</div><main>{h}<div class='t'>{text}</div></main>"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:image" content="https://hall.example/img/{0}.jpg">',
        '<meta name="twitter:image" content="/img/{0}.jpg?w=600">',
        '<link rel="image_src" href="/img/{0}-600x400.jpg">',
    ],
)
def test_a_picture_far_above_the_title_is_the_post_s_where_its_head_names_it(head):
    def template(name, heading, text):
        return OUTSIDE.format(top=IMG.format(name), h=heading, text=text)

    assert shown(template, head=head) == (IMG + TEXT).format("river")
    assert shown(template) == TEXT.format("river")


@pytest.mark.parametrize(
    "url",
    [
        *(
            "/img/{0}.jpg",
            "javascript:void(0)",
            "javascript:show('/{0}')",
            "mailto:eve@hall.example",
        ),
        *("https://photos.example/seen/{0}/42", "https://photos.example/", "/{0}.html"),
    ],
)
def test_a_link_to_no_page_of_the_blog_leads_to_no_other_post(url):
    """As to the picture itself, to a script that shows it large, and to where it comes from."""

    def template(name, heading, text):
        link = url.format(name).replace("'", "&quot;")
        top = f"<a href='{link}'>{IMG.format(name)}</a>"
        return f"<article>{top}{heading}<div class='t'>{text}</div></article>"

    assert shown(template) == (IMG + TEXT).format("river")


def test_a_credit_stands_with_its_picture():
    def template(name, heading, text):
        top = (
            f"{IMG}<p class='photo-credit'>By Eve, in {{0}}</p><p class='crumbs'>Trips in {{0}}</p>"
        )
        return f"<article>{top.format(name)}{heading}<div class='t'>{text}</div></article>"

    assert shown(template) == (f'{IMG}<p class="photo-credit">By Eve, in river</p>' + TEXT).format(
        "river"
    )


@pytest.mark.parametrize("url", ["cover.jpg", "/trips/{0}/cover.jpg"])
@pytest.mark.parametrize("place", ["<article>{top}{h}{rest}", "<article>{h}{rest}{top}"])
def test_pictures_that_have_one_name_in_the_folders_of_their_posts_are_no_theme_s(url, place):
    """As Hugo's page bundles have them."""
    picture = f'<img src="{url}" alt="A cover">'

    def page(name):
        title = f"<h1>{TITLES[name]}</h1>"
        logo = '<img src="../../theme/logo.png">'
        rest = f"<div class='t'>{picture.format(name)}{TEXT.format(name)}</div></article>"
        body = place.format(top=picture.format(name), h=title, rest=rest)
        return f"<html><head><title>{TITLES[name]}</title></head><body>{logo}{body}</body></html>"

    pages = HeldPages({f"trips/{each}/index.html": page(each) for each in NAMES})
    frame = frames.frame_of(pages, pages.addresses())
    address = "trips/river/index.html"
    found = articles.article(pages.read(address), frame, address=address).html
    assert found.count(picture.format("river")) == (2 if place.endswith("{rest}") else 1)
    assert "logo" not in found


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("<p class='credits'>Thanks to Eve of {0}, who lent a hand.</p>", True),
        ("<p class='credits'>Thanks to all who read this.</p>", False),
        ("<p class='author-credits author'>Written by Eve of {0}</p>", False),
        ("<div class='related'><p class='credits'>Thanks to Eve of {0}</p></div>", False),
    ],
)
def test_credits_below_a_text_are_of_its_post_where_no_other_has_them(line, is_kept):
    def template(name, heading, text):
        return f"<article>{heading}<div class='t'>{text}</div>{line.format(name)}</article>"

    assert ("Eve of river" in shown(template)) is is_kept
    assert "all who read" not in shown(template)


@pytest.mark.parametrize("inner", ["<span class='credit'>{}</span>", "<em class='credit'>{}</em>"])
def test_a_credit_within_a_credit_stands_there_once(inner):
    def template(name, heading, text):
        line = f"<p class='photo-credit'>Seen by {inner.format(f'Eve of {name}')}</p>"
        return f"<article>{heading}<div class='t'>{text}</div><div>{line}{line}</div></article>"

    assert shown(template).count("Eve of river") == 2


CARD = (
    "<header class='top-head'><a class='bar' href='/tag/x/'>x</a>{h}<p class='top-head-custom-excerpt'>All of {0}</p>"
    "<div class='top-meta'><a href='/who/{a}/'><img class='author-image' src='/{a}.png' alt='{a}'></a>"
    "<h4 class='author-name'><a href='/who/{a}/'>{a}</a></h4><time>2015-02-03</time></div>"
    "<figure class='pic'><img src='/img/{0}.jpg'></figure></header><section class='words'>{text}</section>"
)


@pytest.mark.parametrize("times", [1, 2, 6])
def test_the_card_of_an_author_beside_picture_and_title_is_no_part_of_a_post(times):
    """As Ghost's theme has it; of short posts all stands in one element, and no less of them may be lost."""

    def template(name, heading, text):
        author = ("Ada", "Eve")[NAMES.index(name) % 2]
        short = text[: len(text) // 3] * times
        return (
            f"<article class='post'>{CARD.format(name, h=heading, a=author, text=short)}</article>"
        )

    found = shown(template)
    assert "All of river" in found
    assert "/img/river.jpg" in found
    assert TEXT.format("river")[: len(TEXT.format("river")) // 3] * times in found
    assert not any(word in found for word in ("Ada", "Eve", "time>", "/tag/x/"))


@pytest.mark.parametrize("name", ["section level2 unnumbered", "tabset section level3", "section"])
def test_a_section_of_the_text_may_be_called_as_a_theme_s_parts_are(name):
    """As pandoc writes it, with the classes that an author gives a heading."""

    def template(each, heading, text):
        part = f"<div id='comments' class='{name}'><h2>Comments</h2><p>Those of {each} are few.</p></div>"
        shown = part if each in NAMES[:2] else ""
        return f"<article>{heading}<div class='t'>{text}{shown}</div></article>"

    assert "Those of river are few." in shown(template)
