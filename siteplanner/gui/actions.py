"""Everything a person can do, one row each. Menus, tool bar, shortcuts, help and tests read this table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from siteplanner.core.bookmarks import bookmarks_of
from siteplanner.core.scenarios.child_difference import behind
from siteplanner.core.scenarios.tree import parent_of
from siteplanner.core.schema import ANNOTATIONS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

if TYPE_CHECKING:
    from siteplanner.gui.desk import Desk

Ready = Callable[["Desk"], Template | None]
"""None when the action can be done now, else why not."""

NO_PLAN = QT_TRANSLATE_NOOP("actions", "Open a plan first.")
NOTHING_SELECTED = QT_TRANSLATE_NOOP("actions", "Select a plant first.")
NOTHING_CHOSEN = QT_TRANSLATE_NOOP("actions", "Select something on the map first.")
LOCKED_LAYER = QT_TRANSLATE_NOOP("actions", "What is selected lies in a locked layer. Unlock it in the layers panel.")
NO_NOTE = QT_TRANSLATE_NOOP("actions", "Select a note first.")
NOTHING_TO_UNDO = QT_TRANSLATE_NOOP("actions", "There is nothing to undo.")
NOTHING_TO_REDO = QT_TRANSLATE_NOOP("actions", "There is nothing to redo.")
NO_CHANGES = QT_TRANSLATE_NOOP("actions", "Everything is saved.")
LAST_SCENARIO = QT_TRANSLATE_NOOP("actions", "The last scenario cannot be removed.")
ONE_SCENARIO = QT_TRANSLATE_NOOP("actions", "There is only one scenario. Duplicate it to have two to compare.")
NO_OTHER_SCENARIO = QT_TRANSLATE_NOOP("actions", "There is no other scenario to show in its place.")
NO_PARENT = QT_TRANSLATE_NOOP("actions", "The scenario hangs on no other.")
NOTHING_BEHIND = QT_TRANSLATE_NOOP("actions", "Nothing was changed in the scenario it hangs on since it took over.")
NO_BOOKMARK = QT_TRANSLATE_NOOP("actions", "There is no bookmark at this place of the list.")
NO_FINDINGS = QT_TRANSLATE_NOOP("actions", "There are no findings to step through.")


def always(_: Desk) -> Template | None:
    return None


def with_plan(desk: Desk) -> Template | None:
    return None if desk.session else NO_PLAN


def with_selection(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.session and desk.session.selection else NOTHING_SELECTED)


def with_features(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.selected else NOTHING_CHOSEN)


def with_movable(desk: Desk) -> Template | None:
    movable = any(not desk.is_locked(f.layer) for f in desk.selected)
    return with_features(desk) or (None if movable else LOCKED_LAYER)


def with_note(desk: Desk) -> Template | None:
    notes = [f for f in desk.selected if f.layer == ANNOTATIONS.name]
    return with_plan(desk) or (None if len(notes) == len(desk.selected) == 1 else NO_NOTE)


def with_undo(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.session and desk.session.history.undo_label else NOTHING_TO_UNDO)


def with_redo(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.session and desk.session.history.redo_label else NOTHING_TO_REDO)


def with_changes(desk: Desk) -> Template | None:
    unsaved = desk.session is not None and (desk.session.dirty or desk.session.path is None)
    return with_plan(desk) or (None if unsaved else NO_CHANGES)


def with_two_scenarios(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.plan and len(desk.plan.scenarios) > 1 else LAST_SCENARIO)


def with_scenarios(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.plan and len(desk.plan.scenarios) > 1 else ONE_SCENARIO)


def with_another_offered(desk: Desk) -> Template | None:
    """Another scenario to show in place of the one that goes into the archive."""
    plan = desk.plan
    others = plan is not None and any(not s.archived and s.scenario_id != plan.active_scenario for s in plan.scenarios)
    return with_plan(desk) or (None if others else NO_OTHER_SCENARIO)


def with_parent(desk: Desk) -> Template | None:
    plan = desk.plan
    return with_plan(desk) or (None if plan is not None and parent_of(plan, plan.active_scenario) else NO_PARENT)


def with_something_behind(desk: Desk) -> Template | None:
    plan = desk.plan
    return with_parent(desk) or (None if plan is not None and behind(plan, plan.active_scenario) else NOTHING_BEHIND)


def with_findings(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.result and desk.result.findings else NO_FINDINGS)


def with_bookmark(number: int) -> Ready:
    """Whether the plan has so many bookmarks."""
    return lambda desk: (
        with_plan(desk) or (None if desk.plan and len(bookmarks_of(desk.plan)) >= number else NO_BOOKMARK)
    )


@dataclass(frozen=True, slots=True)
class Action:
    """``id`` names the method of ``Commands`` that does it. The first shortcut is the one shown. ``menu`` is a key of
    ``MENUS``; one with a slash is a menu within another."""

    id: str
    menu: str
    text: Template
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    ready: Ready = always
    checkable: bool = False
    group: str = ""
    separator: bool = False


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

ACTIONS: tuple[Action, ...] = (
    Action("new_from_maps", "file", QT_TRANSLATE_NOOP("actions", "New from map files…"), ("Ctrl+N",), "new"),
    Action("open_plan", "file", QT_TRANSLATE_NOOP("actions", "Open…"), ("Ctrl+O",), "open"),
    Action("open_sample", "file", QT_TRANSLATE_NOOP("actions", "Open the sample plan"), icon="target"),
    Action("save", "file", QT_TRANSLATE_NOOP("actions", "Save"), ("Ctrl+S",), "save", with_changes, separator=True),
    Action("save_as", "file", QT_TRANSLATE_NOOP("actions", "Save as…"), ("Ctrl+Shift+S",), "save-as", with_plan),
    Action("earlier_versions", "file", QT_TRANSLATE_NOOP("actions", "Earlier versions…"), (), "recent", with_plan),
    Action("change_log", "file", QT_TRANSLATE_NOOP("actions", "Change log…"), (), "history", with_plan),
    Action("restore_lost_work", "file", QT_TRANSLATE_NOOP("actions", "Restore unsaved work…"), (), "history"),
    Action(
        "import_layer",
        "file",
        QT_TRANSLATE_NOOP("actions", "Import a map layer…"),
        (),
        "import",
        with_plan,
        separator=True,
    ),
    Action(
        "update_parcels",
        "file",
        QT_TRANSLATE_NOOP("actions", "Update parcels from a newer map…"),
        (),
        "parcel",
        with_plan,
    ),
    Action("import_plants", "file", QT_TRANSLATE_NOOP("actions", "Import plants…"), (), "plant", with_plan),
    Action("show_import_reports", "file", QT_TRANSLATE_NOOP("actions", "Import reports"), (), "report", with_plan),
    Action("export", "file", QT_TRANSLATE_NOOP("actions", "Export GeoJSON…"), ("Ctrl+E",), "export", with_plan),
    Action("map_sheets", "file", QT_TRANSLATE_NOOP("actions", "Map sheets…"), ("Ctrl+P",), "report", with_plan),
    Action("export_report", "file", QT_TRANSLATE_NOOP("actions", "Report…"), (), "report", with_plan),
    Action("hand_over", "file", QT_TRANSLATE_NOOP("actions", "Hand over…"), ("Ctrl+Shift+H",), "export", with_plan),
    Action("quit", "file", QT_TRANSLATE_NOOP("actions", "Quit"), ("Ctrl+Q",), "", separator=True),
    Action("undo", "edit", QT_TRANSLATE_NOOP("actions", "Undo"), ("Ctrl+Z",), "undo", with_undo),
    Action("redo", "edit", QT_TRANSLATE_NOOP("actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", with_redo),
    Action("cut", "edit", QT_TRANSLATE_NOOP("actions", "Cut"), ("Ctrl+X",), "cut", with_movable, separator=True),
    Action("copy", "edit", QT_TRANSLATE_NOOP("actions", "Copy"), ("Ctrl+C",), "copy", with_features),
    Action("paste", "edit", QT_TRANSLATE_NOOP("actions", "Paste"), ("Ctrl+V",), "paste", with_plan),
    Action(
        "paste_in_place",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Paste in place"),
        ("Ctrl+Shift+V",),
        "paste-in-place",
        with_plan,
    ),
    Action(
        "paste_coordinates",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Paste coordinates as…"),
        ("Ctrl+Alt+V",),
        "paste",
        with_plan,
    ),
    Action("duplicate", "edit", QT_TRANSLATE_NOOP("actions", "Duplicate"), ("Ctrl+D",), "duplicate", with_movable),
    Action("delete", "edit", QT_TRANSLATE_NOOP("actions", "Delete"), ("Delete",), "delete", with_movable),
    Action(
        "select_all",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Select all plants"),
        ("Ctrl+A",),
        "",
        with_plan,
        separator=True,
    ),
    Action("zoom_all", "view", QT_TRANSLATE_NOOP("actions", "Zoom to all"), ("Ctrl+Shift+F",), "zoom-all", with_plan),
    Action(
        "zoom_selection",
        "view",
        QT_TRANSLATE_NOOP("actions", "Zoom to selection"),
        ("Ctrl+J",),
        "zoom-selection",
        with_features,
    ),
    Action("zoom_in", "view", QT_TRANSLATE_NOOP("actions", "Zoom in"), ("Ctrl++", "Ctrl+="), "zoom-in", with_plan),
    Action("zoom_out", "view", QT_TRANSLATE_NOOP("actions", "Zoom out"), ("Ctrl+-",), "zoom-out", with_plan),
    Action("view_back", "view", QT_TRANSLATE_NOOP("actions", "Previous view"), ("Alt+Left",), "", with_plan),
    Action("view_forward", "view", QT_TRANSLATE_NOOP("actions", "Next view"), ("Alt+Right",), "", with_plan),
    Action("attribute_table", "view", QT_TRANSLATE_NOOP("actions", "Attribute table"), ("F6",), "table", with_plan),
    Action(
        "axonometric_view",
        "view",
        QT_TRANSLATE_NOOP("actions", "Axonometric view"),
        ("F7",),
        "axonometric",
        with_plan,
    ),
    Action(
        "bookmark_view",
        "view",
        QT_TRANSLATE_NOOP("actions", "Bookmark this view"),
        ("Ctrl+Shift+B",),
        "bookmark",
        with_plan,
    ),
    Action("show_bookmarks", "view", QT_TRANSLATE_NOOP("actions", "List of bookmarks"), ("Ctrl+B",), "", with_plan),
    Action(
        "go_bookmark_1",
        "view/bookmarks",
        QT_TRANSLATE_NOOP("actions", "Go to bookmark 1"),
        ("Alt+1",),
        "",
        with_bookmark(1),
    ),
    Action(
        "go_bookmark_2",
        "view/bookmarks",
        QT_TRANSLATE_NOOP("actions", "Go to bookmark 2"),
        ("Alt+2",),
        "",
        with_bookmark(2),
    ),
    Action(
        "go_bookmark_3",
        "view/bookmarks",
        QT_TRANSLATE_NOOP("actions", "Go to bookmark 3"),
        ("Alt+3",),
        "",
        with_bookmark(3),
    ),
    Action(
        "go_bookmark_4",
        "view/bookmarks",
        QT_TRANSLATE_NOOP("actions", "Go to bookmark 4"),
        ("Alt+4",),
        "",
        with_bookmark(4),
    ),
    Action(
        "go_bookmark_5",
        "view/bookmarks",
        QT_TRANSLATE_NOOP("actions", "Go to bookmark 5"),
        ("Alt+5",),
        "",
        with_bookmark(5),
    ),
    Action(
        "go_bookmark_6",
        "view/bookmarks",
        QT_TRANSLATE_NOOP("actions", "Go to bookmark 6"),
        ("Alt+6",),
        "",
        with_bookmark(6),
    ),
    Action(
        "go_bookmark_7",
        "view/bookmarks",
        QT_TRANSLATE_NOOP("actions", "Go to bookmark 7"),
        ("Alt+7",),
        "",
        with_bookmark(7),
    ),
    Action(
        "go_bookmark_8",
        "view/bookmarks",
        QT_TRANSLATE_NOOP("actions", "Go to bookmark 8"),
        ("Alt+8",),
        "",
        with_bookmark(8),
    ),
    Action(
        "go_bookmark_9",
        "view/bookmarks",
        QT_TRANSLATE_NOOP("actions", "Go to bookmark 9"),
        ("Alt+9",),
        "",
        with_bookmark(9),
    ),
    Action(
        "plants_by_product",
        "view/plants",
        QT_TRANSLATE_NOOP("actions", "Colour plants by product"),
        ready=with_plan,
        checkable=True,
        group="plants_by",
    ),
    Action(
        "plants_by_status",
        "view/plants",
        QT_TRANSLATE_NOOP("actions", "Colour plants by status"),
        ready=with_plan,
        checkable=True,
        group="plants_by",
    ),
    Action(
        "plants_by_year",
        "view/plants",
        QT_TRANSLATE_NOOP("actions", "Colour plants by year in service"),
        ready=with_plan,
        checkable=True,
        group="plants_by",
    ),
    Action(
        "plants_by_finding",
        "view/plants",
        QT_TRANSLATE_NOOP("actions", "Colour plants by findings"),
        ready=with_plan,
        checkable=True,
        group="plants_by",
    ),
    Action(
        "parcels_by_land_use",
        "view/plants",
        QT_TRANSLATE_NOOP("actions", "Colour parcels by land use"),
        ready=with_plan,
        checkable=True,
        group="parcels_by",
        separator=True,
    ),
    Action(
        "parcels_by_headroom",
        "view/plants",
        QT_TRANSLATE_NOOP("actions", "Colour parcels by power that could still connect"),
        ready=with_plan,
        checkable=True,
        group="parcels_by",
    ),
    Action(
        "colour_blind_safe",
        "view/plants",
        QT_TRANSLATE_NOOP("actions", "Colours safe for the colour-blind"),
        ready=with_plan,
        checkable=True,
        separator=True,
    ),
    Action(
        "save_map_theme",
        "view/plants",
        QT_TRANSLATE_NOOP("actions", "Save the look as a theme…"),
        (),
        "save",
        with_plan,
    ),
    Action(
        "toggle_grid",
        "view",
        QT_TRANSLATE_NOOP("actions", "Coordinate grid"),
        ("Ctrl+Shift+G",),
        "grid",
        with_plan,
        checkable=True,
        separator=True,
    ),
    Action(
        "toggle_change_marks",
        "view",
        QT_TRANSLATE_NOOP("actions", "Mark changes against the parent scenario"),
        (),
        "",
        with_plan,
        checkable=True,
    ),
    Action(
        "toggle_clearances",
        "view",
        QT_TRANSLATE_NOOP("actions", "Clearances while editing"),
        ("Ctrl+Shift+F8",),
        "",
        with_plan,
        checkable=True,
    ),
    Action(
        "toggle_fitting",
        "view",
        QT_TRANSLATE_NOOP("actions", "Where it fits, while placing"),
        ("Ctrl+Shift+W",),
        "",
        with_plan,
        checkable=True,
    ),
    Action(
        "show_backdrops", "view", QT_TRANSLATE_NOOP("actions", "Backdrops…"), ("Ctrl+Alt+B",), "backdrop", with_plan
    ),
    Action(
        "toggle_snap",
        "view",
        QT_TRANSLATE_NOOP("actions", "Snap"),
        ("S",),
        "snap",
        with_plan,
        checkable=True,
        separator=True,
    ),
    Action("panel_layers", "view/panels", QT_TRANSLATE_NOOP("actions", "Layers panel"), ("Ctrl+1",), "", with_plan),
    Action("panel_types", "view/panels", QT_TRANSLATE_NOOP("actions", "Types panel"), ("Ctrl+2",), "", with_plan),
    Action(
        "panel_properties", "view/panels", QT_TRANSLATE_NOOP("actions", "Properties panel"), ("Ctrl+3",), "", with_plan
    ),
    Action("panel_findings", "view/panels", QT_TRANSLATE_NOOP("actions", "Findings panel"), ("Ctrl+4",), "", with_plan),
    Action("panel_zones", "view/panels", QT_TRANSLATE_NOOP("actions", "Zones panel"), ("Ctrl+5",), "", with_plan),
    Action("panel_targets", "view/panels", QT_TRANSLATE_NOOP("actions", "Targets panel"), ("Ctrl+6",), "", with_plan),
    Action("panel_history", "view/panels", QT_TRANSLATE_NOOP("actions", "History panel"), ("Ctrl+7",), "", with_plan),
    Action("panel_figures", "view/panels", QT_TRANSLATE_NOOP("actions", "Figures panel"), ("Ctrl+8",), "", with_plan),
    Action(
        "figures_large",
        "view/panels",
        QT_TRANSLATE_NOOP("actions", "Figures large"),
        ("F9",),
        "table",
        with_plan,
    ),
    Action("map_only", "view/panels", QT_TRANSLATE_NOOP("actions", "Map alone"), ("Ctrl+Tab",), "", with_plan),
    Action("reset_layout", "view", QT_TRANSLATE_NOOP("actions", "Reset layout"), separator=True),
    Action(
        "theme_system",
        "view",
        QT_TRANSLATE_NOOP("actions", "Follow the system's theme"),
        checkable=True,
        group="theme",
        separator=True,
    ),
    Action(
        "theme_light", "view", QT_TRANSLATE_NOOP("actions", "Light theme"), icon="sun", checkable=True, group="theme"
    ),
    Action(
        "theme_dark", "view", QT_TRANSLATE_NOOP("actions", "Dark theme"), icon="moon", checkable=True, group="theme"
    ),
    Action("language_en", "view", Template("actions", "English"), checkable=True, group="language", separator=True),
    Action("language_zh_CN", "view", Template("actions", "简体中文"), checkable=True, group="language"),
    Action(
        "tool_select",
        "place",
        QT_TRANSLATE_NOOP("actions", "Select and move"),
        ("V",),
        "select",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_place",
        "place",
        QT_TRANSLATE_NOOP("actions", "Place a plant"),
        ("P",),
        "place",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_draw",
        "place",
        QT_TRANSLATE_NOOP("actions", "Draw point by point"),
        ("G",),
        "polygon",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_rectangle",
        "place",
        QT_TRANSLATE_NOOP("actions", "Draw a rectangle"),
        ("Shift+G",),
        "rectangle",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "typed_move",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Move by…"),
        ("M",),
        "move",
        with_movable,
        separator=True,
    ),
    Action("typed_rotate", "modify", QT_TRANSLATE_NOOP("actions", "Rotate by…"), ("R",), "rotate", with_movable),
    Action(
        "tool_corners",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Edit corners"),
        ("E",),
        "corners",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_split",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Split by a line"),
        ("K",),
        "split",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "merge",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Merge"),
        ("J",),
        "merge",
        with_movable,
    ),
    Action(
        "square_up",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Square up"),
        ("Q",),
        "square-up",
        with_movable,
    ),
    Action(
        "tool_rotate",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Turn about a point"),
        ("Shift+R",),
        "rotate-about",
        with_movable,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_mirror",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Mirror"),
        ("Shift+M",),
        "mirror",
        with_movable,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_array_line",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Repeat along a line"),
        ("Shift+A",),
        "array-line",
        with_movable,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_array_grid",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Repeat in a grid"),
        ("Shift+D",),
        "array-grid",
        with_movable,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_offset",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Distance from an edge"),
        ("Shift+O",),
        "offset",
        with_movable,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_parallel",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Make parallel to an edge"),
        ("Shift+P",),
        "parallel",
        with_movable,
        checkable=True,
        group="tool",
    ),
    Action(
        "typed_size",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Size…"),
        ("Shift+S",),
        "stretch",
        with_movable,
        separator=True,
    ),
    Action(
        "typed_scale",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Scale by…"),
        (),
        "scale",
        with_movable,
    ),
    Action(
        "toggle_capacity",
        "modify",
        QT_TRANSLATE_NOOP("actions", "Capacity follows the area"),
        (),
        "",
        with_plan,
        checkable=True,
    ),
    Action(
        "align_west",
        "arrange",
        QT_TRANSLATE_NOOP("actions", "Align west sides"),
        ("Ctrl+Shift+Left",),
        "align-west",
        with_movable,
    ),
    Action(
        "align_east",
        "arrange",
        QT_TRANSLATE_NOOP("actions", "Align east sides"),
        ("Ctrl+Shift+Right",),
        "align-east",
        with_movable,
    ),
    Action(
        "align_north",
        "arrange",
        QT_TRANSLATE_NOOP("actions", "Align north sides"),
        ("Ctrl+Shift+Up",),
        "align-north",
        with_movable,
    ),
    Action(
        "align_south",
        "arrange",
        QT_TRANSLATE_NOOP("actions", "Align south sides"),
        ("Ctrl+Shift+Down",),
        "align-south",
        with_movable,
    ),
    Action(
        "align_centre_east",
        "arrange",
        QT_TRANSLATE_NOOP("actions", "Centre on a line north to south"),
        (),
        "align-centre-east",
        with_movable,
    ),
    Action(
        "align_centre_north",
        "arrange",
        QT_TRANSLATE_NOOP("actions", "Centre on a line east to west"),
        (),
        "align-centre-north",
        with_movable,
    ),
    Action(
        "distribute_east",
        "arrange",
        QT_TRANSLATE_NOOP("actions", "Even gaps east to west"),
        (),
        "distribute-east",
        with_movable,
        separator=True,
    ),
    Action(
        "distribute_north",
        "arrange",
        QT_TRANSLATE_NOOP("actions", "Even gaps north to south"),
        (),
        "distribute-north",
        with_movable,
    ),
    Action(
        "distribute_centres_east",
        "arrange",
        QT_TRANSLATE_NOOP("actions", "Even centres east to west"),
        (),
        "distribute-centres-east",
        with_movable,
    ),
    Action(
        "distribute_centres_north",
        "arrange",
        QT_TRANSLATE_NOOP("actions", "Even centres north to south"),
        (),
        "distribute-centres-north",
        with_movable,
    ),
    Action(
        "typed_gap",
        "arrange",
        QT_TRANSLATE_NOOP("actions", "Set gaps…"),
        (),
        "gap",
        with_movable,
    ),
    Action(
        "toggle_along_sides",
        "arrange",
        QT_TRANSLATE_NOOP("actions", "Along the plants' own sides"),
        (),
        "",
        with_plan,
        checkable=True,
        separator=True,
    ),
    Action(
        "tool_measure_distance",
        "measure",
        QT_TRANSLATE_NOOP("actions", "Measure a distance"),
        ("Ctrl+Shift+M",),
        "measure",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_measure_area",
        "measure",
        QT_TRANSLATE_NOOP("actions", "Measure an area"),
        ("Ctrl+Shift+J",),
        "measure-area",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_measure_angle",
        "measure",
        QT_TRANSLATE_NOOP("actions", "Measure an angle"),
        ("Ctrl+Shift+K",),
        "measure-angle",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_dimension",
        "measure",
        QT_TRANSLATE_NOOP("actions", "Dimension"),
        ("Ctrl+Shift+D",),
        "dimension",
        with_plan,
        checkable=True,
        group="tool",
        separator=True,
    ),
    Action(
        "tool_note",
        "measure",
        QT_TRANSLATE_NOOP("actions", "Note"),
        ("Ctrl+Shift+T",),
        "text",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_arrow",
        "measure",
        QT_TRANSLATE_NOOP("actions", "Arrow with a note"),
        ("Ctrl+Shift+L",),
        "arrow",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action("edit_note", "measure", QT_TRANSLATE_NOOP("actions", "Edit the note"), ("Ctrl+Return",), "edit", with_note),
    Action("check", "check", QT_TRANSLATE_NOOP("actions", "Check the layout"), ("F8",), "check", with_plan),
    Action(
        "next_finding", "check", QT_TRANSLATE_NOOP("actions", "Next finding"), ("F4",), "chevron-right", with_findings
    ),
    Action(
        "previous_finding",
        "check",
        QT_TRANSLATE_NOOP("actions", "Previous finding"),
        ("Shift+F4",),
        "chevron-left",
        with_findings,
    ),
    Action(
        "fix_finding", "check", QT_TRANSLATE_NOOP("actions", "Fixes of the finding"), ("Ctrl+.",), "", with_findings
    ),
    Action("fix_alike", "check", QT_TRANSLATE_NOOP("actions", "Fix all findings of this kind"), (), "", with_findings),
    Action("why_not_here", "check", QT_TRANSLATE_NOOP("actions", "Why does it not fit here?"), (), "", with_selection),
    Action("waive_finding", "check", QT_TRANSLATE_NOOP("actions", "Waive the finding…"), (), "waive", with_findings),
    Action(
        "withdraw_waiver", "check", QT_TRANSLATE_NOOP("actions", "Withdraw the waiver"), (), "cancel", with_findings
    ),
    Action(
        "export_findings",
        "check",
        QT_TRANSLATE_NOOP("actions", "Export the findings…"),
        (),
        "report",
        with_plan,
        separator=True,
    ),
    Action("edit_rules", "check", QT_TRANSLATE_NOOP("actions", "Rules…"), ("Ctrl+Shift+R",), "edit", with_plan),
    Action("figures_totals", "figures", QT_TRANSLATE_NOOP("actions", "Totals"), (), "", with_plan),
    Action("figures_balance", "figures", QT_TRANSLATE_NOOP("actions", "Land-use balance"), (), "", with_plan),
    Action(
        "figures_indicators",
        "figures",
        QT_TRANSLATE_NOOP("actions", "Technical and economic indicators"),
        (),
        "",
        with_plan,
    ),
    Action("figures_power", "figures", QT_TRANSLATE_NOOP("actions", "Power"), (), "", with_plan),
    Action("figures_cost", "figures", QT_TRANSLATE_NOOP("actions", "Energy cost"), (), "", with_plan),
    Action("figures_phases", "figures", QT_TRANSLATE_NOOP("actions", "Phases"), (), "", with_plan),
    Action("figures_chain", "figures", QT_TRANSLATE_NOOP("actions", "Chain balance"), (), "", with_plan),
    Action("figures_own", "figures", QT_TRANSLATE_NOOP("actions", "Own figures"), (), "", with_plan),
    Action(
        "save_chart",
        "figures",
        QT_TRANSLATE_NOOP("actions", "Save a chart as…"),
        (),
        "chart",
        with_plan,
        separator=True,
    ),
    Action(
        "export_workbook",
        "figures",
        QT_TRANSLATE_NOOP("actions", "Save all figures as a workbook…"),
        (),
        "export",
        with_plan,
    ),
    Action(
        "assign_substations",
        "figures",
        QT_TRANSLATE_NOOP("actions", "Assign plants to substations…"),
        (),
        "power-line",
        with_plan,
        separator=True,
    ),
    Action(
        "set_factors",
        "figures",
        QT_TRANSLATE_NOOP("actions", "Factors of the figures…"),
        (),
        "settings",
        with_plan,
        separator=True,
    ),
    Action("add_scenario", "scenario", QT_TRANSLATE_NOOP("actions", "New scenario…"), (), "scenario-add", with_plan),
    Action(
        "duplicate_scenario",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Duplicate scenario…"),
        ("Ctrl+Alt+N",),
        "duplicate",
        with_plan,
    ),
    Action(
        "step_as_scenario",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Open the step of the history as a scenario…"),
        (),
        "history",
        with_plan,
    ),
    Action("rename_scenario", "scenario", QT_TRANSLATE_NOOP("actions", "Rename scenario…"), (), "edit", with_plan),
    Action("describe_scenario", "scenario", QT_TRANSLATE_NOOP("actions", "Describe scenario…"), (), "text", with_plan),
    Action(
        "take_over_from_parent",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Take over from the parent…"),
        ("Ctrl+Alt+U",),
        "import",
        with_something_behind,
        separator=True,
    ),
    Action(
        "unlink_scenario",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Let the scenario stand on its own"),
        (),
        "",
        with_parent,
    ),
    Action(
        "archive_scenario",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Archive scenario"),
        (),
        "",
        with_another_offered,
        separator=True,
    ),
    Action(
        "remove_scenario",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Remove scenario"),
        (),
        "delete",
        with_two_scenarios,
    ),
    Action(
        "show_scenarios",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Tree of scenarios"),
        ("Ctrl+9",),
        "scenario",
        with_plan,
        separator=True,
    ),
    Action(
        "compare_scenarios",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Compare scenarios…"),
        ("F3",),
        "table",
        with_scenarios,
        separator=True,
    ),
    Action("present", "present", QT_TRANSLATE_NOOP("actions", "Present"), ("F11",), "present", with_plan),
    Action(
        "present_from_start",
        "present",
        QT_TRANSLATE_NOOP("actions", "Present from the first slide"),
        ("Shift+F11",),
        "",
        with_plan,
    ),
    Action(
        "keep_slide",
        "present",
        QT_TRANSLATE_NOOP("actions", "Keep the view as a slide"),
        ("Ctrl+F11",),
        "plus",
        with_plan,
        separator=True,
    ),
    Action("show_slides", "present", QT_TRANSLATE_NOOP("actions", "List of slides"), ("Alt+F11",), "", with_plan),
    Action(
        "begin_trial",
        "present",
        QT_TRANSLATE_NOOP("actions", "What if: try something out"),
        ("Ctrl+Shift+F11",),
        "split",
        with_plan,
        separator=True,
    ),
    Action("end_trial", "present", QT_TRANSLATE_NOOP("actions", "End the trial…"), (), "", with_plan),
    Action(
        "film_phases",
        "present",
        QT_TRANSLATE_NOOP("actions", "Film of the phases…"),
        (),
        "play",
        with_plan,
        separator=True,
    ),
    Action("export_slides", "present", QT_TRANSLATE_NOOP("actions", "Slides as PowerPoint…"), (), "export", with_plan),
    Action("choose_slide_template", "present", QT_TRANSLATE_NOOP("actions", "Template of the slides…"), (), ""),
    Action("find_command", "help", QT_TRANSLATE_NOOP("actions", "Find a command…"), ("Ctrl+K",), "search"),
    Action("shortcuts", "help", QT_TRANSLATE_NOOP("actions", "Keyboard shortcuts"), ("F1",), "help"),
    Action("about", "help", QT_TRANSLATE_NOOP("actions", "About siteplanner"), (), "info"),
)

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


def action(action_id: str) -> Action:
    """The row of that id."""
    return next(row for row in ACTIONS if row.id == action_id)
