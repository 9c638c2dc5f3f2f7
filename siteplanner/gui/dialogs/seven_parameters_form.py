"""Seven parameters typed by a person, with what they do to the map."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from pyproj import CRS
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from siteplanner.core.coordinates import LONLAT, crs_key, transformer
from siteplanner.core.datum_shift import NOT_A_NUMBER, DatumShift, moved_far
from siteplanner.core.errors import InputError
from siteplanner.core.home_county import home_box
from siteplanner.core.seven_parameters import CONVENTIONS, PARAMETERS, SevenParameters
from siteplanner.core.text import Message
from siteplanner.gui.numbers import figure

_FIGURE = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_PARTS = re.compile(r"[\t,;，；\s]+")


class SevenParametersForm(QWidget):
    """``changed()`` whenever a figure or the convention is another."""

    changed = Signal()

    def __init__(self, source_crs: CRS | None, target_crs: CRS) -> None:
        super().__init__()
        self._source, self._target = source_crs, target_crs
        self.fields = {name: _field() for name in PARAMETERS}
        self.convention = QComboBox()
        self.convention.addItem(self.tr("Choose the convention"), "")
        self.convention.addItem(self.tr("Position vector: the point turns (EPSG 9606, Bursa-Wolf)"), CONVENTIONS[0])
        self.convention.addItem(self.tr("Coordinate frame: the axes turn (EPSG 9607)"), CONVENTIONS[1])
        self.effect = QLabel()
        self.effect.setObjectName("faint")
        self.effect.setWordWrap(True)
        self._lay_out()
        for field in self.fields.values():
            field.textChanged.connect(self._edited)
        self.convention.currentIndexChanged.connect(self.changed)

    def _lay_out(self) -> None:
        labels = {
            "dx_m": self.tr("Shift X (m)"),
            "dy_m": self.tr("Shift Y (m)"),
            "dz_m": self.tr("Shift Z (m)"),
            "rx_arcsec": self.tr("Rotation X (″)"),
            "ry_arcsec": self.tr("Rotation Y (″)"),
            "rz_arcsec": self.tr("Rotation Z (″)"),
            "scale_ppm": self.tr("Scale (ppm)"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for at, (name, text) in enumerate(labels.items()):
            row, side = (at % 3, at // 3) if at < 6 else (3, 0)
            label = QLabel(text)
            label.setBuddy(self.fields[name])
            self.fields[name].setAccessibleName(text)
            grid.addWidget(label, row, 2 * side)
            grid.addWidget(self.fields[name], row, 2 * side + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        form = QFormLayout()
        form.addRow(self.tr("Rotations are meant as"), self.convention)
        self.convention.setAccessibleName(self.tr("Rotations are meant as"))
        note = QLabel(
            self.tr(
                "From the older datum to the newer one, of geocentric coordinates. Who gives the parameters must tell "
                "the convention: with the other one the map lies elsewhere. Seven figures may be pasted at once."
            )
        )
        note.setWordWrap(True)
        note.setObjectName("faint")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(note)
        column.addLayout(grid)
        column.addLayout(form)
        column.addWidget(self.effect)
        column.addStretch(1)

    def _edited(self, text: str) -> None:
        """Seven figures in one field are those of all, in the order shift, rotation, scale."""
        parts = [part for part in _PARTS.split(text.strip()) if part]
        if len(parts) == len(PARAMETERS):
            for field, part in zip(self.fields.values(), parts, strict=True):
                field.blockSignals(True)
                field.setText(part)
                field.setCursorPosition(0)
                field.blockSignals(False)
        self.changed.emit()

    def show_parameters(self, shift: SevenParameters) -> None:
        """Fill the fields."""
        for name, field in self.fields.items():
            field.setText(f"{getattr(shift, name):.10g}")
        self.convention.setCurrentIndex(self.convention.findData(shift.convention))

    def told(self) -> DatumShift | None:
        """The shift as typed; None as long as there is none. Raises InputError for what is no number."""
        figures = {name: _figure(field.text()) for name, field in self.fields.items()}
        if not any(figures.values()):
            return None
        method = SevenParameters(**figures, convention=self.convention.currentData())
        return DatumShift(method, crs_key(self._target))

    def warnings(self) -> tuple[Message, ...]:
        """What to doubt of a shift that could be used."""
        shift = self.told()
        return () if shift is None or self._source is None else moved_far(self._moved_m(shift, self._source))

    def show_effect(self, shift: DatumShift | None) -> None:
        """How far the map would move, in the middle of the county: a figure people know from elsewhere."""
        if shift is None or self._source is None:
            self.effect.clear()
            return
        template = self.tr("It moves the middle of the county by {metres} m.")
        self.effect.setText(template.format(metres=figure(self._moved_m(shift, self._source), 2)))

    def _moved_m(self, shift: DatumShift, source: CRS) -> float:
        west, south, east, north = home_box()
        middle = transformer(LONLAT, source).transform((west + east) / 2, (south + north) / 2)
        return shift.moved_m(source, np.array([middle]))


def _field() -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText("0")
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field


def _figure(text: str) -> float:
    """A figure as typed, 0 for nothing; full-width digits and the unit behind it are read too.

    >>> _figure("－1.25″"), _figure(" ")
    (-1.25, 0.0)
    """
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").strip().rstrip("\"'″′ mp秒米").strip()
    if not plain:
        return 0.0
    if not _FIGURE.fullmatch(plain):
        raise InputError(NOT_A_NUMBER)
    return float(plain)
