"""What sets several features in line and at even distances."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.readiness import with_movable, with_plan

ARRANGE_ACTIONS: tuple[Action, ...] = (
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
)
