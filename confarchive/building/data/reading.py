"""What an archive's folder tells, read as a build reads it: the same posts, and no draft."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.tags import Tags

from confarchive.building import clock, config_checks
from confarchive.building.data import all_text_events, link_rows, post_texts
from confarchive.building.data.about import About, known_author, latest_day
from confarchive.building.data.link_targets import LinkTargets
from confarchive.building.data.rows import ArchiveData
from confarchive.building.documents import exclusion
from confarchive.building.output import redirects
from confarchive.model import frontmatter
from confarchive.model.addresses.page_names import PageNames
from confarchive.model.archive import parsed, scan
from confarchive.model.dates import time_zones
from confarchive.model.files import link_file, site_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from confarchive.building.data.post_texts import PostText, TextLink
    from confarchive.model.archive import Archive
    from confarchive.model.dates.moments import When
    from confarchive.model.post import Post
    from confarchive.model.problems import Problem

_SETTINGS = {
    "archive_license": "",
    "archive_timezone": "",
    "blog_path": "blog",
    "html_baseurl": "",
    "tags_output_dir": "_tags",
}
"""The settings that are read of ``conf.py``, beside Sphinx' own, and what they are where it leaves them out."""


class UnreadableSettingsError(Exception):
    """``conf.py`` cannot be run, or says what cannot be."""


def settings(root: Path) -> Config:
    """Return what ``conf.py`` in the folder *root* says. Raises UnreadableSettingsError where it cannot be run, or names no time zone."""
    try:
        # Sphinx goes into that folder first.
        config = Config.read(root.resolve(), overrides={}, tags=Tags())
        clock.now()
    except ConfigError as error:
        raise UnreadableSettingsError(str(error)) from error
    for name, default in _SETTINGS.items():
        config.add(name, default, "env", (str,))
    if complaint := _complaint(config):
        raise UnreadableSettingsError(f"conf.py: {complaint}")
    try:
        clock.zone_of(config)
    except ValueError as error:
        raise UnreadableSettingsError(f"{time_zones.SETTING}: {error}") from error
    return config


def _complaint(config: Config) -> str:
    """Return what is wrong with what is read of the settings, "" for nothing."""
    patterns = config.exclude_patterns
    if not isinstance(patterns, list | tuple) or not all(isinstance(p, str) for p in patterns):
        return f"exclude_patterns: found {patterns!r}, expected a list of texts"
    for name in ("project", "author", *_SETTINGS):
        if not isinstance(config[name], str):
            return f"{name}: found {config[name]!r}, expected text"
    return config_checks.of_license(config.archive_license) if config.archive_license else ""


def read(root: Path, config: Config, *, in_folders: bool = False) -> ArchiveData:
    """Return what the archive in the folder *root* tells those who read it now.

    *in_folders* tells whether its pages have folders of their own, as Sphinx's builder ``dirhtml`` makes them.
    """
    bodies: dict[str, str] = {}

    def parse(text: str, path: str) -> tuple[Post, tuple[Problem, ...]]:
        post, problems = parsed(text, path)
        bodies[path] = post.body
        return post, problems

    zone = clock.zone_of(config)
    archive = scan(
        root,
        now=clock.now(zone),
        zone=zone,
        language=str(config.language or "en"),
        excluded=exclusion.matching(config.exclude_patterns),
        parse=parse,
    )
    home = _home(config)

    def texts(targets: LinkTargets) -> dict[str, PostText]:
        names = [post.docname for post in archive.listed]
        events = all_text_events.read_all(names, lambda name: bodies[f"{name}.md"])
        return {name: post_texts.of_events(events[name], name, targets.find) for name in names}

    return told(
        root,
        config,
        archive,
        redirects.read(root, archive),
        texts,
        url=lambda name: f"{home.rstrip('/')}/{_page_file(name, in_folders)}" if home else "",
    )


def _page_file(docname: str, in_folders: bool) -> str:
    """Return the address of a page within the site."""
    if not in_folders:
        return f"{quote(docname)}.html"
    return quote(re.sub(r"(?:^|(?<=/))index/$", "", f"{docname}/"))


def about(config: Config, archive: Archive) -> About:
    """Return what is told of the data of *archive* as a whole."""
    return About(
        title=config.project,
        author=known_author(config.author),
        license=config.archive_license,
        url=_home(config),
        latest=latest_day(archive),
    )


def _home(config: Config) -> str:
    home: str = config.html_baseurl or os.environ.get("READTHEDOCS_CANONICAL_URL", "")
    return home


def told(
    root: Path,
    config: Config,
    archive: Archive,
    table: redirects.Table,
    texts: Callable[[LinkTargets], Mapping[str, PostText]],
    *,
    url: Callable[[str], str],
) -> ArchiveData:
    """Return what *archive* tells, whose posts' texts *texts* returns, by document name."""
    home = _home(config)
    checked, problems = link_file.read(root)
    targets = LinkTargets(root, archive, home, table.sites)
    names = PageNames(blog=config.blog_path.strip("/"), tags=config.tags_output_dir.strip("/"))
    return ArchiveData(
        archive=archive,
        texts=texts(targets),
        targets=targets,
        redirects=table.entries,
        names=names,
        home=config.root_doc,
        url=url,
        size=lambda file: (root / file).stat().st_size,
        checked=checked,
        problems=problems,
    )


def page_links(root: Path, told: ArchiveData) -> Iterator[tuple[When | None, TextLink]]:
    """Yield the links of static pages that lists name, and of the home page, each with the page's day, where it tells one."""
    days = {page.path: page.date or page.updated for page in told.archive.listed_pages}
    for path, day in (days | {f"{told.home}.md": None}).items():
        if (root / path).is_file():
            page, _ = frontmatter.parse(site_files.read_text(root, path), path)
            text = post_texts.read(page.body, page.docname, told.targets)
            links = (*link_rows.of_title(page, told.targets), *text.links)
            yield from ((day, link) for link in links)
