"""Posts begun, published and taken back: one file's header changes, and nothing else in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from confarchive.curating.proposals import rewrite, with_key
from confarchive.model.addresses.slugs import slugify, unique
from confarchive.model.archive import POSTS, parsed, read_posts
from confarchive.model.dates import time_zones
from confarchive.model.dates.moments import moment
from confarchive.model.files.yaml_edit import flow
from confarchive.model.problems import ProblemKind, did_you_mean
from confarchive.model.publication import Withheld, why_withheld
from confarchive.model.text.markup import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from confarchive.model.post import Post
    from confarchive.model.problems import Problem

    Excluded = Callable[[str], bool]
    """Tells of a path whether settings keep it from readers."""

_HEADER = re.compile(r"\A(---[ \t]*\n)(.*?)(^---[ \t]*(?:\n|\Z))", re.DOTALL | re.MULTILINE)
_BLOCKED = {ProblemKind.UNREADABLE, ProblemKind.BAD_VALUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A post that readers do not see, why, and what is wrong with it; ``appears`` is when they will, if that is known."""

    post: Post
    why: Withheld
    problem: Problem | None = None
    appears: datetime | None = None

    def __str__(self) -> str:
        if self.problem:
            return str(self.problem)
        told = {
            Withheld.DRAFT: "a draft",
            Withheld.UNDATED: "has no date",
            Withheld.EXPIRED: f"expired on {_day(self.post.expires)}",
            Withheld.TO_COME: f"appears on {_day(self.post.date)}",
            Withheld.EXCLUDED: _HELD[Withheld.EXCLUDED],
        }
        return f"{self.post.path}: {told[self.why]}"


def begin(root: Path, title: str, conferences: tuple[str, ...], now: datetime) -> str:
    """Write a draft with a *title* about *conferences* below *root*; return its path."""
    taken = {post.slug for post, _ in read_posts(root)}
    path = f"{POSTS}/{now.year}/{unique(slugify(title), taken)}.md"
    named = f"conferences: {flow(list(conferences))}\n" if conferences else ""
    text = f"---\nstatus: draft\n{named}---\n\n# {escaped_markdown(title)}\n\n"
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(text)
    return path


def drafts(
    root: Path, now: datetime, excluded: Excluded = lambda _path: False
) -> tuple[Draft, ...]:
    """Return the posts and pages of the folder *root* that readers do not see at *now*, those to come first, by time.

    *excluded* tells whether settings keep a path from them.
    """
    found = list(_drafts(root, now, excluded))
    return tuple(
        sorted(found, key=lambda each: (not each.appears, each.appears or now, each.post.path))
    )


def publish(
    root: Path, name: str, now: datetime, date: str = "", excluded: Excluded = lambda _path: False
) -> tuple[Post, datetime | None]:
    """Have readers see the post called *name*, from *date* on, else from its own, else from today.

    Returns it, and when it will appear where that is still to come. Raises ValueError where it is not to be
    found, or where something else holds it back: then nothing is written.
    """
    post, text = _find(root, name)
    needs_date = post.date is None and post.path.startswith(f"{POSTS}/")
    day = date or (now.date().isoformat() if needs_date else "")
    edited = with_key(with_key(text, "date", day) if day else text, "status", _left(text))
    draft = _draft(*parsed(edited, post.path), now, excluded)
    if draft is not None and draft.why is not Withheld.TO_COME:
        why = draft.problem or f"{post.path}: {_HELD[draft.why]}"
        raise ValueError(f"{why}; nothing was written")
    rewrite(root / post.path, [lambda _: edited])
    return post, draft.appears if draft else None


def unpublish(root: Path, name: str) -> str:
    """Make the post called *name* a draft; return its path. Raises ValueError where it is not to be found."""
    post, _ = _find(root, name)
    rewrite(root / post.path, [partial(with_key, key="status", value="draft")])
    return post.path


_HELD = {
    Withheld.DRAFT: "its folder, or another key of its header, says that it is a draft",
    Withheld.EXPIRED: "its key 'expires' names a day that is over; take it out",
    Withheld.UNDATED: "it has no date",
    Withheld.EXCLUDED: "exclude_patterns in conf.py excludes it",
}


def _drafts(root: Path, now: datetime, excluded: Excluded) -> Iterator[Draft]:
    zone = now.tzinfo
    for post, problems in read_posts(root):
        placed = time_zones.placed(post, zone) if zone else post
        if draft := _draft(placed, problems, now, excluded):
            yield draft


def _draft(
    post: Post, problems: tuple[Problem, ...], now: datetime, excluded: Excluded
) -> Draft | None:
    why = Withheld.EXCLUDED if excluded(post.path) else why_withheld(post, now)
    if why is None:
        return None
    wrong = next((each for each in problems if each.kind in _BLOCKED), None)
    appears = moment(post.date, now.tzinfo) if why is Withheld.TO_COME and post.date else None
    return Draft(post=post, why=why, appears=appears, problem=None if appears else wrong)


def _find(root: Path, name: str) -> tuple[Post, str]:
    """Return the one post of *root* whose slug or path is *name*, and its text with plain ends of lines."""
    posts = [post for post, _ in read_posts(root)]
    found = [post for post in posts if name in {post.slug, post.path}]
    if not found:
        known = {word for post in posts for word in (post.slug, post.path)}
        raise ValueError(f"{name}: no such post{did_you_mean(name, known)}")
    if len(found) > 1:
        paths = " or ".join(post.path for post in found)
        raise ValueError(f"{name}: two posts are called so; name its file: {paths}")
    text = (root / found[0].path).read_text(encoding="utf-8")
    return found[0], text.removeprefix("\ufeff").replace("\r\n", "\n")


def _left(text: str) -> str:
    """Return the status that a post keeps once it is published: a hidden one stays hidden."""
    header = _HEADER.match(text)
    found = re.search(r"^status:[ \t]*hidden[ \t]*$", header[2], re.MULTILINE) if header else None
    return "hidden" if found else ""


def _day(when: object) -> str:
    return str(when)[:10]
