"""What every page has around its text, and that the text is the author's alone."""

import re
from urllib.parse import urljoin, urlsplit

import pytest

from tests.building.sites import CONF, HOME, PICTURE, file_of, file_of_sample, post

KILOBYTE = 1000
HEAVIEST = 200 * KILOBYTE
REDIRECTS = "//meta[@http-equiv='refresh']"


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def built(request):
    return request.getfixturevalue(f"sample_{request.param}")


@pytest.fixture(scope="module")
def pages(built):
    found = {name: built.page(name) for name in built.pages()}
    return {name: page for name, page in found.items() if not page.xpath(REDIRECTS)}


def test_every_page_says_what_it_is_about(pages):
    for name, page in pages.items():
        (description,) = page.xpath("//meta[@name='description']/@content")
        assert 0 < len(description) <= 300, name
        assert page.xpath("string(//title)").strip(), name
        assert len(page.xpath("//h1")) == 1, name


def test_every_page_has_its_canonical_address(pages):
    for name, page in pages.items():
        (address,) = page.xpath("//link[@rel='canonical']/@href")
        assert address.startswith("https://sample.example/archive/"), name
        path = urlsplit(address).path.removeprefix("/archive/")
        assert file_of("index.html", path) == name


def test_redirects_name_the_canonical_address_of_their_target(built):
    for name in built.pages():
        page = built.page(name)
        for refresh in page.xpath(f"{REDIRECTS}/@content"):
            target = refresh.partition("url=")[2]
            (canonical,) = page.xpath("//link[@rel='canonical']/@href")
            assert canonical == urljoin(f"https://sample.example/archive/{name}", target)
            assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_without_an_address_of_the_site_there_are_no_canonical_ones(build):
    files = {"conf.py": CONF.replace("https://archive.example/", ""), "posts/one.md": post()}
    built = build(files | {"redirects.yml": "old: posts/one\n"})
    assert not built.page("posts/one.html").xpath("//link[@rel='canonical']")
    assert not list(built.output.rglob("*.xml"))
    assert built.page("old.html").xpath(f"{REDIRECTS}/@content") == ["0; url=posts/one.html"]


def test_every_page_has_the_favicon(pages):
    for name, page in pages.items():
        icons = page.xpath("//link[contains(@rel, 'icon')]/@href")
        assert [file_of_sample(name, icon) for icon in icons] == [
            "_static/confarchive-favicon.svg"
        ], name


def test_a_site_may_have_a_favicon_of_its_own(build):
    conf = CONF + 'html_favicon = "own.svg"\n'
    built = build({"conf.py": conf, "own.svg": PICTURE.format("own")})
    (icon,) = built.page("index.html").xpath("//link[contains(@rel, 'icon')]/@href")
    assert built.text(file_of("index.html", icon)) == PICTURE.format("own")


def test_no_page_asks_another_host(built):
    for name in built.pages():
        page = built.page(name)
        loaded = page.xpath(
            "//link[@rel!='canonical' and @rel!='alternate']/@href | //@src | //@poster"
        )
        assert all(file_of(name, address) for address in loaded), name
        assert not re.search(
            r"@import|url\(\s*['\"]?https?:", "".join(page.xpath("//style/text()"))
        )


def test_no_style_asks_another_host(built):
    for name, content in built.files().items():
        if name.endswith(".css"):
            assert not re.search(rb"url\(\s*['\"]?(https?:)?//", content), name


def test_a_page_weighs_little(built, pages):
    for name, page in pages.items():
        loaded = page.xpath(
            "//link[@rel='stylesheet' or contains(@rel, 'icon')]/@href | //script/@src"
        )
        files = {name, *(file_of_sample(name, address) for address in loaded)}
        weight = sum((built.output / file).stat().st_size for file in files)
        assert weight < HEAVIEST, name


def test_an_articles_body_is_its_title_and_the_authors_text(build):
    body = "First *words*.\n\n## Part\n\n- a list\n\n> and a saying\n\n<p>raw</p>"
    header = {
        "tags": ["t1", "t2"],
        "author": "A. Uthor",
        "category": "Cat",
        "location": "Town",
        "series": "Serial",
        "conferences": ["conf-2015"],
        "updated": "2015-03-01",
        "language": "en",
        "redirect": "old",
        "summary": "In short.",
    }
    files = {
        "posts/2014/before.md": post("Before", date="2014-01-01"),
        "posts/2015/one.md": post("The title", body, **header),
        "conferences.yml": "conf:\n  name: Conf\n  editions: {2015: {city: Porto}}\n",
    }
    page = build(files).page("posts/2015/one.html")
    (article,) = page.xpath("//*[@itemprop='articleBody']")
    for mark in article.xpath(".//a[@class='headerlink']"):
        mark.drop_tree()
    assert article.text_content().split() == [
        "The",
        "title",
        "First",
        "words.",
        "Part",
        "a",
        "list",
        "and",
        "a",
        "saying",
        "raw",
    ]
    (around,) = page.xpath("//*[@itemtype='https://schema.org/BlogPosting']")
    words = " ".join(around.text_content().split())
    for shown in (
        "3 February 2015",
        "1 min read",
        "A. Uthor",
        "Cat",
        "t1",
        "t2",
        "Conf 2015",
        "Town",
    ):
        assert shown in words, shown


def test_a_page_that_is_no_post_has_its_text_too(sample_html):
    (article,) = sample_html.page("pages/more.html").xpath("//*[@itemprop='articleBody']")
    for mark in article.xpath(".//a[@class='headerlink']"):
        mark.drop_tree()
    assert " ".join(article.text_content().split()) == "More & less Nothing but a line."


def test_names_of_any_signs_are_shown_as_they_are(build):
    title = r"\<b> & \"quotes\" 'x' {{ y }} \`z\`"
    shown = "<b> & \"quotes\" 'x' {{ y }} `z`"
    name = "<i> & \"n\" 'm' {{ 1 }}"
    header = {
        "tags": [name],
        "category": json_like(name),
        "author": [name],
        "location": json_like(name),
    }
    built = build(
        {"posts/one.md": post(title, **header), "posts/two.md": post("Two", date="2016-01-01")}
    )
    assert built.titles("blog.html") == ["Two", shown]
    page = built.page("posts/one.html")
    assert page.xpath("string(//h1)").removesuffix("¶") == shown
    assert page.xpath("//*[@class='archive-tags']//a/text()") == [name]
    tag = page.xpath("//*[@class='archive-tags']//a/@href")[0]
    assert (
        built.page(file_of("posts/one.html", tag)).xpath("string(//h1)").removesuffix("¶") == name
    )
    assert shown in " ".join(built.page("posts/two.html").xpath("//footer//a//text()"))
    assert not built.page("index.html").xpath("//main//i")


def json_like(name):
    return '"' + name.replace('"', '\\"') + '"'


def test_the_home_page_has_everything_at_hand(sample_html):
    links = sample_html.links("index.html")
    for words in ("Bridge Days", "River Camp", "Engineering", "bridges", "2015", "The last one"):
        assert words in links, words
    assert sample_html.page("index.html").xpath("//form//input[@name='q']")


def test_a_home_page_without_posts_is_whole(build):
    built = build()
    assert built.main("index.html").startswith("Small archive")
    assert built.titles("blog.html") == []


def test_a_home_page_may_be_called_otherwise(build):
    conf = CONF + 'root_doc = "start"\n'
    built = build(
        {"conf.py": conf, "index.md": None or HOME, "start.md": HOME, "posts/one.md": post()}
    )
    assert "One" in built.links("start.html")


def test_a_post_is_marked_as_an_h_entry(sample_html):
    (entry,) = sample_html.page("posts/2019/last.html").xpath("//*[@class='h-entry']")
    assert entry.xpath("string(.//data[@class='p-name']/@value)") == "The last one"
    assert entry.xpath("string(.//data[@class='u-url']/@value)").endswith("/posts/2019/last.html")
    assert entry.xpath("string(.//time[@class='dt-published']/@datetime)")[:10] == "2019-12-31"
    assert entry.xpath(".//a[@class='p-author h-card']/text()") == ["Ada Stone", "Bo Reed"]
    assert entry.xpath(".//a[@class='p-category']/text()") == ["Engineering"]
    tags = entry.xpath("count(.//p[@class='archive-tags']/a)")
    assert tags
    assert len(entry.xpath(".//a[starts-with(@class, 'archive-tag p-category')]")) == tags
    assert len(entry.xpath(".//*[@class='e-content'][@itemprop='articleBody']")) == 1
    assert not sample_html.page("pages/about.html").xpath("//*[@class='e-content']")
