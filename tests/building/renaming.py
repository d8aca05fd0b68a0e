"""Build with other packages that have some names otherwise, as a next release of theirs may.

    python tests/building/renaming.py MODULES PATTERN REPLACEMENT ARGUMENTS...

In the sources of all modules that the regular expression MODULES matches, what PATTERN matches is
replaced before they are loaded; ARGUMENTS are those of ``python -m confarchive.building``.
"""

import re
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder, SourceFileLoader


class Otherwise(SourceFileLoader):
    """Loads a module from a changed source, and keeps nothing of it."""

    change = staticmethod(lambda source: source)

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return compile(self.change(self.get_data(path).decode()), path, "exec", dont_inherit=True)


class Renaming(MetaPathFinder):
    def __init__(self, modules, pattern, replacement):
        self._modules = re.compile(modules)
        self._pattern, self._replacement = re.compile(pattern), replacement

    def find_spec(self, fullname, path, target=None):
        if not self._modules.match(fullname):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and isinstance(spec.loader, SourceFileLoader):
            source = spec.loader.get_data(spec.loader.path).decode()
            if self._pattern.search(source):
                spec.loader = Otherwise(spec.loader.name, spec.loader.path)
                spec.loader.change = lambda text: self._pattern.sub(self._replacement, text)
        return spec


if __name__ == "__main__":
    sys.meta_path.insert(0, Renaming(*sys.argv[1:4]))
    from confarchive.building.__main__ import main

    sys.exit(main(sys.argv[4:]))
