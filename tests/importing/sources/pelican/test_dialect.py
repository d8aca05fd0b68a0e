"""A blog's Markdown is what Pelican made of its settings, in each era."""

import pickle
import re
import sys

import pytest

from confarchive.importing.sources.pelican.dialect import PelicanDialect

HILITED = '<div class="highlight">'
CODE = "    :::python\n    x"
TABLE = "a | b\n--|--\nc | d"


def dialect(trusted=(), **settings):
    return PelicanDialect.from_settings(settings, trusted)


def test_pelicans_own():
    ours = dialect()
    assert ours.has("codehilite")
    assert ours.has("tables")
    assert not ours.has("toc")
    assert HILITED in ours.render(CODE)
    assert "<table>" in ours.render(TABLE)


@pytest.mark.parametrize(
    "settings",
    [
        {"MD_EXTENSIONS": ["codehilite(css_class=highlight)", "extra", "toc"]},
        {"MD_EXTENSIONS": ("extra", "markdown.extensions.toc")},
        {"MD_EXTENSIONS": {"extra": {}, "toc": {}, "codehilite": {"css_class": "highlight"}}},
        {"MARKDOWN": {"extension_configs": {"markdown.extensions.toc": {}, "extra": {}}}},
        {"MARKDOWN": {"extensions": ["toc", "extra"]}},
        {"MARKDOWN": {"extension_configs": {"toc": {}, "extra": {}, "codehilite": {}}}},
        {"MARKDOWN": {"extensions": ["toc", "extra", "codehilite(css_class=highlight)"]}},
        {"MD_EXTENSIONS": ["headerid(level=2)", "extra", "codehilite(force_linenos=True)"]},
    ],
)
def test_settings_of_every_era(settings):
    ours = PelicanDialect.from_settings(settings)
    assert ours.has("toc")
    assert '<h1 id="a">' in ours.render("# A")
    assert "<table>" in ours.render(TABLE)
    assert not ours.notes
    is_coloured = "codehilite" in repr(settings)
    assert ('<span class="n">x</span>' in ours.render(CODE)) is is_coloured
    assert (":::python" in ours.render(CODE)) is not is_coloured


@pytest.mark.parametrize("first", ["#!python", "#!/bin/sh", ":::python"])
def test_a_language_above_code_is_shown_where_nothing_colours_it(first):
    html = dialect(MD_EXTENSIONS=["extra"]).render(f"    {first}\n    x")
    assert html == f"<pre><code>{first}\nx\n</code></pre>"


def test_a_list_names_all_that_is_on():
    assert "<table>" not in dialect(MD_EXTENSIONS=["codehilite"]).render(TABLE)


@pytest.mark.parametrize("value", [None, "extra", 7])
def test_what_is_no_setting_is_pelicans_own(value):
    assert dialect(MARKDOWN=value, MD_EXTENSIONS=value) == dialect()


def test_extensions_of_others():
    settings = {"MARKDOWN": {"extension_configs": {"pymdownx.tilde": {}}}}
    assert dialect(["pymdownx"], **settings).render("~~a~~") == "<p><del>a</del></p>"
    ours = dialect(**settings)
    assert ours.render("~~a~~") == "<p>~~a~~</p>"
    assert "--extension pymdownx loads it" in ours.notes[0].message


def test_unknown_extensions_are_left_out_and_told_of():
    ours = dialect(MARKDOWN={"extension_configs": {"toc": {"no_such": 1}, "mdx_nowhere": {}}})
    assert not ours.has("toc")
    assert [note.message.split(" is ")[0] for note in ours.notes] == [
        "the Markdown extension toc",
        "the Markdown extension mdx_nowhere",
    ]


@pytest.mark.parametrize(
    ("missing", "beyond", "within"),
    [
        ("pymdownx.superfences", "* a\n\n    ```\n    x\n    ```", "```\nx\n```"),
        ("pymdownx.superfences", '```py title="x"\nx\n```', "```py\nx\n```"),
        ("pymdownx.details", "??? note\n    x", "What???"),
        ("markdown_del_ins", "a ~~b~~", "a ~b~"),
        ("pyembed.markdown", "[!embed](x)", "![x](y)"),
        ("mdx_nowhere", "a", ""),
    ],
)
def test_what_a_missing_extension_may_have_changed(missing, beyond, within):
    ours = dialect(MARKDOWN={"extensions": ["extra", missing]})
    assert ours.is_beyond(beyond)
    assert not ours.is_beyond(within)
    assert not dialect().is_beyond(beyond)


def test_a_missing_reader_of_fences():
    assert dialect(MARKDOWN={"extensions": ["pymdownx.superfences"]}).is_beyond("```\nx\n```")


def test_options_of_old_lists():
    ours = dialect(MD_EXTENSIONS=["toc(title=Within)"])
    assert "Within" in ours.render("[TOC]\n\n# A")


def test_nothing_of_the_blog_is_run(tmp_path, monkeypatch):
    ran = tmp_path / "ran"
    (tmp_path / "own_extension.py").write_text(f"open({str(ran)!r}, 'w')")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert dialect(MARKDOWN={"extensions": ["own_extension"]}).notes
    assert not ran.exists()
    assert "own_extension" not in sys.modules


def test_no_file_of_this_machine_is_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("word")
    config = {"base_path": [str(tmp_path)], "restrict_base_path": False}
    ours = dialect(["pymdownx"], MARKDOWN={"extension_configs": {"pymdownx.snippets": config}})
    assert "word" not in ours.render('--8<-- "secret"')


@pytest.mark.parametrize(
    "option", ["linenums=1", 'linenums="True"', "guess_lang=no", "noclasses=1"]
)
def test_options_of_code_without_colours(option):
    body = f"``` {{.python {option}}}\nx = 1\n```"
    for colours in (True, False):
        text = dialect().render(body, colours=colours)
        assert "1" in text
        assert "python" not in re.sub("<[^>]*>", "", text)


def test_a_body_may_look_like_a_header():
    assert dialect().render("Title: x") == "<p>Title: x</p>"


def test_mathematics():
    assert dialect(PLUGINS=["pelican.plugins.render_math"]).formulas
    assert dialect(MARKDOWN={"extensions": ["pymdownx.arithmatex"]}).formulas
    assert not dialect(PLUGINS=["sitemap"]).formulas


def test_goes_to_other_processes():
    ours = dialect(MD_EXTENSIONS=["toc"])
    assert pickle.loads(pickle.dumps(ours)) == ours  # noqa: S301 - our own


def test_parts_know_what_the_body_defines():
    body = "[a][x] b[^1] HTML\n\n[x]: https://e.org\n\n[^1]: c\n\n*[HTML]: d"
    with dialect().within(body) as part:
        shown = part.render("[a][x] b[^1] HTML")
    assert 'href="https://e.org"' in shown
    assert "footnote-ref" in shown
    assert "<abbr" in shown
