"""The page that hosts show where nothing is: it leads on by a search, and to addresses that look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.building.site.page_models import PageView
from confarchive.building.site.pages import Pages
from confarchive.building.translations import gettext
from confarchive.model.addresses.page_names import NOT_FOUND

if TYPE_CHECKING:
    from collections.abc import Mapping


class NotFoundPages(Pages):
    """One page, ``404.html``."""

    @property
    def views(self) -> Mapping[str, PageView]:
        """The one page."""
        project = self.data.settings.project
        description = gettext("Nothing of %(archive)s stands here", archive=project)
        view = PageView(title=gettext("Page not found"), description=description)
        return {NOT_FOUND: view}
