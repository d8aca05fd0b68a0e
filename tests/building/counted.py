"""The scorecard's measures by a second, simple program, which knows posts and no queries."""

from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise
from math import atan2, cos, radians, sin, sqrt

from tests.building.data.test_data_questions import EDITIONS, FOUND, POSTS, series

LANGUAGES = {"posts/2012/a": "de", "posts/2013/c": "de", "posts/2014/d": "fr"}
TALKS = {
    "posts/2012/b": {"Of bread": "Bo"},
    "posts/2014/d": {"Of steel": "Ann", "Of stone": "Nobody"},
}
"""Talks, each with who gave it."""
PLACES = {"BE": (50.85, 4.35), "DE": (51.05, 13.74), "FR": (48.85, 2.35)}
"""Where the editions of a country were held, in degrees north and east."""
YEARS = {name: int(day[:4]) for name, day, *_ in POSTS}


class Counted:
    """What is counted of some *posts*, of all *editions*, of which the whole archive knows, and of the *talks* in them."""

    def __init__(self, posts=POSTS, editions=EDITIONS, speaker=None):
        self.posts, self.editions = list(posts), editions
        self.years = sorted({YEARS[name] for name, *_ in posts})
        self.about = {name: place for name, _, _, _, place, *_ in posts}
        given = [(name, who) for name, its in TALKS.items() for who in its.values()]
        named = {name: place for name, _, _, _, place, *_ in POSTS}
        self.talks = [
            named[name]
            for name, who in given
            if (who == speaker if speaker else named[name] in editions)
        ]

    def by_author(self):
        found = defaultdict(list)
        for name, _, authors, *_ in self.posts:
            for author in authors:
                found[author].append(YEARS[name])
        return found

    def all(self):
        years, authors = self.years, self.by_author()
        last = years[-1]
        held = defaultdict(list)
        for name in self.editions:
            held[int(name[-4:])].append(name in self.about.values())
        new = Counter(min(each) for each in authors.values())
        active = {year: {who for who, its in authors.items() if year in its} for year in years}
        gone = Counter(max(each) for each in authors.values() if max(each) < last)
        begun = defaultdict(list)
        for its in authors.values():
            if min(its) < last:
                begun[min(its)].append(len(set(its)) > 1)
        posts = Counter(YEARS[name] for name in self.about)
        yield "posts-by-year", sorted(posts.items())
        months = Counter(date.fromisoformat(day).month for _, day, *_ in self.posts)
        yield "posts-by-month", sorted(months.items())
        yield "authors-by-year", [(y, new[y], len(active[y]) - new[y]) for y in years]
        yield "authors-gone", sorted(gone.items())
        yield "retention", [(y, sum(its), len(its) - sum(its)) for y, its in sorted(begun.items())]
        yield (
            "editions-by-year",
            [(y, sum(its), len(its) - sum(its)) for y, its in sorted(held.items())],
        )
        yield "conferences", most(series(place) for place in self.about.values())
        held_in = (
            self.editions[place][2] for place in self.about.values() if place in self.editions
        )
        yield "countries", most(held_in)
        yield "distance-by-year", self.distances()
        yield "languages", [("de", 2), ("fr", 1)]
        yield "talks-by-year", sorted(Counter(int(each[-4:]) for each in self.talks).items())
        cited = Counter((YEARS[row[0]], YEARS[other]) for row in self.posts for other in row[7])
        yield "citations", [(*pair, count) for pair, count in sorted(cited.items())]
        yield "days-to-post", self.times()
        yield "tags", self.tags(last)
        yield "links-answer", [(year, *its) for year in years if any(its := self.links(year))]
        yield "half-of-posts", [(year, half(self.posts, year)) for year in years]

    def links(self, year):
        """Count the posts of a *year* whose links all answer, that have a dead one, and the others of which one was checked."""
        each = [[FOUND.get(url) for url in row[8]] for row in self.posts if YEARS[row[0]] == year]
        checked = [set(its) for its in each if set(its) - {None}]
        dead = [its for its in checked if "dead" in its]
        whole = [its for its in checked if its <= {"answers", "moved"}]
        return len(whole), len(dead), len(checked) - len(whole) - len(dead)

    def distances(self, only=None):
        """Count the way of each author, or of one *only*."""
        found = Counter()
        for author in self.by_author():
            if only in {None, author}:
                places = {place for _, _, who, _, place, *_ in self.posts if author in who}
                own = places.intersection(self.editions)
                stops = sorted((self.editions[place][0], self.editions[place][2]) for place in own)
                for before, (day, country) in pairwise(stops):
                    found[int(day[:4])] += round(distance(PLACES[before[1]], PLACES[country]))
        return sorted(found.items())

    def times(self):
        first = {}
        for name, day, *_ in self.posts:
            if self.about[name] not in self.editions:
                continue
            end = self.editions[self.about[name]][1]
            days = (date.fromisoformat(day) - date.fromisoformat(end)).days
            if days >= 0:
                first[self.about[name]] = min(days, first.get(self.about[name], days))
        bounds = {"within a week": 7, "within a month": 30, "within a year": 365, "later": 10**6}
        found = Counter(
            next(n for n, most in bounds.items() if each <= most) for each in first.values()
        )
        return [(name, found[name]) for name in bounds if found[name]]

    def tags(self, last):
        later, earlier = Counter(), Counter()
        for row in self.posts:
            kept = later if YEARS[row[0]] > last - 3 else earlier
            kept.update(row[3])
        found = [(tag, earlier[tag], later[tag]) for tag in {*later, *earlier}]
        found = [each for each in found if each[1] != each[2]]
        return sorted(found, key=lambda each: (each[1] - each[2], each[0]))


def of_series(slug):
    """Return what is counted of a conference that comes back."""
    posts = [row for row in POSTS if series(row[4]) == slug]
    editions = {name: its for name, its in EDITIONS.items() if series(name) == slug}
    return dict(Counted(posts, editions).all())


def of_person(name):
    """Return what is counted of one who wrote."""
    counted = Counted([row for row in POSTS if name in row[2]], speaker=name)
    return dict(counted.all()) | {"distance-by-year": counted.distances(only=name)}


def most(names):
    return sorted(Counter(names).items(), key=lambda each: (-each[1], each[0]))


def half(posts, year):
    """Try all groups of authors, the small ones first."""
    shares = defaultdict(Fraction)
    for row in (row for row in posts if YEARS[row[0]] == year):
        for author in row[2]:
            shares[author] += Fraction(1, len(row[2]))
    for number in range(1, len(shares) + 1):
        if any(
            sum(its) * 2 >= sum(shares.values()) for its in combinations(shares.values(), number)
        ):
            return number
    return 0


def distance(start, end):
    """Return the kilometres between two places: the angle of the arrows to them from the middle of a globe."""
    (x, y, z), (u, v, w) = map(arrow, (start, end))
    across = (y * w - z * v, z * u - x * w, x * v - y * u)
    return 6371.0088 * atan2(sqrt(sum(each * each for each in across)), x * u + y * v + z * w)


def arrow(place):
    north, east = map(radians, place)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)
