"""Sizes and gaps typed into the bar over the map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from siteplanner.core.edits import distribute_features, scale_features, stretch_features
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import plants_of
from siteplanner.core.oriented_box import OrientedBox
from siteplanner.gui.canvas.selection_frame import SelectionFrame
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.resize_gesture import capacity_here
from siteplanner.gui.canvas.typed_bar import Question, Values

Made = Callable[[Values], Edit]


def spread_along(frame: SelectionFrame) -> float:
    """The direction of the sides that are nearest to east and west, in degrees from -45 to 45."""
    angle_deg = frame.box.angle_deg
    return angle_deg if angle_deg <= 45.0 else angle_deg - 90.0


def typed_gap(surface: Surface, angle_deg: float) -> Question | None:
    """How far apart the selected things are to stand, the way that they are spread most; None with fewer than two."""
    session, movable = surface.editing, surface.movable
    hits = surface.features
    box = OrientedBox.of(hits.shapes_of(movable), angle_deg) if hits is not None else None
    if session is None or box is None or len(movable) < 2:
        return None
    along = "east" if box.length_m >= box.depth_m else "north"

    def edit(values: Values) -> Edit:
        return distribute_features(
            session.plan, session.scenario_id, movable, along, gap_m=values[0], angle_deg=angle_deg
        )

    title = QCoreApplication.translate("canvas", "Set gaps")
    return _question(surface, title, (QCoreApplication.translate("canvas", "each"),), edit)


def typed_size(surface: Surface) -> Question | None:
    """How long and deep the selection's box is to be; an empty field leaves that length. None with nothing to size."""
    session, frame = surface.editing, surface.frame
    if session is None or frame is None:
        return None
    box = frame.box

    def edit(values: Values) -> Edit:
        length_m, depth_m = values[0] or box.length_m, values[1] or box.depth_m
        capacity = capacity_here(surface, plants_of(frame.features))
        by_m = (length_m - box.length_m, depth_m - box.depth_m)
        return stretch_features(
            session.plan, session.scenario_id, frame.features, (1, 1), by_m, capacity, box.angle_deg
        )

    labels = (QCoreApplication.translate("canvas", "length"), QCoreApplication.translate("canvas", "depth"))
    return _question(surface, QCoreApplication.translate("canvas", "Size"), labels, edit)


def typed_scale(surface: Surface, pivot: tuple[float, float] | None) -> Question | None:
    """How many times as long and wide the selection is to be; None with nothing to scale."""
    session, frame = surface.editing, surface.frame
    if session is None or frame is None:
        return None

    def edit(values: Values) -> Edit:
        capacity = capacity_here(surface, plants_of(frame.features))
        return scale_features(session.plan, session.scenario_id, frame.features, values[0], pivot, capacity)

    title, factor = QCoreApplication.translate("canvas", "Scale"), QCoreApplication.translate("canvas", "factor")
    return _question(surface, title, (factor,), edit, unit="×")


def _question(surface: Surface, title: str, labels: tuple[str, ...], edit: Made, unit: str = "") -> Question:
    def preview(values: Values | None) -> None:
        try:
            surface.preview(edit(values) if values else None)
        except EditError:
            surface.preview(None)

    def accept(values: Values) -> None:
        surface.preview(None)
        try:
            surface.desk.apply(edit(values))
        except EditError as error:
            surface.desk.tell(error.message)

    return Question(title, labels, unit or QCoreApplication.translate("canvas", "m"), preview, accept)
