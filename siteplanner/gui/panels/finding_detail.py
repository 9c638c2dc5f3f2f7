"""All there is to say of one finding: figures, clause and what it asks, how sure that is, since when, who waived it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from siteplanner.core.finding_words import CONFIDENCES, explanation_of
from siteplanner.core.rules.clauses import clause, clause_name
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import Message, Template
from siteplanner.core.waivers import may_be_waived
from siteplanner.gui.icons import icon
from siteplanner.gui.numbers import figure, in_chinese
from siteplanner.gui.wording import say

MOST_SHARE = 0.3
"""It takes no more of the panel's height than this and scrolls: the list above must be seen."""
LEAST_PX = 54


class FindingDetail(QWidget):
    """``waive_wanted`` and ``withdraw_wanted`` when the person asks for it."""

    waive_wanted = Signal(object)
    withdraw_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._finding: Finding | None = None
        self._since: Message | Template | None = None
        self.message = _words("")
        self.facts = _words("faint")
        self.waive, self.withdraw, self.explain = QToolButton(), QToolButton(), QToolButton()
        for button, sign in ((self.explain, "info"), (self.waive, "waive"), (self.withdraw, "cancel")):
            button.setIcon(icon(sign))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
        self.explain.setCheckable(True)
        self.explanation = _words("faint")
        self.explanation.hide()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(8, 6, 8, 4)
        column.setSpacing(4)
        for label in (self.message, self.facts, self.explanation):
            column.addWidget(label)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(self._inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(4, 0, 4, 2)
        row.setSpacing(2)
        row.addWidget(self.explain)
        row.addWidget(self.waive)
        row.addWidget(self.withdraw)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area)
        outer.addWidget(self.buttons)
        self.explain.toggled.connect(lambda *_: self._explain())
        self.waive.clicked.connect(lambda *_: self.waive_wanted.emit(self._finding))
        self.withdraw.clicked.connect(lambda *_: self.withdraw_wanted.emit(self._finding))
        self.retranslate()

    def retranslate(self) -> None:
        self.waive.setText(self.tr("Waive…"))
        self.withdraw.setText(self.tr("Withdraw the waiver"))
        self.explain.setText(self.tr("Explain"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self._finding is not None:
                self.show_finding(self._finding, self._since)
        super().changeEvent(event)

    def show_words(self, text: str) -> None:
        """Show a sentence instead of a finding; '' for nothing."""
        self._finding = None
        self.message.setText(text)
        for widget in (self.facts, self.explanation, self.buttons):
            widget.hide()
        self._fit()

    def show_finding(self, finding: Finding, since: Message | Template | None) -> None:
        """Show a finding; ``since`` are the words for when it came, where that is known."""
        another = self._finding is None or self._finding.id != finding.id
        self._finding, self._since = finding, since
        self.message.setText(say(finding.message))
        self.facts.setText("\n".join(self._lines(finding, since)))
        self.facts.setVisible(bool(self.facts.text()))
        told = explanation_of(finding)
        self.explanation.setText(say(told) if told is not None else "")
        self.explain.setVisible(told is not None)
        self._show_explanation()
        self.waive.setVisible(not finding.waived and may_be_waived(finding))
        self.withdraw.setVisible(finding.waiver is not None)
        self.buttons.show()
        self._fit()
        if another:
            self.area.verticalScrollBar().setValue(0)

    def text(self) -> str:
        """Everything that is shown, as lines."""
        labels = (self.message, self.facts, self.explanation)
        return "\n".join(label.text() for label in labels if not label.isHidden() and label.text())

    def _lines(self, finding: Finding, since: Message | Template | None) -> list[str]:
        named, *brief = self._clause(finding) or [""]
        came = say(since) if since is not None else ""
        lines = []
        if (waiver := finding.waiver) is not None:
            told = {"reason": waiver.reason, "author": waiver.author, "date": waiver.date}
            if waiver.lapsed:
                lapsed = self.tr(
                    "The waiver of {author} ({date}) has lapsed, for what it is about has changed: {reason}"
                )
                lines.append(lapsed.format(**told))
            else:
                lines.append(self.tr("Waived by {author} on {date}: {reason}").format(**told))
        lines += [self._figures(finding), " · ".join(part for part in (named, came) if part), *brief]
        return [line for line in lines if line]

    def _figures(self, finding: Finding) -> str:
        short = finding.short_by
        if short is None or not finding.unit or finding.measured is None or finding.required is None:
            return ""
        decimals = 0 if abs(finding.required) >= 1000 else 2
        told = {
            "measured": figure(finding.measured, decimals),
            "required": figure(finding.required, decimals),
            "short": figure(short, decimals),
            "unit": finding.unit,
        }
        if finding.measured < finding.required:
            short_by = self.tr("Measured {measured} {unit}, required {required} {unit}, short by {short} {unit}")
            return short_by.format(**told)
        over = self.tr("Measured {measured} {unit}, allowed {required} {unit}, over by {short} {unit}")
        return over.format(**told)

    def _clause(self, finding: Finding) -> list[str]:
        confidence = say(CONFIDENCES[finding.confidence])
        if not finding.clause:
            return [self.tr("The figure: {confidence}").format(confidence=confidence)] if finding.unit else []
        language = "zh_CN" if in_chinese() else "en"
        of = clause(finding.clause)
        named = self.tr("{clause} ({confidence})").format(
            clause=clause_name(finding.clause, language), confidence=confidence
        )
        return [named] if of is None else [named, self.tr("In brief: {text}").format(text=of.text(language))]

    def _explain(self) -> None:
        """On demand the explanation is seen at once, however little room there is."""
        self._show_explanation()
        QTimer.singleShot(0, self, self._scroll)  # once the words have their places

    def _scroll(self) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.minimum() if self.explanation.isHidden() else self.explanation.y())

    def _show_explanation(self) -> None:
        self.explanation.setVisible(self.explain.isChecked() and bool(self.explanation.text()))
        self._fit()

    def _fit(self) -> None:
        """As high as its words, up to the most it may take."""
        width = max(120, self.area.viewport().width())
        layout = self._inside.layout()
        high = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        panel = self.parentWidget()
        most = max(LEAST_PX, int(panel.height() * MOST_SHARE)) if panel is not None else LEAST_PX
        self.area.setFixedHeight(min(max(0, high), most))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
