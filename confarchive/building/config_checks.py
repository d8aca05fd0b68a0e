"""What is wrong with the settings of a site, each told once; its default is taken instead.

Sphinx tells of most types as well, but goes on with the value, at which something breaks later;
and of names that it does not know it tells nothing.
"""

from __future__ import annotations

import ast
import importlib.util
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from confarchive.building import translations
from confarchive.building.adapters.sphinx import is_given
from confarchive.model.dates import time_zones
from confarchive.model.problems import Problem, ProblemKind, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.config import Config

FILE = "conf.py"
_FAMILIES = ("archive_", "blog_", "tags_", "post_")
"""How the settings of this package begin, and those of ABlog and sphinx-tags."""
_OTHERS = frozenset(
    [
        *("author", "exclude_patterns", "html_additional_pages", "html_baseurl"),
        *("html_extra_path", "html_sidebars", "html_static_path", "html_theme"),
        *("html_theme_options", "html_title", "language", "project", "root_doc"),
        *("suppress_warnings", "templates_path"),
    ]
)
"""Those of Sphinx that this package reads."""
_TYPES: dict[str, tuple[type, ...]] = {
    "blog_baseurl": (str,),
    "archive_seconds": (int, float),
    "blog_feed_length": (int, type(None)),
    "blog_feed_subtitle": (str,),
    "blog_post_pattern": (str, list, tuple),
    "tags_extension": (list, tuple),
    **dict.fromkeys(("author", "project", "language", "root_doc", "html_title"), (str,)),
    **dict.fromkeys(("exclude_patterns", "suppress_warnings", "templates_path"), (list, tuple)),
}
"""What those settings are whose defaults do not tell it."""
_IN_WORDS = {
    str: "text such as 'words'",
    bool: "True or False",
    int: "a whole number",
    list: "a list such as ['one', 'two']",
    tuple: "a list such as ['one', 'two']",
    dict: "keys with values such as {'one': 'two'}",
}
_CHOICES = {
    "archive_search": ("own", "plain"),
    "archive_redirects": ("", "apache", "nginx", "netlify", "cloudflare"),
}
_EXAMPLES = re.compile(r"(?:.+\.)?example(?:\.com|\.net|\.org)?", re.IGNORECASE)
"""Hosts that nobody has: https://www.rfc-editor.org/rfc/rfc2606."""
_MENU_ITEM = "expected a text and an address, such as ('Talks', 'https://talks.example/')"
_SIZES = {"archive_page_size": 1, "archive_home_posts": 0, "blog_feed_length": 1}
"""The least that numbers can be."""


def refused(config: Config, folder: Path) -> dict[str, Problem]:
    """Return a problem for each setting of the ``conf.py`` in *folder* that cannot be, by its name.

    These have their defaults then.
    """
    found = {}
    for name in sorted({*config.values, *config.overrides, *_names(folder / FILE)}):
        if name not in _OTHERS and not name.startswith(_FAMILIES):
            continue
        if message := _complaint(config, name):
            _leave_alone(config, name)
            line = _line(folder / FILE, name)
            found[name] = Problem(path=FILE, line=line, kind=ProblemKind.BAD_VALUE, message=message)
    return found


def places(config: Config, folder: Path) -> Iterator[Problem]:
    """Yield a problem for each place in *folder* that a setting names and that is not there."""
    for name in ("templates_path", "html_static_path", "html_extra_path"):
        yield from _places(config, name, folder)


def address(config: Config, folder: Path) -> Iterator[Problem]:
    """Yield a problem where the site's address is none, or one that nobody can have."""
    host = urlsplit(config.html_baseurl).hostname or ""
    if not config.html_baseurl or _EXAMPLES.fullmatch(host):
        found = f"found {config.html_baseurl!r}, " if config.html_baseurl else ""
        message = (
            f"html_baseurl: {found}expected the address at which readers will find the archive; feeds, sitemap.xml, "
            "canonical links and pictures of shared links tell it to others, or are left out"
        )
        line = _line(folder / FILE, "html_baseurl")
        yield Problem(path=FILE, line=line, kind=ProblemKind.NO_ADDRESS, message=message)


def words(config: Config, folder: Path) -> Iterator[Problem]:
    """Yield a problem where the archive has no words in the site's language."""
    if not translations.has_words(config.language):
        message = (
            f"language: found {config.language!r}, in which confarchive has no words of its own: menus and headings are in "
            f"English; it has those of en, {', '.join(translations.languages())}, and docs/development/languages.md of "
            "confarchive tells how to add others"
        )
        line = _line(folder / FILE, "language")
        yield Problem(path=FILE, line=line, kind=ProblemKind.NO_WORDS, message=message)


def _places(config: Config, name: str, folder: Path) -> Iterator[Problem]:
    """Yield a problem for each place in a list that is not there, and take it out."""
    places = getattr(config, name)
    for place in places:
        if not (folder / place).exists():
            message = (
                f"{name}: found {place!r}, expected a place beside {FILE}; make it, or leave it out"
            )
            line = _line(folder / FILE, name)
            yield Problem(path=FILE, line=line, kind=ProblemKind.BAD_VALUE, message=message)
    setattr(config, name, [place for place in places if (folder / place).exists()])


def _complaint(config: Config, name: str) -> str:
    """Return what is wrong with a setting, "" for nothing."""
    if name not in config.values:
        known = [each for each in config.values if each.startswith(_FAMILIES)]
        return f"{name}: unknown setting{did_you_mean(name, known) or '; leave it out'}"
    value = getattr(config, name)
    types, least = _types(config, name), _SIZES.get(name)
    may_be_none = name not in _TYPES and not {list, tuple} & {*types}
    if not is_given(config, name) or (value is None and may_be_none):
        return ""
    if types and not isinstance(value, types):
        words = _IN_WORDS.get(types[0], f"a {types[0].__name__}")
        return f"{name}: found {value!r}, expected {words}; its default is taken"
    if name in _CHOICES and value not in _CHOICES[name]:
        expected = " or ".join(map(repr, _CHOICES[name]))
        return f"{name}: found {value!r}, expected {expected}; its default is taken"
    if least is not None and value is not None and value < least:
        return f"{name}: found {value!r}, expected {least} or more; its default is taken"
    return _FORMS[name](value) if name in _FORMS and value else ""


def _of_menu(menu: Any) -> str:
    for item in menu:
        is_pair = isinstance(item, list | tuple) and len(item) == 2  # noqa: PLR2004
        if not is_pair or not all(isinstance(each, str) and each for each in item):
            return f"archive_menu: found {item!r}, {_MENU_ITEM}; none is shown"
        if not item[1].startswith(("https://", "http://", "mailto:")):
            return f"archive_menu: found {item[1]!r}, {_MENU_ITEM}; none is shown"
    return ""


def _of_zone(name: str) -> str:
    try:
        time_zones.read(name)
    except ValueError as error:
        expected = "expected one of the IANA database, such as 'Europe/Brussels'"
        return f"{time_zones.SETTING}: {error}; {expected}: the machine's own is taken"
    return ""


def _of_pages(patterns: Any) -> str:
    wrong = next((each for each in patterns if not isinstance(each, str)), None)
    expected = "expected the name of a page below pages/, such as 'about' or 'projects/*'"
    return "" if wrong is None else f"archive_pages: found {wrong!r}, {expected}; all are shown"


def _of_data(_wanted: Any) -> str:
    if importlib.util.find_spec("sqlite_utils"):
        return ""
    return "archive_data: sqlite-utils is not installed; run: pip install 'confarchive[data]', and name it so in pyproject.toml; no data are written"


def _of_cards(_wanted: Any) -> str:
    if importlib.util.find_spec("fontpkg_source_sans_3"):
        return ""
    return "archive_cards: fontpkg-source-sans-3 is not installed; run: pip install 'confarchive[cards]', and name it so in pyproject.toml; no cards are drawn"


def of_license(name: str) -> str:
    """Return what is wrong with what ``archive_license`` says, "" for nothing."""
    if re.fullmatch(r"https?://\S+|[A-Za-z0-9][A-Za-z0-9.+-]*", name):
        return ""
    expected = "expected a name of https://spdx.org/licenses/, such as 'CC-BY-4.0', or an address"
    return f"archive_license: found {name!r}, {expected}; none is told"


def _of_widths(widths: Any) -> str:
    narrowest, widest = 16, 8000
    for each in widths:
        # ``-D`` gives texts.
        if not str(each).isdecimal() or not narrowest <= int(each) <= widest:
            expected = f"expected whole numbers of pixels from {narrowest} to {widest}"
            return f"archive_picture_widths: found {each!r}, {expected}; its default is taken"
    return ""


_FORMS = {
    "archive_picture_widths": _of_widths,
    "archive_cards": _of_cards,
    "archive_data": _of_data,
    "archive_license": of_license,
    time_zones.SETTING: _of_zone,
    "archive_menu": _of_menu,
    "archive_pages": _of_pages,
}
"""What tells what is wrong with a value of the right type."""


def _types(config: Config, name: str) -> tuple[type, ...]:
    """Return the types that a setting may have, () for any."""
    if name in _TYPES:
        return _TYPES[name]
    default = config.values[name].default
    if default is None or callable(default):
        return ()
    return (list, tuple) if isinstance(default, list | tuple) else (type(default),)


def _leave_alone(config: Config, name: str) -> None:
    """Have a setting as if nobody had given it."""
    config.overrides.pop(name, None)
    if name in config.values:
        default: Any = config.values[name].default
        setattr(config, name, default(config) if callable(default) else default)


def _names(file: Path) -> Iterator[str]:
    """Yield the names that the module *file* gives values, or takes from other modules."""
    try:
        waiting: list[ast.AST] = [ast.parse(file.read_bytes())]
    except (OSError, SyntaxError, ValueError):  # it may have been saved since Sphinx read it
        return
    while waiting:
        match node := waiting.pop():
            case ast.Name(id=name, ctx=ast.Store()) | ast.alias(asname=None, name=name):
                yield name
            case ast.alias(asname=str(name)):
                yield name
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.Lambda():
                continue
        waiting += ast.iter_child_nodes(node)


def _line(file: Path, name: str) -> int | None:
    """Return the last line of *file* that gives *name* a value; None where none does."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    form = re.compile(rf"\s*{re.escape(name)}\s*(?::[^=]*)?=(?!=)")
    return max((at for at, line in enumerate(lines, 1) if form.match(line)), default=None)
