"""That a map with the same columns was brought in before: what was decided then is taken, with a way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from siteplanner.gui.dialogs.map_entry import MapEntry


class LastTime(QWidget):
    """``wanted(True)`` for as last time, ``wanted(False)`` for what the program proposes."""

    wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self._taken = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        column.addWidget(self.button)
        self.button.clicked.connect(lambda: self.wanted.emit(not self._taken))

    def show_entry(self, entry: MapEntry | None) -> None:
        """Say what is taken, where anything is remembered of such a map."""
        kept = entry.last_time if entry is not None else None
        self.setVisible(kept is not None)
        if entry is None or kept is None:
            return
        self._taken = entry.as_last_time
        if self._taken:
            words = self.tr("{what}: as last time for a map with these columns ({day}).")
            self.sentence.setText(words.format(what=self._what(entry), day=kept.day.isoformat()))
            self.button.setText(self.tr("Use what is proposed"))
        else:
            words = self.tr("As proposed. A map with these columns was brought in on {day}.")
            self.sentence.setText(words.format(day=kept.day.isoformat()))
            self.button.setText(self.tr("As last time"))

    def _what(self, entry: MapEntry) -> str:
        kept = entry.last_time
        assert kept is not None
        parts = [
            self.tr("Columns") if kept.fields else "",
            self.tr("text encoding") if kept.encoding and entry.choices.encoding else "",
            self.tr("coordinate system") if kept.crs and entry.told is not None else "",
            self.tr("shapes") if kept.repairs.changed() else "",
        ]
        text = self.tr(", ", "between words").join(part for part in parts if part)
        return text[:1].upper() + text[1:] if text else self.tr("Columns")
