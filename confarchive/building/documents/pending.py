"""What is made once a document is read, such as its contents, where ``eval-rst`` asks for it too.

MyST reads reStructuredText as a document of its own and forgets what that leaves for later
(``render_restructuredtext`` in ``mdit_to_docutils/base.py``), which no writer knows.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms import SphinxTransform


class Remembered(SphinxTransform):
    """Have all that is left for later done."""

    default_priority = 1

    def apply(self, **_options: object) -> None:
        """Name to docutils what it does not know of."""
        known = {pending for *_, pending, _ in self.document.transformer.transforms}
        for node in self.document.findall(nodes.pending):
            if node not in known:
                self.document.note_pending(node)
