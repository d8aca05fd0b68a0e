"""What a theme's templates write of a post's header, told from their text alone.

Templates are read by Jinja2's own parser and followed by a small reader of its syntax trees that
knows ``article``, ``page`` and their keys, and takes both ways at every ``if``: nothing is rendered,
no filter, function or extension runs. See https://jinja.palletsprojects.com/en/stable/templates/
and https://docs.getpelican.com/en/latest/themes.html.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from confarchive.importing.sources.pelican.theme import markers
from confarchive.importing.sources.pelican.theme.expressions import (
    Expressions,
    Macro,
    Scope,
    TemplateValue,
    text_of,
)
from confarchive.importing.sources.pelican.theme.syntax import UnreadableThemeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_DEEPEST = 24  # templates and macros in each other
_LONGEST = 4_000_000  # characters; a theme that writes more is none


def written_by(
    name: str,
    load: Callable[[str], nodes.Template | None],
    settings: Mapping[str, str],
    *,
    listing: bool = False,
) -> str | None:
    """Return what the template *name* may write, with :mod:`.markers`; None where it is not there.

    *load* returns a template by its name, *settings* are those that are text. In a *listing* the
    articles in a loop are the post, elsewhere others. Raises UnreadableThemeError.
    """
    template = load(name)
    if template is None:
        return None
    writer = _TemplateWriter(load=load, settings=settings, listing=listing)
    writer.page(template, Scope())
    return "".join(writer.out)


@dataclass(slots=True)
class _TemplateWriter:
    """Follows templates, and collects what they write in ``out``."""

    load: Callable[[str], nodes.Template | None]
    settings: Mapping[str, str]
    listing: bool
    out: list[str] = field(default_factory=list)
    length: int = 0
    depth: int = 0
    # Of each block what overrides it, from the most special template on, and where one is in it.
    blocks: dict[str, list[list[nodes.Node]]] = field(default_factory=dict)
    within: list[tuple[str, int]] = field(default_factory=list)

    def page(self, template: nodes.Template, scope: Scope) -> None:
        """Write a template, in the frame of those that it extends."""
        seen = []
        while True:
            for block in template.find_all(nodes.Block):
                self.blocks.setdefault(block.name, []).append(block.body)
            extends = next(template.find_all(nodes.Extends), None)
            parent = self._first(extends.template, scope) if extends is not None else None
            if parent is None or parent in seen:
                break
            seen.append(parent)
            self._prepare(template.body, scope)
            template = parent
        self.all(template.body, scope)

    def _prepare(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        """Take what an extending template sets outside its blocks."""
        kinds = (nodes.Assign, nodes.AssignBlock, nodes.Macro, nodes.Import, nodes.FromImport)
        for node in body:
            if isinstance(node, (*kinds, nodes.If)):
                out, self.out = self.out, []
                self.one(node, scope)
                self.out = out

    def all(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        """Write nodes one after the other."""
        for node in body:
            self.one(node, scope)

    def one(self, node: nodes.Node, scope: Scope) -> None:
        """Write a node; what nobody knows writes what is in it."""
        handle = _HANDLERS.get(type(node))
        if handle is not None:
            handle(self, node, scope)
        else:
            self.all(getattr(node, "body", ()), scope)

    def write(self, text: str) -> None:
        """Add *text* to what is written."""
        self.length += len(text)
        if self.length > _LONGEST:
            message = "its templates write too much"
            raise UnreadableThemeError(message)
        self.out.append(text)

    def captured(self, body: Iterable[nodes.Node], scope: Scope) -> str:
        """Return what *body* writes."""
        out, self.out = self.out, []
        try:
            if self.depth < _DEEPEST:
                self.depth += 1
                self.all(body, scope)
                self.depth -= 1
            return "".join(self.out)
        finally:
            self.out = out

    def value(self, node: nodes.Node, scope: Scope) -> Any:
        """Return what an expression is worth."""
        return Expressions(
            scope=scope, settings=self.settings, listing=self.listing, call=self._call
        ).value(node)

    def _call(self, macro: Macro | None, arguments: Sequence[Any], named: Mapping[str, Any]) -> str:
        """Return what a macro writes, or, for none, what ``super()`` does."""
        if macro is None:
            return self._above()
        names = [str(argument.name) for argument in macro.node.args]
        scope = macro.scope.inner()
        scope.values |= dict.fromkeys(names, TemplateValue.UNKNOWN)
        defaults = macro.node.defaults
        for name, default in zip(names[len(names) - len(defaults) :], defaults, strict=True):
            scope.values[name] = self.value(default, scope)
        scope.values |= dict(zip(names, arguments, strict=False)) | dict(named)
        return self.captured(macro.node.body, scope)

    def _above(self) -> str:
        """Return what the block that this one overrides writes."""
        name, number = self.within[-1] if self.within else ("", 0)
        bodies = self.blocks.get(name, [])
        return self._block_text(name, number + 1) if number + 1 < len(bodies) else ""

    def _block_text(self, name: str, number: int, scope: Scope | None = None) -> str:
        self.within.append((name, number))
        written = self.captured(self.blocks[name][number], scope or Scope())
        self.within.pop()
        return written

    def _first(self, node: nodes.Node, scope: Scope) -> nodes.Template | None:
        """Return the template that an expression names: the first of several that is there."""
        if isinstance(node, nodes.List | nodes.Tuple):
            several = [text_of(self.value(item, scope)) for item in node.items]
        else:
            several = list(markers.alternatives(text_of(self.value(node, scope))))
        found = (self.load(name) for name in several if name)
        return next((template for template in found if template is not None), None)

    # --- nodes that write, or name something ---

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                self.write(part.data)
            else:
                self.write(text_of(self.value(part, scope)))

    def _if(self, node: nodes.If, scope: Scope) -> None:
        branches = [node.body, *(each.body for each in node.elif_), node.else_]
        scopes = []
        self.write(markers.begin())
        for number, body in enumerate(branches):
            if number:
                self.write(markers.next_one())
            scopes.append(scope.inner())
            self.all(body, scopes[-1])
        self.write(markers.end())
        scope.merge(scopes)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        inner = scope.inner()
        items = self.value(node.iter, scope)
        for name in node.target.find_all(nodes.Name):
            inner.values[name.name] = self._item(items, name.name)
        if isinstance(node.target, nodes.Name):
            inner.values[node.target.name] = self._item(items, node.target.name)
        self.all(node.body, inner)
        self.all(node.else_, scope.inner())

    def _item(self, items: Any, name: str) -> Any:
        """Return what each of *items* is."""
        if isinstance(items, str):
            return items
        is_posts = items is TemplateValue.POSTS or (
            items is TemplateValue.UNKNOWN and name in _POSTS
        )
        if items is TemplateValue.UNKNOWN and name in {"articles", "posts", "arts"}:
            return TemplateValue.POSTS
        if is_posts:
            return TemplateValue.POST if self.listing else TemplateValue.OTHER
        return TemplateValue.UNKNOWN

    def _block(self, node: nodes.Block, scope: Scope) -> None:
        if node.name in self.blocks:
            self.write(self._block_text(node.name, 0, scope))
        else:  # in a template that another one includes
            self.all(node.body, scope)

    def _include(self, node: nodes.Include, scope: Scope) -> None:
        template = self._first(node.template, scope)
        if template is not None:
            self.write(self.captured(template.body, scope.inner()))

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope.values[node.name] = Macro(node=node, scope=scope)

    def _module(self, node: nodes.Node, scope: Scope) -> dict[str, Any]:
        template = self._first(node, scope)
        inner = Scope()
        if template is not None and self.depth < _DEEPEST:
            self.depth += 1
            self._prepare(template.body, inner)
            self.depth -= 1
        return inner.values

    def _import(self, node: nodes.Import, scope: Scope) -> None:
        scope.values[node.target] = self._module(node.template, scope)

    def _from_import(self, node: nodes.FromImport, scope: Scope) -> None:
        module = self._module(node.template, scope)
        for each in node.names:
            name, target = each if isinstance(each, tuple) else (each, each)
            scope.values[target] = module.get(name, TemplateValue.UNKNOWN)

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        value = self.value(node.node, scope)
        if isinstance(node.target, nodes.Name):
            scope.values[node.target.name] = value
        elif isinstance(node.target, nodes.NSRef):
            scope.values[f"{node.target.name}.{node.target.attr}"] = value
        else:
            for name in node.target.find_all(nodes.Name):
                scope.values[name.name] = TemplateValue.UNKNOWN

    def _assign_block(self, node: nodes.AssignBlock, scope: Scope) -> None:
        if isinstance(node.target, nodes.Name):
            scope.values[node.target.name] = self.captured(node.body, scope.inner())

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = scope.inner()
        for target, value in zip(node.targets, node.values, strict=True):
            if isinstance(target, nodes.Name):
                inner.values[target.name] = self.value(value, scope)
        self.all(node.body, inner)

    def _call_block(self, node: nodes.CallBlock, scope: Scope) -> None:
        self.write(text_of(self.value(node.call, scope)))
        self.all(node.body, scope.inner())


_POSTS = frozenset({"article", "page", "post", "art", "entry"})
_HANDLERS: dict[type[nodes.Node], Callable[[_TemplateWriter, Any, Scope], None]] = {
    nodes.Output: _TemplateWriter._output,  # noqa: SLF001 - its own methods
    nodes.If: _TemplateWriter._if,  # noqa: SLF001
    nodes.For: _TemplateWriter._for,  # noqa: SLF001
    nodes.Block: _TemplateWriter._block,  # noqa: SLF001
    nodes.Include: _TemplateWriter._include,  # noqa: SLF001
    nodes.Macro: _TemplateWriter._macro,  # noqa: SLF001
    nodes.Import: _TemplateWriter._import,  # noqa: SLF001
    nodes.FromImport: _TemplateWriter._from_import,  # noqa: SLF001
    nodes.Assign: _TemplateWriter._assign,  # noqa: SLF001
    nodes.AssignBlock: _TemplateWriter._assign_block,  # noqa: SLF001
    nodes.With: _TemplateWriter._with,  # noqa: SLF001
    nodes.CallBlock: _TemplateWriter._call_block,  # noqa: SLF001
}
