"""The archive's own settings, and good values for all others that a site's ``conf.py`` leaves alone.

Every documented option of Sphinx, MyST, ABlog and sphinx-tags keeps working: what
``conf.py`` or the command line sets is never touched, but for ``blog_post_pattern``, with
which ABlog would read every post a second time; it is given the archive instead (blog.py),
and for slashes around the names of folders, with which lists would stand outside of the site.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from confarchive.building import themes, translations
from confarchive.building.adapters.sphinx import is_given
from confarchive.model.archive import PAGES, POSTS
from confarchive.model.text.markup import MYST_EXTENSIONS
from confarchive.runtime.time_limit import SECONDS

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from confarchive.building.site.settings import SiteSettings

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"
MANIFEST = ".confarchive-files"
"""The list of the files that a build made, in its output folder: no book has it."""

_FOLDERS = ("blog_path", "tags_output_dir")

_THEME_OPTIONS: dict[str, Any] = {"top_of_page_buttons": []}  # furo's; sources are no pages

# Code that is no valid program is shown all the same, and strikethrough is right in HTML.
_HARMLESS = ("misc.highlighting_failure", "myst.strikethrough")


def add_settings(app: Sphinx) -> None:
    """Add the archive's own settings to Sphinx: names, defaults, what is made again for them, types."""
    app.add_config_value("archive_search", "own", "html", str)
    app.add_config_value("archive_page_size", 50, "html", int)
    app.add_config_value("archive_home_posts", 10, "html", int)
    app.add_config_value("archive_home_glance", True, "html", bool)
    app.add_config_value("archive_picture_widths", (480, 800, 1600), "html", (list, tuple))
    app.add_config_value("archive_cards", False, "html", bool)
    app.add_config_value("archive_menu", (), "html", (list, tuple))
    app.add_config_value("archive_pages", ("*",), "html", (list, tuple))
    app.add_config_value("archive_redirects", "", "html", str)
    app.add_config_value("archive_data", False, "html", bool)
    app.add_config_value("archive_license", "", "html", str)
    app.add_config_value("archive_scorecard", False, "html", bool)
    app.add_config_value("archive_timezone", "", "html", str)
    app.add_config_value("archive_seconds", SECONDS, "env", (int, float))
    app.add_config_value("archive_old_sites", (), "env", tuple)  # redirects.yml names them
    app.add_config_value(
        "archive_words", "", "env", str
    )  # what stands for the catalog of the language


def complete(config: Config, template_bridge: str | None, refused: Collection[str]) -> None:
    """Fill in *config* what was left alone or *refused*, and add the package's templates and styles.

    *template_bridge* names the class that renders templates, None for Sphinx's own.
    """
    for name in _FOLDERS:
        setattr(config, name, getattr(config, name).strip("/"))
    for name, value in (_defaults(config) | {"template_bridge": template_bridge}).items():
        if name in refused or not is_given(config, name):
            setattr(config, name, value)
    if config.html_theme == "furo":
        config.html_theme_options = _THEME_OPTIONS | config.html_theme_options
    config.blog_post_pattern = []
    config.templates_path = [*config.templates_path, str(TEMPLATES)]
    config.html_static_path = [*config.html_static_path, str(STATIC)]
    config.epub_exclude_files = [*config.epub_exclude_files, MANIFEST]
    config.suppress_warnings = [*config.suppress_warnings, *_HARMLESS]


def hide_templates(config: Config) -> None:
    """Take the package's templates out of *config* again, for who looks for messages there: they have catalogs of their own."""
    config.templates_path = [each for each in config.templates_path if each != str(TEMPLATES)]


def _defaults(config: Config) -> dict[str, Any]:
    base_url = config.html_baseurl or os.environ.get("READTHEDOCS_CANONICAL_URL", "")
    return {
        "html_theme": "furo",
        "html_title": config.project,
        "html_baseurl": base_url,
        "html_favicon": str(STATIC / "confarchive-favicon.svg"),
        "html_sidebars": themes.sidebars(
            config.html_theme if is_given(config, "html_theme") else "furo"
        ),
        # README.md and the like lie beside the posts and are no pages of the site.
        "include_patterns": [
            f"{config.root_doc}.md",
            f"{POSTS}/**.md",
            f"{PAGES}/**.md",
            f"{config.tags_output_dir}/**.md",
        ],
        "myst_enable_extensions": list(MYST_EXTENSIONS),
        "highlight_language": "none",  # code that names no language is not taken for Python
        "smartquotes": False,  # an old post keeps its characters
        "html_scaled_image_link": False,  # a picture is no link that its author did not make
        "html_copy_source": False,
        "html_show_sourcelink": False,
        "html_use_index": False,
        "html_domain_indices": False,
        "html_show_search_summary": False,  # it loads every found page as a whole
        "blog_baseurl": base_url,
        "blog_title": config.project,
        "blog_feed_archives": True,
        "blog_feed_length": 20,
        "post_date_format": "%d %B %Y",
        "tags_overview_title": translations.gettext("Tags overview"),
        # Translators: Before the tags that a post names in its text.
        "tags_intro_text": translations.gettext("Tags:"),
        "epub_copyright": config.copyright or config.author,
        "latex_engine": "xelatex",  # titles have letters of any script
        "post_redirect_refresh": 0,
        "skip_injecting_base_ablog_templates": True,  # they are made for other themes
        "fontawesome_included": True,  # and so is their icon font
    }


def site_settings(config: Config) -> SiteSettings:
    """Return what pages show, or are arranged by, of *config*, once it is complete."""
    from confarchive.building.site.settings import SiteSettings  # noqa: PLC0415 (a build may make no page)

    says_dates = is_given(config, "post_date_format") or translations.is_english(config.language)
    return SiteSettings(
        project=config.project,
        language=config.language,
        home=config.root_doc,
        blog_path=config.blog_path.strip("/"),
        tags_path=config.tags_output_dir.strip("/"),
        base_url=config.blog_baseurl,
        date_format=config.post_date_format if says_dates else "",
        page_size=config.archive_page_size,
        home_posts=config.archive_home_posts,
        home_glance=config.archive_home_glance,
        menu=tuple((text, url) for text, url in config.archive_menu),
        pages=tuple(config.archive_pages),
        list_feeds=config.blog_feed_archives,
        data=config.archive_data,
        license=config.archive_license,
        author=config.author,
        scorecard=config.archive_scorecard,
    )
