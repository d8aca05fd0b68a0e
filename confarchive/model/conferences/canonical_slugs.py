"""One name for each conference, whatever its capitals: ``FIG-2020`` is ``fig-2020``, and has no page beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.model.conferences.conference import keys_and_names
from confarchive.model.post import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from confarchive.model.conferences.conference import Conferences
    from confarchive.model.post import Post


def settled(
    posts: Sequence[Post], known: Conferences, others: Iterable[str]
) -> tuple[list[Post], Mapping[str, str]]:
    """Return *posts* that name conferences as the *known* ones are called, and what each name is called that has another.

    Of names that nobody describes, *others* among them, it is the one without capitals, where posts have it. A hidden post follows
    what others say.
    """
    every = {name for post in posts for _, name in keys_and_names(post)}
    listed = (post for post in posts if post.status is not Status.HIDDEN)
    named = {name for post in listed for _, name in keys_and_names(post)}
    described = {place.slug for place in known.places}
    meant: dict[str, str] = {}
    for name in (
        *sorted(described),
        *sorted({*named, *others}, key=lambda name: (not name.islower(), name)),
    ):
        meant.setdefault(name.casefold(), name)
    calls = {
        name: meant[name.casefold()]
        for name in {*every, *others} - described
        if meant.get(name.casefold(), name) != name
    }
    return [_called(post, calls) for post in posts], calls


def _called(post: Post, calls: Mapping[str, str]) -> Post:
    if not calls or not any(name in calls for _, name in keys_and_names(post)):
        return post
    about = tuple(dict.fromkeys(calls.get(name, name) for name in post.conferences))
    mentions = dict.fromkeys(calls.get(name, name) for name in post.mentions)
    talks = (replace(t, conference=calls.get(t.conference, t.conference)) for t in post.talks)
    return replace(
        post,
        conferences=about,
        mentions=tuple(name for name in mentions if name not in about),
        talks=tuple(talks),
    )
