"""What pages call the columns of the queries in :mod:`.measures`, and values that they tell in words."""

from __future__ import annotations

from confarchive.building.translations import gettext_noop, pgettext_noop

COLUMNS = {
    # Translators: Authors who wrote in a later year, too; beside "Once".
    "again": pgettext_noop("column", "Again"),
    # Translators: Posts whose links all answer; beside "Some dead".
    "all_answer": pgettext_noop("column", "All answer"),
    "authors": pgettext_noop("column", "Authors"),
    "citations": pgettext_noop("column", "Citations"),
    # Translators: The year of a post that is linked to.
    "cited": pgettext_noop("column", "Cited"),
    "conference": pgettext_noop("column", "Conference"),
    "country": pgettext_noop("column", "Country"),
    # Translators: Posts of the three years before the last three; beside "Later".
    "earlier": pgettext_noop("column", "Earlier"),
    "editions": pgettext_noop("column", "Editions"),
    # Translators: Authors who wrote no more after that year.
    "gone": pgettext_noop("column", "Gone"),
    "kilometres": pgettext_noop("column", "Kilometres"),
    "language": pgettext_noop("column", "Language"),
    # Translators: Posts of the last three years; beside "Earlier".
    "later": pgettext_noop("column", "Later"),
    "month": pgettext_noop("column", "Month"),
    # Translators: Authors who write for the first time; beside "Returned".
    "new": pgettext_noop("column", "New"),
    # Translators: Posts with links of which it is not known whether they answer; beside "All answer" and "Some dead".
    "not_known": pgettext_noop("column", "Not known"),
    # Translators: Authors who wrote in no later year; beside "Again".
    "once": pgettext_noop("column", "Once"),
    "posts": pgettext_noop("column", "Posts"),
    # Translators: Authors who wrote in an earlier year, too; beside "New".
    "returned": pgettext_noop("column", "Returned"),
    # Translators: Posts with links that answer no more; beside "All answer".
    "some_dead": pgettext_noop("column", "Some dead"),
    "tag": pgettext_noop("column", "Tag"),
    "talks": pgettext_noop("column", "Talks"),
    # Translators: From an edition to the first post about it, such as "within a week".
    "time": pgettext_noop("column", "Time"),
    # Translators: Editions that a post is about; beside "Without".
    "with_posts": pgettext_noop("column", "With posts"),
    # Translators: Editions that no post is about; beside "With posts".
    "without": pgettext_noop("column", "Without"),
    "year": pgettext_noop("column", "Year"),
}
"""Each with the context that :func:`~confarchive.building.translations.pgettext` takes first."""
TIMES = (
    # Translators: From an edition to the first post about it.
    gettext_noop("within a week"),
    gettext_noop("within a month"),
    gettext_noop("within a year"),
    # Translators: More than a year from an edition to the first post about it.
    gettext_noop("later"),
)
"""From an edition to the first post about it."""
