"""Control points in a table, pasted from Excel or typed, with the fit and each point's residual beside them."""

from __future__ import annotations

from pathlib import Path

from pyproj import CRS
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.control_fit import FEWEST, ControlFit, ControlPoint, fit
from siteplanner.core.control_points import ORDERS, read_control_points
from siteplanner.core.coordinates import crs_key, crs_text, parse_crs, settings
from siteplanner.core.datum_shift import DatumShift, target_for
from siteplanner.core.errors import InputError
from siteplanner.core.text import Message
from siteplanner.files.datum_shifts import read_points_file
from siteplanner.gui.numbers import figure
from siteplanner.gui.theme import current_tokens

EMPTY_ROWS = 6
ENTERED = 5
RESIDUAL, LEFT_OUT = 5, 6


class ControlPointsForm(QWidget):
    """``changed()`` whenever the points or the kind of fit are others."""

    changed = Signal()

    def __init__(self, source_crs: CRS | None, target_crs: CRS) -> None:
        super().__init__()
        self._source, self._target = source_crs, target_crs
        self._filling = False
        self.fit: ControlFit | None = None
        self.refused: InputError | None = None
        self.table = QTableWidget(EMPTY_ROWS, 7)
        self.kind = QComboBox()
        self.kind.addItem(self.tr("Four parameters: shift, turn, scale"), "similarity")
        self.kind.addItem(self.tr("Six parameters: each axis by itself"), "affine")
        self.order = QComboBox()
        self.order.addItem(self.tr("Order told by the figures"), "")
        self.order.addItem(self.tr("X north, Y east"), ORDERS[0])
        self.order.addItem(self.tr("East, north"), ORDERS[1])
        self.paste = QPushButton(self.tr("Paste"))
        self.open = QPushButton(self.tr("Read a file…"))
        self.remove = QPushButton(self.tr("Remove the row"))
        self.result = QLabel()
        self.result.setWordWrap(True)
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._set_up_table()
        self._lay_out()
        self.table.itemChanged.connect(self._typed)
        self.kind.currentIndexChanged.connect(self._refit)
        self.paste.clicked.connect(self.paste_cells)
        self.open.clicked.connect(self._ask_for_file)
        self.remove.clicked.connect(self._remove_row)

    def _set_up_table(self) -> None:
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Point"),
                self.tr("Old X north (m)"),
                self.tr("Old Y east (m)"),
                self.tr("New X north (m)"),
                self.tr("New Y east (m)"),
                self.tr("Residual (cm)"),
                self.tr("Left out (cm)"),
            ]
        )
        left_out = self.table.horizontalHeaderItem(LEFT_OUT)
        if left_out is not None:
            left_out.setToolTip(self.tr("How far the fit of the other points misses this one."))
        self.table.setAccessibleName(self.tr("Control points"))
        self.table.verticalHeader().hide()
        self.table.setAlternatingRowColors(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (0, RESIDUAL, LEFT_OUT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.installEventFilter(self)
        self._fill([])

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for button in (self.paste, self.open, self.remove):
            button.setAutoDefault(False)
            top.addWidget(button)
        top.addStretch(1)
        top.addWidget(self.order)
        top.addWidget(self.kind)
        self.order.setAccessibleName(self.tr("Order of the ordinates that are pasted"))
        self.kind.setAccessibleName(self.tr("Kind of fit"))
        self.order.setToolTip(self.order.accessibleName())
        self.kind.setToolTip(self.kind.accessibleName())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.result)

    # -- points in --------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.matches(QKeySequence.StandardKey.Paste):
                self.paste_cells()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._clear_cells()
                return True
        return super().eventFilter(watched, event)

    def paste_cells(self) -> None:
        """The points of the clipboard, as a table of Excel or as text, in the place of those that are there."""
        self.take(QGuiApplication.clipboard().text())

    def take(self, text: str) -> None:
        """The points of a text instead of those that are there; one that cannot be read is told and changes nothing."""
        try:
            points = read_control_points(text, self.order.currentData())
        except InputError as error:
            self._refuse(error)
            return
        self._fill(points)
        self._refit()

    def show_fit(self, found: ControlFit) -> None:
        """Fill the table with the points of a fit, and fit them the same way."""
        self.kind.setCurrentIndex(self.kind.findData(found.kind))
        self._fill(found.points)
        self._refit()

    def _ask_for_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Control points"),
            str(Path.home()),
            self.tr("Control points (*.csv *.txt *.tsv);;All files (*)"),
        )
        if not name:
            return
        try:
            text = read_points_file(Path(name))
        except InputError as error:
            self._refuse(error)
            return
        self.take(text)

    def _fill(self, points: tuple[ControlPoint, ...] | list[ControlPoint]) -> None:
        self._filling = True
        self.table.setRowCount(max(EMPTY_ROWS, len(points) + 1))
        for row in range(self.table.rowCount()):
            cells = [""] * ENTERED
            if row < len(points):
                point = points[row]
                (se, sn), (te, tn) = point.source, point.target
                cells = [point.name, *(_plain(value) for value in (sn, se, tn, te))]
            self._set_row(row, cells)
        self._filling = False

    def _remove_row(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())
            self._refit()

    def _clear_cells(self) -> None:
        self._filling = True
        for item in self.table.selectedItems():
            if item.column() < ENTERED:
                item.setText("")
        self._filling = False
        self._refit()

    def _typed(self) -> None:
        if not self._filling:
            self._refit()

    # -- the fit ----------------------------------------------------------------------------------------------------

    def _refuse(self, error: InputError) -> None:
        self.refused = error
        self.changed.emit()

    def _text(self) -> str:
        """The filled rows of the table as text."""
        rows = []
        for row in range(self.table.rowCount()):
            cells = self._cells(row)
            if any(cells):
                rows.append("\t".join([cells[0] or f"{row + 1}", *cells[1:]]))
        return "\n".join(rows)

    def _refit(self) -> None:
        self.fit, self.refused = None, None
        text = self._text()
        try:
            points = read_control_points(text, ORDERS[0]) if text else ()
            if len(points) >= FEWEST[self.kind.currentData()]:
                self.fit = fit(points, self.kind.currentData())
        except InputError as error:
            self.refused = error
        self._show_residuals()
        if any(self._cells(self.table.rowCount() - 1)):
            self._add_row()
        self.changed.emit()

    def _cells(self, row: int) -> list[str]:
        """What stands in the columns of a row that are typed."""
        items = (self.table.item(row, column) for column in range(ENTERED))
        return ["" if item is None else item.text().strip() for item in items]

    def _add_row(self) -> None:
        self._filling = True
        self.table.setRowCount(self.table.rowCount() + 1)
        self._set_row(self.table.rowCount() - 1, [""] * ENTERED)
        self._filling = False

    def _set_row(self, row: int, cells: list[str]) -> None:
        for column, text in enumerate((*cells, "", "")):
            item = QTableWidgetItem(text)
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if column >= ENTERED:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.setItem(row, column, item)

    def _show_residuals(self) -> None:
        """Residuals beside their points; above the limit in red, and with a mark."""
        limit_m = settings()["shift"]["residual"]["value"]
        tokens = current_tokens()
        self._filling = True
        at = 0
        for row in range(self.table.rowCount()):
            filled = any(self._cells(row))
            for column in (RESIDUAL, LEFT_OUT):
                value = self._off_m(column, at) if filled else None
                item = self.table.item(row, column)
                if item is None:
                    continue
                above = value is not None and value > limit_m
                item.setText("" if value is None else f"{'▲ ' if above else ''}{figure(value * 100.0, 1)}")
                item.setForeground(QBrush(QColor(tokens.error if above else tokens.text)))
            at += filled
        self._filling = False

    def _off_m(self, column: int, at: int) -> float | None:
        found = self.fit
        if found is None or not found.checked or at >= len(found.points):
            return None
        if column == RESIDUAL:
            return found.residuals_m[at]
        return None if found.left_out_m is None else found.left_out_m[at]

    def told(self) -> DatumShift | None:
        """The shift by the points there are; None as long as there are too few. Raises InputError for bad ones."""
        if self.refused is not None:
            raise self.refused
        if self.fit is None:
            return None
        found = target_for(self._source, self.fit)
        return DatumShift(self.fit, crs_key(self._target if found is None else found))

    def warnings(self) -> tuple[Message, ...]:
        return () if self.fit is None else self.fit.warnings()

    def show_effect(self, shift: DatumShift | None) -> None:
        """The fit in words, and what the limit is."""
        found = self.fit
        if found is None:
            self.result.setText(
                self.tr("Type or paste at least {count} points: name, old X, old Y, new X, new Y.").format(
                    count=FEWEST[self.kind.currentData()]
                )
            )
            return
        limit_cm = figure(settings()["shift"]["residual"]["value"] * 100.0)
        parts = [
            self.tr("Scale {ppm} ppm, turn {turn}″.").format(
                ppm=f"{found.scale_ppm:+.2f}", turn=f"{found.turn_arcsec:+.2f}"
            )
        ]
        if found.checked:
            worst = found.points[found.worst].name
            parts.append(
                self.tr("Residuals {rms} cm (rms), the largest {worst} cm at “{name}”; red above {limit} cm.").format(
                    rms=figure(found.rms_m * 100.0, 1),
                    worst=figure(found.residuals_m[found.worst] * 100.0, 1),
                    name=worst,
                    limit=limit_cm,
                )
            )
        if shift is not None:
            parts.append(self.tr("The map will be in {target}.").format(target=crs_text(parse_crs(shift.target))))
        self.result.setText(" ".join(parts))


def _plain(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
