"""What a bureau wants of a file of boundary points: who made it, in which encoding, how its points are numbered."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from siteplanner.core.boundary_template import ENCODINGS, BoundaryTemplate


class PointsForm(QWidget):
    """Starts from what the plan keeps; ``template`` is what stands in it."""

    def __init__(self, kept: BoundaryTemplate, plan_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self.made_by = QLineEdit(kept.made_by)
        self.made_by.setPlaceholderText(self.tr("Made by: {plan}").format(plan=plan_name))
        self.made_by.setAccessibleName(self.tr("Made by"))
        self.made_by.setToolTip(self.made_by.accessibleName())
        self.encoding = QComboBox()
        self.encoding.addItems(ENCODINGS)
        self.encoding.setCurrentText(kept.encoding)
        self.encoding.setAccessibleName(self.tr("Encoding"))
        self.each_ring = QCheckBox(self.tr("Number the points anew in each ring"))
        self.each_ring.setChecked(kept.numbering == "ring")
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.made_by, 1)
        first.addWidget(self.encoding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self.each_ring)

    @property
    def template(self) -> BoundaryTemplate:
        told = {"made_by": self.made_by.text(), "encoding": self.encoding.currentText()}
        numbering = "ring" if self.each_ring.isChecked() else "parcel"
        return replace(self._kept.told(told), numbering=numbering)
