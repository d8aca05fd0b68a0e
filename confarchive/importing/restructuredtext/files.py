"""The directives of docutils that open files, kept within the blog's folder.

What a post asks to be included may lie anywhere, ``/etc/passwd`` or a colleague's notes, be it
by a symbolic link. Only files below the blog's own folder are opened, and those that docutils
brings (``<isonum.txt>``). All else is reported with its line and kept as text. What would load a module (``:parser:``) or ask the
network (``:url:``) is no option here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst.directives.images import Figure
from docutils.parsers.rst.directives.misc import Include, Raw
from docutils.parsers.rst.directives.tables import CSVTable

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive

FOLDER = "confarchive_folder"
"""The setting of a document that names the blog's folder, a Path."""
_REFUSED = frozenset({"url", "parser"})


class _Opening:
    """What a directive shares that opens a file; it stands before docutils' own class."""

    def run(self: Any) -> Any:
        name = self.arguments[0] if self.name_is_argument else self.options.get("file")
        if name is not None:
            self.check(name)
        return super().run()  # type: ignore[misc]  # docutils' own class comes next

    def check(self: Any, name: str) -> None:
        """Raise docutils' error for the file *name*, as the post names it, unless it may be opened."""
        settings = self.state.document.settings
        folder, file = getattr(settings, FOLDER), self.file_of(name)
        try:
            real = file.resolve()
        except (OSError, ValueError, RuntimeError):  # a link that leads to itself, a null byte
            raise self.error(f"{name}: no such file can be") from None
        if not real.is_relative_to(folder.resolve()) and not self.is_docutils_own(name, real):
            message = f"{name}: lies outside the blog's folder, and is not opened"
            raise self.error(message)
        if real.exists() and not real.is_file():
            raise self.error(f"{name}: no file, and not opened")

    def file_of(self: Any, name: str) -> Path:
        """Return the file that docutils would open."""
        name = "".join(name.splitlines())
        if self.is_standard(name):
            return Path(self.standard_include_path) / name[1:-1].lstrip("/")
        prefix = self.state.document.settings.root_prefix
        if prefix and name.startswith("/"):
            return Path(prefix) / name.lstrip("/")
        return Path(self.state.document.current_source).parent / name

    def is_standard(self: Any, name: str) -> bool:
        """Tell whether *name*, in ``< >``, asks for a file that docutils brings."""
        return bool(self.name_is_argument and name.startswith("<") and name.endswith(">"))

    def is_docutils_own(self: Any, name: str, file: Path) -> bool:
        """Tell whether *file* is one that docutils brings, asked for by its *name*."""
        standard = self.is_standard("".join(name.splitlines()))
        return standard and file.is_relative_to(Path(self.standard_include_path).resolve())


def _within(directive: type[Directive], *, name_is_argument: bool = False) -> type[Directive]:
    options = {k: v for k, v in (directive.option_spec or {}).items() if k not in _REFUSED}
    own = {"option_spec": options, "name_is_argument": name_is_argument}
    return type(directive.__name__, (_Opening, directive), own)


class _UnopenedFigure(Figure):
    """A figure; it is never as wide as a picture that would have to be opened for that."""

    def run(self) -> Any:
        if self.options.get("figwidth") == "image":
            del self.options["figwidth"]
        return super().run()


OPENING: dict[str, type[Directive]] = {
    "include": _within(Include, name_is_argument=True),
    "raw": _within(Raw),
    "csv-table": _within(CSVTable),
    "figure": _UnopenedFigure,
}
"""These directives by their names."""
