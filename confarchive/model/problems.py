"""Findings as data: what is wrong, where, and what to do about it.

Pure functions yield :class:`Problem` values; the command line and the build
print the same ones, as ``path:line: message [kind]``.
"""

from __future__ import annotations

import difflib
import enum
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ProblemKind(enum.StrEnum):
    """What can be wrong.

    In a build each kind is the subtype of a warning, ``confarchive.<kind>``,
    which ``suppress_warnings`` names.
    """

    UNREADABLE = "unreadable"
    """A file cannot be read: no such file, not UTF-8, a broken header."""
    BAD_VALUE = "bad-value"
    """A header key or a setting holds something else than is expected there."""
    UNKNOWN_KEY = "unknown-key"
    """A header key that no package of the archive knows."""
    NOT_PLAIN = "not-plain"
    """A header key that a site without confarchive does not build with."""
    NO_ADDRESS = "no-address"
    """A site whose settings do not tell where it will be found."""
    NO_WORDS = "no-words"
    """A site in a language that the archive has no words in."""
    NO_TITLE = "no-title"
    """A post without a level-one heading."""
    NO_DATE = "no-date"
    """A post without a date: it is not published."""
    DATE_OF_HISTORY = "date-of-history"
    """A post without a date that got the day of its file's first commit."""
    DUPLICATE_SLUG = "duplicate-slug"
    """Two posts, or two terms, that would share one address."""
    DUPLICATE_ADDRESS = "duplicate-address"
    """Two posts with one old address; it leads to the first."""
    TAKEN_ADDRESS = "taken-address"
    """An old address at which another page of the site stands."""
    TERM_SPELLING = "term-spelling"
    """One tag or category, spelled in several ways."""
    UNKNOWN_TERM = "unknown-term"
    """A term that ``terms.yml`` describes, and that posts seem to spell in another way."""
    UNKNOWN_CONFERENCE = "unknown-conference"
    """A post names a conference that ``conferences.yml`` does not describe."""
    INCOMPLETE_EDITION = "incomplete-edition"
    """An edition of which dates, town or country are not known."""
    EDITION_FACT = "edition-fact"
    """Dates or a place of an edition that ``conferences.yml`` lacks, and something else tells."""
    PROGRAMME = "programme"
    """Talks of an edition that its programme lacks, and something else tells."""
    CONTRADICTION = "contradiction"
    """Two sources tell different dates or places of an edition."""
    CONFERENCE_MENTIONED = "conference-mentioned"
    """A post speaks of a conference that its header does not name."""
    TALK_TOLD = "talk-told"
    """A post tells of a talk that its header does not list."""
    CONFERENCE_AS_TAG = "conference-as-tag"
    """A tag that is a conference's name, or a year."""
    PERSON_AS_TAG = "person-as-tag"
    """A tag that is a person's name."""
    SAME_PERSON = "same-person"
    """Two names of authors that look like one person's."""
    NEAR_DUPLICATE = "near-duplicate"
    """Two terms that look like one."""
    TAG_USED_ONCE = "tag-used-once"
    """A tag of a single post: it leads nowhere."""
    UNLINKED = "unlinked"
    """The first mention of a described conference is no reference to it."""
    DRAFT_LINK = "draft-link"
    """A published post links to a draft; its words stay, the link goes."""
    DRAFT_FILE = "draft-file"
    """A file that a post which is not published may mean, and no page names; it is not copied."""
    OUTSIDE = "outside"
    """A post or a link asks for a file outside of the site's folder; it is not read."""
    LEAK = "leak"
    """A file of a built site tells of a post that is not published."""
    DEAD_LINK = "dead-link"
    """A link whose target is not in the blog."""
    MISSING_PICTURE = "missing-picture"
    """A picture whose file is not in the blog."""
    UNSUPPORTED = "unsupported"
    """Something that the archive cannot show; it is kept as text."""
    DIFFERENCE = "difference"
    """A converted post shows something else than its source did."""
    KEPT = "kept"
    """A post was edited by hand since its import, and its source changed too."""
    SOURCE_GONE = "source-gone"
    """A post's source is no longer in the blog."""
    UNDECIDED = "undecided"
    """A setting of the blog that may keep posts from readers, and is computed: these come as drafts."""
    PRIVATE_NAME = "private-name"
    """A name of another package is not as a speed-up knows it; the build goes on without that."""
    SEARCH_FORMAT = "search-format"
    """Pagefind writes an index of a form that is not known; it indexes by itself instead."""
    UNREAD_SETTING = "unread-setting"
    """A setting of the blog that is computed, not literal; its default is used."""


def nearest(name: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """Return the *known* name that looks most like *name*, None where none is like it.

    ``likeness`` runs from 0 to 1, as :func:`difflib.get_close_matches` measures it.
    """
    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=likeness)), None)


def did_you_mean(name: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """Return the end of a message that names the nearest *known* name, "" where there is none."""
    near = nearest(name, known, likeness=likeness)
    return f"; did you mean {near!r}?" if near else ""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One finding.

    ``path`` is relative to the folder it was found in (the site, or the blog
    being imported), with forward slashes; ``line`` counts from 1, and is None
    where the finding is about the file as a whole.
    """

    path: str
    line: int | None = None
    kind: ProblemKind
    message: str

    def __str__(self) -> str:
        return f"{at(self.path, self.line)}: {self.message} [{self.kind}]"


def at(path: str, line: int | None) -> str:
    """Return how messages name a place, as editors understand it."""
    return path if line is None else f"{path}:{line}"


def line_of(text: str, body: str, where: str, line: int = 1) -> int | None:
    """Return the line, from 1, in which something stands of the post in the file *text* with that *body*.

    *where* is ``title``, ``text`` (then *line* counts in the body) or a key of the header.
    """
    first = text.count("\n", 0, len(text) - len(body)) + 1
    if where == "text":
        return first + line - 1
    if where == "title":
        return first - 1
    key = re.search(rf"^{where}[ \t]*:", text, re.MULTILINE)
    return text.count("\n", 0, key.start()) + 1 if key else None


def line_of_name(text: str, key: str, name: str) -> int | None:
    """Return the line, from 1, in which *name* stands below the *key* of the header that *text* begins with.

    That of the key itself where the name is not found as it is written.
    """
    start = re.search(rf"^{key}[ \t]*:", text, re.MULTILINE)
    if start is None:
        return None
    below = re.compile(r"\n(?![ \t#-]|$)|\n---", re.MULTILINE).search(text, start.end())
    end = below.start() if below else len(text)
    found = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])").search(text, start.end(), end)
    return text.count("\n", 0, found.start() if found else start.start()) + 1


def unreadable(path: str, error: OSError | UnicodeDecodeError) -> Problem:
    """Return the problem of a file that should be text and, for *error*, is not."""
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = error.object[error.start]
        message = f"found the byte 0x{byte:02x}, expected UTF-8; save the file as UTF-8"
        return Problem(path=path, line=line, kind=ProblemKind.UNREADABLE, message=message)
    message = f"cannot be read: {error.strerror}; expected a file of text that may be read"
    return Problem(path=path, kind=ProblemKind.UNREADABLE, message=message)


def overdue(path: str, seconds: float) -> Problem:
    """Return the problem of a post whose header could not be read within *seconds*."""
    message = f"its header takes longer than {seconds:g} s to read; make it shorter"
    return Problem(path=path, kind=ProblemKind.UNREADABLE, message=message)
