"""Addresses of names of signs alone, of which Pelican leaves nothing: ``tag/.html``."""

import pytest

from confarchive.model.addresses.old_sites import file_of_address, page_of_address
from tests.building.sites import file_of
from tests.importing.journeys import travel

POST = "Title: One\nDate: 2015-01-02\nTags: {}\nCategory: {}\nAuthor: {}\n\n{}\n"
SIGNS = ["🎉", "★", ":)", "&", "..."]
PATTERNS = {
    "": "tag/.html",
    "TAG_URL = 'tag/{slug}/'\nTAG_SAVE_AS = 'tag/{slug}/index.html'\n": "tag/index.html",
    "TAG_URL = 't-{slug}.html'\nTAG_SAVE_AS = 't-{slug}.html'\n": "t-.html",
    "TAG_URL = '{slug}.html'\nTAG_SAVE_AS = '{slug}.html'\n": ".html",
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("sign", SIGNS)
def test_the_old_address_leads_to_the_list(tmp_path, sign, builder):
    text = POST.format(sign, sign, sign, "[x](/tag/.html) [y](https://hall.example/tag/.html)")
    done = travel(tmp_path, {"content/one.md": text}, builder)
    assert not done.findings()
    assert done.faithful() == {"one.md": True}
    lists = {"tag": "_tags/", "category": "blog/category/", "author": "blog/author/"}
    for kind, folder in lists.items():
        refresh = done.html.page(f"{kind}/.html").xpath("//meta[@http-equiv]/@content")
        found = file_of(f"{kind}/.html", refresh[0].partition("url=")[2])
        assert found.startswith(folder)
        assert done.html.has(found)
    links = done.article("one.md").xpath(".//p/a")
    assert done.file_behind("one.md", links[0].get("href")).startswith("_tags/")
    assert done.file_behind("one.md", links[1].get("data-archive")).startswith("_tags/")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("conf", PATTERNS)
def test_every_form_of_such_an_address_answers(tmp_path, conf, builder):
    files = {"content/one.md": POST.format("🎉", "Halls", "Jane Doe", "x")}
    done = travel(tmp_path, files, builder, blog_conf=conf)
    assert not done.findings()
    refresh = done.html.page(PATTERNS[conf]).xpath("//meta[@http-equiv]/@content")
    assert done.html.has(file_of(PATTERNS[conf], refresh[0].partition("url=")[2]))


def test_a_title_of_signs(tmp_path):
    done = travel(tmp_path, {"content/one.md": "Title: ★\nDate: 2015-01-02\n\nx\n"})
    assert not done.findings()
    assert done.faithful() == {"one.md": True}


@pytest.mark.parametrize("address", ["tag/.html", "/tag/.html?a#b", ".html", "a/.htm"])
def test_such_a_page_has_its_whole_name(address):
    name = address.strip("/").split("?")[0]
    assert page_of_address(address) == file_of_address(address) == name
