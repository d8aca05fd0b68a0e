"""What Sphinx does otherwise than docutils alone, as far as a post's page shows it.

The directives and the role that imported posts use, with Sphinx's options, and
a writer of HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.writers import html5_polyglot

if TYPE_CHECKING:
    from collections.abc import Callable

_ABBREVIATION = re.compile(r"\s*\((.*)\)$", re.DOTALL)


def abbreviation(content: str) -> nodes.abbreviation:
    """Return what Sphinx's ``abbr`` role makes of ``HTML (HyperText Markup Language)``."""
    found = _ABBREVIATION.search(content)
    if found is None:
        return nodes.abbreviation(content, content)
    short = content[: found.start()].strip()
    return nodes.abbreviation(content, short, explanation=found[1])


class _CodeBlock(Directive):
    """Sphinx's ``code-block``: its options, and its text as it stands."""

    has_content = True
    optional_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "force": directives.flag,
        "linenos": directives.flag,
        "dedent": directives.nonnegative_int,
        "lineno-start": int,
        "emphasize-lines": directives.unchanged_required,
        "caption": directives.unchanged_required,
        "class": directives.class_option,
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        text = "\n".join(line[self.options.get("dedent", 0) :] for line in self.content)
        block = nodes.literal_block(text, text, classes=self.options.get("class", []))
        block["language"] = self.arguments[0] if self.arguments else "default"
        self.add_name(block)
        if "caption" not in self.options:
            return [block]
        words, messages = self.state.inline_text(self.options["caption"], self.lineno)
        caption = nodes.caption(self.options["caption"], "", *words)
        return [nodes.container("", caption, block, is_div=True), *messages]


class _Math(Directive):
    """Sphinx's ``math``: its options, and its formulas as they stand."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "label": directives.unchanged,
        "name": directives.unchanged,
        "class": directives.class_option,
        "no-wrap": directives.flag,
        "nowrap": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        text = "\n\n".join(filter(None, [*self.arguments, "\n".join(self.content)]))
        block = nodes.math_block(text, text, classes=self.options.get("class", []))
        self.add_name(block)
        return [block]


class _Rubric(Directive):
    """Sphinx's ``rubric``, which can be a heading where no section may stand."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "class": directives.class_option,
        "name": directives.unchanged,
        "heading-level": lambda value: directives.choice(value, tuple("123456")),
    }

    def run(self) -> list[nodes.Node]:
        words, messages = self.state.inline_text(self.arguments[0], self.lineno)
        rubric = nodes.rubric(self.arguments[0], "", *words, classes=self.options.get("class", []))
        if "heading-level" in self.options:
            rubric["heading-level"] = self.options["heading-level"]
        self.add_name(rubric)
        return [rubric, *messages]


_DIRECTIVES: dict[str, type[Directive]] = {
    "code": _CodeBlock,
    "code-block": _CodeBlock,
    "math": _Math,
    "rubric": _Rubric,
    "sourcecode": _CodeBlock,
}


def directive_name(name: str) -> str:
    """Return the name by which docutils finds the directive that Sphinx calls *name*.

    docutils' register is one for the process, and Sphinx both writes into it and
    clears it; so ours are put there when they are used, by names of their own.
    """
    if name not in _DIRECTIVES:
        return name
    own = f"confarchive:{name}"
    directives.register_directive(own, _DIRECTIVES[name])
    return own


def to_html(document: nodes.document) -> str:
    """Write *document* as HTML, without any page around it."""
    for quotation in [*document.findall(nodes.block_quote)]:
        if not quotation.children:  # Sphinx takes it for one of nothing but doctests
            quotation.parent.remove(quotation)
    translator = _Translator(document)
    document.walkabout(translator)
    return "".join(translator.fragment)


class _Translator(html5_polyglot.HTMLTranslator):
    """docutils' HTML where Sphinx's says the same, else Sphinx's; formulas stay TeX."""

    def __init__(self, document: nodes.document) -> None:
        super().__init__(document)
        self.initial_header_level = min(document.get("first_level", 1), 2)

    def dispatch_visit(self, node: nodes.Node) -> Any:
        """Call what writes the beginning of *node*; docutils makes a message of each call, too, which none reads."""
        return getattr(self, f"visit_{type(node).__name__}", self.unknown_visit)(node)

    def dispatch_departure(self, node: nodes.Node) -> Any:
        """Call what writes the end of *node*."""
        return getattr(self, f"depart_{type(node).__name__}", self.unknown_departure)(node)

    def visit_literal(self, node: nodes.literal) -> None:
        self.body.append(self.starttag(node, "code", ""))

    def depart_literal(self, _node: nodes.literal) -> None:
        self.body.append("</code>")

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        self.body.append(self.starttag(node, "div", "", CLASS="highlight") + "<pre>")

    def depart_literal_block(self, _node: nodes.literal_block) -> None:
        self.body.append("</pre></div>\n")

    def visit_math(self, node: nodes.math) -> None:
        tag = self.starttag(node, "span", "", CLASS="math notranslate nohighlight")
        self.body.append(rf"{tag}\({self.encode(node.astext())}\)</span>")
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        tag = self.starttag(node, "div", "", CLASS="math notranslate nohighlight")
        self.body.append(rf"{tag}\[{self.encode(node.astext())}\]</div>" + "\n")
        raise nodes.SkipNode

    def visit_abbreviation(self, node: nodes.abbreviation) -> None:
        title = {"title": node["explanation"]} if node.get("explanation") else {}
        self.body.append(self.starttag(node, "abbr", "", **title))

    def visit_image(self, node: nodes.image) -> None:
        """Write its title too, as the archive does."""
        super().visit_image(node)
        self._add_title("<img ", node.get("title"))

    def visit_reference(self, node: nodes.reference) -> None:
        super().visit_reference(node)
        self._add_title("<a ", node.get("reftitle"))

    def _add_title(self, tag: str, title: str | None) -> None:
        if title:
            titled = f'{tag}title="{self.attval(title)}" '
            self.body[-1] = self.body[-1].replace(tag, titled, 1)

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        node["classes"].append("footnote-reference")
        super().visit_footnote_reference(node)

    def visit_rubric(self, node: nodes.rubric) -> None:
        """Write a paragraph, as Sphinx does for a heading in a quotation or a list."""
        level = node.get("heading-level")
        self.context.append(f"h{level}" if level else "p")
        self.body.append(self.starttag(node, self.context[-1], "", CLASS="rubric"))

    def depart_rubric(self, _node: nodes.rubric) -> None:
        self.body.append(f"</{self.context.pop()}>\n")

    def visit_container(self, node: nodes.container) -> None:
        self.body.append(self.starttag(node, "div"))

    def depart_container(self, _node: nodes.container) -> None:
        self.body.append("</div>\n")

    def visit_comment(self, _node: nodes.comment, _sub: object = None) -> None:
        raise nodes.SkipNode

    def visit_admonition(self, node: nodes.Element, name: str = "") -> None:
        self.body.append(self.starttag(node, "div", CLASS=f"admonition {name}"))
        if name:
            title = "See also" if name == "seealso" else name.capitalize()
            self.body.append(f'<p class="admonition-title">{title}</p>\n')

    def depart_admonition(self, _node: nodes.Element | None = None) -> None:
        self.body.append("</div>\n")


def _add_admonitions(*names: str) -> None:
    for name in names:

        def visit(self: _Translator, node: nodes.Element, name: str = name) -> None:
            self.visit_admonition(node, name)

        setattr(_Translator, f"visit_{name}", visit)
        setattr(_Translator, f"depart_{name}", _Translator.depart_admonition)


_add_admonitions("attention", "caution", "danger", "error", "hint")
_add_admonitions("important", "note", "tip", "warning")
