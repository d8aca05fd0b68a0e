"""What is advised, and writing it: a change is a pure function from a file's text to its new text."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.model.conferences.conference_findings import Strength
from confarchive.model.files import yaml_edit
from confarchive.model.talks.talks import dump

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from confarchive.model.problems import Problem
    from confarchive.model.talks.talks import Talk

Change = Callable[[str], str]
_TALKS = "talks:"
_LISTED = re.compile(rf"^{_TALKS}[ \t]*\n(?:[ \t].*\n|[ \t]*\n)+", re.MULTILINE)
_HEADER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One piece of advice: what was seen and where, and the change that would follow it.

    Only what is sure is written without asking. ``series`` is the conference that is asked about once for
    all posts. ``shown`` are lines that let a reader judge the change to the file ``path``. Without
    a ``change`` there is something to look at, and nothing that a program could write.
    """

    problem: Problem
    shown: tuple[str, ...] = ()
    path: str = ""
    change: Change | None = None
    strength: Strength = Strength.SURE
    series: str = ""

    @property
    def is_sure(self) -> bool:
        """Tell whether it may be followed without asking."""
        return self.strength is Strength.SURE


class UnwritableError(ValueError):
    """A file that has no place for what is to be written: it stays as it is, and so do those behind it."""


def write(root: Path, proposals: Iterable[Proposal]) -> tuple[str, ...]:
    """Make the changes that are proposed to files in *root*; return the paths of those files.

    Raises UnwritableError.
    """
    changes: dict[str, list[Change]] = defaultdict(list)
    for proposal in proposals:
        if proposal.change:
            changes[proposal.path].append(proposal.change)
    for path, wanted in sorted(changes.items()):
        try:
            rewrite(root / path, wanted)
        except ValueError as error:
            raise UnwritableError(f"{path}: {error}; nothing was written into it") from error
    return tuple(sorted(changes))


def rewrite(file: Path, changes: Sequence[Change]) -> None:
    """Make *changes* to the text of *file*, one after the other; its ends of lines stay."""
    before = file.read_bytes().decode("utf-8") if file.exists() else ""
    mark = "\ufeff" if before.startswith("\ufeff") else ""
    text = before.removeprefix(mark).replace("\r\n", "\n")
    for change in changes:
        text = change(text)
    ends = "\r\n" if "\r\n" in before else "\n"
    file.parent.mkdir(exist_ok=True)
    aside = file.with_name(f".{file.name}.new")
    aside.write_bytes((mark + text.replace("\n", ends)).encode())
    os.replace(aside, file)  # noqa: PTH105 - one call, so that the file is whole at any moment


def naming(key: str, slugs: Sequence[str]) -> Change:
    """Return the change that adds conferences to a *key* of a post's header."""

    def change(text: str) -> str:
        header = _HEADER.match(text)
        if header is None:
            return f"---\n{key}: {yaml_edit.flow(list(slugs))}\n---\n\n{text}"
        start, end = header.span("yaml")
        edited = yaml_edit.extend(header["yaml"], (key,), slugs)
        return f"{text[:start]}{edited}{text[end:]}"

    return change


def with_key(text: str, key: str, value: str) -> str:
    """Return a post's *text* whose header has *value*, as YAML, at *key*, or no such key for ""."""
    header = _HEADER.match(text)
    line = f"{key}: {value}\n" if value else ""
    if header is None:
        return f"---\n{line}---\n\n{text}" if line else text
    form = re.compile(rf"^{key}[ \t]*:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
    edited, count = form.subn(line, header["yaml"])
    start, end = header.span("yaml")
    return f"{text[:start]}{edited if count else line + edited}{text[end:]}"


def renaming(key: str, name: str) -> Change:
    """Return the change that calls the *key* of a post's header *name*, whose value stays."""

    def change(text: str) -> str:
        header = _HEADER.match(text)
        if header is None:
            return text
        start, end = header.span("yaml")
        form = re.compile(rf"^(['\"]?){key}\1(?=[ \t]*:)", re.MULTILINE)
        return f"{text[:start]}{form.sub(name, header['yaml'], count=1)}{text[end:]}"

    return change


def listing(talk: Talk) -> Change:
    """Return the change that adds a *talk* to a post's header, behind those that it has in lines of their own."""

    def change(text: str) -> str:
        header = _HEADER.match(text)
        if header is None:
            return f"---\n{_TALKS}{dump([talk])}\n---\n\n{text}"
        end = header.end("yaml")
        listed = _LISTED.search(header["yaml"])
        if listed is None:
            return f"{text[:end]}{_TALKS}{dump([talk])}\n{text[end:]}"
        at = header.start("yaml") + listed.end()
        return f"{text[:at]}{dump([talk])[1:]}\n{text[at:]}"

    return change
