"""Commands on the shapes that are selected: made one, made square. Each tells what it did and offers to undo it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from siteplanner.core.edits import square_up
from siteplanner.core.edits.merge_features import APART, merging
from siteplanner.core.errors import EditError
from siteplanner.core.features import shape_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.wording import say

MERGED = QT_TRANSLATE_NOOP("canvas", "Merged into {id}.")
SQUARED = QT_TRANSLATE_NOOP("canvas", "Squared up; the area changed by {change_m2:+.1f} m².")


def merge_selected(surface: Surface, *, multipart: bool = False) -> None:
    """Make one of what is selected; what does not lie side by side only after asking."""
    session, desk = surface.editing, surface.desk
    if session is None or not surface.may_edit(session.selected):
        return
    try:
        found = merging(session.plan, session.scenario_id, session.selected, multipart=multipart)
        edit = found.edit()
    except EditError as error:
        anyway = QCoreApplication.translate("canvas", "Merge as several parts")
        action = (anyway, lambda: merge_selected(surface, multipart=True)) if error.message.template == APART else None
        desk.tell(error.message, action)
        return
    if desk.apply(edit):
        desk.select_features(edit.features)
        told = " ".join((say(MERGED(id=edit.ids[0])), *(say(remark) for remark in found.remarks())))
        desk.tell(told, (QCoreApplication.translate("canvas", "Undo"), desk.undo))


def square_up_selected(surface: Surface) -> None:
    """Make the nearly right angles of what is selected right."""
    session, desk = surface.editing, surface.desk
    if session is None or not surface.may_edit(session.selected) or not session.selected:
        return
    before = session.plan
    try:
        edit = square_up(before, session.scenario_id, session.selected)
    except EditError as error:
        desk.tell(error.message)
        return
    if desk.apply(edit):
        was = sum(shape_of(before, session.scenario_id, f).area for f in edit.features)
        change_m2 = sum(shape.area for shape in edit.shapes) - was
        desk.tell(SQUARED(change_m2=change_m2), (QCoreApplication.translate("canvas", "Undo"), desk.undo))
