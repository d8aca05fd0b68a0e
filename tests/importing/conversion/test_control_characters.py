"""Control characters are left out, and nothing is claimed of their posts, whatever the format."""

import pytest

from confarchive.importing import import_posts

FORMATS = {
    "md": "Title: One\nDate: 2015-01-02\n\n{}\n",
    "rst": "One\n###\n\n:date: 2015-01-02\n\n{}\n",
    "html": "<html><head><title>One</title><meta name=date content=2015-01-02></head><body>{}</body></html>",
}
CODE = {"md": "`a{}b`", "rst": "``a{}b``", "html": "<code>a{}b</code>"}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("code", [True, False])
@pytest.mark.parametrize("char", ["\x00", "\x01", "\x07", "\x08", "\x1b", "\x7f"])
def test_nothing_is_claimed_of_control_characters(write, site, kind, code, char):
    text = FORMATS[kind].format(CODE[kind] if code else "So a{}b.").replace("{}", char)
    blog = write("blog", {"pelicanconf.py": "PATH = 'content'\n", f"content/one.{kind}": text})
    (post,) = import_posts(blog, site).posts
    (doubt,) = post.doubts
    assert post.faithful is None
    assert f"U+{ord(char):04X}" in doubt.reason
    assert text.split("\n")[doubt.line - 1].count(char) == 1
    assert char not in (site / post.post).read_text()


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("blank", ["\t", "\xa0", "\u200b"])
def test_blanks_are_no_control_characters(write, site, kind, blank):
    text = FORMATS[kind].format(f"So a{blank}b.")
    blog = write("blog", {"pelicanconf.py": "PATH = 'content'\n", f"content/one.{kind}": text})
    (post,) = import_posts(blog, site).posts
    assert post.faithful, post
