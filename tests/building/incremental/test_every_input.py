"""Whatever a site is made of: once it is edited, the site comes out as from nothing, to the byte.

Each edit is built with what an earlier build left, with a date of now; then it is taken back, with
a date of long ago: what was added is removed then.
"""

import os
import shutil
import sys

import pytest
from sphinx.builders.html import _assets

from tests.building.inputs import EDITS, FILES, GONE, LOST, OPTIONS, TWO_BUILDS
from tests.building.sites import NOW, SiteFolder, wait


@pytest.fixture(autouse=True)
def _checksums(monkeypatch):
    """Have Sphinx read styles at each build: it keeps their checksums for a process."""
    monkeypatch.setattr(sys, "path", [*sys.path])  # conf.py adds to it
    uncached = _assets._file_checksum_inner.__wrapped__  # noqa: SLF001
    monkeypatch.setattr(_assets, "_file_checksum_inner", uncached)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Return where a built site is kept, what is in its output by builder, and where it is to stand."""
    folder, files = tmp_path_factory.mktemp("inputs"), {}
    site = SiteFolder.of(folder / "site", FILES)
    with pytest.MonkeyPatch.context() as patched:
        uncached = _assets._file_checksum_inner.__wrapped__  # noqa: SLF001
        patched.setattr(_assets, "_file_checksum_inner", uncached)
        for builder in ("html", "dirhtml"):
            files[builder] = site.build(builder, warnings=True).files()
    shutil.copytree(site.folder, folder / "kept")
    return site, folder / "kept", files


@pytest.fixture
def started(kept):
    site, folder, files = kept
    shutil.rmtree(site.folder)
    shutil.copytree(folder, site.folder)
    return site, files


def edited(name):
    """Return what the file of an edit holds before it and after it, by the path."""
    path, old, new = EDITS[name]
    assert old in FILES[path]
    return path, FILES[path].replace(old, new)


def check(started, clean, path, content, builder="html"):
    (site, before), options = started, {"builder": builder, "warnings": True}
    wait()
    site.write({path: content})
    expected = site.copy(clean).build(**options).files()
    assert differing(expected, before[builder])  # else nothing is tried
    built = site.build(**options).files()
    assert not differing(built, expected)
    wait()
    site.write({path: FILES[path]})
    os.utime(site.source / path, (1, 1))
    built = site.build(**options).files()
    assert not differing(built, before[builder])


def differing(files, expected):
    names = files.keys() | expected.keys()
    return sorted(name for name in names if files.get(name) != expected.get(name))


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_comes_out_as_from_nothing(started, tmp_path, name):
    check(started, tmp_path, *edited(name))


@pytest.mark.parametrize("path", GONE)
def test_what_is_gone_and_comes_back(started, tmp_path, path):
    check(started, tmp_path, path, None)


@pytest.mark.parametrize(
    "name", ["a title", "a picture's number", "a part of templates", "a script", "a term"]
)
def test_an_edit_comes_out_in_folders_of_pages(started, tmp_path, name):
    check(started, tmp_path, *edited(name), builder="dirhtml")


def test_a_data_file_under_another_name(started, tmp_path):
    site, before = started
    site.write({"terms.yml": None, "words.yml": FILES["terms.yml"]})
    expected = site.copy(tmp_path).build(warnings=True).files()
    assert differing(expected, before["html"])
    assert not differing(site.build(warnings=True).files(), expected)


@pytest.mark.parametrize("name", OPTIONS)
def test_how_a_site_is_built(started, tmp_path, name):
    site, before = started
    options = {"warnings": True, "epoch": NOW}
    expected = site.copy(tmp_path).build(**options | OPTIONS[name]).files()
    assert differing(expected, before["html"])
    assert not differing(site.build(**options | OPTIONS[name]).files(), expected)
    assert not differing(site.build(**options).files(), before["html"])


@pytest.mark.parametrize("name", TWO_BUILDS)
def test_a_second_build_comes_out_as_from_nothing(started, tmp_path, name):
    site, (first, given, second, more) = started[0], TWO_BUILDS[name]
    site.write(first)
    options = {"warnings": True, "output": "html", "epoch": NOW} | given
    before = site.build(**options).files()
    wait()
    site.write(second)
    options |= more
    expected = site.copy(tmp_path).build(**options).files()
    assert differing(expected, before)
    assert not differing(site.build(**options).files(), expected)


@pytest.mark.parametrize("name", LOST)
def test_what_the_output_has_lost_comes_back(started, name):
    site, before = started
    (site.folder / "html" / name).unlink()
    assert not differing(site.build(warnings=True).files(), before["html"])
