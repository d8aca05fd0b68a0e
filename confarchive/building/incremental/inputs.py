"""All that an output is made of, and how far a build looks where some of it differs.

This is the one list of inputs. What a build comes to depend on, such as another file that is read,
is a member of :class:`Input`, and is compared from then on.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet


class Input(Enum):
    """What is compared between builds beside pages; the values are names in the record of a build.

    Settings, code, templates and styles are none of these: where one differs, nothing is known of
    what is in the output (:func:`~confarchive.building.incremental.fingerprints.of_rendering`).
    """

    OUTPUT = "names of the files in the output"
    """Some may have been removed."""
    DOCUMENTS = "files that documents are read from"
    """Their texts, and the files that they take in or show."""
    DRAFTS = "texts of withheld documents"
    """With one of them, files are withheld that it means."""
    STATIC_FILES = "dates and sizes of the site's own files"
    """Those of ``html_static_path`` and ``html_extra_path``, the logo and the icon."""
    HEADERS = "headers of posts and pages, and programmes of conferences"
    DATA_FILES = "YAML files of the site"
    """Those of conferences, of terms and of redirects; and that of checked links."""
    TIME = "what the time of the build decides"
    """Which posts are shown as drafts, and the date of what has none."""
    OLD_FILES = "dates and sizes of files that old addresses lead to"
    FACTS = "what pages show of other documents"
    COPIES = "names of the site's own files and of those to download"
    """What is no longer one of them leaves the output, and a new one is noted before it is written."""


_TEXTS = frozenset({Input.DOCUMENTS, Input.DRAFTS, Input.STATIC_FILES})
"""What no page shows but those of the documents: Sphinx copies static files whenever it writes any."""


class BuildScope(Enum):
    """How far a build looks for what it has to write, from the least."""

    NOTHING = "nothing"
    """All is as it was: nothing is written."""
    TEXTS = "texts"
    """Documents are written that are edited or related to other posts; all else stands."""
    COMPARED = "compared"
    """Each page and file is compared, and written where its fingerprint differs."""
    CLEARED = "cleared"
    """The same, once all has left the output that may tell of what is no part of the site any more."""


def scope_of(
    differing: AbstractSet[Input], *, known: bool, idle: bool, texts_show_alone: Callable[[], bool]
) -> BuildScope:
    """Return how far a build looks where the *differing* inputs are not as they were.

    *known* tells that a build before has written what is in the output, and that no document has
    gone since; *idle* that Sphinx has nothing to read or write by itself; *texts_show_alone* tells
    whether a text, beside the facts of it, shows on the page of its own document alone.
    """
    if not known:
        return BuildScope.CLEARED
    if idle and not differing:
        return BuildScope.NOTHING
    if differing <= _TEXTS and texts_show_alone():
        return BuildScope.TEXTS
    return BuildScope.COMPARED
