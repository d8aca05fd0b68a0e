"""``conferences.yml`` of the archive, to which an import adds what posts speak of.

The file is taken apart once, an entry a part, and what is added looks at one of them: the time of
an import follows the number of conferences, however many posts name a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from confarchive.model.conferences.known_conferences import new_entry
from confarchive.model.files import conference_file, site_files, yaml_edit, yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from confarchive.model.conferences.conference import Edition
    from confarchive.model.conferences.conference_findings import Finding
    from confarchive.model.editions.edition_facts import EditionFact

HEAD = "# The conferences that the posts speak of. The import adds the ones it is sure of.\n\n"


class Entries:
    """The entries of the file in the folder *site*; ``text`` is what it is to hold."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._parts: list[str] | None = None
        self._known: set[str] = set()
        self._place: dict[str, int] = {}  # the part of each series

    @property
    def text(self) -> str:
        """What the file holds with all that was added."""
        return "".join(self._parts or ())

    def add(self, findings: Iterable[Finding]) -> list[str]:
        """Add what was found and is not described; return its slugs.

        Raises ValueError where the file cannot be read or has no place for it; then nothing is added.
        """
        parts = self._read()
        before = [*parts], self._known.copy(), self._place.copy()
        try:
            return [finding.slug for finding in findings if self._add(finding)]
        except ValueError:
            self._parts, self._known, self._place = before
            raise

    def describe(self, edition: Edition, facts: Iterable[EditionFact]) -> None:
        """Write what is known of an *edition* that was added, with where each value comes from."""
        parts, at = self._read(), self._place.get(edition.series, 0)
        keys = (edition.series, "editions", edition.key)
        told = {fact.key: (fact.value, fact.origin) for fact in facts}
        parts[at] = yaml_edit.describe(parts[at], keys, told)

    def _read(self) -> list[str]:
        """Return the parts of the file, one an entry."""
        if self._parts is None:
            text = ""
            if (self._site / conference_file.FILE).exists():
                text = _text(self._site)
            described, _ = conference_file.read(text)
            self._known = {place.slug for place in described.places}
            self._parts = []
            self._append(text)
        return self._parts

    def _append(self, text: str) -> None:
        """Take *text* in, the end of the file."""
        parts = self._parts if self._parts is not None else []
        for name, part in _apart(text):
            self._place.setdefault(name, len(parts))
            parts.append(part)

    def _add(self, finding: Finding) -> bool:
        """Add what was found, unless it is described, and tell so."""
        parts = self._read()
        if finding.slug in self._known:
            return False
        series, edition = finding.series, str(finding.year)
        if series in self._known:
            at = self._place.get(series, 0)
            parts[at] = yaml_edit.add(parts[at], (series, "editions", edition), {}, in_order=True)
        else:
            entry: dict[str, Any] = {**new_entry(series, finding.name), "editions": {edition: {}}}
            self._append(yaml_edit.add(parts.pop() or HEAD, (series,), entry))
        self._known |= {series, finding.slug}
        return True


def _text(site: Path) -> str:
    try:
        return site_files.read_text(site, conference_file.FILE)
    except OSError as error:
        raise ValueError(error.strerror or str(error)) from None


def _apart(text: str) -> list[tuple[str, str]]:
    """Return the entries of *text* by their keys; what stands before the first is a part of that.

    Text that is not written an entry after another, from the first column on, is one part.
    """
    try:
        node = yaml_text.composed(text)
    except (yaml_text.HeaderError, RecursionError):
        return [("", text)]
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        return [("", text)]
    marks = [key.start_mark for key, _ in node.value]
    if any(mark.column for mark in marks):
        return [("", text)]
    starts = [0, *(mark.index for mark in marks[1:]), len(text)]
    names = [key.value if isinstance(key.value, str) else "" for key, _ in node.value]
    return [
        (name, text[start:end]) for name, start, end in zip(names, starts, starts[1:], strict=False)
    ]
