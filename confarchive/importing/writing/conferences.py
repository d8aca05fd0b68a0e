"""The conferences and talks that an imported post speaks of, named in its header where there is no doubt.

What is less sure, ``confarchive check`` proposes. Drafts are left alone: an entry made
for one would tell of it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from confarchive.model.archive import POSTS
from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_findings import Strength
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.post import Status
from confarchive.model.publication import is_published
from confarchive.model.talks import talk_detection

if TYPE_CHECKING:
    from datetime import datetime

    from confarchive.model.conferences.conference import Conferences
    from confarchive.model.conferences.conference_findings import Finding
    from confarchive.model.post import Post


def found(post: Post, described: Conferences, now: datetime) -> tuple[Finding, ...]:
    """Return the conferences that *post*, with its body, speaks of beyond doubt.

    None where it is not published at *now*, which is in the zone of the archive's times.
    """
    is_shown = post.status is Status.PUBLISHED and is_published(post, now)
    if not is_shown or not post.path.startswith(f"{POSTS}/"):
        return ()
    findings = detect(post, _catalogue(described))
    return tuple(finding for finding in findings if finding.is_beyond_doubt)


@cache  # for one import there is one, in each of its processes
def _catalogue(described: Conferences) -> Catalogue:
    return Catalogue(described)


def named(post: Post, findings: tuple[Finding, ...]) -> Post:
    """Return *post* with what was found in its header, under what it is about or what it mentions."""
    about = sorted(finding.slug for finding in findings if finding.is_about)
    mentioned = sorted(finding.slug for finding in findings if not finding.is_about)
    conferences = tuple(dict.fromkeys((*post.conferences, *about)))
    mentions = tuple(dict.fromkeys((*post.mentions, *mentioned)))
    return replace(post, conferences=conferences, mentions=mentions)


def with_talks(post: Post, described: Conferences) -> Post:
    """Return *post*, with its body, with the talks that its author surely held listed in its header."""
    found = talk_detection.detect(post, _catalogue(described))
    talks = tuple(each.talk for each in found if each.strength is Strength.SURE)
    return replace(post, talks=talks) if talks else post
