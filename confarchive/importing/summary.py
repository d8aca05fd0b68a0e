"""What an import did, for a person to read: what needs a decision first, and nothing twice.

A blog may name one missing picture in a hundred posts. So findings that say the same are told
once, with their number and the first place; of each kind as many as *limit* says.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from confarchive.importing.conversion import Doubt
from confarchive.importing.report import Outcome
from confarchive.importing.verify.kinds import Facet
from confarchive.model.problems import ProblemKind, at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.importing.report import PostReport, Report
    from confarchive.model.problems import Problem

LIMIT = 12
"""How many findings of a kind are told, unless all are asked for."""
_DECISIONS = frozenset(
    {
        ProblemKind.KEPT,
        ProblemKind.SOURCE_GONE,
        ProblemKind.UNREADABLE,
        ProblemKind.NO_TITLE,
        ProblemKind.NO_DATE,
        ProblemKind.UNDECIDED,
    }
)
_DONE = "Import finished."
_DRY = "Nothing is written; this is what would be done."
_AGAIN = "This is what the last import found."
_UNEXPLAINED = Doubt(reason="something that is not here made a part of the post, such as a plugin")
_TARGETS = ((ProblemKind.MISSING_PICTURE, "Pictures"), (ProblemKind.DEAD_LINK, "Links"))
"""The kinds whose messages are an address, a colon, and what is wrong with it."""


def told(
    report: Report, *, dry_run: bool = False, again: bool = False, limit: int | None = LIMIT
) -> Iterator[str]:
    """Yield the lines of *report*, of a *dry_run* or of an import before; *limit* None tells all."""
    what = _DRY if dry_run else _AGAIN if again else _DONE
    yield from _pictures(report)
    yield from _numbers(report, what)
    rest = [each for each in report.problems if each.kind is not ProblemKind.DIFFERENCE]
    decisions = [each for each in rest if each.kind in _DECISIONS]
    yield from _section("For you to decide", _grouped(decisions), limit)
    yield from _section("Posts that show something else now", _unfaithful(report.posts), None)
    yield from _section(
        "Posts that their published pages show otherwise", _pages(report.posts), limit
    )
    yield from _section("Posts of which nothing is claimed", _doubts(report.posts), limit)
    for kind, title in _TARGETS:
        for what, found in _by_message(each for each in rest if each.kind is kind).items():
            yield from _section(f"{title}: {what}", _targets(found), limit)
    others = [each for each in rest if each.kind not in {*_DECISIONS, *dict(_TARGETS)}]
    yield from _section("Other findings", _grouped([*others, *_aside(report)]), limit)


def _pictures(report: Report) -> Iterator[str]:
    """Warn where most pictures are not there: the folder is a wrong one, or not whole."""
    shown, missing = report.counts["pictures"], report.counts["missing_pictures"]
    if missing * 2 > shown:
        yield (
            f"{missing} of {shown} pictures that posts show are not in the blog. "
            "Is this its whole folder, and the right one? --content and --settings name others."
        )


def _numbers(report: Report, what: str) -> Iterator[str]:
    counts = report.counts
    if report.program:
        yield f"{report.program} blog, because {report.recognised_by}."
    if report.folder:
        yield f"Settings: {report.settings or 'none found'}. Posts: {report.folder} ({report.chosen_by})."
    yield what
    for outcome in Outcome:
        if counts[outcome]:
            yield f"{counts[outcome]:>7} {outcome}"
    compared = counts["faithful"] + counts["unfaithful"]
    if compared:
        yield f"{counts['faithful']} of {compared} posts show just what they showed."
    if report.published and any(post.page for post in report.posts):
        yield _published(report)
    if counts["unproven"]:
        posts = _several(counts["unproven"], "post")
        yield f"{posts} could not be compared."
    if counts["site_links"]:
        yield (
            f"{_several(counts['site_links'], 'link')} with the blog's own address left as "
            "written: the archive leads readers to its own pages and files. "
            "--convert-site-links writes them anew."
        )
    if report.conferences:
        added = _several(len(report.conferences), "conference")
        yield f"{added} added to conferences.yml; confarchive check proposes what is less sure."
    if report.time_zone:
        yield f"archive_timezone is {report.time_zone!r} now, in conf.py: the zone of the blog's times."
    yield f"{_several(counts['files'], 'file')} copied, {_several(counts['problems'], 'problem')}."


def _published(report: Report) -> str:
    """Tell which published pages were found, and what they prove."""
    pages = [post.page for post in report.posts if post.page]
    same = sum(page.is_same for page in pages)
    texts = sum(post.from_page for post in report.posts)
    tops = sum(post.cover_from_page for post in report.posts)
    counts = {"text": texts, "cover": tops}
    taken = " and ".join(_several(number, name) for name, number in counts.items() if number)
    told = f", {taken} taken from there" if taken else ""
    return (
        f"Published pages: {report.published}. {_several(len(pages), 'post')} "
        f"held against them, {same} show the same{told}."
    )


def _section(title: str, lines: Iterable[str], limit: int | None) -> Iterator[str]:
    """Yield a heading and what stands below it, if anything does."""
    every = list(lines)
    if not every:
        return
    yield ""
    yield f"{title}:"
    yield from (f"  {line}" for line in every[:limit])
    if limit is not None and len(every) > limit:
        yield f"  … and {len(every) - limit} more; confarchive report --all tells them"


def _grouped(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield what *problems* say, the most frequent first, each once and with its first place."""
    places: dict[tuple[ProblemKind, str], list[Problem]] = defaultdict(list)
    for each in problems:
        places[each.kind, _told(each)].append(each)
    for same in sorted(places.values(), key=lambda same: -len(same)):
        often = f" ({len(same) - 1} more of these)" if len(same) > 1 else ""
        yield f"{same[0]}{often}"


def _told(problem: Problem) -> str:
    """Return what *problem* says; of a tag that stays as text only what is said of all of its kind."""
    is_of_tag = problem.message.startswith("{%")
    return problem.message.rpartition(": ")[2] if is_of_tag else problem.message


def _by_message(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Group *problems* that name addresses by what is wrong with these."""
    found: dict[str, list[Problem]] = defaultdict(list)
    for each in problems:
        found[each.message.rpartition(": ")[2]].append(each)
    return found


def _targets(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield each address that *problems* name, with its number, the most frequent first."""
    places: dict[str, list[Problem]] = defaultdict(list)
    for each in problems:
        places[each.message.rpartition(": ")[0]].append(each)
    for address, same in sorted(places.items(), key=lambda item: -len(item[1])):
        first = at(same[0].path, same[0].line)
        yield f"{len(same):>4} x {address} ({'first ' if len(same) > 1 else ''}in {first})"


def _unfaithful(posts: Iterable[PostReport]) -> Iterator[str]:
    """Yield each post that differs; those that lack pictures only together, as these are named below."""
    unfaithful = [post for post in posts if post.faithful is False]
    lacking = [post for post in unfaithful if _lacks_pictures_only(post)]
    yield from (_difference(post) for post in unfaithful if post not in lacking)
    if lacking:
        first = _difference(lacking[0])
        yield f"{_several(len(lacking), 'post')} only for want of pictures, told below (first {first})"


def _lacks_pictures_only(post: PostReport) -> bool:
    every = post.differences
    only = all(each.facet in {Facet.IMAGES, Facet.FILES} and not each.result for each in every)
    return only and len(every) <= post.missing_pictures


def _difference(post: PostReport) -> str:
    first, *others = post.differences
    more = f" (and {_several(len(others), 'more difference')})" if others else ""
    return f"{at(post.source, first.line)}: {first}{more}"


def _pages(posts: Iterable[PostReport]) -> Iterator[str]:
    """Yield the posts whose published pages differ, by the cause, with the first difference of each."""
    found: dict[str, list[str]] = defaultdict(list)
    for post in posts:
        if post.page and post.page.differences:
            found[post.page.cause or ""].append(f"{post.source}: {post.page.differences[0]}")
    for cause, told in sorted(found.items(), key=lambda item: -len(item[1])):
        yield from (f"{cause}: {each}" for each in told)


def _doubts(posts: Iterable[PostReport]) -> Iterator[str]:
    """Yield each reason for which nothing is claimed, with its number of posts."""
    found: dict[tuple[str, str], list[tuple[PostReport, Doubt]]] = defaultdict(list)
    for post in posts:
        if post.is_unproven:
            if post.page and post.page.refutes:  # told above
                continue
            doubts = post.doubts[::-1] or (_UNEXPLAINED,)
            for doubt in {(each.reason, each.help): each for each in doubts}.values():
                found[doubt.reason, doubt.help].append((post, doubt))
    for (reason, help_), same in sorted(found.items(), key=lambda item: -len(item[1])):
        post, doubt = same[0]
        first = at(post.source, doubt.line)
        helps = f"; {help_}" if help_ else ""
        yield f"{_several(len(same), 'post')}: {reason}{helps} (first {first})"


def _aside(report: Report) -> Iterator[Problem]:
    """Yield the differences of posts that are not said to differ, the first of each."""
    unfaithful = {post.source for post in report.posts if post.faithful is False}
    first: dict[str, Problem] = {}
    for each in report.problems:
        if each.kind is ProblemKind.DIFFERENCE and each.path not in unfaithful:
            first.setdefault(each.path, each)
    yield from first.values()


def _several(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
