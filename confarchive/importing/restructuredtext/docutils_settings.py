"""docutils' settings for a blog's posts: its program's, the author's own, and those an import needs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.parsers.rst.languages import get_language
from docutils.readers import standalone
from docutils.writers import html4css1

from confarchive.importing.restructuredtext.files import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from confarchive.importing.restructuredtext.dialect import RstDialect

_WARNING, _NEVER = 2, 5
"""docutils' levels of messages: text was kept all the same, above all."""
_OURS = {
    "report_level": _WARNING,
    "halt_level": _NEVER,
    "traceback": True,
    "warning_stream": False,
    "line_length_limit": 10**9,
}
_LOOKS = frozenset(
    {
        *("attribution", "character_level_inline_markup", "cloak_email_addresses"),
        *("compact_field_lists", "compact_lists", "docinfo_xform", "doctitle_xform"),
        *("embed_stylesheet", "field_name_limit", "file_insertion_enabled"),
        *("footnote_references", "id_prefix", "auto_id_prefix", "initial_header_level"),
        *("input_encoding", "language_code", "option_limit", "pep_base_url", "pep_references"),
        *("raw_enabled", "rfc_base_url", "rfc_references", "root_prefix", "sectnum_xform"),
        *("sectsubtitle_xform", "smart_quotes", "smartquotes_locales", "strip_comments"),
        *("strip_classes", "strip_elements_with_classes", "syntax_highlight", "tab_width"),
        *("table_style", "toc_backlinks", "trim_footnote_reference_space"),
    }
)
"""The settings of docutils that a blog may give: how a body looks. Others open files, write
them (``record_dependencies``) or run programs (``math_output``)."""


def docutils_settings(dialect: RstDialect, folder: Path) -> Any:
    """Return docutils' settings for the blog in *folder* that is written in a *dialect*.

    What the dialect sets wins over the blog's language.
    """
    values = _defaults().copy()
    known = dialect.language if get_language(dialect.language) else "en"
    for name, value in {"language_code": known, **dialect.settings, **_OURS}.items():
        if name in _LOOKS or name in _OURS:
            setattr(values, name, value)
    setattr(values, FOLDER, folder)
    return values


@cache
def _defaults() -> Any:
    return get_default_settings(Parser(), standalone.Reader(), html4css1.Writer())
