"""Books: EPUB, LaTeX and one page have all posts by year, the oldest first, and nothing that is not published."""

import os
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from tests.building.secret import FILES as WITH_DRAFT
from tests.building.secret import PATH, SECRET, secret
from tests.building.sites import CONF, PICTURE, SiteFolder, leaks, png, post, wait

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
RAW = (
    '<p>Unclosed <br> <img src="../../files/b.png" alt=x loading=lazy> &nbsp; <font color=red>red</font>\n'
    '<!-- a -- note --> <a href="../nowhere.html">nowhere</a> <script>alert(1)</script>\n'
    '<iframe src="https://video.example/1" title="A talk"></iframe> <talks onclick="x()"> </b>\n\n'
    '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>\n'
)
FILES = {
    "conferences.yml": "conf:\n  name: Conf\n  editions: {2015: {dates: 2015-02-01, city: Porto}}\n",
    "redirects.yml": "old/place: blog\n",
    "posts/2015/one.md": post(
        "One & *only*", "Words of one. [Next](../2016/two.md#part) {conf}`conf-2015`",
        author="Ada", conferences=["conf-2015"], tags=["x"], redirect="an/old/one",
    ),
    "posts/2015/later.md": post("Later", "![A *hall*](../../files/hall.svg) {math}`a^2`", "2015-03-01"),
    "posts/2016/two.md": post("Two", f"Words of two.\n\n(part)=\n## Part\n\n{RAW}", "2016-01-02"),
    "posts/2016/unseen.md": post("Unseen", date="2016-01-03", status="hidden"),
    "pages/about.md": "# About\n\nWords of us. {download}`it <../files/it.txt>`\n",
    "files/hall.svg": PICTURE.format("hall"),
    "files/b.png": png(2, 2),
    "files/it.txt": "It.",
    "conf.py": CONF,
}  # fmt: skip
ORDER = ["2015", "One & only", "Later", "2016", "Two", "About"]


@pytest.fixture(scope="module")
def top(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("books"), FILES)


@pytest.fixture(scope="module")
def epub(top):
    built = top.build("epub")
    return zipfile.ZipFile(BytesIO((built.output / "Smallarchive.epub").read_bytes()))


def pages(book):
    names = [name for name in book.namelist() if name.endswith(".xhtml")]
    return {name: etree.fromstring(book.read(name)) for name in names}


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_every_page_of_an_epub_is_well_formed_and_whole(epub):
    assert {"posts/2016/two.xhtml", "nav.xhtml", "blog/2015.xhtml"} <= pages(epub).keys()
    text = words(pages(epub)["posts/2016/two.xhtml"])
    for part in ("Words of two.", "Unclosed", "red", "nowhere", "A talk"):
        assert part in text
    assert "alert" not in text
    assert b"viewBox" in epub.read("posts/2016/two.xhtml")


def test_a_pages_links_lead_to_what_is_in_the_book(epub):
    there = {*epub.namelist()}
    for name, page in pages(epub).items():
        for link in page.iter(f"{XHTML}a", f"{XHTML}img", f"{XHTML}link"):
            url = link.get("href") or link.get("src") or ""
            if "://" not in url and not url.startswith("mailto:"):
                path, _, anchor = url.partition("#")
                target = (Path("/") / name).parent.joinpath(path) if path else Path("/") / name
                file = os.path.normpath(target)[1:]
                assert file in there, (name, url)
                if anchor:
                    assert pages(epub)[file].xpath("//*[@id=$id]", id=anchor), (name, url)


def test_everything_in_the_book_is_in_its_manifest_and_the_other_way_round(epub):
    manifest = etree.fromstring(epub.read("content.opf"))
    items = {each.get("href"): each for each in manifest.iter(f"{OPF}item")}
    others = {"mimetype", "META-INF/container.xml", "content.opf"}
    assert {*epub.namelist()} - others == items.keys()
    properties = {name: each.get("properties") for name, each in items.items()}
    assert properties["posts/2015/later.xhtml"] == "mathml"
    assert properties["posts/2016/two.xhtml"] == "svg"
    assert not [name for name in items if name.endswith(".js") or "redirect" in name]
    assert "an/old/one.xhtml" not in items


def test_the_contents_have_posts_by_year(epub):
    nav = etree.fromstring(epub.read("nav.xhtml"))
    assert [words(each) for each in nav.iter(f"{XHTML}a")] == ["Small archive", *ORDER]
    (year,) = [li for li in nav.iter(f"{XHTML}li") if words(li[0]) == "2015"]
    assert [words(each) for each in year.iter(f"{XHTML}a")] == ORDER[:3]


@pytest.mark.skipif(not shutil.which("epubcheck"), reason="epubcheck is not installed")
def test_epubcheck_finds_nothing_wrong(top, tmp_path, sample):
    for site in (top, SiteFolder(tmp_path, sample.copy(tmp_path).source)):
        book = next(site.build("epub").output.glob("*.epub"))
        command = ["java", "-jar", shutil.which("epubcheck"), str(book)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found = [line for line in done.stderr.splitlines() if line.startswith(("ERROR", "FATAL"))]
        assert not found


def test_a_page_has_all_posts(top):
    built = top.build("singlehtml")
    assert built.pages() == ["index.html"]
    titles = built.page("index.html").xpath(
        "//*[@role='main']//h1 | //*[@role='main']//h2 | //*[@role='main']//h3"
    )
    found = [" ".join(each.text_content().replace("¶", "").split()) for each in titles]
    assert [each for each in found if each in ORDER] == ORDER
    assert "3 February 2015 · Ada · Conf 2015" in built.main("index.html")
    assert "Unseen" not in built.main("index.html")


def test_a_pages_links_lead_within_it(top):
    page = top.build("singlehtml").page("index.html")
    anchors = {*page.xpath("//@id")}
    urls = page.xpath("//a/@href")
    assert not [url for url in urls if url.startswith("#") and url[1:] not in {"", *anchors}]
    assert not [
        url
        for url in urls
        if url.endswith(".html") and "://" not in url and url != "../nowhere.html"
    ]


def test_a_book_to_print_has_chapters_of_years(top):
    text = top.build("latex").text("smallarchive.tex")
    heads = re.findall(r"^\\(?:chapter|section)\{(.*)\}$", text, re.MULTILINE)
    assert [re.sub(r"\\(?=&)|\\\w+\{|\}", "", each) for each in heads] == ORDER
    assert r"\chapter{2015}" in text
    assert r"\section{Later}" in text
    assert "A hall" in text
    assert "hall.svg" not in text


@pytest.mark.parametrize("builder", ["epub", "latex", "singlehtml"])
def test_nothing_of_a_draft_is_in_a_book_that_is_built_again(site, builder):
    here = site(WITH_DRAFT | {PATH: secret()})
    built = here.build(builder, warnings=True)
    assert leaks(built.output, SECRET)
    here.write({PATH: secret(status="draft")})
    built = here.build(builder, warnings=True)
    assert not leaks(built.output, SECRET)
    for book in built.output.glob("*.epub"):
        with zipfile.ZipFile(book) as packed:
            packed.extractall(here.folder / "packed")
        assert not leaks(here.folder / "packed", SECRET)


def test_an_edit_gives_the_book_that_a_clean_build_does(site, tmp_path):
    here = site(FILES)
    here.build("epub")
    wait()
    here.write({"posts/2015/later.md": post("Later still", "Other words.", "2015-01-01")})
    book = zipfile.ZipFile(here.build("epub").output / "Smallarchive.epub")
    clean = zipfile.ZipFile(here.copy(tmp_path).build("epub").output / "Smallarchive.epub")
    names = {name for name in clean.namelist() if name.endswith(".xhtml")}
    assert {name: book.read(name) for name in names} == {name: clean.read(name) for name in names}


def test_a_drawing_has_whole_numbers_for_its_size(build):
    built = build(FILES | {"files/hall.svg": PICTURE.replace('"2"', '"2.4"').format("hall")})
    (picture,) = built.page("posts/2015/later.html").xpath("//*[@role='main']//img")
    assert (picture.get("width"), picture.get("height")) == ("2", "2")
