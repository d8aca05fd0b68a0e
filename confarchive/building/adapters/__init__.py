"""What a right build takes of other packages that they do not promise, one module a package.

ABlog and sphinx-tags would find posts by themselves, and write pages at every build. Each has
a module here that hands it what the archive holds; nothing else imports them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.building.adapters import ablog, sphinx_tags

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def take_over(app: Sphinx) -> None:
    """Keep ABlog and sphinx-tags from making pages by themselves."""
    for event, handlers in {**ablog.PAGE_MAKERS, **sphinx_tags.PAGE_MAKERS}.items():
        for listener in list(app.events.listeners[event]):
            if listener.handler in handlers:
                app.disconnect(listener.id)
