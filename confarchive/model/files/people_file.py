"""``people.yml``: who wrote, read and checked key by key.

::

    jane-doe:
      name: Jane Doe
      aliases: [J. Doe, jdoe]
      url: https://jane.example/
      about: Looks after the machines of a library.

The key is the name of the person's page. The same is told to editors by
``confarchive/people.schema.json``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from confarchive.model.addresses.slugs import is_name, slugify
from confarchive.model.files import yaml_file
from confarchive.model.files.value_kinds import a_list, a_text, an_address
from confarchive.model.files.yaml_file import misfits, said, unknown
from confarchive.model.people import People, Person
from confarchive.model.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.model.files.value_kinds import Reader
    from confarchive.model.files.yaml_file import Complaint
    from confarchive.model.problems import Problem

FILE = "people.yml"
KEYS = ("name", "aliases", "url", "about")
_VALUES: dict[str, tuple[Reader, str]] = {
    "name": (a_text, "text"),
    "aliases": (a_list, "a list such as [J. Doe]"),
    "url": (an_address, "an address such as https://jane.example/"),
    "about": (a_text, "text"),
}


def read(text: str, path: str = FILE) -> tuple[People, tuple[Problem, ...]]:
    """Return the persons that *text* describes, and what is wrong with it."""
    entries, problems = yaml_file.read(text, path, _complaints)
    return People(persons=tuple(_persons(entries))), problems


def _persons(entries: dict[str, Any]) -> Iterator[Person]:
    for key, facts in sorted(entries.items()):
        if is_key(key) and isinstance(facts, dict) and (name := said(a_text, facts, "name")):
            yield Person(
                key=key,
                name=name,
                aliases=tuple(filter(None, said(a_list, facts, "aliases") or ())),
                url=said(an_address, facts, "url") or "",
                about=said(a_text, facts, "about") or "",
            )


def is_key(text: str) -> bool:
    """Tell whether *text* can be a person's key: it is the name of a page, and of no other."""
    return is_name(text) and slugify(text) == text


def _complaints(entries: dict[str, Any]) -> Iterator[Complaint]:
    for key, facts in sorted(entries.items()):
        yield from _of_person(key, facts)
    yield from _clashes(entries)


def _of_person(key: str, facts: Any) -> Iterator[Complaint]:
    if not is_key(key):
        message = "expected a short name of small letters, digits and hyphens such as jane-doe"
        yield (key,), ProblemKind.BAD_VALUE, message
    if not isinstance(facts, dict):
        message = f"found {facts!r}, expected keys such as name and aliases"
        yield (key,), ProblemKind.BAD_VALUE, message
        return
    yield from unknown((key,), facts, KEYS)
    if not said(a_text, facts, "name") and not isinstance(facts.get("name"), list | dict):
        yield (key,), ProblemKind.BAD_VALUE, "no name: expected the person's name"
    yield from misfits((key,), facts, _VALUES)


def _clashes(entries: dict[str, Any]) -> Iterator[Complaint]:
    """Complain of names that would be two persons: whom they mean, nobody could tell."""
    people = People(persons=tuple(_persons(entries)))
    for person in people.persons:
        for name in (person.name, *person.aliases):
            owner = people.find(name)
            if owner is not None and owner is not person:
                message = (
                    f"{name!r} means {owner.key!r} already; take it out of one of them, or "
                    f"tell two persons apart, as by {f'{name} (Ghent)'!r}"
                )
                yield (person.key,), ProblemKind.DUPLICATE_SLUG, message
