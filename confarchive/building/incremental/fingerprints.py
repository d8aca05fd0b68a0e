"""What stands for files beside the text of documents: it changes when they do.

Sphinx takes the latest of many dates, which tells nothing of a file that comes with an older one
(``cp -p``, a restored backup) or that is gone. Texts are compared as a whole, what may be large by
date and size, and a date counts that is another, not only one that is later.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from confarchive.building import previews
from confarchive.building.adapters.sphinx import settings_and_tags
from confarchive.building.config import STATIC
from confarchive.model.files import link_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    Stamp = tuple[str, int, int]
    """A file's name, date and size, as :func:`of_file` has them."""


def of_file(file: Path) -> tuple[int, int]:
    """Return the date (in nanoseconds) and size (in bytes) of *file*, zeros where there is none."""
    try:
        stat = file.stat()
    except OSError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_size


def of_names(outdir: Path) -> list[tuple[str, list[str]]]:
    """Return the names of all files in *outdir* by folder, but for the state of builds."""
    found, root = [], len(os.fspath(outdir))
    for folder, folders, names in os.walk(outdir):
        if ".doctrees" in folders:
            folders.remove(".doctrees")
        found.append((folder[root:], sorted(names)))
    return sorted(found)


def of_data_files(source: Path) -> list[tuple[str, bytes]]:
    """Return the names and contents of the YAML files in the folder *source*, and of that of checked links."""
    found = sorted([*source.glob("*.yml"), source / link_file.FILE])
    return [(file.name, file.read_bytes()) for file in found if file.is_file()]


def of_objects(env: BuildEnvironment) -> tuple[object, ...]:
    """Return what documents have that other sites may link to, beside titles."""
    standard = env.domains.standard_domain
    # Lists are told by headers, and the documents among Sphinx's own objects by titles.
    own = {"archive", standard.name}
    others = (domain for domain in env.domains.sorted() if domain.name not in own)
    objects = [(domain.name, *sorted(domain.get_objects())) for domain in others]
    found = (standard.progoptions, standard.objects, standard.labels, standard.anonlabels)
    return (*(sorted(each.items()) for each in found), objects)


def of_rendering(app: Sphinx, static: Iterable[Stamp]) -> tuple[object, ...]:
    """Return what stands for all that pages are rendered by, a part of each page's fingerprint.

    That is settings, tags of the build (the builder is one), code, templates and the styles among
    the *static* files.
    """
    return (
        getattr(app.builder, "search", False),  # pages' bodies are kept for it alone
        settings_and_tags(app),
        previews.of_pull_request(),
        sphinx.__version__,
        of_code(app),
        of_templates(app.builder),
        of_assets(static),
    )


def of_templates(builder: Builder) -> tuple[tuple[str, str, bytes], ...]:
    """Return the names and contents of all templates that *builder* may show pages by.

    So of what themes and this package have pages load.
    """
    if not isinstance(builder, StandaloneHTMLBuilder):
        return ()
    folders = map(Path, builder.templates.pathchain)
    return tuple(
        (str(folder), file.relative_to(folder).as_posix(), file.read_bytes())
        for folder in (*folders, STATIC)
        for file in _files(folder)
    )


def _files(top: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(top):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names))


def of_assets(static: Iterable[Stamp]) -> tuple[Stamp, ...]:
    """Return what stands for files that pages load: they name them with a checksum of each."""
    return tuple(each for each in static if each[0].endswith(_LOADED))


_LOADED = (".css", ".js", ".mjs")


def of_code(app: Sphinx) -> tuple[bytes, ...]:
    """Return the site's own code: what Sphinx calls while it builds is no setting."""
    own = Path(app.confdir)
    modules = (
        Path(getattr(each.module, "__file__", None) or "") for each in app.extensions.values()
    )
    files = {own / "conf.py", *(file for file in modules if file.is_relative_to(own))}
    return tuple(file.read_bytes() for file in sorted(files) if file.is_file())
