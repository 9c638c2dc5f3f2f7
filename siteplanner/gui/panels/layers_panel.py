"""The layers of the map with their legend: what is shown, how much of it there is, what a colour means."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from siteplanner.core import schema
from siteplanner.core.land_use import mnr2023_codes
from siteplanner.core.plan import Plan
from siteplanner.drawing.style_values import LegendEntry
from siteplanner.gui.canvas import painting
from siteplanner.gui.desk import Desk
from siteplanner.gui.icons import icon
from siteplanner.gui.numbers import figure, in_chinese
from siteplanner.gui.wording import say

LAYER = Qt.ItemDataRole.UserRole
SHOWN = ("findings", "plants", "labels", "zones", "constraints", "substations", "parcels")
ICONS = {
    "findings": "warning",
    "plants": "plant",
    "labels": "edit",
    "zones": "zone",
    "constraints": "constraint",
    "substations": "substation",
    "parcels": "parcel",
}
LEGEND_GROUPS = {"plants": "plants", "constraints": "constraints", "parcels": "land_use"}


class LayersPanel(QWidget):
    """Ticks say what the map shows; below each layer, its legend with counts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(12)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setMinimumSectionSize(16)
        self.tree.header().setSectionResizeMode(0, self.tree.header().ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, self.tree.header().ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)
        self.tree.itemChanged.connect(self._ticked)
        desk.session_changed.connect(self.refresh)
        desk.plan_changed.connect(lambda *_: self.refresh())
        desk.theme_changed.connect(self.refresh)
        desk.display_changed.connect(self._show_ticks)
        desk.result_changed.connect(self._show_finding_count)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _names(self) -> dict[str, str]:
        names = {of.name: say(of.label) for of in schema.LAYERS.values()}
        return names | {"findings": self.tr("Findings"), "labels": self.tr("Labels")}

    def refresh(self) -> None:
        """Show the layers of the plan as it stands."""
        closed = {item.data(0, LAYER) for item in self._layer_items() if not item.isExpanded() and item.childCount()}
        self.tree.blockSignals(True)
        self.tree.setAccessibleName(self.tr("Layers"))
        self.tree.clear()
        plan = self.desk.plan
        if plan is not None:
            names = self._names()
            legend = self._legend(plan)
            for layer in SHOWN:
                item = QTreeWidgetItem([names[layer], self._count(plan, layer)])
                item.setData(0, LAYER, layer)
                item.setIcon(0, icon(ICONS[layer]))
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.tree.addTopLevelItem(item)
                for entry, count in legend.get(layer, []):
                    item.addChild(self._legend_item(entry, count))
                item.setExpanded(layer not in closed)
        self.tree.blockSignals(False)
        self._show_ticks()
        self._show_finding_count()

    def _legend_item(self, entry: LegendEntry, count: int) -> QTreeWidgetItem:
        name = entry.name.in_language("zh" if in_chinese() else "en")
        child = QTreeWidgetItem([name, figure(count)])
        child.setToolTip(0, name)
        child.setIcon(0, QIcon(painting.swatch(entry.style)))
        child.setFlags(Qt.ItemFlag.ItemIsEnabled)
        child.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return child

    def _legend(self, plan: Plan) -> dict[str, list[tuple[LegendEntry, int]]]:
        styles, site = self.desk.styles, plan.site
        codes: Counter[str] = Counter()
        for code, count in Counter(mnr2023_codes(site.parcels)).items():
            codes[styles.land_use_code(str(code) or None) or ""] += count
        kinds = Counter(str(kind) for kind in site.constraints["kind"].fillna("other"))
        products = Counter(str(product) for product in plan.plants()["product"].fillna(""))
        grades = dict(zip(site.constraints["kind"].fillna("other"), site.constraints["grade"].fillna(""), strict=True))
        entries = styles.legend_entries(
            land_uses=[code or None for code in codes],
            constraints=[(kind, str(grades[kind])) for kind in kinds],
            products=list(products),
        )
        counts = {"plants": products, "constraints": kinds, "land_use": codes}
        return {
            layer: [
                (e, counts[group].get(e.key, 0) or self._others(e, counts[group])) for e in entries if e.group == group
            ]
            for layer, group in LEGEND_GROUPS.items()
        }

    @staticmethod
    def _others(entry: LegendEntry, counts: Counter[str]) -> int:
        """How many an "other" entry stands for."""
        return counts.get("", 0) if entry.key == "other" else 0

    @staticmethod
    def _count(plan: Plan, layer: str) -> str:
        if layer == "plants":
            return figure(len(plan.plants()))
        return figure(len(plan.site.layer(layer))) if layer in {of.name for of in schema.BASE_LAYERS} else ""

    def _layer_items(self) -> list[QTreeWidgetItem]:
        items = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _show_ticks(self) -> None:
        self.tree.blockSignals(True)
        for item in self._layer_items():
            shown = item.data(0, LAYER) in self.desk.visible
            item.setCheckState(0, Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        self.tree.blockSignals(False)

    def _show_finding_count(self) -> None:
        result = self.desk.result
        for item in self._layer_items():
            if item.data(0, LAYER) == "findings":
                self.tree.blockSignals(True)
                item.setText(1, figure(len(result.findings)) if result else "")
                self.tree.blockSignals(False)

    def _ticked(self, item: QTreeWidgetItem) -> None:
        layer = item.data(0, LAYER)
        if layer:
            self.desk.set_visible(str(layer), visible=item.checkState(0) == Qt.CheckState.Checked)
