"""What of a site's ``conf.py`` its pages show, or are arranged by: a frozen value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """Settings of pages; ``base_url`` is "" where no feed can be, for it has no addresses.

    ``date_format`` is as :meth:`datetime.date.strftime` takes it, "" for the language's own, ``page_size`` and
    ``home_posts`` are numbers of posts in a list, ``home_glance`` tells whether the home page shows
    the archive at a glance, ``menu`` has texts and addresses that the navigation leads to besides, ``pages`` patterns of the names of static pages
    that it leads to, ``list_feeds`` whether every list has
    a feed, beside that of all posts. ``data`` tells whether the archive is there as data too, under the
    ``license`` and by the ``author`` that conf.py names; ``scorecard`` whether pages show figures.
    """

    project: str
    language: str
    home: str
    blog_path: str
    tags_path: str
    base_url: str
    date_format: str
    page_size: int
    home_posts: int
    home_glance: bool
    menu: tuple[tuple[str, str], ...]
    pages: tuple[str, ...]
    list_feeds: bool
    data: bool
    license: str
    author: str
    scorecard: bool
