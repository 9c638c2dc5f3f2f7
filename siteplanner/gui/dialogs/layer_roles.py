"""The layers of a file that has several: what each is used as, so that many come in at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from siteplanner.core import schema
from siteplanner.files.map_layers import MapLayer
from siteplanner.gui.dialogs.plain_words import sentence
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.numbers import figure
from siteplanner.gui.wording import say

LAYER, SHAPES, ROWS, ROLE = range(4)
ROW_PX = 30


class LayerRoles(QTableWidget):
    """``role_wanted(layer, role)`` when a person gives a layer a role; '' for none."""

    role_wanted = Signal(str, str)

    def __init__(self, roles: Sequence[str]) -> None:
        super().__init__(0, 4)
        self._roles = tuple(roles)
        self._shown: tuple[MapLayer, ...] | None = None
        self._combos: dict[str, QuietCombo] = {}
        self.setObjectName("choices")
        self.setAccessibleName(self.tr("Layers"))
        self.setHorizontalHeaderLabels([self.tr("Layer"), self.tr("Shapes"), self.tr("Rows"), self.tr("Used as")])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(LAYER, QHeaderView.ResizeMode.Stretch)
        for column, width_px in ((SHAPES, 120), (ROWS, 72), (ROLE, 152)):
            self.setColumnWidth(column, width_px)

    def show_layers(self, layers: tuple[MapLayer, ...], used: Mapping[str, str]) -> None:
        """The layers of a file, and the role of each that is used."""
        if layers != self._shown:
            self._shown = layers
            self._combos.clear()
            self.setRowCount(len(layers))
            for row, layer in enumerate(layers):
                self._show_layer(row, layer)
        for name, combo in self._combos.items():
            combo.setCurrentIndex(max(combo.findData(used.get(name, "")), 0))

    def combo(self, layer: str) -> QuietCombo:
        """The box in which the role of a layer is chosen."""
        return self._combos[layer]

    def _show_layer(self, row: int, layer: MapLayer) -> None:
        texts = (layer.name, layer.geometry_type or self.tr("table"), figure(layer.rows))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setToolTip(text if layer.problem is None else sentence(layer.problem))
            if column == ROWS:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, item)
        self.removeCellWidget(row, ROLE)
        usable = [role for role in self._roles if layer.fits(role)] if layer.rows else []
        if not usable:
            item = QTableWidgetItem(self._why_not(layer))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.setItem(row, ROLE, item)
            return
        combo = QuietCombo()
        combo.setFrame(False)
        combo.setAccessibleName(self.tr("{layer}: used as").format(layer=layer.name))
        combo.addItem(self.tr("– not used –"), "")
        for role in usable:
            combo.addItem(say(schema.layer(role).label), role)
        combo.activated.connect(partial(self._chosen, layer.name))
        self.setCellWidget(row, ROLE, combo)
        self._combos[layer.name] = combo

    def _why_not(self, layer: MapLayer) -> str:
        if layer.problem is not None:
            return self.tr("cannot be read")
        if layer.geometry_type is None:
            return self.tr("has no shapes")
        return self.tr("fits no role") if layer.rows else self.tr("is empty")

    def _chosen(self, layer: str, at: int) -> None:
        self.role_wanted.emit(layer, str(self._combos[layer].itemData(at)))
