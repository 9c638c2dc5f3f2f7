"""Tables to choose from, indented under headings in the list; the one shown stands without its indent."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QStyleOptionComboBox

INDENT = "\u2003"


class TableChoice(QComboBox):
    """A combo box whose entries may start with ``INDENT``."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """The text that is shown while the list is closed."""
        super().initStyleOption(option)
        option.currentText = self.currentText().lstrip(INDENT)
