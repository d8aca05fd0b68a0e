"""Settings that decide what is published and that nobody can tell: their posts wait for a person's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from confarchive.importing.foreign_post import Reading
    from confarchive.importing.sources.pelican.settings import Settings
    from confarchive.importing.sources.pelican.settings.computed import Computed

_HELP = "give the import a file of settings with its values written out, or publish the posts one by one"


def problems(readings: Sequence[Reading], settings: Settings) -> Iterator[Problem]:
    """Yield one problem for each setting of that kind, with the number of posts that come as drafts."""
    file = settings.file.name if settings.file else ""
    withheld = [each.undecided for each in readings if each.undecided is not None]
    if settings.hidden:
        yield _hidden(settings, file, len(withheld))
        return
    for each in {(str(each), each.file): each for each in settings.undecided}.values():
        number = sum((str(one), one.file) == (str(each), each.file) for one in withheld)
        if each.file and not number:
            continue
        what = _what(each, file)
        yield _problem(what, number, each.file or file, each.line)


def _what(setting: Computed, file: str) -> str:
    if setting.file:
        return (
            f"{setting} is not what {file} has (--settings {setting.file} takes what was published)"
        )
    return f"{setting} is computed, not literal"


def _hidden(settings: Settings, file: str, number: int) -> Problem:
    line = max((each.line for each in settings.undecided if not each.file), default=None)
    return _problem(f"`{settings.hidden}` may give settings other values", number, file, line)


def _problem(what: str, number: int, file: str, line: int | None) -> Problem:
    if not number:
        message = f"{what}; no post here depends on it"
        return Problem(path=file, line=line, kind=ProblemKind.UNREAD_SETTING, message=message)
    posts = "1 post comes as a draft" if number == 1 else f"{number} posts come as drafts"
    message = f"{what}, and may keep posts from readers: {posts}; {_HELP}"
    return Problem(path=file, line=line, kind=ProblemKind.UNDECIDED, message=message)
