"""Moves and turns of the selected plants by figures typed into the bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from siteplanner.core.edits import Edit, move_plants, rotate_plants
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.typed_bar import Question, Values


def typed_move(surface: Surface) -> Question | None:
    """How far to move the selected plants; None when there is nothing that may be moved."""
    session = surface.editing
    if session is None or not session.selection:
        return None
    scenario_id, plant_ids = session.scenario_id, session.selection
    return _question(
        surface,
        QCoreApplication.translate("canvas", "Move"),
        (QCoreApplication.translate("canvas", "ΔE"), QCoreApplication.translate("canvas", "ΔN")),
        QCoreApplication.translate("canvas", "m"),
        lambda values: move_plants(scenario_id, plant_ids, values[0], values[1]),
    )


def typed_turn(surface: Surface) -> Question | None:
    """By how much to turn the selected plants about their common centre; None when there is nothing to turn."""
    session = surface.editing
    if session is None or not session.selection:
        return None
    scenario_id, plant_ids = session.scenario_id, session.selection
    return _question(
        surface,
        QCoreApplication.translate("canvas", "Turn"),
        (QCoreApplication.translate("canvas", "counter-clockwise"),),
        "°",
        lambda values: rotate_plants(scenario_id, plant_ids, values[0]),
    )


def _question(
    surface: Surface, title: str, labels: tuple[str, ...], unit: str, edit: Callable[[Values], Edit]
) -> Question:
    def preview(values: Values | None) -> None:
        surface.preview(edit(values) if values else None)

    def accept(values: Values) -> None:
        if not surface.desk.apply(edit(values)):
            surface.preview(None)

    return Question(title, labels, unit, preview, accept)
