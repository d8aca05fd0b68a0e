"""Addresses in every place that HTML has for them, and what stands behind the names of files."""

import re

import pytest

from confarchive.model.addresses import html_urls
from confarchive.model.problems import ProblemKind
from tests.importing.journeys import travel

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>'
NAMES = ["a", "b", "c"]
PLACES = {
    "srcset": '<img src="{a}" srcset="{a} 1x, {b} 2x" alt="Hall">',
    "widths": '<picture><source srcset="{a} 100w,{b} 200w" sizes="50vw"><img src="{c}" alt="Hall"></picture>',
    "imagesrcset": '<link rel="preload" as="image" imagesrcset="{a} 1x, {b} 2x">',
    "poster": '<video poster="{a}" src="{b}"></video>',
    "background": '<table background="{a}"><tr><td background="{b}">x</td></tr></table>',
    "object": '<object data="{a}">x</object>',
    "cite": '<blockquote cite="{a}">x</blockquote>',
    "action": '<form action="{a}"><button formaction="{b}">x</button></form>',
    "svg": '<svg viewBox="0 0 9 9"><image href="{a}"/><image xlink:href="{b}"/></svg>',
    "style": "<div style=\"background-image: url('{a}'), url({b})\">x</div>",
    "later": '<img data-src="{a}" data-srcset="{b} 1x, {c} 2x" alt="Hall">',
    "latest": '<div data-bg="{a}" data-lazy-src="{b}"><p data-original="{c}">x</p></div>',
    "sizes": "<div style=\"background: image-set('{a}' 1x, url({b}) type('image/svg+xml') 2x)\">x</div>",
    "sheet": '<style>@import "{a}";\n/* url(no) */ .x {{ background: url({b}); }}</style>',
    "link": '<p><a href="{a}"><img alt="Hall" src="{b}"></a></p>',
}
FORMS = ["{{static}}/images/{}.svg", "/images/{}.svg", "images/{}.svg", "{{attach}}images/{}.svg"]
HEADS = {
    "md": "Title: {0}\nDate: 2015-01-02\nSlug: {0}\n\n{1}\n",
    "rst": "About\n#####\n:date: 2015-01-02\n:slug: {0}\n\n.. raw:: html\n\n   {1}\n",
}


def blog():
    """Return a post for each place, each way to name a file, and each format."""
    for place, markup in PLACES.items():
        for number, form in enumerate(FORMS):
            urls = {name: form.format(name) for name in NAMES}
            for suffix, head in HEADS.items():
                name = f"{place}-{number}-{suffix}"
                text = markup.format(**urls)
                text = text if suffix == "md" else text.replace("\n", "\n   ")
                yield f"content/{name}.{suffix}", head.format(name, text)


LOST = {ProblemKind.DEAD_LINK, ProblemKind.MISSING_PICTURE}
PICTURES = {f"content/images/{name}.svg": SVG for name in NAMES}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_place_leads_to_the_file(tmp_path, builder):
    posts = dict(blog())
    done = travel(tmp_path, {**posts, **PICTURES}, builder)
    assert not done.findings()
    assert [source for source, faithful in done.faithful().items() if not faithful] == []
    for source in (name.removeprefix("content/") for name in posts):
        page = done.html.text(done.page_of(source)).partition("articleBody")[2]
        page = page.partition("archive-foot")[0]
        assert "{static}" not in page
        assert "{attach}" not in page
        place = source.partition("-")[0]
        wanted = re.findall(r"\{([abc])\}", PLACES[place])
        found = [url for url in html_urls.find(page) if ".svg" in url]
        assert [done.file_behind(source, url)[-5:] for url in found] == [f"{n}.svg" for n in wanted]
        assert ("200w" in page, "2x" in page) == (
            place == "widths",
            place in {"srcset", "imagesrcset", "later", "sizes"},
        )


@pytest.mark.parametrize("suffix", HEADS)
@pytest.mark.parametrize(
    "place", sorted(set(PLACES) - {"sheet", "cite", "action", "link", "imagesrcset"})
)
def test_what_is_not_there_is_told_with_its_line(tmp_path, place, suffix):
    urls = {name: f"/images/{name}.svg" for name in NAMES}
    text = HEADS[suffix].format("one", PLACES[place].format(**urls))
    done = travel(tmp_path, {f"content/one.{suffix}": text})
    assert done.faithful() == {f"one.{suffix}": False}
    told = [each for each in done.report.problems if each.kind in LOST]
    assert {each.message.split(":")[0] for each in told} == {
        urls[name] for name in re.findall(r"\{([abc])\}", PLACES[place])
    }
    line = text[: text.index("/images/")].count("\n") + 1
    assert {each.line for each in told} == {line}


QUERIES = {
    "md": [
        '<script src="/code/graph.js{}"></script>',
        "![Hall]({{static}}/images/a.svg{})",
        "![Hall][r]\n\n[r]: /images/a.svg{}",
        "[the *plan*]({{static}}/images/a.svg{})",
        "[plan](<../images/a.svg{}> 'A title')",
        "[plan][r]\n\n[r]: /images/a.svg{}",
        '<p><a href="/images/a.svg{}">plan</a></p>',
        "[![Hall](/images/b.svg{0})](/images/a.svg{0})",
        "- One [the\n  plan](/images/a.svg{}) here.",
    ],
    "rst": [
        "`plan <{{static}}/images/a.svg{}>`__",
        ".. image:: /images/a.svg{}\n   :alt: Hall",
        ".. raw:: html\n\n   <script src='/code/graph.js{}'></script>",
        ".. figure:: /images/a.svg{}\n   :alt: Hall\n\n   The hall",
        ".. image:: /images/b.svg{0}\n   :alt: Hall\n   :target: /images/a.svg{0}",
    ],
}
BEHIND = ["?w=300", "#left", "?data=a.json;node=b", "?a=1&b=2#page=3"]
TITLES = {
    "md": "Title: {0}\nDate: 2015-01-02\nSlug: {0}\n\n{1}\n",
    "rst": "About\n#####\n:date: 2015-01-02\n:slug: {0}\n\n{1}\n",
}


@pytest.mark.parametrize("page", ["", "pages/"])
def test_what_stands_behind_the_name_of_a_file_stays(tmp_path, page):
    posts = {
        f"content/{page}{suffix}-{number}-{behind}.{suffix}": TITLES[suffix].format(
            f"{suffix}-{number}-{behind}", text.format(BEHIND[behind])
        )
        for suffix, texts in QUERIES.items()
        for number, text in enumerate(texts)
        for behind in range(len(BEHIND))
    }
    files = {"content/code/graph.js": b"1;", **PICTURES}
    done = travel(tmp_path, {**posts, **files})
    assert not done.findings()
    for name in posts:
        source = name.removeprefix("content/")
        behind = BEHIND[int(source.rpartition("-")[2].partition(".")[0])]
        article = done.article(source)
        urls = [
            url
            for url in article.xpath(
                ".//a[not(@class='headerlink')]/@href | .//img/@src | .//script/@src"
            )
            if "headerlink" not in url
        ]
        assert urls, source
        for url in urls:
            assert url.endswith(behind), (source, url)
            assert done.file_behind(source, url), (source, url)
        assert done.post(source).faithful, source
