"""What tests look at in the folder of a new archive."""

from tests.building.sites import SiteFolder


def settings(folder):
    values = {}
    exec((folder / "conf.py").read_text("utf-8"), values)  # noqa: S102 - it is what Sphinx does
    return values


def built(folder, **options):
    return SiteFolder(folder.parent / "work", folder).build(warnings=True, **options)
