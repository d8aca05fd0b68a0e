"""Footnotes as MyST wants them: each defined once and referred to, in the order of their numbers.

Python-Markdown shows footnotes in the order of their definitions, those without a
reference too. MyST orders them by their numbers; labels that are none get the
next free ones in the order of the references. A footnote without a reference is
warned of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.importing.conversion import Note
from confarchive.importing.markdown.positions import Edit, Lines, apply, inlines
from confarchive.importing.markdown.tokens import read
from confarchive.model.addresses.slugs import unique
from confarchive.model.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from confarchive.importing.markdown.tokens import ParsedMarkdown

_DEFINITION = re.compile(r"^( {0,3})\[\^([^\]\n]+)\]:", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")


def rename(body: str) -> str:
    """Return *body*, labels of footnotes that MyST would not read renamed."""
    if "[^" not in body:
        return body
    labels = dict.fromkeys(match[2] for match in _DEFINITION.finditer(body))
    taken = {label.lower() for label in labels}
    for label in labels:
        if not re.fullmatch(r"[\w-]+", label):
            plain = unique("-".join(re.findall(r"[\w-]+", label)) or "note", taken)
            taken.add(plain.lower())
            body = body.replace(f"[^{label}]", f"[^{plain}]")
    return body


def settle(text: str, order: Sequence[str]) -> tuple[str, tuple[Note, ...]]:
    """Return MyST *text* with its footnotes settled, in the *order* of these labels."""
    if "[^" not in text:
        return text, ()
    text = _define_once(text)
    text, notes = _refer_to_all(text)
    return _reorder(text, order), notes


def _define_once(text: str) -> str:
    reading, lines = read(text), Lines(text)
    seen: set[str] = set()
    edits = []
    for label, start, end in _definitions(reading):
        if label in seen and not lines.lines[start].partition("[^")[0].strip("> \t"):
            edits.append(lines.drop(start, end))
        seen.add(label)
    return apply(text, edits)


def _refer_to_all(text: str) -> tuple[str, tuple[Note, ...]]:
    """Let marks of footnotes that nothing refers to end the text."""
    reading = read(text)
    used = set(_references(reading))
    unused = [label for label, *_ in _definitions(reading) if label not in used]
    if not unused:
        return text, ()
    message = "no text refers to the footnote {}; its mark stands at the end"
    notes = (Note(kind=ProblemKind.UNSUPPORTED, message=message.format(label)) for label in unused)
    return f"{text}\n\n{' '.join(f'[^{label}]' for label in unused)}", tuple(notes)


def _definitions(reading: ParsedMarkdown) -> Iterator[tuple[str, int, int]]:
    """Yield the label, and the first line and the one after the last, of each definition."""
    for token in reading.tokens:
        if token.type == "footnote_reference_open" and token.map:
            yield token.meta["label"], *token.map


def _references(reading: ParsedMarkdown) -> Iterator[str]:
    """Yield the labels that are referred to, in order, those in directives too."""
    for token in reading.tokens:
        if token.type == "colon_fence":
            yield from _MARK.findall(token.info + token.content)
        for child in token.children or ():
            if child.type == "footnote_ref":
                yield child.meta["label"]


def _reorder(text: str, order: Sequence[str]) -> str:
    """Give the footnotes new numbers where MyST would not show them in *order*."""
    reading = read(text)
    used = list(dict.fromkeys(_references(reading)))
    wanted = [label for label in order if label in used]
    if _shown_order(used) == wanted or set(used) != set(wanted):
        return text
    numbers = {label: str(number) for number, label in enumerate(wanted, 1)}
    return apply(text, _renumbered(reading, Lines(text), numbers))


def _shown_order(used: Sequence[str]) -> list[str]:
    numbers = {label: int(label) for label in used if label.isdigit()}
    free = (n for n in range(1, len(used) + len(numbers) + 1) if n not in numbers.values())
    numbers |= {label: next(free) for label in used if not label.isdigit()}
    return sorted(used, key=lambda label: numbers[label])


def _renumbered(
    reading: ParsedMarkdown, lines: Lines, numbers: Mapping[str, str]
) -> Iterator[Edit]:
    for inline in inlines(reading, lines):
        if inline.token.type == "footnote_ref" and inline.token.meta["label"] in numbers:
            new = f"[^{numbers[inline.token.meta['label']]}]"
            yield Edit(start=inline.start, end=inline.end, new=new)
    for label, start, _ in _definitions(reading):
        if label in numbers:
            begins = lines.start(start) + lines.lines[start].index(f"[^{label}]:")
            yield Edit(start=begins, end=begins + len(label) + 3, new=f"[^{numbers[label]}]")
    for token in reading.tokens:
        if token.type == "colon_fence" and token.map:
            start, end = lines.start(token.map[0]), lines.end(token.map[1] - 1)
            for found in _MARK.finditer(reading.text, start, end):
                if found[1] in numbers:
                    yield Edit(start=found.start(), end=found.end(), new=f"[^{numbers[found[1]]}]")
