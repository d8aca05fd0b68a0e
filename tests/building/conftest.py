"""Small sites, each built in this process within a blink."""

import itertools
import shutil

import pytest

from tests.building.sites import SiteFolder

_numbers = itertools.count()


@pytest.fixture
def site(tmp_path):
    """Return a function that makes a site of a dict of files.

    The folder of a test that passed is removed, and the next may be called as it was; Sphinx
    keeps by their paths what it has computed of a site's files.
    """
    return lambda files=None: SiteFolder.of(tmp_path / f"site{next(_numbers)}", files or {})


@pytest.fixture
def build(site):
    """Return a function that makes a site of a dict of files and builds it."""
    return lambda files=None, builder="html", **options: site(files).build(builder, **options)


@pytest.fixture(scope="session")
def sample(repository, tmp_path_factory):
    """A site with one of everything, never built where it stands."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(repository / "tests/roots/sample", folder / "source")
    return SiteFolder(folder)


@pytest.fixture(scope="session")
def sample_html(sample):
    return sample.build("html")


@pytest.fixture(scope="session")
def sample_dirhtml(sample):
    return sample.build("dirhtml")
