"""A shift between two datums told by a person: seven parameters, or control points with what they are worth."""

from __future__ import annotations

from pyproj import CRS
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.datum_shift import DatumShift
from siteplanner.core.errors import InputError
from siteplanner.core.seven_parameters import SevenParameters
from siteplanner.gui.dialogs.control_points_form import ControlPointsForm
from siteplanner.gui.dialogs.crs_choice import system_words
from siteplanner.gui.dialogs.plain_words import sentence
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.seven_parameters_form import SevenParametersForm

BUTTON_PADDING_PX = 14


class DatumShiftDialog(QDialog):
    """``shift`` is what was told once the dialog was accepted, None before; its button is there only for one that is
    sound. ``source_crs`` None: a plane of its own, which control points alone can place."""

    def __init__(self, source_crs: CRS | None, target_crs: CRS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source_crs, self.target_crs = source_crs, target_crs
        self.shift: DatumShift | None = None
        self._sound: DatumShift | None = None
        self.setWindowTitle(self.tr("Shift between datums"))
        self.seven = SevenParametersForm(source_crs, target_crs)
        self.points = ControlPointsForm(source_crs, target_crs)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.seven, self.tr("Seven parameters"))
        self.tabs.addTab(self.points, self.tr("Control points"))
        self.tabs.setTabEnabled(0, source_crs is not None)
        self.problem = ProblemLine()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = self.buttons.addButton(self.tr("Use the shift"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.use.setDefault(True)
        bold = QFont(self.use.font())
        bold.setBold(True)  # as a default button is drawn, which its hint of a width does not know
        self.use.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(self.use.text()) + 2 * BUTTON_PADDING_PX)
        self._lay_out()
        self.seven.changed.connect(self._refresh)
        self.points.changed.connect(self._refresh)
        self.tabs.currentChanged.connect(self._refresh)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.resize(760, 520)
        self.tabs.setCurrentIndex(0 if source_crs is not None else 1)
        self._refresh()

    def show_shift(self, shift: DatumShift) -> None:
        """Begin with a shift that was told before."""
        if isinstance(shift.method, SevenParameters):
            self.tabs.setCurrentWidget(self.seven)
            self.seven.show_parameters(shift.method)
        else:
            self.tabs.setCurrentWidget(self.points)
            self.points.show_fit(shift.method)

    def show_own_shift(self, shift: DatumShift, file: str) -> None:
        """Begin with the shift that the map's file states itself, and say so."""
        self.show_shift(shift)
        template = self.tr(
            "As the coordinate system of {file} states it (TOWGS84), to WGS 84, from which CGCS2000 differs by "
            "decimetres at most. Who made the file knows whether it is meant for this place."
        )
        self.origin.setText(template.format(file=file))
        self.origin.show()

    def _lay_out(self) -> None:
        source = self.tr("a plane of its own") if self.source_crs is None else system_words(self.source_crs)
        template = self.tr("From {source}\nto {target}")
        self.way = QLabel(template.format(source=source, target=system_words(self.target_crs)))
        self.way.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.origin = QLabel()
        self.origin.setWordWrap(True)
        self.origin.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.origin.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.way)
        column.addWidget(self.origin)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)

    def _refresh(self) -> None:
        """Say what is wrong, or what is to be known; a shift can be used only when nothing is wrong."""
        form = self.tabs.currentWidget()
        assert isinstance(form, SevenParametersForm | ControlPointsForm)
        self._sound = None
        try:
            told = form.told()
            if told is not None:
                told.require_for(self.source_crs)
                self._sound = told
        except InputError as error:
            self.problem.show_problem(sentence(error.message))
        else:
            warnings = form.warnings()
            if warnings:
                self.problem.show_warning("\n".join(sentence(warning) for warning in warnings))
            else:
                self.problem.clear()
        form.show_effect(self._sound)
        self.use.setEnabled(self._sound is not None)
        self.use.setToolTip("" if self._sound is not None else self.tr("Tell a shift first."))

    def accept(self) -> None:
        if self._sound is not None:
            self.shift = self._sound
            super().accept()
