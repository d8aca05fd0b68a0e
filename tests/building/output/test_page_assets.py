"""Pages load one style sheet and one script of the archive's, and of Sphinx's and the theme's what they use."""

import re

import pytest

from tests.building.sites import CONF, post

CODE = "```python\nimport this\n```\n"
SPHINX = {"documentation_options.js", "doctools.js", "sphinx_highlight.js"}
FILES = {
    "posts/plain.md": post("Plain"),
    "posts/code.md": post("Code", CODE, "2016-02-03", conferences=["fosdem-2016"]),
}


def loaded(built, name):
    """Return the names of the styles and scripts that a page loads."""
    return set(re.findall(r'(?:href|src)="[^"]*_static/([\w./-]+\.(?:css|js))', built.text(name)))


def of_sphinx(built, name):
    return loaded(built, name) & SPHINX


def test_a_page_loads_what_it_uses(build):
    built = build(FILES)
    plain = loaded(built, "posts/plain.html")
    assert plain == {
        "styles/furo.css",
        "confarchive.css",
        "confarchive-conferences.css",
        "scripts/furo.js",
        "confarchive.js",
    }
    assert loaded(built, "posts/code.html") == plain | {"pygments.css"}
    for page in ("index.html", "blog.html", "conferences/fosdem-2016.html", "search.html"):
        assert not of_sphinx(built, page), page


def test_what_all_pages_load_is_one_file_of_each_kind(build):
    built = build(FILES)
    assert ".click-to-load" in built.text("_static/confarchive.css")
    assert ".sidebar-search" in built.text("_static/confarchive.css")
    assert "readthedocs-search-show" in built.text("_static/confarchive.js")
    assert "click-to-load" in built.text("_static/confarchive.js")
    for part in ("confarchive-text.css", "confarchive-search-box.js"):
        assert not built.has(f"_static/{part}")


@pytest.mark.parametrize(
    "settings",
    [
        'html_static_path = ["own"]\nhtml_js_files = ["own.js"]\n',
        'html_js_files = ["https://other.example/own.js"]\n',
        'html_js_files = [(None, {"body": "Documentation.focusSearchBar()"})]\n',
        'html_theme_options = {"navigation_with_keys": True}\n',
    ],
)
def test_scripts_of_others_have_those_of_sphinx(build, settings):
    built = build(FILES | {"conf.py": CONF + settings, "own/own.js": "_ready(() => {})"})
    assert of_sphinx(built, "posts/plain.html") == SPHINX
    assert "pygments.css" in loaded(built, "posts/plain.html")


def test_other_themes_load_what_they_do(build):
    built = build(FILES | {"conf.py": CONF.replace('"furo"', '"alabaster"')})
    assert of_sphinx(built, "posts/plain.html") == SPHINX
    assert {"pygments.css", "confarchive.css"} <= loaded(built, "posts/plain.html")


@pytest.mark.parametrize(
    "settings",
    [
        'html_static_path = ["own"]\nhtml_css_files = ["own.css"]\n',
        'html_sidebars = {"**": ["sidebar/brand.html", "sidebar/variant-selector.html"]}\n',
    ],
)
def test_what_the_theme_has_for_extensions_is_loaded_where_it_may_be_meant(build, settings):
    built = build(FILES | {"conf.py": CONF + settings, "own/own.css": "p { color: red }"})
    assert "styles/furo-extensions.css" in loaded(built, "posts/plain.html")


@pytest.mark.parametrize("html", ['<div class="sd-card">', '<div class="container">'])
def test_so_it_is_where_a_text_has_its_classes(build, html):
    built = build(FILES | {"posts/own.md": post("Own", f"{html}\nWords.\n\n</div>\n")})
    assert "styles/furo-extensions.css" in loaded(built, "posts/own.html")


def test_no_page_of_another_language_loads_translations_for_scripts_that_it_lacks(build):
    built = build(FILES | {"conf.py": CONF + 'language = "de"\n'})
    for page in ("posts/plain.html", "blog.html", "search.html"):
        assert "translations.js" not in loaded(built, page), page
        assert not of_sphinx(built, page), page


def test_the_colours_of_code_come_without_blanks_and_comments(build):
    styles = build(FILES).text("_static/pygments.css")
    assert not re.search(r"/\*|\n|: |; | \{", styles)
    assert re.search(r"\.highlight \.k\{color:#\w+\}\.highlight ", styles)
    assert 'body[data-theme="dark"] .highlight .k{' in styles


def test_a_build_of_nothing_new_leaves_them_so(site):
    here = site(FILES)
    before = here.build().text("_static/pygments.css")
    assert here.build().text("_static/pygments.css") == before


def test_what_stays_the_same_is_not_touched(site):
    """A page that is loaded while a build goes on gets all of its scripts."""
    here = site({})
    before = dates(here.build())
    after = dates(here.build(archive_page_size=7))
    assert {"confarchive.css", "confarchive.js", "confarchive-days.js"} < before.keys()
    assert after == before


def dates(built):
    return {
        path.name: path.stat().st_mtime_ns
        for path in (built.output / "_static").glob("confarchive*")
    }
