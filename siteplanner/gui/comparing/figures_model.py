"""Compared figures as Qt shows them: a heading a family, then a row a figure with values, differences and verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from siteplanner.core.comparing.compared_figures import ComparedFigure, Verdict
from siteplanner.core.comparing.comparison import Comparison
from siteplanner.core.comparing.flat_table import VERDICTS, family_title, unit_of
from siteplanner.core.measures.figure_table import FigureColumn
from siteplanner.gui.figure_units import Shown, exact, shown_as
from siteplanner.gui.numbers import figure
from siteplanner.gui.theme import current_tokens, semibold, tabular
from siteplanner.gui.wording import say

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
MARKS = {Verdict.BETTER: "▲", Verdict.WORSE: "▼", Verdict.SAME: "＝"}
"""Better, worse, alike: by shape and word, not by colour alone."""
FIGURE, UNIT, VALUES = 0, 1, 2
PER_OTHER = 2


@dataclass(frozen=True, eq=False)
class Line:
    """A figure in the unit it is shown in; or the heading of a family (``row`` None)."""

    heading: str
    row: ComparedFigure | None = None
    shown: Shown | None = None


class FiguresModel(QAbstractTableModel):
    """Columns: figure, unit, a value a scenario; then of each but the first its difference, and that in per cent."""

    def __init__(self) -> None:
        super().__init__()
        self.comparison: Comparison | None = None
        self.only_differences = False
        self.lines: list[Line] = []
        self._names: list[str] = []

    def show(self, comparison: Comparison | None, names: dict[str, str], *, only_differences: bool) -> None:
        """Another comparison, or another choice of its rows."""
        self.beginResetModel()
        self.comparison, self.only_differences = comparison, only_differences
        self._names = [] if comparison is None else [names.get(each, each) for each in comparison.scenarios]
        self.lines = [] if comparison is None else _lines(comparison, only_differences=only_differences)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        if parent.isValid() or self.comparison is None:
            return 0
        return VALUES + len(self._names) + PER_OTHER * (len(self._names) - 1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section < VALUES else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        whole = role == Qt.ItemDataRole.ToolTipRole
        if section < VALUES:
            return (self.tr("Figure"), self.tr("Unit"))[section]
        if (of := self._value_of(section)) is not None:
            return self._names[of]
        other, per_cent = self._other_of(section)
        names = {"scenario": self._names[other], "first": self._names[0]}
        if per_cent:
            return self.tr("({scenario} − {first}) ÷ {first}, %").format(**names) if whole else "Δ %"
        return self.tr("{scenario} − {first}").format(**names) if whole else f"Δ {self._names[other]}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.comparison is None:
            return None
        line, column = self.lines[index.row()], index.column()
        if line.row is None or line.shown is None:
            return self._heading(line, column, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line.row, line.shown, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column < VALUES else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return tabular(QFont())
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(line.row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._more(line.row, column) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line.row, line.shown, column)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].row is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def _heading(self, line: Line, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return line.heading if column == FIGURE else ""
        if role == Qt.ItemDataRole.FontRole:
            return semibold(QFont())
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(current_tokens().window)
        return None

    def _text(self, row: ComparedFigure, shown: Shown, column: int) -> str:
        if column == FIGURE:
            return say(row.label)
        if column == UNIT:
            return shown.unit or say(unit_of(row))
        if (of := self._value_of(column)) is not None:
            some = "~ " if row.values[of] is not None and row.lacking[of] else ""
            return some + shown.text(row.values[of])
        other, per_cent = self._other_of(column)
        if per_cent:
            return _signed(row.per_cent[other], 1) if row.per_cent[other] is not None else ""
        verdict, delta = row.verdicts[other], row.deltas[other]
        if delta is None:
            return "–"
        mark = f"{MARKS[verdict]} " if verdict is not None else ""
        return mark + _signed(delta / shown.per, shown.decimals or 0)

    def _colour(self, row: ComparedFigure, column: int) -> QColor | None:
        tokens = current_tokens()
        if column == UNIT:
            return QColor(tokens.text_muted)
        if column < VALUES or self._value_of(column) is not None:
            return None
        verdict = row.verdicts[self._other_of(column)[0]]
        if verdict is Verdict.BETTER:
            return QColor(tokens.ok)
        return QColor(tokens.error) if verdict is Verdict.WORSE else None

    def _more(self, row: ComparedFigure, column: int) -> str:
        """The whole number and what must be said of it; of a figure which way it is better and why."""
        if column <= UNIT:
            return self._which_way(row)
        if (of := self._value_of(column)) is not None:
            note = row.note(of)
            whole = exact(_column(row), row.values[of])
            return "\n".join(part for part in (whole, say(note) if note is not None else "") if part)
        other, _ = self._other_of(column)
        verdict = row.verdicts[other]
        whole = exact(_column(row), row.deltas[other])
        return "\n".join(part for part in (whole, say(VERDICTS[verdict]) if verdict is not None else "") if part)

    def _which_way(self, row: ComparedFigure) -> str:
        ways = {
            "more": self.tr("More of it counts as better."),
            "less": self.tr("Less of it counts as better."),
            "within": self.tr("Within the limits in force counts as good; there none is better."),
            "neither": self.tr("Neither more nor less of it counts as better."),
        }
        return f"{ways[row.direction]} {say(row.directed.why)}".strip()

    def _spoken(self, row: ComparedFigure, shown: Shown, column: int) -> str:
        text = self._text(row, shown, column)
        if column < VALUES or self._value_of(column) is not None:
            return text
        verdict = row.verdicts[self._other_of(column)[0]]
        return text if verdict is None else f"{text.lstrip('▲▼＝ ')}, {say(VERDICTS[verdict])}"

    def _value_of(self, column: int) -> int | None:
        """The scenario whose value a column is."""
        at = column - VALUES
        return at if 0 <= at < len(self._names) else None

    def _other_of(self, column: int) -> tuple[int, bool]:
        """The scenario whose difference a column is, and whether it is in per cent."""
        at, per_cent = divmod(column - VALUES - len(self._names), PER_OTHER)
        return at + 1, bool(per_cent)


def _lines(comparison: Comparison, *, only_differences: bool) -> list[Line]:
    lines: list[Line] = []
    family = ""
    for row in comparison.rows:
        if only_differences and not row.differs:
            continue
        if row.family != family:
            family = row.family
            lines.append(Line(say(family_title(family))))
        lines.append(Line("", row, shown_as(_column(row), row.values)))
    return lines


def _column(row: ComparedFigure) -> FigureColumn:
    return FigureColumn(row.figure, row.label, row.unit, row.decimals)


def _signed(value: float | None, decimals: int) -> str:
    """A difference with its sign; what rounds to nothing has none."""
    if value is None:
        return "–"
    text = figure(abs(value), decimals)
    if not round(value, decimals):
        return text
    return ("+" if value > 0 else "−") + text
