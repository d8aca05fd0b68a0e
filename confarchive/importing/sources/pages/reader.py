"""One page on its way to a post: what its head, its lines beside the title, feeds and lists say of it."""

from __future__ import annotations

import hashlib
import html
import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from confarchive.importing import post_limits
from confarchive.importing.foreign_post import ForeignPost, Reading
from confarchive.importing.formats import Format
from confarchive.importing.published import hidden
from confarchive.importing.published.extraction import article, page_tree, redirector_links
from confarchive.importing.sources.pages import (
    dateline,
    dates,
    head,
    page_names,
    recognition,
    terms,
)
from confarchive.importing.sources.pages.kinds import PublishedKind
from confarchive.importing.sources.pages.term_lists import term_page
from confarchive.model.addresses.slugs import slugify
from confarchive.model.post import Status
from confarchive.model.problems import Problem, ProblemKind
from confarchive.runtime.time_limit import OverdueError, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from confarchive.importing.published.extraction.article import Article, Parts
    from confarchive.importing.published.storage.pages import PublishedPages
    from confarchive.importing.sources.pages.survey import Survey
    from confarchive.model.dates.moments import When

ALSO, COMMENTS, CUT, GUESSED, LOST, MATH, SCRIPTS, UNSURE = (
    *("also", "comments", "cut", "guessed", "lost", "math"),
    *("scripts", "unsure"),
)
"""Keys of what is known of a page beyond the post that it shows; no post of the archive has them."""
_UNDATED = "no date that can be read on its page, in a feed or in its address: it is not published until it has one, such as 'date: 2015-02-03'"
_LED = "{} of its links lead through a page that sends readers on by a script, such as {}; they lead where it does, as to {}"
_START = 8000  # signs of a text, with its markup, that hold what it begins with
_ALIKE = 80  # letters that a text and its summary begin with alike
_BETWEEN = re.compile(r"[\W_]+")  # letters and digits
_DIGITS = re.compile(r"\d+")
_NO_SECTIONS = frozenset({"", "blog", "post", "posts", "articles", "uncategorized"})


def read(address: str, pages: PublishedPages, survey: Survey, seconds: float) -> Reading:
    """Return the post on the page at *address*; work on it takes at most *seconds*. Never fails."""
    try:
        with within(seconds):
            return _PageReader(address, survey, pages, pages.read(address)).read()
    except OverdueError:
        message = post_limits.overdue(seconds)
    except OSError as error:
        message = f"cannot be read ({error.strerror or error})"
    except Exception as error:  # noqa: BLE001 - one page must not end the import of all others
        message = post_limits.failed(error)
    problem = Problem(path=address, kind=ProblemKind.UNREADABLE, message=message)
    return Reading(path=address, problems=(problem,))


@dataclass(slots=True)
class _PageReader:
    address: str
    survey: Survey
    pages: PublishedPages
    data: bytes
    guessed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> Reading:
        root = page_tree.parse(self.data, self.address)
        withheld = hidden.why_withheld(self.pages, self.address, root)
        page_tree.clean(root)
        nodes = page_tree.held(root)
        found = article.parts(root, self.survey.frame)
        if found is None:
            return self._none("has no text that other pages do not have too")
        is_alone = not found.certain and not found.around.repeated
        if is_alone and self.survey.frame.certain:  # of few pages, none tells what is a blog's
            return Reading(path=self.address, skipped=True, attached=True)
        says = head.read(root.head, root.body)
        is_page = self.survey.kinds.get(self.address) is PublishedKind.PAGE
        when = None if is_page else self._date(found, says)
        beside = terms.ShownTerms(found)
        tags, categories = self._terms(beside, says)
        told = {
            "authors": tuple(self._authors(found, beside, says)),
            "tags": tuple(tags),
            "category": categories[0] if categories else "",
            "language": self._language(root.get("lang") or ""),
            "updated": self._updated(says, when),
            "status": self._status(withheld),
        }
        if when is None and not is_page and not withheld:
            self._complain(_UNDATED, ProblemKind.NO_DATE)
        own = (each for each in says.summaries if each not in self.survey.site_summaries)
        summary = next(own, "")
        math = recognition.math(root)
        self._lead_on(found)
        shown = article.assembled(found)
        del nodes
        if not shown.html:
            return self._none("has no text")
        return self._reading(shown, when, math, summary, told)

    def _reading(
        self, shown: Article, when: When | None, math: str, summary: str, told: Mapping[str, Any]
    ) -> Reading:
        title = shown.title or self._entry_title() or self._slug()
        given = {COMMENTS: str(shown.comments)} if shown.comments else {}
        given |= {SCRIPTS: str(shown.doubtful_scripts)} if shown.doubtful_scripts else {}
        given |= {LOST: str(shown.lost_formulas)} if shown.lost_formulas else {}
        given |= {} if shown.certain else {UNSURE: "yes"}
        given |= {CUT: "yes"} if self.survey.ended and not page_tree.has_end(self.data) else {}
        given |= {MATH: math} if math else {}
        given |= {GUESSED: ", ".join(self.guessed)} if self.guessed else {}
        whole = repr((title, when, shown.html, sorted(told.items(), key=str)))
        post = ForeignPost(
            path=self.address,
            place=self.address,
            format=Format.HTML,
            sha256=hashlib.sha256(whole.encode()).hexdigest(),
            line=1,
            title=html.escape(title, quote=False),
            slug=slugify(title) if self._is_unnamed() else self._slug(),
            page=self.survey.kinds.get(self.address) is PublishedKind.PAGE,
            date=when,
            summary=""
            if _is_no_summary(summary, title, shown.html)
            else html.escape(summary, quote=False),
            given=given,
            text=shown.html,
            **told,
        )
        return Reading(path=self.address, post=post, problems=tuple(self.problems))

    def _lead_on(self, found: Parts) -> None:
        """Have links lead where a page of the blog, whose script is gone, would send their readers."""
        led = redirector_links.straighten(found.body, page_tree.canonical(found.root))
        if led:
            self._complain(_LED.format(len(led), *led[0]))

    # --- what it is ---

    def _none(self, why: str) -> Reading:
        """Return that there is no post on the page: readers of it saw none either."""
        problem = Problem(
            path=self.address, kind=ProblemKind.UNREADABLE, message=f"{why}; it is left out"
        )
        return Reading(path=self.address, skipped=True, problems=(problem,))

    def _status(self, withheld: str) -> Status:
        if withheld:
            self._complain(f"{withheld}; it becomes a draft")
        return Status.DRAFT if withheld else Status.PUBLISHED

    def _complain(self, message: str, kind: ProblemKind = ProblemKind.BAD_VALUE) -> None:
        self.problems.append(Problem(path=self.address, kind=kind, message=message))

    def _is_unnamed(self) -> bool:
        """Tell whether the page's name is a mirror's, and tells nothing of the post."""
        return "?" in self.address or page_names.is_again(self.address)

    def _slug(self) -> str:
        return posixpath.basename(page_names.stem(self.address)) or "index"

    def _entry_title(self) -> str:
        entry = self.survey.entries.get(self.address)
        return entry.title if entry else ""

    def _language(self, named: str) -> str:
        own = self.survey.language.split("-")[0].lower()
        language = named.replace("_", "-").split("-")[0].lower()
        return language if language and own and language != own else ""

    # --- when ---

    def _date(self, found: Parts, says: head.Head) -> When | None:
        languages = tuple(filter(None, {self.survey.language, str(found.root.get("lang") or "")}))
        when = self._told_date(found, says, languages)
        return when and dates.as_seen(when, dateline.shown_days(found.heading, languages))

    def _told_date(self, found: Parts, says: head.Head, languages: tuple[str, ...]) -> When | None:
        entry = self.survey.entries.get(self.address)
        for text in filter(None, says.dates):
            if (when := dates.read(text, languages)) is not None:
                return when
        if entry is not None and entry.date is not None:
            return entry.date
        day_first = self.survey.day_first
        for text in dateline.date_texts(found.root.body, found.heading, languages):
            when = dates.read(text, languages, day_first=day_first is not False)
            if when is not None:
                if day_first is None and dates.is_ambiguous(text):
                    self.guessed.append(f"the date of {text!r}")
                return when
        return self._date_of_address()

    def _date_of_address(self) -> When | None:
        when = dates.in_address(self.address)
        if when is not None:
            self.guessed.append("the date, from its address")
        return when

    def _updated(self, says: head.Head, when: When | None) -> When | None:
        for text in filter(None, says.updates):
            updated = dates.read(text)
            if updated is not None and when is not None and str(updated)[:10] > str(when)[:10]:
                return updated
        return None

    # --- who, and what about ---

    def _authors(self, found: Parts, beside: terms.ShownTerms, says: head.Head) -> Iterator[str]:
        shown = beside.of_kind("AUTHOR") or terms.byline(found)
        entry = self.survey.entries.get(self.address)
        listed = [
            name for kind, name in self.survey.terms.get(self.address, ()) if kind == "AUTHOR"
        ]
        named = [self._person(each, found) for each in says.authors]
        choices: Iterable[Iterable[str]] = (shown, named, entry.authors if entry else (), listed)
        yield from next((list(each) for each in choices if any(each)), [])

    def _person(self, author: str, found: Parts) -> str:
        """Return the name of *author*, whose page's address stands in for it at times."""
        if "//" not in author:
            return author
        for link in found.root.body.iter("a"):
            if link.get("href") == author and (text := page_tree.text_of(link)):
                return text
        listed = term_page(author)
        return listed.slug.replace("-", " ") if listed else ""

    def _terms(self, beside: terms.ShownTerms, says: head.Head) -> tuple[list[str], list[str]]:
        """Return the tags and the categories; of several categories all but the first are tags, too."""
        listed = self.survey.terms.get(self.address, ())
        entry = self.survey.entries.get(self.address)
        categories = beside.of_kind("CATEGORY") or self._section(says)
        categories = categories or [name for kind, name in listed if kind == "CATEGORY"]
        shown = beside.of_kind("TAG")
        keywords = () if says.keywords in self.survey.site_keywords else says.keywords
        own = [each for each in keywords if each not in self.survey.common_keywords]
        tags = [*(says.tags or shown or own)]
        tags = tags or [name for kind, name in listed if kind == "TAG"]
        tags = tags or [each for each in (entry.tags if entry else ()) if each not in categories]
        return [*dict.fromkeys([*tags, *categories[1:]])], categories

    def _section(self, says: head.Head) -> list[str]:
        """Return the section that the head names, unless it is a folder of the address."""
        section = says.first("article:section")
        folders = {each.casefold() for each in self.address.split("/")[:-1]}
        return [] if section.casefold() in folders | _NO_SECTIONS else [section]


def _is_no_summary(summary: str, title: str, markup: str) -> bool:
    """Tell whether *summary* is none, the title, or no more than how the text begins."""
    said = _squeezed(summary.rstrip(" .…[]"))
    if not said or said.removeprefix("title").startswith(_squeezed(title)):
        return True
    text = _squeezed(html.unescape(re.sub(r"<[^>]*>", "", markup[:_START])))
    if text.startswith(said[:_ALIKE]):
        return True
    # Programs take the numbers of a code's lines along, which are not the text's.
    letters = _DIGITS.sub("", said)[:_ALIKE]
    return bool(letters) and _DIGITS.sub("", text).startswith(letters)


def _squeezed(text: str) -> str:
    return _BETWEEN.sub("", text.casefold())
