"""The archive's own words in its language, by gettext. English stands in the code, and catalogs in ``locale/`` have the others.

A build says at its beginning which language it is in, and which it has is known to this module alone: what
makes pages asks for words by the functions that gettext has, with the values that messages name, as
``gettext("Posts from %(year)s", year=2015)``. Catalogs are text (https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html);
docs/development/languages.md tells how one is made. Where a word means two things in English, a context tells which.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from babel import Locale
    from babel.messages import Catalog

FOLDER = Path(__file__).parent / "locale"
TEMPLATE = FOLDER / "confarchive.pot"
_FILE = "LC_MESSAGES/confarchive.po"
_ENGLISH = "en"


@dataclass(slots=True)
class _CurrentWords:
    """What the build in this process says its words by; ``catalog`` is None for English, ``separator`` stands between items of a list."""

    translations: NullTranslations = field(default_factory=NullTranslations)
    catalog: Catalog | None = None
    separator: str = ", "


_current = _CurrentWords()


def begin(language: str) -> None:
    """Have all words from now on in the *language* with this code, in English where no catalog is in it."""
    file = file_of(language)
    _current.catalog = catalog = _read(file) if file else None
    _current.translations = _compiled(catalog) if catalog else NullTranslations()
    # Translators: With its blank, if the language has one there; such as "、" in Japanese.
    _current.separator = pgettext("between items of a list", ", ")


def end() -> None:
    """Have all words in English again: the build is over."""
    begin(_ENGLISH)


def languages() -> list[str]:
    """Return the codes of all languages that there are words in, but English."""
    return sorted(file.parts[-3] for file in FOLDER.glob(f"*/{_FILE}"))


def has_words(language: str) -> bool:
    """Tell whether there are words in the *language* with this code."""
    return is_english(language) or file_of(language) is not None


def file_of(language: str) -> Path | None:
    """Return the catalog for a *language*: its own, or that of the same language and script elsewhere; None for English."""
    if is_english(language):
        return None
    own = FOLDER / language.replace("-", "_") / _FILE
    if own.is_file():
        return own
    wanted = _parsed(language)
    alike = (each for each in languages() if wanted and _is_alike(_parsed(each), wanted))
    found = next(alike, None)
    return FOLDER / found / _FILE if found else None


def is_english(language: str) -> bool:
    """Tell whether a code is that of English, of whatever country."""
    return (language or _ENGLISH).replace("-", "_").partition("_")[0].lower() == _ENGLISH


def _parsed(language: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 (English needs none of it)

    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def _is_alike(known: Locale | None, wanted: Locale) -> bool:
    same_script = known is not None and wanted.script in {None, known.script}
    return known is not None and same_script and known.language == wanted.language


def fingerprint() -> str:
    """Return what changes when a word of the current language does, "" for English."""
    if _current.catalog is None:
        return ""
    return repr([(each.id, each.context, each.string) for each in _current.catalog if each.id])


def _read(file: Path) -> Catalog:
    from babel.messages.pofile import read_po  # noqa: PLC0415 (English needs none of it)

    with file.open("rb") as opened:
        return read_po(opened, locale=file.parts[-3])


def _compiled(catalog: Catalog) -> GNUTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 (as above)

    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


# -- words


def gettext(message: str, **values: object) -> str:
    """Return a *message*, with its *values*, in the current language."""
    return _filled(_current.translations.gettext(message), values)


def pgettext(context: str, message: str, **values: object) -> str:
    """Return a *message* that means what the *context* tells, with its *values*, in the current language."""
    return _filled(_current.translations.pgettext(context, message), values)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the message for a *count*, which is one of its values, in the current language: it has as many forms as that asks for."""
    text = _current.translations.ngettext(one, many, count)
    return _filled(text, {"count": count, **values})


def npgettext(context: str, one: str, many: str, count: int, /, **values: object) -> str:
    """Return the message for a *count*, as :func:`ngettext` does, that means what the *context* tells."""
    text = _current.translations.npgettext(context, one, many, count)
    return _filled(text, {"count": count, **values})


def gettext_noop(message: str) -> str:
    """Return *message* as it is: it is a constant, which is translated where it is used."""
    return message


def pgettext_noop(context: str, message: str) -> tuple[str, str]:
    """Return *context* and *message* as they are, for :func:`pgettext` where they are used."""
    return context, message


def _filled(text: str, values: Mapping[str, object]) -> str:
    return text % values if values else text


def joined(texts: Iterable[str]) -> str:
    """Return *texts* as a list in the current language, such as ``Bruges, Belgium``."""
    return _current.separator.join(filter(None, texts))


# -- words of templates


def in_templates(theme: NullTranslations) -> dict[str, Callable[..., str] | str]:
    """Return the functions by which templates ask for words, the archive's, else those of the *theme*; and ``separator``.

    Values are escaped, unless they are HTML already; messages stand in HTML as they are.
    """
    words = copy.copy(_current.translations)
    words.add_fallback(theme)

    # Most are asked for on every page.
    plain, meant, counted = cache(words.gettext), cache(words.pgettext), cache(words.ngettext)

    def gettext(message: str, **values: object) -> str:
        return _in_html(plain(message), values) if values else plain(message)

    def pgettext(context: str, message: str, **values: object) -> str:
        return _in_html(meant(context, message), values) if values else meant(context, message)

    def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
        return _in_html(counted(one, many, count), values)

    def npgettext(context: str, one: str, many: str, count: int, /, **values: object) -> str:
        return _in_html(words.npgettext(context, one, many, count), values)

    return {
        "_": gettext,
        "gettext": gettext,
        "ngettext": ngettext,
        "pgettext": pgettext,
        "npgettext": npgettext,
        "separator": Markup(_current.separator),  # noqa: S704 (as below)
    }


def _in_html(text: str, values: Mapping[str, object]) -> str:
    if not values:
        return text
    escaped = {name: escape(value) for name, value in values.items()}
    return Markup(text % escaped)  # noqa: S704 (catalogs are ours)


# -- words of scripts


def script() -> str:
    """Return a script with the words of scripts in the current language, and which form a number takes; "" for English."""
    if _current.catalog is None:
        return ""
    words = dict(_of_scripts(_current.catalog))
    told = json.dumps(words, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    form = _current.catalog.plural_expr
    return f"window.archiveMessages = {{messages: {told}, form: (n) => Number({form})}};\n"


def _of_scripts(catalog: Catalog) -> Iterator[tuple[str, str | list[str]]]:
    """Yield the messages of scripts by their English: those with a number have a list of forms."""
    for message in catalog:
        if not any(file.endswith(".js") for file, _ in message.locations):
            continue
        key, text = message.id, message.string
        key = key if isinstance(key, str) else key[0]
        context = f"{message.context}\4" if message.context else ""
        yield context + key, text if isinstance(text, str) else list(text or ())
