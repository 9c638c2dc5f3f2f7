"""Where a map lies: its picture once its system is known, with what becomes of its rows said below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from siteplanner.core.repairs import Repairs
from siteplanner.core.site import Geometries
from siteplanner.gui.background import Background
from siteplanner.gui.canvas import painting
from siteplanner.gui.dialogs.map_picture_view import NO_SHAPES, MapPictureView, looks_of
from siteplanner.gui.numbers import figure
from siteplanner.gui.theme import current_tokens
from siteplanner.services.map_picture import MapPicture

SWATCH_PX = 14


class MapPane(QWidget):
    """``row_chosen(row)``, from 0, on a click. ``question`` is what is shown while the system is not known."""

    row_chosen = Signal(int)

    def __init__(self, background: Background, question: QWidget) -> None:
        super().__init__()
        self.view = MapPictureView(background)
        self.waits = QLabel()
        self.waits.setObjectName("faint")
        self.waits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waits.setWordWrap(True)
        self.question = question
        self.fit_button = QPushButton(self.tr("Whole map"))
        self.fit_button.setAutoDefault(False)
        self.fit_button.clicked.connect(self.view.fit)
        self._keys: dict[str, tuple[QLabel, QLabel]] = {}
        legend = QHBoxLayout()
        legend.setSpacing(4)
        for look in ("ok", "warning", "error", "plan"):
            swatch, words = QLabel(), QLabel()
            words.setObjectName("faint")
            self._keys[look] = swatch, words
            legend.addWidget(swatch)
            legend.addWidget(words)
            legend.addSpacing(8)
        legend.addStretch(1)
        legend.addWidget(self.fit_button)
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view, 1)
        column.addLayout(legend)
        self._pages = QStackedWidget()
        for page in (picture, self.waits, question):
            self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self.view.row_chosen.connect(self.row_chosen)
        self.show_nothing("")

    def show_nothing(self, why: str) -> None:
        """Nothing is there to be seen, in words why."""
        self.view.show_picture(None)
        self.waits.setText(why)
        self._pages.setCurrentIndex(1)

    def show_question(self) -> None:
        """The system must be chosen first."""
        self.view.show_picture(None)
        self._pages.setCurrentIndex(2)

    def show_picture(self, picture: MapPicture, repairs: Repairs, below: Geometries) -> None:
        """A map, on top of the plan's own parcels where they are in the same system."""
        self._pages.setCurrentIndex(0)
        self.view.show_picture(picture, below if picture.beside_plan else NO_SHAPES)
        self.show_repairs(picture, repairs)
        self._keys["plan"][1].setText(self.tr("the plan's parcels"))
        for label in self._keys["plan"]:
            label.setVisible(picture.beside_plan and len(below) > 0)

    def show_repairs(self, picture: MapPicture, repairs: Repairs) -> None:
        """Other answers to what becomes of unsound shapes."""
        out = picture.stays_out(repairs)
        mended = {found.row for found in picture.unsound} - out
        self.view.show_marks({**dict.fromkeys(mended, "warning"), **dict.fromkeys(out, "error")})
        words = {
            "ok": self.tr("{count} sound").format(count=figure(len(picture.shapes) - len(out) - len(mended))),
            "warning": self.tr("{count} with a remark").format(count=figure(len(mended))),
            "error": self.tr("{count} left out").format(count=figure(len(out))),
        }
        shown = {"ok": True, "warning": bool(mended), "error": bool(out)}
        for look, text in words.items():
            for label in self._keys[look]:
                label.setVisible(shown[look])
            self._keys[look][1].setText(text)
        self._paint_swatches()

    def _paint_swatches(self) -> None:
        looks = looks_of(current_tokens())
        for name, (swatch, _) in self._keys.items():
            pixmap = QPixmap(SWATCH_PX, SWATCH_PX)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setPen(painting.pen(looks[name].line))
            for brush in (painting.color(looks[name].color), painting.hatch_brush(looks[name])):
                painter.setBrush(brush)
                painter.drawRect(QRectF(QPointF(1.5, 1.5), QPointF(SWATCH_PX - 1.5, SWATCH_PX - 1.5)))
            painter.end()
            swatch.setPixmap(pixmap)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_swatches()
        super().changeEvent(event)
