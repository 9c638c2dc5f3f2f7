"""Which plant connects to which substation: a proposal looked at before it is applied, as one step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.measures.power.assignment import Method, Proposal, by_hand, propose
from siteplanner.core.measures.power.feeders import Along
from siteplanner.core.measures.power.proposal_tables import proposal_tables
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work, in_hand
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.work_line import WorkLine
from siteplanner.gui.table_models.figure_model import FigureModel
from siteplanner.gui.wording import say

LANE = "assign substations"
BY_HAND = "hand"
MOST_NAMED = 5
NONE_SELECTED = QT_TRANSLATE_NOOP("AssignSubstationsDialog", "Select the plants on the map that are connected by hand.")
NO_STATIONS = QT_TRANSLATE_NOOP(
    "AssignSubstationsDialog", "There is no substation on the map. Draw or import one first."
)
LEFT = QT_TRANSLATE_NOOP("AssignSubstationsDialog", "{plant}: {reason}.")
AND_MORE = QT_TRANSLATE_NOOP("AssignSubstationsDialog", "… and {count:,d} more.")
BEYOND = QT_TRANSLATE_NOOP("AssignSubstationsDialog", "Beyond what is borne in N-1: {substations}.")
SO_FAR = QT_TRANSLATE_NOOP(
    "AssignSubstationsDialog", "Within N-1 as far as loads are known. Connected plants whose load is not: {count:,d}."
)
WITHIN = QT_TRANSLATE_NOOP("AssignSubstationsDialog", "Every substation stays within N-1.")
Made = tuple[Proposal, tuple[FigureTable, ...]]


class AssignSubstationsDialog(QDialog):
    """Nothing is applied while it is open: ``edit`` is the proposal on show, None while there is none or it changes
    nothing. What is in service at the moment shown on the map counts."""

    def __init__(self, desk: Desk, basis: Basis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._basis = desk, basis
        self._selected = () if desk.session is None else tuple(desk.session.selection)
        self.proposal: Proposal | None = None
        self.setWindowTitle(self.tr("Assign plants to substations"))
        self.resize(880, 620)
        self.method, self.station, self.lengths, self.plants = (QComboBox() for _ in range(4))
        self.moves, self.loads = FigureModel(), FigureModel()
        self.moves_view, self.loads_view = _view(self.moves), _view(self.loads)
        self.note = QLabel()
        self.note.setObjectName("faint")
        self.note.setWordWrap(True)
        self.verdict, self.left = ProblemLine(), QLabel()
        self.left.setWordWrap(True)
        self.left.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.work_line = WorkLine(desk.background, LANE)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = buttons.addButton(self.tr("Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill()
        self._lay_out(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for combo in (self.method, self.station, self.lengths, self.plants):
            combo.activated.connect(lambda *_: self.propose())
        self._left_alone = False
        self.finished.connect(lambda *_: self._leave())
        self.propose()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.method.setFocus()

    def _leave(self) -> None:
        self._left_alone = True
        self.desk.background.cancel(LANE)

    def _is_gone(self) -> bool:
        """Whether an answer comes too late: to a dialog that was closed, or deleted with its window."""
        return self._left_alone or not (isValid(self) and isValid(self.apply))

    @property
    def edit(self) -> Edit | None:
        """The proposal on show as one step."""
        return None if self.proposal is None else self.proposal.edit()

    def propose(self) -> None:
        """Work the proposal out that is asked for; what was shown before can no longer be applied."""
        hand = self.method.currentData() == BY_HAND
        self.station.setEnabled(hand)
        self.plants.setEnabled(not hand and bool(self._selected))
        self.proposal = None
        self.apply.setEnabled(False)
        if len(self._basis.plan.site.substations) == 0 or (hand and not self._selected):
            self._show_none(say(NONE_SELECTED if hand and len(self._basis.plan.site.substations) else NO_STATIONS))
            return
        self.desk.background.start(LANE, self._job(hand), self._show, self._failed)

    # -- how it is made -----------------------------------------------------------------------------------------

    def _fill(self) -> None:
        self.method.addItem(self.tr("Balanced: within N-1, short feeders"), "balanced")
        self.method.addItem(self.tr("Nearest, whatever it carries"), "nearest")
        self.method.addItem(self.tr("By hand: the selected plants"), BY_HAND)
        for key, name in self._basis.plan.site.substations["name"].items():
            self.station.addItem(f"{key} {name}" if isinstance(name, str) else str(key), str(key))
        self.station.addItem(self.tr("none"), "")
        self.lengths.addItem(self.tr("straight"), "straight")
        self.lengths.addItem(self.tr("along roads"), "roads")
        self.plants.addItem(self.tr("all that draw power"), False)
        self.plants.addItem(self.tr("%n selected", "", len(self._selected)), True)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Method"), self.method)
        form.addRow(self.tr("Substation"), self.station)
        form.addRow(self.tr("Feeders"), self.lengths)
        form.addRow(self.tr("Plants"), self.plants)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.moves_view, 3)
        layout.addWidget(self.loads_view, 2)
        for widget in (self.verdict, self.left, self.note, self.work_line, buttons):
            layout.addWidget(widget)
        self.moves_view.setAccessibleName(self.tr("Plants that change their substation"))
        self.loads_view.setAccessibleName(self.tr("Load of substations before and after"))

    def _job(self, hand: bool) -> Callable[[Work], Made]:
        basis, along = self._basis, _along(self.lengths.currentData())
        method, station = self.method.currentData(), str(self.station.currentData())
        known = set(basis.ids.tolist())
        selected = [plant for plant in self._selected if plant in known]
        only = selected if self.plants.currentData() and self._selected else None

        def job(work: Work) -> Made:
            with in_hand(work):
                if hand:
                    found = by_hand(basis, dict.fromkeys(selected, station), along)
                else:
                    found = propose(basis, _method(method), along, only)
                return found, proposal_tables(basis, found)

        return job

    # -- what is shown ------------------------------------------------------------------------------------------

    def _show(self, made: Made) -> None:
        if self._is_gone():
            return
        proposal, tables = made
        self.proposal = proposal
        self.moves.set_table(tables[0])
        self.loads.set_table(tables[1])
        for view in (self.moves_view, self.loads_view):
            view.resizeColumnsToContents()
        beyond = [of.substation_id for of in proposal.loads if of.beyond_n1]
        unknown = sum(of.unknown for of in proposal.loads)
        if beyond:
            self.verdict.show_warning(say(BEYOND(substations=tuple(beyond))))
        elif unknown:
            self.verdict.show_warning(say(SO_FAR(count=unknown)))
        else:
            self.verdict.show_good(say(WITHIN))
        named = [say(LEFT(plant=plant, reason=reason)) for plant, reason in proposal.left[:MOST_NAMED]]
        rest = len(proposal.left) - MOST_NAMED
        self.left.setText("\n".join([*named, say(AND_MORE(count=rest))] if rest > 0 else named))
        self.left.setVisible(bool(named))
        self.note.setText("\n".join(say(note) for note in tables[0].notes))
        self.apply.setEnabled(bool(proposal.moves))
        self.apply.setDefault(True)  # Qt gives that up for the other button while this one cannot be pressed

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled) or self._is_gone():
            return
        if isinstance(error, SiteplannerError):
            self._show_none(say(error.message))
        else:
            raise error

    def _show_none(self, why: str) -> None:
        self.moves.set_table(None)
        self.loads.set_table(None)
        self.left.clear()
        self.note.clear()
        self.verdict.show_problem(why)


def _view(model: FigureModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    return view


def _along(data: object) -> Along:
    return "roads" if data == "roads" else "straight"


def _method(data: object) -> Method:
    return "nearest" if data == "nearest" else "balanced"
