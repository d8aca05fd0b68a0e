"""Builds that show drafts: ``sphinx-build -t drafts``, and those that Read the Docs makes of pull requests.

What Read the Docs tells a build: https://docs.readthedocs.com/platform/stable/reference/environment-variables.html.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TAG = "drafts"


def of_pull_request() -> bool:
    """Tell whether Read the Docs makes this build to show a change that is not merged yet."""
    return os.environ.get("READTHEDOCS_VERSION_TYPE") == "external"


def show_drafts(app: Sphinx) -> None:
    """Have the build show drafts where it is for the eyes of those who look at a pull request."""
    if of_pull_request():
        app.tags.add(TAG)
