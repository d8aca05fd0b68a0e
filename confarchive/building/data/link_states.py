"""What was found at addresses elsewhere, as rows tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confarchive.building.data.table_types import Row
    from confarchive.model.files.link_file import CheckedLink


def row(link: CheckedLink | None) -> Row:
    """Return the columns that tell what was found at an address, none where it was not checked."""
    if link is None:
        return {}
    return {
        "found": link.found.value,
        "dead": int(link.is_dead),
        "checked": link.checked,
        "copy": link.copy,
    }
