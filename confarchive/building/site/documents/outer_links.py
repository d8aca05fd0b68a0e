"""The addresses elsewhere that a document leads to: in its text and title, and of the talks in its header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.model.files.link_file import address_of
from confarchive.model.talks import talks

if TYPE_CHECKING:
    from confarchive.building.site.documents.document_texts import Text
    from confarchive.model.post import Post


def of(document: Post | None, text: Text) -> tuple[str, ...]:
    """Return each once, without what stands behind ``#``, of a *document* that says *text*; None is one without a header."""
    of_talks = talks.addresses(document.talks) if document else ()
    own = filter(None, (address_of(url) for _, url in of_talks))
    return tuple(dict.fromkeys((*text.elsewhere, *own)))
