r"""Formulas on pages: typeset by the browser, with no script and nothing from elsewhere.

Those of a page are typeset together, as one may define what others use, and refer to others'
numbers. In raw HTML they are what stands as ``\(…\)`` or ``\[…\]`` in an element of the class ``math``.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _
from sphinx.util.math import get_node_equation_number

from confarchive.building.documents import raw_html

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_IN_HTML = re.compile(
    r"""(?P<start><(?P<tag>span|div)\b[^<>]*\bclass\s*=\s*["']?(?:[^"'<>]*\s)?math(?=[\s"'>])[^<>]*>)\s*
        (?: \\\((?P<line>[^<]*?)\\\) | \\\[(?P<block>[^<]*?)\\\] )\s*(?=</(?P=tag)\s*>)""",
    re.VERBOSE | re.IGNORECASE,
)
_TYPESET = "mathml"


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's own renderer, which loads MathJax from another host."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    app.connect("doctree-resolved", _typeset_page)


def _typeset_page(_app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Typeset the formulas of *document*, in the order they stand in."""
    found: list[Any] = [node for node in document.findall(_may_be_formula) if _has_formulas(node)]
    formulas = [formula for node in found for formula in _formulas(node)]
    if not formulas:
        return
    from confarchive.model.text.mathml import typeset  # noqa: PLC0415 (few pages have formulas)

    shown = iter(typeset(formulas))
    for node in found:
        if isinstance(node, nodes.raw):
            text = _IN_HTML.sub(lambda match: f"{match['start']}{next(shown)}", node.astext())
            node.children[:] = [nodes.Text(text)]
        else:
            node[_TYPESET] = next(shown)


def _may_be_formula(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.math, nodes.math_block, nodes.raw))


def _has_formulas(node: nodes.Node) -> bool:
    if isinstance(node, nodes.raw):
        return raw_html.is_html(node) and _IN_HTML.search(node.astext()) is not None
    return True


def _formulas(node: Any) -> list[tuple[str, bool]]:
    """Return the TeX of the formulas in *node*, and whether each is a block."""
    if not isinstance(node, nodes.raw):
        return [(node.astext(), isinstance(node, nodes.math_block))]
    return [
        (unescape(found["line"] or found["block"] or ""), found["line"] is None)
        for found in _IN_HTML.finditer(node.astext())
    ]


def _alone(node: nodes.math | nodes.math_block) -> str:
    from confarchive.model.text.mathml import mathml  # noqa: PLC0415 (as above)

    return mathml(node.astext(), block=isinstance(node, nodes.math_block))


def _inline(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    self.body.append(f"{node.get(_TYPESET) or _alone(node)}</span>")
    raise nodes.SkipNode


def _block(self: HTML5Translator, node: nodes.math_block) -> None:
    self.body.append(self.starttag(node, "div", CLASS="math notranslate nohighlight"))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append(f"{node.get(_TYPESET) or _alone(node)}</div>\n")
    raise nodes.SkipNode
