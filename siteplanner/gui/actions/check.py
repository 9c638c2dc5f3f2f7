"""The check of the layout, its findings and its rules."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.readiness import with_findings, with_plan, with_selection

CHECK_ACTIONS: tuple[Action, ...] = (
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
)
