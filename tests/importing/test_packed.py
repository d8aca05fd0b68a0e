"""A file that holds packed folders is named as what it is, and nothing is unpacked."""

import io
import tarfile
import zipfile

import pytest

from confarchive.importing import NothingToImportError, Options, import_posts

PAGE = "<html><body><h1>Trip</h1><p>We saw it.</p></body></html>"


def zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("posts/2018-01-01_Trip-abc.html", PAGE)
    return file.getvalue()


def tarred():
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("posts/trip.html"))
    return file.getvalue()


@pytest.mark.parametrize("program", [None, "pages", "pelican"])
@pytest.mark.parametrize(("name", "packed"), [("medium.zip", zipped), ("blog.tar.gz", tarred)])
def test_a_packed_folder_is_named(write, site, program, name, packed):
    blog = write("given", {name: packed()}) / name
    with pytest.raises(NothingToImportError, match="unpack it") as told:
        import_posts(blog, site, Options(jobs=1, program=program))
    assert str(told.value).startswith(f"{blog}: a packed folder; ")
    assert "posts" in str(told.value)
    assert not list((site / "posts").glob("*"))


def test_packed_pages_beside_sources_are_named(write, site):
    given = write("given", {"output.zip": zipped()}) / "output.zip"
    blog = write(
        "blog",
        {"pelicanconf.py": "PATH = 'content'\n", "content/a.md": "Title: A\nDate: 2015-01-02\n\nx"},
    )
    with pytest.raises(NothingToImportError, match="unpack it"):
        import_posts(blog, site, Options(jobs=1, published=given))


def test_a_web_archive_is_packed_and_read(write, site):
    """It is a zip file, too."""
    pytest.importorskip("warcio")
    blog = write("given", {"x.wacz": zipped()}) / "x.wacz"
    with pytest.raises(NothingToImportError) as told:
        import_posts(blog, site, Options(jobs=1))
    assert "unpack it" not in str(told.value)
