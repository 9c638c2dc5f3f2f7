"""The plants that a newer map of parcels affects, each with the findings it gains and loses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from siteplanner.core.parcel_changes.change import KIND_NAMES, ParcelChange, ParcelChanges
from siteplanner.core.parcel_changes.effect import AffectedPlant, Effect
from siteplanner.core.parcel_changes.words import parcels_in
from siteplanner.core.rules.rule import Finding
from siteplanner.gui.icons import colored_icon
from siteplanner.gui.numbers import figure
from siteplanner.gui.table_models.findings_model import icon_name
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say

PLANT, CHANGE, GAINED, LOST = range(4)
_OF = Qt.ItemDataRole.UserRole


class AffectedPlants(QTreeWidget):
    """``plant_chosen(plant)`` and ``finding_chosen(finding)`` when a row becomes the current one."""

    plant_chosen = Signal(object)
    finding_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(4)
        self.setHeaderLabels(
            [self.tr("Plant"), self.tr("Because of"), self.tr("Findings gained"), self.tr("Findings lost")]
        )
        self.setAccessibleName(self.tr("Plants affected"))
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.header().setSectionResizeMode(CHANGE, QHeaderView.ResizeMode.Stretch)
        self.header().setStretchLastSection(False)
        self.currentItemChanged.connect(self._chosen)

    def show_effect(self, changes: ParcelChanges, effect: Effect, scenario_id: str) -> None:
        """The plants, those that gain most findings first; those of the scenario on the map without its name."""
        self.clear()
        for plant in sorted(effect.plants, key=lambda plant: -len(plant.gained)):
            because = "; ".join(_named(changes.changes[number]) for number in plant.changes)
            self._add(self._name(plant, scenario_id), because, plant, plant.gained, plant.lost)
        gained, lost = effect.without_plant(scenario_id)
        if gained or lost:
            self._add(self.tr("the base map"), "", None, gained, lost)
        for column in (PLANT, GAINED, LOST):
            self.resizeColumnToContents(column)

    def _name(self, plant: AffectedPlant, scenario_id: str) -> str:
        if plant.scenario_id == scenario_id:
            return plant.plant_id
        return self.tr("{plant} in {scenario}").format(plant=plant.plant_id, scenario=plant.scenario_id)

    def _add(
        self, name: str, because: str, of: AffectedPlant | None, gained: Sequence[Finding], lost: Sequence[Finding]
    ) -> None:
        """A row with a row of its own for each finding."""
        item = QTreeWidgetItem([name, because])
        item.setToolTip(CHANGE, because)
        item.setData(PLANT, _OF, of)
        for column, findings, sign in ((GAINED, gained, "+"), (LOST, lost, "−")):
            item.setText(column, f"{sign}{figure(len(findings))}" if findings else "–")
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addTopLevelItem(item)
        below = [self._finding(finding, gained=True) for finding in gained]
        below += [self._finding(finding, gained=False) for finding in lost]
        item.addChildren(below)
        for each in below:
            each.setFirstColumnSpanned(True)  # heeded only once it is in the tree

    def _finding(self, finding: Finding, *, gained: bool) -> QTreeWidgetItem:
        words = self.tr("gained: {finding}") if gained else self.tr("lost: {finding}")
        item = QTreeWidgetItem([words.format(finding=say(finding.message))])
        item.setToolTip(PLANT, item.text(PLANT))
        tokens = current_tokens()
        color = tokens.ok if not gained else tokens.error if finding.severity == "error" else tokens.warning
        item.setIcon(PLANT, colored_icon(icon_name(finding) if gained else "ok", QColor(color)))
        item.setData(PLANT, _OF, finding)
        return item

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        of = item.data(PLANT, _OF) if item is not None else None
        if isinstance(of, AffectedPlant):
            self.plant_chosen.emit(of)
        elif isinstance(of, Finding):
            self.finding_chosen.emit(of)


def _named(change: ParcelChange) -> str:
    return f"{say(KIND_NAMES[change.kind])} {say(parcels_in(change))}"
