"""Texts of documents, once all is read: names in them are shown, and links lead to documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from confarchive.building.site.documents.document_texts import filled
from confarchive.building.site.documents.summaries import shorten
from confarchive.model.addresses.old_sites import is_place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from confarchive.building.site.documents.document_texts import DocumentLink, Text
    from confarchive.model.addresses.old_sites import OldSites
    from confarchive.model.archive import Archive


def settled(
    texts: Mapping[str, Text], archive: Archive, titles: Mapping[str, str], old_sites: OldSites
) -> dict[str, Text]:
    """Return *texts* with all names in them; posts that they link to have those of documents.

    *texts* and *titles* are by document name.
    """
    slugs = {post.slug: post.docname for post in archive.posts}
    names = _Settler(archive=archive, titles=titles, old_sites=old_sites, slugs=slugs)
    return {name: names.text(text) for name, text in texts.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settler:
    archive: Archive
    titles: Mapping[str, str]
    old_sites: OldSites
    slugs: Mapping[str, str]

    def text(self, text: Text) -> Text:
        summary = shorten(filled(text.summary, self._words))
        links = tuple(map(self._link, text.links))
        if (summary, links) == (text.summary, text.links):
            return text
        return replace(text, summary=summary, links=links)

    def _link(self, link: DocumentLink) -> DocumentLink:
        target = self.slugs.get(link.target, link.target)
        if is_place(target):
            target = self.old_sites.find(target, self.titles) or target
        sentence = link.sentence
        before, after = (filled(part, self._words) for part in (sentence.before, sentence.after))
        if (before, after) != (sentence.before, sentence.after):
            sentence = replace(sentence, before=before, after=after)
        elif target == link.target:
            return link
        return replace(link, target=target, sentence=sentence)

    def _words(self, name: str) -> str:
        """Return what a reference to a conference shows, or after a slash to a document or a post."""
        if name.startswith("/"):
            return self.titles.get(self.slugs.get(name[1:], name[1:]), "")
        place = self.archive.conferences.find(name)
        return place.name if place else ""
