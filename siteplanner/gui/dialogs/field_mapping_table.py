"""Which column of a map fills which column of the plan, with values to judge by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from siteplanner.core.columns import Column
from siteplanner.core.field_mapping import GENERATED, told_sources
from siteplanner.core.schema import Layer
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.wording import say
from siteplanner.services.map_preview import MapPreview

ROW_PX = 30


class FieldMappingTable(QTableWidget):
    """``field_chosen(column, source)``: the plan's column comes from ``source``; '' for none (an id: generated)."""

    field_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setObjectName("choices")
        self.setAccessibleName(self.tr("Columns"))
        self.setHorizontalHeaderLabels([self.tr("Column of the plan"), self.tr("From column"), self.tr("Values")])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, width_px in ((0, 176), (1, 176)):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(at, width_px)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._combos: dict[str, QuietCombo] = {}
        self._preview: MapPreview | None = None

    def show_mapping(self, of: Layer | None, preview: MapPreview | None, changed: Mapping[str, str]) -> None:
        """The columns of a layer, filled as proposed but for those ``changed``; nothing without a preview."""
        self.setRowCount(0)
        self._combos.clear()
        self._preview = preview
        if of is None or preview is None or not preview.layer:
            return
        self.setRowCount(len(of.columns))
        for row, column in enumerate(of.columns):
            proposed = preview.proposed.get(column.name, "")
            self._show_row(row, column, of, preview, changed.get(column.name, proposed))

    def combo(self, column: str) -> QuietCombo:
        """The box in which the source of a column of the plan is chosen."""
        return self._combos[column]

    def _show_row(self, row: int, column: Column, of: Layer, preview: MapPreview, now: str) -> None:
        unit = f" ({column.unit})" if column.unit else ""
        name = QTableWidgetItem(say(column.label) + unit)
        name.setToolTip(column.name)
        self.setItem(row, 0, name)
        combo = QuietCombo()
        combo.setFrame(False)
        combo.setAccessibleName(say(column.label))
        nothing = self.tr("– numbered –") if column.name == of.index else self.tr("– blank –")
        combo.addItem(nothing, "")
        for told, choice in zip(told_sources(of, column.name), column.domain, strict=False):
            combo.addItem(self.tr("all: {value}").format(value=say(choice.label)), told)
        for source in preview.columns:
            combo.addItem(source, source)
        combo.setCurrentIndex(max(combo.findData(now), 0))
        combo.activated.connect(partial(self._chosen, row, column.name))
        self.setCellWidget(row, 1, combo)
        self._combos[column.name] = combo
        self._show_values(row, now, column.name == of.index, preview)

    def _show_values(self, row: int, source: str, is_id: bool, preview: MapPreview) -> None:
        if source in preview.samples:
            text = ", ".join(preview.samples[source]) or self.tr("(all blank)")
        elif source.startswith("(") and source != GENERATED:
            text = self.tr("the same for every row")
        else:
            text = self.tr("generated") if is_id else ""
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        if source not in preview.samples:
            item.setForeground(self.palette().placeholderText())
        self.setItem(row, 2, item)

    def _chosen(self, row: int, column: str, at: int) -> None:
        source = str(self._combos[column].itemData(at))
        if self._preview is not None:
            self._show_values(row, source, row == 0, self._preview)
        self.field_chosen.emit(column, source)
