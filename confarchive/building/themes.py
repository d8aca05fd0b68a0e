"""What themes have in common, and where they differ: the archive's pages fit into any of them.

They are made for furo, and for those that inherit from it. Others show what a page consists of as the
body of a document, and the archive's navigation at their side.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building import theme_words
from confarchive.building.adapters.sphinx import is_given

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

PAGE_TEMPLATE, PAGE_TEMPLATE_ELSEWHERE = "confarchive/page.html", "confarchive/elsewhere.html"
"""The templates of the archive's pages, in furo and in other themes."""
_NAVIGATION = "confarchive/navigation.html"
_FURO = (
    "sidebar/brand.html",
    "sidebar/search.html",
    "sidebar/scroll-start.html",
    _NAVIGATION,
    "sidebar/scroll-end.html",
)
_SIDEBARS = {
    "furo": _FURO,
    "alabaster": ("about.html", "searchfield.html", _NAVIGATION),
    "pydata_sphinx_theme": (_NAVIGATION,),  # its search stands on top
    "sphinx_book_theme": (
        "navbar-logo.html",
        "icon-links.html",
        "search-button-field.html",
        _NAVIGATION,
    ),
    # Its side has what the page itself consists of; the navigation stands at the other.
    "shibuya": ("sidebars/localtoc.html",),
}
_ANY = (_NAVIGATION, "searchbox.html")
"""What every theme has of ``basic``, from which all inherit."""


def sidebars(theme: str) -> dict[str, list[str]]:
    """Return what stands at the side of all pages in the theme with this name, as ``html_sidebars`` has it."""
    return {"**": list(_SIDEBARS.get(theme, _ANY))}


def is_furo(builder: Builder) -> bool:
    """Tell whether the theme of *builder* is furo, or inherits from it."""
    theme = getattr(builder, "theme", None)
    folders = theme.get_theme_dirs() if theme else ()
    return any((Path(folder) / "sidebar" / "brand.html").is_file() for folder in folders)


def settle(app: Sphinx) -> None:
    """Complete the settings once the theme is known."""
    builder, config = app.builder, app.config
    if not hasattr(builder, "theme"):
        return
    theme_words.settle(app)
    if not is_furo(builder):
        app.add_css_file(
            "confarchive-elsewhere.css", priority=400
        )  # before styles that use its colours
    elif config.html_theme not in _SIDEBARS and not is_given(config, "html_sidebars"):
        config.html_sidebars = {"**": list(_FURO)}
