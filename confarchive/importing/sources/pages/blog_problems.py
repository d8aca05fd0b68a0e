"""What the pages of a blog cannot tell, or left to be guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.importing.published import feed_files
from confarchive.importing.published.storage.pages import problems
from confarchive.importing.sources.pages import page_names, reader, undated_lists
from confarchive.importing.sources.pages.feed_pages import FeedPages
from confarchive.importing.sources.pages.kinds import PublishedKind
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from confarchive.importing.foreign_post import ForeignPost, Reading
    from confarchive.importing.published.storage.mirror import Mirror
    from confarchive.importing.sources.pages.survey import Survey

_UNREAD = "{} programs of a server are not read: {}; if what they answered lies in them, add .html to the names"
_ELSEWHERE = "{} pages of other hosts are not read, such as {}; import the folder of their host on its own, if they are the blog's"
_ASKED = "{} posts had an address with a query, such as {}, which no page can answer: have the web server lead its readers on"
_MISSED = "a feed has it as a post, and nothing was found on it that could be one's; see it in a browser, and get it again if it is broken"
_NO_POSTS = frozenset({PublishedKind.LIST, PublishedKind.FEED})


def of(
    pages: Mirror,
    survey: Survey,
    readings: Sequence[Reading],
    *,
    name: str,
    unread: Collection[str],
) -> Iterator[Problem]:
    """Yield what there is to tell of a blog of that *name*, and of the *readings* of its *pages*; *unread* are files that may be some."""
    posts = [reading.post for reading in readings if reading.post]
    yield from (*problems(pages), *undated_lists.problems(survey.undated_lists))
    for message in (*_notes(pages, survey, posts), *_unread(unread)):
        yield _problem(name, message)
    for post in posts:
        if guessed := post.given.get(reader.GUESSED):
            message = f"guessed is {guessed}; correct the post's header if it is another"
            yield _problem(post.path, message)
    for address in _missed(survey, readings):
        yield Problem(path=address, kind=ProblemKind.UNREADABLE, message=_MISSED)


def _notes(pages: Mirror, survey: Survey, posts: Sequence[ForeignPost]) -> Iterator[str]:
    if elsewhere := pages.elsewhere:
        yield _ELSEWHERE.format(len(elsewhere), elsewhere[0])
    if asked := [post.path for post in posts if "?" in post.path]:
        yield _ASKED.format(len(asked), page_names.address_of(asked[0]))
    comments = sum(int(post.given.get(reader.COMMENTS, 0)) for post in posts)
    if comments:
        yield f"{comments} comments of readers stand on the pages, and are left out"
    if isinstance(pages.pages, FeedPages):
        yield from pages.pages.notes
    if survey.of_kind(PublishedKind.FEED) and not feed_files.is_readable():
        yield feed_files.NEEDS


def _unread(unread: Collection[str]) -> Iterator[str]:
    if unread:
        yield _UNREAD.format(len(unread), ", ".join(sorted(unread)[:3]))


def _missed(survey: Survey, readings: Sequence[Reading]) -> list[str]:
    """Return the addresses that feeds have as posts', and of which nothing else is told."""
    told = {each.path for each in readings if each.post or each.problems}
    for reading in readings:
        told.update(reading.post.given.get(reader.ALSO, "").split("\n") if reading.post else ())
    for old in survey.aliases.values():
        told.update(old)
    return sorted(each for each in survey.fed - told if survey.kinds.get(each) not in _NO_POSTS)


def _problem(path: str, message: str) -> Problem:
    return Problem(path=path, kind=ProblemKind.BAD_VALUE, message=message)
