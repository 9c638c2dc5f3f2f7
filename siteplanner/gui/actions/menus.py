"""The menus, the tool bar and the palette of tools: where the rows of the table are shown."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

MENUS: dict[str, Template] = {
    "file": QT_TRANSLATE_NOOP("actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("actions", "&Edit"),
    "view": QT_TRANSLATE_NOOP("actions", "&View"),
    "view/panels": QT_TRANSLATE_NOOP("actions", "Go to a panel"),
    "view/bookmarks": QT_TRANSLATE_NOOP("actions", "Go to a bookmark"),
    "view/plants": QT_TRANSLATE_NOOP("actions", "Colours"),
    "place": QT_TRANSLATE_NOOP("actions", "&Draw"),
    "modify": QT_TRANSLATE_NOOP("actions", "&Modify"),
    "arrange": QT_TRANSLATE_NOOP("actions", "&Arrange"),
    "measure": QT_TRANSLATE_NOOP("actions", "Meas&ure"),
    "check": QT_TRANSLATE_NOOP("actions", "&Check"),
    "figures": QT_TRANSLATE_NOOP("actions", "Fi&gures"),
    "scenario": QT_TRANSLATE_NOOP("actions", "&Scenario"),
    "present": QT_TRANSLATE_NOOP("actions", "&Present"),
    "help": QT_TRANSLATE_NOOP("actions", "&Help"),
}

TOOL_BAR: tuple[tuple[str, ...], ...] = (
    ("new_from_maps", "open_plan", "save"),
    ("undo", "redo"),
    ("duplicate", "delete"),
    ("zoom_all", "zoom_selection"),
    ("check", "export", "present"),
)

TOOL_PALETTE: tuple[tuple[str, ...], ...] = (
    ("tool_select", "tool_place", "tool_draw", "tool_rectangle"),
    ("tool_corners", "tool_split", "merge", "square_up"),
    ("tool_rotate", "tool_mirror", "tool_array_line", "tool_array_grid", "tool_offset", "tool_parallel"),
    ("tool_measure_distance", "tool_measure_area", "tool_measure_angle", "tool_dimension", "tool_note", "tool_arrow"),
)
"""The tools of the map, from top to bottom beside it."""
