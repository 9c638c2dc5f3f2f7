"""What cannot be decided for a person when several things are made one: which number stays, which values hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from siteplanner.core.columns import Column
from siteplanner.core.edits.merge_features import Merging
from siteplanner.core.plan import Plan
from siteplanner.core.schema import layer as layer_of
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.gui.cell_text import cell_text, heading
from siteplanner.gui.column_choices import Offers, offers
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.numbers import figure
from siteplanner.gui.wording import say


class MergeDialog(QDialog):
    """Accepted: merge with ``first`` as the number that stays and ``values`` where they differ."""

    def __init__(self, merging: Merging, plan: Plan, styles: MapStyles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._merging = merging
        of = layer_of(merging.layer)
        self.setWindowTitle(self.tr("Merge"))
        self.setMinimumWidth(420)
        title = QLabel(self.tr("{count} become one of {area} m²").format(count=len(merging.ids), area=self._area()))
        title.setObjectName("section_title")
        self.kept = self._combo([(row_id, row_id) for row_id in merging.ids], self.tr("Number that stays"))
        self.choices: dict[str, QuietCombo] = {}
        form = QFormLayout()
        form.addRow(self.tr("Number that stays"), self.kept)
        for name, values in merging.merged.differing.items():
            column = of.column(name)
            known = offers(merging.layer, column, plan, styles)
            texts = [(_text(column, value, known) or self.tr("blank"), value) for value in values]
            self.choices[name] = self._combo(texts, heading(column))
            form.addRow(heading(column), self.choices[name])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge = buttons.addButton(self.tr("Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.merge.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addLayout(form)
        for remark in merging.remarks(decided=tuple(self.choices)):
            told = QLabel(say(remark))
            told.setWordWrap(True)
            told.setObjectName("faint")
            layout.addWidget(told)
        layout.addWidget(buttons)

    @property
    def first(self) -> str:
        """The number that stays."""
        return str(self.kept.currentData())

    @property
    def values(self) -> dict[str, Any]:
        """What was chosen for each column that differs."""
        differing = self._merging.merged.differing
        return {name: differing[name][box.currentIndex()] for name, box in self.choices.items()}

    def _area(self) -> str:
        return figure(self._merging.joined.shape.area)

    @staticmethod
    def _combo(entries: Sequence[tuple[str, Any]], name: str) -> QuietCombo:
        box = QuietCombo()
        for text, value in entries:
            box.addItem(text, value)
        box.setAccessibleName(name)
        return box


def _text(column: Column, value: Any, known: Offers) -> str:
    """A value by its name where the column's list knows it; '' for a blank."""
    return known.label(value) if isinstance(value, str) else cell_text(column, value, known)
