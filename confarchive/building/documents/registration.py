"""What documents can have beside what Sphinx and MyST know, and what changes their trees, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.building.adapters import ablog, sphinx_tags
from confarchive.building.documents import (
    cover,
    file_access,
    file_transforms,
    html_comments,
    link_transforms,
    mathematics,
    parser,
    pending,
    roles,
    tooltips,
)
from confarchive.building.documents.domain import ArchiveDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Add what documents can have, and what changes their trees."""
    app.add_event(parser.PARSED)
    app.add_domain(ArchiveDomain)
    for name, role in ArchiveDomain.roles.items():
        app.add_role(name, role)
    app.add_post_transform(roles.NearNames)
    mathematics.setup(app)
    tooltips.setup(app)
    for name, directive in file_access.DIRECTIVES.items():
        app.add_directive(name, directive, override=True)
    app.connect("config-inited", file_access.bound_others)
    app.add_transform(file_transforms.Nameable)
    app.add_transform(file_transforms.Bounded)
    app.add_transform(html_comments.Dropped)
    app.add_transform(pending.Remembered)
    app.add_directive("tags", sphinx_tags.ArchiveTagLinks, override=True)
    app.add_transform(ablog.UpdateTitles)
    app.add_transform(link_transforms.EncodedNames)
    app.add_transform(link_transforms.RawFiles)
    app.add_post_transform(link_transforms.LinksToItself)
    app.add_post_transform(link_transforms.RawLinks)
    app.add_post_transform(cover.CoverPictures)
