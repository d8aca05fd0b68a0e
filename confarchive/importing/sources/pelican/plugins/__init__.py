"""What a blog really ran beside Pelican, and what of its posts cannot be claimed for it.

The import makes of a post what Pelican alone makes of it. :func:`engine_of` tells, from
settings and from what was installed, what else had a hand in it; :meth:`Engine.doubts`
has the reasons why nothing is claimed of one post.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from confarchive.importing.conversion import Doubt
from confarchive.importing.formats import Format
from confarchive.importing.sources.pelican.liquid import without_code
from confarchive.importing.sources.pelican.plugins import requirements, sources
from confarchive.importing.sources.pelican.plugins.table import Effect, Plugin, lookup
from confarchive.importing.sources.pelican.settings.header_form import HeaderForm
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from confarchive.importing.sources.pelican.settings import Settings

_READERS = re.compile(r"READERS(?:\['(?P<suffix>\w+)'\])?")
_SUFFIXES = {"rst": Format.RESTRUCTUREDTEXT, "html": Format.HTML, "htm": Format.HTML}
_FORMATS = {
    Format.MARKDOWN: "Markdown",
    Format.RESTRUCTUREDTEXT: "reStructuredText",
    Format.HTML: "HTML",
}
_ALL = frozenset(Format)
# The formats that a setting decides the reading of; others, that of all.
_DECIDED = {
    "MARKDOWN": frozenset({Format.MARKDOWN}),
    "MD_EXTENSIONS": frozenset({Format.MARKDOWN}),
    "DOCUTILS_SETTINGS": frozenset({Format.RESTRUCTUREDTEXT}),
    "DEFAULT_LANG": frozenset({Format.RESTRUCTUREDTEXT}),
}
_PUBLISHED = "--settings publishconf.py takes what was published"
_WRITTEN_OUT = "give the import a file of settings with its values written out"
# Settings that do what plugins do. Of typographic signs only what is more than another form of one.
_TYPOGRIFY = Plugin(
    name="TYPOGRIFY",
    effect=Effect.TEXT,
    mark=r"(?:\\?`){2}|''|(?:\\?\. ){2}\\?\.",
    reason="makes other signs of `` and '', and of dots apart",
)
_TITLES = Plugin(
    name="FORMATTED_FIELDS",
    effect=Effect.TEXT,
    mark=r"(?i:^title:)[^\n]*[\[<]",
    reason="has titles read as Markdown, with links",
)
_CODE = {
    Format.RESTRUCTUREDTEXT: re.compile(
        r"``[^`\n]+``"
        r"|(?:^(?!\s*\.\. )[^\n]*::|^\s*\.\. (?:code|code-block|sourcecode|parsed-literal)::[^\n]*)\n"
        r"(?:[ \t]*\n|[ \t]+[^\n]*(?:\n|\Z))+",
        re.MULTILINE,
    ),
    Format.HTML: re.compile(r"<(pre|code|script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What made a blog's pages, besides Pelican itself.

    ``computed`` are the settings that decide how posts are read and that only running them
    could tell, with their lines in ``file``; ``hidden`` is what may give any setting another value,
    and ``published`` are those that ``publishconf.py`` has otherwise.
    """

    plugins: tuple[Plugin, ...] = ()
    computed: Mapping[str, int] = field(default_factory=dict)
    file: str = ""
    hidden: str = ""
    published: frozenset[str] = frozenset()

    def reader(self, kind: Format) -> str:
        """Return what reads posts of this *kind* in Pelican's place, empty for nothing."""
        for name in self.computed:
            found = _READERS.fullmatch(name)
            suffix = found["suffix"] if found else None
            if found and (suffix is None or _SUFFIXES.get(suffix, Format.MARKDOWN) is kind):
                return name
        readers = (each.name for each in self.plugins if each.effect is Effect.READER)
        return next(readers, "") if kind is Format.MARKDOWN else ""

    @property
    def header_form(self) -> HeaderForm:
        """How the headers of Markdown posts were read."""
        if self.reader(Format.MARKDOWN) or "PLUGINS" in self.computed:
            return HeaderForm.UNKNOWN
        found = (each for each in self.plugins if each.effect is Effect.HEADERS)
        plugin = next(found, None)
        if plugin is None:
            return HeaderForm.PELICAN
        return HeaderForm.YAML if plugin.splits else HeaderForm.YAML_ONE

    def doubts(
        self, text: str, kind: Format, line: int, others: Iterable[Doubt] = ()
    ) -> Iterator[Doubt]:
        """Yield why nothing can be claimed of the post *text*, whose body begins in *line*, from 1.

        The lines of doubts count within the body, those above it from zero down. *others* are
        what else is not known of the post: a plugin that is the cause of one is told with it.
        """
        yield from self._of_settings(kind)
        found = dict(self._of_plugins(text, kind, line))
        causes: set[Plugin] = set()
        explained = []
        for each in others:
            cause = _cause(found, each)
            causes |= {cause} if cause else set()
            reason = f"{each.about}: {_reason(cause)}" if cause else each.reason
            explained.append(replace(each, reason=reason))
        yield from (doubt for plugin, doubt in found.items() if plugin not in causes)
        yield from explained

    def _of_plugins(self, text: str, kind: Format, line: int) -> Iterator[tuple[Plugin, Doubt]]:
        plain = ""
        for plugin in self.plugins:
            if plugin.mark:
                plain = plain or _without_code(text, kind, line)
                found = re.search(plugin.mark, text if plugin.in_code else plain, re.MULTILINE)
                if found:
                    begin = found.end() - len(found[0].lstrip())
                    at = text.count("\n", 0, begin) + 2 - line
                    yield plugin, Doubt(reason=_reason(plugin), help=_help(plugin), line=at)

    def _of_settings(self, kind: Format) -> Iterator[Doubt]:
        if reader := self.reader(kind):
            what = f"another reader than Pelican's, `{reader}`, made pages of {_FORMATS[kind]}"
            yield Doubt(reason=what, help="compare some pages with the blog's own")
        if self.hidden:
            what = f"`{self.hidden}` in {self.file} may give settings other values"
            yield Doubt(reason=f"{what}: how posts were read is not known", help=_WRITTEN_OUT)
            return
        names = [name for name in self.computed if kind in _DECIDED.get(name, _ALL)]
        names = [name for name in names if not _READERS.fullmatch(name)]
        if others := [name for name in names if name in self.published]:
            what = f"{_listed(others)}, otherwise in publishconf.py than in {self.file}"
            yield Doubt(reason=f"pages were made by {what}", help=_PUBLISHED)
        names = [name for name in names if name not in self.published]
        if names:
            are = "is" if len(names) == 1 else "are"
            what = f"{_listed(names)} {are} computed in {self.file}"
            yield Doubt(reason=f"{what}: how posts were read is not known", help=_WRITTEN_OUT)

    def problems(self) -> Iterator[Problem]:
        """Yield what a person should know of the engine, whatever the posts hold."""
        for plugin in self.plugins:
            if plugin.effect is Effect.UNKNOWN:
                message = (
                    f"the plugin `{plugin.name}` is not known here; nothing is claimed of posts that "
                    "have what looks like work for a plugin"
                )
                yield Problem(path=self.file, kind=ProblemKind.UNSUPPORTED, message=message)


def with_headers(settings: Settings, engine: Engine, chosen: str | None) -> Settings:
    """Return *settings* that tell how headers are read: as *chosen*, else as *engine* did it."""
    form = HeaderForm(chosen) if chosen else engine.header_form
    readers: dict[str, str] = {}
    if not chosen:
        readers = {kind: name for kind in Format if (name := engine.reader(kind))}
        if form is HeaderForm.UNKNOWN:
            readers.setdefault(Format.MARKDOWN, "PLUGINS")
    return replace(settings, header_form=form, readers=readers)


def engine_of(settings: Settings) -> Engine:
    """Return what made the pages of the blog with these *settings*."""
    file = settings.file
    names = settings.plugins
    if names is None:  # then Pelican loads what is installed
        folders = requirements.folders_of(file.parent if file else settings.content)
        names = requirements.installed(folders)
    found = [lookup(name) for name in names]
    if file is not None and any(each.effect is Effect.UNKNOWN for each in found):
        paths = sources.paths(file)
        found = [
            sources.seen(each, file.parent, paths) if each.effect is Effect.UNKNOWN else each
            for each in found
        ]
    if settings["TYPOGRIFY"]:
        found.append(_TYPOGRIFY)
    if "title" in settings["FORMATTED_FIELDS"]:
        found.append(_TITLES)
    return Engine(
        plugins=tuple(found),
        computed=settings.computed,
        hidden=settings.hidden,
        published=settings.published,
        file=file.name if file else "",
    )


def _without_code(text: str, kind: Format, line: int) -> str:
    """Return *text* with the code in its body blank, where anything tells which is."""
    if kind is not Format.MARKDOWN:
        return _CODE[kind].sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    lines = text.split("\n")
    body = without_code("\n".join(lines[line - 1 :]))
    return "\n".join([*lines[: line - 1], body])


def _cause(found: Mapping[Plugin, Doubt], other: Doubt) -> Plugin | None:
    """Return which plugin acts on what an *other* doubt is about: by its mark, else first in that line."""
    if not other.about:
        return None
    by_mark = (each for each in found if re.search(each.mark, other.about, re.MULTILINE))
    by_line = (each for each, doubt in found.items() if doubt.line == other.line)
    # One that acts on this tag alone tells more than one that acts on all, or may.
    return max(by_mark, key=_closeness, default=next(by_line, None))


def _closeness(plugin: Plugin) -> tuple[bool, int]:
    return plugin.effect is not Effect.UNKNOWN, len(plugin.mark)


def _listed(names: list[str]) -> str:
    *first, last = (f"`{name}`" for name in names)
    return f"{', '.join(first)} and {last}" if first else last


def _reason(plugin: Plugin) -> str:
    if plugin.effect is Effect.UNKNOWN:
        return f"the plugin `{plugin.name}` is not known here"
    kind = "" if plugin in {_TYPOGRIFY, _TITLES} else "the plugin "
    return f"{kind}`{plugin.name}` {plugin.reason}"


def _help(plugin: Plugin) -> str:
    if plugin.effect is Effect.UNKNOWN:
        return "look whether what it made is missing"
    if plugin in {_TYPOGRIFY, _TITLES}:
        return "write what readers saw"
    return "write by hand what it showed"
