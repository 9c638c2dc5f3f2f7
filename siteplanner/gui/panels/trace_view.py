"""What the number under the cursor is made of: the formula filled in, each thing with what it gives, the sources."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.features import Feature, features_frame
from siteplanner.core.finding_words import CONFIDENCES
from siteplanner.core.measures.figure_table import Term, Trace
from siteplanner.core.plan import Plan
from siteplanner.core.text import Named
from siteplanner.gui.figure_units import Shown
from siteplanner.gui.theme import tabular
from siteplanner.gui.wording import say

MOST_TERMS = 2_000
"""More are counted, not listed."""
LEAST_PX = 150
FEATURE = Qt.ItemDataRole.UserRole


class TraceView(QWidget):
    """``notes`` are shown while there is no number to explain; ``feature_chosen`` when a thing of the list is to be
    shown on the map."""

    feature_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.trace: Trace | None = None
        self.notes = ""
        self.formula = _words()
        self.facts = _words()
        self.facts.setObjectName("faint")
        self.terms = QTreeWidget()
        self.terms.setColumnCount(2)
        self.terms.setRootIsDecorated(False)
        self.terms.setUniformRowHeights(True)
        self.terms.header().setStretchLastSection(False)
        self.terms.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.terms.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.terms.itemActivated.connect(lambda item, _: self.feature_chosen.emit(item.data(0, FEATURE)))
        self.terms.itemClicked.connect(lambda item, _: self.feature_chosen.emit(item.data(0, FEATURE)))
        words = QWidget()
        inside = QVBoxLayout(words)
        inside.setContentsMargins(8, 6, 8, 6)
        inside.setSpacing(6)
        inside.addWidget(self.formula)
        inside.addWidget(self.facts)
        inside.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(words)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 2)
        column.addWidget(self.terms, 3)
        self.setMinimumWidth(LEAST_PX)
        self._plan: Plan | None = None
        self._shown: Shown | None = None
        self.retranslate()

    def retranslate(self) -> None:
        self.terms.setHeaderLabels([self.tr("Made of"), self._shown.unit if self._shown is not None else ""])
        self.terms.setAccessibleName(self.tr("What the number is made of"))
        self.formula.setAccessibleName(self.tr("How the number comes about"))
        self.show_trace(self.trace, self._plan, self._shown)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_trace(self, trace: Trace | None, plan: Plan | None, shown: Shown | None) -> None:
        """Show what a number is made of, in the unit it is shown in; None: ask for a number."""
        self.trace, self._plan, self._shown = trace, plan, shown
        self.terms.clear()
        if trace is None or plan is None or shown is None:
            self.formula.setText(self.tr("Choose a number to see what it is made of."))
            self.facts.setText(self.notes)
            self.facts.setVisible(bool(self.notes))
            self.terms.hide()
            return
        words = [say(trace.formula)] if trace.why_blank is None else [say(trace.why_blank), say(trace.formula)]
        self.formula.setText("\n".join(word for word in words if word))
        self.facts.setText("\n".join(self._facts(trace)))
        self.facts.setVisible(bool(self.facts.text()))
        self.terms.setHeaderLabels([self.tr("Made of"), shown.unit])
        items = [self._item(term, plan, shown) for term in trace.terms[:MOST_TERMS]]
        items += [self._item(Term(feature), plan, shown, lacking=True) for feature in trace.lacking[:MOST_TERMS]]
        self.terms.addTopLevelItems(items)
        self.terms.setVisible(bool(items))

    def _facts(self, trace: Trace) -> list[str]:
        lines = [say(note) for note in trace.notes]
        more = len(trace.terms) - MOST_TERMS
        if more > 0:
            lines.append(self.tr("{count} more are not listed.").format(count=more))
        for what, source in trace.sources:
            parts = (source.clause, say(source.source), say(CONFIDENCES[source.confidence]), source.checked_on)
            told = " · ".join(part for part in parts if part)
            lines.append(self.tr("{what}: {source}").format(what=say(what), source=told))
        return lines

    def _item(self, term: Term, plan: Plan, shown: Shown, *, lacking: bool = False) -> QTreeWidgetItem:
        blank = self.tr("no figure") if lacking else ""
        given = blank if term.value is None else shown.text(term.value)
        item = QTreeWidgetItem([feature_name(plan, term.feature), given])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFont(1, tabular(self.font()))
        item.setData(0, FEATURE, term.feature)
        return item

    def text(self) -> str:
        """Everything that is shown, as lines."""
        lines = [self.formula.text(), *([self.facts.text()] if not self.facts.isHidden() else [])]
        for at in range(self.terms.topLevelItemCount()):
            item = self.terms.topLevelItem(at)
            if item is not None:
                lines.append(f"{item.text(0)}  {item.text(1)}".rstrip())
        return "\n".join(line for line in lines if line)


def feature_name(plan: Plan, feature: Feature) -> str:
    """Its id, and its name where it has one."""
    frame = features_frame(plan, feature.layer)
    name = frame["name"].get(feature.id) if "name" in frame.columns else None
    named = say(name) if isinstance(name, str | Named) else ""
    return f"{feature.id}  {named}" if named and named != feature.id else feature.id


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
