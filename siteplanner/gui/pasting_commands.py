"""Coordinates that were copied elsewhere, pasted as the layer that is chosen."""

from __future__ import annotations

from pyproj import CRS
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from siteplanner.core.edits.feature_shapes import called
from siteplanner.core.errors import Cancelled, CrsNeededError, SiteplannerError
from siteplanner.core.schema import PARCELS
from siteplanner.core.schema import layer as layer_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.gui.canvas.copying import asked_system
from siteplanner.gui.scenario_commands import ScenarioCommands
from siteplanner.gui.wording import say
from siteplanner.services.pasted_features import LAYERS, PastedFeatures, pasted_features
from siteplanner.services.pasted_place import PastedShapes
from siteplanner.services.pasted_text import read_pasted

LANE = "pasted coordinates"

NO_TEXT = QT_TRANSLATE_NOOP("commands", "The clipboard holds no text. Copy the coordinates first.")
PASTED = QT_TRANSLATE_NOOP("commands", "Pasted: {features}.")
UNDO = QT_TRANSLATE_NOOP("commands", "Undo")


class PastingCommands(ScenarioCommands):
    """Reads off the interface thread; what is pasted is one step, selected and in sight."""

    def paste_coordinates(self) -> None:
        """Ask what the coordinates on the clipboard become; proposed is the layer in focus."""
        self.paste_coordinates_as(self._layer_in_focus())

    def paste_coordinates_as(self, layer: str) -> None:
        """The same with a layer proposed."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.desk.tell(NO_TEXT)
        elif self.window.canvas.surface.editing is not None:
            self._read(text, layer, None)

    def _layer_in_focus(self) -> str:
        """That of the table where it has the keys, else that of what is selected, else the parcels."""
        table, focus = self.window.table_panel, QApplication.focusWidget()
        in_table = focus is not None and table.isAncestorOf(focus)
        layers = {table.layer} if in_table else {feature.layer for feature in self.desk.selected}
        known = [layer for layer in LAYERS if layer in layers]
        return known[0] if len(known) == 1 else PARCELS.name

    def _read(self, text: str, layer: str, source: CRS | None) -> None:
        session = self.desk.session
        if session is None:
            return
        plan = session.plan

        def job(_work: Work) -> tuple[PastedShapes, PastedFeatures]:
            pasted = read_pasted(text, plan.site.crs, source)
            return pasted, pasted_features(pasted, layer_of(layer), plan)

        def failed(error: Exception) -> None:
            if isinstance(error, CrsNeededError) and source is None:
                chosen = asked_system(self.window, error)
                if chosen is not None:
                    self._read(text, layer, chosen)
            elif isinstance(error, SiteplannerError):
                self.desk.tell(error.message)
            elif not isinstance(error, Cancelled):
                raise error

        def done(found: tuple[PastedShapes, PastedFeatures]) -> None:
            if self.desk.session is session:  # another plan may have been opened meanwhile
                self._show_read(*found)

        self.desk.background.start(LANE, job, done, failed)

    def _show_read(self, pasted: PastedShapes, features: PastedFeatures) -> None:
        from siteplanner.gui.dialogs.paste_coordinates import PasteCoordinatesDialog

        dialog = PasteCoordinatesDialog(self.desk, pasted, features, self.window)
        edit = dialog.edit if dialog.exec() else None
        dialog.deleteLater()
        if edit is None:
            return
        self.desk.set_visible(edit.layer, visible=True)
        if self.desk.apply(edit, features=edit.features):
            self.window.canvas.zoom_selection()
            self.desk.tell(PASTED(features=called(edit.features)), (say(UNDO), self.desk.undo))
