"""Above the map while something is tried out: what it changes, number by number, and how it can end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from siteplanner.core.check_result import CheckResult
from siteplanner.core.number_course import ShownNumber
from siteplanner.gui.desk import Desk
from siteplanner.gui.numbers import figure
from siteplanner.gui.presentation.number_cards import number_words
from siteplanner.gui.theme import current_tokens, semibold, tabular
from siteplanner.gui.wording import say
from siteplanner.services.trial import NumberDelta, Trial

MOST = 6
"""So many numbers have room beside the errors."""
PAUSE_MS = 60
UP, DOWN, SAME = "▲", "▼", "="
STAGE_SIZES, DESK_SIZES = (1.7, 1.45, 1.2, 1.0), (1.0,)
"""Of the window's type: the largest in which the leading numbers have room."""
LEADING = 4
"""What a room must see of every trial: errors, tonnes, MW, yuan; or those of the others that change."""
CAPACITY, DEMAND, OUTPUT = "capacity.", "demand_kw", "output_value_cny"
GAP_PX = 16
HEADING_SHARE = 0.26


class TrialStrip(QFrame):
    """Takes no room while nothing is tried out. ``end_wanted`` asks how it is to end, ``prices_wanted`` for others."""

    end_wanted = Signal()
    prices_wanted = Signal()
    over = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.trial: Trial | None = None
        self.errors_before: int | None = None
        self.large = False
        self._words = ""
        self.setObjectName("trial_strip")
        self.heading, self.beyond = QLabel(), QLabel()
        self.end, self.prices = QPushButton(), QPushButton()
        self.cells: list[_Cell] = []
        self._cells_row = QHBoxLayout()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.refresh)
        self._build()
        self.end.clicked.connect(self.end_wanted)
        self.prices.clicked.connect(self.prices_wanted)
        desk.panels_shown_changed.connect(lambda *_: self._soon())
        desk.panels_result_changed.connect(self._soon)
        desk.session_changed.connect(self._session_changed)
        desk.history_changed.connect(self._soon)
        desk.theme_changed.connect(self._dress)
        self.retranslate()
        self._dress()
        self.hide()

    def _build(self) -> None:
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.beyond.setObjectName("faint")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self.beyond)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(GAP_PX)
        row.addLayout(words)
        self._cells_row.setSpacing(GAP_PX)
        row.addLayout(self._cells_row, 1)
        row.addWidget(self.prices)
        row.addWidget(self.end)
        for _ in range(MOST + 1):
            cell = _Cell()
            self.cells.append(cell)
            self._cells_row.addWidget(cell)
        self._cells_row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the window may be as narrow as ever

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Type is as large as leaves room for the leading numbers; other numbers that have none are left out."""
        leading = {cell for cell in self.cells[:LEADING] if cell.spoken}
        for times in STAGE_SIZES if self.large else DESK_SIZES:
            font = _type(times)
            shown, heading_px = self._shares(font)
            if leading.issubset(shown):
                break
        self.heading.setFont(semibold(font))
        words = self.heading.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, heading_px)
        self.heading.setText(words)
        self.heading.setToolTip(self._words if words != self._words else "")
        for cell in self.cells:
            cell.dress(font)
            cell.setVisible(cell in shown)

    def _shares(self, font: QFont) -> tuple[list[_Cell], int]:
        """The numbers that have room beside a share of the heading, and what they leave to the heading, in pixels: it
        loses its middle only where that is not enough."""
        metrics = QFontMetrics(semibold(font))
        needed_px = metrics.horizontalAdvance(self._words) + metrics.averageCharWidth()
        least_px = min(round(HEADING_SHARE * self.width()), needed_px)
        buttons_px = self.end.sizeHint().width() + self.prices.sizeHint().width() + GAP_PX
        room_px = self.width() - 2 * GAP_PX - buttons_px - max(least_px, self._beyond_px)
        shown = []
        for cell in self.cells:
            cell_px = cell.needed_px(font) + GAP_PX
            if cell.spoken and cell_px <= room_px:
                shown.append(cell)
                room_px -= cell_px  # a long one that has no room leaves it to a shorter one
        return shown, least_px + max(0, room_px)

    @property
    def _beyond_px(self) -> int:
        """What the line below the heading needs; 0 where it is not there."""
        return 0 if self.beyond.isHidden() else self.beyond.sizeHint().width()

    def retranslate(self) -> None:
        self.end.setText(self.tr("End the trial…"))
        self.prices.setText(self.tr("Prices…"))
        self.prices.setToolTip(self.tr("Try other prices and factors, for this trial alone"))
        self.beyond.setText(self.tr("Changes the base map, rules or targets too"))
        self.setAccessibleName(self.tr("What the trial changes"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def begin(self, trial: Trial) -> None:
        """Show what a trial changes, beside the findings that the scenario had when it began."""
        whole = self.desk.whole_result
        self.trial = trial
        self.errors_before = None if whole is None else whole.counts["error"]
        self.refresh()

    def note_errors(self, result: CheckResult | None) -> None:
        """How many errors the scenario had when the trial began."""
        self.errors_before = None if result is None else result.counts["error"]

    def set_large(self, large: bool) -> None:
        """Type for a room, or for a desk."""
        self.large = large
        self._dress()

    def _session_changed(self) -> None:
        begun, self.trial = self.trial, None
        self.refresh()
        if begun is not None:
            self.over.emit()

    def _soon(self) -> None:
        if self.trial is not None:
            self._pause.start()

    def refresh(self) -> None:
        """Show the deltas of what is shown now."""
        trial = self.trial
        if trial is not None and not trial.alive:
            trial = self.trial = None
            self.over.emit()
        self.setVisible(trial is not None)
        plan = self.desk.shown_plan
        if trial is None or plan is None:
            return
        self._words = self.tr("What if: {name}").format(name=plan.scenario(trial.branch_id).name)
        self.beyond.setVisible(trial.beyond)
        deltas = leading_first(trial.deltas(plan))[:MOST]
        for cell, delta in zip(self.cells[1:], [*deltas, *[None] * MOST], strict=False):
            cell.show_delta(delta)
        self.cells[0].show_errors(self.tr("Errors"), self.errors_before, self.errors_now)
        self._make_room()
        self.setAccessibleDescription("; ".join(cell.spoken for cell in self.cells if cell.spoken))

    @property
    def errors_now(self) -> int | None:
        """The errors of the trial as last checked; None while none are known."""
        return self._errors(self.desk.result)

    @property
    def errors_then_and_now(self) -> tuple[int, int] | None:
        """How many errors there were when the trial began, and are now that all of it is checked; None while either is
        not known."""
        then, now = self.errors_before, self._errors(self.desk.whole_result)
        return None if then is None or now is None else (then, now)

    def _errors(self, result: CheckResult | None) -> int | None:
        trial, session = self.trial, self.desk.session
        if result is None or trial is None or session is None or session.scenario_id != trial.branch_id:
            return None
        return result.counts["error"]

    def _dress(self) -> None:
        tokens = current_tokens()
        self.setStyleSheet(f"#trial_strip {{ background: {tokens.warning_ground}; }}")
        self.refresh()


class _Cell(QWidget):
    """One number: what it is called, by how much it changes, and what it is now."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.delta, self.now = QLabel(), QLabel(), QLabel()
        self.spoken = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._labels = (self.name, self.delta, self.now)
        for label in self._labels:
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        self.name.setObjectName("faint")
        self.now.setObjectName("faint")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def dress(self, font: QFont) -> None:
        for label, own in zip(self._labels, _types_of_cell(font), strict=True):
            if label.font() != own:
                label.setFont(own)
        self.setMinimumWidth(self.needed_px(font))

    def needed_px(self, font: QFont) -> int:
        """How wide it is in that type."""
        fonts = _types_of_cell(font)
        return max(
            QFontMetrics(own).horizontalAdvance(label.text()) for label, own in zip(self._labels, fonts, strict=True)
        )

    def show_delta(self, delta: NumberDelta | None) -> None:
        if delta is None:
            self._show("", "", "")
            return
        now, unit = number_words(delta.after)
        self._show(say(delta.after.label), delta_words(delta), f"{now} {unit}".rstrip())

    def show_errors(self, name: str, before: int | None, now: int | None) -> None:
        """Errors are never shown as fewer than they are: what is not known is a dash."""
        tokens = current_tokens()
        if now is None:
            self._show(name, "…", "")
            return
        change = "" if before is None else signed(float(now - before), 0)
        self._show(name, f"● {now}" if now else "✓ 0", change)
        self.delta.setStyleSheet(f"color: {tokens.error if now else tokens.ok};")

    def _show(self, name: str, delta: str, now: str) -> None:
        for label, words in zip(self._labels, (name, delta, now), strict=True):
            if label.text() != words:
                label.setText(words)
        self.spoken = f"{name} {delta} {now}".strip()


def _type(times: float) -> QFont:
    """The window's, so many times as large."""
    font = QFont()
    font.setPointSizeF(font.pointSizeF() * times)
    return font


def _types_of_cell(font: QFont) -> tuple[QFont, QFont, QFont]:
    """Of what a number is called, its change, and what it is now."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.85)
    return small, tabular(semibold(font)), tabular(small)


def leading_first(deltas: Sequence[NumberDelta]) -> list[NumberDelta]:
    """What changes before what does not; of either the first product, MW and yuan, then the others as they came."""
    made = [each.after.key for each in deltas if each.after.key.startswith(CAPACITY)]
    leading = [*made[:1], DEMAND, OUTPUT]

    def place(each: NumberDelta) -> tuple[bool, int]:
        key = each.after.key
        return each.delta == 0.0, leading.index(key) if key in leading else len(leading)

    return sorted(deltas, key=place)


def delta_words(delta: NumberDelta) -> str:
    """By how much a number changes, with its direction as a shape, in the unit it is shown in."""
    change = delta.delta
    if change is None:
        return "–"
    of = delta.after
    if abs(change) < 1e-9 * max(1.0, abs(of.value or 0.0)):
        return SAME
    value, unit = number_words(ShownNumber(of.key, of.label, of.unit, abs(change), 0))
    return f"{UP if change > 0 else DOWN} {'+' if change > 0 else '−'}{value} {unit}".rstrip()


def signed(value: float, decimals: int) -> str:
    """A change with its sign; '=' for none.

    >>> signed(2.0, 0), signed(-1.0, 0), signed(0.0, 0)
    ('+2', '−1', '=')
    """
    if value == 0:
        return SAME
    return f"{'+' if value > 0 else '−'}{figure(abs(value), decimals)}"
