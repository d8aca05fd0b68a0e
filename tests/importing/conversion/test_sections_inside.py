"""Headings in quotations and lists, where no section may begin, are led to as others are."""

import itertools

import pytest

from tests.importing.journeys import travel

MARKDOWN = {
    "quotation": "> ## {heading}\n>\n> Words.\n",
    "two quotations": "> > ## {heading}\n> >\n> > Words.\n",
    "list": "- ## {heading}\n\n    Words.\n\n- other\n",
    "later in a list": "- first\n\n    ## {heading}\n\n    Words.\n",
    "numbers": "1. ## {heading}\n\n    Words.\n",
    "nested": "- a\n\n    - ## {heading}\n\n        Words.\n",
    "quotation in a list": "- a\n\n    > ## {heading}\n    >\n    > Words.\n",
    "alone": "> ## {heading}\n",
    "two": "> ## {heading}\n>\n> ## {heading} again\n",
    "none": "## {heading}\n\nWords.\n",
}
HTML = {
    "quotation": "<blockquote>{heading}<p>Words.</p></blockquote>",
    "list": "<ul><li>{heading}</li><li>other</li></ul>",
    "nested": "<ol><li><p>a</p><ul><li>{heading}<p>Words.</p></li></ul></li></ol>",
    "quotation in a list": "<ul><li><blockquote>{heading}</blockquote></li></ul>",
    "box": "<div class='box'>{heading}<p>Words.</p></div>",
    "none": "{heading}<p>Words.</p>",
}
HEADINGS = ["Rooms", "The *great* `hall`", "Größe & [more](https://e.example/)"]
AS_HTML = ["Rooms", "The <em>great</em> <code>hall</code>", "Größe &amp; more"]
IDS = ["Own", "rooms", "x_1.y", "größe"]


def blog():
    """Return a post for each place, heading and id, and the links to all of them."""
    links = []
    number = itertools.count()
    for place, text in MARKDOWN.items():
        for heading, name in zip(HEADINGS * 2, IDS, strict=False):
            slug = f"m{next(number)}"
            own = text.replace("{heading}", f"{heading} {{#{name}}}", 1).replace(
                "{heading}", heading
            )
            head = f"Title: {place}\nDate: 2015-01-02\nSlug: {slug}\n\n"
            yield f"content/{slug}.md", f"{head}[here](#{name})\n\n{own}"
            links += [
                (slug, name, f"{{filename}}{slug}.md#{name}"),
                (slug, name, f"/{slug}.html#{name}"),
            ]
    for place, text in HTML.items():
        for heading, name in zip(AS_HTML * 2, IDS, strict=False):
            slug = f"h{next(number)}"
            own = text.format(heading=f'<h2 id="{name}">{heading}</h2>')
            head = f"<title>{place}</title><meta name='date' content='2015-01-02'><meta name='slug' content='{slug}'>"
            page = f'<html><head>{head}</head><body><p><a href="#{name}">here</a></p>{own}</body></html>'
            yield f"content/{slug}.html", page
            links.append((slug, name, f"{{filename}}{slug}.html#{name}"))
    text = "\n\n".join(f"[{slug} {name}]({url})" for slug, name, url in links)
    yield "content/links.md", f"Title: Links\nDate: 2015-01-02\n\n{text}\n"


def names(article):
    return set(article.xpath(".//@id"))


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_place_leads_to_its_heading(tmp_path, builder):
    files = dict(blog())
    done = travel(tmp_path, files, builder)
    assert not done.findings()
    assert {source for source, faithful in done.faithful().items() if not faithful} == set()
    sources = {name.removeprefix("content/") for name in files} - {"links.md"}
    articles = {source: done.article(source) for source in sources}
    for source, article in articles.items():
        (link,) = article.xpath(".//a[text()='here' or *[text()='here']]/@href")
        assert link[1:] in names(article), source
        assert names(article) & set(IDS), source
    for link in done.article("links.md").xpath(".//p/a"):
        slug = link.text_content().split()[0]
        (source,) = (each for each in sources if each.startswith(f"{slug}."))
        page, _, name = link.get("href").partition("#")
        assert done.file_behind("links.md", page) == done.page_of(source)
        assert name in names(articles[source]), link.get("href")


EMPTY = {
    "md": [
        "> \n",
        ">\n>\n",
        "- a\n\n    > \n\n- b\n",
        "> Some\n\n> \n\n> other\n",
        "> \n\n1. a\n",
        "> > \n",
    ],
    "html": [
        "<blockquote></blockquote>",
        "<blockquote>\n</blockquote>",
        "<ul><li><blockquote></blockquote></li></ul>",
    ],
}


def test_quotations_of_nothing_are_what_readers_saw(tmp_path):
    head = {
        "md": "Title: {0}\nDate: 2015-01-02\n\nBefore.\n\n{1}\nAfter.\n",
        "html": "<title>{0}</title><meta name='date' content='2015-01-02'><p>Before.</p>{1}<p>After.</p>",
    }
    files = {
        f"content/{suffix}{number}.{suffix}": head[suffix].format(f"{suffix}{number}", text)
        for suffix, texts in EMPTY.items()
        for number, text in enumerate(texts)
    }
    done = travel(tmp_path, files)
    assert not done.findings()
    assert set(done.faithful().values()) == {True}
    for source in done.faithful():
        assert len(done.article(source).xpath(".//blockquote")) >= 1


def grid(*rows):
    line = f"+{'-' * 5}+{'-' * 30}+\n"
    return line + line.join(f"| {a:4}| {b:29}|\n" for a, b in rows) + line


TABLES = {
    "grid": "",
    "simple": "===== =========\na     b\n===== =========\nx     y {0}_\nz     .. {0} The note.\n===== =========\n",
    "list": ".. list-table::\n\n   * - a {0}_\n     - b\n   * - x\n\n       .. {0} The note.\n     - y\n",
    "csv": '.. csv-table::\n\n   a {0}_,b\n   x,"y\n\n   .. {0} The note."\n',
}


@pytest.mark.parametrize("mark", ["[#n]", "[CIT]"])
@pytest.mark.parametrize("table", TABLES)
def test_a_footnote_in_a_cell_stands_there_and_is_linked(tmp_path, table, mark):
    text = TABLES[table].replace("{0}_", f"{mark}_").replace("{0}", mark)
    if table == "grid":
        text = grid(("a", f"b {mark}_"), ("x", f".. {mark} The note."))
    done = travel(tmp_path, {"content/a.rst": f"Hall\n####\n:date: 2015-01-02\n\n{text}\nAfter.\n"})
    assert not done.findings()
    assert done.faithful() == {"a.rst": True}
    article = done.article("a.rst")
    (cell,) = article.xpath(".//td[contains(., 'The note.')]")
    (link,) = article.xpath(".//table//a[starts-with(@href, '#')]/@href")
    assert cell.xpath(f".//*[@id='{link[1:]}']")
