"""``programmes/<edition>.yml``: the talks of a conference's programme, read and checked one by one.

::

    talks:
      - {title: Measuring communities, speakers: [Jane Doe], room: Janson, start: 2015-01-31 10:00,
         minutes: 50, url: "https://fosdem.org/2015/schedule/event/measuring/"}

The file's name is that of the edition. A talk has the keys that it has in a post's header, but for
``conference``, and four of its own. ``confarchive conferences --read`` writes such files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from confarchive.model.conferences import conference
from confarchive.model.files import yaml_text
from confarchive.model.files.value_kinds import a_moment, a_text, an_address
from confarchive.model.files.yaml_file import no_yaml
from confarchive.model.problems import Problem, ProblemKind, did_you_mean
from confarchive.model.talks import talks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.model.conferences.conference import Conferences
    from confarchive.model.talks.talks import Talk

FOLDER = "programmes"
_KEY = "talks"
_HEAD = "# The programme of {}. confarchive conferences --read adds what it lacks.\n\ntalks:"


def _minutes(value: Any) -> int:
    text = a_text(value)
    if not re.fullmatch(r"[0-9]{0,4}", text):
        raise ValueError(text)
    return int(text or 0)


_ADDRESS = "an address such as https://fosdem.org/2015/"
_VALUES: talks.Values = {
    "title": talks.IN_HEADERS["title"],
    "speakers": talks.IN_HEADERS["speakers"],
    "room": (a_text, "text"),
    "start": (a_moment, "a day and a time such as 2015-01-31 10:00"),
    "minutes": (_minutes, "a number of minutes such as 50"),
    "slides": (an_address, _ADDRESS),
    "video": (an_address, _ADDRESS),
    "language": talks.IN_HEADERS["language"],
    "url": (an_address, _ADDRESS),
}


def path_of(slug: str) -> str:
    """Return the place in the site of the programme of the edition called *slug*."""
    return f"{FOLDER}/{slug}.yml"


def read(text: str, path: str) -> tuple[tuple[Talk, ...], tuple[Problem, ...]]:
    """Return the talks that *text* lists, in its order, and what is wrong with it, in the file *path*."""
    try:
        entries = yaml_text.read(text)
    except yaml_text.HeaderError as error:
        return (), (no_yaml(path, error),)
    found = entries.get(_KEY)
    value = found.value if found else []
    listed = value if isinstance(value, list) else [value] if value else []
    wrong = {number: [*talks.misread(entry, _VALUES)] for number, entry in enumerate(listed)}
    problems = [_unknown(path, key, entry.line) for key, entry in entries.items() if key != _KEY]
    lines = yaml_text.item_lines(text, _KEY) if any(wrong.values()) else []
    problems += (
        _problem(path, lines[number] if number < len(lines) else None, f"talks: {message}")
        for number, messages in wrong.items()
        for message in messages
    )
    good = (entry for number, entry in enumerate(listed) if not wrong[number])
    return tuple(talks.of_entry(entry, _VALUES) for entry in good), tuple(problems)


def _unknown(path: str, key: str, line: int) -> Problem:
    hint = did_you_mean(key, [_KEY]) or f"; known is {_KEY}"
    return _problem(path, line, f"unknown key {key!r}{hint}", ProblemKind.UNKNOWN_KEY)


def _problem(
    path: str, line: int | None, message: str, kind: ProblemKind = ProblemKind.BAD_VALUE
) -> Problem:
    return Problem(path=path, line=line, kind=kind, message=message)


def undescribed(given: Iterable[str], described: Conferences) -> Iterator[Problem]:
    """Yield a problem for each programme *given* of an edition that is not described: it has a page all the same."""
    for slug in given:
        if described.find(slug) is None:
            why = described.why_closed(slug)
            message = f"found a programme, and {why}" if why else conference.undescribed(slug)
            kind = ProblemKind.UNKNOWN_CONFERENCE
            yield Problem(path=path_of(slug), kind=kind, message=message)


def added(text: str, name: str, programme: Iterable[Talk]) -> str:
    """Return *text*, the programme of the edition called *name*, with the talks of a *programme* that it lacks.

    A talk is lacking where none of its title is there. Raises ValueError where the file has no place for them.
    """
    path = path_of(name)
    there, problems = read(text, path)
    if any(problem.kind is ProblemKind.UNREADABLE for problem in problems):
        raise ValueError(problems[0].message)
    known = {talk.title for talk in there}
    new = [talk for talk in programme if talk.title not in known]
    if not new:
        return text
    whole = f"{text.rstrip() or _HEAD.format(name)}{talks.dump(new)}\n"
    if read(whole, path)[0] != (*there, *new):
        raise ValueError(f"{_KEY}: expected a list with a talk on each line")
    return whole
