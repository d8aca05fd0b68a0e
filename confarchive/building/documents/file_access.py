"""The directives that open files, kept within the site's folder.

A contributor's post may ask for any file of the machine that builds it, by its path or by a
link in the folder, and for any address of its network. Neither is opened: what asks for it is
left out, with one warning. Files that docutils brings (``<isonum.txt>``) are no others.
Each file is noted as one that the document is made of, be it there or not: a change of it is
built, and a draft among them refused (:func:`confarchive.building.documents.draft_filter.refuse_leaks`).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.misc import Raw
from myst_parser.mocking import MockIncludeDirective, MockState
from sphinx.directives.code import LiteralInclude
from sphinx.directives.other import Include
from sphinx.directives.patches import CSVTable, Figure
from sphinx.util.docutils import SphinxDirective
from sphinx.util.i18n import search_image_for_language

from confarchive.building.adapters.myst_parser import renderer_of
from confarchive.building.diagnostics import report
from confarchive.model.addresses.slugs import LONGEST_NAME
from confarchive.model.files.site_files import leads_out
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

_OUT = "leads out of the site's folder, and is not read; copy the file into the site's folder"
_NONE = "is no plain file but a folder, a pipe or the like, and is not read; name a file"
_NETWORK = (
    "is not fetched, as builds ask no network; save it in the site's folder, and name the file"
)
_LONG = (
    f"has a name of more than {LONGEST_NAME} bytes, as none may have that a page shows or offers; "
    "rename it"
)
_LONGEST_PART, _LONGEST_PATH = 255, 3000
"""Bytes of a part of a path that systems take, and of a whole one, which stands below the site's folder."""
_NAMELESS = "is no name that a file can have: it is too long, or has a sign of control; mend it"
_STANDARD = Path(Include.standard_include_path)
_MODULE = "is not loaded, as posts run no code; leave the option out"


def refusal(name: str, file: Path, *folders: Path) -> str:
    """Return why the *file* that is called *name* is not opened, "" where nothing is against it."""
    if any(len(part.encode(errors="replace")) > LONGEST_NAME for part in file.parts):
        return f"{name[:40]}… {_LONG}"
    if leads_out(file, *folders):
        return f"{name} {_OUT}"
    if file.exists() and not file.is_file():
        return f"{name} {_NONE}"
    return ""


def nameless(path: str) -> str:
    """Return why no file can be called *path*, from the site's folder, "" where one can.

    To ask the system whether there is such a file would end the build.
    """
    name = path.partition("#")[0].encode(errors="replace")
    is_long = len(name) > _LONGEST_PATH or max(map(len, name.split(b"/"))) > _LONGEST_PART
    return f"{path[:40]}… {_NAMELESS}".replace("\0", "␀") if is_long or b"\0" in name else ""


class _Bounded:
    """What directives share that open files; it stands before Sphinx' own class."""

    def run(self: Any) -> Any:
        """Do what the directive does, unless it asks for what is not opened."""
        for _, file in self.files():
            self.state.document.settings.env.note_dependency(file)
        refused = next(filter(None, self.refusals()), None)
        if refused is None:
            return super().run()  # type: ignore[misc]  # Sphinx' own class comes next
        source, line = self.state_machine.get_source_and_line(self.lineno)
        path = os.path.relpath(source or "", self.state.document.settings.env.srcdir)
        tell(path, line, f"{self.name}: {refused}")
        return []

    def refusals(self: Any) -> Iterator[str]:
        """Yield what is against each of the files and addresses that the directive names."""
        if "url" in self.options:
            yield f"{self.options['url']} {_NETWORK}"
        if "parser" in self.options:
            yield f":parser: {_MODULE}"
        root = Path(self.state.document.settings.env.srcdir)
        yield from (refusal(name, file, root) for name, file in self.files())

    def files(self: Any) -> Iterator[tuple[str, Path]]:
        """Yield the names in the directive, and the files that would be opened for them."""
        if name := self.options.get("file"):
            here = Path(self.state.document.current_source or "").parent
            root = Path(self.state.document.settings.env.srcdir)
            # For tables the site's folder is the top, but for files of the machine that are there.
            is_top = isinstance(self, CSVTable) and name.startswith("/") and not Path(name).exists()
            yield name, root / name[1:] if is_top else here / name

    def of_sphinx(self: Any, *names: str) -> Iterator[tuple[str, Path]]:
        """Yield the files that Sphinx takes *names* for, where links to them stand."""
        env = self.state.document.settings.env
        for name in names:
            here = "" if name.startswith("/") else Path(env.docname).parent
            yield name, Path(env.srcdir, here, name.lstrip("/"))


class _Raw(_Bounded, Raw):
    pass


class _Table(_Bounded, CSVTable):
    pass


class _Literal(_Bounded, LiteralInclude):
    def files(self) -> Iterator[tuple[str, Path]]:
        yield from self.of_sphinx(*self.arguments, *filter(None, [self.options.get("diff")]))


class _AnyInclude(SphinxDirective):
    """Includes a file as MyST or Sphinx does.

    It is no kind of docutils' own: for each of these MyST would take a class of its own.
    """

    has_content = Include.has_content
    required_arguments = Include.required_arguments
    optional_arguments = Include.optional_arguments
    final_argument_whitespace = Include.final_argument_whitespace
    option_spec: ClassVar[Any] = {
        **(Include.option_spec or {}),
        "parser": directives.unchanged,
        "relative-images": directives.flag,
        "relative-docs": directives.path,
        "heading-offset": directives.nonnegative_int,
    }

    def run(self) -> Any:
        """Hand on to the one whose text this stands in."""
        kind: Any = Include
        if isinstance(self.state, MockState):
            of_myst: Any = (self.arguments, self.options, list(self.content), self.lineno)
            return MockIncludeDirective(renderer_of(self.state), self.name, kind, *of_myst).run()
        given = (self.name, self.arguments, self.options, self.content, self.lineno)
        where = (self.content_offset, self.block_text, self.state, self.state_machine)
        return kind(*given, *where).run()


class _Include(_Bounded, _AnyInclude):
    def files(self) -> Iterator[tuple[str, Path]]:
        name = "".join(line.strip() for line in self.arguments[0].splitlines())
        if not (name.startswith("<") and name.endswith(">")):
            yield from self.of_sphinx(name)
        elif leads_out(_STANDARD / name[1:-1], _STANDARD):
            yield name, _STANDARD / name[1:-1]


class _Figure(_Bounded, Figure):
    """A figure; as wide as its picture it is only where that may be opened.

    docutils would open another file than the one that is shown: ``/hall.png`` of the machine.
    """

    def run(self) -> Any:
        """Return the figure, as wide in pixels as its picture where it is to be."""
        is_refused = any(self.refusals())
        if self.options.get("figwidth") == "image" and not is_refused:
            from confarchive.building.documents.picture_size import size_of  # noqa: PLC0415 (few figures ask)

            del self.options["figwidth"]
            uri = directives.uri(self.arguments[0])
            if width := max((size_of(file)[0] for _, file in self.of_sphinx(uri)), default=0):
                self.options["figwidth"] = f"{width}px"
        return super().run()

    def files(self) -> Iterator[tuple[str, Path]]:
        uri = directives.uri(self.arguments[0])
        if self.options.get("figwidth") == "image" and ":" not in uri.partition("/")[0]:
            yield from self.of_sphinx(uri)


class _Drawing(_Bounded):
    def files(self: Any) -> Iterator[tuple[str, Path]]:
        names = self.arguments[:1]
        yield from self.of_sphinx(*names, *(search_image_for_language(n, self.env) for n in names))


DIRECTIVES: dict[str, Any] = {
    "include": _Include,
    "literalinclude": _Literal,
    "raw": _Raw,
    "csv-table": _Table,
    "figure": _Figure,
}
"""The directives that open files, by their names."""


def bound_others(app: Sphinx, _config: Config) -> None:
    """Keep the directives of other extensions of Sphinx' own in the site's folder, if they are used."""
    if "sphinx.ext.graphviz" in app.extensions:
        from sphinx.ext.graphviz import Graphviz  # noqa: PLC0415 (few sites have drawings)

        app.add_directive("graphviz", type("Graphviz", (_Drawing, Graphviz), {}), override=True)


def tell(path: str, line: int | None, message: str) -> None:
    """Report that a document asks for what is not opened."""
    report([Problem(path=path, line=line, kind=ProblemKind.OUTSIDE, message=message)])
