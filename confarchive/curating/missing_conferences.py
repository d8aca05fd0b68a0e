"""Entries that conferences.yml lacks, of what headers name and posts speak of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from confarchive.curating.mentions import unnamed_findings
from confarchive.curating.proposals import Proposal
from confarchive.model.addresses.slugs import slugify
from confarchive.model.conferences.conference import closed, is_misspelt, keys_and_names, series_of
from confarchive.model.conferences.conference_findings import Strength
from confarchive.model.conferences.known_conferences import new_entry
from confarchive.model.files import yaml_edit
from confarchive.model.files.conference_file import FILE
from confarchive.model.problems import Problem, ProblemKind, at, line_of_name
from confarchive.model.talks import programmes
from confarchive.model.text.plain_text import readable_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from confarchive.curating.archive_files import Sources
    from confarchive.model.conferences.conference import Edition, Series
    from confarchive.model.post import Post

_SHOWN = 3
"""As many posts are told of an edition; the others are counted."""

_LONGEST = 60
"""Letters of a name that a message shows."""


@dataclass(slots=True)
class Lacking:
    """A conference that the file does not describe: how it is called, where it is named, and how surely."""

    name: str = ""
    places: list[str] = field(default_factory=list)
    strength: Strength = Strength.LIKELY

    @property
    def posts(self) -> int:
        """How many of the places are posts, and no programme."""
        return sum(not place.startswith(f"{programmes.FOLDER}/") for place in self.places)


def missing_entries(
    sources: Sources, lacking: Mapping[str, Lacking] | None = None
) -> Iterator[Proposal]:
    """Yield an entry for each series that the file lacks, and for each edition of the others.

    An entry is as sure as the surest post that would name it. *lacking* are those of
    :func:`lacking_conferences`, by default of what readers see.
    """
    lacking = lacking_conferences(sources.public()) if lacking is None else lacking
    for series in sources.conferences.completed(set(lacking)).series:
        editions = [edition for edition in series.editions if edition.slug in lacking]
        if series.described:
            for edition in editions:
                keys = (series.slug, "editions", edition.key)
                yield _proposal(edition.slug, keys, {}, [lacking[edition.slug]])
        else:
            yield _new_series(series, editions, lacking)


def _new_series(
    series: Series, editions: list[Edition], lacking: Mapping[str, Lacking]
) -> Proposal:
    """Return the entry of a series; editions that are not sure wait where others are."""
    slugs = (series.slug, *(edition.slug for edition in editions))
    found = [lacking[slug] for slug in slugs if slug in lacking]
    name = next((each.name for each in found if each.name), series.name)
    strength = max(each.strength for each in found)
    entry = new_entry(series.slug, name)
    keys = [each.key for each in editions if lacking[each.slug].strength == strength]
    if keys:
        entry["editions"] = {key: {} for key in keys}
    return _proposal(series.slug, (series.slug,), entry, found)


def withheld_conferences(sources: Sources, lacking: Mapping[str, Lacking]) -> Iterator[Proposal]:
    """Yield what only posts name that no list has, and that is none of *lacking*: an entry would tell readers of it."""
    others = lacking_conferences(sources.only(sources.paths - sources.listed))
    known = sources.conferences.completed(set(lacking))
    for slug, found in sorted(others.items()):
        if known.find(slug) is None:
            message = f"{slug}: named only by posts that are not published, or hidden; left alone"
            problem = Problem(path=FILE, kind=ProblemKind.UNKNOWN_CONFERENCE, message=message)
            yield Proposal(problem=problem, strength=found.strength)


def lacking_conferences(sources: Sources) -> dict[str, Lacking]:
    """Return what the file does not describe, of what headers name and posts speak of, by slug."""
    found: dict[str, Lacking] = defaultdict(Lacking)
    for post in sources.posts:
        for key, slug in keys_and_names(post):
            if sources.conferences.find(slug) is None:
                line = sources.line(post, key)
                found[slug].places.append(f"{at(post.path, line)}: its header names it")
                found[slug].strength = Strength.SURE
                found[slug].name = found[slug].name or _spelled(slug, post)
    for slug in sources.programmes:  # its page lists the talks, whatever posts name
        if sources.conferences.find(slug) is None:
            found[slug].places.append(f"{programmes.path_of(slug)}: its programme")
            found[slug].strength = Strength.SURE
    for post, finding in unnamed_findings(sources):
        if sources.conferences.find(finding.slug) is None:
            lacking = found[finding.slug]
            lacking.name = lacking.name or finding.name
            lacking.strength = max(lacking.strength, finding.strength)
            line = sources.line(post, finding.where, finding.line)
            lacking.places.append(f"{at(post.path, line)}: {finding}")
    known = sources.conferences.completed(set(found))
    return {
        slug: each
        for slug, each in found.items()
        if not (is_misspelt(slug, known) or known.why_closed(slug))
    }


def _spelled(slug: str, post: Post) -> str:
    """Return the name of the series that *slug* names as *post* writes it, in its title, a tag or its text."""
    words = r"[\s_.-]?".join(map(re.escape, series_of(slug).split("-")))
    form = re.compile(rf"(?<![^\W_]){words}(?![^\W\d_])", re.IGNORECASE)
    texts = "\n".join((post.title, *post.tags, readable_text(post.body)))
    spellings = Counter(" ".join(match[0].split()) for match in form.finditer(texts))
    named = [(times, name) for name, times in spellings.items() if name != name.lower()]
    return max(named)[1] if named else ""


def closed_conferences(sources: Sources) -> Iterator[Proposal]:
    """Yield the names in headers that the file takes no entry for, as it says that they are no conferences."""
    texts = sources.texts
    for problem in closed(
        sources.posts,
        sources.conferences,
        lambda post, key, name: line_of_name(texts[post.path], key, name),
    ):
        yield Proposal(problem=problem)


def misspelt_conferences(sources: Sources, lacking: Mapping[str, Lacking]) -> Iterator[Proposal]:
    """Yield the names in headers that are no key of the file: an entry of that name would be refused, or a second one."""
    known = sources.conferences.completed(set(lacking))
    for post in sources.posts:
        for key, name in keys_and_names(post):
            if known.find(name) is None and is_misspelt(name, known):
                shown, meant = name[:_LONGEST], slugify(name[:_LONGEST])
                message = (
                    f"{key}: found {shown!r}, expected small letters, digits and hyphens "
                    f"such as fosdem-2015; did you mean {meant!r}?"
                )
                problem = Problem(
                    path=post.path,
                    line=sources.line(post, key),
                    kind=ProblemKind.UNKNOWN_CONFERENCE,
                    message=message,
                )
                yield Proposal(problem=problem)


def _proposal(
    slug: str, keys: tuple[str, ...], entry: dict[str, Any], found: list[Lacking]
) -> Proposal:
    places = [place for each in found for place in each.places]
    posts = sum(each.posts for each in found)
    told = [f"{posts} post{'s' if posts > 1 else ''} of it"] if posts else []
    told += ["its programme"] if posts < len(places) else []
    message = f"{slug}: {', '.join(told)}, and no entry"
    problem = Problem(path=FILE, kind=ProblemKind.UNKNOWN_CONFERENCE, message=message)
    change = partial(yaml_edit.add, keys=keys, value=entry, in_order=len(keys) > 1)
    more = [f"… and {len(places) - _SHOWN} more"] if len(places) > _SHOWN else []
    added = change("").splitlines()
    shown = (*(f"  {place}" for place in places[:_SHOWN]), *more, *(f"+ {line}" for line in added))
    strength = max(each.strength for each in found)
    return Proposal(
        problem=problem,
        shown=shown,
        path=FILE,
        change=change,
        strength=strength,
        series=keys[0],
    )
