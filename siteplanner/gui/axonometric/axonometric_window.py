"""The scheme from the air in a window of its own, beside the map; it follows what the desk shows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from siteplanner.core.axonometric.sun import DRAWN_SUN, sun_at
from siteplanner.core.errors import InputError
from siteplanner.core.features import as_plants, plants_of
from siteplanner.drawing.axonometric import words
from siteplanner.gui.axonometric.axonometric_view import AxonometricView
from siteplanner.gui.axonometric.camera_bar import CameraBar
from siteplanner.gui.desk import Desk
from siteplanner.gui.toast import Toast
from siteplanner.gui.wording import say

LANE: Final = "axonometric"
SIZE: Final = QSize(1080, 680)


class AxonometricWindow(QWidget):
    """Not modal: the map stays at hand, and what changes there changes here. ``bar`` says and sets how it is seen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.desk = desk
        self.view = AxonometricView(desk.background, LANE, self)
        self.bar = CameraBar(self.view)
        self.notes = QLabel()
        self.notes.setWordWrap(True)
        self.notes.setObjectName("muted")
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.toast = Toast(self.view)
        self._behind = True
        self._lay_out()
        for signal in (desk.session_changed, desk.moment_changed, desk.display_changed, desk.theme_changed):
            signal.connect(self.follow)
        desk.panels_shown_changed.connect(self.follow)
        desk.selection_changed.connect(self._mark)
        self.view.plant_clicked.connect(self._select)
        self.view.camera_changed.connect(self._tell)
        self.bar.light_changed.connect(self._shine)
        for key in (Qt.Key.Key_Escape, Qt.Key.Key_F7):
            QShortcut(QKeySequence(key), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, desk.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self, desk.redo)
        self.retranslate()
        self.resize(SIZE.boundedTo(self.screen().availableSize() * 0.9))
        self.setTabOrder(self.view, self.bar)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        self.notes.setContentsMargins(8, 4, 8, 4)
        # two lines at least, so that the picture keeps its size while words come and go
        self.notes.setMinimumHeight(2 * self.notes.fontMetrics().lineSpacing() + 8)
        column.addWidget(self.notes)

    def open(self) -> None:
        """Come to the front, ready for the keys."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    # -- following the desk -------------------------------------------------------------------------------------

    def follow(self, *_: object) -> None:
        """Show what the desk shows; while nobody sees it, only note that it is behind."""
        if not self.isVisible():
            self._behind = True
            return
        self._behind = False
        desk, session = self.desk, self.desk.session
        if session is None:
            self.view.clear()
        else:
            look = desk.look
            self.view.set_layers(look.visible)
            self.view.show_scheme(
                session.shown_plan,
                session.scenario_id,
                desk.moment,
                styles=desk.styles,
                plants_by=look.plants_by,
            )
            self._shine()
            self._mark()
        self.bar.setEnabled(session is not None)
        self._tell()

    def _shine(self) -> None:
        """Let the sun stand where the bar says."""
        sun, plan = DRAWN_SUN, self.desk.plan
        when = self.bar.when
        if when is not None and plan is not None and plan.site.bounds is not None:
            west, south, east, north = plan.site.bounds
            try:
                sun = sun_at(when, plan.site.crs, (west + east) / 2, (south + north) / 2)
            except InputError as error:
                self.desk.tell(error.message)
        self.view.set_light(sun, shadows=self.bar.shadows.isChecked())
        self._tell()

    def _mark(self) -> None:
        self.view.mark(frozenset(plants_of(self.desk.selected)))

    def _select(self, plant_id: str | None) -> None:
        self.desk.select_features(() if plant_id is None else as_plants((plant_id,)))

    # -- words --------------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        """How it is seen and lit, and what is not in it."""
        model, camera = self.view.model, self.view.camera
        if model is None or camera is None:
            self.notes.clear()
            return
        until, gaps = words.moment_in_words(model), words.gaps_in_words(model)
        first = [say(text) for text in (*((until,) if until else ()), *gaps)]
        how = [say(text) for text in (*words.view_in_words(camera), words.light_in_words(self.view.sun))]
        self.notes.setText("\n".join(line for line in (" · ".join(first), " ".join(how)) if line))

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Axonometric view"))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self.follow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.view.turning = False
