"""How the map looks: colours, grid, marks, backdrops, and what is shown while the hand works."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.readiness import with_plan

LOOK_ACTIONS: tuple[Action, ...] = (
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
)
