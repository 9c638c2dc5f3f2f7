"""The weighted score: weights on sliders, the ranking as bars, what must be said beside it, and how firm it is."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from siteplanner.core import edits
from siteplanner.core.comparing.score import Score, score
from siteplanner.core.comparing.score_words import cautions_of, score_sentences, sensitivity_sentences
from siteplanner.core.comparing.weights import own_weights, weights_of
from siteplanner.gui.comparing.compared_scenarios import ComparedScenarios
from siteplanner.gui.comparing.score_bars import ScoreBars
from siteplanner.gui.comparing.weight_rows import WeightRows
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say

SETTLES_MS = 700
"""Keys and the wheel let nothing go: a weight counts as set once it has rested so long."""


class ScoreTab(QWidget):
    """The score follows the hand at once; the plan keeps the weights, as one undo step, when they are set."""

    def __init__(self, compared: ComparedScenarios) -> None:
        super().__init__()
        self.compared = compared
        self.score: Score | None = None
        self.weights, self.bars = WeightRows(), ScoreBars()
        self.setFocusProxy(self.weights.more)
        self.usual = QPushButton()
        self.told, self.firm = _words(), _words()
        self._settling = QTimer(self, interval=SETTLES_MS, singleShot=True)
        self._settling.timeout.connect(self.keep)
        self._lay_out()
        self.weights.changed.connect(self._weighed)
        self.weights.settled.connect(self._settled)
        self.usual.clicked.connect(lambda *_: compared.desk.apply(edits.set_score_weights(None)))
        compared.changed.connect(self.refresh)
        compared.ids_changed.connect(self.refresh)
        compared.desk.plan_changed.connect(lambda *_: self._plan_changed())
        compared.desk.session_changed.connect(self._another_plan)
        compared.desk.theme_changed.connect(self._show)
        self.retranslate()

    def _lay_out(self) -> None:
        left, right, split = QWidget(), QWidget(), QSplitter(Qt.Orientation.Horizontal)
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.weights, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.usual)
        column.addLayout(row)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(12)
        for widget in (self.bars, self.told, self.firm):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(right)
        split.addWidget(left)
        split.addWidget(area)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([600, 600])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    def retranslate(self) -> None:
        self.usual.setText(self.tr("&Usual weights"))
        self.usual.setToolTip(self.tr("Equal weights of the figures usually weighed"))
        self.told.setAccessibleName(self.tr("What the score says"))
        self.firm.setAccessibleName(self.tr("How firm the ranking is"))
        self.refresh()

    def refresh(self) -> None:
        """Show the plan's weights, and the score by them."""
        plan = self.compared.plan
        if plan is not None and not self._settling.isActive():
            self.weights.show_weights(self.compared.comparison, weights_of(plan))
        self.usual.setEnabled(plan is not None and own_weights(plan) is not None)
        self._work_out()

    def keep(self) -> None:
        """Keep the weights with the plan, if they were changed."""
        self._settling.stop()
        plan = self.compared.plan
        if plan is not None and self.compared.ids and dict(weights_of(plan)) != self.weights.weights:
            self.compared.desk.apply(edits.set_score_weights(self.weights.weights))

    def _another_plan(self) -> None:
        """What was being weighed was another plan's."""
        self._settling.stop()
        self.refresh()

    def _plan_changed(self) -> None:
        plan = self.compared.plan
        if plan is not None and not self.weights.in_hand and dict(weights_of(plan)) != self.weights.weights:
            self._settling.stop()
            self.refresh()
        elif plan is not None:
            self.usual.setEnabled(own_weights(plan) is not None)

    def _weighed(self) -> None:
        self._work_out()
        if self.weights.in_hand:
            self._settling.stop()
        else:
            self._settling.start()

    def _settled(self) -> None:
        self.keep()
        self.refresh()

    def _work_out(self) -> None:
        comparison = self.compared.comparison
        self.score = None if comparison is None else score(comparison, self.weights.weights)
        self._show()

    def _show(self) -> None:
        self.weights.show_score(self.score)
        names = self.compared.names
        self.bars.show_score(self.score, names)
        if self.score is None:
            self.told.setText("")
            self.firm.setText("")
            return
        cautions = {say(each) for of in self.score.ranking for each in cautions_of(of, names)}
        told = [say(each) for each in score_sentences(self.score, names)]
        self.told.setText("".join(_paragraph(each, warned=each in cautions) for each in told))
        firm = [say(each) for each in sensitivity_sentences(self.score, names)]
        self.firm.setText("".join(_paragraph(each, warned=False) for each in firm))


def _paragraph(sentence: str, *, warned: bool) -> str:
    """A sentence as rich text; a caution in the colour of errors and with their mark."""
    words = escape(sentence)
    if warned:
        words = f'<span style="color: {current_tokens().error}">● {words}</span>'
    return f'<p style="margin: 0 0 4px 0">{words}</p>'


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
