"""Small changes of Markdown that make MyST show what Python-Markdown showed.

A repair takes a part of a body and what must be seen of it; it returns the part,
changed or as it is. :data:`REPAIRS` names them all in the order in which they are
tried; one stays if it brings the text nearer to what must be seen.
"""

from __future__ import annotations

from collections.abc import Callable

from confarchive.importing.markdown.repair import blocks, inline
from confarchive.importing.markdown.visible.sides import Aim

Repair = Callable[[str, Aim], str]

REPAIRS: tuple[Repair, ...] = (
    blocks.drop_contents,
    blocks.space_headings,
    blocks.escape_indented_headings,
    blocks.join_quotations,
    inline.enclose_destinations,
    inline.close_references,
    inline.escape_labels,
    inline.escape_footnotes,
    inline.escape_tildes,
    inline.escape_backslashes,
    inline.escape_roles,
    inline.escape_check_boxes,
    inline.write_attributes,
    blocks.part_rules,
    blocks.escape_comments,
    blocks.part_html,
    blocks.draw_up_html,
    blocks.close_html,
    blocks.draw_items_left,
    blocks.widen_items,
    blocks.fence_code,
    inline.write_typography,
    blocks.escape_later_items,
    blocks.escape_items,
    blocks.escape_beginnings,
    inline.mark_emphasis,
    blocks.break_lines,
)

WHOLE: tuple[Repair, ...] = (
    blocks.drop_contents,
    blocks.space_headings,
    blocks.join_quotations,
    blocks.escape_comments,
    blocks.break_lines,
)
"""Those that mend many bodies as a whole, which saves looking at their parts."""
