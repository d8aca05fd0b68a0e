"""What the last imports found, kept in the site: an import that changes nothing tells it again.

The file lies in a folder of its own, which Git and builds pass by and ``make clean`` leaves. It
holds the JSON of ``--report`` of each blog's last import, the latest at the end. Without it, an
import looks at every post again, and writes none that it need not.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import confarchive
from confarchive.importing import report_json
from confarchive.importing.conversion import Doubt
from confarchive.importing.report import Outcome, PostReport, Report
from confarchive.model.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from confarchive.importing.conditions import Conditions
    from confarchive.importing.writing.write import Writer
    from confarchive.model.problems import Problem

FOLDER = ".confarchive"
FILE = f"{FOLDER}/imports.json"
_OF_BODIES = frozenset(
    {
        ProblemKind.DEAD_LINK,
        ProblemKind.MISSING_PICTURE,
        ProblemKind.UNSUPPORTED,
        ProblemKind.DIFFERENCE,
    }
)
"""What is found when a post is converted; all else is found by every import anew."""
OF_TARGETS = frozenset({ProblemKind.DEAD_LINK, ProblemKind.MISSING_PICTURE})
"""What is found of links and pictures that lead nowhere, until they do."""
EDITED = Doubt(reason="the post was edited since it was imported, or an older version wrote it")


def load(site: Path) -> tuple[Report, ...]:
    """Return the reports of the last import of each blog, the latest last; none if unreadable."""
    try:
        value = json.loads((site / FILE).read_text(encoding="utf-8"))
        return tuple(report_json.read(each) for each in value["imports"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()


def save(report: Report, writer: Writer) -> None:
    """Keep *report* as the last one of its blog."""
    others = [each for each in load(writer.site) if each.blog != report.blog]
    imports = [report_json.written(each) for each in (*others, report)]
    text = json.dumps({"imports": imports}, ensure_ascii=False, indent=1)
    writer.file(f"{FOLDER}/.gitignore", b"*\n")
    writer.file(FILE, f"{text}\n".encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """What is known of posts that an import leaves as they are, by the paths of their sources."""

    site: Path
    posts: Mapping[str, PostReport] = field(default_factory=dict)
    problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    has_new_targets: bool = False
    """Whether what was dead may lead somewhere now."""

    def of(self, source: str, path: str) -> tuple[PostReport, tuple[Problem, ...]] | None:
        """Return what was found of the post at *path*; None where it is not as it was then."""
        known = self.posts.get(source)
        if known is None or known.post != path:
            return None
        if digest((self.site / path).read_bytes()) != known.written:
            return None
        # A page may be called there as it, or another page, is called in the blog.
        names = (source,) if path in self.posts else (source, path)
        found = tuple(each for name in names for each in self.problems.get(name, ()))
        if self.has_new_targets and any(each.kind in OF_TARGETS for each in found):
            return None
        return replace(known, outcome=Outcome.UNCHANGED), found


def without_claims(post: PostReport) -> PostReport:
    """Return the report of a post that is not as an import would write it."""
    return replace(post, doubts=(EDITED,))


def retold(site: Path, blog: str, conditions: Conditions) -> Retold:
    """Return what this version's last import of *blog* into *site* found, if its settings were those of *conditions*."""
    for report in load(site):
        is_as_now = report.conditions.settings == conditions.settings
        if report.blog == blog and report.version == confarchive.__version__ and is_as_now:
            problems: dict[str, tuple[Problem, ...]] = {}
            for each in report.problems:
                if each.kind in _OF_BODIES:
                    problems[each.path] = (*problems.get(each.path, ()), each)
            posts = {post.source: post for post in report.posts}
            is_new = report.conditions.targets != conditions.targets
            return Retold(site=site, posts=posts, problems=problems, has_new_targets=is_new)
    return Retold(site=site)


def digest(data: bytes) -> str:
    """Return the hash by which a file is known to be as it was."""
    return hashlib.sha256(data).hexdigest()
