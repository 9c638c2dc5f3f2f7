"""How the window is arranged, and in which theme and language."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.readiness import with_plan

WINDOW_ACTIONS: tuple[Action, ...] = (
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
)
