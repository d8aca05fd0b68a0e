"""The moment that commands take for now: that of a build of the same site."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from confarchive.model import publication
from confarchive.model.dates import time_zones

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def now(site: Path) -> datetime:
    """Return the moment that a build of *site* takes for now; raise ValueError where its setting is wrong."""
    return publication.now(os.environ.get("SOURCE_DATE_EPOCH"), time_zones.of_site(site))
