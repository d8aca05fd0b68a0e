"""Texts and settings as they are built without confarchive: references as links, and nothing that leads to drafts."""

from __future__ import annotations

import re
from itertools import groupby
from posixpath import dirname, relpath
from typing import TYPE_CHECKING

from confarchive.building.data.markdown_syntax import CODE, directive
from confarchive.model.text.markup import MYST_EXTENSIONS, escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.config import Config

    from confarchive.model.archive import Archive

_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>[^`\n]*)$", re.MULTILINE)
_ROLE = re.compile(
    r"(?P<code>(?<!`)``(?!`).+?(?<!`)``(?!`))"
    r"|\{(?:archive:)?(?P<role>conf|post)\}`(?P<words>[^`<]*?)(?:\s*<(?P<target>[^`<>]+)>)?`",
    re.DOTALL,
)
_HEADING = re.compile(r"^ {0,3}(?:#{1,6}[ \t].*|\S.*\n {0,3}(?:=+|-+)[ \t]*)$", re.MULTILINE)
_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]]*)\]\(<?(?P<target>[^\s()<>]+)>?(?:\s+\"[^\"]*\")?\)"
    r"|\{download\}`(?P<said>[^`<]*?)\s*<(?P<file>[^`<>]+)>`"
)


class PortableText:
    """Texts of an archive, whose posts and conferences are known by their slugs; *file* finds a file by the document that names it and its path."""

    def __init__(self, archive: Archive, file: Callable[[str, str], object]) -> None:
        self._file = file
        self._posts = {post.slug: post for post in reversed(archive.posts)}
        self._places = {place.slug: place.name for place in archive.conferences.places}
        slugs = (path.rpartition("/")[2].removesuffix(".md") for path in archive.withheld)
        names = "|".join(re.escape(slug) for slug in sorted(slugs) if slug not in self._posts)
        withheld = rf"(?:{names})" if names else r"(?!)"
        address = rf"<?(?:[^\s()<>]*[/:])?{withheld}(?:\.(?:md|html))?/?(?:#[^\s()<>]*)?>?"
        self._links = re.compile(
            rf"\[(?P<words>[^\[\]]*)\]\({address}(?:\s+\"[^\"]*\")?\)"
            rf"|\{{(?:post|doc)\}}`(?P<said>[^`<]*?)\s*<(?:[^`<>]*/)?{withheld}>`"
            rf"|\{{(?:post|doc)\}}`(?:[^`<>]*/)?{withheld}`"
            rf"|<(?:[^\s<>]*[/:]){withheld}(?:\.(?:md|html))?/?(?:#[^\s<>]*)?>"
        )
        self._named = re.compile(rf"(?<![\w-]){withheld}(?:\.md|\.html|[`>#/])")

    def of(self, text: str, path: str) -> str:
        """Return the *text* of the file at *path* with plain links, and words where one leads to a draft."""
        cut = self._links.sub(lambda match: match["words"] or match["said"] or "", text)
        return "".join(
            "".join(lines) if is_code else self._with_links("".join(lines), path)
            for is_code, lines in groupby(cut.splitlines(keepends=True), _CodeLines())
        )

    def _with_links(self, text: str, path: str) -> str:
        plain = _ROLE.sub(lambda match: self._reference(match, path), text)
        return _HEADING.sub(lambda match: self._heading(match[0], path), plain)

    def _heading(self, heading: str, path: str) -> str:
        """Return a *heading* with its links to files beneath it: Sphinx breaks at those (no entry of contents can be one)."""
        beneath = []

        def words(match: re.Match[str]) -> str:
            if not self._file(path.removesuffix(".md"), match["target"] or match["file"]):
                return match[0]
            beneath.append(match[0])
            return match["words"] or match["said"] or ""

        plain = _LINK.sub(words, heading)
        return f"{plain}\n\n{' '.join(beneath)}" if beneath else heading

    def names_withheld(self, line: str) -> bool:
        """Tell whether a *line* still has the name of a file that is withheld."""
        return bool(self._named.search(line))

    def _reference(self, match: re.Match[str], path: str) -> str:
        if match["code"]:
            return match[0]
        words, slug = match["words"].strip(), (match["target"] or match["words"]).strip()
        if match["role"] == "conf":
            return words if match["target"] else escaped_markdown(self._places.get(slug, slug))
        post = self._posts.get(slug)
        if post is None:
            return words
        title = words if match["target"] else post.title
        return f"[{title}](<{relpath(post.path, dirname(path) or '.')}>)"


class _CodeLines:
    """Tells of each line of a text, in their order, whether it is code: in fences, but for those of directives."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []

    def __call__(self, line: str) -> bool:
        fence, is_code = _FENCE.match(line), bool(self._open) and self._open[-1][1]
        if fence is None:
            return is_code
        info = fence["info"].strip()
        if self._open and not info and fence["fence"].startswith(self._open[-1][0]):
            self._open.pop()
        elif not is_code:
            found = directive(info, "")
            is_text = fence["fence"][0] == ":" or (found is not None and found.name not in CODE)
            self._open.append((fence["fence"], not is_text))
        return is_code


_SETTINGS = """\
# The settings of these posts for Sphinx with MyST-Parser, ABlog and sphinx-tags, and nothing else.
# Drafts are none of these files: ABlog builds whatever lies here, so keep new ones elsewhere.

project = {project!r}
author = {author!r}
copyright = {copyright!r}
language = {language!r}
html_baseurl = {html_baseurl!r}

extensions = ["myst_parser", "ablog", "sphinx_tags"]
html_theme = "alabaster"

blog_title = project
blog_baseurl = html_baseurl
blog_post_pattern = {pattern!r}
blog_feed_fulltext = True

myst_enable_extensions = {extensions!r}
highlight_language = "none"
smartquotes = False
# Pages stand in no table of contents, lists of conferences are the archive's alone, and old posts leave out levels of headings.
suppress_warnings = ["toc.not_included", "myst.xref_missing", "misc.highlighting_failure", "myst.strikethrough", "myst.header"]
"""


def of_settings(config: Config, posts: Sequence[str]) -> str:
    """Return a ``conf.py`` of what *config* says; where only some *posts* stand in lists, it names these."""
    names = ("project", "author", "language", "html_baseurl")
    return _SETTINGS.format(
        **{name: str(getattr(config, name) or "") for name in names},
        copyright=config.copyright,
        pattern=list(posts) or "posts/**/*.md",
        extensions=list(MYST_EXTENSIONS),
    )
