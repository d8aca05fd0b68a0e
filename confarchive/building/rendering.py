"""Rendering templates, without what costs much and serves nothing here.

Sphinx renders in a sandbox, which looks at every attribute that a template asks for, and
looks for every page whether a template has changed meanwhile. A site's templates stand
beside its ``conf.py``, which may do anything: the sandbox keeps no one out.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from sphinx.jinja2glue import BuiltinTemplateLoader

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders import Builder
    from sphinx.theming import Theme


class Templates(BuiltinTemplateLoader):
    """Sphinx's templates, outside the sandbox."""

    def init(
        self, builder: Builder, theme: Theme | None = None, dirs: list[str] | None = None
    ) -> None:
        """Find the templates of the site and the *theme*."""
        super().init(builder, theme, dirs)
        sandbox = self.environment
        plain = Environment(  # noqa: S701 (templates are written for Sphinx, which escapes nothing)
            loader=self, extensions=list(sandbox.extensions), auto_reload=False
        )
        plain.filters, plain.globals = sandbox.filters, sandbox.globals
        self.environment = plain  # type: ignore[assignment]


class Assets:
    """The elements that load styles and scripts: the same on all pages of a depth.

    Sphinx looks for every page what the checksum of every file is.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[str, Any], str] = {}

    def keep(self, context: dict[str, Any]) -> None:
        """Have a template's *context* make each element once."""
        for name in ("css_tag", "js_tag"):
            context[name] = partial(self._element, context[name], context["content_root"])

    def _element(self, make: Callable[[Any], str], root: str, asset: Any) -> str:
        if (root, asset) not in self._made:
            self._made[root, asset] = make(asset)
        return self._made[root, asset]
