"""A reStructuredText post shows in MyST what it showed with Pelican.

A case is a title, the post, what it becomes and, where there are any, the
notes, each ended by a line that is a dot.
"""

from pathlib import Path

import pytest
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.readers import RstReader
from pelican.settings import DEFAULT_CONFIG

from confarchive.importing.restructuredtext import convert
from confarchive.importing.sources.pelican.docutils_dialect import read
from confarchive.importing.sources.pelican.settings import load
from confarchive.importing.verify.render import render
from tests.importing.judging import differences

CASES = Path(__file__).parents[1] / "cases" / "rst"
CORPORA = Path(__file__).parents[4] / "shared" / "corpora" / "pelican"
POST = Path("content/post.rst")
# Pelican sets formulas where MathJax does in the archive.
UNLIKE = {"math"}
# What releases of docutils say in other words, as those until 0.22 do.
AS_BEFORE = {"Transition at the end of the document.": "Document may not end with a transition."}
PLACES = {
    "{filename}/talks/hall.rst": "../2015/hall.md",
    "{static}/img/hall.png": "../../files/img/hall.png",
}


def converted(post, path=POST, **values):
    return convert(read(post, path, values), str)


def resolve(url):
    return PLACES.get(url, url)


def cases():
    """Read the cases; a part that begins with a line's number holds notes."""
    for path in sorted(CASES.glob("*.md")):
        parts = [part.strip("\n") for part in path.read_text(encoding="utf-8").split("\n.\n")]
        parts = parts[:-1] if not parts[-1] else parts
        while parts:
            title, post, expected, *parts = parts
            notes = parts.pop(0) if parts and parts[0][:1].isdigit() else ""
            yield pytest.param(path.stem, post, expected, notes, id=f"{path.stem}: {title}")


@pytest.mark.parametrize(("group", "post", "expected", "notes"), list(cases()))
def test_cases(group, post, expected, notes):
    reading = read(post, POST, {})
    conversion = convert(reading, resolve)
    assert conversion.text.strip("\n") == expected
    told = (
        f"{note.line}: {AS_BEFORE.get(note.message, note.message)}" for note in conversion.notes
    )
    assert "\n".join(told) == notes
    shown = render(conversion.text)
    assert not shown.warnings
    if group not in UNLIKE:
        assert not differences(reading.html, shown.html, post, resolve=resolve)


@pytest.mark.parametrize(
    ("post", "count"),
    [
        (".. raw:: html\n\n   <p>own</p>", 0),
        (".. parsed-literal::\n\n   *a*", 1),
        ("= =\na b\n= =\nx y\n= =", 0),
        ("=== ===\n a   b\n-------\nx   y\n=== ===\n", 1),
    ],
)
def test_only_html_that_the_author_did_not_write_is_counted(post, count):
    assert converted(post).html_blocks == count


def test_includes_are_found_from_the_post(write):
    blog = write("blog", {"news/part.inc": "Included *words*.", "news/code.py": "x = 1\n"})
    post = ".. include:: part.inc\n\n.. include:: code.py\n   :code: python\n"
    text = converted(post, blog / "news" / "post.rst").text
    assert text == "Included *words*.\n\n```python\nx = 1\n```\n"


def test_docutils_knows_nothing_of_it_afterwards():
    post = ".. role:: shout\n\n:shout:`a` :abbr:`a`\n\n.. code-block:: c\n\n   x\n\n.. gist:: 1\n"
    before = directives.directive, roles.role, roles.register_local_role
    assert not converted(post).notes
    assert (directives.directive, roles.role, roles.register_local_role) == before
    left = publish_doctree(":shout:`a`\n\n.. gist:: 1\n", settings_overrides={"report_level": 5})
    assert 'No role entry for "shout"' in left.astext()
    assert 'Unknown directive type "gist".' in left.astext()
    (note,) = converted(":shout:`a`").notes
    assert note.message == 'Unknown interpreted text role "shout".'


def test_what_others_tell_docutils_is_none_of_a_posts(monkeypatch):
    monkeypatch.setitem(vars(directives)["_directives"], "hall", type("Hall", (Directive,), {}))
    monkeypatch.setitem(vars(roles)["_roles"], "hall", lambda *_args, **_options: ([], []))
    told = [note.message for note in converted(":hall:`a`\n\n.. hall::\n").notes]
    assert told == ['Unknown interpreted text role "hall".', 'Unknown directive type "hall".']


def test_the_role_of_words_without_one_may_be_the_blogs():
    assert converted(".. default-role:: abbr\n\n`AB (Ada B)`").text == "{abbr}`AB (Ada B)`\n"
    assert converted("`AB`").text == "{title}`AB`\n"


HEADER = """\
The *long* title & more
#######################

:Date: 2015-02-03 10:20
:Tags: a, b
:Authors: Ada Lovelace; Mary Somerville
:summary: Words with *emphasis*,
    on two lines
:Save_as: x.html

Text.
"""


def test_the_header_is_what_pelican_reads(tmp_path):
    path = tmp_path / "post.rst"
    path.write_text(HEADER, encoding="utf-8")
    reader = RstReader({**DEFAULT_CONFIG})
    reader.process_metadata = lambda _name, value: value
    html, metadata = reader.read(str(path))
    # Pelican's writer has been through the tree by then.
    metadata["summary"] = metadata["summary"].replace(' class="first last"', "")
    reading = read(HEADER, path, {})
    assert (reading.html, reading.fields) == (html, metadata)
    assert convert(reading, str).text == "Text.\n"


def test_a_title_is_what_stands_alone_at_the_top():
    assert "title" not in read("A\n=\n\nx\n\nB\n=\n\ny\n", POST, {}).fields
    assert converted("\ufeffA\n=\n\nB\n-\n\nx\n\nC\n-\n\ny\n").text == ("## B\n\nx\n\n## C\n\ny\n")


def test_formatted_fields_are_the_blogs():
    post = "A\n=\n\n:summary: *x*\n:subtitle: *y*\n\nText."
    fields = read(post, POST, {"FORMATTED_FIELDS": ["subtitle"]}).fields
    assert fields == {"summary": "x", "subtitle": "<p><em>y</em></p>\n", "title": "A"}


def test_the_blogs_settings_for_docutils_count():
    own = {"DOCUTILS_SETTINGS": {"smart_quotes": True, "halt_level": 1, "template": "no/such"}}
    reading = read('"Well" |x|', POST, own)
    assert convert(reading, str).text == "“Well” |x|\n"
    assert reading.html == "<p>“Well” |x|</p>\n"


def test_admonitions_keep_the_title_they_have_in_the_blogs_language():
    text = converted(".. warning:: Cold.", DEFAULT_LANG="fr").text
    assert text == ":::{admonition} Avis\n:class: warning\n\nCold.\n:::\n"
    text = converted(".. warning:: Cold.", DEFAULT_LANG="tlh").text
    assert text == ":::{warning}\nCold.\n:::\n"


def test_what_docutils_fails_at_is_kept():
    conversion = converted(".. |a| replace:: |a| |a|\n\nText.")
    assert conversion.text == "```\n.. |a| replace:: |a| |a|\n\nText.\n```\n"
    (note,) = conversion.notes
    assert note.message.startswith("docutils cannot read the post")


WORDS = st.sampled_from(
    [
        "the",
        "hall",
        "*a*",
        "**b**",
        "``c``",
        "`d`",
        "`e",
        "<https://example.org/f_g?h=i&j>`_",
        "k_",
        "`l",
        "m`_",
        "n_o",
        "5*3",
        "p|q",
        "<b>",
        "&amp;",
        "$r$",
        "{s}",
        "[#]_",
        "[1]_",
        "[T]_",
        "|u|",
        "v\\",
        "**w**\\",
        "x",
        ":sub:`y`",
        ":pep:`8`",
        "https://example.org/z_",
        "-",
        "+",
        "*",
        "#",
        ">",
        ":",
        "::",
        "%",
        "=",
        "===",
        "(a)=",
        "1.",
        "(b)",
        "~~c~~",
        "日本語",
        "「会」",
        "\\",
        "`",
        "|",
        "_",
        "!",
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
MARKS = st.sampled_from(
    ["", "- ", "* ", "1. ", "#. ", "| ", "   ", "    ", ":f: ", "-o  ", ">>> ", ".. ", "..\n\n   "]
)
DIRECTIVES = st.sampled_from(
    [
        *(
            ".. note::\n\n   ",
            ".. epigraph::\n\n   ",
            ".. code:: python\n\n   ",
            ".. class:: d\n\n",
        ),
        *(
            ".. code-block:: c\n\n   ",
            ".. raw:: html\n\n   <p>",
            ".. image:: ",
            ".. [#] ",
            ".. [1] ",
        ),
        *(".. figure:: https://example.org/a.png\n\n   ", ".. topic:: Topic\n\n   ", ".. [T] "),
        *(".. |u| replace:: ", ".. _k:\n\n", ".. _l m: https://example.org/\n\n", "----\n\n"),
        *(".. container:: box\n\n   ", ".. parsed-literal::\n\n   ", "== ==\na  b\n== ==\n\n"),
        *(
            ".. contents::\n\n",
            "Head\n====\n\n",
            "Below\n-----\n\n",
            "::\n\n   ",
            ".. list-table::\n\n",
        ),
    ]
)
BLOCKS = st.tuples(st.one_of(MARKS, DIRECTIVES), st.lists(LINES, min_size=1, max_size=3)).map(
    lambda block: block[0] + f"\n{' ' * (len(block[0]) % 5)}".join(block[1])
)
POSTS = st.lists(BLOCKS, max_size=6).map("\n\n".join)


@given(POSTS)
@settings(deadline=None)
def test_any_post_is_converted_without_a_warning(post):
    conversion = converted(post)
    assert not render(f"---\na: b\n---\n\n# Title\n\n{conversion.text}").warnings


@given(st.text())
@settings(deadline=None)
def test_any_text_is_converted(text):
    render(converted(text).text)


def test_posts_of_real_blogs_show_what_they_showed():
    if not CORPORA.is_dir():
        pytest.skip("the blogs to compare with are not on this machine")
    paths = sorted(CORPORA.rglob("*.rst"))[::12]
    unlike = [path for path in paths if not _is_faithful(path)]
    assert len(unlike) <= len(paths) * 0.02, unlike


def _is_faithful(path):
    blog = CORPORA / path.relative_to(CORPORA).parts[0]
    values = load(blog)[0].values
    text = path.read_text(encoding="utf-8")
    reading = read(text, path, values)
    shown = render(convert(reading, str).text)
    return not differences(reading.html, shown.html, text)
