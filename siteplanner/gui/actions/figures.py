"""The figures, and what they are worked out with."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.readiness import with_plan

FIGURES_ACTIONS: tuple[Action, ...] = (
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
)
