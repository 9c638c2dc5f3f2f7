"""The legend of a slide: large swatches in as many lines as they need, of what the map shows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from siteplanner.drawing.style_values import LegendEntry
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.still_map import ShownMap
from siteplanner.gui.numbers import in_chinese
from siteplanner.gui.panels.layer_legend import map_legend
from siteplanner.gui.presentation.stage_look import SMALL, StageLook

ORDER = ("plants", "substations", "constraints", "strips", "parcels")
MOST_LINES = 3
SIZES = (1.0, 0.85, 0.75)
"""Of the usual type: it is set smaller where all entries have room then; where they have not, it stays large."""


class LegendStrip(QWidget):
    """What has no room in the lines there are is left out, the base map first; at the end it says how many."""

    def __init__(self, look: StageLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.entries: tuple[LegendEntry, ...] = ()
        self._scale = SIZES[0]

    def set_look(self, look: StageLook) -> None:
        self.look = look
        self._lay_out_again()

    def show_legend(self, shown: ShownMap | None) -> None:
        """The legend of that map; nothing for None."""
        self.entries = () if shown is None else legend_of(shown, self.look.theme)
        self.setAccessibleDescription("; ".join(name_of(entry) for entry in self.entries))
        self._lay_out_again()

    def _lay_out_again(self) -> None:
        self.setVisible(bool(self.entries))
        self._choose_size()
        self.setFixedHeight(max(1, self._lines(self.width())) * self._line_px)
        self.update()

    @property
    def _font(self) -> QFont:
        return self.look.font(SMALL * self._scale)

    def _choose_size(self) -> None:
        for self._scale in SIZES:
            if len(self._all_places(self.width())) == len(self.entries):
                return
        self._scale = SIZES[0]

    @property
    def _line_px(self) -> int:
        return round(1.15 * self.look.text_px * self._scale)

    def sizeHint(self) -> QSize:
        return QSize(400, self._line_px)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._choose_size()
        self.setFixedHeight(max(1, self._lines(self.width())) * self._line_px)

    def _lines(self, width_px: int) -> int:
        places = self._places(width_px)
        return max((line for line, _ in places), default=0) + 1

    @property
    def left_out(self) -> int:
        """How many entries have no room."""
        return len(self.entries) - len(self._places(self.width()))

    def _more(self, count: int) -> str:
        return self.tr("and {count} more").format(count=count)

    def _places(self, width_px: int) -> list[tuple[int, float]]:
        """Line and left edge of each entry that has room; where some have none, there is room to say so behind the
        last."""
        places = self._all_places(width_px)
        if len(places) == len(self.entries):
            return places
        said_px = QFontMetricsF(self._font).horizontalAdvance(self._more(len(self.entries)))
        while len(places) > 1 and self._end(places) + said_px > width_px:
            places.pop()
        return places

    def _end(self, places: list[tuple[int, float]]) -> float:
        """Where the words behind the last of these entries begin."""
        metrics, gap = QFontMetricsF(self._font), self.look.gap_px
        wide = self._swatch_px + 0.4 * gap + metrics.horizontalAdvance(name_of(self.entries[len(places) - 1]))
        return places[-1][1] + wide + 1.4 * gap

    def _all_places(self, width_px: int) -> list[tuple[int, float]]:
        metrics, gap = QFontMetricsF(self._font), self.look.gap_px
        places: list[tuple[int, float]] = []
        line, x = 0, 0.0
        for entry in self.entries:
            wide = self._swatch_px + 0.4 * gap + metrics.horizontalAdvance(name_of(entry))
            if x and x + wide > width_px:
                line, x = line + 1, 0.0
            if line >= MOST_LINES:
                break
            places.append((line, x))
            x += wide + 1.4 * gap
        return places

    @property
    def _swatch_px(self) -> float:
        return 1.3 * self.look.text_px * self._scale

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._font
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(self.look.text))
        places = self._places(self.width())
        high = 0.8 * self.look.text_px * self._scale
        for (line, x), entry in zip(places, self.entries, strict=False):
            top = line * self._line_px
            sample = painting.swatch(entry.style, round(self._swatch_px), round(high))
            painter.drawPixmap(QPointF(x, top + (self._line_px - high) / 2), sample)
            left = x + self._swatch_px + 0.4 * self.look.gap_px
            words = name_of(entry)
            box = QRectF(left, top, metrics.horizontalAdvance(words) + 2, self._line_px)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        if places and len(places) < len(self.entries):
            left, top = self._end(places), places[-1][0] * self._line_px
            painter.setPen(QColor(self.look.muted))
            box = QRectF(left, top, max(0.0, self.width() - left), self._line_px)
            more = self._more(len(self.entries) - len(places))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, more)
        painter.end()


def legend_of(shown: ShownMap, theme: str) -> tuple[LegendEntry, ...]:
    """The looks that the visible layers of a map have, plants first."""
    styles = load_styles("dark" if theme == "dark" else "light", shown.look.scheme)
    plan = replace(shown.plan, active_scenario=shown.scenario_id)
    legend = map_legend(plan, shown.look, styles, shown.stands, shown.moment)
    return tuple(
        entry for layer in ORDER if layer in shown.look.visible for entry, count in legend[layer] if count != 0
    )


def name_of(entry: LegendEntry) -> str:
    """What an entry is called in the window's language."""
    return entry.name.in_language("zh" if in_chinese() else "en")
