"""What pages show of documents that Sphinx has read: what all page models are made of, beside the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from confarchive.building.site.documents.document_texts import Text
    from confarchive.building.site.page_parts import Picture
    from confarchive.model.files.link_file import CheckedLink


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What pages show of documents, by document name.

    ``titles`` are plain text, ``pictures`` those that are shown, and ``standing_for`` are those that stand for posts, those of documents ``in_text``
    in their own text too; ``files`` are those that pages offer, with their places in the output. ``words`` are what references to labels and sections show, by these.
    ``checked`` is what was found at addresses elsewhere, by these.
    """

    texts: Mapping[str, Text]
    titles: Mapping[str, str]
    pictures: Mapping[str, tuple[Picture, ...]]
    standing_for: Mapping[str, Picture]
    in_text: AbstractSet[str]
    files: Mapping[str, str]
    words: Mapping[str, str]
    checked: Mapping[str, CheckedLink]

    def fingerprint(self) -> tuple[object, ...]:
        """Return what changes when a fact does: of a text, what other pages may show of it."""
        facts = {each.name: getattr(self, each.name) for each in fields(self)}
        facts["texts"] = {name: text.digest for name, text in self.texts.items()}
        return tuple(
            sorted(each.items() if isinstance(each, Mapping) else each) for each in facts.values()
        )
