"""The article on a page is the author's, whatever frame a theme puts it in."""

import pytest

from confarchive.importing.html_myst import tree
from confarchive.importing.published.extraction import article as articles
from confarchive.importing.published.extraction import frame as frames
from tests.importing.blogs_of_pages import POSTS, page


class Held:
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
    pages = Held({post.address: page(post, POSTS, seed) for post in POSTS})
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
    pages = Held({post.address: page(post, POSTS, seed)})
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
    pages = Held({each.address: page(each, POSTS, seed) for each in POSTS})
    found = articles.article(pages.read(post.address), frames.frame_of(pages, pages.addresses()))
    assert (found.comments, "First!" in found.html) == (2, False)


HEAD = '<meta property="og:title" content="A week away"><title>A week away</title>'


def test_a_heading_of_the_text_stays_where_the_head_calls_the_page_otherwise():
    body = '<div class="e-content"><h1>Seven days in Lisbon</h1><p>We saw it.</p></div>'
    shown = one(f"<head>{HEAD}</head><body>{body}</body>")
    assert (shown.title, "<h1>Seven days in Lisbon</h1>" in shown.html) == ("A week away", True)


def test_a_page_unlike_all_others_is_not_certain():
    pages = Held({each.address: page(each, POSTS, 3) for each in POSTS})
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


def test_one_page_alone_is_not_certain_and_its_words_make_it_so():
    pages = Held({"a.html": '<body><div class="x"><p>We saw the hall.</p></div></body>'})
    frame = frames.frame_of(pages, pages.addresses())
    data = pages.read("a.html")
    assert not articles.article(data, frame).certain
    assert articles.article(data, frame, ["We", "saw", "the", "hall"]).certain


def test_a_title_alone_does_not_outdo_the_heading():
    body = '<div class="e-content"><h1>Seven days in Lisbon</h1><p>We saw it.</p></div>'
    found = one(f"<head><title>A week away</title></head><body>{body}</body>")
    assert (found.title, found.html) == ("Seven days in Lisbon", "<p>We saw it.</p>")
