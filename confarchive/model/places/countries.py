"""Countries by what people write: names in several languages, short forms, codes of two or three letters.

A code is that of ISO 3166 with two letters, in capitals. Names are those of CLDR, which Babel brings;
it is loaded with the first question. States and provinces tell their country too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "ca", "pl", "sv")
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_CALLED = {
    "america": "US", "britain": "GB", "czechia": "CZ", "czech republic": "CZ", "england": "GB",
    "great britain": "GB", "holland": "NL", "hong kong": "HK", "korea": "KR", "macedonia": "MK",
    "northern ireland": "GB", "peoples republic of china": "CN", "republic of ireland": "IE",
    "republic of korea": "KR", "russian federation": "RU", "scotland": "GB", "slovak republic": "SK",
    "south korea": "KR", "turkey": "TR", "uae": "AE", "uk": "GB", "united states of america": "US",
    "usa": "US", "us": "US", "viet nam": "VN", "wales": "GB",
}  # fmt: skip
"""What CLDR does not have in this form."""

_STATES = {
    "US": "AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut,"
    " DE Delaware, DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois,"
    " IN Indiana, IA Iowa, KS Kansas, KY Kentucky, LA Louisiana, ME Maine, MD Maryland,"
    " MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi, MO Missouri, MT Montana,"
    " NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York,"
    " NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania,"
    " RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah,"
    " VT Vermont, VA Virginia, WA Washington, WV West Virginia, WI Wisconsin, WY Wyoming,"
    " PR Puerto Rico",
    "CA": "AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland,"
    " NS Nova Scotia, ON Ontario, QC Quebec, QC Québec, SK Saskatchewan",
    "AU": "NSW New South Wales, QLD Queensland, TAS Tasmania, VIC Victoria",
}
"""States and provinces that people name in their country's place; other letters mean a country first."""


def code(text: str) -> str:
    """Return the code of the country that *text* names, "" where it names none."""
    plain = text.strip()
    return _codes().get(_key(plain), "") if len(plain) > 1 else ""


def is_code(text: str) -> bool:
    """Tell whether *text* is the code of a country in two capitals, as CLDR has them."""
    return re.fullmatch("[A-Z]{2}", text) is not None and text in _territories() - _NO_COUNTRIES


def state(text: str) -> tuple[str, str]:
    """Return the country and the code of the state or province that *text* names, "" twice for none.

    Codes count only in capitals: ``OR`` is Oregon, and ``or`` is a word.
    """
    plain = text.strip()
    found = _states().get(plain if len(plain) <= 3 else _key(plain))  # noqa: PLR2004
    return found or ("", "")


def of_place(text: str) -> str:
    """Return the country of what stands behind a town, be it a country or a state; "" for neither.

    Behind a town ``CA`` is California, not Canada.
    """
    return state(text)[0] or code(text)


@cache
def _territories() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 (not before it is asked for)

    return frozenset(Locale.parse("en").territories)


@cache
def _codes() -> dict[str, str]:
    from babel import Locale, core  # noqa: PLC0415 (not before it is asked for)

    found: dict[str, str] = {}
    for old, new in core.get_global("territory_aliases").items():
        if re.fullmatch("[A-Z]{3}", old) and len(new) == 1:
            found[old.lower()] = new[0]
    territories = [Locale.parse(language).territories for language in _LANGUAGES]
    for names in territories:
        for short, name in names.items():
            if re.fullmatch("[A-Z]{2}", short) and short not in _NO_COUNTRIES:
                found.setdefault(_key(name), short)
                found[short.lower()] = short
    return found | _CALLED


@cache
def _states() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for country, listed in _STATES.items():
        for each in listed.split(", "):
            short, _, name = each.strip().partition(" ")
            found[short] = found[_key(name)] = (country, short)
    return found


def _key(text: str) -> str:
    """Return *text* in small letters, without dots, accents and its article."""
    plain = unicodedata.normalize("NFKD", text.replace(".", "").replace("’", "").replace("'", ""))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = " ".join(letters.casefold().split())
    return words.removeprefix("the ")
