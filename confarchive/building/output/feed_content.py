"""A post's text as HTML for feeds: its links and pictures lead to the site from anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.documents.old_links import OldLinks

_ADDRESS = re.compile(r'(?P<before>\s(?:href|src|poster)=")(?P<url>[^"]*)')


def renderer(builder: StandaloneHTMLBuilder, old_links: OldLinks) -> Callable[[str], str]:
    """Return the function that gives a document's text, without its title, as HTML."""
    base = builder.config.blog_baseurl.rstrip("/") + "/"

    def render(docname: str) -> str:
        tree = builder.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
        title = next(iter(tree.findall(nodes.title)), None)
        if title is not None:
            title.parent.remove(title)
        here = urljoin(base, builder.get_target_uri(docname))
        # Of a document as a whole Sphinx renders all twice.
        html = "".join(builder.render_partial(part)["fragment"] for part in [*tree.children])
        html = old_links.follow(html, builder, docname, here)
        return _ADDRESS.sub(lambda match: match["before"] + urljoin(here, match["url"]), html)

    return render
