"""What pages show of the documents that Sphinx has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.building.documents import cover, document_links
from confarchive.building.site.documents.document_facts import DocumentFacts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.application import Sphinx

    from confarchive.building.documents.domain import ArchiveDomain
    from confarchive.building.site.page_parts import Picture
    from confarchive.model.files.link_file import Checked


def gather(
    app: Sphinx,
    domain: ArchiveDomain,
    checked: Checked,
    shown: Mapping[str, Sequence[str]],
    of_site: Mapping[str, Picture],
) -> DocumentFacts:
    """Return it by the parts that it is made of.

    Those *shown* are the paths of the pictures in texts by document, *of_site* are pictures by their paths.
    """
    env, texts = app.env, domain.texts
    references = {name for text in texts.values() for name in text.references}
    return DocumentFacts(
        texts=texts,
        titles={name: title.astext() for name, title in env.titles.items()},
        pictures={
            name: tuple(of_site[path] for path in paths if path in of_site)
            for name, paths in shown.items()
        },
        standing_for=cover.standing_for(env, of_site, shown),
        in_text=cover.standing_in_text(env, shown),
        files={str(name): f"_downloads/{file}" for name, (_, file) in env.dlfiles.items()},
        checked=checked,
        words={name: document_links.shown_words(env, name) for name in references},
    )
