"""A new archive: a folder that depends on this package and has nothing else of it.

What its files are made of stands in ``files/``, and :data:`FILES` says where each of them goes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import confarchive
from confarchive.model.text.markup import escaped_markdown

if TYPE_CHECKING:
    from confarchive.model.site_identity import SiteIdentity

FILES = {
    "conf.py": "conf.py.jinja",
    "index.md": "index.md.jinja",
    "conferences.yml": "conferences.yml",
    "posts/.gitkeep": "gitkeep",
    "Makefile": "Makefile",
    "pyproject.toml": "pyproject.toml.jinja",
    ".gitignore": "gitignore",
    ".readthedocs.yaml": "readthedocs.yaml",
    ".github/workflows/publish.yml": "publish.yml",
    ".github/workflows/check.yml": "check.yml",
}
"""The files of a new archive, each with that in ``files/`` it is made of."""
_TEMPLATES = Path(__file__).parent / "files"
_SUFFIX = ".jinja"


def check_folder(folder: Path) -> None:
    """Raise ValueError where *folder* is not a place for a new archive: nothing of anybody's is overwritten."""
    expected = "expected a new folder, or an empty one; nothing was written"
    if folder.is_dir():
        if any(folder.iterdir()):
            raise ValueError(f"{folder}: is not empty; {expected}")
    elif folder.exists() or folder.is_symlink():
        raise ValueError(f"{folder}: is no folder; {expected}")


def create(folder: Path, identity: SiteIdentity) -> tuple[str, ...]:
    """Write an archive that is called as *identity* says into *folder*; return its files.

    Raises ValueError where something is there already, and OSError where it cannot be written.
    """
    check_folder(folder)
    texts = {path: _text(name, identity) for path, name in FILES.items()}
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return tuple(texts)


def take_back(folder: Path) -> None:
    """Remove what :func:`create` wrote into *folder*, and the folder itself, where nothing else is in there."""
    for path in FILES:
        (folder / path).unlink(missing_ok=True)
    inside = sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True)
    for each in (*inside, folder):
        if not any(each.iterdir()):
            each.rmdir()


def default_title(folder: Path) -> str:
    """Return the title of an archive in *folder* that nobody gave one: its name as words."""
    words = folder.absolute().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "Archive"


def _text(name: str, identity: SiteIdentity) -> str:
    if not name.endswith(_SUFFIX):
        return (_TEMPLATES / name).read_text(encoding="utf-8")
    template = _environment().get_template(name)
    return template.render(site=identity, version=confarchive.__version__)


def _environment() -> Environment:
    made = Environment(  # noqa: S701 - none of these files is HTML
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    made.filters["markdown"] = escaped_markdown
    return made
