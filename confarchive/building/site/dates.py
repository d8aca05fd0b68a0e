"""How pages write dates, and the names of months: as ``conf.py`` says, else as the archive's language does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_month_names

if TYPE_CHECKING:
    from datetime import date

    from confarchive.model.dates.moments import When

_DAY_FIRST = re.compile(r"%-?[de].*%[Bbm]")
_NAMES = {"%A": "EEEE", "%a": "EEE", "%B": "MMMM", "%b": "MMM", "%h": "MMM", "%%": "'%%'"}
"""What :meth:`datetime.date.strftime` writes in English, as CLDR calls it."""
_NAME = re.compile("|".join(_NAMES))


def locale_of(language: str) -> Locale:
    """Return what CLDR knows of a *language*, by its code; of English where it knows none of it."""
    try:
        return Locale.parse(language, sep="_" if "_" in language else "-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Writes dates in the language of a *locale*; ``form`` is as :meth:`datetime.date.strftime` takes it, "" for the language's own."""

    form: str
    locale: Locale

    def day(self, when: When | None) -> str:
        """Return a date, "" for none."""
        if when is None:
            return ""
        if not self.form:
            text: str = format_date(when, "long", locale=self.locale)
            return text
        return when.strftime(self._named(when)).lstrip("0")

    def _named(self, when: When) -> str:
        """Return the form with the names that *when* has in another language than English."""
        if self.locale.language == "en":
            return self.form
        return _NAME.sub(lambda found: self._name(when, found[0]), self.form)

    def _name(self, when: When, code: str) -> str:
        name: str = format_date(when, _NAMES[code], locale=self.locale)
        return name

    def month(self, day: date) -> str:
        """Return the month of *day* and its year."""
        name: str = format_skeleton("yMMMM", day, locale=self.locale)
        return name

    def month_name(self, day: date) -> str:
        """Return the name of the month of *day*."""
        name: str = get_month_names("wide", "stand-alone", locale=self.locale)[day.month]
        return name

    def month_day(self, day: date) -> str:
        """Return *day* without its year, in English in the order of other dates."""
        is_british = _DAY_FIRST.search(self.form) and self.locale.language == "en"
        locale = Locale("en", "GB") if is_british else self.locale
        name: str = format_skeleton("MMMMd", day, locale=locale)
        return name
