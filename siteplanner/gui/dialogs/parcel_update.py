"""What a newer map of parcels changes, looked at before it is taken: change by change, with whom it affects."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from siteplanner.core.edits.update_parcels import UpdateParcels
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.features import PLANTS, Feature, shape_of
from siteplanner.core.parcel_changes.effect import AffectedPlant, Effect
from siteplanner.core.parcel_changes.words import cautions, notes
from siteplanner.core.rules.rule import Finding
from siteplanner.core.work import Work, in_hand
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.affected_plants import AffectedPlants
from siteplanner.gui.dialogs.change_picture import ChangePicture
from siteplanner.gui.dialogs.panned_picture import Box
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.work_line import WorkLine
from siteplanner.gui.numbers import figure
from siteplanner.gui.table_models.parcel_changes_model import DETAILS, NUMBER, PARCELS, ParcelChangesModel
from siteplanner.gui.wording import say
from siteplanner.services.parcel_update import ParcelUpdate

LANE = "effect of newer parcels"
TICKED_MS = 150
"""Several ticks in a row are answered once."""
NARROWEST_PX, WIDEST_PX = 150, 220
WIDTH_PX, HEIGHT_PX = 1240, 700
MOST_LINES = 3
MOST_OPEN = 500
"""A group of more changes is closed at first: to lay out a hundred thousand rows holds the window up."""


class ParcelUpdateDialog(QDialog):
    """Nothing is applied while it is open: ``edit`` is what takes the ticked changes over once it was accepted, None
    before. Whoever asked applies it."""

    def __init__(self, desk: Desk, proposal: ParcelUpdate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.proposal = desk, proposal
        self.edit: UpdateParcels | None = None
        self.effect: Effect | None = proposal.effect
        self._scenario = proposal.plan.active_scenario
        self.model = ParcelChangesModel(proposal.changes)
        self.tree, self.plants = QTreeView(), AffectedPlants()
        self.picture = ChangePicture(proposal.plan, proposal.changes, self._scenario)
        self.all, self.none, self.whole = QPushButton(), QPushButton(), QPushButton()
        self.verdict, self.caution = QLabel(), ProblemLine()
        self.note = QLabel()
        self.work_line = WorkLine(desk.background, LANE)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton(self.tr("Update parcels"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.setWindowTitle(self.tr("Update parcels from {source}").format(source=proposal.source))
        self._due = QTimer(self, interval=TICKED_MS, singleShot=True)
        self._left = False
        self._fill()
        self._lay_out()
        self._connect()
        self._show_effect()
        self.resize(WIDTH_PX, HEIGHT_PX)

    # -- building -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        self.tree.setModel(self.model)
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setAccessibleName(self.tr("Changes"))
        self.tree.header().setSectionResizeMode(DETAILS, QHeaderView.ResizeMode.Interactive)
        for row in range(self.model.rowCount()):
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
            group = self.model.index(row, PARCELS)
            self.tree.setExpanded(group, self.model.rowCount(group) <= MOST_OPEN)
        self.tree.resizeColumnToContents(PARCELS)
        self.tree.setColumnWidth(PARCELS, max(NARROWEST_PX, min(self.tree.columnWidth(PARCELS), WIDEST_PX)))
        self.all.setText(self.tr("Take all"))
        self.none.setText(self.tr("Take none"))
        self.whole.setText(self.tr("Show all"))
        for button in (self.all, self.none, self.whole):
            button.setAutoDefault(False)
        for label in (self.note, self.verdict):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.note.setObjectName("faint")
        self.apply.setDefault(True)

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.all)
        ways.addWidget(self.none)
        ways.addStretch(1)
        ways.addWidget(self.whole)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tree, 1)
        column.addLayout(ways)
        upper = QSplitter(Qt.Orientation.Horizontal)
        upper.addWidget(left)
        upper.addWidget(self.picture)
        upper.setSizes([WIDTH_PX // 2, WIDTH_PX // 2])
        upper.setChildrenCollapsible(False)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(4)
        lower.addWidget(self.verdict)
        lower.addWidget(self.plants, 1)
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(upper)
        whole.addWidget(below)
        whole.setSizes([HEIGHT_PX * 2 // 3, HEIGHT_PX // 3])
        whole.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addWidget(self.work_line, 1)
        foot.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(whole, 1)
        layout.addWidget(self.caution)
        layout.addWidget(self.note)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.tree.selectionModel().currentChanged.connect(self._row_chosen)
        self.tree.clicked.connect(self._row_chosen)
        self.picture.chosen.connect(self._picked)
        self.model.ticked.connect(self._ticked)
        self.all.clicked.connect(lambda: self.model.take_all(taken=True))
        self.none.clicked.connect(lambda: self.model.take_all(taken=False))
        self.whole.clicked.connect(lambda: self.picture.show_change(None))
        self.plants.plant_chosen.connect(self._plant_chosen)
        self.plants.finding_chosen.connect(self._finding_chosen)
        self._due.timeout.connect(self._work_out)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda *_: self._leave())

    # -- looking at it ------------------------------------------------------------------------------------------

    def _row_chosen(self, index: QModelIndex) -> None:
        number = index.data(NUMBER)
        if number is not None:
            self.picture.show_change(number)
            self._show_place(self.proposal.changes.changes[number].bounds)

    def _picked(self, number: int) -> None:
        """A change clicked on the picture: its row, without moving the picture."""
        index = self.model.index_of(number)
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)

    def _plant_chosen(self, plant: AffectedPlant) -> None:
        box = shape_of(self.proposal.plan, plant.scenario_id, Feature(PLANTS, plant.plant_id)).bounds
        if plant.changes:
            self.picture.show_change(plant.changes[0])
        if len(box) == 4:
            self._show_place(box)
            if not plant.changes:
                self.picture.show_box(box)

    def _finding_chosen(self, finding: Finding) -> None:
        if finding.location is not None:
            east, north = finding.location
            self.picture.show_box((east - 1.0, north - 1.0, east + 1.0, north + 1.0))
            self._show_place((east - 50.0, north - 50.0, east + 50.0, north + 50.0))

    def _show_place(self, box: Box | None) -> None:
        """On the main map as well."""
        if box is not None:
            self.desk.show_place(box)

    # -- what taking it does ------------------------------------------------------------------------------------

    @property
    def taken(self) -> frozenset[int]:
        """The numbers of the changes that are ticked."""
        return frozenset(self.model.accepted)

    def _ticked(self) -> None:
        self.effect = None
        self.picture.set_accepted(self.taken)
        self._show_effect()
        self._due.start()

    def _work_out(self) -> None:
        """Check the layout as it would be, beside the hand."""
        proposal, accepted = self.proposal, self.taken

        def job(work: Work) -> Effect:
            with in_hand(work):
                return proposal.effect_of(accepted, work)

        self.desk.background.start(LANE, job, self._worked_out, self._not_worked_out)

    def _worked_out(self, effect: Effect) -> None:
        if not self._is_gone() and not self._due.isActive():
            self.effect = effect
            self._show_effect()

    def _not_worked_out(self, error: Exception) -> None:
        if self._is_gone() or isinstance(error, Cancelled):
            return
        if not isinstance(error, SiteplannerError):
            raise error
        self.caution.show_problem(say(error.message))

    def _show_effect(self) -> None:
        changes, accepted, effect = self.proposal.changes, self.taken, self.effect
        takes = bool(accepted) or bool(changes.added_columns)
        self.apply.setEnabled(takes)
        self.apply.setToolTip("" if takes else self.tr("Tick at least one change."))
        self.note.setText("\n".join(say(each) for each in notes(changes, accepted)))
        if effect is None:
            self.verdict.setText(self.tr("Working out what that does to the layout…"))
            return
        self.plants.show_effect(changes, effect, self._scenario)
        self.verdict.setText(self._summary(effect))
        warnings = [say(each) for each in cautions(changes, accepted, effect)]
        if warnings:
            self.caution.show_warning("\n".join(warnings[:MOST_LINES]))
            self.caution.label.setToolTip("\n".join(warnings))
        else:
            self.caution.clear()

    def _summary(self, effect: Effect) -> str:
        if not self.proposal.changes:
            return self.tr("The map has the same parcels as the plan.")
        return self.tr("Plants affected: {plants}. Findings gained: {gained}, lost: {lost}.").format(
            plants=figure(len(effect.plants)), gained=figure(effect.gained), lost=figure(effect.lost)
        )

    # -- leaving ------------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Take what is ticked; what it does need not be worked out to the end."""
        if self.apply.isEnabled():
            self.edit = self.proposal.edit(self.taken)
            super().accept()

    def _leave(self) -> None:
        self._left = True
        self._due.stop()
        self.desk.background.cancel(LANE)

    def _is_gone(self) -> bool:
        return self._left or not (isValid(self) and isValid(self.apply))
