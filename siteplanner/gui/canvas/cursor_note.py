"""A small note beside the pointer: how far, how much turned, and what binds. It never takes the mouse."""

from __future__ import annotations

import html

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from siteplanner.core.envelopes import Envelope, Stands
from siteplanner.core.rules.rule import Finding
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import Rgba
from siteplanner.gui.canvas.envelope_layer import SYMBOLS
from siteplanner.gui.finding_words import clause_in_words
from siteplanner.gui.wording import say

OFFSET_PX = 18
WIDEST_PX = 340


Binding = tuple[Envelope, str, str]


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

    def tell(
        self,
        at: QPoint,
        figures: str,
        finding: Finding | None,
        styles: MapStyles,
        *,
        checked: bool,
        binding: Binding | None = None,
    ) -> None:
        """Show the note by the pointer at ``at`` (in the parent's pixels); ``checked``: no finding means none found.

        ``binding`` is the envelope that binds, how it is kept, and what asks for it.
        """
        lines = [f"<b>{html.escape(figures).replace('  ', '&nbsp;&nbsp;')}</b>"] if figures else []
        if finding is not None:
            lines.append(f"{_symbol(finding.severity, styles)} {html.escape(say(finding.message))}")
            same = binding is not None and binding[0].rule == finding.rule
            lines += [_faint(binding[2] if same and binding is not None else clause_in_words(finding.clause))]
            binding = None if same else binding
        elif checked and binding is None:
            nothing = self.tr("Nothing found here")
            lines.append(f"{_symbol('ok', styles)} {html.escape(nothing)}")
        if binding is not None:
            lines += [f"{_symbol(binding[0].stands, styles)} {html.escape(binding[1])}", _faint(binding[2])]
        lines = [line for line in lines if line]
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


def _symbol(stands: Stands, styles: MapStyles) -> str:
    """The shape of a severity in its colour."""
    line = styles.preview_ok.line
    ok = _css(line.color) if line is not None else "inherit"
    colors = {"ok": ok, "error": _css(styles.finding_error_marker.color)}
    color = colors.get(stands, _css(styles.finding_warning_marker.color))
    return f'<span style="color:{color}">{SYMBOLS[stands]}</span>'


def _faint(words: str) -> str:
    return f"<small>{html.escape(words)}</small>" if words else ""


def _css(color: Rgba, alpha: int | None = None) -> str:
    r, g, b, a = color
    return f"rgba({r}, {g}, {b}, {(a if alpha is None else alpha) / 255:.3f})"
