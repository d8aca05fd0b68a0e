"""The figures as a picture: seconds on the wall, a bar a build."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.results import Results

_BAR, _GAP, _LEFT, _WIDTH, _RIGHT = 16, 6, 130, 640, 60
_STYLE = (
    ":root{color-scheme:light dark}text{font:12px sans-serif;fill:#444}.bar{fill:#3b82c4}"
    "@media(prefers-color-scheme:dark){text{fill:#ccc}}"
)


def draw(results: Results) -> str:
    """Return the SVG; its colours suit light and dark pages."""
    rows = list(_rows(results))
    height = len(rows) * (_BAR + _GAP) + _GAP
    parts = (row.replace("{y}", str(_GAP + n * (_BAR + _GAP))) for n, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="Seconds that builds of {results.posts} posts take">'
        f"<style>{_STYLE}</style>{''.join(parts)}</svg>\n"
    )


def _rows(results: Results) -> Iterator[str]:
    """Yield the lines of the picture, each to be moved down to its place."""
    longest = max(cost.wall for _, _, cost in results.builds())
    last = ""
    for name, build, cost in results.builds():
        if name != last:
            yield _row(f'<text y="12" font-weight="bold">{escape(name)}</text>')
        last = name
        width = max(1.0, cost.wall / longest * (_WIDTH - _LEFT - _RIGHT))
        yield _row(
            f'<text x="{_LEFT - 8}" y="12" text-anchor="end">{escape(build)}</text>'
            f'<rect class="bar" x="{_LEFT}" width="{width:.1f}" height="{_BAR}"/>'
            f'<text x="{_LEFT + width + 6:.1f}" y="12">{cost.wall:.1f} s</text>'
        )


def _row(content: str) -> str:
    return f'<g transform="translate(0 {{y}})">{content}</g>'
