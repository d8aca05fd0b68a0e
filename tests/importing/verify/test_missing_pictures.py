"""A picture that readers may have seen and will not see: its post is not faithful."""

import pytest

from confarchive.importing import import_posts
from confarchive.importing.verify.what_readers_see import Facet
from confarchive.model.problems import ProblemKind
from tests.importing.judging import differences

HEAD = "Title: One\nDate: 2015-01-02\n\n"
SHOWN = {
    "picture": "![Hall]({static}/images/hall.png)",
    "relative": "![Hall](hall.png)",
    "of the site": "![Hall](/images/hall.png)",
    "html": '<img src="/images/hall.png" alt="Hall">',
    "linked": "[![Hall](/images/hall.png)](/one.html)",
    "film": '<video src="/images/hall.png"></video>',
    "sizes": '<img src="https://e.example/x.png" srcset="/images/hall.png 2x">',
    "button": '<p><input type="image" src="/images/hall.png"></p>',
    "behind": '<p style="background: url(/images/hall.png)">x</p>',
}
SHOWN |= {
    f"{kind} at {site}": shown.format(f"{site}/images/hall.png")
    for kind, shown in {
        "picture": "![Hall]({})",
        "html": '<img src="{}" alt="Hall">',
        "film": '<video src="{}"></video>',
        "behind": '<p style="background: url({})">x</p>',
    }.items()
    for site in ("https://b.example", "http://b.example", "//b.example", "HTTPS://B.example")
}
"""The blog's own address may stand before each: its archive takes the place of what was there."""
NOT_SHOWN = {
    "link": "[Hall](/images/hall.png)",
    "elsewhere": "![Hall](https://e.example/hall.png)",
    "in the page": "![Hall](data:image/gif;base64,R0lGODlhAQABAAAAACw=)",
    "code": "`![Hall](/images/hall.png)`",
}


@pytest.mark.parametrize("name", [*SHOWN, *NOT_SHOWN])
@pytest.mark.parametrize("there", [True, False])
def test_a_picture_that_is_not_there(write, site, name, there):
    body = {**SHOWN, **NOT_SHOWN}[name]
    files = {
        "pelicanconf.py": "PATH = 'content'\nSITEURL = 'https://b.example'\n",
        "content/one.md": f"{HEAD}Words.\n\n{body}\n",
    }
    pictures = {"content/images/hall.png": b"png", "content/hall.png": b"png"} if there else {}
    (post,) = import_posts(write("blog", {**files, **pictures}), site).posts
    assert post.faithful is (there or name in NOT_SHOWN)
    if not post.faithful:
        (found,) = post.differences
        assert "hall.png" in found.source
        assert (found.result, found.line) == ("", 6)
        assert str(found).endswith("is not shown")


def test_a_picture_of_the_header_that_is_not_there(write, site):
    files = {
        "pelicanconf.py": "PATH = 'content'\nTHEME = 'theme'\n",
        "theme/templates/article.html": '<img src="{{ SITEURL }}/{{ article.cover }}">',
        "content/one.md": HEAD.replace("\n\n", "\nCover: images/hall.png\n\nWords.\n"),
    }
    report = import_posts(write("blog", files), site)
    (post,) = report.posts
    assert (post.pictures, post.missing_pictures, post.faithful) == (1, 1, False)
    told = [each for each in report.problems if each.kind is ProblemKind.MISSING_PICTURE]
    assert [(each.path, each.line) for each in told] == [("one.md", 3)]


def test_only_what_the_blog_lacks_is_missing():
    html = '<p><img src="/a.png" alt="A"> <img src="/b.png" alt="B"></p>'
    (found,) = differences(html, html, "", dead={"/b.png", "https://e.example/a.png"})
    assert (found.facet, found.source) == (Facet.IMAGES, "![B](/b.png)")


def test_what_is_there_is_not_told_beside_what_is_missing(write, site):
    files = {
        "pelicanconf.py": "PATH = 'content'\n",
        "content/one.md": f"{HEAD}![A](x.png) ![B]({{static}}z.png) ![C](|filename|z.png)\n",
        "content/z.png": b"png",
    }
    (post,) = import_posts(write("blog", files), site).posts
    assert [str(each) for each in post.differences] == ["images: “![A](x.png)” is not shown"]
