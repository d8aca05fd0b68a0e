"""Words of the theme in the archive's language, and the direction that pages are read in.

Furo asks gettext for words that no catalog has: the archive's own have them, too. Others stand in its templates
as they are, and no theme tells a browser that a page is read from the right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.building import translations
from confarchive.building.translations import gettext, gettext_noop
from confarchive.model.text.direction import of_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx

ASKED_FOR = (
    gettext_noop("Skip to content"),
    gettext_noop("Back to top"),
    gettext_noop("On this page"),
    gettext_noop("Next"),
    gettext_noop("Previous"),
    gettext_noop("Home"),
    gettext_noop("Copyright &#169; %(copyright)s"),
    gettext_noop("Last updated on %(last_updated)s"),
    # Translators: What follows is "Sphinx and @pradyunsg's Furo".
    gettext_noop("Made with "),
    # Translators: What follows is "@pradyunsg's Furo".
    gettext_noop('<a href="https://www.sphinx-doc.org/">Sphinx</a> and '),
)
"""What furo's templates ask for on pages of the archive, and Sphinx's catalogs lack."""
_UNASKED = (
    gettext_noop("Toggle site navigation sidebar"),
    gettext_noop("Toggle table of contents sidebar"),
    gettext_noop("Toggle Light / Dark / Auto color theme"),
)
"""What its templates have as labels of buttons in English, whatever the language."""
_STYLE = "confarchive-rtl.css"
_PAGE = re.compile(r"<html\b(?![^>]*\sdir=)")


def settle(app: Sphinx) -> None:
    """Have templates find words in the archive's language, and their pages be read in its direction."""
    templates = app.builder.templates
    words = translations.in_templates(app.translator)
    environment = getattr(templates, "environment", None)
    if environment is not None:
        environment.globals |= words
    else:  # another template_bridge may have none, or call it otherwise
        app.connect("html-page-context", lambda *given: given[3].update(words), priority=1)
    if of_language(app.config.language):
        app.add_css_file(_STYLE, priority=900)  # after those that it has otherwise
    changes = [*_changes(app.config.language)]
    if changes:
        templates.render = _changed(templates.render, changes)


def _changes(language: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield what is replaced in pages in this *language*, once in each, with what has its place."""
    if direction := of_language(language):
        yield _PAGE, f'<html dir="{direction}"'
    for label in _UNASKED:
        if (translated := gettext(label)) != label:
            yield re.compile(f'aria-label="{re.escape(label)}"'), f'aria-label="{translated}"'


def _changed(
    render: Callable[..., str], changes: list[tuple[re.Pattern[str], str]]
) -> Callable[..., str]:
    def changed(template: str, context: dict[str, object]) -> str:
        page = render(template, context)
        for pattern, text in changes:
            page = pattern.sub(text.replace("\\", r"\\"), page)
        return page

    return changed
