"""Who cites a post, and how: the sentence with the words of the link."""

import pytest

from tests.building.sites import post, sections

CITING = {
    "plain": (
        "It began. See [the *first*](../2015/one.md) of them. It ended.",
        "See the first of them.",
    ),
    "untitled": ("So [](../2015/one.md) says.", "So One says."),
    "angle": ("So <project:../2015/one.md> says.", "So One says."),
    "role": ("Read {doc}`this </posts/2015/one>` now.", "Read this now."),
    "list": ("- apples\n- [pears](../2015/one.md), e.g. small ones\n", "pears, e.g. small ones"),
    "heading": ("Words.\n\n## About [it](../2015/one.md)\n", "About it"),
    "question": ("Why? [Because](../2015/one.md)! Well.", "Because!"),
    "raw inline": (
        'Old. See <a href="../2015/one.md">the post</a> there. Bye.',
        "See the post there.",
    ),
    "raw block": (
        '<p>Old. See <a href="../2015/one.md">the <b>post</b></a> there. Bye.</p>',
        "See the post there.",
    ),
    "chinese": ("你好。請看[這裡](../2015/one.md)的文章。再見。", "請看這裡的文章。"),
    "twice": ("A [b](../2015/one.md). C [d](../2015/one.md).", "A b."),
}


@pytest.mark.parametrize("way", CITING)
def test_a_post_tells_who_cites_it_and_how(build, way):
    body, sentence = CITING[way]
    built = build(
        {"posts/2015/one.md": post(), "posts/2016/c.md": post("C", body, date="2016-01-01")}
    )
    assert sections(built, "posts/2015/one.html")["Cited by"] == [f"C 1 January 2016 {sentence}"]


def test_the_words_of_the_link_stand_out(build):
    body = "Look [here](../2015/one.md), please."
    built = build(
        {"posts/2015/one.md": post(), "posts/2016/c.md": post("C", body, date="2016-01-01")}
    )
    (quote,) = built.page("posts/2015/one.html").xpath("//blockquote")
    assert quote.text_content().strip() == "Look here, please."
    assert quote.xpath(".//mark/text()") == ["here"]


def test_a_very_long_sentence_is_cut_at_words(build):
    body = f"{'before ' * 50}[it](../2015/one.md){' after' * 50}."
    built = build(
        {"posts/2015/one.md": post(), "posts/2016/c.md": post("C", body, date="2016-01-01")}
    )
    (quote,) = built.page("posts/2015/one.html").xpath("//blockquote")
    text = quote.text_content().strip()
    assert text.startswith("…before before")
    assert text.endswith(" after…")
    assert len(text) < 340


def test_hidden_posts_drafts_and_a_post_itself_do_not_cite(build):
    link = "See [it](../2015/one.md)."
    built = build(
        {
            "posts/2015/one.md": post(body="[Self](one.md)"),
            "posts/2016/h.md": post("H", link, status="hidden"),
            "posts/2016/d.md": post("D", link, status="draft"),
            "pages/about.md": "# About\n\nThe [oldest](../posts/2015/one.md) post.\n",
        }
    )
    assert sections(built, "posts/2015/one.html")["Cited by"] == ["About The oldest post."]


# -- what changes when
