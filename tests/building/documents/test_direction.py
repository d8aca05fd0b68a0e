"""Posts that are read from the right say so, where their text stands and where lists name them."""

from tests.building.sites import post

FILES = {
    "posts/2015/he.md": post("שלום", "שלום לכולם.", language="he", tags=["t"]),
    "posts/2015/ar.md": post("مرحبا", "أهلا وسهلا بكم.", tags=["t"]),
    "posts/2015/en.md": post("Hello", "One word, שלום.", tags=["t"]),
    "posts/2015/yi.md": post("In Latin letters", "Sholem aleykhem.", language="yi", tags=["t"]),
    "posts/2015/ku.md": post("Of Kurdish", "سڵاو", language="ku-Latn", tags=["t"]),
    "pages/about.md": "# אודות\n\nעלינו.\n",
}
RIGHT = {"שלום", "مرحبا", "In Latin letters"}


def test_a_text_says_its_direction(build):
    built = build(FILES, search=True)
    body = "//*[@itemprop='articleBody']/@dir"
    assert built.page("posts/2015/he.html").xpath(body) == ["rtl"]
    assert built.page("posts/2015/ar.html").xpath(body) == ["rtl"]
    assert built.page("posts/2015/yi.html").xpath(body) == ["rtl"]
    assert built.page("posts/2015/en.html").xpath(body) == []
    assert built.page("posts/2015/ku.html").xpath(body) == []
    assert built.page("pages/about.html").xpath(body) == ["rtl"]
    languages = {"he": ["he"], "ar": [], "en": [], "yi": ["yi"], "ku": ["ku-Latn"]}
    for name, code in languages.items():
        page = built.page(f"posts/2015/{name}.html")
        assert page.xpath("//*[@itemprop='articleBody']/@lang") == code
        titles = built.page("blog.html").xpath(f"//a[contains(@href, '/{name}.html')]/@lang")
        assert titles == code
    for name in ("blog.html", "_tags/t.html", "index.html"):
        found = built.page(name).xpath("//*[@class='archive-entry-title'][@dir='rtl']/text()")
        assert set(found) == RIGHT, name
        summaries = built.page(name).xpath("//*[@class='archive-entries']//p[@dir='rtl']")
        assert len(summaries) == len(RIGHT), name
