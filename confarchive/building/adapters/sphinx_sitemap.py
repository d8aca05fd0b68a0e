"""sphinx-sitemap, given the pages that readers are meant to find.

It would list each page that a build writes: after an edit few of them, and redirects, hidden posts and the page for what is not there too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

_NAME = "sphinx_sitemap"


def file(config: Config) -> str:
    """Return the name of the file that it writes in the output, "" where it is not loaded."""
    return str(getattr(config, "sitemap_filename", ""))


def fill(app: Sphinx, rows: Iterable[tuple[str, str]]) -> None:
    """Have it list *rows* and nothing else: addresses within the site, and when what is there last changed, "" for unknown."""
    extension: Any = app.extensions[_NAME].module
    for listener in list(app.events.listeners["html-page-context"]):
        if listener.handler is extension.add_html_link:
            app.disconnect(listener.id)
    links: Any = vars(app)["sitemap_links"]
    for address, changed in rows:
        if not extension.is_excluded(address, app.config.sitemap_excludes):
            links.put((address, changed or None))
