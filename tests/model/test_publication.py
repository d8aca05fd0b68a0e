"""What is published, and what only may be: the clock, the folder, the header and doubts about it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from confarchive.model.frontmatter import dump, parse
from confarchive.model.post import Status
from confarchive.model.problems import ProblemKind
from confarchive.model.publication import is_published, may_withhold, now

NOW = datetime(2020, 1, 1, tzinfo=UTC)
PATH = "posts/2015/t.md"
PLAIN = "---\ndate: 2015-01-01\n{}\n---\n\n# T\n\nWords.\n"
ZERO_WIDTH = "\u200b"


def published(text, path=PATH):
    post, problems = parse(text, path)
    return is_published(post, NOW), problems


@pytest.mark.parametrize(
    "said",
    [
        *("draft: true", "draft: yes", "draft: 1", "Draft: TRUE", "DRAFT: on", "is_draft: True"),
        *("published: false", "published: no", "Published: False", "publish: off", "published: 0"),
        *('draft: "true"', "draft: false\npublished: false", "status: published\ndraft: true"),
        *(
            "status: hidden\ndraft: true",
            "status: draft\ndraft: false",
            "published: true\ndraft: y",
        ),
    ],
)
def test_what_other_programs_say_means_what_it_says(said):
    assert published(PLAIN.format(said)) == (False, ())


@pytest.mark.parametrize("said", ["draft: false", "published: true", "Publish: yes", "draft: no"])
def test_and_so_does_the_contrary(said):
    post, problems = parse(PLAIN.format(said), PATH)
    assert (is_published(post, NOW), problems) == (True, ())
    assert parse(dump(post), PATH)[0] == post


YES, NO = ("true", "yes", "on", "y", "1", "TRUE", "Yes"), ("false", "no", "off", "n", "0", "OFF")


@pytest.mark.parametrize("key", ["draft", "isDraft", "is_draft", "is-draft", "DRAFT"])
def test_every_word_for_a_draft(key):
    assert not any(published(PLAIN.format(f"{key}: {word}"))[0] for word in YES)
    assert all(published(PLAIN.format(f"{key}: {word}")) == (True, ()) for word in NO)


@pytest.mark.parametrize("key", ["published", "isPublished", "is_published", "publish", "Publish"])
def test_every_word_for_a_published_post(key):
    assert all(published(PLAIN.format(f"{key}: {word}")) == (True, ()) for word in YES)
    assert not any(published(PLAIN.format(f"{key}: {word}"))[0] for word in NO)


SAID = {
    **dict.fromkeys(
        ["draft: true", "drfat: yes", "publish: no", "published: maybe", "staus: x"], True
    ),
    **dict.fromkeys([f"visibility: {each}" for each in ("private", "members", "me", "yes")], True),
    **dict.fromkeys([f"hidden: {each}" for each in ("true", "x", "1", "'yes'")], True),
    **dict.fromkeys(["expires: 2020-01-01", "expiry: 2019-05-05", "expiryDate: 2020-01-01"], True),
    **dict.fromkeys(
        ["embargo: 2020-01-02", "publishDate: 2999-01-01", "published: 2020-01-02"], True
    ),
    **dict.fromkeys(["public: false", "publication: off"], True),
    **dict.fromkeys(
        ["draft: no", "published: yes", "public: true", "status: draft", "date: x"], False
    ),
    **dict.fromkeys(
        [
            f"visibility: {each}"
            for each in (
                "public",
                "Published",
                "visible",
                "all",
                "everyone",
                "everybody",
                "'public'",
            )
        ],
        False,
    ),
    **dict.fromkeys([f"hidden: {each}" for each in ("false", "0", "none", "null", "~", "")], False),
    **dict.fromkeys(["expires: 2020-01-02", "expiry: 2999-05-05"], False),
    **dict.fromkeys(
        ["embargo: 2020-01-01", "publishDate: 2019-01-01", "published: 2020-01-01"], False
    ),
    **dict.fromkeys(["title: draft", "mood: private", "tags: draft"], False),
}


@pytest.mark.parametrize("said", SAID)
def test_what_some_program_may_take_for_a_word_to_withhold(said):
    key, value = said.split(": ")
    assert may_withhold(key, value, ("title", "tags"), NOW.date()) is SAID[said]


DECIDING = [
    *("hidden", "private", "visibility", "unlisted", "unpublished", "protected", "password"),
    *("publishdate", "publishDate", "publish_date", "publishDat", "publication", "expirydate"),
    *("expiryDate", "expiry_date", "expiry", "embargo", "wip"),
]


@pytest.mark.parametrize("key", DECIDING)
def test_every_key_that_decides_elsewhere_holds_back(key):
    for value in ("x", "true", "2999-01-01"):
        shown, problems = published(PLAIN.format(f"{key}: {value}"))
        assert not shown
        assert [problem.kind for problem in problems] == [ProblemKind.UNREADABLE]


OWN = ["status", "date", "expires", "draft", "isdraft", "published", "ispublished", "publish"]
HEADERS = {
    "plain": "{}: 2999-01-01\n\n# T\n",
    "TOML": '+++\n{} = "2999-01-01"\n+++\n\n# T\n',
    "semicolons": ";;;\n{}: 2999-01-01\n;;;\n\n# T\n",
    "semicolons below": "# T\n\n;;;\n{}: 2999-01-01\n;;;\n\nText.\n",
    "plus signs below": "# T\n\n++++\n{}: 2999-01-01\n++++\n\nText.\n",
    "dashes below": "# T\n\n-----\n{}: 2999-01-01\n-----\n\nText.\n",
    "dots below": "# T\n\n---\n{}: 2999-01-01\n...\n\nText.\n",
    "a comment": "<!-- {}: 2999-01-01 -->\n\n# T\n",
    "Nikola's": ".. {}: 2999-01-01\n\n# T\n",
    "org-mode's": "#+{}: 2999-01-01\n\n# T\n",
    "fields": ":{}: 2999-01-01\n\n# T\n",
    "quoted": '"{}": "2999-01-01"\n\n# T\n',
    "late": "<!--\n" + "A licence.\n" * 70 + "-->\n\n---\n{}: 2999-01-01\n---\n\n# T\n",
}


@pytest.mark.parametrize("form", HEADERS)
@pytest.mark.parametrize("key", [*OWN, *DECIDING])
def test_every_deciding_key_of_a_header_where_none_is_read(key, form):
    for path in (PATH, "pages/t.md"):
        shown, problems = published(HEADERS[form].format(key), path)
        assert not shown
        assert [problem.kind for problem in problems] == [ProblemKind.UNREADABLE]


# Signs that control and those without a width: https://www.unicode.org/reports/tr44/#General_Category_Values
UNSEEN = "\x01\x07\x0f\x1b\x7f\x80\x9f\xad\u061c\u200b\u200e\u2060\u2066\ufeff\U000e0061"


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_signs_that_are_not_seen_hide_no_key(sign):
    for key in (f"{sign}status", f"sta{sign}tus", f"status{sign}"):
        assert not published(f"{key}: draft\n\n# T\n", "pages/t.md")[0]
        assert not published(PLAIN.format(f"{key}: draft"))[0]


DOUBTS = [
    *("Status: draft", "STATUS: draft", "staus: draft", "sttus: draft", "statuss: draft"),
    *(f"{ZERO_WIDTH}status: draft", f"status{ZERO_WIDTH}: draft", f"{ZERO_WIDTH}draft: true"),
    *("\ufeffstatus: draft", "ｓｔａｔｕｓ: draft", "ѕtatus: draft", "stat us: draft"),
    *("hidden: true", "private: true", "visibility: private", "unlisted: true", "Hidden: yes"),
    *("publishDate: 2030-01-01", "publish_date: 2030-01-01", "expiryDate: 2016-01-01"),
    *("expire: 2016-01-01", "Expires: 2016-01-01", "draught: true", "drafts: true"),
    *("unpublished: true", "publishd: false", "password: hush", "wip: true"),
    *("draft: maybe", "published: 2030-01-01", "draft:", "draft: [true]", "published: {a: b}"),
    *("<<: {status: draft}", "x: &a 1\ny: *a", "tags: &a [*a]", "Date: 2030-01-01"),
]


@pytest.mark.parametrize("said", DOUBTS)
def test_what_is_not_understood_is_held_back_with_one_error(said):
    shown, problems = published(PLAIN.format(said))
    assert not shown
    (problem,) = problems
    assert problem.kind is ProblemKind.UNREADABLE
    assert problem.line in {3, 4}
    assert "held back" in problem.message


@pytest.mark.parametrize(
    "said",
    [
        *("mood: glad", "layout: post", "comments: true", "permalink: /a", "lastmod: 2016-01-01"),
        *(
            "keywords: a",
            "slug: a",
            "weight: 3",
            "toc: true",
            "featured: yes",
            "modified: 2016-01-01",
        ),
        *("catgory: x", "tag: [a]", "authors: me", "description: d", "type: post", "licence: MIT"),
    ],
)
def test_other_unknown_keys_hold_nothing_back(said):
    shown, problems = published(PLAIN.format(said))
    assert shown
    assert [problem.kind for problem in problems] == [ProblemKind.UNKNOWN_KEY]


STRAY = {
    "a blank line before it": "\n---\nstatus: draft\n---\n\n# T\n\nWords.\n",
    "a comment before it": "<!-- mine -->\n---\nstatus: draft\n---\n\n# T\n",
    "a zero-width character before it": f"{ZERO_WIDTH}---\nstatus: draft\n---\n\n# T\n",
    "a blank before it": " ---\nstatus: draft\n---\n\n# T\n",
    "four dashes": "----\nstatus: draft\n----\n\n# T\n",
    "behind the title": "# T\n\n---\nstatus: draft\n---\n\nWords.\n",
    "behind another": "---\ntags: [a]\n---\n---\nstatus: draft\n---\n\n# T\n",
    "behind another, a line apart": "---\ntags: [a]\n---\n\n---\ndraft: true\n---\n\n# T\n",
    "TOML": '+++\ntitle = "T"\ndraft = true\n+++\n\n# T\n',
    "JSON": '{\n  "title": "T",\n  "draft": true\n}\n\n# T\n',
    "JSON on a line": '{"draft": true}\n\n# T\n',
    "Pelican's": "Title: T\nStatus: draft\n\nWords.\n",
    "Pelican's, with a title": "Date: 2015-01-01\nStatus: draft\n\n# T\n\nWords.\n",
    "of reStructuredText": ":status: draft\n\n# T\n",
    "Nikola's": "<!--\n.. status: draft\n.. title: T\n-->\n\n# T\n",
    "a comment of its own": "<!-- status: draft -->\n\n# T\n",
    "without its first border": "status: draft\n---\n\n# T\n",
    "in capitals": "STATUS: DRAFT\n\n# T\n",
}


@pytest.mark.parametrize("path", [PATH, "pages/t.md"])
@pytest.mark.parametrize("case", STRAY)
def test_a_header_where_none_is_read_holds_its_post_back(case, path):
    shown, problems = published(STRAY[case], path)
    assert not shown
    assert [problem.kind for problem in problems] == [ProblemKind.UNREADABLE]
    assert "header" in problems[0].message


LONG = "<!--\n" + "A line of a licence.\n" * 200 + "-->\n"
STRAY |= {
    "far below a comment": f"{LONG}---\nstatus: draft\n---\n\n# T\n",
    "far below a comment, a line apart": f"{LONG}\n---\ndraft: true\n---\n\n# T\n",
    "far below nothing": "\n" * 300 + "---\nstatus: draft\n---\n\n# T\n",
    "far below the title": "# T\n\n" + "Words.\n\n" * 300 + "---\nstatus: draft\n---\n\nMore.\n",
    "far below another": f"---\ndate: 2016-01-01\n---\n{LONG}\nstatus: draft\n\n# T\n",
    "TOML that decides nothing": "+++\ntags = ['x']\nslug = 'y'\n+++\n\n# T\n",
    "TOML with one key": "+++\nweight = 3\n+++\n\n# T\n",
    "TOML with tables": "+++\n# mine\n[extra]\nhidden_from = true\nembargo = 2030-01-01\n+++\n\n# T\n",
    "TOML over lines": "+++\ntags = [\n  'x',\n  'y',\n]\n+++\n\n# T\n",
    "Pelican's that decides nothing": "Author: Jo\nSummary: x\nModified: 2015-01-01\n\n# T\n",
    "Pelican's of a list": "Category: x\nTags: a\nSlug: b\n\nWords.\n",
    "Pelican's of one key": "Slug: b\n\nWords.\n",
    "Pelican's over lines": "Authors: Jo\n    Jane\nMood: glad\n\n# T\n",
    "MultiMarkdown's": "css: a.css\nbase header level: 2\n\n# T\n",
    "fields that decide nothing": ":author: Jo\n:tags: x\n\n# T\n",
    "a field": ":author: Jo\n\n# T\n",
    "YAML that decides nothing": "\n---\ntags: [x]\nmood: glad\n---\n\n# T\n",
    "YAML with a list": "\n---\ntags:\n- x\n- y\n---\n\n# T\n",
    "JSON that decides nothing": '{\n  "tags": ["x"]\n}\n\n# T\n',
    "Nikola's that decides nothing": "<!--\n.. slug: x\n.. tags: y\n-->\n\n# T\n",
    "a label before it": "(here)=\n\nTags: x\nSlug: y\n\n# T\n",
    **{
        f"parted by {sign!r}": f"---{sign}status: draft{sign}---\n\n# T\n"
        for sign in "\u2028\u2029\x0b\x0c\x85\x1c\x1e\r"
    },
}
INNOCENT = {
    "a rule in the text": "# T\n\nWords.\n\n---\n\nMore: words.\n\n---\n\nStill.\n",
    "code": "# T\n\n```yaml\n---\nstatus: draft\n---\n```\n",
    "code before the title": "---\n---\n# T\n\n~~~\n+++\ndraft = true\n+++\n~~~\n",
    "a title like a key": "# Status: draft\n\nWords.\n",
    "a title like a key, underlined": "Status: draft\n=============\n\nWords.\n",
    "words of a status": "# T\n\nStatus: a draft of the programme.\n",
    "a header, and another as its text": "---\n---\n# T\n\n---\nstatus: draft\n---\n",
    "a label and a comment": "(label)=\n% mine\n<!-- and mine -->\n# T\n",
    "words about days": "# T\n\n---\n\nDate: the fifth of May, at noon\n\n---\n\nWords.\n",
    "a programme": "# T\n\n---\n\nTitle: On bees\n\nSpeaker: Jo\n\n---\n\nWords.\n",
    "a rule, then words": "# T\n\n---\n\nWords of a text.\n\nStatus: draft\n\n---\n",
    "rows of a table": "# T\n\n---\n\n| a | b |\n|---|---|\n| draft | yes |\n\n---\n",
    "a long licence": f"{LONG}\n# T\n\nWords.\n",
    "a directive": "# T\n\n:::{note}\n:class: x\n:::\n\nWords.\n",
    "an address": "# T\n\n---\n\nhttps://e.example/status: draft\n\n---\n",
}


UNTITLED = [
    "Update: the talk of that day can be watched now.\n\n# T\n",
    "+++\n# T\n\n+++\n\nWords.\n",
    "We met on that day at the hall of the old town, all of us.\n\nDate: the fifth of May.\n",
    "Where we met:\n\n- Date: the fifth of May\n- Status: a draft of all that\n",
    "> Who: me\n\nWords.\n",
    "{cite}`x` Words.\n",
    "12:30 we met: then we left.\n",
    "https://e.example/\n\nWords.\n",
    "Note: words.\nAnd more of them, as a text has.\n",
]


@pytest.mark.parametrize("text", UNTITLED)
def test_a_page_without_a_title_is_no_header(text):
    shown, problems = published(text, "pages/t.md")
    assert shown
    assert [problem.kind for problem in problems] == [ProblemKind.NO_TITLE]


@pytest.mark.parametrize("case", INNOCENT)
def test_what_only_looks_like_a_header_holds_nothing_back(case):
    assert published(INNOCENT[case], "pages/t.md") == (True, ())


@pytest.mark.parametrize(
    "folder",
    [
        "drafts",
        "_drafts",
        "Drafts",
        "unpublished",
        "_unpublished",
        "draft",
        "2015/drafts",
        "private",
        "_private",
        "Private.",
    ],
)
@pytest.mark.parametrize("top", ["posts", "pages"])
def test_posts_in_a_folder_of_drafts_are_drafts(top, folder):
    path = f"{top}/{folder}/t.md"
    assert published(PLAIN.format("tags: [a]"), path) == (False, ())
    assert published(PLAIN.format("tags: [a]"), f"{top}/{folder}s-of-beer/t.md") == (True, ())
    shown, problems = published(PLAIN.format("status: published"), path)
    assert not shown
    assert "folder" in problems[0].message


def test_a_file_is_no_folder():
    assert published(PLAIN.format("tags: [a]"), "posts/2015/drafts.md") == (True, ())


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2015-01-01", True),
        ("2031-01-01", False),
        ("2030-01-01 01:00 +0200", True),
        ("2030-01-01 01:00 -0200", False),
    ],
)
def test_a_date_still_to_come_is_a_draft(when, shown):
    post, _ = parse(f"---\ndate: {when}\n---\n# T\n", PATH)
    assert is_published(post, datetime(2030, 1, 1, tzinfo=UTC)) is shown


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ("date: 2015-01-01\nexpires: 2030-01-01 00:00 +0000", False),
        ("date: 2015-01-01\nexpires: 2030-01-01 00:01 +0000", True),
        ("date: 2015-01-01\nexpires: 2029-12-31 23:59 +0000", False),
        ("date: 2030-01-01 00:00 +0000", True),
        ("date: 2030-01-01 00:01 +0000", False),
    ],
)
def test_the_very_moment(header, shown):
    post, problems = parse(f"---\n{header}\n---\n# T\n", PATH)
    assert not problems
    assert is_published(post, datetime(2030, 1, 1, tzinfo=UTC)) is shown


def test_now_is_the_builds_in_its_zone():
    zone = timezone(timedelta(hours=2))
    assert str(now("1577836800", zone)) == "2020-01-01 02:00:00+02:00"
    assert str(now("1577836800")) == "2020-01-01 00:00:00+00:00"
    assert now("", zone).tzinfo is zone
    assert now(None).utcoffset() is not None
    with pytest.raises(ValueError, match="expected seconds since 1970"):
        now("yesterday")


@pytest.mark.parametrize("header", ["status: drfat", "date: soon", "tags: [a", "expires: never"])
def test_a_header_that_cannot_be_read_holds_the_post_back(header):
    post, problems = parse(f"---\ndate: 2015-01-01\n{header}\n---\n# T\n", PATH)
    assert post.status is Status.DRAFT
    assert problems
