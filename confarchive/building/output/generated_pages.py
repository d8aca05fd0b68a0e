"""The pages that no document stands for, whatever their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from confarchive.building import themes
from confarchive.building.adapters import ablog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from confarchive.building.site.assembly import Site

GeneratedPage = tuple[str, dict[str, Any], str]


def generate(app: Sphinx, site: Site) -> Iterator[GeneratedPage]:
    """Yield them as html-collect-pages wants them: name, context, template.

    Those that ABlog has too get its context as well, and its template, which a site may replace.
    """
    of_ablog = ablog.pages(app)
    for name, view in site.pages.generated.items():
        if name not in app.env.found_docs:
            context, template = of_ablog.get(name, ({}, themes.PAGE_TEMPLATE))
            yield name, {**context, "title": view.title}, template
