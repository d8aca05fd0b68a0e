"""Talks that a post tells of in its text, with the words that tell: proposals, never more than is said.

Only a post about one conference is looked at, as no other says where a talk was given. What its author held
("I gave a talk titled **Measuring communities**") has its title beside it, in quotation marks, stressed or as a link; what others held
has their names beside it too. Slides and videos are links that say so, and players of well-known hosts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.model.conferences.conference import is_edition
from confarchive.model.conferences.conference_findings import Strength
from confarchive.model.talks import (
    offered_talks,
    others_talks,
    talk_media,
    talk_ownership,
    talk_titles,
)
from confarchive.model.talks.talk_ownership import ABROAD, SORT
from confarchive.model.talks.talk_surroundings import media_near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.model.conferences.conference_names import Catalogue
    from confarchive.model.post import Post
    from confarchive.model.talks.talk_titles import FoundTalk

_OWN = re.compile(
    rf"""\b(?:
      (?P<one>[Mm]y)\s(?P<between>(?:[\w’'-]+\s){{0,3}}?){SORT}
    | [Oo]ur\s(?P<ours>(?:[\w’'-]+\s){{0,3}}?){SORT}
    | (?:(?P<I>I)|[Ww]e)(?:['’](?:ve|ll|m|re)|\s(?:also|have|will|am|are|be|then|just))*\s
      (?:gave|give|given|giving|presented|presenting|delivered|delivering|held|holding|(?P<attended>did|ran))\s
      (?:a|an|the|my|our|another|two)\s(?P<given>(?:[\w’'-]+\s){{0,3}}?){SORT}
    | (?P<spoke>I)(?:['’](?:ve|ll|m)|\s(?:also|have|will|am|be|then|just|was))*\s
      (?:spoke|spoken|speak|speaking|talked|talking|presented|presenting)(?=\s(?:on|about)\s["“«])
    | (?P<abroad>{ABROAD})
    )s?\b""",
    re.VERBOSE,
)


def detect(post: Post, catalogue: Catalogue) -> tuple[FoundTalk, ...]:
    """Return the talks that *post*, with its body, tells of; none where its header lists some.

    *catalogue* has the names of conferences, of which a talk may have been given at another.
    """
    if post.talks or len(post.conferences) != 1 or not is_edition(post.conferences[0]):
        return ()
    text = talk_media.without_code(post.body)
    own = list(_own(text, post, catalogue)) or list(offered_talks.find(text, post, catalogue))
    others = others_talks.find(text, post, catalogue)
    # What is listed with its speakers and told as the author's own is the author's.
    found = {each.talk.title.casefold(): each for each in (*others, *own)}
    return tuple(_with_media(text, sorted(found.values(), key=lambda each: each.line)))


def _own(text: str, post: Post, catalogue: Catalogue) -> Iterator[FoundTalk]:
    """Yield the talks that the author held."""
    for own in _OWN.finditer(text):
        title = talk_titles.behind(text, own.end())
        if title is None:
            continue
        between = own["between"] or own["ours"] or own["given"] or ""
        spans = (*own.span(), *title.span())
        if not talk_ownership.is_theirs(text, spans, between):
            continue
        is_one = bool(own["one"] or own["I"] or own["spoke"] or own["abroad"])
        speakers = post.authors if not is_one or len(post.authors) == 1 else ()
        is_sure = (
            bool(speakers)
            and not (own["attended"] or own["abroad"] or talk_titles.is_small(title))
            and talk_ownership.is_plain(post, text, spans, between, catalogue)
        )
        strength = Strength.SURE if is_sure else Strength.LIKELY
        words = talk_titles.words_of(title)
        yield talk_titles.found(text, (own.start(), title.end()), words, speakers, strength)


def _with_media(text: str, found: list[FoundTalk]) -> Iterator[FoundTalk]:
    """Yield what was found with its slides and its video: those beside it, or of the text where there is one talk."""
    for each in found:
        media = media_near(text, each.line)
        if not media and len(found) == 1:
            media = talk_media.find(text)
        slides, video = media.get("slides", ""), media.get("video", "")
        yield replace(each, talk=replace(each.talk, slides=slides, video=video))
