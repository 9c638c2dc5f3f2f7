"""What a panel shows while it has nothing: an icon, a title, one sentence, and what to do next as buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from siteplanner.gui.icons import icon

_ICON_PX = 40


class EmptyState(QWidget):
    """Texts come already translated; the panel sets them again when the language changes."""

    def __init__(self, icon_name: str, title: str = "", sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = _centred("emptyTitle")
        self._sentence = _centred("emptySentence")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addWidget(self._title)
        layout.addWidget(self._sentence)
        layout.addSpacing(4)
        layout.addLayout(self._buttons)
        layout.addStretch(3)
        self.set_texts(title, sentence)
        self.set_icon(icon_name)

    def set_texts(self, title: str, sentence: str) -> None:
        """The title and the one sentence below it, which a screen reader also gets as the panel's name."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def set_icon(self, icon_name: str) -> None:
        """Another icon, in the palette's colour."""
        self._icon_name = icon_name
        self._picture.setPixmap(icon(icon_name).pixmap(_ICON_PX))

    def add_button(self, text: str, on_click: Callable[[], object], icon_name: str = "") -> QPushButton:
        """One thing to do next; the first is the panel's main offer. Gives the button, to translate it later."""
        button = QPushButton(text)
        if icon_name:
            button.setIcon(icon(icon_name))
        button.clicked.connect(lambda: on_click())
        self._buttons.addWidget(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """The palette may have changed while the panel was hidden."""
        self.set_icon(self._icon_name)
        super().showEvent(event)


def _centred(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
