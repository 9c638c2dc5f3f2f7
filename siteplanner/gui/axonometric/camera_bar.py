"""The bar above the view: azimuth, tilt, heights, light, turning, and what becomes of the picture."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QDateTime, QEvent, QSignalBlocker, QSize, Qt, QTimeZone, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from siteplanner.core.axonometric.camera import FLATTEST_DEG, LEAST_RAISED, MOST_RAISED, STEEPEST_DEG, Camera
from siteplanner.core.axonometric.sun import BEIJING_TIME, FIRST_YEAR, LAST_YEAR
from siteplanner.gui.axonometric.axonometric_view import AxonometricView
from siteplanner.gui.icons import icon

ICON: Final = QSize(20, 20)
FIRST_SUN: Final = (3, 21, 15)
"""Month, day and hour at first: an afternoon at the equinox, when shadows are neither short nor long."""


class CameraBar(QWidget):
    """Sets the camera of ``view`` and follows it. ``light_changed`` tells that ``when`` or ``shadows`` is another;
    ``save_wanted`` and ``copy_wanted`` are for whoever has files and a clipboard."""

    light_changed = Signal()
    save_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, view: AxonometricView) -> None:
        super().__init__()
        self.view = view
        self.azimuth = _spin(0.0, 359.9, 5.0, wrapping=True)
        self.tilt = _spin(STEEPEST_DEG, FLATTEST_DEG, 5.0)
        self.raised = _spin(LEAST_RAISED, MOST_RAISED, 0.5)
        self.sun, self.moment, self.shadows = QComboBox(), QDateTimeEdit(), QCheckBox()
        self.sun.addItems(["", ""])
        self.moment.setTimeZone(QTimeZone(8 * 3600))
        self.moment.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.moment.setCalendarPopup(True)
        self.moment.setDateTimeRange(_at(FIRST_YEAR, 1, 2), _at(LAST_YEAR, 12, 30))
        self.moment.setDateTime(_at(dt.datetime.now(BEIJING_TIME).year, *FIRST_SUN))
        self.moment.setEnabled(False)
        self.shadows.setChecked(True)
        self.turn, self.whole, self.save, self.copy = (_button() for _ in range(4))
        self.turn.setCheckable(True)
        self._labels = {field: QLabel() for field in (self.azimuth, self.tilt, self.raised, self.sun)}
        self._lay_out()
        self._connect()
        self.refresh_icons()
        self.retranslate()
        self._follow()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(6)
        for field in (self.azimuth, self.tilt, self.raised, self.sun):
            self._labels[field].setBuddy(field)
            line.addWidget(self._labels[field])
            line.addWidget(field)
        line.addWidget(self.moment)
        line.addWidget(self.shadows)
        line.addStretch(1)
        for button in (self.turn, self.whole, self.save, self.copy):
            line.addWidget(button)
        self.setFocusProxy(self.azimuth)

    def _connect(self) -> None:
        for field in (self.azimuth, self.tilt, self.raised):
            field.valueChanged.connect(self._set_camera)
        self.sun.currentIndexChanged.connect(self._sun_chosen)
        self.moment.dateTimeChanged.connect(lambda *_: self.light_changed.emit())
        self.shadows.toggled.connect(lambda *_: self.light_changed.emit())
        self.turn.toggled.connect(self._turn)
        self.whole.clicked.connect(lambda *_: self.view.show_whole())
        self.save.clicked.connect(lambda *_: self.save_wanted.emit())
        self.copy.clicked.connect(lambda *_: self.copy_wanted.emit())
        self.view.camera_changed.connect(self._follow)
        self.view.turning_changed.connect(self._turning)

    @property
    def when(self) -> dt.datetime | None:
        """The moment whose sun shines, in Beijing time; None: the sun of drawings."""
        if self.sun.currentIndex() == 0:
            return None
        shown = self.moment.dateTime()
        day, time = shown.date(), shown.time()
        return dt.datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=BEIJING_TIME)

    # -- doing --------------------------------------------------------------------------------------------------

    def _set_camera(self, *_: object) -> None:
        camera = self.view.camera
        if camera is not None:
            self.view.turning = False
            self.view.move_camera(
                replace(
                    camera,
                    azimuth_deg=self.azimuth.value(),
                    tilt_deg=self.tilt.value(),
                    raised=self.raised.value(),
                )
            )

    def _sun_chosen(self, index: int) -> None:
        self.moment.setEnabled(index == 1)
        self.light_changed.emit()

    def _turn(self, on: bool) -> None:
        self.view.turning = on
        self.turn.setChecked(self.view.turning)

    def _turning(self, on: bool) -> None:
        self.turn.setChecked(on)

    def _follow(self) -> None:
        camera: Camera | None = self.view.camera
        if camera is None:
            return
        values = (self.azimuth, camera.azimuth_deg), (self.tilt, camera.tilt_deg), (self.raised, camera.raised)
        for field, value in values:
            if not field.hasFocus() or abs(field.value() - value) > 0.05:
                blocker = QSignalBlocker(field)
                field.setValue(value)
                blocker.unblock()

    # -- words --------------------------------------------------------------------------------------------------

    def refresh_icons(self) -> None:
        for button, name in (
            (self.turn, "play"),
            (self.whole, "zoom-all"),
            (self.save, "export"),
            (self.copy, "copy"),
        ):
            button.setIcon(icon(name))

    def retranslate(self) -> None:
        for field, name, tip in (
            (self.azimuth, self.tr("&Azimuth"), self.tr("The direction looked in, clockwise from grid north (← →)")),
            (
                self.tilt,
                self.tr("&Tilt"),
                self.tr("Raised from straight down: 0° is the map (↑ ↓)"),
            ),
            (
                self.raised,
                self.tr("&Heights"),
                self.tr("How many times heights are exaggerated; 1: not at all"),
            ),
            (self.sun, self.tr("&Light"), self.tr("Where the light comes from")),
        ):
            self._labels[field].setText(name)
            field.setToolTip(tip)
            field.setAccessibleName(name.replace("&", ""))
            field.setAccessibleDescription(tip)
        self.azimuth.setSuffix(self.tr("°"))
        self.tilt.setSuffix(self.tr("°"))
        self.raised.setPrefix(self.tr("× "))
        self.sun.setItemText(0, self.tr("Sun of drawings (north-west, 45°)"))
        self.sun.setItemText(1, self.tr("Sun of a day and hour"))
        self.moment.setAccessibleName(self.tr("Day and hour, Beijing time"))
        self.moment.setToolTip(self.tr("Day and hour, Beijing time"))
        self.shadows.setText(self.tr("Sha&dows"))
        self.shadows.setToolTip(self.tr("Shadows on the ground; those on other buildings are not drawn"))
        for button, name in (
            (self.turn, self.tr("Turn slowly")),
            (self.whole, self.tr("Show the whole site (Home)")),
            (self.save, self.tr("Save picture…")),
            (self.copy, self.tr("Copy picture")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.refresh_icons()
        super().changeEvent(event)


def _spin(least: float, most: float, step: float, *, wrapping: bool = False) -> QDoubleSpinBox:
    made = QDoubleSpinBox()
    made.setRange(least, most)
    made.setDecimals(1)
    made.setSingleStep(step)
    made.setWrapping(wrapping)
    made.setKeyboardTracking(False)
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made


def _button() -> QToolButton:
    made = QToolButton()
    made.setIconSize(ICON)
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def _at(year: int, month: int, day: int, hour: int = 12) -> QDateTime:
    moment = dt.datetime(year, month, day, hour, tzinfo=BEIJING_TIME)
    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()), QTimeZone(8 * 3600))
