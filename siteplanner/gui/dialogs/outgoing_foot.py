"""The last line of a dialog that writes files: progress, the way to what was written, Close, and what writes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton

from siteplanner.gui.dialogs.work_line import WorkLine


class OutgoingFoot(QHBoxLayout):
    """``write`` is the button that writes; ``folder_button`` stays hidden until something was written."""

    def __init__(self, work_line: WorkLine, write: str, open_folder: str) -> None:
        super().__init__()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.write = self.buttons.addButton(write, QDialogButtonBox.ButtonRole.AcceptRole)
        self.folder_button = QPushButton(open_folder)
        self.folder_button.setAutoDefault(False)
        self.folder_button.hide()
        self.addWidget(work_line, 1)
        self.addWidget(self.folder_button)
        self.addWidget(self.buttons)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own window of files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
