"""Small changes of Markdown that make MyST show what Python-Markdown showed.

A repair takes a part of a body and what must be seen of it; it returns the part,
changed or as it is. :data:`REPAIRS` names them all in the order in which they are
tried; one stays if it brings the text nearer to what must be seen.
"""

from __future__ import annotations

from collections.abc import Callable

from confarchive.importing.markdown import lines, signs
from confarchive.importing.markdown.view import Aim

Repair = Callable[[str, Aim], str]

REPAIRS: tuple[Repair, ...] = (
    lines.drop_contents,
    lines.space_headings,
    lines.escape_indented_headings,
    lines.join_quotations,
    signs.enclose_destinations,
    signs.close_references,
    signs.escape_labels,
    signs.escape_footnotes,
    signs.escape_tildes,
    signs.escape_backslashes,
    signs.escape_roles,
    signs.escape_check_boxes,
    signs.write_attributes,
    lines.part_rules,
    lines.escape_comments,
    lines.part_html,
    lines.draw_up_html,
    lines.close_html,
    lines.draw_items_left,
    lines.widen_items,
    lines.fence_code,
    signs.write_typography,
    lines.escape_later_items,
    lines.escape_items,
    lines.escape_beginnings,
    signs.mark_emphasis,
    lines.break_lines,
)

WHOLE: tuple[Repair, ...] = (
    lines.drop_contents,
    lines.space_headings,
    lines.join_quotations,
    lines.escape_comments,
    lines.break_lines,
)
"""Those that mend many bodies as a whole, which saves looking at their parts."""
