"""The ranking as bars; whoever has errors or an incomplete check is marked beside the bar, in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from siteplanner.core.comparing.score import Ranked, Score
from siteplanner.gui.numbers import figure
from siteplanner.gui.theme import current_tokens

HUNDRED = 100.0
BAR_PX = 18


class Bar(QWidget):
    """A share of the width, 0 to 1."""

    def __init__(self, share: float, *, sound: bool) -> None:
        super().__init__()
        self._share, self._sound = share, sound
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, BAR_PX)

    def paintEvent(self, _: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.alternate))
        long = QRectF(0, 0, self._share * self.width(), self.height())
        painter.fillRect(long, QColor(tokens.accent if self._sound else tokens.text_muted))
        if not self._sound:  # not by colour alone
            painter.fillRect(long, Qt.BrushStyle.BDiagPattern)
        painter.setPen(QColor(tokens.border_strong))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class ScoreBars(QWidget):
    """A row a scenario, the first place on top."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(2, 1)

    def show_score(self, score: Score | None, names: Mapping[str, str]) -> None:
        """Another score; none leaves no row."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, of in enumerate(() if score is None else score.ranking):
            self._add(at, of, names.get(of.scenario_id, of.scenario_id))

    def _add(self, at: int, of: Ranked, name: str) -> None:
        points = QLabel(figure(HUNDRED * of.score, 1))
        points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bar = Bar(of.score, sound=of.sound)
        bar.setAccessibleName(f"{of.place}. {name}: {points.text()}. {self._marked(of)}".strip())
        marked = QLabel(self._marked(of))
        marked.setStyleSheet(f"color: {current_tokens().error if of.errors else current_tokens().warning};")
        for column, widget in enumerate((QLabel(f"{of.place}."), QLabel(name), bar, points, marked)):
            self._grid.addWidget(widget, at, column)

    def _marked(self, of: Ranked) -> str:
        """What keeps it from being called best; '' for nothing."""
        if of.errors:
            return "● " + self.tr("%n error(s)", "", of.errors)
        return "" if of.complete else "◌ " + self.tr("check incomplete")
