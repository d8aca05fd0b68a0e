"""What every test may ask for."""

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def repository():
    """The root of this repository, which is the archive's source folder too."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared():
    """Real blogs, which stand beside a developer's checkout and never inside it."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no blogs to try this on: there is no folder ../shared")
    return folder
