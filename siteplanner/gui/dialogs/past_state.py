"""A state of the plan gone by, before it becomes a scenario: which scenario of it, its name, what it differs in."""

from __future__ import annotations

from itertools import count

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from siteplanner.core.change_places import place_changes
from siteplanner.core.difference import Difference, plant_changes
from siteplanner.core.difference_words import said
from siteplanner.core.edits.add_past_state import require_same_crs
from siteplanner.core.errors import SiteplannerError
from siteplanner.core.plan import Plan
from siteplanner.gui.dialogs.difference_picture import DifferencePicture
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.wording import say
from siteplanner.services.past_states import PastState, not_taken


class PastStateDialog(QDialog):
    """Accepted: ``scenario_id`` of the state is wanted as a scenario of ``name`` with ``description``."""

    def __init__(self, state: PastState, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state, self._plan = state, plan
        self.setWindowTitle(self.tr("Open as a scenario"))
        self.scenario = QuietCombo()
        self.scenario.setAccessibleName(self.tr("Scenario of that time"))
        for each in state.plan.scenarios:
            self.scenario.addItem(each.name or each.scenario_id, each.scenario_id)
        self.scenario.setCurrentIndex(max(0, self.scenario.findData(state.scenario_id)))
        self.name, self.description = QLineEdit(), QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the new scenario"))
        self.description.setAccessibleName(self.tr("Description"))
        self.differs, self.not_taken = QLabel(), QLabel()
        self.picture = DifferencePicture()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.open_button = self.buttons.addButton(self.tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.scenario.currentIndexChanged.connect(self._choose)
        self.name.textChanged.connect(self._allow)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._choose()
        self.name.setFocus()
        self.name.selectAll()
        self.resize(660, 560)

    @property
    def scenario_id(self) -> str:
        """Which scenario of the state is wanted."""
        return str(self.scenario.currentData())

    def _lay_out(self) -> None:
        about = QLabel(
            self.tr(
                "The plants, site areas and notes of that time become a scenario of their own. Nothing else of the "
                "plan changes, and one step of undo takes it back."
            )
        )
        form = QFormLayout()
        form.addRow(self.tr("Scenario of that time"), self.scenario)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Description"), self.description)
        self.not_taken.setObjectName("faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addLayout(form)
        layout.addWidget(self.differs)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.not_taken)
        layout.addWidget(self.buttons)
        for label in (about, self.differs, self.not_taken):
            label.setWordWrap(True)
        self.open_button.setDefault(True)

    def _choose(self) -> None:
        """Another scenario of the state: its name, where it comes from, what it differs in from today's."""
        wanted = self.scenario_id
        self.name.setText(self._free_name(self.state.name_for(wanted)))
        self.description.setText(say(self.state.told_of(wanted)))
        self.description.setCursorPosition(0)
        try:
            require_same_crs(self.state.plan.site.crs, self._plan)
        except SiteplannerError as error:
            self.differs.setText(say(error.message))
            self.picture.hide()
        else:
            self._compare(wanted)
        self._allow()

    def _free_name(self, name: str) -> str:
        """The name, told from those of the plan's scenarios."""
        taken = {scenario.name for scenario in self._plan.scenarios}
        numbered = (f"{name} ({number})" for number in count(2))
        return name if name not in taken else next(each for each in numbered if each not in taken)

    def _compare(self, wanted: str) -> None:
        changes = [c for c in place_changes(self.state.plan, self._plan, wanted) if c.is_plant]
        nothing = self._plan.plants()[:0]
        plants = plant_changes(self.state.plan.plants(wanted), self._plan.scenario_plants.get(wanted, nothing))
        found = Difference({wanted: plants}, frozenset(), scenarios=False, rules=False, targets=False)
        told = self.tr("; ").join(say(part) for part in said(found))
        number = len(self.state.plan.plants(wanted))
        if changes:
            self.differs.setText(
                self.tr("{count} plants. From then to now: {changes}").format(count=number, changes=told)
            )
        else:
            self.differs.setText(self.tr("{count} plants, the same as now.").format(count=number))
        self.picture.show_changes(self._plan, wanted, tuple(changes))
        otherwise = self.tr("; ").join(say(part) for part in not_taken(self.state.plan, self._plan))
        self.not_taken.setText(
            self.tr("Not taken from that time, and as they are today: {parts}").format(parts=otherwise)
        )
        self.not_taken.setVisible(bool(otherwise))

    def _allow(self) -> None:
        same = self.state.plan.site.crs == self._plan.site.crs
        named = bool(self.name.text().strip())
        self.open_button.setEnabled(same and named)
        self.open_button.setToolTip("" if named else self.tr("Give the new scenario a name."))
