"""Which posts are one text in several languages, and what is wrong with the originals that headers name."""

from datetime import UTC, datetime

import pytest

from confarchive.model import frontmatter
from confarchive.model.archive import scan

NOW = datetime(2020, 1, 1, tzinfo=UTC)


def archive(folder, posts, **options):
    """Return the archive of *posts*: their headers by their names, or paths."""
    for name, header in posts.items():
        file = folder / (f"{name}.md" if "/" in name else f"posts/2015/{name}.md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ndate: 2015-02-03\n{header}\n---\n# {name}\n", encoding="utf-8")
    return scan(folder, now=NOW, **options)


def named(posts):
    return [post.slug for post in posts]


def groups(found):
    return {post.slug: named(found.translations.others(post)) for post in found.posts}


def test_the_key_is_read_and_written():
    post, problems = frontmatter.parse("---\ntranslation_of: trip\n---\n# Reise\n", "posts/a.md")
    assert (post.translation_of, problems) == ("trip", ())
    assert "translation_of: trip\n" in frontmatter.dump(post)


def test_an_original_and_its_translations_know_each_other(tmp_path):
    found = archive(
        tmp_path,
        {
            "reise": "language: de\ntranslation_of: trip",
            "trip": "",
            "voyage": "language: fr\ntranslation_of: trip",
            "other": "language: fr",
        },
    )
    assert found.problems == ()
    assert groups(found) == {
        "trip": ["reise", "voyage"],
        "reise": ["trip", "voyage"],
        "voyage": ["trip", "reise"],
        "other": [],
    }
    original = {p.slug: found.translations.original(p) for p in found.posts}
    assert {name: post and post.slug for name, post in original.items()} == {
        "trip": None,
        "reise": "trip",
        "voyage": "trip",
        "other": None,
    }


def test_lists_have_a_text_once_in_the_archives_language_and_else_as_it_was_written(tmp_path):
    posts = {
        "reise": "language: de\ntranslation_of: trip",
        "trip": "language: en",
        "voyage": "language: fr\ntranslation_of: trip",
        "other": "language: fr",
    }
    once = {
        language: named(scanned.translations.once(scanned.listed))
        for language in ("en", "de", "it")
        if (scanned := archive(tmp_path, posts, language=language))
    }
    assert once == {"en": ["other", "trip"], "de": ["other", "reise"], "it": ["other", "trip"]}


def test_a_list_without_the_first_of_a_text_has_the_next(tmp_path):
    found = archive(
        tmp_path,
        {"trip": "", "voyage": "language: fr\ntranslation_of: trip\ntags: [road]"},
    )
    assert named(found.translations.once(found.tags[0].posts)) == ["voyage"]


def test_posts_that_name_no_language_are_in_the_archives_where_others_are_not(tmp_path):
    posts = {"trip": "", "weg": "language: de"}
    assert [term.label for term in archive(tmp_path, posts, language="it").languages] == [
        "de",
        "it",
    ]


def test_an_archive_in_one_language_has_no_list_of_it_for_posts_that_do_not_name_it(tmp_path):
    assert archive(tmp_path, {"trip": "", "way": ""}).languages == ()


@pytest.mark.parametrize("how", ["status: draft", "expires: 2016-01-01", "status: hidden"])
def test_what_is_withheld_or_hidden_is_in_no_group_of_others(tmp_path, how):
    found = archive(tmp_path, {"trip": "", "reise": f"language: de\ntranslation_of: trip\n{how}"})
    assert found.problems == ()
    assert groups(found)["trip"] == []
    assert [named(found.translations.others(post)) for post in found.hidden] in ([], [["trip"]])


def test_translations_of_a_withheld_original_are_still_one_text(tmp_path):
    found = archive(
        tmp_path,
        {
            "trip": "status: draft",
            "reise": "language: de\ntranslation_of: trip",
            "voyage": "language: fr\ntranslation_of: trip",
        },
    )
    assert found.problems == ()
    assert groups(found) == {"reise": ["voyage"], "voyage": ["reise"]}
    assert [found.translations.original(post) for post in found.posts] == [None, None]


def test_a_draft_in_the_same_language_is_no_second_translation(tmp_path):
    found = archive(
        tmp_path,
        {
            "a-draft": "language: de\ntranslation_of: trip\nstatus: draft",
            "reise": "language: de\ntranslation_of: trip",
            "trip": "",
            "z-draft": "language: de\ntranslation_of: trip\nstatus: draft",
        },
    )
    assert found.problems == ()
    assert groups(found) == {"trip": ["reise"], "reise": ["trip"]}


def test_a_static_page_is_a_translation_of_a_page(tmp_path):
    found = archive(
        tmp_path,
        {
            "pages/about": "",
            "pages/ueber": "language: de\ntranslation_of: about",
            "trip": "",
        },
    )
    assert found.problems == ()
    about = next(page for page in found.pages if page.slug == "about")
    assert named(found.translations.others(about)) == ["ueber"]


WRONG = {
    "no post of that name": (
        {"trip": "", "reise": "language: de\ntranslation_of: tripp"},
        "found 'tripp', which is no post; expected the name of the original's file without '.md'; did you mean 'trip'?",
    ),
    "a path": (
        {"trip": "", "reise": "language: de\ntranslation_of: posts/2015/trip.md"},
        "found 'posts/2015/trip.md', which is no post; expected the name of the original's file without '.md'; did you mean 'trip'?",
    ),
    "a page": (
        {"pages/about": "", "reise": "language: de\ntranslation_of: about"},
        "found 'about', which is no post; expected the name of the original's file without '.md'",
    ),
    "itself": (
        {"reise": "language: de\ntranslation_of: reise"},
        "found 'reise', its own name; expected that of the original, which has no such key",
    ),
    "a translation": (
        {
            "trip": "",
            "a-voyage": "language: fr\ntranslation_of: trip",
            "reise": "language: de\ntranslation_of: a-voyage",
        },
        "found 'a-voyage', which is a translation itself; expected the original, such as 'trip'",
    ),
    "the same language": (
        {"trip": "", "reise": "language: EN\ntranslation_of: trip"},
        "posts/2015/trip.md is in the same language, 'EN'; say with 'language' in which each of the two is",
    ),
    "no language": (
        {"trip": "", "reise": "translation_of: trip"},
        "posts/2015/trip.md is in the same language, 'en'; say with 'language' in which each of the two is",
    ),
    "two into one language": (
        {
            "trip": "",
            "fahrt": "language: de\ntranslation_of: trip",
            "reise": "language: de\ntranslation_of: trip",
        },
        (
            "posts/2015/fahrt.md is a translation into 'de', too; "
            "say with 'language' in which each of the two is, or take the key out of one"
        ),
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_name_that_can_be_no_original_is_told_once_and_left_out(tmp_path, case):
    posts, message = WRONG[case]
    found = archive(tmp_path, posts)
    line = 4 if "language" in posts["reise"] else 3
    assert [(p.path, p.line, p.message) for p in found.problems] == [
        ("posts/2015/reise.md", line, f"translation_of: {message}")
    ]
    reise = next(post for post in found.posts if post.slug == "reise")
    assert reise.translation_of is None
    assert found.translations.others(reise) == ()


def test_two_that_name_each_other_are_told_of_both(tmp_path):
    posts = {"trip": "translation_of: reise", "reise": "language: de\ntranslation_of: trip"}
    found = archive(tmp_path, posts)
    assert [problem.message for problem in found.problems] == [
        f"translation_of: found '{name}', which names this one in turn; take the key out of the original"
        for name in ("trip", "reise")
    ]


def test_nothing_is_told_of_the_original_that_a_draft_names(tmp_path):
    found = archive(tmp_path, {"reise": "status: draft\ntranslation_of: nothing"})
    assert found.problems == ()


def test_a_name_like_a_drafts_is_not_told_as_what_may_be_meant(tmp_path):
    found = archive(
        tmp_path,
        {"secret-trip": "status: draft", "reise": "language: de\ntranslation_of: secret-trp"},
    )
    assert "secret-trip" not in found.problems[0].message
