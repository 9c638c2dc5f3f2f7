"""Slides, what is tried out in a meeting, and films."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.readiness import with_plan

PRESENT_ACTIONS: tuple[Action, ...] = (
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
)
