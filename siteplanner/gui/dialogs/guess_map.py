"""A small map that shows where each guess of a coordinate system puts a map: one is chosen by a click or the arrows.

No outline is drawn that the program does not have: the county and the country are the boxes it knows, and say so.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from siteplanner.core.coordinates import Box, settings
from siteplanner.core.crs_guesses import CrsGuess
from siteplanner.core.home_county import county, home_box
from siteplanner.core.text import Named
from siteplanner.gui.dialogs.crs_choice import guess_words
from siteplanner.gui.dialogs.guess_map_layout import Label, Rect, Window, boxes_shown, labels
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.tokens import Tokens
from siteplanner.gui.wording import say

MARGIN_PX = 8.0
MARKER_PX = 4.5
ROUND_PX = 4.0
_STEP = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class GuessMap(QWidget):
    """``guess_chosen(key)`` with the ``CrsGuess.key`` of the guess a person chose: its code, with a mark behind it
    where x and y need to be exchanged too."""

    guess_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 160)
        self.guesses: tuple[CrsGuess, ...] = ()
        self.current = ""
        self._context: Box | None = None
        self._labels: tuple[Label, ...] = ()
        self._window: Window | None = None
        self.setAccessibleName(self.tr("Where the map would lie in each system"))

    def show_guesses(self, guesses: tuple[CrsGuess, ...], current: str = "", context: Box | None = None) -> None:
        """Show guesses, ``current`` (a key or a code, '' for none) filled; ``context`` is where the plan's parcels lie,
        west, south, east, north in degrees."""
        self.guesses, self._context = tuple(guesses), context
        keys = [guess.key for guess in self.guesses]
        coded = [guess.key for guess in self.guesses if guess.crs == current]
        self.current = current if current in keys else (coded or [""])[0]
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(392, 220)

    # -- choosing -------------------------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Make a guess the current one and tell of it."""
        if key != self.current and any(guess.key == key for guess in self.guesses):
            self.current = key
            self._lay_out()
            self.guess_chosen.emit(key)

    def label_at(self, at: QPoint) -> Label | None:
        """The guess whose code or marker is there."""
        x, y = float(at.x()), float(at.y())
        for label in self._labels:
            left, top, right, bottom = label.rect
            if left <= x <= right and top <= y <= bottom:
                return label
        near = [(abs(x - label.at[0]) + abs(y - label.at[1]), at_) for at_, label in enumerate(self._labels)]
        nearest = min(near, default=None)
        return self._labels[nearest[1]] if nearest is not None and nearest[0] <= 3 * MARKER_PX else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        label = self.label_at(event.position().toPoint())
        if label is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(label.guess.key)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.label_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go through the guesses as they are ranked."""
        keys = [guess.key for guess in self.guesses]
        key = Qt.Key(event.key())
        if not keys or (key not in _STEP and key not in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            super().keyPressEvent(event)
            return
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            to = 0 if key == Qt.Key.Key_Home else len(keys) - 1
        elif self.current in keys:
            to = (keys.index(self.current) + _STEP[key]) % len(keys)
        else:
            to = 0
        self.choose(keys[to])
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            label = self.label_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if label is None else self.words(label.guess), self)
            return True
        return super().event(event)

    def words(self, guess: CrsGuess) -> str:
        """A guess in words: system, place, what speaks for it."""
        why = "" if guess.why is None else f"\n{say(guess.why)}"
        return f"{guess_words(guess)}{why}"

    # -- laying out and painting ----------------------------------------------------------------------------------

    def resizeEvent(self, _: object) -> None:
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._lay_out()
        elif event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Where the map would lie in each system"))
            self._lay_out()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        chosen = next((guess for guess in self.guesses if guess.key == self.current), None)
        self.setAccessibleDescription("" if chosen is None else self.words(chosen))
        metrics = QFontMetricsF(self.font())
        room = self._room(metrics)
        boxes = boxes_shown(self.guesses, self.current, self._context)
        self._window = Window.around(boxes, room)
        height = metrics.height() + 4.0
        sizes = [(metrics.horizontalAdvance(short_code(guess)) + 14.0, height) for guess in self.guesses]
        self._labels = labels(self._window, self.guesses, sizes)
        self.update()

    def _room(self, metrics: QFontMetricsF) -> Rect:
        foot = metrics.height() + 2.0
        return MARGIN_PX, MARGIN_PX, max(60.0, self.width() - MARGIN_PX), max(40.0, self.height() - foot - 2.0)

    def paintEvent(self, _: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(QColor(tokens.accent if self.hasFocus() else tokens.border), 2.0 if self.hasFocus() else 1.0)
        )
        painter.setBrush(QColor(tokens.base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), ROUND_PX, ROUND_PX)
        window = self._window
        if window is not None and self.guesses:
            painter.setClipRect(QRectF(self.rect()).adjusted(2, 2, -2, -2))
            self._paint_graticule(painter, window, tokens)
            self._paint_boxes(painter, window, tokens)
            self._paint_guesses(painter, tokens)
        else:
            painter.setPen(QColor(tokens.text_muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No system fits these coordinates."))
        painter.end()

    def _paint_graticule(self, painter: QPainter, window: Window, tokens: Tokens) -> None:
        left, _, right, bottom = window.room
        line, ink = QPen(QColor(tokens.border), 0.0), QColor(tokens.text_muted)
        metrics = QFontMetricsF(self.font())
        for lon in window.meridians():
            x, _ = window.place(lon, window.box[1])
            painter.setPen(line)
            painter.drawLine(QPointF(x, 2), QPointF(x, bottom))
            text = f"{abs(lon):g}°{'E' if lon >= 0 else 'W'}"
            half = metrics.horizontalAdvance(text) / 2
            painter.setPen(ink)
            middle = min(max(x, left + half), right - half)
            painter.drawText(QPointF(middle - half, bottom + metrics.ascent() + 1), text)
        for lat in window.parallels():
            _, y = window.place(window.box[0], lat)
            painter.setPen(line)
            painter.drawLine(QPointF(2, y), QPointF(self.width() - 2.0, y))
            text = f"{abs(lat):g}°{'N' if lat >= 0 else 'S'}"
            width = metrics.horizontalAdvance(text)
            free = [x for x in (5.0, self.width() - width - 5.0) if self._is_free(x, y, width, metrics.height())]
            if free and y > 2 * metrics.height() + 6:  # the first line is that of the boxes' names
                painter.setPen(ink)
                painter.drawText(QPointF(free[0], y - 2), text)

    def _is_free(self, x: float, y: float, width: float, height: float) -> bool:
        """Whether a text that stands at x on the line y covers no label."""
        rect = QRectF(x, y - height, width, height)
        return not any(
            rect.intersects(QRectF(QPointF(*label.rect[:2]), QPointF(*label.rect[2:]))) for label in self._labels
        )

    def _paint_boxes(self, painter: QPainter, window: Window, tokens: Tokens) -> None:
        country = settings()["country"]
        template = self.tr("{place} (box)")
        name = template.format(place=say(Named(**country["name"])))
        self._paint_box(painter, window, tuple(country["bounds"]), QColor(tokens.border_strong), name)
        self._paint_box(painter, window, home_box(), QColor(tokens.text_muted), template.format(place=say(county())))
        if self._context is not None:
            text = self.tr("parcels of the plan")
            self._paint_box(painter, window, self._context, QColor(tokens.accent), text, solid=True)

    def _paint_box(
        self, painter: QPainter, window: Window, box: Box, color: QColor, text: str, *, solid: bool = False
    ) -> None:
        x0, y0 = window.place(box[0], box[3])
        x1, y1 = window.place(box[2], box[1])
        rect = QRectF(QPointF(x0, y0), QPointF(x1, y1))
        ground = QColor(color)
        ground.setAlpha(40 if solid else 16)
        painter.setPen(QPen(color, 1.2, Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DashLine))
        painter.setBrush(ground)
        painter.drawRect(rect if rect.width() > 4 and rect.height() > 4 else rect.adjusted(-2, -2, 2, 2))
        metrics = QFontMetricsF(self.font())
        if rect.contains(QRectF(self.rect())):
            return  # no side of it can be seen
        inside = rect.intersected(QRectF(self.rect()))
        if inside.height() > metrics.height() and inside.width() > metrics.horizontalAdvance(text) + 12:
            painter.drawText(QPointF(inside.left() + 6, inside.top() + metrics.ascent() + 3), text)
        elif solid:
            width, height = metrics.horizontalAdvance(text), metrics.height()
            lines = (rect.top() - metrics.descent() - 1, rect.bottom() + metrics.ascent() + 1)
            free = [y for y in lines if self._is_free(rect.left(), y, width, height)]
            painter.drawText(QPointF(rect.left(), (free or lines)[0]), text)

    def _paint_guesses(self, painter: QPainter, tokens: Tokens) -> None:
        for label in sorted(self._labels, key=lambda label: label.guess.key == self.current):
            self._paint_guess(painter, label, tokens)

    def _paint_guess(self, painter: QPainter, label: Label, tokens: Tokens) -> None:
        chosen = label.guess.key == self.current
        ink = QColor(tokens.accent if chosen else tokens.border_strong)
        left, top, right, bottom = label.rect
        rect, at = QRectF(QPointF(left, top), QPointF(right, bottom)), QPointF(*label.at)
        near = QPointF(left if at.x() <= left else right, rect.center().y())
        painter.setPen(QPen(ink, 1.4 if chosen else 1.0))
        painter.drawLine(at, near)
        painter.setBrush(ink if chosen else QColor(tokens.base))
        if label.beyond:
            painter.drawPolygon(self._arrow(at))
        else:
            painter.drawEllipse(at, MARKER_PX, MARKER_PX)
        painter.setBrush(ink if chosen else QColor(tokens.raised))
        painter.drawRoundedRect(rect, ROUND_PX, ROUND_PX)
        painter.setPen(QColor(tokens.accent_text if chosen else tokens.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, short_code(label.guess))

    def _arrow(self, at: QPointF) -> QPolygonF:
        """A triangle that points off the map, at its edge."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        way = at - middle
        length = max(1.0, (way.x() ** 2 + way.y() ** 2) ** 0.5)
        along = QPointF(way.x() / length, way.y() / length)
        across = QPointF(-along.y(), along.x())
        base = at - along * MARKER_PX
        return QPolygonF([at + along * MARKER_PX, base + across * MARKER_PX, base - across * MARKER_PX])


def short_code(guess: CrsGuess) -> str:
    """The number of a guess's system, with a sign where x and y are exchanged.

    >>> short_code(CrsGuess("EPSG:4547", "", 113.66, 37.7, True, swapped=True))
    '4547 x↔y'
    """
    number = guess.crs.rpartition(":")[2]
    number = number if len(number) <= 12 else f"{number[:12]}…"
    return f"{number} x↔y" if guess.swapped else number
