"""The program made a mistake: what that means for the work, and the report of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class FaultDialog(QDialog):
    """``report`` is shown as it would be sent, ``path`` where it was written (None: it could not be). ``save_wanted``:
    the person wants the plan in another file."""

    def __init__(self, report: str, path: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save_wanted = False
        self._report, self._path = report, path
        self.setWindowTitle(self.tr("A fault of the program"))
        title = QLabel(self.tr("The program made a mistake. Your plan is as it was before the last step."))
        title.setObjectName("section_title")
        title.setWordWrap(True)
        about = QLabel(
            self.tr(
                "You can go on working. If figures or the map look wrong, save the plan under another name and start "
                "the program anew. The report below helps to find the mistake; look through it before you send it."
            )
        )
        about.setWordWrap(True)
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Report"))
        place = QLabel(
            self.tr("Kept as {path}").format(path=path) if path is not None else self.tr("It is in no file.")
        )
        place.setObjectName("faint")
        place.setWordWrap(True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        role = QDialogButtonBox.ButtonRole
        self.buttons = QDialogButtonBox()
        self.go_on = self.buttons.addButton(self.tr("Go on"), role.AcceptRole)
        self.save_as = self.buttons.addButton(self.tr("Save the plan as…"), role.ActionRole)
        self.copy = self.buttons.addButton(self.tr("Copy the report"), role.ActionRole)
        self.open_folder = self.buttons.addButton(self.tr("Open its folder"), role.ActionRole)
        self.open_folder.setEnabled(path is not None)
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        self.save_as.clicked.connect(self._save)
        self.copy.clicked.connect(self._copy)
        self.open_folder.clicked.connect(self._open_folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for widget in (title, about, self.text, place, self.buttons):
            layout.addWidget(widget)
        layout.setStretchFactor(self.text, 1)
        self.resize(760, 460)

    def _save(self) -> None:
        self.save_wanted = True
        self.accept()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)

    def _open_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
