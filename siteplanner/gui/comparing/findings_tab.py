"""The findings that the compared scenarios do not share; each leads to its place on the map."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core import edits
from siteplanner.core.comparing.comparison import Comparison
from siteplanner.core.comparing.finding_changes import FindingChange
from siteplanner.core.finding_words import STATES, State, rule_name, state_of, subject_name
from siteplanner.core.rules.rule import Finding
from siteplanner.gui.comparing.compared_scenarios import ComparedScenarios
from siteplanner.gui.figure_units import unit_text
from siteplanner.gui.finding_words import summary
from siteplanner.gui.numbers import figure
from siteplanner.gui.theme import current_tokens, semibold
from siteplanner.gui.wording import say

MARKS: dict[State, str] = {"error": "●", "warning": "▲", "not_checked": "◌", "waived": "✓"}
MOST_SHOWN = 500
"""Of more findings in a row the rest is only counted: the gravest come first."""
COLUMNS = 4
DECIMALS, RATIO_DECIMALS = 2, 3
BESIDE_PX = 150
"""Of the columns beside the sentence, which has all the rest."""
FINDING = Qt.ItemDataRole.UserRole
SCENARIO = Qt.ItemDataRole.UserRole + 1


class FindingsTab(QWidget):
    """For each scenario what it has and the first has not, the other way round, and what both have, but not alike; a
    summary of each check above."""

    def __init__(self, compared: ComparedScenarios) -> None:
        super().__init__()
        self.compared = compared
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setContentsMargins(8, 6, 8, 6)
        self.tree = QTreeWidget()
        self.setFocusProxy(self.tree)
        self.tree.setColumnCount(COLUMNS)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for beside in range(1, COLUMNS):
            head.resizeSection(beside, BESIDE_PX)
        self.elsewhere, self.turn = QLabel(), QPushButton()
        self.elsewhere.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 4)
        foot.addWidget(self.elsewhere, 1)
        foot.addWidget(self.turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.summary)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)
        self.tree.itemClicked.connect(lambda item, _: self.show_place(item))
        self.tree.itemActivated.connect(lambda item, _: self.show_place(item))
        self.turn.clicked.connect(self._turn)
        self._scenario = ""
        compared.changed.connect(self.refresh)
        compared.ids_changed.connect(self.refresh)
        compared.desk.theme_changed.connect(self.refresh)
        compared.desk.plan_changed.connect(lambda *_: self._say_where())
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        titles = (self.tr("Finding"), self.tr("Rule"), self.tr("About"), self.tr("Measured / required"))
        self.tree.setHeaderLabels(titles)
        self.tree.setAccessibleName(self.tr("Findings gained, lost and changed"))
        self.refresh()

    def refresh(self) -> None:
        """Show the comparison as it is known now."""
        self.tree.clear()
        self._scenario = ""
        comparison = self.compared.comparison
        self.summary.setText("" if comparison is None else self._summary(comparison))
        if comparison is not None:
            for at in range(1, len(comparison.scenarios)):
                self._add(comparison, at)
            self.tree.expandAll()
        self._say_where()

    def _summary(self, comparison: Comparison) -> str:
        names = self.compared.names
        template = self.tr("{scenario}: {counts}")
        said = [template.format(scenario=names[of.scenario_id], counts=summary(of)) for of in comparison.checks]
        return "\n".join(said)

    def _add(self, comparison: Comparison, at: int) -> None:
        first, other = comparison.a, comparison.scenarios[at]
        for scenario, without, findings in (
            (other, first, comparison.gained_by(at)),
            (first, other, comparison.lost_by(at)),
        ):
            names = self.compared.names
            said = self.tr("Only in {scenario}, not in {other}: {count}")
            head = said.format(scenario=names[scenario], other=names[without], count=len(findings))
            self._add_group(
                head, [(_item(finding), finding) for finding in findings[:MOST_SHOWN]], len(findings), scenario
            )
        if changes := comparison.changed_by(at):
            names = self.compared.names
            said = self.tr("In {other} and in {scenario}, but not alike: {count}")
            head = said.format(other=names[first], scenario=names[other], count=len(changes))
            self._add_group(
                head, [(_changed_item(each), each.after) for each in changes[:MOST_SHOWN]], len(changes), other
            )

    def _add_group(
        self, title: str, rows: Sequence[tuple[QTreeWidgetItem, Finding]], count: int, scenario: str
    ) -> None:
        """A heading with the findings below it, each leading to its place in that scenario; ``count`` is of all."""
        head = QTreeWidgetItem([title, *[""] * (COLUMNS - 1)])
        head.setFont(0, semibold(head.font(0)))
        self.tree.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        for item, finding in rows:
            item.setData(0, FINDING, finding)
            item.setData(0, SCENARIO, scenario)
            head.addChild(item)
        if count > len(rows):
            rest = self.tr("{count} more: see the findings of {scenario}.")
            more = rest.format(count=count - len(rows), scenario=self.compared.names[scenario])
            head.addChild(QTreeWidgetItem([more]))

    def show_place(self, item: QTreeWidgetItem) -> None:
        """Zoom the map to a finding, and say where the map shows another scenario than the finding's."""
        finding = item.data(0, FINDING)
        self._scenario = str(item.data(0, SCENARIO) or "")
        if isinstance(finding, Finding):
            self.compared.desk.show_finding(finding)
        self._say_where()

    def _say_where(self) -> None:
        plan, scenario = self.compared.plan, self._scenario
        away = plan is not None and bool(scenario) and plan.active_scenario != scenario
        self.turn.setVisible(away)
        self.elsewhere.setVisible(away)
        if plan is not None and away:
            shown = plan.scenario().name or plan.active_scenario
            name = self.compared.names.get(scenario, scenario)
            self.elsewhere.setText(
                self.tr("The map shows {shown}; this finding is of {scenario}.").format(shown=shown, scenario=name)
            )
            self.turn.setText(self.tr("Show {scenario} on the map").format(scenario=name))

    def _turn(self) -> None:
        if self._scenario:
            self.compared.desk.apply(edits.set_active_scenario(self._scenario), select=())


def _item(finding: Finding) -> QTreeWidgetItem:
    return _row(finding, say(finding.message), _about(finding), _amounts(finding))


def _changed_item(change: FindingChange) -> QTreeWidgetItem:
    """What it is now; what it was before in the tool tip, and beside it where it is measured or about something
    else."""
    before, after = change.before, change.after
    about, measured = (_arrow(told(before), told(after)) for told in (_about, _amounts))
    was, now = state_of(before), state_of(after)
    words = say(after.message) if was == now else f"{say(STATES[was])} → {say(STATES[now])}: {say(after.message)}"
    item = _row(after, words, about, measured)
    told = f"{say(STATES[was])}: {say(before.message)}\n→ {say(STATES[now])}: {say(after.message)}"
    item.setToolTip(0, told)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, told)
    return item


def _row(finding: Finding, words: str, about: str, measured: str) -> QTreeWidgetItem:
    state = state_of(finding)
    item = QTreeWidgetItem([f"{MARKS[state]}  {words}", say(rule_name(finding)), about, measured])
    for column in range(1, COLUMNS):
        item.setToolTip(column, item.text(column))
    item.setToolTip(0, f"{say(STATES[state])}: {say(finding.message)}")
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{say(STATES[state])}: {say(finding.message)}")
    tokens = current_tokens()
    colours = {"error": tokens.error, "warning": tokens.warning, "not_checked": tokens.warning, "waived": tokens.ok}
    item.setForeground(0, QColor(colours[state]))
    return item


def _about(finding: Finding) -> str:
    return ", ".join(say(subject_name(subject)) for subject in finding.subjects)


def _amounts(finding: Finding) -> str:
    """What is measured and what is required; '' where there are no figures."""
    decimals = DECIMALS if finding.unit else RATIO_DECIMALS
    told = [_amount(value, decimals) for value in (finding.measured, finding.required)]
    unit = unit_text(finding.unit)
    if finding.measured is None and finding.required is None:
        return ""
    return f"{' / '.join(told)} {unit}".rstrip()


def _amount(value: float | None, decimals: int) -> str:
    return "–" if value is None else figure(value, 0 if value == round(value) else decimals)


def _arrow(before: str, after: str) -> str:
    return after if before == after else f"{before or '–'} → {after or '–'}"
