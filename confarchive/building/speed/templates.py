"""Rendering templates, without what costs much and serves nothing here.

Sphinx renders in a sandbox, which looks at every attribute that a template asks for, and
looks for every page whether a template has changed meanwhile. A site's templates stand
beside its ``conf.py``, which may do anything: the sandbox keeps no one out.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache
from sphinx.jinja2glue import BuiltinTemplateLoader

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment as AnyEnvironment
    from sphinx.builders import Builder
    from sphinx.theming import Theme


_INDENTATION = re.compile(r"\n\s+(?=[<{])")
# What is translated is looked up with all its blanks.
_TRANSLATED = re.compile(r"(\{%-?\s*trans\b.*?endtrans\s*-?%\})", re.DOTALL)
_BLANKS_COUNT = re.compile(r"<(?:pre|textarea)\b")


class Templates(BuiltinTemplateLoader):
    """Sphinx's templates, outside the sandbox, and without indentation: a tenth of a page."""

    def init(
        self, builder: Builder, theme: Theme | None = None, dirs: list[str] | None = None
    ) -> None:
        """Find the templates of the site and the *theme*."""
        super().init(builder, theme, dirs)
        sandbox = self.environment
        plain = Environment(  # noqa: S701 (templates are written for Sphinx, which escapes nothing)
            loader=self,
            extensions=list(sandbox.extensions),
            auto_reload=False,
            bytecode_cache=_compiled_in(Path(builder.doctreedir)),
        )
        plain.filters, plain.globals = sandbox.filters, sandbox.globals
        plain.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
        self.environment = plain  # type: ignore[assignment]

    def get_source(
        self, environment: AnyEnvironment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its file, and whether that is still the same."""
        source, file, is_same = super().get_source(environment, template)
        if not _BLANKS_COUNT.search(source):
            parts = _TRANSLATED.split(source)
            parts[::2] = (_INDENTATION.sub("\n", part) for part in parts[::2])
            source = "".join(parts)
        return source, file, is_same


def _compiled_in(doctrees: Path) -> FileSystemBytecodeCache:
    """Return the compiled templates of earlier builds; each is known by all of its text."""
    doctrees.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(doctrees), "confarchive-template-%s.cache")


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
