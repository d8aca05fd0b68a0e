"""The suffixes of posts' files, by which Pelican chooses a reader."""

from confarchive.importing.formats import Format

FORMATS = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mkd": Format.MARKDOWN,
    ".mdown": Format.MARKDOWN,
    ".rst": Format.RESTRUCTUREDTEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}
"""The suffixes of posts, as Pelican's readers have them."""
