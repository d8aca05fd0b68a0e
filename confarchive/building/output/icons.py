"""The theme's icons, which stand in every page, in fewer signs."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache
def compact(svg: str, *unused: str) -> str:
    """Return a drawing of symbols without the *unused* ones, and in fewer signs.

    Titles go: a ``use`` element does not show those. Lines of one style become one path. A drawing
    in which symbols would be lost, as of another release of the theme, is returned as it is.
    """
    before, symbols = svg, [name for name in _SYMBOL.findall(svg) if name not in unused]
    for name in unused:
        svg = re.sub(rf'<symbol id="{name}".*?</symbol>', "", svg, flags=re.DOTALL)
    svg = re.sub(r"<title>.*?</title>", "", svg)
    svg = re.sub(r'(?<=<svg) xmlns="[^"]*"|\s(?:class|id)="(?!svg-)[^"]*"', "", svg)
    svg = re.sub(r"\s+", " ", svg).replace("> <", "><")
    svg = re.sub(r" ?(?:></(?:line|circle|polyline)>|/>)", "/>", svg)
    svg = _LINES.sub(_path, svg)
    return svg if symbols and _SYMBOL.findall(svg) == symbols else before


_SYMBOL = re.compile(r'<symbol\b[^<>]*?\sid="([^"]*)"')
_LINE = re.compile(
    r'<line(?P<style>(?: style="[^"]*")?) x1="(\S+)" y1="(\S+)" x2="(\S+)" y2="(\S+)"/>'
)
_LINES = re.compile(rf"{_LINE.pattern}(?:<line(?P=style) x1[^>]*/>)+")


def _path(lines: re.Match[str]) -> str:
    parts = (f"M{x} {y}L{to_x} {to_y}" for _, x, y, to_x, to_y in _LINE.findall(lines[0]))
    return f'<path{lines["style"]} d="{"".join(parts)}"/>'
