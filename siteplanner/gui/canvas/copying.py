"""Copy, paste and duplicate through the system's clipboard: within a plan, between plans and windows, as text."""

from __future__ import annotations

from pyproj import CRS
from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QWidget

from siteplanner.core.coordinates import parse_crs
from siteplanner.core.edits import Edit, add_plants
from siteplanner.core.errors import CrsNeededError, SiteplannerError
from siteplanner.core.features import Feature, as_plants
from siteplanner.core.text import Message
from siteplanner.core.view_window import round_length_m
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.wording import say
from siteplanner.services.copied_features import MIME_TYPE, CopiedFeatures
from siteplanner.services.copied_text import copied_text
from siteplanner.services.pasted_place import CONVERTED
from siteplanner.services.pasted_text import read_pasted
from siteplanner.services.planning_session import PlanningSession

DUPLICATE_OFFSET_PX = 60.0


class Clipboard:
    """What was copied last, here or elsewhere, and the edits that put it on the map."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    def copy(self) -> None:
        """Put what is selected on the clipboard; nothing where nothing is."""
        copied = self._selected()
        if copied is not None:
            data = QMimeData()
            data.setData(MIME_TYPE, copied.to_json().encode())
            data.setText(copied_text(copied))
            QGuiApplication.clipboard().setMimeData(data)

    def paste(self, east_m: float, north_m: float) -> None:
        """Put copies so that their centre is at a point; shapes from other programs where their coordinates say."""
        self._paste(centre=(east_m, north_m))

    def paste_in_place(self) -> None:
        """Put copies at the very coordinates where the originals stand, in whatever plan that was."""
        self._paste(centre=None)

    def duplicate(self) -> None:
        """Copy what is selected a little to the south-east, by a round length."""
        session, copied = self._surface.editing, self._selected()
        if session is not None and copied is not None and self._surface.may_edit(copied.features):
            offset_m = round_length_m(DUPLICATE_OFFSET_PX * self._surface.view.metres_per_pixel)
            self._put(session, copied, offset_m, -offset_m)

    def _paste(self, centre: tuple[float, float] | None) -> None:
        session = self._surface.editing
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if session is None or data is None:  # nothing was ever copied
            return
        try:
            if data.hasFormat(MIME_TYPE):
                self._paste_copied(session, bytes(data.data(MIME_TYPE).data()).decode("utf-8", "replace"), centre)
            elif data.hasText() and data.text().strip():
                self._paste_text(session, data.text())
        except SiteplannerError as error:
            self._surface.desk.tell(error.message)

    def _paste_copied(self, session: PlanningSession, text: str, centre: tuple[float, float] | None) -> None:
        original = CopiedFeatures.from_json(text)
        copied = original.in_crs(session.plan.site.crs)
        if not self._surface.may_edit(copied.features):
            return
        at = copied.centre
        if centre is None or at is None:
            self._put(session, copied, 0.0, 0.0)
        else:
            self._put(session, copied, round(centre[0] - at[0], 3), round(centre[1] - at[1], 3))
        if copied is not original:
            source, target = (each.crs.name for each in (original, copied))
            self._surface.desk.tell(CONVERTED(source=source, crs=target))

    def _put(self, session: PlanningSession, copied: CopiedFeatures, de_m: float, dn_m: float) -> None:
        edit, made = copied.pasted(session.plan, session.scenario_id, de_m, dn_m)
        self._apply(edit, made)

    def _paste_text(self, session: PlanningSession, text: str) -> None:
        """Footprints at the coordinates that the text gives; the toast says in which system they were read."""
        crs = session.plan.site.crs
        try:
            found = read_pasted(text, crs)
        except CrsNeededError as error:
            source = asked_system(self._surface.view, error)
            if source is None:
                return
            found = read_pasted(text, crs, source)
        edit = add_plants(session.plan, session.scenario_id, found.shapes, found.values)
        if self._apply(edit, as_plants(edit.plant_ids)):
            self._tell_where(len(found.shapes), found.remark)

    def _apply(self, edit: Edit, made: tuple[Feature, ...]) -> bool:
        return self._surface.desk.apply(edit, features=made)

    def _tell_where(self, count: int, remark: Message | None) -> None:
        pasted = QCoreApplication.translate("Clipboard", "Footprints pasted: {count}.").format(count=count)
        show = QCoreApplication.translate("Clipboard", "Show")
        bounds, desk = self._bounds(), self._surface.desk
        told = f"{pasted} {say(remark)}" if remark is not None else pasted
        desk.tell(told, (show, lambda: desk.show_place(bounds)) if bounds is not None else None)

    def _bounds(self) -> tuple[float, float, float, float] | None:
        hits = self._surface.features
        return hits.bounds(self._surface.desk.selected) if hits is not None else None

    def _selected(self) -> CopiedFeatures | None:
        session = self._surface.session
        if session is None or not session.selected:
            return None
        try:
            return CopiedFeatures.of(session.plan, session.scenario_id, session.selected)
        except SiteplannerError as error:
            self._surface.desk.tell(error.message)
            return None


def asked_system(parent: QWidget, error: CrsNeededError) -> CRS | None:
    """The system that a person chooses among those the coordinates fit; None where they do not want to."""
    guesses = {str(guess): guess.crs for guess in error.guesses}
    title = QCoreApplication.translate("Clipboard", "Coordinate system of what is pasted")
    question = QCoreApplication.translate("Clipboard", "Which one is it?")
    label = f"{say(error.message)}\n{question}"
    chosen, taken = QInputDialog.getItem(parent, title, label, list(guesses), 0, False)
    return parse_crs(guesses[chosen]) if taken else None
