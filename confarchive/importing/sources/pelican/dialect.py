"""The Markdown that a Pelican blog is written in: Python-Markdown with the blog's own extensions.

:class:`PelicanDialect` reads Pelican's settings, of every era: the ``MARKDOWN``
dictionary (since 3.7) and the ``MD_EXTENSIONS`` list or dictionary before it. See
https://docs.getpelican.com/en/latest/settings.html, https://python-markdown.github.io/extensions/.
:meth:`Dialect.render` is the truth that a converted post is compared with.

Only Python-Markdown's own extensions are loaded, and those of packages that the caller
trusts by name: nothing else that a blog names ever runs.
"""

from __future__ import annotations

import ast
import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.footnotes import FootnoteExtension

from confarchive.importing import highlighting
from confarchive.importing.conversion import Doubt, Note
from confarchive.importing.formulas import NOTHING, Typesetter, doubts, script
from confarchive.importing.formulas.delimiters import NUMBERED, PLAIN
from confarchive.importing.formulas.loaded_scripts import script as script_of
from confarchive.importing.sources.pelican import formula_makers
from confarchive.importing.sources.pelican.extensions import (
    OWN,
    full_name,
    left_out,
    marks,
    named,
    untrusted,
)
from confarchive.importing.sources.pelican.formula_patterns import Formulas
from confarchive.importing.sources.pelican.markdown_releases import differences
from confarchive.importing.sources.pelican.markdown_releases.differences import NO_ERA

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from confarchive.importing.formulas import Script
    from confarchive.importing.formulas.delimiters import Numbered
    from confarchive.importing.sources.pelican.markdown_releases.differences import Reader
    from confarchive.importing.sources.pelican.markdown_releases.era import Era

_CODE: dict[str, Any] = {f"{OWN}codehilite": {"css_class": "highlight"}}
_META: dict[str, Any] = {f"{OWN}meta": {}}
_PELICAN: dict[str, Any] = {
    "extension_configs": {**_CODE, f"{OWN}extra": {}, **_META},
    "output_format": "html5",
}
_EXTRA = ("fenced_code", "footnotes", "attr_list", "def_list", "tables", "abbr", "md_in_html")
# Extensions of Markdown that formulas have a stand-in for.
_OF_FORMULAS = frozenset({"arithmatex", "mdx_math"})
# Names a file above code: only what colours the code writes it.
# In a file with a header such a line is not the first one, and means nothing.
_BLANK_LINE = re.compile(r"\A[ \t]+\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class PelicanDialect:
    """A blog's Markdown.

    ``options`` is the literal of Python-Markdown's arguments, all known to work; ``formulas`` tells what made formulas of TeX; ``notes`` name the
    extensions that are left out, and ``beyond`` is the regular expression of what
    these would act on, ``era`` which releases may have read the posts. It can be hashed and pickled.
    """

    options: str = repr(_PELICAN)
    formulas: Typesetter = NOTHING
    beyond: str = ""
    notes: tuple[Note, ...] = ()
    era: Era = NO_ERA

    @classmethod
    def from_settings(
        cls,
        values: Mapping[str, Any],
        trusted: Collection[str] = (),
        formulas: Typesetter | None = None,
    ) -> PelicanDialect:
        """Read Pelican's settings *values*; what they do not say has Pelican's default.

        *trusted* are the packages, such as ``pymdownx``, whose extensions are loaded
        beside Python-Markdown's own; *formulas* is what is known to typeset TeX, None
        for what the settings alone tell.
        """
        options = dict(_arguments(values))
        configs = dict(options.pop("extension_configs", None) or {})
        listed = dict(map(_listed, options.pop("extensions", None) or ()))
        configs = listed | {full_name(name): config or {} for name, config in configs.items()}
        configs = {k: v for k, v in configs.items() if k.rpartition(".")[2] not in _OF_FORMULAS}
        packages = {"markdown", *trusted}
        working = {
            name: config
            for name, config in configs.items()
            if _package(name) in packages and _works(name, config)
        }
        known = {**working, **{k: v for k, v in _META.items() if k not in working}}
        options |= {"extensions": list(known), "extension_configs": known}
        missing = [name for name in configs if name not in working]
        return cls(
            options=repr(options),
            formulas=formula_makers.of_settings(values) if formulas is None else formulas,
            beyond=marks(missing, known),
            notes=tuple(
                left_out(name) if _package(name) in packages else untrusted(name)
                for name in missing
            ),
        )

    def has(self, extension: str) -> bool:
        """Tell whether *extension* is on, by the last part of its name: ``nl2br``, ``smarty``.

        What ``extra`` stands for is on with it.
        """
        return extension in _extensions(self.options)

    def of_post(self, keys: Collection[str], body: str) -> PelicanDialect:
        """Return the dialect of one post: its header's *keys*, or its *body*, may load a script."""
        return replace(self, formulas=self.formulas.of_post(keys, script_of(body)))

    def is_beyond(self, body: str) -> bool:
        """Tell whether an extension that is left out may have made something of *body*."""
        return bool(self.beyond and re.search(self.beyond, body, re.MULTILINE))

    def doubts(self, body: str, html: str, *, is_whole: bool = True) -> Iterator[Doubt]:
        """Yield why nothing is known of what readers saw of *body*, which *html* is made of.

        An extension is missing, nothing tells what typeset its formulas, or which release read it.
        If not *is_whole*, *html* has what plugins put in too.
        """
        if self.is_beyond(body):
            reason = "a Markdown extension that is left out may have made something of its text"
            yield Doubt(reason=reason, help="see what is said of extensions")
        yield from doubts.find(html, self.formulas)
        yield from differences.doubts(
            body, html, self.era, partial(self._rendered_by, body) if is_whole else None
        )

    def render(self, body: str, *, colours: bool = True) -> str:
        """Return the HTML that readers saw of *body*, the post without its header.

        Formulas are marked in it. Without *colours*, code has no markup, and the same words.
        """
        options = self.options if colours else highlighting.for_code_of(body, self.options)
        return self._rendered(body, options)

    def _rendered(self, body: str, options: str, reader: Reader | None = None) -> str:
        markdown = _markdown(options, self.formulas.patterns, reader=reader)
        html = markdown.reset().convert(_BLANK_LINE.sub("", body))
        return script.typeset_page(html, self.formulas.script)

    def _rendered_by(self, body: str, reader: Reader) -> str:
        """Return the HTML of *body* as older releases read it, code without its colours."""
        return self._rendered(body, highlighting.for_code_of(body, self.options), reader)

    def render_numbered(self, text: Numbered) -> str:
        """Return the HTML of a body whose signs are numbered, each formula marked as it stands."""
        markdown = _markdown(
            highlighting.without_colours(self.options), self.formulas.patterns, is_numbered=True
        )
        known = list(markdown.ESCAPED_CHARS)
        markdown.ESCAPED_CHARS.extend(text.brackets)
        try:
            html = markdown.reset().convert(text.text)
        finally:
            markdown.ESCAPED_CHARS[:] = known
        return script.typeset_page(html, self.formulas.script, NUMBERED)

    @contextmanager
    def within(self, body: str, *, has_formulas: bool = False) -> Iterator[PelicanPart]:
        """Render *body*, then parts of it as they stand in it, code without its colours.

        References, footnotes and abbreviations that *body* defines hold in its parts.
        *has_formulas* tells that words stand for formulas in it.
        """
        markdown = _markdown(highlighting.for_code_of(body, self.options), self.formulas.patterns)
        found = self.formulas.script
        if found and found.after_formulas and not has_formulas:
            found = None
        html = markdown.reset().convert(body)
        known = _definitions(markdown)
        if found:
            html = script.typeset(html, found)
        yield PelicanPart(html=html, markdown=markdown, known=known, script=found)
        markdown.reset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PelicanPart:
    """A body's rendering, and the means to render parts of the body."""

    html: str
    markdown: Markdown
    known: tuple[dict[str, Any], ...]
    script: Script | None = None

    @property
    def references(self) -> Mapping[str, Any]:
        """The addresses and titles of links that the body defines, by their names."""
        return self.known[0]

    def render(self, text: str) -> str:
        """Return the HTML of *text*, a part of the body."""
        self.markdown.reset()
        for definitions, known in zip(_tables(self.markdown), self.known, strict=True):
            definitions.update(known)
        html = self.markdown.convert(text)
        return script.typeset(html, self.script) if self.script else html


def _arguments(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what Pelican hands to Python-Markdown."""
    markdown, extensions = values.get("MARKDOWN"), values.get("MD_EXTENSIONS")
    if isinstance(markdown, dict):
        return markdown
    if isinstance(extensions, dict):
        return {"extension_configs": {**extensions, **_META}, "output_format": "html5"}
    if isinstance(extensions, list | tuple):
        configs = {**_META, **dict(map(_listed, extensions))}
        return {"extension_configs": configs, "output_format": "html5"}
    return _PELICAN


def _listed(entry: Any) -> tuple[str, dict[str, Any]]:
    """Return module and configuration of an *entry* in a list, without options of another age."""
    name, config = named(str(entry))
    return name, {} if _package(name) == "markdown" and not _works(name, config) else config


def _package(name: str) -> str:
    return name.partition(".")[0]


def _works(name: str, config: Any) -> bool:
    try:
        Markdown(extensions=[name], extension_configs={name: config})
    except Exception:  # noqa: BLE001 - whatever an extension makes of a wrong value
        return False
    return True


@cache
def _extensions(options: str) -> frozenset[str]:
    configs = ast.literal_eval(options).get("extension_configs", {})
    names = frozenset(name.rpartition(".")[2] for name in configs)
    return names | frozenset(_EXTRA) if names & {"extra", "extrarawhtml"} else names


@cache
def _markdown(
    options: str,
    patterns: tuple[str, ...] = (),
    *,
    is_numbered: bool = False,
    reader: Reader | None = None,
) -> Markdown:
    """Return this process' instance, without the header, which was taken off the body.

    *patterns* are those that formulas are found by, *reader* is what reads as older releases did.
    """
    arguments = ast.literal_eval(options)
    snippets = arguments["extension_configs"].get("pymdownx.snippets")
    if snippets is not None:  # would put any file of this machine into the post
        snippets["base_path"] = []
    highlighting.name_languages(arguments["extension_configs"])
    markdown = Markdown(**arguments)
    if patterns:
        markdown.registerExtensions([Formulas(patterns, NUMBERED if is_numbered else PLAIN)], {})
    if "meta" in markdown.preprocessors:
        markdown.preprocessors.deregister("meta")
    if "fenced_code_block" in markdown.preprocessors and "'use_pygments': False" in options:
        fences: Any = markdown.preprocessors["fenced_code_block"]
        fences.bool_options = ()  # which it cannot write where code has no colours
    if reader is not None:
        reader.prepare(markdown)
    return markdown


def _tables(markdown: Markdown) -> Iterator[dict[str, Any]]:
    """Yield the tables of what a body defines for all of its parts."""
    yield markdown.references
    for extension in markdown.registeredExtensions:
        if isinstance(extension, FootnoteExtension):
            yield extension.footnotes
        elif isinstance(extension, AbbrExtension):
            yield getattr(extension, "abbrs", {})  # no manual tells of it: see private-names.md


def _definitions(markdown: Markdown) -> tuple[dict[str, Any], ...]:
    return tuple(dict(table) for table in _tables(markdown))
