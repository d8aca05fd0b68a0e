"""Slides and videos that lie beside the posts, and that talks in headers name: offered as files in texts are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.diagnostics import report
from confarchive.building.documents import file_access
from confarchive.model.problems import Problem, ProblemKind
from confarchive.model.talks.talks import file_of, is_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from confarchive.model.post import Post


def note(env: BuildEnvironment, post: Post) -> None:
    """Make the files that the talks of a *post* name a part of the site."""
    for key, named in _named(post):
        path = file_of(post.docname, named)
        file = Path(env.srcdir) / path
        if why := file_access.refusal(named, file, Path(env.srcdir)):
            file_access.tell(post.path, None, f"talks: {key}: {why}")
            continue
        env.note_dependency(path)
        if file.is_file():
            env.dlfiles.add_file(post.docname, path)
        else:
            message = f"talks: {key}: there is no file {path}; bring it, or name another"
            report([Problem(path=post.path, kind=ProblemKind.DEAD_LINK, message=message)])


def _named(post: Post) -> Iterator[tuple[str, str]]:
    """Yield the files that talks name, each behind its key."""
    for talk in post.talks:
        for key, named in (("slides", talk.slides), ("video", talk.video)):
            if is_file(named):
                yield key, named
