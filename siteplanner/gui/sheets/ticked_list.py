"""A list of things to choose several of, as high as it needs to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

KEY = Qt.ItemDataRole.UserRole
_MOST_ROWS = 6


class TickedList(QListWidget):
    """``ticked`` are the keys in the order of the list; ``changed`` when a person ticks or unticks."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.itemChanged.connect(lambda _: self.changed.emit())

    def offer(self, choices: Mapping[str, str]) -> None:
        """The choices by key, in order, with what they are called."""
        kept = self.ticked
        self.blockSignals(True)
        self.clear()
        for key, name in choices.items():
            item = QListWidgetItem(name)
            item.setData(KEY, key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)
        self.tick(kept)
        row = max(self.sizeHintForRow(0), 20)
        self.setFixedHeight(row * min(max(len(choices), 1), _MOST_ROWS) + 2 * self.frameWidth())

    @property
    def ticked(self) -> tuple[str, ...]:
        items = (self.item(row) for row in range(self.count()))
        return tuple(str(item.data(KEY)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def tick(self, keys: Iterable[str]) -> None:
        """Tick these and no others, without telling."""
        wanted = set(keys)
        self.blockSignals(True)
        for row in range(self.count()):
            item = self.item(row)
            on = str(item.data(KEY)) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.blockSignals(False)
