"""The picture that a document's header names, as ``cover`` or ``image``: it stands for the document in lists and elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from confarchive.building.adapters.sphinx import builder_of
from confarchive.building.diagnostics import report
from confarchive.building.documents import file_access
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.environment import BuildEnvironment

    from confarchive.building.site.page_parts import Picture

_IN_TEXT = "confarchive-cover-in-text"
"""In a document's metadata: whether its text shows the picture too."""


def note(env: BuildEnvironment, docname: str, doctree: nodes.document) -> None:
    """Make the picture that a document's header names part of the site, as those in its text are."""
    if why := file_access.nameless(unquote(_named(env, docname))):
        path = str(env.doc2path(docname, base=False))
        file_access.tell(path, None, f"{_key(env, docname)}: {why}")
        del env.metadata[docname][_key(env, docname)]
    path = _file(env, docname)
    shown = {image.get("uri") for image in doctree.findall(nodes.image)}
    is_in_raw = path in env.images and docname in env.images[path][0]
    if is_in_raw or (path or _named(env, docname)) in shown:
        env.metadata[docname][_IN_TEXT] = True
    if not path:
        return
    file, document = Path(env.srcdir) / path, str(env.doc2path(docname, base=False))
    if why := file_access.refusal(_named(env, docname), file, Path(env.srcdir)):
        file_access.tell(document, None, f"{_key(env, docname)}: {why}")
        return
    env.note_dependency(path)
    if file.is_file():
        env.images.add_file(docname, path)
    else:
        message = f"{_key(env, docname)}: there is no file {path}; bring it, or name another"
        report([Problem(path=document, kind=ProblemKind.DEAD_LINK, message=message)])


def standing_for(env: BuildEnvironment, pictures: Mapping[str, Picture]) -> dict[str, Picture]:
    """Return the pictures of documents: of the site's *pictures*, which are by their paths, or URLs elsewhere."""
    from confarchive.building.site.page_parts import Picture  # noqa: PLC0415 (few builds write)

    found = {}
    for docname in env.metadata:
        path = _file(env, docname)
        if path in pictures:
            found[docname] = pictures[path]
        elif not path and (url := _named(env, docname)):
            found[docname] = Picture(file=url)
    return found


def in_text(env: BuildEnvironment) -> frozenset[str]:
    """Return the documents whose picture stands in their text, where readers see it anyway."""
    return frozenset(name for name, told in env.metadata.items() if told.get(_IN_TEXT))


class CoverPictures(SphinxPostTransform):
    """The builder copies a picture that a header alone names, too."""

    default_priority = 20
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Tell the builder of it."""
        path = _file(self.env, self.env.docname)
        if path in self.env.images:
            builder = builder_of(self.env)
            builder.images[path] = self.env.images[path][1]


def _key(env: BuildEnvironment, docname: str) -> str:
    """Return the key that names a document's picture; ABlog's ``image`` is a number, which is none."""
    metadata = env.metadata[docname]
    for key in ("cover", "image"):
        if (value := metadata.get(key)) and not str(value).strip().isdecimal():
            return key
    return ""


def _named(env: BuildEnvironment, docname: str) -> str:
    return str(env.metadata[docname].get(_key(env, docname), ""))


def _file(env: BuildEnvironment, docname: str) -> str:
    """Return the path of the file that a document's header names, "" where that is none of ours."""
    url = _named(env, docname)
    return env.relfn2path(unquote(url), docname)[0] if url and "://" not in url else ""
