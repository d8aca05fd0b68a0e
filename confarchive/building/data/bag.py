"""The archive to deposit: a BagIt bag (https://www.rfc-editor.org/rfc/rfc8493) of its posts, files, data and site."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import bagit

import confarchive
from confarchive.building import clock
from confarchive.building.data import export, plain_site, reading
from confarchive.model.archive import Archive

if TYPE_CHECKING:
    from confarchive.building.data.plain_site import PlainSite

_CHECKSUMS = ["sha256", "sha512"]
_BUILDERS_OWN = shutil.ignore_patterns(".doctrees", ".buildinfo*", ".confarchive-files")
"""What stands in a built site for later builds, and is for no reader."""


def pack(root: Path, folder: Path, built: Path | None, *, in_folders: bool = False) -> PlainSite:
    """Make a bag of the archive in *root* at *folder*, which must be empty or not there; with the site *built* of it.

    *in_folders* is as in :func:`.reading.read`, where there is no site that shows it. In it are ``posts-as-read``, ``data`` and ``site``. Where a post names one that is not published, which the
    problems tell, there is no bag. Raises reading.UnreadableSettingsError, ValueError for a
    *folder* that holds something, and OSError; then there is no bag.
    """
    folder = folder.resolve()
    plain_site.refuse_full(folder)
    if built and folder.is_relative_to(built.resolve()):
        raise ValueError(
            f"{folder}: is in {built}, the site that it is to hold; name another folder"
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as draft:
        whole = Path(draft, "bag")
        told = plain_site.export(root, whole / "posts-as-read")
        if told.problems:
            return told
        in_folders = has_folders_for_pages(built) if built else in_folders
        export.export(root, whole / "data", in_folders=in_folders)
        if built:
            shutil.copytree(built, whole / "site", ignore=_BUILDERS_OWN)
        bagit.make_bag(str(whole.resolve()), _information(root), checksums=_CHECKSUMS)
        if folder.exists():
            folder.rmdir()
        whole.rename(folder)
    return told


def has_folders_for_pages(built: Path) -> bool:
    """Tell whether the posts of the site *built* stand in folders of their own, as Sphinx's builder ``dirhtml`` makes them."""
    files = {file.name for file in (built / "posts").rglob("*.html")}
    return files == {"index.html"}


def _information(root: Path) -> dict[str, str]:
    """Return what ``bag-info.txt`` tells; see RFC 8493, 2.2.2."""
    config = reading.settings(root)
    about = reading.about(config, Archive())
    told = {
        "Source-Organization": about.author,
        "External-Description": f"{about.title}: an archive of conference posts, with its data",
        "External-Identifier": about.url,
        "Bagging-Date": f"{clock.now(clock.zone_of(config)):%Y-%m-%d}",
        "Bag-Software-Agent": f"confarchive {confarchive.__version__}, bagit.py {bagit.VERSION}",
    }
    return {name: value for name, value in told.items() if value}
