"""Where a map lies: its picture once its system is known, with what becomes of its rows said below."""

from __future__ import annotations

import numpy as np
import shapely
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.coordinates import Box, parse_crs
from siteplanner.core.crs_guesses import CrsGuess
from siteplanner.core.repairs import Repairs
from siteplanner.core.site import Geometries
from siteplanner.gui.background import Background
from siteplanner.gui.canvas import painting
from siteplanner.gui.dialogs.crs_choice import place_words, system_name
from siteplanner.gui.dialogs.guess_map import GuessMap
from siteplanner.gui.dialogs.map_picture_view import NO_SHAPES, MapPictureView, looks_of
from siteplanner.gui.icons import icon
from siteplanner.gui.numbers import figure
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say
from siteplanner.services.map_picture import MapPicture

SWATCH_PX = 14


class MapPane(QWidget):
    """``row_chosen(row)``, from 0, on a click; ``guess_chosen(guess)``, a ``CrsGuess``: the map lies there."""

    row_chosen = Signal(int)
    guess_chosen = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._guesses: tuple[CrsGuess, ...] = ()
        self.guess_map = GuessMap()
        self.guesses = QListWidget()
        self.words = QLabel(self.tr("Where does the map belong? The likeliest first; a click chooses."))
        self.view = MapPictureView(background)
        self.waits = QLabel()
        self.waits.setObjectName("faint")
        self.waits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waits.setWordWrap(True)
        self.fit_button = QToolButton()
        self.fit_button.setIcon(icon("zoom-all"))
        self.fit_button.setToolTip(self.tr("Show the whole map (Home, or a double click)"))
        self.fit_button.setAccessibleName(self.tr("Show the whole map"))
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
        for page in (picture, self.waits, self.guesses):
            self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 0, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(self.words)
        outer.addWidget(self.guess_map, 3)
        outer.addWidget(self._pages, 4)
        self._set_up_guesses()
        self.view.row_chosen.connect(self.row_chosen)
        self.show_guesses((), "", None)
        self.show_nothing("")

    def _set_up_guesses(self) -> None:
        self.words.setWordWrap(True)
        self.guesses.setAccessibleName(self.tr("Where the map would lie"))
        self.guesses.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.guesses.setMinimumHeight(72)
        for signal in (self.guesses.itemClicked, self.guesses.itemActivated):
            signal.connect(lambda item: self._chosen(item.data(Qt.ItemDataRole.UserRole)))
        self.guess_map.guess_chosen.connect(self._chosen)

    def _chosen(self, key: str) -> None:
        guess = next((guess for guess in self._guesses if guess.key == key), None)
        if guess is not None:
            self.guess_chosen.emit(guess)

    def show_guesses(self, guesses: tuple[CrsGuess, ...], current: str, context: Box | None) -> None:
        """The systems the map could be in, ``current`` the key of the one it is taken in ('' none); ``context`` is
        where the plan's parcels lie, in degrees."""
        self._guesses = guesses
        self.guess_map.show_guesses(guesses, current, context)
        self.guess_map.setVisible(bool(guesses))
        self.words.setVisible(bool(guesses))
        self.guesses.clear()
        for guess in guesses:
            why = "" if guess.why is None else say(guess.why)
            item = QListWidgetItem(
                f"{guess.key} · {system_name(parse_crs(guess.crs))}\n{place_words(guess.lon, guess.lat)}"
            )
            item.setData(Qt.ItemDataRole.UserRole, guess.key)
            item.setToolTip(f"{item.text()}\n{why}".strip())
            self.guesses.addItem(item)
            if guess.key == current:
                self.guesses.setCurrentItem(item)

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
        apart = _apart_km(picture, below)
        far = self.tr("the plan, {km} km away").format(km=figure(apart))
        self._keys["plan"][1].setText(far if apart >= 1 else self.tr("the plan's parcels"))
        for label in self._keys["plan"]:
            label.setVisible(picture.beside_plan and len(below) > 0)

    def show_repairs(self, picture: MapPicture, repairs: Repairs) -> None:
        """Other answers to what becomes of unsound shapes."""
        out = picture.stays_out(repairs)
        mended = {found.row for found in picture.unsound} - out
        self.view.show_marks({**dict.fromkeys(mended, "warning"), **dict.fromkeys(out, "error")})
        words = {
            "ok": self.tr("{count} sound").format(count=figure(len(picture.shapes) - len(out) - len(mended))),
            "warning": self.tr("{count} remarked").format(count=figure(len(mended))),
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


def _apart_km(picture: MapPicture, below: Geometries) -> float:
    """Kilometres between the map and the plan's parcels; 0 where their boxes touch or one of them is nowhere."""
    if picture.bounds is None or not picture.beside_plan or not len(below):
        return 0.0
    apart_m = shapely.distance(shapely.box(*picture.bounds), shapely.box(*shapely.total_bounds(below)))
    return float(np.nan_to_num(apart_m)) / 1000.0
