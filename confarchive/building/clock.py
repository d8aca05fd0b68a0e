"""The clock of a build: what it takes for now, and the zone of the times that posts name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from confarchive.model import publication
from confarchive.model.dates import time_zones

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from sphinx.config import Config


def zone_of(config: Config) -> tzinfo | None:
    """Return the zone that ``archive_timezone`` names, None for the machine's own."""
    return time_zones.read(config.archive_timezone) if config.archive_timezone else None


def now(zone: tzinfo | None = None) -> datetime:
    """Return the moment that a whole build takes for now, in *zone*, by default the machine's own.

    Raises ConfigError where ``SOURCE_DATE_EPOCH`` names no moment.
    """
    try:
        return publication.now(os.environ.get("SOURCE_DATE_EPOCH"), zone)
    except ValueError as error:
        raise ConfigError(str(error)) from error
