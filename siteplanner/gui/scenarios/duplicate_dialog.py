"""A scenario is duplicated as a child, which can take over what comes later, or as a copy that stands on its own."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

INDENT_PX = 24


class DuplicateScenarioDialog(QDialog):
    """Accepted: ``name`` and whether it is to be ``linked``."""

    def __init__(self, source: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Duplicate scenario"))
        self.field = QLineEdit(name)
        self.field.setAccessibleName(self.tr("Name of the scenario"))
        about = QLabel(self.tr("Name of the scenario:"))
        about.setBuddy(self.field)
        self.as_child = QRadioButton(self.tr("As a &child of “{scenario}”").format(scenario=source))
        self.as_copy = QRadioButton(self.tr("As an &independent copy"))
        self._choices = QButtonGroup(self)
        for button in (self.as_child, self.as_copy):
            self._choices.addButton(button)
        self.as_child.setChecked(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        made = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        made.setText(self.tr("Duplicate"))
        child_words = self.tr(
            "It holds what it changes. What is changed in “{scenario}” later can be taken over, plant by plant; you "
            "are asked and shown."
        ).format(scenario=source)
        copy_words = self.tr("It has nothing to do with “{scenario}” from now on.").format(scenario=source)
        once = self.tr("Areas on the sites, notes, waivers and factors are copied once and go their own way.")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(about)
        column.addWidget(self.field)
        column.addSpacing(4)
        for choice, words in ((self.as_child, child_words), (self.as_copy, copy_words)):
            column.addWidget(choice)
            choice.setAccessibleDescription(words)
            column.addWidget(_said(words, INDENT_PX))
        column.addWidget(_said(once, 0))
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.field.textChanged.connect(lambda text: made.setEnabled(bool(text.strip())))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.field.selectAll()
        self.field.setFocus()
        self.setMinimumWidth(440)

    @property
    def name(self) -> str:
        return self.field.text().strip()

    @property
    def linked(self) -> bool:
        """Whether it is to be a child."""
        return self.as_child.isChecked()


def _said(words: str, indent_px: int) -> QLabel:
    label = QLabel(words)
    label.setObjectName("faint")
    label.setWordWrap(True)
    label.setContentsMargins(indent_px, 0, 0, 4)
    return label
