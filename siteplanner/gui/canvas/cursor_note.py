"""A small note beside the pointer: how far, how much turned, and what binds. It never takes the mouse."""

from __future__ import annotations

import html

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from siteplanner.core.rules.rule import Finding
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import Rgba
from siteplanner.gui.wording import say

OFFSET_PX = 18
WIDEST_PX = 340
SYMBOLS = {"error": "●", "warning": "▲", "": "✓"}


class CursorNote(QLabel):
    """Figures in the first line, the finding that binds below it with the shape of its severity."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContentsMargins(8, 5, 8, 5)
        self.hide()

    def set_styles(self, styles: MapStyles) -> None:
        """Colours of the map's own theme, so that the note is legible on it."""
        background, text = _css(styles.background, 240), _css(styles.label.color)
        edge = _css((*styles.label.color[:3], 70))
        self.setStyleSheet(
            f"QLabel {{ background: {background}; color: {text}; border: 1px solid {edge}; border-radius: 4px; }}"
        )

    def tell(self, at: QPoint, figures: str, finding: Finding | None, styles: MapStyles, *, checked: bool) -> None:
        """Show the note by the pointer at ``at`` (in the parent's pixels); ``checked``: no finding means none found."""
        lines = [f"<b>{html.escape(figures).replace('  ', '&nbsp;&nbsp;')}</b>"] if figures else []
        if finding is not None:
            error = finding.severity == "error"
            style = styles.finding_error_marker if error else styles.finding_warning_marker
            symbol = f'<span style="color:{_css(style.color)}">{SYMBOLS[finding.severity]}</span>'
            lines.append(f"{symbol} {html.escape(say(finding.message))}")
        elif checked:
            line = styles.preview_ok.line
            color = _css(line.color) if line is not None else "inherit"
            nothing = html.escape(self.tr("Nothing found here"))
            lines.append(f'<span style="color:{color}">{SYMBOLS[""]}</span> {nothing}')
        if not lines:
            self.hide()
            return
        self.setText("<br>".join(lines))
        self._fit()
        self._put(at)
        self.show()
        self.raise_()

    def _fit(self) -> None:
        self.setWordWrap(False)
        self.adjustSize()
        if self.width() > WIDEST_PX:
            self.setWordWrap(True)
            self.setFixedWidth(WIDEST_PX)
            self.resize(WIDEST_PX, self.heightForWidth(WIDEST_PX))
            self.setMinimumWidth(0)
            self.setMaximumWidth(16777215)

    def _put(self, at: QPoint) -> None:
        room = self.over.rect()
        x, y = at.x() + OFFSET_PX, at.y() + OFFSET_PX
        if x + self.width() > room.right():
            x = at.x() - OFFSET_PX - self.width()
        if y + self.height() > room.bottom():
            y = at.y() - OFFSET_PX - self.height()
        self.move(max(room.left(), x), max(room.top(), y))


def _css(color: Rgba, alpha: int | None = None) -> str:
    r, g, b, a = color
    return f"rgba({r}, {g}, {b}, {(a if alpha is None else alpha) / 255:.3f})"
