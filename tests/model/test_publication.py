"""What is published, and what only may be: the clock, the folder, the header and doubts about it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from confarchive.model.frontmatter import dump, parse
from confarchive.model.post import Status
from confarchive.model.problems import ProblemKind
from confarchive.model.publication import is_published, may_withhold, now
from tests.model.published import DECIDING, NOW, PATH, PLAIN, ZERO_WIDTH, published


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


@pytest.mark.parametrize("key", DECIDING)
def test_every_key_that_decides_elsewhere_holds_back(key):
    for value in ("x", "true", "2999-01-01"):
        shown, problems = published(PLAIN.format(f"{key}: {value}"))
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
