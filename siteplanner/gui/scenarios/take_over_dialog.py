"""What came in the parent of a scenario, plant by plant: what is ticked is taken over, what clashes is named."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core import edits
from siteplanner.core.change_places import KIND_NAMES, PlaceChange, place_changes
from siteplanner.core.edits.edit import Edit
from siteplanner.core.merging.clashes import Clash
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.taking_over import clash_words, taking_over
from siteplanner.core.scenarios.tree import parent_of
from siteplanner.gui.dialogs.difference_picture import DifferencePicture
from siteplanner.gui.scenarios.scenario_tree import children
from siteplanner.gui.wording import say

PLANT, WHAT = range(2)
ID = Qt.ItemDataRole.UserRole
State = Qt.CheckState


class TakeOverDialog(QDialog):
    """Accepted: ``edit()`` takes over what is ticked. A clash is a row below its plant; ticked, the parent is followed
    in it."""

    def __init__(self, plan: Plan, scenario_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan, self.scenario_id = plan, scenario_id
        self._parent = plan.scenario(parent_of(plan, scenario_id))
        self.changes = what_came(plan, scenario_id)
        taken = taking_over(plan, scenario_id)
        self._renamed = taken.renamed
        self.clashes = {plant: list(of) for plant, of in groupby(taken.clashes, key=lambda clash: clash.key.id)}
        self.rows = QTreeWidget()
        self.picture = DifferencePicture()
        self.all, self.none = QPushButton(self.tr("Tick &all")), QPushButton(self.tr("Tick &none"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton(self.tr("Take over"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        for button in (self.all, self.none):
            button.setAutoDefault(False)
        self.count = QLabel()
        self.setWindowTitle(self.tr("Take over from “{parent}”").format(parent=self._parent.name))
        self._lay_out()
        self._fill()
        self.rows.itemChanged.connect(self._ticked)
        self.rows.currentItemChanged.connect(lambda item, _: self._show(item))
        self.picture.chosen.connect(self._choose)
        self.all.clicked.connect(lambda: self._tick_all(State.Checked))
        self.none.clicked.connect(lambda: self._tick_all(State.Unchecked))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.picture.show_changes(plan, self._parent.scenario_id, self.changes)
        self._ticked()
        self.rows.setFocus()
        self.resize(1060, 560)

    def _lay_out(self) -> None:
        child = self.plan.scenario(self.scenario_id).name
        about = QLabel(
            self.tr(
                "Since “{child}” last took over, this was changed in “{parent}”. What is ticked is taken over; what "
                "“{child}” has changed itself stays."
            ).format(child=child, parent=self._parent.name)
        )
        about.setWordWrap(True)
        self.rows.setHeaderLabels([self.tr("Plant"), self.tr("What came")])
        self.rows.setAccessibleName(self.tr("What came in “{parent}”").format(parent=self._parent.name))
        self.rows.header().setStretchLastSection(True)
        self.rows.header().setSectionResizeMode(PLANT, QHeaderView.ResizeMode.ResizeToContents)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows, 1)
        ticks = QHBoxLayout()
        ticks.addWidget(self.all)
        ticks.addWidget(self.none)
        ticks.addStretch(1)
        ticks.addWidget(self.count)
        column.addLayout(ticks)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.picture)
        split.setSizes([620, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addWidget(split, 1)
        layout.addWidget(self.buttons)

    def _fill(self) -> None:
        for change in self.changes:
            item = QTreeWidgetItem([self._named(change.id), self._said(change)])
            item.setData(PLANT, ID, change.id)
            item.setCheckState(PLANT, State.Checked)
            item.setToolTip(WHAT, item.text(WHAT))
            self.rows.addTopLevelItem(item)
            for clash in self.clashes.get(change.id, ()):
                item.addChild(self._clash_row(clash))
            item.setExpanded(True)
        first = self.rows.topLevelItem(0)
        if first is not None:
            self.rows.setCurrentItem(first)

    def _named(self, plant_id: str) -> str:
        frames = (self.plan.plants(self._parent.scenario_id), self.plan.grounds[self.scenario_id])
        name = next((frame["name"].get(plant_id) for frame in frames if plant_id in frame.index), None)
        return f"{plant_id}  {name}" if isinstance(name, str) and name else plant_id

    def _said(self, change: PlaceChange) -> str:
        if change.kind in ("added", "removed"):
            return say(KIND_NAMES[change.kind])
        return say(change.told()).removeprefix(change.id).lstrip(":： ")

    def _clash_row(self, clash: Clash) -> QTreeWidgetItem:
        words = say(clash_words(clash, self._parent.name, self._renamed))
        follow = self.tr("follow the parent")
        item = QTreeWidgetItem([follow, self.tr("Clash: {words}").format(words=words)])
        item.setData(PLANT, ID, clash.key.field)
        both = clash.taken == "both"
        if both:
            item.setText(PLANT, "")
        else:
            item.setCheckState(PLANT, State.Unchecked)
        bold = QFont(self.rows.font())
        bold.setItalic(True)
        item.setFont(WHAT, bold)
        item.setToolTip(WHAT, item.text(WHAT))
        return item

    def _top(self) -> list[QTreeWidgetItem]:
        rows = [self.rows.topLevelItem(row) for row in range(self.rows.topLevelItemCount())]
        return [row for row in rows if row is not None]

    @property
    def ticked(self) -> tuple[str, ...]:
        """The plants of which is taken over what came."""
        return tuple(str(row.data(PLANT, ID)) for row in self._top() if row.checkState(PLANT) == State.Checked)

    @property
    def followed(self) -> tuple[tuple[str, str], ...]:
        """Plant and field of the clashes in which the parent is followed."""
        return tuple(
            (str(row.data(PLANT, ID)), str(clash.data(PLANT, ID)))
            for row in self._top()
            if row.checkState(PLANT) == State.Checked
            for clash in children(row)
            if clash.text(PLANT) and clash.checkState(PLANT) == State.Checked
        )

    def edit(self) -> Edit | None:
        """What takes over the ticked; None where nothing is."""
        if not self.ticked:
            return None
        whole = len(self.ticked) == len(self.changes)
        return edits.take_over_from_parent(self.scenario_id, None if whole else self.ticked, follow=self.followed)

    def _tick_all(self, state: Qt.CheckState) -> None:
        self.rows.blockSignals(True)
        for row in self._top():
            row.setCheckState(PLANT, state)
        self.rows.blockSignals(False)
        self.rows.viewport().update()
        self._ticked()

    def _ticked(self, *_: object) -> None:
        self.count.setText(
            self.tr("{ticked} of {count} ticked").format(ticked=len(self.ticked), count=len(self.changes))
        )
        self.take.setEnabled(bool(self.ticked))
        self.take.setToolTip("" if self.ticked else self.tr("Tick a plant first."))

    def _show(self, item: QTreeWidgetItem | None) -> None:
        while item is not None and item.parent() is not None:
            item = item.parent()
        at = self.rows.indexOfTopLevelItem(item) if item is not None else -1
        self.picture.show_change(at if at >= 0 else None)

    def _choose(self, number: int) -> None:
        item = self.rows.topLevelItem(number)
        if item is not None:
            self.rows.setCurrentItem(item)


def what_came(plan: Plan, scenario_id: str) -> tuple[PlaceChange, ...]:
    """What came in the parent of a scenario since it last took over, a plant each."""
    parent = parent_of(plan, scenario_id)
    before = replace(plan, scenario_plants={**plan.scenario_plants, parent: plan.grounds[scenario_id]})
    return place_changes(before, plan, parent)
