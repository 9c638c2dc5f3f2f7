"""One sentence of what is wrong, with the findings' own shape for it; takes no room while there is nothing to say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from siteplanner.gui.icons import colored_icon
from siteplanner.gui.theme import current_tokens

ICON_PX = 16


class ProblemLine(QWidget):
    """A line for an error, a warning, or good news, that can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QLabel()
        self._picture.setFixedWidth(ICON_PX)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self.hide()

    @property
    def text(self) -> str:
        return self.label.text() if not self.isHidden() else ""

    def clear(self) -> None:
        self.label.clear()
        self.hide()

    def show_problem(self, text: str) -> None:
        self._show("error", current_tokens().error, text)

    def show_warning(self, text: str) -> None:
        self._show("warning", current_tokens().warning, text)

    def show_good(self, text: str) -> None:
        self._show("ok", current_tokens().ok, text)

    def _show(self, icon_name: str, color: str, text: str) -> None:
        self._picture.setPixmap(colored_icon(icon_name, QColor(color)).pixmap(ICON_PX))
        self.label.setText(text)
        self.setAccessibleName(text)
        self.show()
