"""Tables to choose from, indented under headings in the list; the one shown stands without its indent."""

from __future__ import annotations

from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyleOptionComboBox

from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.panels.figure_making import PIVOT
from siteplanner.gui.wording import say

CHOICE_CHARACTERS = 14
FREE = QT_TRANSLATE_NOOP("FiguresPanel", "Free combination")
INDENT = "\u2003"


class TableChoice(QComboBox):
    """A combo box whose entries may start with ``INDENT``; their data are ``family/table``, '' of a heading."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(CHOICE_CHARACTERS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def fill(self, open_family: str, tables: tuple[FigureTable, ...]) -> None:
        """Families as entries; the open one, if it has several tables, as a heading with them below."""
        self.clear()
        for key, family in FAMILIES.items():
            if key != open_family or len(tables) < 2:
                self.addItem(say(family.title), f"{key}/")
                continue
            self.addItem(say(family.title), "")
            heading = self.model().item(self.count() - 1)  # type: ignore[attr-defined]
            assert isinstance(heading, QStandardItem)
            heading.setEnabled(False)
            for table in tables:
                title = FREE if table.key == PIVOT else table.title
                self.addItem(f"{INDENT}{say(title)}", f"{key}/{table.key}")

    def show_entry(self, family: str, table: str) -> None:
        """Make the entry of a table current, or that of its family where the table has none."""
        for data in (f"{family}/{table}" if table else "", f"{family}/"):
            at = self.findData(data) if data else -1
            if at >= 0:
                self.setCurrentIndex(at)
                return

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """The text that is shown while the list is closed."""
        super().initStyleOption(option)
        option.currentText = self.currentText().lstrip(INDENT)
