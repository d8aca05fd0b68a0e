"""A host that shows a page of the site's own where nothing is."""

from pathlib import Path

from tests.site.conftest import QuietHandler


class HostHandler(QuietHandler):
    """Serves the files in a folder, and the page *missing* in place of others."""

    def __init__(self, *given, missing, **options):
        self._missing = missing
        super().__init__(*given, **options)

    def translate_path(self, path):
        file = super().translate_path(path)
        return file if Path(file).exists() else str(Path(self.directory, self._missing))
