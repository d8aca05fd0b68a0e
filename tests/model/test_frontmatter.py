"""Headers: read, written, and read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from confarchive.model.files.value_kinds import a_file_or_address, is_read
from confarchive.model.frontmatter import dump, parse
from confarchive.model.post import Post, PostSource, Status
from confarchive.model.problems import ProblemKind
from confarchive.model.talks.talks import Talk

LINE = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
PHRASE = st.lists(LINE, min_size=1, max_size=4).map(" ".join)
NAME = PHRASE.filter(lambda text: "," not in text)
DATE = st.dates(date(1000, 1, 1)) | st.datetimes(
    datetime(1000, 1, 2),
    datetime(9999, 12, 30),
    timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=9))]),
)
TALKS = st.builds(
    Talk,
    title=PHRASE,
    speakers=st.lists(NAME, max_size=2).map(tuple),
    conference=st.sampled_from(["", "fosdem-2015"]),
    slides=st.just("") | PHRASE.filter(partial(is_read, a_file_or_address)),
    language=st.sampled_from(["", "en", "pt-BR"]),
)
OPTIONAL = {
    name: st.none() | PHRASE
    for name in ("category", "location", "language", "summary", "image", "series")
}
POSTS = st.builds(
    Post,
    path=st.just("posts/2015/trip.md"),
    title=PHRASE.map(lambda text: text.lstrip("#= ") or "t"),
    body=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=200),
    preamble=st.sampled_from(["", "\n", "(label)=\n", "\n% a comment\n\n"]),
    date=st.none() | DATE,
    updated=st.none() | DATE,
    part=st.none() | st.integers(0, 999),
    expires=st.none() | DATE,
    status=st.sampled_from(Status),
    authors=st.lists(PHRASE.map(lambda text: text.strip(", ") or "a"), max_size=3).map(tuple),
    tags=st.lists(PHRASE, max_size=3).map(tuple),
    conferences=st.lists(NAME, max_size=2).map(tuple),
    talks=st.lists(TALKS, max_size=2).map(tuple),
    redirect=st.lists(NAME, max_size=2).map(tuple),
    source=st.none() | st.builds(PostSource, path=PHRASE, sha256=LINE, written=st.just("") | LINE),
    extra=st.dictionaries(
        PHRASE, st.text(st.characters(exclude_categories=("Cs",)), max_size=20), max_size=2
    ).map(lambda extra: tuple(extra.items())),
    **OPTIONAL,
).map(lambda post: post if post.series else replace(post, part=None))


@given(POSTS)
@example(Post(path="posts/2015/trip.md", title="Trip", tags=("a\u2028b",), extra=(("x", "\x85"),)))
def test_a_post_reads_back_as_it_was_written(post):
    assert parse(dump(post), post.path) == (post, ())


@given(POSTS)
def test_other_yaml_readers_see_the_same_keys(post):
    loaded = yaml.safe_load(_header(dump(post))) or {}
    assert loaded.get("category") == post.category
    assert tuple(loaded.get("tags", ())) == post.tags


def _header(text):
    lines = text.split("\n")
    return "\n".join(lines[1 : lines.index("---", 1)])


def test_scalars_stay_as_typed():
    post, problems = parse(
        "---\ndate: 2015-02-03 03:44\ntags: [2015, no, 1.10]\n---\n# T\n", "posts/2015/t.md"
    )
    assert post.tags == ("2015", "no", "1.10")
    assert post.date == datetime(2015, 2, 3, 3, 44)
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "line", "kind", "message"),
    [
        (
            "---\ndate: soon\n---\n# T\n",
            2,
            "bad-value",
            "date: found 'soon', expected a date such as",
        ),
        ("---\ndate: 2015-02-30\n---\n# T\n", 2, "bad-value", "found '2015-02-30'"),
        ("---\n\nstatus: drfat\n---\n# T\n", 3, "bad-value", "expected published, draft or hidden"),
        ("---\ntags: {a: b}\n---\n# T\n", 2, "bad-value", "expected a list such as [one, two]"),
        ("---\ncatgory: x\n---\n# T\n", 2, "unknown-key", "did you mean 'category'?"),
        ("---\nzzz: x\n---\n# T\n", 2, "unknown-key", "unknown key 'zzz'"),
        ("---\ntags: [a\nstatus: draft\n---\n# T\n", 3, "unreadable", "not readable"),
        ("---\ntags: a\ntags: b\n---\n# T\n", 3, "unreadable", "'tags' stands here twice"),
        ("---\ntags: a\n# T\n", 1, "unreadable", "never closed"),
        ("---\ndate: 2015-01-01\n---\nNo heading.\n", 4, "no-title", "expected a heading"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, line, kind, message):
    _, problems = parse(text, "posts/2015/t.md")
    assert [(p.line, p.kind.value) for p in problems] == [(line, kind)]
    assert message in problems[0].message


def test_all_that_is_wrong_is_told():
    _, problems = parse("---\ndate: soon\ncatgory: x\n---\nNo heading.\n", "posts/2015/t.md")
    assert [problem.kind.value for problem in problems] == ["bad-value", "unknown-key", "no-title"]


def test_unknown_keys_are_kept():
    text = "---\ndate: 2015-01-01\nmood: {a: [b]}\n---\n# T\n"
    post, problems = parse(text, "posts/2015/t.md")
    assert problems[0].kind is ProblemKind.UNKNOWN_KEY
    assert parse(dump(post), post.path)[0] == post
    assert post.unknown == (("mood", "{a: [b]}"),)


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# One *two*\nbody\n", "One *two*", "body\n"),
        ("One\n===\nbody\n", "One", "body\n"),
        ("(label)=\n# One\n", "One", ""),
        ("#\nbody", "", "body"),
    ],
)
def test_the_title_is_the_first_heading(text, title, body):
    post, problems = parse(text, "pages/one.md")
    assert (post.title, post.body, problems) == (title, body, ())


def test_talks_are_read_as_people_write_them():
    text = (
        "---\ndate: 2015-02-03\ntalks:\n  - {title: Measuring communities, speakers: 'jane-doe, John Roe',\n"
        "     conference: fosdem-2015, slides: ../../files/a.pdf}\n  - title: Two\n    video: https://v.example/2\n"
        "---\n\n# A\n"
    )
    post, problems = parse(text, "posts/a.md")
    assert problems == ()
    assert post.talks == (
        Talk(
            title="Measuring communities",
            speakers=("jane-doe", "John Roe"),
            conference="fosdem-2015",
            slides="../../files/a.pdf",
        ),
        Talk(title="Two", video="https://v.example/2"),
    )
    assert post.named_conferences == ("fosdem-2015",)


MEDIA = (
    "an address such as https://video.example/42, or a file as seen from the post's such as "
    "../../files/slides.pdf"
)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("One", "1: found 'One', expected keys such as title and speakers"),
        ("[{speakers: [a]}]", "1: no title: expected what the talk is called"),
        ("[{title: A, room: B}]", ("1: room: unknown key; known are title, speakers, conference, "
         "slides, video, language")),
        *((f"[{{title: A, {key}: '{value}'}}]", f"1: {key}: found '{value}', expected {MEDIA}")
          for key, value in (("video", "javascript:a()"), ("video", "file:///a.mp4"),
                             ("slides", "/files/a.pdf"), ("slides", "mailto:a@a.example"))),
        ("[{title: A, language: English}]", ("1: language: found 'English', expected a language code "
         "such as en")),
        ("[{title: A, conference: a/b}]", ("1: conference: found 'a/b', expected a conference such as "
         "fosdem-2015")),
    ],
)  # fmt: skip
def test_a_talk_that_is_not_understood_is_told_and_not_shown(value, message):
    post, problems = parse(f"---\ndate: 2015-02-03\ntalks: {value}\n---\n\n# A\n", "posts/a.md")
    assert [str(problem) for problem in problems] == [f"posts/a.md:3: talks: {message} [bad-value]"]
    assert post.talks == ()


def test_each_talk_is_told_at_its_own_line():
    header = "talks:\n  - {title: A}\n  - title: B\n    room: C\n\n  - {title: D, room: E}\n"
    post, problems = parse(f"---\ndate: 2015-02-03\n{header}---\n\n# A\n", "posts/a.md")
    assert [(problem.line, problem.message[:14]) for problem in problems] == [
        (5, "talks: 2: room"),
        (8, "talks: 3: room"),
    ]
    assert [talk.title for talk in post.talks] == ["A"]


def test_an_odd_item_of_a_list_is_left_out_alone():
    post, (problem,) = parse("---\ntags: [a, {b: c}, d]\n---\n\n# A\n", "posts/a.md")
    assert post.tags == ("a", "d")
    assert str(problem).startswith(
        "posts/a.md:2: tags: found {'b': 'c'} in the list, expected text;"
    )


def test_other_talks_of_a_list_stay():
    text = "---\ntalks: [{title: A}, {name: B}, {title: C}]\n---\n\n# A\n"
    post, problems = parse(text, "posts/a.md")
    assert [talk.title for talk in post.talks] == ["A", "C"]
    assert [problem.message for problem in problems] == [
        "talks: 2: no title: expected what the talk is called",
        "talks: 2: name: unknown key; known are title, speakers, conference, slides, video, language",
    ]
