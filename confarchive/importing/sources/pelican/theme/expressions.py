"""What an expression of a template is worth, as far as its text tells: see :mod:`.templates`."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from confarchive.importing.sources.pelican.theme import markers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_LONGEST = 5000  # characters of a text made of alternatives; beyond, it is unknown


class TemplateValue(enum.Enum):
    """A value that is no text."""

    POST = "the article or page that is written"
    METADATA = "its header"
    POSTS = "articles, or pages of a list"
    OTHER = "another article, or several: those before and after it, related ones"
    UNKNOWN = "anything"


@dataclass(frozen=True, slots=True, kw_only=True)
class Macro:
    """A macro, and the names that are known where it stands."""

    node: nodes.Macro
    scope: Scope


@dataclass(slots=True)
class Scope:
    """Names and their values: text with :mod:`.markers`, a :class:`TemplateValue`, a macro, or a module."""

    values: dict[str, Any] = field(default_factory=dict)

    def inner(self) -> Scope:
        """Return a scope within this one, which does not change it."""
        return Scope(dict(self.values))

    def merge(self, scopes: Iterable[Scope]) -> None:
        """Take what was set in one or another of *scopes*, of which one was gone through."""
        scopes = list(scopes)
        for name in {name: None for scope in scopes for name in scope.values}:
            values = [scope.values.get(name, "") for scope in scopes]
            things = [
                each
                for each in values
                if each is not TemplateValue.UNKNOWN and not isinstance(each, str)
            ]
            if things or not any(isinstance(value, str) for value in values):
                self.values[name] = (things or [TemplateValue.UNKNOWN])[0]
            else:
                self.values[name] = _bounded(markers.either(*map(text_of, values)))


def text_of(value: Any) -> str:
    """Return the text that *value* is written as."""
    if isinstance(value, str):
        return value
    return markers.UNKNOWN if value is not None else ""


def _bounded(text: str) -> str:
    return text if len(text) < _LONGEST else markers.UNKNOWN


_OWN = frozenset({"article", "page", "post"})
_LISTS = frozenset(
    ["articles", "pages", "dates", "articles_page", "articles_paginator", "all_articles"]
)
_NEIGHBOURS = frozenset(
    [
        *("next_article", "prev_article", "previous_article", "related_posts"),
        *("related_articles", "similar_posts", "translations", "next_article_in_category"),
        *("prev_article_in_category", "prev_article_in_subcategory1"),
        *("next_article_in_subcategory1", "next_page", "prev_page", "series"),
    ]
)
# Methods and filters that leave a text what it is, as far as an address is concerned.
_SAME = frozenset(
    [
        *("strip", "lstrip", "rstrip", "lower", "upper", "title", "capitalize", "split"),
        *("safe", "escape", "e", "string", "striptags", "trim", "forceescape"),
        *("urlencode", "truncate", "indent", "wordwrap", "typogrify", "first", "last"),
        "tojson",
    ]
)
_ITEMS = frozenset(
    [
        *("sort", "reverse", "list", "batch", "slice", "unique", "selectattr"),
        *("rejectattr", "select", "reject", "limit", "random", "first", "last", "items"),
        *("values", "dictsort", "groupby"),
    ]
)
_NUMBERS = frozenset({"length", "count", "int", "float", "wordcount", "strftime"})
_SPOKEN = frozenset({"_", "gettext", "ngettext"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Expressions:
    """Values of expressions among the names of ``scope``; ``call`` writes macros and ``super()``."""

    scope: Scope
    settings: Mapping[str, str]
    listing: bool
    call: Callable[[Macro | None, Sequence[Any], Mapping[str, Any]], str]

    def value(self, node: nodes.Node) -> Any:
        """Return what *node* is worth."""
        handle = _HANDLERS.get(type(node))
        return TemplateValue.UNKNOWN if handle is None else handle(self, node)

    def text(self, node: nodes.Node) -> str:
        """Return the text that *node* is written as."""
        return text_of(self.value(node))

    def _const(self, node: nodes.Const) -> Any:
        return "" if node.value is None else str(node.value)

    def _name(self, node: nodes.Name) -> Any:
        name = node.name
        if name in self.scope.values:
            return self.scope.values[name]
        if name in _OWN:
            return TemplateValue.POST
        if name in _LISTS:
            return TemplateValue.POSTS
        return markers.SITE if name == "SITEURL" else self.settings.get(name, TemplateValue.UNKNOWN)

    def _attribute(self, node: nodes.Getattr) -> Any:
        if (
            isinstance(node.node, nodes.Name)
            and f"{node.node.name}.{node.attr}" in self.scope.values
        ):
            return self.scope.values[f"{node.node.name}.{node.attr}"]
        return self._of(self.value(node.node), node.attr)

    def _item(self, node: nodes.Getitem) -> Any:
        value = self.value(node.node)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._of(value, node.arg.value)
        if value is TemplateValue.POSTS and not isinstance(node.arg, nodes.Slice):
            return TemplateValue.POST if self.listing else TemplateValue.OTHER
        return (
            value
            if isinstance(value, str) or value in (TemplateValue.POSTS, TemplateValue.OTHER)
            else TemplateValue.UNKNOWN
        )

    def _of(self, value: Any, name: str) -> Any:
        """Return the attribute or item *name* of *value*."""
        if isinstance(value, dict):
            return value.get(name, TemplateValue.UNKNOWN)
        if value is TemplateValue.POST and name == "metadata":
            return TemplateValue.METADATA
        if value is TemplateValue.POST and name in _NEIGHBOURS:
            return TemplateValue.OTHER
        if value in (TemplateValue.POST, TemplateValue.METADATA):
            return markers.key(name)
        return value if value is TemplateValue.POSTS else TemplateValue.UNKNOWN

    def _called(self, node: nodes.Call) -> Any:
        called, arguments = node.node, [self.value(each) for each in node.args]
        named = {each.key: self.value(each.value) for each in node.kwargs}
        if isinstance(called, nodes.Name) and called.name == "super":
            return self.call(None, (), {})
        function = self.value(called)
        if isinstance(function, Macro):
            return self.call(function, arguments, named)
        if isinstance(called, nodes.Getattr):
            return self._method(self.value(called.node), called.attr, arguments)
        if isinstance(called, nodes.Name) and called.name in _SPOKEN and arguments:
            return arguments[0]
        return self._through(arguments)

    def _method(self, value: Any, name: str, arguments: Sequence[Any]) -> Any:
        texts = [text_of(each) for each in arguments]
        if name == "get" and texts and value in (TemplateValue.METADATA, TemplateValue.POST):
            return markers.either(markers.key(texts[0]), *texts[1:])
        if value is TemplateValue.POSTS:
            return value
        if isinstance(value, str):
            return self._text_method(value, name, texts)
        return self._through(arguments)

    def _text_method(self, value: str, name: str, texts: Sequence[str]) -> Any:
        if name == "replace" and len(texts) > 1 and texts[0] and not markers.keys(texts[0]):
            return value.replace(texts[0], texts[1])
        if name == "format":
            for text in texts:
                value = value.replace("{}", text, 1)
            return value
        return value if name in _SAME or name == "replace" else TemplateValue.UNKNOWN

    def _through(self, arguments: Sequence[Any]) -> Any:
        """Return what a function that nobody knows makes of its arguments."""
        texts = [text for text in arguments if isinstance(text, str) and markers.keys(text)]
        return markers.UNKNOWN + texts[0] if texts else TemplateValue.UNKNOWN

    def _filtered(self, node: nodes.Filter) -> Any:
        value = self.value(node.node) if node.node is not None else TemplateValue.UNKNOWN
        if node.name == "attr" and node.args:
            return self._of(value, self.text(node.args[0]))
        if not isinstance(value, str):
            return value if node.name in _ITEMS else TemplateValue.UNKNOWN
        if node.name in {"default", "d"} and node.args:
            return _bounded(markers.either(value, self.text(node.args[0])))
        if node.name in {"replace", "format"}:
            return self._text_method(value, node.name, [self.text(each) for each in node.args])
        return "" if node.name in _NUMBERS else value

    def _sum(self, node: nodes.Add) -> Any:
        left, right = self.value(node.left), self.value(node.right)
        if TemplateValue.POSTS in (left, right):
            return TemplateValue.POSTS
        return _bounded(text_of(left) + text_of(right))

    def _formatted(self, node: nodes.Mod) -> Any:
        left = self.value(node.left)
        if not isinstance(left, str):
            return TemplateValue.UNKNOWN
        several = node.right.items if isinstance(node.right, nodes.Tuple) else [node.right]
        for each in several:
            left = left.replace("%s", self.text(each), 1)
        return left

    def _joined(self, node: nodes.Concat) -> str:
        return _bounded("".join(map(self.text, node.nodes)))

    def _chosen(self, node: nodes.CondExpr) -> Any:
        other = self.value(node.expr2) if node.expr2 is not None else ""
        return self._one_of(self.value(node.expr1), other)

    def _or(self, node: nodes.Or) -> Any:
        return self._one_of(self.value(node.left), self.value(node.right))

    def _one_of(self, one: Any, other: Any) -> Any:
        if isinstance(one, str) or isinstance(other, str):
            return _bounded(markers.either(text_of(one), text_of(other)))
        return other if one is TemplateValue.UNKNOWN else one

    def _and(self, node: nodes.And) -> Any:
        return self.value(node.right)

    def _several(self, node: nodes.List | nodes.Tuple) -> Any:
        texts = [self.text(each) for each in node.items]
        return _bounded(markers.either(*texts)) if texts else TemplateValue.UNKNOWN

    def _marked_safe(self, node: nodes.MarkSafe | nodes.MarkSafeIfAutoescape) -> Any:
        return self.value(node.expr)


_HANDLERS: dict[type[nodes.Node], Callable[[Expressions, Any], Any]] = {
    nodes.Const: Expressions._const,  # noqa: SLF001 - its own methods
    nodes.Name: Expressions._name,  # noqa: SLF001
    nodes.Getattr: Expressions._attribute,  # noqa: SLF001
    nodes.Getitem: Expressions._item,  # noqa: SLF001
    nodes.Call: Expressions._called,  # noqa: SLF001
    nodes.Filter: Expressions._filtered,  # noqa: SLF001
    nodes.Add: Expressions._sum,  # noqa: SLF001
    nodes.Mod: Expressions._formatted,  # noqa: SLF001
    nodes.Concat: Expressions._joined,  # noqa: SLF001
    nodes.CondExpr: Expressions._chosen,  # noqa: SLF001
    nodes.Or: Expressions._or,  # noqa: SLF001
    nodes.And: Expressions._and,  # noqa: SLF001
    nodes.List: Expressions._several,  # noqa: SLF001
    nodes.Tuple: Expressions._several,  # noqa: SLF001
    nodes.MarkSafe: Expressions._marked_safe,  # noqa: SLF001
    nodes.MarkSafeIfAutoescape: Expressions._marked_safe,  # noqa: SLF001
}
