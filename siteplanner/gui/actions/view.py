"""Where the map is looked at: zooms, earlier views, bookmarks, the attribute table, the view from the air."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.readiness import with_bookmark, with_features, with_plan

VIEW_ACTIONS: tuple[Action, ...] = (
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
)
