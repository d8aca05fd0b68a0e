"""Settings that decide what is published and that nobody can tell: their posts wait for a person's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from confarchive.importing.pelican import Reading
    from confarchive.importing.settings import Settings

_HELP = "give the import a file of settings with its values written out, or publish the posts one by one"


def problems(readings: Sequence[Reading], settings: Settings) -> Iterator[Problem]:
    """Yield one problem for each setting of that kind, with the number of posts that come as drafts."""
    file = settings.file.name if settings.file else ""
    withheld = [each.undecided for each in readings if each.undecided is not None]
    lines = {str(each): each.line for each in settings.undecided}
    if settings.hidden:
        yield _hidden(settings, file, len(withheld))
        return
    for name, line in lines.items():
        number = sum(str(each) == name for each in withheld)
        yield _problem(f"{name} is computed, not literal", number, file, line)


def _hidden(settings: Settings, file: str, number: int) -> Problem:
    line = max((each.line for each in settings.undecided), default=None)
    return _problem(f"`{settings.hidden}` may give settings other values", number, file, line)


def _problem(what: str, number: int, file: str, line: int | None) -> Problem:
    if not number:
        message = f"{what}; no post here depends on it"
        return Problem(path=file, line=line, kind=ProblemKind.UNREAD_SETTING, message=message)
    posts = "1 post comes as a draft" if number == 1 else f"{number} posts come as drafts"
    message = f"{what}, and may keep posts from readers: {posts}; {_HELP}"
    return Problem(path=file, line=line, kind=ProblemKind.UNDECIDED, message=message)
