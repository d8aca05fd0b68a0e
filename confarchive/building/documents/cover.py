"""The picture that stands for a document in lists and elsewhere: the one that its header names, as ``cover`` or ``image``.

Where it names none, that is the first of its text that is large enough to show more than a badge or a logo.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from confarchive.building.adapters.sphinx import builder_of
from confarchive.building.diagnostics import report
from confarchive.building.documents import file_access, raw_html
from confarchive.building.documents.document_links import file_of_url
from confarchive.model.addresses import html_urls
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx.environment import BuildEnvironment
    from sphinx.util.tags import Tags

    from confarchive.building.site.page_parts import Picture

_SHOWN = "confarchive-shown-pictures"
"""In a document's metadata: the paths and URLs of the pictures in its text, in their order, each with its conditions."""
_LEAST = (300, 200)
"""Width and height in pixels of a picture that may stand for the text."""
_MOST_TIMES = 4
"""No banner does, which is wider by more, nor a strip that is higher."""


def note(env: BuildEnvironment, docname: str, doctree: nodes.document) -> None:
    """Make the picture that a document's header names part of the site, as those in its text are."""
    if why := file_access.nameless(unquote(_named(env, docname))):
        path = str(env.doc2path(docname, base=False))
        file_access.tell(path, None, f"{_key(env, docname)}: {why}")
        del env.metadata[docname][_key(env, docname)]
    path = _file(env, docname)
    if shown := tuple(dict.fromkeys(_shown(env, docname, doctree))):
        env.metadata[docname][_SHOWN] = shown
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


def standing_for(
    env: BuildEnvironment, pictures: Mapping[str, Picture], in_text: Mapping[str, Sequence[str]]
) -> dict[str, Picture]:
    """Return the pictures of documents: of the site's *pictures*, which are by their paths, or URLs elsewhere.

    *in_text* are those that texts show, as :func:`shown_in_texts` has them.
    """
    from confarchive.building.site.page_parts import Picture  # noqa: PLC0415 (few builds write)

    found = {}
    for docname in env.metadata:
        path = _file(env, docname)
        if path in pictures:
            found[docname] = pictures[path]
        elif not path and (url := _named(env, docname)):
            found[docname] = Picture(file=url)
        elif not path:
            shown = (pictures[each] for each in in_text[docname] if each in pictures)
            if picture := next(filter(_may_stand, shown), None):
                found[docname] = picture
    return found


def own_files(env: BuildEnvironment) -> dict[str, str]:
    """Return the paths of the files that documents' headers name, by document."""
    return {name: path for name in env.metadata if (path := _file(env, name))}


def shown_in_texts(env: BuildEnvironment, tags: Tags) -> dict[str, tuple[str, ...]]:
    """Return the paths and URLs of the pictures that texts show in a build with these *tags*, by document."""
    return {
        name: tuple(path for path, only in told.get(_SHOWN, ()) if _holds(tags, only))
        for name, told in env.metadata.items()
    }


def _holds(tags: Tags, conditions: Iterable[str]) -> bool:
    try:
        return all(map(tags.eval_condition, conditions))
    except Exception:  # noqa: BLE001 (as Sphinx has it, which tells of it, and shows what is there)
        return True


def standing_in_text(env: BuildEnvironment, in_text: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the documents whose picture stands in their text, where readers see it anyway."""
    return frozenset(
        name
        for name in env.metadata
        if not (named := _file(env, name) or _named(env, name)) or named in in_text[name]
    )


def _may_stand(picture: Picture) -> bool:
    width, height = picture.width, picture.height
    is_drawing = picture.file.lower().endswith(".svg")
    is_large = width >= _LEAST[0] and height >= _LEAST[1]
    return is_large and not is_drawing and max(width, height) <= _MOST_TIMES * min(width, height)


def _shown(
    env: BuildEnvironment, docname: str, doctree: nodes.document
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the paths and URLs of the pictures in a text, in their order, and on what conditions they are shown."""
    for node in doctree.findall(nodes.Element):
        if isinstance(node, nodes.image):
            yield str(node.get("uri")), _conditions(node)
        elif raw_html.is_html(node):
            urls = filter(html_urls.is_relative, raw_html.urls(node.astext()))
            paths = (file_of_url(env, docname, url)[0] for url in urls)
            yield from ((path, _conditions(node)) for path in paths if path in env.images)


def _conditions(node: nodes.Element) -> tuple[str, ...]:
    found, parent = [], node.parent
    while parent is not None:
        if isinstance(parent, addnodes.only):
            found.append(str(parent["expr"]))
        parent = parent.parent
    return tuple(found)


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
