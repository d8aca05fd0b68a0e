"""A post's text as HTML for feeds: its links and pictures lead to the site from anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from docutils import nodes
from sphinx.util.osutil import relative_uri

from confarchive.building.documents import old_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.site.documents.old_targets import OldTargets

_ADDRESS = re.compile(r'(?P<before>\s(?:href|src|poster)=")(?P<url>[^"]*)')


def renderer(builder: StandaloneHTMLBuilder, old: OldTargets) -> Callable[[str], str]:
    """Return the function that gives a document's text, without its title, as HTML."""
    base = builder.config.blog_baseurl.rstrip("/") + "/"

    def render(docname: str) -> str:
        tree = builder.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
        _begin(builder, docname)
        builder.post_process_images(tree)
        title = next(iter(tree.findall(nodes.title)), None)
        if title is not None:
            title.parent.remove(title)
        here = urljoin(base, builder.get_target_uri(docname))
        # Of a document as a whole Sphinx renders all twice.
        html = "".join(builder.render_partial(part)["fragment"] for part in [*tree.children])
        html = old_links.follow(html, old, builder, docname, here)
        return _ADDRESS.sub(lambda match: match["before"] + urljoin(here, match["url"]), html)

    return render


def _begin(builder: StandaloneHTMLBuilder, docname: str) -> None:
    """Have *builder* render what is of a document, as when it writes its page.

    Of pages that stand as they were, it knows neither the depth nor the pictures.
    """
    uri = builder.get_target_uri(docname)
    builder.imgpath = relative_uri(uri, builder.imagedir)
    builder.dlpath = relative_uri(uri, "_downloads")
    builder.secnumbers = builder.env.toc_secnumbers.get(docname, {})
    builder.fignumbers = builder.env.toc_fignumbers.get(docname, {})
    builder.current_docname = docname
