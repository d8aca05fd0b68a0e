"""One import on its way: decides what becomes of each post, and has it written.

Everything that a post needs is written before the post itself, so that a run
that is killed leaves no post without its pictures.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from confarchive.importing import last_report, workers
from confarchive.importing.converting.convert_post import transfer
from confarchive.importing.report import Outcome, PostReport, Report, shown, with_shared_causes
from confarchive.importing.verify.difference import Difference
from confarchive.importing.verify.kinds import Facet
from confarchive.importing.writing import conferences, new_editions
from confarchive.importing.writing.state import State, change, is_outdated, state
from confarchive.importing.writing.write import lacks_files, shows
from confarchive.model import frontmatter
from confarchive.model.files import conference_file
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from confarchive.importing.blog import Blog
    from confarchive.importing.conditions import Conditions
    from confarchive.importing.converting.transfers import Transfer
    from confarchive.importing.foreign_post import Reading
    from confarchive.importing.last_report import Retold
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.writing.write import Archived, Redirects, Writer
    from confarchive.model.conferences.conference_findings import Finding
    from confarchive.model.post import Post


@dataclass(slots=True, kw_only=True)
class Run:
    """What is done to the site, and what there is to report of it.

    ``converted`` are posts that need no more than to be written, by their paths in the archive.
    ``known`` are the archive's posts by the path of their source. ``recognised_by`` is what told the program of the blog. ``time_zone`` is what the
    archive's setting was filled with, if it was. ``strict``
    refuses posts that would differ from their source. ``last`` has what the last import found
    of posts that stay as they are, under which ``conditions`` it says itself. ``added`` are the conferences that the archive did not describe, by slug, and ``naming``
    the paths of posts that name such. Of an edited post, ``theirs`` takes the blog's version and ``ours`` keeps the archive's.
    """

    blog: Blog
    writer: Writer
    redirects: Redirects
    known: Mapping[str, Archived]
    last: Retold
    conditions: Conditions
    converted: Mapping[str, Transfer] = field(default_factory=dict)
    recognised_by: str = ""
    time_zone: str = ""
    strict: bool = False
    theirs: bool = False
    ours: bool = False
    posts: list[PostReport] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    naming: set[str] = field(default_factory=set)

    def take(self, reading: Reading) -> None:
        """Report what was found in a file, and the file itself where it gives no post."""
        self.problems += reading.problems
        if reading.post is None:
            lost = not reading.skipped
            self.posts.append(PostReport(source=reading.path, outcome=Outcome.SKIPPED, lost=lost))

    def bring(
        self, destinations: Sequence[Destination], jobs: int, done: Callable[[int], None]
    ) -> None:
        """Convert and write all posts that need it; *done* is told how many are dealt with."""
        todo = [each for each in destinations if not self._is_settled(each)]
        done(len(destinations) - len(todo))
        for number, each in enumerate(self._transfers(todo, jobs), 1):
            self._settle(each)
            done(len(destinations) - len(todo) + number)

    def _transfers(self, todo: Sequence[Destination], jobs: int) -> Iterator[Transfer]:
        """Yield the converted posts in the order of *todo*."""
        work = partial(transfer, blog=self.blog)
        others = [each for each in todo if each.path not in self.converted]
        rest = workers.each(work, others, jobs)
        for each in todo:
            yield self.converted.get(each.path) or next(rest)
        yield from rest  # none is left; its processes end

    def describe_editions(self) -> None:
        """Write what is known of the editions that were added."""
        if self.added and not self.writer.dry_run:
            self.problems += new_editions.describe(self.writer, set(self.added), self.naming)

    def redirect(self, table: Mapping[str, str]) -> None:
        """Have the site answer the addresses that the blog's lists had, and the blog's own."""
        self.redirects.add({**self.blog.index.old_site.entries, **table})

    def report(self) -> Report:
        """Return what was done; the same import gives the same report."""
        source = self.blog.source
        return Report(
            settings=shown(source.settings_file) if source.settings_file else "",
            folder=shown(source.content),
            chosen_by=source.chosen_by,
            program=source.program,
            recognised_by=self.recognised_by,
            blog=source.blog,
            published=self.blog.published.pages.name if self.blog.published else "",
            posts=tuple(with_shared_causes(sorted(self.posts, key=lambda post: post.source))),
            files=tuple(sorted(self.files.items())),
            problems=tuple(self.problems),
            conferences=tuple(sorted(set(self.added))),
            time_zone=self.time_zone,
            conditions=self.conditions,
        )

    def _is_settled(self, destination: Destination) -> bool:
        """Tell whether nothing is to be converted for a post, and report it then."""
        archived = self.known.get(destination.post.path)
        now = self._state(destination)
        if now is State.CURRENT and archived:
            self._describe_again(archived)
            return not lacks_files(self.writer.site, archived) and self._is_retold(destination)
        if now is State.EDITED and self.ours and archived:
            self.writer.keep(archived, destination.post.sha256)
            self._claim_nothing(destination, Outcome.KEPT)
            return True
        return False

    def _is_retold(self, destination: Destination) -> bool:
        """Tell again what is known of a post that stays, and whether anything is."""
        known = self.last.of(destination.post.path, destination.path)
        if known is not None and self._has_new_page(known[0]):
            return False
        if known is not None:
            self.posts.append(replace(known[0], addresses=destination.addresses))
            self.problems += known[1]
        return known is not None

    def _has_new_page(self, known: PostReport) -> bool:
        """Tell whether a post's published page is another one than when the post was held against it."""
        published = self.blog.published
        now = published.digest(known.source) if published else ""
        return now != (known.page.digest if known.page else "")

    def _state(self, destination: Destination) -> State:
        source, site = destination.post.path, self.writer.site
        withheld, blog = source in self.blog.withheld, self.blog.source.blog
        return state(site, self.known.get(source), destination, blog=blog, withheld=withheld)

    def _settle(self, done: Transfer) -> None:
        if self._state(done.destination) is State.CURRENT and not self._is_outdated(done):
            self._look_again(done)
            return
        self.problems += done.problems
        if done.post is None:
            self._tell(done.destination, Outcome.SKIPPED, done)
        elif self.strict and done.compared and done.differences:
            self._tell(done.destination, Outcome.REFUSED, done)
        else:
            self._write(done.post, done)

    def _is_outdated(self, done: Transfer) -> bool:
        files = map(self.blog.index.copy_of, done.files)
        archived = self.known[done.destination.post.path]
        return is_outdated(self.writer.site, archived, done, files)

    def _look_again(self, done: Transfer) -> None:
        """Report a post that stays as it is; what was found holds if it shows what it would now."""
        data = (self.writer.site / done.destination.path).read_bytes()
        if done.post is not None and shows(data, done.post):
            done = self._bring_files(done)
            self._tell(done.destination, Outcome.UNCHANGED, done, data)
            self.problems += done.problems
        else:
            self._claim_nothing(done.destination, Outcome.UNCHANGED, data)

    def _write(self, post: Post, done: Transfer) -> None:
        done = self._bring_files(done)
        self.redirects.add(done.redirects)
        now = self._state(done.destination)
        if now is State.EDITED and not self.theirs:
            named = conferences.named(post, done.conferences)
            self._offer(conferences.with_talks(named, self.blog.conferences), done)
            return
        data = self.writer.post(self._with_conferences(post, done.conferences))
        outcome = Outcome.IMPORTED if now is State.MISSING else Outcome.UPDATED
        self._tell(done.destination, outcome, done, data)

    def _bring_files(self, done: Transfer) -> Transfer:
        """Bring what a post uses; return *done* without the files that went away meanwhile."""
        gone = [place for place in done.files if not self._copy(place)]
        for file in done.generated:
            self.writer.file(f"{self.blog.index.folder}/{file.name}", file.data)
        return self._without(done, gone)

    def _copy(self, place: str) -> bool:
        """Copy the blog's file at *place*; tell whether it is still there."""
        source, path = self.blog.index.source_of(place), self.blog.index.copy_of(place)
        try:
            self.writer.copy(source, path)
        except OSError:
            if source.is_file():  # so it is the site where something is wrong
                raise
            return False
        self.files[place] = path
        return True

    def _without(self, done: Transfer, gone: Sequence[str]) -> Transfer:
        """Return *done* without the files *gone*, which went away while it was imported."""
        path = done.destination.post.path
        for place in gone:
            message = f"{place}: went away during the import; bring it back, and import again"
            self._complain(path, ProblemKind.MISSING_PICTURE, message)
        lost = (Difference(facet=Facet.FILES, source=place, result="") for place in gone)
        return replace(
            done,
            differences=(*done.differences, *lost),
            missing_pictures=done.missing_pictures + len(gone),
        )

    def _with_conferences(self, post: Post, findings: tuple[Finding, ...]) -> Post:
        """Return *post* with its conferences named, all of which the archive describes then."""
        try:
            self.added += self.writer.describe(findings)
        except ValueError as error:
            if conference_file.FILE not in {problem.path for problem in self.problems}:
                line: int | None = getattr(error, "line", None)
                self._complain(conference_file.FILE, ProblemKind.BAD_VALUE, str(error), line)
            return post
        if not findings:
            return post
        self.naming.add(post.path)
        return conferences.with_talks(conferences.named(post, findings), self.blog.conferences)

    def _describe_again(self, archived: Archived) -> None:
        """Describe what a post names that stays as it is, where conferences.yml has lost it."""
        described = self.blog.conferences
        lost = {slug for slug in archived.conferences if described.find(slug) is None}
        if lost:
            text = (self.writer.site / archived.path).read_text(encoding="utf-8", errors="replace")
            post, _ = frontmatter.parse(text, archived.path)
            found = conferences.found(post, described, self.blog.now)
            self._with_conferences(post, tuple(each for each in found if each.slug in lost))

    def _offer(self, post: Post, done: Transfer) -> None:
        offered = self.writer.offer(post)
        source = done.destination.post
        why = change(self.known[source.path], source, self.blog.withheld.get(source.path, ""))
        message = f"edited by hand, and {why}: the new version is {offered}; --ours keeps yours, --theirs takes it"
        self._complain(post.path, ProblemKind.KEPT, message)
        self._claim_nothing(done.destination, Outcome.KEPT)

    def _claim_nothing(self, destination: Destination, outcome: Outcome, data: bytes = b"") -> None:
        """Report a post that a person edited: readers see what nobody compared."""
        self._tell(destination, outcome, None, data)
        self.posts.append(last_report.without_claims(self.posts.pop()))

    def _tell(
        self,
        destination: Destination,
        outcome: Outcome,
        done: Transfer | None = None,
        data: bytes = b"",
    ) -> None:
        known = destination.post.path in self.known
        written = outcome not in {Outcome.SKIPPED, Outcome.REFUSED}
        self.posts.append(
            PostReport(
                source=destination.post.path,
                post=destination.path if written or known else None,
                outcome=outcome,
                faithful=done.faithful if done else None,
                proved_by=done.proved_by if done else (),
                differences=done.differences if done else (),
                doubts=done.open_doubts if done else (),
                page=done.page if done else None,
                from_page=done is not None and done.is_from_page,
                cover_from_page=done is not None and done.is_cover_from_page,
                addresses=destination.addresses,
                html_blocks=done.html_blocks if done else 0,
                site_links=done.site_links if done else 0,
                pictures=done.pictures if done else 0,
                missing_pictures=done.missing_pictures if done else 0,
                lost=not written,
                written=last_report.digest(data) if data else "",
            )
        )

    def _complain(
        self, path: str, kind: ProblemKind, message: str, line: int | None = None
    ) -> None:
        self.problems.append(Problem(path=path, line=line, kind=kind, message=message))
