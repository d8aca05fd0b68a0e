"""What the texts of posts say, kept from one build to the next: only what was edited is read again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.incremental.cache import CachedValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from confarchive.building.data.text_events import Event
    from confarchive.model.post import Post

    Kept = dict[str, tuple[str, tuple[Event, ...]]]
    """What stands for the text of each post, and what it says, by document name."""

_FILE = "confarchive-texts.pickle"


def read(
    root: Path, doctrees: Path, posts: Iterable[Post], source: Callable[[str], str]
) -> Mapping[str, tuple[Event, ...]]:
    """Return what the *posts* in the folder *root* say, by document name, and keep it in *doctrees*.

    *source* returns what stands for the text of the file at a path. Posts that are none of *posts* are kept no longer.
    """
    cached = CachedValue(doctrees / _FILE)
    before: Kept = cached.load() or {}
    sources = {post.docname: source(post.path) for post in posts}
    known = {name: kept for name, kept in before.items() if kept[0] == sources.get(name)}
    edited = [name for name in sources if name not in known]
    texts = _events(root, edited) if edited else {}
    if edited or known.keys() != before.keys():
        cached.keep(known | {name: (sources[name], texts[name]) for name in edited})
    return {name: texts[name] if name in texts else known[name][1] for name in sources}


def _events(root: Path, names: Sequence[str]) -> Mapping[str, tuple[Event, ...]]:
    from confarchive.building.data import text_events  # noqa: PLC0415 (most builds read nothing here)
    from confarchive.model import frontmatter  # noqa: PLC0415 (as above)

    return text_events.read_all(
        names, lambda name: frontmatter.body((root / f"{name}.md").read_text("utf-8"))
    )


def forget(doctrees: Path) -> None:
    """Forget all: nothing may be kept of a post that is no part of the site any more."""
    (Path(doctrees) / _FILE).unlink(missing_ok=True)
