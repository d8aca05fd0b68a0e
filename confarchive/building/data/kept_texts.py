"""What readers see of the texts of posts, kept from one build to the next.

Only what was edited is read again, and what links to something that is called otherwise now, or is no more.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from confarchive.building.incremental.cache import CachedValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from confarchive.building.data.link_targets import LinkTarget, LinkTargets
    from confarchive.building.data.noted_texts import NotedTexts
    from confarchive.building.data.post_texts import PostText
    from confarchive.building.data.text_events import Event
    from confarchive.model.post import Post

_Answers: TypeAlias = "dict[tuple[str, ...], LinkTarget | None]"
"""What was asked of :meth:`.LinkTargets.find`, and what it returned."""
_KeptText: TypeAlias = "tuple[str, _Answers, PostText]"
"""What stands for a post's text, what was asked for it, and what readers see of it."""

_FILE = "confarchive-texts.pickle"


def read(
    root: Path,
    doctrees: Path,
    posts: Iterable[Post],
    targets: LinkTargets,
    *,
    source: Callable[[str], str],
    noted: NotedTexts,
) -> Mapping[str, PostText]:
    """Return the texts of the *posts* in the folder *root*, by document name, and keep them in *doctrees*.

    *source* returns what stands for the text of the file at a path; what is *noted* of that is not read again.
    Posts that are none of *posts* are kept no longer.
    """
    cached = CachedValue(doctrees / _FILE)
    fingerprint, before = cached.load() or ("", {})
    sources = {post.docname: source(post.path) for post in posts}
    is_same = fingerprint == targets.fingerprint
    now: dict[str, _KeptText] = {
        name: kept
        for name, kept in before.items()
        if kept[0] == sources.get(name) and _holds(kept[1], targets, is_same=is_same)
    }
    edited = [name for name in sources if name not in now]
    if edited or not is_same or now.keys() != before.keys():
        events = {name: noted[name][1] for name in edited if _is_noted(name, sources, noted)}
        events |= _read(root, [name for name in edited if name not in events])
        for name, answers, text in _resolved(edited, events, targets):
            now[name] = sources[name], answers, text
        cached.keep((targets.fingerprint, now))
    return {name: now[name][2] for name in sources}


def _holds(answers: _Answers, targets: LinkTargets, *, is_same: bool) -> bool:
    """Tell whether *targets* would answer the same; where nothing but files can have changed, these alone are asked for."""
    return all(
        (is_same and answer and answer.kind != "file") or targets.find(*question) == answer
        for question, answer in answers.items()
    )


def _is_noted(name: str, sources: Mapping[str, str], noted: NotedTexts) -> bool:
    return name in noted and noted[name][0] == sources[name]


def _read(root: Path, names: Sequence[str]) -> dict[str, tuple[Event, ...]]:
    """Return what the posts called *names* say, by name."""
    if not names:
        return {}
    from confarchive.building.data import all_text_events  # noqa: PLC0415 (many builds read nothing here)
    from confarchive.model import frontmatter  # noqa: PLC0415 (as above)

    return all_text_events.read_all(
        names, lambda name: frontmatter.body((root / f"{name}.md").read_text("utf-8"))
    )


def _resolved(
    names: Sequence[str], events: Mapping[str, tuple[Event, ...]], targets: LinkTargets
) -> Iterator[tuple[str, _Answers, PostText]]:
    """Yield of each post its name, what was asked of *targets* for it, and what readers see of its *events*."""
    from confarchive.building.data import post_texts  # noqa: PLC0415 (as above)

    for name in names:
        answers: _Answers = {}

        def find(*question: str, noted: _Answers = answers) -> LinkTarget | None:
            if question not in noted:
                noted[question] = targets.find(*question)
            return noted[question]

        yield name, answers, post_texts.of_events(events[name], name, find)


def forget(doctrees: Path) -> None:
    """Forget all: nothing may be kept of a post that is no part of the site any more."""
    (Path(doctrees) / _FILE).unlink(missing_ok=True)
