"""The questions that docs/data.md asks of an archive's data get the answers that its posts give."""

import json
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections import Counter, defaultdict
from contextlib import closing
from datetime import date
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import ProxyHandler, build_opener

import pytest

from tests.building import exported
from tests.building.sites import SiteFolder, post
from tools import data_tables

EDITIONS = {
    "fosdem-2012": ("2012-02-04", "2012-02-05", "BE"),
    "fosdem-2015": ("2015-01-31", "2015-02-01", "BE"),
    "elbe-days-2013": ("2013-03-01", "2013-03-01", "DE"),
    "elbe-days-2014": ("2014-03-01", "2014-03-02", "DE"),
    "quiet-days-2014": ("2014-05-01", "2014-05-01", "FR"),
    "quiet-days-2016": ("2016-05-01", "2016-05-01", "FR"),
}
# file, day, authors, tags, about, mentions, text, links to posts, links elsewhere
POSTS = [
    ("posts/2012/a", "2012-02-06", ["Ann"], ["bridges"], "fosdem-2012", "", "Of Bridges.", [], ["https://x.example/1"]),
    ("posts/2012/b", "2012-03-01", ["Bo"], ["food"], "fosdem-2012", "", "Of food.", ["posts/2012/a"], ["https://y.example/"]),
    ("posts/2013/c", "2013-03-05", ["Ann", "Cy"], ["food"], "elbe-days-2013", "", "A bridge.", ["posts/2012/a", "posts/2012/b"], []),
    ("posts/2014/d", "2014-03-03", ["Ann"], ["bridges"], "elbe-days-2014", "fosdem-2012", "Nothing.", ["posts/2012/a"], ["https://x.example/2"]),
    ("posts/2015/e", "2015-02-11", ["Dee"], ["bridges", "travel"], "fosdem-2015", "quiet-days-2014", "Nothing.", [], ["https://x.example/3"]),
    # Of a whole series, which is no edition.
    ("posts/2012/f", "2012-04-01", ["Ann", "Bo", "Cy", "Eve"], ["food"], "elbe-days", "", "Soon.", [], ["https://y.example/", "https://z.example/1"]),
    ("posts/2013/j", "2013-06-01", ["Fay"], [], "elbe-days", "", "So.", [], []),
    ("posts/2014/g", "2014-12-01", ["Fay"], [], "fosdem", "quiet-days", "Once.", [], ["https://y.example/", "https://z.example/2"]),
    ("posts/2014/h", "2014-02-01", ["Ann"], [], "fosdem", "", "Twice.", [], ["https://y.example/", "https://x.example/4"]),
    ("posts/2015/i", "2015-03-01", ["Bo"], [], "quiet-days", "", "Thrice.", [], ["https://z.example/2"]),
]  # fmt: skip


FOUND = {
    "https://x.example/1": "dead",
    "https://x.example/2": "dead",
    "https://y.example/": "answers",
    "https://x.example/3": "moved",
    "https://z.example/1": "failing",
    "https://x.example/4": "refused",
}
"""What was found at addresses; another one was not asked."""
DEAD = [url for url, found in FOUND.items() if found == "dead"]
LINKS = "address,found,why,since,checked,leads_to,copy\n" + "".join(
    f"{url},{found},,2020-01-01,2020-01-01,,\n" for url, found in FOUND.items()
)


def series(named):
    return named.rpartition("-")[0] if named in EDITIONS else named


def year(day):
    return int(day[:4])


def files():
    found = defaultdict(list)
    for name, (start, end, country) in EDITIONS.items():
        found[series(name)].append(
            f"    {year(start)}: {{dates: {start}/{end}, country: {country}}}\n"
        )
    described = "".join(f"{name}:\n  name: {name}\n  editions:\n{''.join(lines)}" for name, lines in found.items())  # fmt: skip
    made = {"conferences.yml": described, "links.csv": LINKS}
    for name, day, authors, tags, about, mentions, text, cited, elsewhere in POSTS:
        links = [f"[to {each[-1]}](../../{each}.md)" for each in cited]
        links += [f"[there]({each})" for each in elsewhere]
        made[f"{name}.md"] = post(name, f"{text} {' '.join(links)}", date=day, author=authors, tags=tags,
                                  conferences=[about], mentions=[mentions] if mentions else [])  # fmt: skip
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return exported.export(SiteFolder.of(tmp_path_factory.mktemp("questions"), files()))


def most_first(counts):
    return sorted(counts, key=lambda row: (-row[1], row[0]))


def conferences_of_authors():
    found = defaultdict(set)
    for _, _, authors, _, about, *_ in POSTS:
        for name in authors:
            found[name].add(series(about))
    return most_first([(name, len(each)) for name, each in found.items()])


def lost_interest():
    years = defaultdict(list)
    for _, day, _, _, about, *_ in POSTS:
        years[series(about)].append(year(day))
    newest = max(year(each[1]) for each in POSTS)
    rows = [(name, len(all_), min(all_), max(all_)) for name, all_ in years.items()]
    return sorted((row for row in rows if row[3] < newest), key=lambda row: (row[3], row[0]))


def dead_in_2012():
    return [
        (name, url)
        for name, day, *_, urls in POSTS
        for url in urls
        if year(day) == 2012 and url in DEAD
    ]


def most_cited():
    counts = Counter(each for *_, cited, _ in POSTS for each in cited)
    return most_first([(name, n, " / ".join([f"to {name[-1]}"] * n)) for name, n in counts.items()])


def unwritten():
    named = {each for post in POSTS for each in post[4:6]}
    return [(name,) for name in sorted(EDITIONS) if name not in named]


def days_after():
    found = defaultdict(list)
    for _, day, _, _, about, *_ in (each for each in POSTS if each[4] in EDITIONS):
        end = date.fromisoformat(EDITIONS[about][1])
        found[about].append((date.fromisoformat(day) - end).days)
    return sorted((name, min(days)) for name, days in found.items())


def new_authors():
    first = {}
    for _, day, authors, *_ in sorted(POSTS, key=lambda each: each[1]):
        for name in authors:
            first.setdefault(name, year(day))
    return sorted(Counter(first.values()).items())


def countries():
    return most_first(
        Counter(EDITIONS[each[4]][2] for each in POSTS if each[4] in EDITIONS).items()
    )


def rising():
    later = Counter(tag for post in POSTS if year(post[1]) >= 2014 for tag in post[3])
    earlier = Counter(tag for post in POSTS if year(post[1]) < 2014 for tag in post[3])
    rows = [(tag, later[tag], earlier[tag]) for tag in {*later, *earlier}]
    return sorted(rows, key=lambda row: (row[2] - row[1], row[0]))


def of_bridges():
    return [(post[0],) for post in POSTS if "bridge" in post[6].lower()]


ANSWERS = [
    conferences_of_authors,
    lost_interest,
    dead_in_2012,
    most_cited,
    unwritten,
    days_after,
    new_authors,
    countries,
    rising,
    of_bridges,
]


def queries(repository):
    text = (repository / "docs/data.md").read_text("utf-8")
    sections = re.findall(r"^### (\d+)\. .*\n\n((?:    .*\n|\n)+)", text, re.MULTILINE)
    return {int(number): query for number, query in sections}


@pytest.mark.parametrize("number", range(1, 11))
def test_a_question_gets_its_answer(repository, folder, number):
    expected = ANSWERS[number - 1]()
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        assert database.execute(queries(repository)[number]).fetchall() == expected
    assert len(queries(repository)) == 10


def test_answers_are_no_empty_ones():
    assert not [answer.__name__ for answer in ANSWERS if answer is not unwritten and not answer()]


def test_the_tables_are_documented_as_they_are(repository):
    text = (repository / "docs/data.md").read_text("utf-8")
    assert text == data_tables.updated(text)


# -- Datasette


@pytest.fixture(scope="module")
def datasette(folder):
    """Return a function that asks Datasette, which serves the data on this machine, for what is at a path."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", "archive.db", "-m", "metadata.yml"]
    server = subprocess.Popen(
        [*command, "-h", "127.0.0.1", "-p", str(port)], cwd=folder, stderr=subprocess.PIPE
    )
    opener = build_opener(ProxyHandler({}))

    def ask(path):
        for _ in range(600):
            try:
                with opener.open(f"http://127.0.0.1:{port}{path}") as answer:
                    return answer.read().decode()
            except URLError:
                assert server.poll() is None, server.stderr.read().decode()
                time.sleep(0.1)
        return pytest.fail("Datasette does not answer")

    yield ask
    server.terminate()
    server.communicate()


def test_datasette_opens_it_and_answers(repository, datasette):
    sql = quote(queries(repository)[1])
    found = json.loads(datasette(f"/archive.json?sql={sql}&_shape=arrays"))
    assert [tuple(row) for row in found["rows"]] == conferences_of_authors()
    rows = json.loads(datasette("/archive/posts.json?_shape=array&_search=bridge"))
    assert {row["id"] for row in rows} == {"posts/2013/c"}


def test_datasette_tells_what_columns_mean(datasette):
    page = datasette("/archive/posts")
    assert "The posts that lists name, newest first." in page
    assert "the code of its language, as its header says" in page
    assert "An archive of conference posts as data" in datasette("/")
