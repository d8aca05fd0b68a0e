"""What docutils alone cannot tell of a post: directives and roles of plugins, and what is wrong.

Such parts are kept as their source, or shown as the archive can; what readers of the blog saw in
their places is not known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from confarchive.importing.conversion import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ERROR = 3
"""docutils' level of messages from which on text is lost to the page."""
_DIRECTIVE = re.compile(r'Unknown directive type "(?P<name>[^"]+)"')
_ROLE = re.compile(r'Unknown interpreted text role "(?P<name>[^"]+)"')
_HELP = "write by hand what its plugin showed"


def doubts(tree: nodes.document, messages: Iterable[nodes.system_message]) -> Iterator[Doubt]:
    """Yield why nothing can be claimed of the post *tree*, of which docutils had *messages*."""
    for message in messages:
        if message["level"] >= _ERROR:
            yield _of_message(message.astext(), message.get("line"))
    for raw in tree.findall(nodes.raw):
        if name := raw.get("embeds"):
            about = f"`.. {name}::` is shown as the archive can"
            reason = f"{about}: what its plugin made is not known"
            yield Doubt(reason=reason, line=raw.line, about=about)


def _of_message(text: str, line: int | None) -> Doubt:
    if found := _DIRECTIVE.search(text):
        what = f"the directive `.. {found['name']}::`"
    elif found := _ROLE.search(text):
        what = f"the role `:{found['name']}:`"
    else:
        reason = "docutils could not read a part of the post, which is kept as text"
        return Doubt(reason=reason, help="see what is told of the post", line=line)
    reason = f"{what} is not known here, and its source is shown"
    return Doubt(reason=reason, help=_HELP, line=line, about=f"the source of {what} is shown")
