"""Turn a blog of conference posts into a lasting, searchable archive.

Two flows share one small model of what an archive is (:mod:`confarchive.model`):

importing (:mod:`confarchive.importing`)
    a foreign post -> read -> convert -> verify -> write -> ``posts/2015/slug.md``
building (:mod:`confarchive.building`, a Sphinx extension)
    ``posts/`` -> scan -> leave drafts out -> terms, conferences, links -> pages

Beside them, curating (:mod:`confarchive.curating`) advises those who keep an archive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__version__ = "0.1.0"


def setup(app: Sphinx) -> dict[str, Any]:
    """Set the extension up; Sphinx calls it for ``extensions = ["confarchive"]``."""
    app.add_config_value("archive_fast", True, "html", bool)
    if app.config.archive_fast is not False:
        _load_quickly()
    from confarchive.building.extension import setup as set_up  # noqa: PLC0415 (as above)

    return {"version": __version__, **set_up(app)}


def _load_quickly() -> None:
    from confarchive.building.speed import process  # noqa: PLC0415 (importing needs no Sphinx)
    from confarchive.runtime import garbage_collection  # noqa: PLC0415

    garbage_collection.collect_rarely()  # before modules are loaded, which makes many objects
    process.load_when_used("soupsieve")  # a tenth of a second; furo's BeautifulSoup loads it
