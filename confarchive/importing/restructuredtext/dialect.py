"""What a blog's program and its plugins add to reStructuredText, and how it is lent to docutils.

docutils keeps directives and roles for the process: other packages register theirs there, and a
``.. role::`` in one post would be known in the next. It looks names up by two functions, which
Sphinx replaces by its own, too. Inside :func:`known_to_docutils` these find what a dialect has,
what docutils brings and what the post itself defines; afterwards all is as it was before.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives, roles

from confarchive.importing.restructuredtext.files import OPENING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Find = Callable[..., tuple[Any, list[Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RstDialect:
    """How a blog's program reads reStructuredText.

    ``directives`` and ``roles`` are those that it adds to docutils', by their names in lower case.
    ``settings`` are docutils' own, those of the program before what the blog's author sets, and
    ``language`` is that of the blog. ``formatted`` are the fields of a header that hold markup.
    """

    directives: Mapping[str, Any] = field(default_factory=dict)
    roles: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    language: str = "en"
    formatted: tuple[str, ...] = ()


@contextmanager
def known_to_docutils(dialect: RstDialect) -> Iterator[None]:
    """Have docutils find the names of a *dialect*, those of the post, and its own."""
    own_directives, own_roles = {**dialect.directives, **OPENING}, {**dialect.roles}

    def register_role(name: str, role: Any) -> None:
        roles.set_implicit_options(role)
        own_roles[name.lower()] = role

    with ExitStack() as stack:
        stack.enter_context(_replaced(directives, "directive", _finding(own_directives)))
        stack.enter_context(_replaced(roles, "role", _finding(own_roles)))
        stack.enter_context(_replaced(roles, "register_local_role", lambda _: register_role))
        yield


@contextmanager
def _replaced(module: Any, name: str, make: Callable[[Any], Any]) -> Iterator[None]:
    """Have a function of *module* be what *make* makes of it."""
    before = getattr(module, name)
    setattr(module, name, make(before))
    try:
        yield
    finally:
        setattr(module, name, before)


def _finding(own: Mapping[str, Any]) -> Callable[[Find], Find]:
    """Return what makes a function that looks in *own* first, and sees nothing that others than docutils added."""

    def finding(find: Find) -> Find:
        def found(name: str, *args: Any) -> tuple[Any, list[Any]]:
            if name.lower() in own:
                return own[name.lower()], []
            known, messages = find(name, *args)
            return known if _is_docutils(known) or known in own.values() else None, messages

        return found

    return finding


def _is_docutils(known: Any) -> bool:
    return known is None or known.__module__.partition(".")[0] == "docutils"
