"""Headers in YAML, where a plugin reads such; and headers that nobody here can read for sure."""

import json

import pytest

from confarchive.cli import main
from confarchive.importing import Options, import_posts
from confarchive.importing.sources.pelican import headers
from confarchive.importing.sources.pelican.settings.header_form import HeaderForm
from confarchive.model import frontmatter

DRAFT = """\
---
title: "Notes: the hall"
date: 2020-01-02
author:
  - Ann Example
  - Bo Sample
tags:
  - rooms
  - talks
status: draft
---

Draft text.
"""
OPEN = """\
---
title: 'Open: the doors'
date: 2020-01-03
tags: [rooms, talks]
category: halls
---

Open *text*.
"""


@pytest.fixture
def brought(write, site):
    """Import posts of a blog with this line of settings; return the archive's by their sources."""

    def brought(conf, posts, **options):
        blog = write("blog", {"pelicanconf.py": f"PATH = 'content'\n{conf}"})
        write("blog/content", posts)
        report = import_posts(blog, site, Options(jobs=1, **options))
        brought.report = report
        return {
            each.source: frontmatter.parse((site / each.post).read_text(), each.post)[0]
            for each in report.posts
            if each.post
        }

    return brought


@pytest.mark.parametrize(
    "plugin",
    ["yaml_metadata", "pelican.plugins.yaml_metadata", "md-metayaml", "pelican-yaml-metadata"],
)
def test_a_plugin_reads_headers_as_yaml(brought, plugin):
    posts = brought(f"PLUGINS = [{plugin!r}]", {"a.md": DRAFT, "b.md": OPEN})
    a, b = posts["a.md"], posts["b.md"]
    assert (a.title, a.status, a.authors) == (
        "Notes: the hall",
        "draft",
        ("Ann Example", "Bo Sample"),
    )
    assert (a.tags, a.body.strip(), str(a.date)) == (
        ("rooms", "talks"),
        "Draft text.",
        "2020-01-02",
    )
    assert (b.title, b.status, b.category) == ("Open: the doors", "published", "halls")
    assert (b.tags, b.body.strip()) == (("rooms", "talks"), "Open *text*.")
    assert [post.faithful for post in brought.report.posts] == [True, True]
    assert not brought.report.problems


def read(header, form=HeaderForm.YAML_ONE, **more):
    return headers.read_markdown_as(form, f"---\n{header}\n---\nBody.", **more)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("title: A", {"title": "A"}),
        ("Title: A", {"title": "A"}),
        ("title: 2020", {"title": "2020"}),
        ("date: 2020-01-02", {"date": "2020-01-02"}),
        ("date: 2020-01-02 10:30", {"date": "2020-01-02 10:30"}),
        ("date: 2020-01-02 10:30:00", {"date": "2020-01-02T10:30:00"}),
        ("tags: a, b", {"tags": ["a, b"]}),
        ("tags: [a, 7]", {"tags": ["a", "7"]}),
        ("tags:", {}),
        ("tags: [a, ~]", {"tags": ["a"]}),
        ("author: [Ann, Bo]", {"authors": ["Ann", "Bo"]}),
        ("author: [Ann]", {"author": "Ann"}),
        ("author: Ann, Bo", {"author": "Ann, Bo"}),
        ("category: [a, b]", {"category": "a"}),
        ("status: draft", {"status": "draft"}),
        ("comments: true", {"comments": "True"}),
        ("summary: >\n  one\n  two", {"summary": "one two"}),
        ("summary: [one, two]", {"summary": "one\ntwo"}),
        ("about: {x: 1}", {"about": '{"x": 1}'}),
    ],
)
def test_values_are_those_that_pelican_knows(header, expected):
    assert read(header).values == expected


def test_lines_and_body():
    header = headers.read_markdown_as(
        HeaderForm.YAML, "\n---\ntitle: A\ntags:\n- b\ndate: 2020-01-02\n...\nBody."
    )
    assert (header.lines, header.line) == ({"title": 3, "tags": 4, "date": 6}, 8)
    assert read("tags: a, b", HeaderForm.YAML).values == {"tags": "a, b"}


@pytest.mark.parametrize(
    "text", ["Title: A\nDate: 2020-01-02\n\nBody.", "--- \nTitle: A\n---\nBody."]
)
def test_without_a_fence_the_header_is_pelicans(text):
    assert headers.read_markdown_as(HeaderForm.YAML, text) == headers.read_markdown(text)


BROKEN = {
    "title: A: B\nstatus: draft": "mapping values are not allowed here",
    "title: &a A\nsubtitle: *a": "aliases are not read",
    "a: &x [1, 2]\nb: [*x, *x]": "aliases are not read",
    "title: [A": "",
    "date: 2020-02-31": "",
    "title: !!python/object/apply:os.system [x]": "",
    "- a\n- b": "",
}


@pytest.mark.parametrize("header", BROKEN)
def test_a_broken_header_is_told_and_nothing_of_it_published(brought, header):
    text = f"---\n{header}\ntitle: Other\n---\n\nText.\n"
    posts = brought("PLUGINS = ['yaml_metadata']", {"a.md": text, "b.md": OPEN})
    assert all(post.status == "draft" for source, post in posts.items() if source == "a.md")
    (problem,) = [each for each in brought.report.problems if "no YAML" in each.message]
    assert BROKEN[header] in problem.message
    assert posts["b.md"].status == "published"


READERS = [
    "PLUGINS = ['pandoc_reader']",
    "PLUGINS = ['obsidian']",
    "PLUGINS = ['myst_reader']",
    "PLUGINS = ['our_own_reader']",
    "PLUGINS = load()",
    "READERS = {'md': Own}",
    "READERS = load()",
]
MAY_BE_OTHERWISE = {
    "list": DRAFT,
    "quoted": OPEN,
    "flow": "---\ntitle: A\ntags: [a, b]\ndate: 2020-01-02\n---\nText.",
    "comment": "---\ntitle: A # b\ndate: 2020-01-02\n---\nText.",
    "status in a block": "---\ntitle: A\ndate: 2020-01-02\nmeta:\n  status: draft\n---\nText.",
    "broken": "---\ntitle: A: B\ndate: 2020-01-02\n---\nText.",
    "unfenced": "Title: 'A'\nDate: 2020-01-02\n\nText.",
    "draft": "---\ntitle: A\ndate: 2020-01-02\ndraft: true\n---\nText.",
    "published": "Title: A\nDate: 2020-01-02\nPublished: false\n\nText.",
    "visibility": "---\ntitle: A\ndate: 2020-01-02\nvisibility: private\n---\nText.",
    "spelled": "---\ntitle: A\ndate: 2020-01-02\nExpiry-Date: 2021-01-02\n---\nText.",
    "continued": "Title: A\nDate: 2020-01-02\nSummary: a\n    b\n\nText.",
}


@pytest.mark.parametrize("conf", READERS)
def test_nothing_is_published_that_a_reader_may_read_otherwise(brought, conf):
    texts = {f"{n}.md": text for n, text in enumerate(MAY_BE_OTHERWISE.values())}
    plain = "---\ntitle: A\ndate: 2020-01-02\nstatus: published\n---\n\nText."
    posts = brought(
        conf, {**texts, "plain.md": plain, "rst.rst": "A\n#\n\n:date: 2020-01-02\n\nText."}
    )
    assert {posts[name].status for name in texts} == {"draft"}
    assert posts["plain.md"].status == "published"
    assert posts["rst.rst"].status == ("draft" if conf == "READERS = load()" else "published")
    faithful = {post.source: post.faithful for post in brought.report.posts}
    assert {faithful[name] for name in (*texts, "plain.md")} == {None}
    told = [each for each in brought.report.problems if each.message.endswith("it becomes a draft")]
    drafts = 1  # by its own words
    assert len(told) == len(texts) - drafts + (conf == "READERS = load()")
    assert all("--headers" in each.message for each in told)


HEADERS = {
    "fenced": "---\ntitle: A\ndate: 2020-01-02\n{}\n---\n\nText.",
    "plain": "Title: A\nDate: 2020-01-02\n{}\n\nText.",
    "in the middle": "Title: A\n{}\nDate: 2020-01-02\n\nText.",
    "below it": "Title: A\nDate: 2020-01-02\n\n{}\n\nText.",
    "fenced below it": "Title: A\nDate: 2020-01-02\n\n---\n{}\n---\n\nText.",
}
WITHHELD = [
    *("draft: true", "Draft: yes", "drafts: 1", "isDraft: on", "is_draft: maybe", "drfat: true"),
    *("published: false", "Published: False", "publish: no", "ispublished: 0", "publishd: off"),
    *("published: 2999-01-01", "publishDate: 2999-01-01", "publish_date: soon", "expires: soon"),
    *("expiryDate: 2016-01-01", "expiry: 2016-01-01", "expires: 2016-01-01", "embargo: 2999-01-01"),
    *("visibility: private", "visibility: members", "hidden: true", "private: yes", "wip: true"),
    *("unlisted: true", "unpublished: yes", "protected: true", "password: hush", "staus: draft"),
]
SHOWN = [
    *("draft: false", "Draft: no", "published: true", "Published: Yes", "publish: on"),
    *("published: 2016-01-01", "publishDate: 2016-01-01", "expires: 2999-01-01"),
    *("visibility: public", "hidden: false", "private: no", "wip: off", "unlisted: 0", "draft: "),
    *(
        "mood: glad",
        "template: wide",
        "weight: 5",
        "created: 2016-01-01",
        "public: true",
        "tag: draft",
    ),
]
EXACT = frozenset({"drafts", "drfat", "publishd", "staus", "publish_date", "expires"})
"""What is no key of a known program, or no single word, is looked for in headers alone."""


@pytest.mark.parametrize("conf", READERS)
@pytest.mark.parametrize("place", HEADERS)
def test_nothing_is_published_that_another_reader_may_withhold(brought, conf, place):
    said = [each for each in WITHHELD if "below" not in place or each.split(":")[0] not in EXACT]
    said += ["status: draft", "Status: private"] if "below" in place else []
    texts = {f"a{n}.md": HEADERS[place].format(each) for n, each in enumerate(said)}
    open_ = {f"b{n}.md": HEADERS[place].format(each) for n, each in enumerate(SHOWN)}
    posts = brought(conf, texts | open_)
    assert [said[n] for n, name in enumerate(texts) if posts[name].status != "draft"] == []
    told = {
        each.path: each for each in brought.report.problems if "becomes a draft" in each.message
    }
    assert [said[n] for n, name in enumerate(texts) if name not in told] == []
    shown = [each for n, each in enumerate(SHOWN) if posts[f"b{n}.md"].status == "draft"]
    assert shown == []
    line = HEADERS[place].split("\n").index("{}") + 1
    assert {each.line for each in told.values()} == {line} or place == "fenced below it"


def test_pelicans_own_reader_takes_such_keys_for_nothing(brought):
    texts = {f"a{n}.md": HEADERS["plain"].format(each) for n, each in enumerate(WITHHELD)}
    assert {post.status for post in brought("PLUGINS = []", texts).values()} == {"published"}


def test_words_of_a_text_hold_nothing_back(brought):
    body = "Title: A\nDate: 2020-01-02\n\nHidden: the treasures of the hall.\n\n    draft: true\n"
    fenced = "Title: A\nDate: 2020-01-02\n\n```\nprivate: yes\n```\n\n# B\n\nPrivate: yes\n"
    posts = brought(READERS[0], {"a.md": body.replace("    draft: true\n", ""), "b.md": fenced})
    assert {post.status for post in posts.values()} == {"published"}


@pytest.mark.parametrize(
    ("header", "title", "line"),
    [
        ("title: Hall #1\ndate: 2020-01-02", "Hall #1", 5),
        ("title: A: B\ndate: 2020-01-02", "A: B", 5),
        ("title: 'A: B'\ndate: 2020-01-02", "A: B", 5),
        ("title: A\ntags:\n- b", "A", 6),
        ("title: A\nin (minutes): 35", "A", 3),  # the rest is text, as with Pelican
    ],
)
def test_of_a_doubtful_header_nothing_is_lost(header, title, line):
    found = read(header, HeaderForm.UNKNOWN)
    assert (found.values["title"], found.line, found.is_doubtful) == (title, line, True)


@pytest.mark.parametrize("conf", ["READERS = {'rst': Own}", "READERS = load()"])
def test_headers_of_other_formats(brought, conf):
    text = {"a.rst": "A\n#\n\n:date: 2020-01-02\n\nText."}
    assert brought(conf, text)["a.rst"].status == "draft"
    assert brought.report.posts[0].faithful is None


def test_a_person_says_how_headers_are_read(brought):
    posts = brought("PLUGINS = ['our_own_reader']", {"b.md": OPEN}, headers="yaml")
    assert (posts["b.md"].title, posts["b.md"].status) == ("Open: the doors", "published")
    assert brought.report.posts[0].faithful is None
    posts = brought("PLUGINS = ['yaml_metadata']", {"c.md": OPEN}, headers="pelican")
    assert posts["c.md"].title == "'Open: the doors'"


def test_the_option(write, site, tmp_path):
    blog = write("blog", {"pelicanconf.py": "PLUGINS = ['pandoc']", "content/a.md": OPEN})
    report = tmp_path / "report.json"
    main(["import", str(blog), "--into", str(site), "--headers", "yaml", "--report", str(report)])
    (post,) = json.loads(report.read_text())["posts"]
    assert "status" not in (site / post["post"]).read_text()
