"""Regions and cities by which conferences of one name are told apart: PyCon India, DevOpsDays Tel Aviv."""

from __future__ import annotations

import re

from confarchive.model.addresses.slugs import slugify

REGIONS = {
    "africa": "africa", "albania": "al", "algeria": "dz", "americas": "americas",
    "amsterdam": "amsterdam", "apac": "apac", "argentina": "ar", "armenia": "am", "asia": "asia",
    "asia pacific": "apac", "au": "au", "australia": "au", "austria": "at", "azerbaijan": "az",
    "balkan": "balkan", "baltics": "baltics", "bangladesh": "bd", "be": "be", "belarus": "by",
    "belgium": "be", "benelux": "benelux", "bolivia": "bo", "bosnia": "ba", "brasil": "br",
    "brazil": "br", "bulgaria": "bg", "ca": "ca", "cambodia": "kh", "cameroon": "cm", "canada": "ca",
    "central europe": "central-europe", "chile": "cl", "china": "cn", "colombia": "co",
    "costa rica": "cr", "croatia": "hr", "cuba": "cu", "cyprus": "cy", "cz": "cz", "czech": "cz",
    "czech republic": "cz", "czechia": "cz", "de": "de", "denmark": "dk", "deutschland": "de",
    "dominican republic": "do", "east africa": "east-africa", "eastern europe": "eastern-europe",
    "ecuador": "ec", "egypt": "eg", "el salvador": "sv", "emea": "emea", "england": "england",
    "es": "es", "españa": "es", "estonia": "ee", "ethiopia": "et", "eu": "europe", "eurasia": "eurasia",
    "europe": "europe", "finland": "fi", "fr": "fr", "france": "fr", "germany": "de", "ghana": "gh",
    "greece": "gr", "guatemala": "gt", "hk": "hk", "honduras": "hn", "hungary": "hu", "iceland": "is",
    "india": "india", "indonesia": "id", "iran": "ir", "ireland": "ie", "israel": "il", "it": "it",
    "italia": "it", "italy": "it", "jamaica": "jm", "japan": "jp", "jp": "jp", "kazakhstan": "kz",
    "kenya": "ke", "korea": "kr", "kosovo": "xk", "kr": "kr", "kyrgyzstan": "kg", "latam": "latam",
    "latin america": "latam", "latvia": "lv", "lebanon": "lb", "lithuania": "lt", "luxembourg": "lu",
    "macedonia": "mk", "madagascar": "mg", "malaysia": "my", "malta": "mt", "mena": "mena",
    "mexico": "mx", "middle east": "middle-east", "moldova": "md", "mongolia": "mn", "montenegro": "me",
    "morocco": "ma", "mozambique": "mz", "my": "my", "myanmar": "mm", "na": "na", "namibia": "na",
    "nepal": "np", "netherlands": "nl", "new zealand": "nz", "nicaragua": "ni", "nigeria": "ng",
    "nl": "nl", "nordic": "nordic", "nordics": "nordic", "north america": "na", "norway": "no",
    "nz": "nz", "oceania": "oceania", "pakistan": "pk", "panama": "pa", "paraguay": "py", "peru": "pe",
    "ph": "ph", "philippines": "ph", "pl": "pl", "poland": "pl", "portugal": "pt", "pt": "pt",
    "qatar": "qa", "romania": "ro", "russia": "ru", "rwanda": "rw", "saudi arabia": "sa",
    "scandinavia": "scandinavia", "scotland": "scotland", "se": "se", "senegal": "sn", "serbia": "rs",
    "sg": "sg", "singapore": "sg", "sk": "sk", "slovakia": "sk", "slovenia": "si", "south africa": "za",
    "south america": "south-america", "south asia": "south-asia", "southeast asia": "southeast-asia",
    "spain": "es", "sri lanka": "lk", "sweden": "se", "switzerland": "ch", "taiwan": "tw",
    "tanzania": "tz", "thailand": "th", "tunisia": "tn", "turkey": "tr", "tw": "tw", "uganda": "ug",
    "uk": "uk", "ukraine": "ua", "united kingdom": "uk", "uruguay": "uy", "us": "us", "usa": "us",
    "uzbekistan": "uz", "venezuela": "ve", "vietnam": "vn", "wales": "wales",
    "west africa": "west-africa", "za": "za", "zambia": "zm", "zimbabwe": "zw",
    # As their people call them: one country is one series.
    "belgique": "be", "belgië": "be", "česko": "cz", "danmark": "dk", "éire": "ie", "ellada": "gr", "hellas": "gr",
    "italiana": "it", "magyarország": "hu", "méxico": "mx", "nederland": "nl", "norge": "no", "österreich": "at",
    "polska": "pl", "românia": "ro", "schweiz": "ch", "slovensko": "sk", "suisse": "ch", "suomi": "fi",
    "sverige": "se", "svizzera": "ch", "türkiye": "tr", "việt nam": "vn", "ísland": "is", "россия": "ru",
    "україна": "ua", "中国": "cn", "대한민국": "kr",
}  # fmt: skip
"""Regions as they are written, in small letters, and what they are in slugs."""

_CODES = """
AE AR AT AU BD BE BG BO BR BY CA CH CL CN CO CR CZ DE DK DO EC EE EG ES EU FI FR GE GH GR GT HK HR HU ID IE IL
IN IR IT JP KE KR KZ LT LV MD MX MY NA NG NL NO NP NZ PA PE PH PK PL PT PY RO RS RU SE SG SI SK TH TN TR TW UA
UG UK US UY VE VN ZA ZW
"""
"""Codes of countries (ISO 3166) that stand behind such names; in capitals, as small ones are words."""

_CITIES = """
Aarhus, Accra, Addis Ababa, Adelaide, Ahmedabad, Amsterdam, Ann Arbor, Antwerp, Athens, Atlanta, Auckland,
Austin, Baltimore, Bangalore, Bangkok, Barcelona, Basel, Beijing, Belfast, Belgrade, Bengaluru, Bergen,
Berlin, Bern, Bilbao, Birmingham, Bogotá, Bologna, Bonn, Bordeaux, Boston, Boulder, Brasília, Bratislava,
Bremen, Brisbane, Bristol, Brno, Brooklyn, Brussels, Bucharest, Budapest, Buenos Aires, Buffalo, Cairo,
Calgary, Cambridge, Canberra, Cape Town, Cardiff, Charlotte, Chattanooga, Chennai, Chicago, Cincinnati,
Cleveland, Cologne, Columbus, Copenhagen, Córdoba, Dallas, DC, Delft, Delhi, Denver, Des Moines, Detroit,
Dresden, Dubai, Dublin, Düsseldorf, Edinburgh, Eindhoven, Exeter, Florence, Florianópolis, Frankfurt, Gdańsk,
Geneva, Ghent, Glasgow, Gothenburg, Granada, Graz, Groningen, Guadalajara, Hamburg, Hanoi, Hartford, Helsinki,
Hong Kong, Honolulu, Houston, Hyderabad, Indianapolis, Istanbul, Jakarta, Jerusalem, Johannesburg, Kansas
City, Karlsruhe, Katowice, Kiev, Kigali, Kraków, Kuala Lumpur, Kyiv, Kyoto, La Paz, Lagos, Las Palmas, Las
Vegas, Lausanne, Leeds, Leipzig, Leuven, Lille, Lima, Linz, Lisbon, Liverpool, Ljubljana, London, Los Angeles,
Louisville, Luxembourg, Lviv, Lyon, Madison, Madrid, Malaga, Malmö, Manchester, Manila, Marseille, Medellín,
Melbourne, Memphis, Mexico City, Miami, Milan, Milano, Minneapolis, Minsk, Montevideo, Montpellier, Montréal,
Montreal, Moscow, Mumbai, Munich, Nairobi, Nantes, Nashville, Newcastle, New Delhi, New Orleans, New York, New
York City, Nice, Nottingham, NYC, Oakland, Omaha, Orlando, Osaka, Oslo, Ottawa, Oxford, Paderborn, Paris,
Perth, Philadelphia, Phoenix, Pittsburgh, Portland, Porto, Porto Alegre, Poznań, Prague, Pune, Quebec, Quito,
Raleigh, Recife, Reykjavik, Riga, Rio de Janeiro, Rome, Roma, Rotterdam, Sacramento, Salt Lake City, Salvador,
San Diego, San Francisco, San José, San Jose, San Luis, San Sebastián, Santa Clara, Santiago, São Paulo,
Seattle, Seoul, Seville, Shanghai, Shenzhen, Silicon Valley, Singapore, Skopje, Sofia, St. Louis, Stockholm,
Strasbourg, Stuttgart, Sydney, Taipei, Tallinn, Tampa, Tehran, Tel Aviv, The Hague, Tirana, Tokyo, Torino,
Toronto, Toulouse, Trondheim, Tucson, Turin, Utrecht, Valencia, Vancouver, Venice, Victoria, Vienna, Vilnius,
Warsaw, Washington, Washington DC, Wellington, Wrocław, Yokohama, Zagreb, Zaragoza, Zürich, Zurich
"""

_SAME = {
    "new-york": "nyc",
    "new-york-city": "nyc",
    "washington-dc": "dc",
    "washington": "dc",
    "bangalore": "bengaluru",
}
"""Cities of two names."""


WIDE = frozenset(
    [
        "africa",
        "americas",
        "apac",
        "asia",
        "balkan",
        "baltics",
        "benelux",
        "central-america",
        "central-europe",
        "east-africa",
        "eastern-europe",
        "emea",
        "eurasia",
        "europe",
        "latam",
        "mena",
        "middle-east",
        "na",
        "nordic",
        "oceania",
        "scandinavia",
        "south-america",
        "south-asia",
        "southeast-asia",
        "west-africa",
    ]
)
"""Regions of several countries, as they are in slugs; no towns, though some are called so too."""
_SHORT = re.compile("[a-z]{2}")


def _pattern() -> str:
    short = {region.upper() for region in REGIONS if _SHORT.fullmatch(region)} | set(_CODES.split())
    long = {region for region in REGIONS if not _SHORT.fullmatch(region)}
    names = re.split(r",\s+", _CITIES.strip())
    cities = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    named = "|".join(sorted(long, key=len, reverse=True)).replace(" ", r"[\s_-]")
    return rf"(?:(?i:{named})|{'|'.join(sorted(short))}|(?P<city>{cities}))"


PATTERN = _pattern()
CODES = "|".join(sorted({*_CODES.lower().split()} | {*filter(_SHORT.fullmatch, REGIONS)}))
"""Any code, to be sought in capitals or small letters."""
"""Any of them, its group ``city`` a city's name."""


def slug_of(name: str) -> str:
    """Return what a region or a city is called in slugs."""
    slug = slugify(name)
    return REGIONS.get(slug.replace("-", " ")) or REGIONS.get(name.lower()) or _SAME.get(slug, slug)
