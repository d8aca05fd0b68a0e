"""What pages load: our styles and scripts in one file each, and of others' what a page shows by.

Sphinx has each page load its own scripts, which mark the words of a search that its address names, and the
colours of code; furo what it has for other extensions. Nobody misses them where none of these is:
``confarchive.js`` loads the scripts where a search led.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rcssmin import cssmin
from rjsmin import jsmin

from confarchive.building.incremental import files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx.application import Sphinx

_JOINED = {
    "confarchive.css": ("confarchive.css", "confarchive-text.css"),
    "confarchive.js": ("confarchive-search-box.js", "confarchive.js"),
}
"""The files that all pages load, and what each of them is made of, in this order."""
_OF_SPHINX = {
    f"_static/{name}.js"
    for name in ("documentation_options", "doctools", "sphinx_highlight", "translations")
}
_NEEDING_NONE = {"_static/scripts/furo.js", "_static/confarchive.js"}
_CODE, _EXTENSIONS = "_static/pygments.css", "_static/styles/furo-extensions.css"
_STYLED = {
    _CODE: re.compile("(?<!no)highlight"),
    _EXTENSIONS: re.compile("(?<!docutils )container|shadow|copybtn|sd-|sphinx-bs"),
}
"""Styles, and what stands in the HTML of all that they are for."""
_STYLED_SIDES = {"sidebar/ethical-ads.html", "sidebar/variant-selector.html"}
"""What a site may put at the side of its pages, with styles among those for extensions."""
_OURS = re.compile(r"_static/(?:confarchive[\w-]*|styles/furo)\.css")
_BY_ARROWS = "theme_navigation_with_keys"
"""The theme's option to have arrow keys lead to other pages, by a script of Sphinx's."""
_SET = ("true", "1", "yes", "on")
_MINIFIED = {".css": cssmin, ".js": jsmin}


def write(folder: Path, static: Path, *, words: str) -> None:
    """Write our files in *folder* into the folder *static* of the output, with one file each of the styles and scripts of all pages.

    Scripts begin with the *words* that they say in another language than English. Ours have no comments there, nor blanks
    that nothing needs: a third of them. A file that stays as it was is not touched: somebody may be looking at a page.
    """
    parts = {name for names in _JOINED.values() for name in names}
    for file in sorted(folder.iterdir()):
        if file.name not in parts:
            files.write(static / file.name, _minified(file))
    for name, names in _JOINED.items():
        first = words if name.endswith(".js") else ""
        joined = b"\n".join(_minified(folder / each) for each in names)
        files.write(static / name, first.encode() + joined)


def _minified(file: Path) -> bytes:
    minify = _MINIFIED.get(file.suffix)
    return minify(file.read_text(encoding="utf-8")).encode() if minify else file.read_bytes()


def leave_out_unused(context: dict[str, Any]) -> None:
    """Have a page of furo, whose template's *context* this is, not load what it has no use for.

    Other scripts than ours and the theme's may call Sphinx's, and show code: with these all stay.
    """
    loaded, styles = set(_names(context["script_files"])), set(_names(context["css_files"]))
    if loaded - _OF_SPHINX - _NEEDING_NONE or str(context.get(_BY_ARROWS)).lower() in _SET:
        return
    # What stands in lists is not known here.
    body = context.get("body")
    unused = {name for name, sign in _STYLED.items() if body is not None and not sign.search(body)}
    if _STYLED_SIDES & set(context["sidebars"] or ()) or not all(
        map(_OURS.fullmatch, styles - {_CODE, _EXTENSIONS})
    ):
        unused.discard(_EXTENSIONS)
    for kind in ("script_files", "css_files"):
        used = zip(context[kind], _names(context[kind]), strict=True)
        context[kind] = [file for file, name in used if name not in _OF_SPHINX | unused]


def _names(files: Iterable[Any]) -> list[str]:
    """Return the names of *files*; one of a site's own setting may be its name alone."""
    return [str(getattr(file, "filename", file)) for file in files]


def shorten_code_styles(app: Sphinx, exception: Exception | None) -> None:
    """Leave out the blanks and comments of the styles of code, a third of them, once furo has written these."""
    file = app.outdir / _CODE
    if exception is None and file.is_file():
        text = file.read_text(encoding="utf-8")
        files.write(file, cssmin(text).encode())
