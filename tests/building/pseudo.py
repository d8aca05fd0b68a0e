"""A language whose words are the English ones between ⟦ and ⟧, and a site that has no Latin letter of its own.

What stands in Latin letters on its pages outside of these marks is a word that asks no catalog. The language goes by the
code of Greek: names of months and countries, which CLDR has, are in Greek letters then.
"""

import re
from contextlib import contextmanager
from unittest import mock

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from confarchive.building import translations
from tests.building.sites import CONF, PICTURE, post

LANGUAGE = "el"
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
LATIN = re.compile(r"[A-Za-z]{2,}")
NAMES = re.compile(
    r"Sphinx|français|Furo|@pradyunsg|CHAOSS|player\.vimeo\.com|vimeo\.com|https?://\S+|[\w.]+\.example\S*"
)
"""What is called so in all languages, and addresses."""


def marked(text):
    """Return a message with marks around each of its pieces: values, which may be messages, and elements stand outside of them."""
    pieces = re.split(r"(%\(\w+\)s|<[^>]*>)", text)
    return "".join(f"⟦{each}⟧" if each and at % 2 == 0 else each for at, each in enumerate(pieces))


def write_catalog(folder, translate=marked, language=LANGUAGE):
    """Write a catalog below *folder* in which each message is what *translate* makes of it."""
    catalog = Catalog(locale=language)
    for message in read_template():
        texts = message.id if isinstance(message.id, tuple) else (message.id,)
        forms = [translate(text) for text in texts]
        forms += forms[-1:] * (catalog.num_plurals - len(forms))
        string = tuple(forms[: catalog.num_plurals]) if isinstance(message.id, tuple) else forms[0]
        catalog.add(message.id, string, locations=message.locations, context=message.context)
    file = folder / language / "LC_MESSAGES/confarchive.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        write_po(opened, catalog)


def read_template():
    """Return the messages of the template."""
    with translations.TEMPLATE.open("rb") as opened:
        return [message for message in read_po(opened) if message.id]


@contextmanager
def spoken(folder, **options):
    """Have builds know that language alone, of which the catalog stands in *folder*."""
    write_catalog(folder, **options)
    with mock.patch.object(translations, "FOLDER", folder):
        yield


def unmarked(texts):
    """Return those of *texts* that have Latin letters outside of marks."""
    found = set()
    for text in texts:
        if LATIN.search(NAMES.sub("", MARKED.sub("", text))):
            found.add(" ".join(text.split()))
    return found


_TALKS = (
    "talks:\n"
    "  - {title: Γέφυρες, start: 2015-01-31 10:30, room: Αίθουσα, speakers: Άννα, minutes: 50}\n"
    "  - {title: Ποτάμια, speakers: Άννα, slides: 'https://slides.example/1', video: 'https://vimeo.com/1'}\n"
)
_CONFERENCES = """\
gala:
  name: Γκαλά
  url: https://gala.example/
  description: Μια συνάντηση.
  editions:
    2014: {dates: 2014-02-01/2014-02-02, city: Πόρτο, country: PT, venue: Αίθουσα, coordinates: [41.1, -8.6]}
    2015: {dates: 2015-01-31/2015-02-01, city: Γάνδη, country: BE, online: yes, schedule: 'https://gala.example/2015/', coordinates: [51.1, 3.7]}
    2016: {online: yes}
feast: {name: Γιορτή, editions: {2015: {dates: 2015-01-31/2015-02-01, city: Πόρτο, country: PT}}}
ball: {name: Χορός, editions: {2015: {dates: 2015-02-06}}}
fair: {name: Πανηγύρι, editions: {2015: {dates: 2015-02-02, city: Γάνδη, country: BE, coordinates: [51.1, 3.7]}}}
"""
_LINKS = (
    "address,found,why,since,checked,leads_to,copy\n"
    "https://gone.example/,dead,404,2018-01-01,2018-02-02,,https://web.archive.org/web/1/https://gone.example/\n"
    "https://left.example/,dead,404,2018-01-01,2018-02-02,,\n"
)


def _posts():
    """Yield thirty posts, of which the first three have all that a post may have."""
    body = "Λόγια για [μια γέφυρα](one.md), [πάει](https://gone.example/) και [αυτό](https://left.example/)."
    yield (
        "one",
        post(
            "Ένα",
            "Λόγια.\n\n![](../../files/a.svg)\n\n## Δύο\n\nΛόγια.",
            "2013-03-04",
            author="Άννα, Βάσω",
            tags=["πόλη", "νερό"],
            category="γενικά",
            location="Γάνδη",
            language="el",
            series="Σειρά",
            conferences=["gala-2014"],
            redirect="old/one",
        ),
    )
    talk = {"title": "Λόγος", "speakers": ["Βάσω"], "slides": "https://slides.example/2"}
    video = {"title": "Γέφυρες", "video": "https://vimeo.com/2"}
    yield (
        "two",
        post(
            "Δύο",
            body,
            "2015-02-03",
            author="Άννα",
            tags=["πόλη", "νερό"],
            category="γενικά",
            language="fr",
            series="Σειρά",
            conferences=["gala-2015"],
            mentions=["fair-2015"],
            talks=[talk, video],
            updated="2016-02-03",
        ),
    )
    yield "three", post("Τρία", body, "2016-02-03", tags=["νερό"], series="Σειρά", author="Βάσω")
    yield "draft", post("Σχέδιο", "Λόγια.", "2016-02-03", status="draft")
    for number in range(26):
        about = {"conferences": ["gala-2015"], "mentions": ["fair"], "tags": ["πόλη"]}
        yield f"n{number}", post("Νέο", f"{number}.", f"2015-03-{number + 1:02}", **about)


FILES = {
    "conf.py": CONF.replace("Small archive", "Αρχείο").replace("The editors", "Εμείς")
    + "archive_data = True\narchive_scorecard = True\narchive_page_size = 20\n",
    "index.md": "# Αρχείο\n\nΛόγια.\n",
    "conferences.yml": _CONFERENCES,
    "programmes/gala-2015.yml": _TALKS,
    "people.yml": "anna: {name: Άννα, url: 'https://anna.example/'}\n",
    "links.csv": _LINKS,
    "files/a.svg": PICTURE.format("Γέφυρα"),
    "pages/about.md": "# Γι' αυτό\n\nΛόγια.\n",
    **{f"pages/p{number}.md": f"# Σελίδα {number}\n\nΛόγια.\n" for number in range(22)},
    **{f"posts/2015/{name}.md": text for name, text in _posts()},
}
