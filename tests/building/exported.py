"""A site with something for each table, and what its data say, read back in three ways."""

import csv
import json
import sqlite3
from contextlib import closing
from unittest import mock

from confarchive import cli
from confarchive.building.data.tables import TABLES
from tests.building.sites import NOW, PICTURE, post

FILES = {
    "conferences.yml": (
        "fosdem:\n  name: FOSDEM\n  url: https://fosdem.org/\n  aliases: [Free Software Meeting]\n  editions:\n"
        "    2012: {dates: 2012-02-04/2012-02-05, city: Brussels, country: BE}\n"
        "    2015: {dates: 2015-01-31/2015-02-01, city: Brussels, country: BE, coordinates: '50.8, 4.4'}\n"
        "elbe-days:\n  name: Elbe Days\n  editions:\n"
        "    2013: {dates: 2013-02, city: Dresden, country: DE, coordinates: '51.05, 13.74'}\n"
        "    2019: {online: yes}\n"
    ),
    "people.yml": "jane-doe:\n  name: Jane Doe\n  aliases: [J. Doe, jdoe]\n  about: Counts posts.\n",
    "terms.yml": "tags:\n  Metrics: {description: How much of what.}\n",
    "programmes/fosdem-2015.yml": (
        "talks:\n  - {title: Counting, speakers: [Jane Doe], room: Janson, start: 2015-01-31 10:00, minutes: '50'}\n"
        "  - {title: Closing, speakers: [Nobody Known]}\n"
    ),
    "redirects.yml": "/2012/old.html: posts/2012/first\nhttps://old.example/: index\nlost.html: posts/2016/none\n",
    "posts/2012/first.md": post(
        "The *first* one",
        "We met in `Brussels`. See [the other](https://archive.example/posts/2013/second.html) for more! And more.\n\n"
        "![A hall](../../files/hall.svg) and [slides](../../files/slides.pdf), [lost](lost.pdf)\n\n"
        '<p>Raw <a href="https://www.elsewhere.example/a">words</a><script>x()</script></p>',
        date="2012-02-06", author="Jane Doe", tags=["Metrics", "travel"], category="Notes",
        conferences=["fosdem-2012"], language="en", location="Ghent", redirect="old/first/",
        source={"path": "first.md", "sha256": "ab" * 32, "blog": "Old blog"},
    ),
    "posts/2013/second.md": post(
        "Second", "Said {post}`first` and {conf}`the Brussels one <fosdem-2012>`.\n\n| A | B |\n|---|---|\n| c | d |\n\n"
        "```{note}\nNoted [here](../2012/first.md#part).\n```\n\n```{only} html\nNever.\n```",
        date="2013-02-10 10:00", author=["J. Doe", "Bo Reed"], tags=["travel"], conferences=["elbe-days-2013"],
        mentions=["fosdem-2012"], series="Two days", part=1, cover="../../files/hall.svg",
    ),
    "posts/2015/third.md": post(
        "Third", "Nothing of [old](https://old.example/old/first/) and http://plain.example/ <https://auto.example/x>.",
        date="2015-02-03", updated="2015-02-04", author="Bo Reed", tags=["metrics"], series="Two days",
        conferences=["fosdem-2015"], summary="In short.", subtitle="A second title",
        talks=[{"title": "Counting", "speakers": ["jdoe"], "slides": "../../files/slides.pdf", "language": "en"}],
    ),
    "posts/2014/unlisted.md": post("Unlisted", "[x](../2012/first.md)", date="2014-01-01", status="hidden", tags=["aside"]),
    "pages/about.md": "# About\n\nWords.\n",
    "files/hall.svg": PICTURE.format("hall"),
    "files/slides.pdf": b"%PDF",
}  # fmt: skip


def export(site, folder=None, code=0, words=()):
    """Run the command at the moment that builds in tests take for now; return the folder it wrote to."""
    folder = folder or site.folder / "data"
    epoch = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    with mock.patch.dict("os.environ", epoch):
        assert cli.main(["export", str(folder), "--site", str(site.source), *words]) == code
    return folder


def of_json(folder):
    return json.loads((folder / "archive.json").read_text("utf-8"))["tables"]


def of_csv(folder):
    """Return the rows of all tables, their values of the types that the tables tell."""
    types = {"text": str, "integer": int, "real": float}
    found = {}
    for table in TABLES:
        with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            found[table.name] = [
                {
                    column.name: types[column.type](row[column.name])
                    if row[column.name] or column.required
                    else None
                    for column in table.columns
                }
                for row in csv.DictReader(file)
            ]
    return found


def of_database(folder):
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        database.row_factory = sqlite3.Row
        return {
            table.name: [
                dict(row)
                for row in database.execute(f"select * from {table.name} order by rowid")  # noqa: S608
            ]
            for table in TABLES
        }
