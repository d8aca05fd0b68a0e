"""Links on pages, which are plain addresses."""

from __future__ import annotations

from confarchive.model.slugs import slugify


class PageLinks:
    """How pages write links; see :class:`confarchive.importing.links.index.LinkSyntax`."""

    def own(self, url: str) -> None:
        """Return None: a page has no way of its own to write links."""

    def slug(self, name: str, kind: str) -> str:  # noqa: ARG002 - as the protocol has it
        """Return the slug of *name*."""
        return slugify(name)
