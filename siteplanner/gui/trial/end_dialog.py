"""How a trial ends: thrown away, or kept as a scenario; and what was decided, with who decided it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from siteplanner.gui.trial.trial_strip import delta_words, signed
from siteplanner.gui.wording import say
from siteplanner.services.trial import NumberDelta

TEXT_LINES = 3


class EndTrialDialog(QDialog):
    """After it is accepted: ``kept``, ``name`` and, where something is to be logged, ``decision`` and ``names``."""

    def __init__(
        self,
        name: str,
        deltas: tuple[NumberDelta, ...],
        parent: QWidget | None = None,
        *,
        steps: int,
        beyond: bool,
        names: str = "",
        errors: tuple[int, int] | None = None,
    ) -> None:
        """``errors``: how many when the trial began, and now; None while that is not known."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("End the trial"))
        told = QLabel(self._tried(steps) + " " + "; ".join(self._changes(deltas, errors)))
        told.setWordWrap(True)
        told.setTextFormat(Qt.TextFormat.PlainText)
        self.discard_choice = QRadioButton(self.tr("&Discard: back to where it began"))
        self.keep_choice = QRadioButton(self.tr("&Keep as a scenario:"))
        self.name_field = QLineEdit(name)
        self.name_field.setAccessibleName(self.tr("Name of the scenario"))
        choices = QButtonGroup(self)
        for choice in (self.discard_choice, self.keep_choice):
            choices.addButton(choice)
        (self.keep_choice if steps else self.discard_choice).setChecked(True)
        self.beyond = QLabel(
            self.tr(
                "Something was changed that all scenarios share (base map, rules, targets). Keeping keeps that too; "
                "discarding undoes it."
            )
        )
        self.beyond.setWordWrap(True)
        self.beyond.setVisible(beyond)
        self.log = QGroupBox(self.tr("&Log what was decided"))
        self.log.setCheckable(True)
        self.log.setChecked(False)
        self.text_field, self.names_field = QPlainTextEdit(), QLineEdit(names)
        self.text_field.setTabChangesFocus(True)
        self.text_field.setFixedHeight(TEXT_LINES * self.fontMetrics().lineSpacing() + 12)
        form = QFormLayout(self.log)
        form.addRow(self.tr("Decision"), self.text_field)
        form.addRow(self.tr("Decided by"), self.names_field)
        self.why_not = QLabel()
        self.why_not.setObjectName("faint")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.finish = buttons.addButton(self.tr("End the trial"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Go on trying"))
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for widget in (
            told,
            self.discard_choice,
            self.keep_choice,
            self.name_field,
            self.beyond,
            self.log,
            self.why_not,
        ):
            column.addWidget(widget)
        column.addWidget(buttons)
        self.setMinimumWidth(460)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for signal in (self.name_field.textChanged, self.names_field.textChanged, self.text_field.textChanged):
            signal.connect(self._check)
        self.log.toggled.connect(self._check)
        self.keep_choice.toggled.connect(self._check)
        self._check()

    def _tried(self, steps: int) -> str:
        if steps == 1:
            return self.tr("One step was tried out.")
        return self.tr("{steps} steps were tried out.").format(steps=steps)

    def _changes(self, deltas: tuple[NumberDelta, ...], errors: tuple[int, int] | None) -> list[str]:
        """What the trial changes, errors first: a layout that breaks a rule never changes nothing."""
        changed = [f"{say(each.after.label)} {delta_words(each)}" for each in deltas if each.delta]
        if errors is None:
            changed.insert(0, self.tr("Errors are not counted yet."))
        elif errors[0] != errors[1]:
            change = self.tr("Errors {change} (now {now})")
            changed.insert(0, change.format(change=signed(float(errors[1] - errors[0]), 0), now=errors[1]))
        return changed or [self.tr("No number changes.")]

    @property
    def kept(self) -> bool:
        return self.keep_choice.isChecked()

    @property
    def name(self) -> str:
        return self.name_field.text().strip()

    @property
    def decision(self) -> str:
        """What was decided; '' where nothing is to be logged."""
        return self.text_field.toPlainText().strip() if self.log.isChecked() else ""

    @property
    def names(self) -> str:
        return self.names_field.text().strip()

    def _check(self) -> None:
        """What is still lacking is said, not found out by pressing."""
        lacking = ""
        if self.kept and not self.name:
            lacking = self.tr("Give the scenario a name.")
        elif self.log.isChecked() and not (self.text_field.toPlainText().strip() and self.names):
            lacking = self.tr("Write down what was decided, and who decided it.")
        self.name_field.setEnabled(self.kept)
        self.why_not.setText(lacking)
        self.finish.setEnabled(not lacking)
