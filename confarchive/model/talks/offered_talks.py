"""Talks of an author's of which a text tells no title, and offers slides or a video: ``My slides are [here](…)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.model.conferences.conference_findings import Strength
from confarchive.model.talks import talk_ownership, talk_titles
from confarchive.model.talks.talk_ownership import ABROAD, SORT
from confarchive.model.talks.talk_surroundings import media_near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.model.conferences.conference_names import Catalogue
    from confarchive.model.post import Post
    from confarchive.model.talks.talk_titles import FoundTalk

_SLIDES = r"(?:[Ss]lides?|[Ss]lide ?deck|Folien|[Dd]iapos\w*)"
_MEDIA = re.compile(
    rf"""\b(?:
      (?:{_SLIDES}|(?P<video>[Vv]ideo|[Rr]ecording|Aufzeichnung|[Vv]idéo))(?:\]\([^()\s]{{1,200}}\))?
      (?:\s(?:of|from|for|to|zu|von|de)\s|(?<=n|g|\))\s(?=meine[rs]\s))(?:the\s)?(?:my\s(?P<between>(?:[\w’'-]+\s){{0,3}}?){SORT}|{ABROAD})s?
    | (?P<mine>(?:[Mm]y|[Mm]eine|[Mm]es|[Mm]is)\s(?P<kind>(?:[\w’'-]+\s){{0,2}}?)\[?{_SLIDES})
    )\b""",
    re.VERBOSE,
)


def find(text: str, post: Post, catalogue: Catalogue) -> Iterator[FoundTalk]:
    """Yield the talk that *text*, the body of a *post* without its code, offers slides or a video of, called as the post is."""
    for own in _MEDIA.finditer(text):
        between = own["between"] or own["kind"] or ""
        spans = (*own.span(), own.end(), own.end())
        is_there = not own["mine"] or talk_ownership.is_held_there(post, text, spans, catalogue)
        if not (is_there and talk_ownership.is_theirs(text, spans, between)):
            continue
        line = text.count("\n", 0, own.start()) + 1
        media = media_near(text, line)
        if ("video" if own["video"] else "slides") in media:
            speakers = post.authors if len(post.authors) == 1 else ()
            yield talk_titles.found(text, own.span(), post.title, speakers, Strength.LIKELY)
            return
