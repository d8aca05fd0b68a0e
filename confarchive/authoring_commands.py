"""The commands that begin a post, publish it, take it back, and tell which are not published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from confarchive import exclusions, site_clock
from confarchive.exit_codes import DONE, fail
from confarchive.model.addresses.slugs import is_name
from confarchive.model.dates.moments import format_when, parse_when
from confarchive.model.site_identity import checked_line

if TYPE_CHECKING:
    import argparse


def post_command(options: argparse.Namespace) -> int:
    """Begin a post."""
    from confarchive.curating import publishing  # noqa: PLC0415 - no other command needs it

    try:
        title = checked_line(options.title)
        if not title:
            return fail("the title is empty; nothing was written")
        for slug in options.conference:
            if not is_name(slug):
                return fail(f"--conference: found {slug!r}, expected one such as fosdem-2026")
        path = publishing.begin(
            _folder(options), title, tuple(options.conference), site_clock.now(options.site)
        )
    except ValueError as error:
        return fail(str(error))
    print(f"{path}: a draft. confarchive publish {Path(path).stem} has readers see it.")  # noqa: T201
    return DONE


def drafts_command(options: argparse.Namespace) -> int:
    """Tell what is not published, and why, and when it will be."""
    from confarchive.curating import publishing  # noqa: PLC0415 - as above

    try:
        excluded = exclusions.excluded_by(options.site)
        found = publishing.drafts(_folder(options), site_clock.now(options.site), excluded)
    except ValueError as error:
        return fail(str(error))
    for draft in found:
        print(draft)  # noqa: T201
    number = {0: "Nothing is", 1: "1 post or page is"}.get(len(found), f"{len(found)} posts are")
    coming = next((each.appears for each in found if each.appears), None)
    then = f" The next appears on {coming.date()}: build the archive then." if coming else ""
    print(f"{number} kept from readers.{then}")  # noqa: T201
    return DONE


def publish_command(options: argparse.Namespace) -> int:
    """Publish a post."""
    from confarchive.curating import publishing  # noqa: PLC0415 - as above

    try:
        date = format_when(parse_when(options.date)) if options.date else ""
    except ValueError:
        return fail(f"--date: found {options.date!r}, expected a date such as 2026-02-03")
    try:
        excluded = exclusions.excluded_by(options.site)
        post, appears = publishing.publish(
            _folder(options), options.post, site_clock.now(options.site), date, excluded
        )
    except ValueError as error:
        return fail(str(error))
    when = f"readers see it from {appears.date()} on; build the archive then" if appears else ""
    print(f"{post.path}: {when or 'published; build the archive to show it'}.")  # noqa: T201
    return DONE


def unpublish_command(options: argparse.Namespace) -> int:
    """Make a post a draft again."""
    from confarchive.curating import publishing  # noqa: PLC0415 - as above

    try:
        path = publishing.unpublish(_folder(options), options.post)
    except ValueError as error:
        return fail(str(error))
    print(f"{path}: a draft; the next build takes it out of the site.")  # noqa: T201
    return DONE


def add_post(parser: argparse.ArgumentParser) -> None:
    """Add what ``confarchive post`` takes."""
    _add_site(parser)
    parser.add_argument("title", metavar="TITLE", help="what the post is called")
    parser.add_argument(
        "--conference",
        action="append",
        default=[],
        metavar="NAME",
        help="a conference that it is about, such as fosdem-2026; repeatable",
    )


def add_drafts(parser: argparse.ArgumentParser) -> None:
    """Add what ``confarchive drafts`` takes."""
    _add_site(parser)


def add_publish(parser: argparse.ArgumentParser) -> None:
    """Add what ``confarchive publish`` takes."""
    add_unpublish(parser)
    parser.add_argument(
        "--date", metavar="DATE", help="its day; the one it has, or today, if not given"
    )


def add_unpublish(parser: argparse.ArgumentParser) -> None:
    """Add what ``confarchive unpublish`` takes."""
    _add_site(parser)
    parser.add_argument("post", metavar="POST", help="the post's file, or its name without .md")


COMMANDS = {
    "post": (post_command, "begin a post", add_post),
    "drafts": (drafts_command, "tell what readers do not see, why, and until when", add_drafts),
    "publish": (publish_command, "have readers see a post", add_publish),
    "unpublish": (unpublish_command, "make a post a draft again", add_unpublish),
}
"""What each does, in code and in words, and what adds its arguments."""


def _add_site(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--site", type=Path, default=Path(), metavar="SITE", help="the archive's folder; this one"
    )


def _folder(options: argparse.Namespace) -> Path:
    site: Path = options.site
    if not (site / "posts").is_dir():
        raise ValueError(f"{site}: no folder posts there; expected the archive's folder")
    return site
