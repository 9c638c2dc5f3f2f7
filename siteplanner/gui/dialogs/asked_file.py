"""The file that something is to be written to, asked for in the system's dialog."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from siteplanner.files.file_names import with_ending


def asked_file(parent: QWidget, title: str, start: str, kinds: str, endings: Sequence[str]) -> tuple[Path | None, str]:
    """The file a person named, with one of ``endings``, and the line of ``kinds`` that was chosen; None: called off.

    The system asks before a file is replaced, but knows only the name that was typed. Where an ending comes after that
    and there is a file of the longer name, it is asked about here.
    """
    name, kind = QFileDialog.getSaveFileName(parent, title, start, kinds)
    if not name:
        return None, kind
    path = with_ending(name, endings, kind)
    if path != Path(name) and path.exists() and not _may_replace(parent, title, path):
        return None, kind
    return path, kind


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    words = QCoreApplication.translate("AskedFile", "There is already a file “{name}” there. Replace it?")
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.question(parent, title, words.format(name=path.name), yes | no, no) == yes
