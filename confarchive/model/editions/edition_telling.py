"""What one sentence of a post tells of an edition."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Something that a post tells of an edition: ``dates``, or a town in ``city`` and what is behind it.

    ``where`` and ``line`` are those of a :class:`~confarchive.model.conferences.conference_findings.Mention`,
    ``evidence`` the words around it. A town that ``is_whole`` has no more words behind it than its own.
    """

    slug: str
    dates: str = ""
    city: str = ""
    region: str = ""
    where: str
    line: int
    evidence: str
    is_whole: bool = False
