"""Reports as JSON, and back: the format of ``--report``, which docs/importing.md describes."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from confarchive.importing.conditions import Conditions
from confarchive.importing.conversion import Doubt
from confarchive.importing.published.proving.proof import Cause, PageProof, Truth
from confarchive.importing.report import Outcome, PostReport, Report
from confarchive.importing.verify.difference import Difference
from confarchive.importing.verify.kinds import Facet
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NUMBERS = ("html_blocks", "site_links", "pictures", "missing_pictures")


def text(report: Report) -> str:
    """Return the text of a report's file."""
    return json.dumps(written(report), ensure_ascii=False, indent=1) + "\n"


def written(report: Report) -> dict[str, Any]:
    """Return *report* as texts, lists and numbers."""
    return {
        "settings": report.settings or None,
        "folder": report.folder,
        "chosen_by": report.chosen_by,
        "program": report.program,
        "recognised_by": report.recognised_by,
        "blog": report.blog,
        "published": report.published or None,
        "version": report.version,
        "conditions": dataclasses.asdict(report.conditions),
        "posts": [_post(post) for post in report.posts],
        "files": [{"source": source, "file": file} for source, file in report.files],
        "problems": [
            {"path": each.path, "line": each.line, "kind": each.kind, "message": each.message}
            for each in report.problems
        ],
        "conferences": list(report.conferences),
        "counts": report.counts,
    }


def _post(post: PostReport) -> dict[str, Any]:
    return {
        "source": post.source,
        "post": post.post,
        "outcome": post.outcome.value,
        "faithful": post.faithful,
        "proved_by": [truth.value for truth in post.proved_by],
        "differences": [dataclasses.asdict(each) for each in post.differences],
        "doubts": [
            {"reason": each.reason, "help": each.help, "line": each.line} for each in post.doubts
        ],
        "addresses": list(post.addresses),
        **{name: getattr(post, name) for name in _NUMBERS},
        "lost": post.lost,
        "written": post.written,
        "page": None if post.page is None else dataclasses.asdict(post.page),
        "from_page": post.from_page,
        "cover_from_page": post.cover_from_page,
    }


def read(value: Mapping[str, Any]) -> Report:
    """Return the report that :func:`written` made *value* of.

    Raises KeyError, TypeError or ValueError for what is none.
    """
    return Report(
        settings=value["settings"] or "",
        folder=value["folder"],
        chosen_by=value["chosen_by"],
        program=value.get("program", ""),  # which reports of version 0.1 have not
        recognised_by=value.get("recognised_by", ""),
        blog=value["blog"],
        published=value.get("published") or "",
        version=value["version"],
        conditions=Conditions(**value.get("conditions", {})),
        posts=tuple(_read_post(each) for each in value["posts"]),
        files=tuple((each["source"], each["file"]) for each in value["files"]),
        problems=tuple(
            Problem(**{**each, "kind": ProblemKind(each["kind"])}) for each in value["problems"]
        ),
        conferences=tuple(value["conferences"]),
    )


def _read_post(value: Mapping[str, Any]) -> PostReport:
    rest = {
        "outcome": Outcome(value["outcome"]),
        "proved_by": tuple(map(Truth, value.get("proved_by", ()))),
        "differences": _read_differences(value["differences"]),
        "doubts": tuple(Doubt(**each) for each in value["doubts"]),
        "addresses": tuple(value["addresses"]),
        "page": _read_page(value.get("page")),
    }
    return PostReport(**{**value, **rest})


def _read_differences(values: Iterable[Mapping[str, Any]]) -> tuple[Difference, ...]:
    return tuple(Difference(**{**each, "facet": Facet(each["facet"])}) for each in values)


def _read_page(value: Mapping[str, Any] | None) -> PageProof | None:
    if value is None:
        return None
    cause = Cause(value["cause"]) if value["cause"] else None
    found = _read_differences(value["differences"])
    return PageProof(**{**value, "differences": found, "cause": cause})
