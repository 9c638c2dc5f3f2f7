"""Commands on the shapes that are selected: made one, made square. Each tells what it did and offers to undo it."""

from __future__ import annotations

from typing import Any

import shapely
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

from siteplanner.core.edits import square_up
from siteplanner.core.edits.merge_features import APART, Merging, merging
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, shape_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.held_corner import redrawn
from siteplanner.gui.dialogs.merge import MergeDialog
from siteplanner.gui.wording import say

MERGED = QT_TRANSLATE_NOOP("canvas", "Merged into {id}.")
ALREADY_SQUARE = QT_TRANSLATE_NOOP("canvas", "This is square already; nothing has changed.")
SAME_M = 1e-6
"""Corners that would move by less are where they are."""
SQUARED = QT_TRANSLATE_NOOP("canvas", "Squared up; the area changed by {change_m2:+.1f} m².")


def merge_selected(surface: Surface, *, multipart: bool = False) -> None:
    """Make one of what is selected. What differs is asked, and whether what does not lie side by side may be one."""
    session, desk = surface.editing, surface.desk
    if session is None or not surface.may_edit(session.selected):
        return
    try:
        found = merging(session.plan, session.scenario_id, session.selected, multipart=multipart)
    except EditError as error:
        anyway = QCoreApplication.translate("canvas", "Merge as several parts")
        action = (anyway, lambda: merge_selected(surface, multipart=True)) if error.message.template == APART else None
        desk.tell(error.message, action)
        return
    if not found.merged.differing:
        _merge(surface, found, {})
        return
    dialog = MergeDialog(found, session.plan, desk.styles, surface.view)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        ids = dict.fromkeys((dialog.first, *found.ids))
        features = [Feature(found.layer, row_id) for row_id in ids]
        again = merging(session.plan, session.scenario_id, features, multipart=multipart)
        _merge(surface, again, dialog.values)


def _merge(surface: Surface, found: Merging, values: dict[str, Any]) -> None:
    """Apply what was found and decided as one step, and say so."""
    desk, edit = surface.desk, found.edit(values)
    if desk.apply(edit, features=edit.features):
        told = " ".join((say(MERGED(id=edit.ids[0])), *(say(remark) for remark in found.remarks(decided=values))))
        desk.tell(told, (QCoreApplication.translate("canvas", "Undo"), desk.undo))


def square_up_selected(surface: Surface) -> None:
    """Make the nearly right angles of what is selected right."""
    session, desk = surface.editing, surface.desk
    if session is None or not session.selected or not surface.may_edit(session.selected):
        return
    before = session.plan
    try:
        squared = square_up(before, session.scenario_id, session.selected)
        were = [shape_of(before, session.scenario_id, f) for f in squared.features]
        if all(shapely.equals_exact(were, list(squared.shapes), SAME_M, normalize=True)):
            desk.tell(ALREADY_SQUARE())
            return
        edit = redrawn(surface, session, squared.features, squared.shapes)
    except EditError as error:
        desk.tell(error.message)
        return
    if desk.apply(edit):
        change_m2 = sum(shape.area for shape in squared.shapes) - sum(shape.area for shape in were)
        desk.tell(SQUARED(change_m2=change_m2), (QCoreApplication.translate("canvas", "Undo"), desk.undo))
