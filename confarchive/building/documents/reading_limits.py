"""A document that takes too long to read, or nests too deep, is told and shown by its title alone.

A contributor's post would hold up the build of all others else, or end it with a traceback.
Where there is no timer (see :mod:`confarchive.runtime.time_limit`), no time is too long.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from confarchive.building.diagnostics import report
from confarchive.model.problems import Problem, ProblemKind
from confarchive.runtime.time_limit import OverdueError, within

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

_DEEPEST = 100
"""How deep nodes of a document may stand in each other: deeper ones cannot be written or kept."""
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_CHANGING = (list, dict, set)
_TITLE = re.compile(r"^# *(?P<title>\S[^\n]{0,200})", re.MULTILINE)


def parse(
    text: str, document: nodes.document, parser: Callable[[str], None], seconds: float
) -> None:
    """Have *parser* read *text* into *document*, or what stands in for it."""
    before = _state(document)
    try:
        with within(seconds):
            parser(text)
        why = "" if _is_flat(document) else f"nests deeper than {_DEEPEST}"
    except OverdueError:
        why = f"takes longer than {seconds:g} s to read (archive_seconds in conf.py gives more)"
    except RecursionError:
        why = "nests deeper than can be read"
    if why:
        _forget(document, before)
        _tell(document.settings.env, why)
        parser(_stand_in(text, document.settings.env.docname))


def _is_flat(document: nodes.document) -> bool:
    """Tell whether no node stands deeper than can be written."""
    level: list[nodes.Node] = [document]
    for _ in range(_DEEPEST + 1):  # the last may be of text, which stands in the deepest node
        level = [child for node in level for child in node.children]
        if not level:
            return True
    return False


def _state(document: nodes.document) -> dict[str, Any]:
    """Return what there is to put back into a document, or its transformer."""
    return _values(document) | {"transformer": _values(document.transformer)}


def _values(owner: object) -> dict[str, Any]:
    kept = vars(owner).items()
    return {key: copy.copy(each) if isinstance(each, _CHANGING) else each for key, each in kept}


def _forget(document: nodes.document, before: dict[str, Any]) -> None:
    """Have the *document*, and what is known of it, be as they were *before*."""
    transformer = document.transformer
    vars(transformer).update(before.pop("transformer"))
    vars(document).clear()
    vars(document).update(before, transformer=transformer)
    env = document.settings.env
    for domain in env.domains.sorted():
        domain.clear_doc(env.docname)


def _tell(env: BuildEnvironment, why: str) -> None:
    message = f"{why}: only its title is shown; make it shorter, or leave it out"
    path = env.doc2path(env.docname, base=False)
    report([Problem(path=str(path), kind=ProblemKind.UNREADABLE, message=message)])


def _stand_in(text: str, docname: str) -> str:
    """Return the first title in *text*, whose signs mean nothing any more."""
    found = _TITLE.search(text)
    title = found["title"].strip() if found else docname.rpartition("/")[2]
    return "# " + _SIGN.sub(r"\\\g<0>", title) + "\n"
