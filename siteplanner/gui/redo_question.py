"""Asking before a bookmark or a theme costs what could be redone: nobody expects that of a mere view."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from siteplanner.gui.desk import Desk


def may_drop_redo(desk: Desk, parent: QWidget) -> bool:
    """Whether a step may be made now; asked only where steps were undone that it would make impossible to redo."""
    undone = desk.session.history.undone if desk.session is not None else 0
    if not undone:
        return True
    box = QMessageBox(
        QMessageBox.Icon.Question,
        QCoreApplication.translate("redo_question", "Undone steps"),
        QCoreApplication.translate(
            "redo_question",
            "Steps that were undone and can be redone yet: {count}. This would drop them, "
            "because bookmarks and themes are kept in the plan by a step of their own.",
        ).format(count=undone),
        parent=parent,
    )
    drop = box.addButton(
        QCoreApplication.translate("redo_question", "Drop them"), QMessageBox.ButtonRole.DestructiveRole
    )
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is drop
