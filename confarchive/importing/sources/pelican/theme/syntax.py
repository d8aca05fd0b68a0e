"""The syntax trees of templates, read by Jinja2's own parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError

if TYPE_CHECKING:
    from jinja2 import nodes

_EXTENSIONS = ["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
_FOREIGN_TAG = re.compile(r"unknown tag '(?:end)?(?P<name>\w+)'")
_JINJAS = frozenset({"for", "if", "block", "macro", "call", "filter", "set", "with", "trans"})
_MOST_TAGS = 12  # of foreign extensions, in one template


class UnreadableThemeError(ValueError):
    """A template that is no Jinja, or too large."""


def parse(text: str) -> nodes.Template:
    """Return the syntax tree of a template. Raises UnreadableThemeError.

    Tags of extensions that are not here are left out, and what stands between them stays.
    """
    environment = Environment(extensions=_EXTENSIONS, autoescape=True)
    for _ in range(_MOST_TAGS):
        try:
            return environment.parse(text)
        except TemplateSyntaxError as error:
            tag = _FOREIGN_TAG.search(error.message or "")
            if tag is None or tag["name"] in _JINJAS:
                raise UnreadableThemeError(str(error)) from error
            text = re.sub(rf"\{{%-?\s*(?:end)?{tag['name']}\b.*?%\}}", "", text, flags=re.DOTALL)
    message = "too many tags that Jinja does not know"
    raise UnreadableThemeError(message)
