"""What every test may ask for."""

import logging
import os
import signal
from pathlib import Path
from unittest import mock

import pelican.log  # noqa: F401 - before any test does, for what it leaves behind
import pytest
from hypothesis import settings

from confarchive.runtime import garbage_collection

# Tests do not measure time, for on a busy machine any example may take long; and they draw the
# same examples each time, but where a long run was asked for.
LONG = any(name.startswith("CONFARCHIVE_") for name in os.environ)
settings.register_profile("archive", settings.default, deadline=None, derandomize=not LONG)
settings.load_profile("archive")

garbage_collection.collect_rarely()  # before ten thousand tests are collected

# Pelican makes every logger of the process drop messages that it takes for repeated, Sphinx's too.
logging.setLoggerClass(logging.Logger)
logging.getLogger().__class__ = logging.RootLogger

# What a shell runs in the background ignores the key that ends a program, and so would all that tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

# These take longest, and come first: none is left to one process while the others are idle.
LONGEST = (
    "test_interrupted",
    "test_interruptions",
    "test_search_finding",
    "test_search_plain",
    "test_serve",
    "test_search_facets",
    "test_speed",
    "test_journey",
    "test_search_everywhere",
    "test_growth",
    "test_generated_rst",
)

REPOSITORY = Path(__file__).resolve().parents[1]


def pytest_collection_modifyitems(items):
    """Have the files first that take longest."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)


@pytest.fixture(scope="session", autouse=True)
def _garbage():
    """Have Python look for rings of objects as rarely as in a command: a third of an import's time.

    A command keeps to its end what was there when it began. Here hundreds begin in one process.
    """
    garbage_collection.collect_rarely()
    with mock.patch("gc.freeze", return_value=None):
        yield


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
