"""Numbers beside the map: large, with their unit, and how far they are towards what the town wants."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from siteplanner.core import readable_units
from siteplanner.core.number_course import ShownNumber
from siteplanner.gui.numbers import THIN_SPACE, in_chinese
from siteplanner.gui.presentation.stage_look import SMALL, VALUE, StageLook
from siteplanner.gui.wording import say

BAR_SHARE = 0.28
PLAIN_LINES, TARGET_LINES = 3.9, 5.4
"""Height of a card, without and with a target, in lines of plain text; a gap is in it."""
LEAST_LINE_PX, MORE_LINES = 8.0, 2.0
"""Numbers come no closer than that a line, where they would be painted over each other; in the last lines it is said
how many have no room."""
REACHED = 1 - 1e-9


class NumberCards(QWidget):
    """Painted in one go: while time runs the numbers change thirty times a second and more."""

    def __init__(self, look: StageLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.shown: tuple[ShownNumber, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def set_look(self, look: StageLook) -> None:
        self.look = look
        self.updateGeometry()
        self.update()

    def show_numbers(self, shown: tuple[ShownNumber, ...]) -> None:
        if shown != self.shown:
            again = len(shown) != len(self.shown)
            self.shown = shown
            self.setAccessibleDescription("; ".join(f"{say(n.label)} {number_text(n)}" for n in shown))
            if again:
                self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        line = self.look.text_px
        return QSize(round(11.5 * line), round(line * max(PLAIN_LINES, sum(map(_lines, self.shown)))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)

    @property
    def fitting(self) -> tuple[ShownNumber, ...]:
        """The numbers that have room in type that can be read; the first always."""
        room = self.height() / min(LEAST_LINE_PX, self.look.text_px)
        if sum(map(_lines, self.shown)) <= room:
            return self.shown
        count, lines = 0, MORE_LINES
        for number in self.shown:
            lines += _lines(number)
            if lines > room:
                break
            count += 1
        return self.shown[: max(1, count)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.shown:
            # closer together where there is no room, so that none is cut off in silence
            line = self.look.text_px
            shown = self.fitting
            notes = self._notes(shown)
            lines = sum(map(_lines, shown)) + MORE_LINES * len(notes)
            scale = min(1.0, self.height() / (line * lines))
            top = 0.0
            for number in shown:
                high = _lines(number) * line * scale
                self._card(painter, number, QRectF(0, top, self.width(), high), scale)
                top += high
            painter.setPen(QColor(self.look.muted))
            painter.setFont(self.look.font(SMALL * scale))
            for note in notes:
                high = MORE_LINES * line * scale
                painter.drawText(QRectF(0, top, self.width(), high), _LEFT, note)
                top += high
        painter.end()

    def _notes(self, shown: tuple[ShownNumber, ...]) -> list[str]:
        """What has to be said below the numbers."""
        notes = []
        if any(number.lacking and number.value is not None for number in shown):
            notes.append(self.tr("* some plants state no figure"))
        if more := len(self.shown) - len(shown):
            notes.append(self.tr("numbers without room here: {count}").format(count=more))
        return notes

    def _card(self, painter: QPainter, number: ShownNumber, box: QRectF, scale: float) -> None:
        look = self.look
        small, large = look.font(SMALL * scale), look.font(VALUE * scale, bold=True)
        rise = QFontMetricsF(small).height()
        painter.setPen(QColor(look.muted))
        painter.setFont(small)
        painter.drawText(QRectF(0, box.top(), box.width(), rise), _LEFT, say(number.label))
        value, unit = number_words(number)
        top = box.top() + rise
        painter.setPen(QColor(look.text))
        painter.setFont(large)
        metrics = QFontMetricsF(large)
        painter.drawText(QRectF(0, top, box.width(), metrics.height()), _LEFT, value)
        painter.setFont(small)
        x = metrics.horizontalAdvance(value) + 0.35 * look.text_px * scale
        base = metrics.ascent() - QFontMetricsF(small).ascent()
        more = f"{unit}  *" if number.lacking and number.value is not None else unit
        painter.drawText(QRectF(x, top + base, box.width() - x, rise), _LEFT, more)
        if number.target:
            self._bar(painter, number, QRectF(0, top + metrics.height(), box.width(), rise * 1.5), scale)

    def _bar(self, painter: QPainter, number: ShownNumber, box: QRectF, scale: float) -> None:
        assert number.target
        look, share = self.look, (number.value or 0.0) / number.target
        reached = share >= REACHED
        bar = QRectF(box.left(), box.top() + 2 * scale, box.width(), BAR_SHARE * look.text_px * scale)
        painter.fillRect(bar, QColor(look.rule))
        painter.fillRect(
            QRectF(bar.topLeft(), bar.size()).adjusted(0, 0, (min(share, 1.0) - 1) * bar.width(), 0),
            QColor(look.ok if reached else look.accent),
        )
        painter.setPen(QColor(look.ok if reached else look.muted))
        target, unit = number_words(_as_target(number))
        words = f"{'✓ ' if reached else ''}{share:.0%} · {number.target_year}: {target} {unit}"
        painter.drawText(QRectF(box.left(), bar.bottom(), box.width(), box.height()), _LEFT, words)


def _lines(number: ShownNumber) -> float:
    return TARGET_LINES if number.target else PLAIN_LINES


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def number_words(number: ShownNumber) -> tuple[str, str]:
    """The number and its unit as people in a room read them: 亿元, MW, 万 t/a; a dash where nothing is known."""
    value, unit = readable_units.number_words(number, say, chinese=in_chinese())
    return value.replace(",", THIN_SPACE), unit


def number_text(number: ShownNumber) -> str:
    """Number and unit in one."""
    return " ".join(number_words(number)).strip()


def _as_target(number: ShownNumber) -> ShownNumber:
    return ShownNumber(number.key, number.label, number.unit, number.target, 0)
