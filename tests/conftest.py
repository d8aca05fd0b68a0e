"""What every test may ask for."""

import logging
from pathlib import Path

import pelican.log  # noqa: F401 - before any test does, for what it leaves behind
import pytest
from hypothesis import settings

# Tests do not measure time: on a busy machine any example may take long.
settings.register_profile("untimed", settings.default, deadline=None)
settings.load_profile("untimed")

# Pelican makes every logger of the process drop messages that it takes for repeated, Sphinx's too.
logging.setLoggerClass(logging.Logger)
logging.getLogger().__class__ = logging.RootLogger

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def repository():
    """The root of this repository, which is the archive's source folder too."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared():
    """Real blogs, which stand beside a developer's checkout and never inside it."""
    folder = (REPOSITORY.parent / "shared").resolve()
    if not folder.is_dir():
        pytest.skip("no blogs to try this on: there is no folder ../shared")
    return folder
