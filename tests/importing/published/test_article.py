"""The article on a page is the author's, whatever frame a theme puts it in."""

import pytest

from confarchive.importing.html_myst import tree
from confarchive.importing.published.extraction import article as articles
from confarchive.importing.published.extraction import frame as frames
from tests.importing.blogs_of_pages import POSTS, page


class HeldPages:
    """Pages in memory."""

    name = "pages of a test"

    def __init__(self, pages):
        self.pages = pages

    def addresses(self):
        return sorted(self.pages)

    def read(self, address):
        try:
            return self.pages[address].encode()
        except KeyError:
            raise OSError(address) from None


def squeezed(html):
    shown = "".join(tree.serialize(node, str) for node in tree.children(tree.parse(html)))
    return "".join(shown.split())


@pytest.mark.parametrize("seed", range(60))
def test_the_same_posts_in_any_theme_are_the_same_articles(seed):
    pages = HeldPages({post.address: page(post, POSTS, seed) for post in POSTS})
    frame = frames.frame_of(pages, pages.addresses())
    for post in POSTS:
        found = articles.article(pages.read(post.address), frame)
        assert found is not None
        assert found.title == post.title
        assert squeezed(found.html) == squeezed(post.top + post.body)


@pytest.mark.parametrize("seed", range(20))
def test_one_page_alone_has_its_text_whole(seed):
    """Names alone tell less than pages that share a frame, so more of a theme may stay."""
    post = POSTS[5]
    pages = HeldPages({post.address: page(post, POSTS, seed)})
    found = articles.article(pages.read(post.address), frames.frame_of(pages, pages.addresses()))
    assert squeezed(post.body) in squeezed(found.html)
    assert "Recent posts" not in found.html


def one(html, words=None):
    return articles.article(html.encode(), frames.Frame(), words)


def test_the_words_of_a_post_find_its_text_where_no_other_page_does():
    page = "<body><div><p>Menu and more of it</p></div><div><div><p>We saw the hall.</p></div></div></body>"
    found = one(page, ["We", "saw", "the", "hall"])
    assert found.html == "<p>We saw the hall.</p>"


def test_words_that_a_page_does_not_have_find_nothing():
    assert one("<body><p>Something else</p></body>", ["We", "saw", "the", "hall"]) is None


def test_a_heading_that_another_tag_closes_ends_there():
    page = '<body><main><h1 class="title">Trip</h3><div class="e-content"><p>We saw it.</p></div></main></body>'
    found = one(page)
    assert (found.title, found.html) == ("Trip", "<p>We saw it.</p>")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_page_that_tells_no_encoding_is_read_all_the_same(encoding):
    page = '<body><div class="e-content"><p>Gruß</p></div></body>'.encode(encoding)
    assert articles.article(page, frames.Frame()).html == "<p>Gruß</p>"


def test_nothing_is_a_page_without_an_article():
    assert one("").html == ""


def test_comments_are_counted_and_stay_out():
    post = POSTS[1]
    seed = next(n for n in range(60) if 'class="comment"' in page(post, POSTS, n))
    pages = HeldPages({each.address: page(each, POSTS, seed) for each in POSTS})
    found = articles.article(pages.read(post.address), frames.frame_of(pages, pages.addresses()))
    assert (found.comments, "First!" in found.html) == (2, False)


HEAD = '<meta property="og:title" content="A week away"><title>A week away</title>'


def test_a_heading_of_the_text_stays_where_the_head_calls_the_page_otherwise():
    body = '<div class="e-content"><h1>Seven days in Lisbon</h1><p>We saw it.</p></div>'
    shown = one(f"<head>{HEAD}</head><body>{body}</body>")
    assert (shown.title, "<h1>Seven days in Lisbon</h1>" in shown.html) == ("A week away", True)


def test_a_page_unlike_all_others_is_not_certain():
    pages = HeldPages({each.address: page(each, POSTS, 3) for each in POSTS})
    frame = frames.frame_of(pages, pages.addresses())
    assert articles.article(pages.read(POSTS[0].address), frame).certain
    other = b"<body><table><tr><td><p>Another engine of long ago.</p></td></tr></table></body>"
    assert not articles.article(other, frame).certain


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<img data-src="/hall.png" class="lazyload">', "/hall.png"),
        ('<img src="data:image/gif;base64,R0lG" data-src="/hall.png">', "/hall.png"),
        ('<img src="/img/loading.gif" data-original="/hall.png" data-srcset="x 2x">', "/hall.png"),
        ('<img src="/small.png" data-src="/hall.png">', "/small.png"),
    ],
)
def test_a_picture_that_a_script_loads_later_is_shown(tag, expected):
    found = one(f'<body><div class="e-content"><p>{tag}</p></div></body>')
    assert f'src="{expected}"' in found.html
    assert "data-srcset" not in found.html


@pytest.mark.parametrize(
    "unseen", ["<noscript><img src='/hall.png'></noscript>", "<template>x</template>", "<!-- x -->"]
)
def test_what_no_browser_shows_that_runs_scripts_is_no_text(unseen):
    frame = frames.Frame(names=frozenset({".e-content"}))
    html = f"<body><div class='e-content'><p>One{unseen} hall.</p></div></body>"
    assert articles.article(html.encode(), frame).html == "<p>One hall.</p>"


def test_one_page_alone_is_not_certain_and_its_words_make_it_so():
    pages = HeldPages({"a.html": '<body><div class="x"><p>We saw the hall.</p></div></body>'})
    frame = frames.frame_of(pages, pages.addresses())
    data = pages.read("a.html")
    assert not articles.article(data, frame).certain
    assert articles.article(data, frame, ["We", "saw", "the", "hall"]).certain


def test_a_title_alone_does_not_outdo_the_heading():
    body = '<div class="e-content"><h1>Seven days in Lisbon</h1><p>We saw it.</p></div>'
    found = one(f"<head><title>A week away</title></head><body>{body}</body>")
    assert (found.title, found.html) == ("Seven days in Lisbon", "<p>We saw it.</p>")


@pytest.mark.parametrize(
    "sign",
    [
        '<section id="notes"><header>Notes <a href="#notes" aria-label="Link to Notes">¶</a></header></section>',
        '<div id="notes"><p>Notes <a href="#notes">#</a></p></div>',
        '<h2 id="notes">Notes <a href="#notes">🔗</a></h2>',
        '<h2>Notes <a href="#else">§</a></h2>',
    ],
)
def test_a_sign_that_links_to_what_it_stands_in_goes(sign):
    found = one(f'<body><div class="e-content"><p>We saw it.</p>{sign}</div></body>')
    assert "Notes" in found.html
    assert "<a" not in found.html


@pytest.mark.parametrize(
    "link",
    [
        '<div id="notes"><a href="#hall">→</a></div>',
        '<div id="notes"><a href="#notes">these notes</a></div>',
        '<div id="notes"><a href="#notes"><img src="sign.png" alt=""></a></div>',
        '<div id="notes"><a href="other.html#notes">→</a></div>',
        '<h2><a id="old" href="#old">#</a></h2>',
        '<div><a href="#">↑</a></div>',
    ],
)
def test_a_link_that_is_no_such_sign_stays(link):
    found = one(f'<body><div class="e-content"><p>We saw it.</p>{link}<p>End.</p></div></body>')
    assert "<a" in found.html


@pytest.mark.parametrize(
    ("words", "is_kept"),
    [
        ("(<a href='{}'>to be continued</a>)", True),
        ("Permalink: <a href='{}'>{}</a>", False),
    ],
)
def test_a_line_at_the_end_with_the_page_s_own_address_is_the_theme_s(words, is_kept):
    url = "https://hall.example/trip.html"
    line = words.replace("{}", url)
    page = (
        f'<head><link rel="canonical" href="{url}"></head>'
        f'<body><div class="e-content"><p>We saw it.</p><p>{line}</p></div></body>'
    )
    assert ("continued" in one(page).html) is is_kept
    assert "Permalink" not in one(page).html


def test_a_heading_that_a_program_put_above_footnotes_is_not_the_author_s():
    notes = '<ol><li id="fn-1"><p>Of stone.</p></li></ol>'
    for opening in (
        '<section id="footnotes">',
        '<section class="footnotes">',
        "<div role='doc-endnotes'>",
    ):
        html = f"{opening}<h2>Footnotes</h2>{notes}</{opening[1:].split()[0]}>"
        found = one(
            f'<body><div class="e-content"><h2>Footnotes of ours</h2><p>We saw it.</p>{html}</div></body>'
        )
        assert "Of stone." in found.html
        assert "<h2>Footnotes</h2>" not in found.html
        assert "Footnotes of ours" in found.html


def test_a_class_with_the_sign_that_parts_the_steps_of_a_place_tells_a_place():
    """As Tailwind has them: ``[&>p]:mt-2``."""
    pages = HeldPages(
        {
            f"{name}.html": f"<body><div class='menu'>Menu</div><div class='[&>p]:mt-2'><h1>{name}</h1>"
            f"<div class='x [&>p]:w-9'><p>{name} was a long day in the hall.</p><p>And {name} again.</p></div></div></body>"
            for name in ("Monday", "Tuesday", "Friday", "Sunday")
        }
    )
    frame = frames.frame_of(pages, pages.addresses())
    found = articles.article(pages.read("Friday.html"), frame)
    assert found.html == "<p>Friday was a long day in the hall.</p><p>And Friday again.</p>"
    assert found.certain


@pytest.mark.parametrize(
    "tags",
    ["<p>{}</p><p>{}</p>", "<ul><li>{}</li></ul><p>{}</p>", "<blockquote>{}</blockquote><p>{}</p>"],
)
def test_what_is_longer_than_the_rest_in_all_posts_is_not_their_text_alone(tags):
    names = ("Monday", "Tuesday", "Friday", "Sunday")
    texts = {
        name: tags.format(
            f"{name} was a long day in the hall, with talks of many people.", f"Bye, {name}"
        )
        for name in names
    }
    pages = HeldPages(
        {
            f"{name}.html": f"<body><div class='menu'>Menu</div><div class='x'><h1>{name}</h1><div class='y'>{text}</div></div></body>"
            for name, text in texts.items()
        }
    )
    frame = frames.frame_of(pages, pages.addresses())
    for name, text in texts.items():
        assert articles.article(pages.read(f"{name}.html"), frame).html == text


def test_a_first_heading_behind_the_text_is_no_title():
    page = "<body><div class='e-content'><p>We saw it.</p></div><div><h1>Contact</h1></div></body>"
    assert one(page).title == ""


def test_a_heading_behind_the_text_is_no_title():
    page = (
        "<head><title></title></head><body><section><h1>Trip</h1></section>"
        "<div class='e-content'><p>We saw it.</p></div><div><h2 class='title'>Contact</h2></div></body>"
    )
    assert one(page).title == "Trip"
    assert one(page.replace("<h1>Trip</h1>", "")).title == ""
    assert (
        one(page.replace("></title>", ">Contact</title>").replace("<h1>Trip</h1>", "")).title
        == "Contact"
    )


def test_a_text_may_stand_in_an_element_of_the_theme_s_own():
    """As custom elements are called; see https://html.spec.whatwg.org/multipage/custom-elements.html."""
    names = ("Monday", "Tuesday", "Friday", "Sunday")
    text = "<p>{0} was a long day in the hall, with talks of many people.</p><p>Bye, {0}</p>"
    pages = HeldPages(
        {
            f"{name}.html": f"<body><div class='x'><h1>{name}</h1><i>Of {name}</i>"
            f"<blog-text>{text.format(name)}</blog-text></div></body>"
            for name in names
        }
    )
    frame = frames.frame_of(pages, pages.addresses())
    assert articles.article(pages.read("Friday.html"), frame).html == text.format("Friday")
