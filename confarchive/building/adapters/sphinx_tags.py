"""sphinx-tags, driven from the archive: the tags of headers count, one page a tag.

sphinx-tags looks for ``{tags}`` fences in the posts' text and writes its pages anew at
every build. Here its pages are written from the archive's tags into the same folder
(``tags_output_dir``, ignored by git), and only where they differ; the lists on them
come from templates, since a toctree would put every post into every sidebar.
"""

from __future__ import annotations

from fnmatch import fnmatch
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import ExtensionError
from sphinx_tags import Tag, TagLinks, update_tags

from confarchive.building.incremental import files
from confarchive.model.addresses.slugs import slugify

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config

    from confarchive.model.archive import Archive
    from confarchive.model.terms import Term


TAG = "archive-tag"
"""The attribute of a reference that holds the slug of the tag it leads to."""
PAGE_MAKERS = {"builder-inited": (update_tags,)}
"""What makes pages of its own, by event."""


class ArchiveTag(Tag):  # type: ignore[misc]
    """A tag at the address that the archive gives it: ``C++`` and ``C#`` are two."""

    def __init__(self, term: Term) -> None:
        super().__init__(term.label)
        self.file_basename = term.slug
        self.items = list(term.posts)

    def text(self) -> str:
        """Return the tag's document: label and title, as sphinx-tags writes them."""
        return _document(f"sphx_tag_{self.file_basename}", self.name)


def write_pages(source: Path, config: Config, archive: Archive) -> None:
    """Write a document for each tag and the overview; remove those of tags that are gone."""
    folder = source / config.tags_output_dir
    pages = {f"{tag.file_basename}.md": tag.text() for tag in map(ArchiveTag, archive.tags)}
    if pages:
        pages["tagsindex.md"] = _document("tagoverview", config.tags_overview_title)
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("*.md"):
        if file.name not in pages:
            file.unlink()
    for name, text in pages.items():
        files.write(folder / name, text.encode())


def _document(label: str, title: str) -> str:
    escaped = "".join(f"\\{char}" if char in r"\`*_{}[]<>#&!|~:$^" else char for char in title)
    return f"---\norphan: true\n---\n\n({label})=\n# {escaped}\n"


def colour(config: Config, label: str) -> str:
    """Return the colour of a tag's badge: ``tags_badge_colors``, as sphinx-tags reads it."""
    if not config.tags_create_badges:
        return ""
    colours: dict[str, str] = config.tags_badge_colors or {}
    return next((colours[pattern] for pattern in colours if fnmatch(label, pattern)), "primary")


class ArchiveTagLinks(TagLinks):  # type: ignore[misc]
    """The ``{tags}`` directive with links that reach the archive's pages in every builder."""

    def run(self) -> list[nodes.Node]:
        """Return the links, after the words that ``tags_intro_text`` has for them."""
        texts = [*self.arguments, *self.content]
        if not texts:
            raise ExtensionError("No tags passed to 'tags' directive.")
        names = (Tag(name).name for text in texts for name in text.split(","))
        tags = [name for name in names if name]
        line = nodes.paragraph(classes=["tags"])
        line += nodes.inline(text=f"{self.config.tags_intro_text} ")
        for number, tag in enumerate(tags):
            if number:
                apart = " " if self.config.tags_create_badges else f"{self.separator} "
                line += nodes.inline(text=apart)
            line += self._link(tag)
        self.env.metadata[self.env.docname]["tags"] = tags
        return [line]

    def _link(self, tag: str) -> nodes.Node:
        reference = addnodes.pending_xref(
            "",
            nodes.inline(text=tag),
            refdomain="",
            reftype="any",
            reftarget=f"tag-{slugify(tag)}",
        )
        reference.attributes |= {
            "refexplicit": True,
            "refdoc": self.env.docname,
            "refwarn": True,
            TAG: slugify(tag),
        }
        self.set_source_info(reference)
        return reference
