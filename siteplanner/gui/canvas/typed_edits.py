"""Moves and turns of what is selected by figures typed into the bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from siteplanner.core.edits import Edit, move_features, rotate_features
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.typed_bar import Question, Values

Point = tuple[float, float]


def typed_move(surface: Surface) -> Question | None:
    """How far to move what is selected; None when there is nothing that may be moved."""
    scenario_id, features = surface.scenario_id, surface.movable
    if not features:
        return None
    return _question(
        surface,
        QCoreApplication.translate("canvas", "Move"),
        (QCoreApplication.translate("canvas", "ΔE"), QCoreApplication.translate("canvas", "ΔN")),
        QCoreApplication.translate("canvas", "m"),
        lambda values: move_features(scenario_id, features, values[0], values[1]),
    )


def typed_turn(surface: Surface, pivot: Point | None) -> Question | None:
    """By how much to turn what is selected about the pivot; None when there is nothing to turn."""
    scenario_id, features = surface.scenario_id, surface.movable
    if not features:
        return None
    return _question(
        surface,
        QCoreApplication.translate("canvas", "Turn"),
        (QCoreApplication.translate("canvas", "counter-clockwise"),),
        "°",
        lambda values: rotate_features(scenario_id, features, values[0], pivot),
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
