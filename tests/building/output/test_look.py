"""A site's own colours and styles, as docs/settings.md tells them."""

import re

from tests.building.sites import CONF, post

TEXT = "See <https://example.org/>."


def look(repository):
    """Return the settings of colours that the documentation has."""
    text = (repository / "docs/settings.md").read_text(encoding="utf-8")
    example = re.search(r"(?m)^    html_theme_options = \{\n(?:    .*\n)+", text)[0]
    return re.sub("(?m)^    ", "", example)


def test_a_site_has_the_colours_that_its_settings_name(build, repository):
    plain = build({"posts/one.md": post(body=TEXT)}).text("posts/one.html")
    conf = CONF + look(repository)
    page = build({"conf.py": conf, "posts/one.md": post(body=TEXT)}).text("posts/one.html")
    assert page.count("--color-brand-primary: #0b6e4f") == 1
    assert page.count("--color-brand-content: #5fd3a5") == 2  # where chosen, and by the screen
    assert [re.sub("--color-brand-.*", "", each) for each in body(page)] == body(plain)


def body(page):
    """Return the lines of a page without what its head sets of colours."""
    lines = re.sub(r"(?s)<style>.*?</style>", "", page).splitlines()
    return [line for line in lines if line.strip()]


def test_an_option_of_the_theme_leaves_the_others(build):
    """Its buttons would lead to the sources of pages, which are not published."""
    files = {"posts/one.md": post()}
    own = 'html_theme_options = {"sidebar_hide_name": True}\nhtml_show_sourcelink = True\n'
    wanted = own.replace("True}", 'True, "top_of_page_buttons": ["view"]}')
    sources = "html_copy_source = True\n"
    assert "view-this-page" not in build(files | {"conf.py": CONF + sources + own}).text(
        "posts/one.html"
    )
    assert "view-this-page" in build(files | {"conf.py": CONF + sources + wanted}).text(
        "posts/one.html"
    )


def test_a_style_of_the_site_comes_after_the_archives(build):
    conf = CONF + 'html_static_path = ["_static"]\nhtml_css_files = ["own.css"]\n'
    files = {"conf.py": conf, "_static/own.css": "body { --color-brand-primary: #0b6e4f }\n"}
    page = build(files | {"posts/one.md": post()}).text("posts/one.html")
    styles = re.findall(r'href="\.\./_static/([\w.-]+\.css)', page)
    assert styles[-1] == "own.css"
    assert "confarchive.css" in styles
