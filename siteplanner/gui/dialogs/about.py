"""What the program is, which version, and what its answers are worth."""

from __future__ import annotations

import platform

import PySide6
import shapely
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

import siteplanner


class AboutDialog(QDialog):
    """Version, libraries, licence, and the sentence that every report carries."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About siteplanner"))
        title = QLabel(f"siteplanner {siteplanner.__version__}")
        title.setObjectName("start_title")
        what = QLabel(
            self.tr(
                "Places battery-material plants on real parcels, checks the layout against national standards, "
                "sums it per zone and hands it over."
            )
        )
        worth = QLabel(
            self.tr(
                "Screening check for comparing schemes; it does not replace statutory review. Every limit names its "
                "source and how far it was verified."
            )
        )
        built = QLabel(
            f"Python {platform.python_version()} · Qt {PySide6.__version__} · GEOS {shapely.geos_version_string} · "
            + self.tr("MIT licence")
        )
        built.setObjectName("faint")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for label in (title, what, worth, built):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addWidget(buttons)
        self.setFixedWidth(440)
