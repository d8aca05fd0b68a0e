"""The figures as a picture: a bar a build, in seconds on the wall."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.measure import Cost

_BAR, _GAP, _LEFT, _WIDTH = 16, 6, 230, 640


def draw(medians: dict[str, dict[str, Cost]]) -> str:
    """Return the SVG; its colours suit light and dark pages."""
    longest = max(cost.wall for builds in medians.values() for cost in builds.values())
    parts, y = [], 10
    for name, builds in medians.items():
        parts.append(f'<text x="0" y="{y + 12}" font-weight="bold">{escape(name)}</text>')
        y += _BAR + _GAP
        for edit, cost in builds.items():
            width = max(1.0, cost.wall / longest * (_WIDTH - _LEFT - 70))
            parts.append(
                f'<text x="{_LEFT - 8}" y="{y + 12}" text-anchor="end">{escape(edit)}</text>'
                f'<rect x="{_LEFT}" y="{y}" width="{width:.1f}" height="{_BAR}" fill="#3b82c4"/>'
                f'<text x="{_LEFT + width + 6:.1f}" y="{y + 12}">{cost.wall:.1f} s</text>'
            )
            y += _BAR + _GAP
        y += _GAP
    style = "text{font:12px sans-serif;fill:#555}@media(prefers-color-scheme:dark){text{fill:#bbb}}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y}" role="img" '
        f'aria-label="Build times"><style>{style}</style>{"".join(parts)}</svg>\n'
    )
