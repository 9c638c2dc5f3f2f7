"""The rule or limit chosen in the rule editor: its value, why it is so, where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from siteplanner.core.finding_words import CONFIDENCES
from siteplanner.core.measure_units import read_number
from siteplanner.core.rules.clauses import clause, clause_name
from siteplanner.core.rules.overrides import ENABLED, SEVERITY
from siteplanner.core.rules.rule import Limit, Severity
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.dialogs.rule_editor_tree import NO, SEVERITIES, YES
from siteplanner.gui.numbers import in_chinese
from siteplanner.gui.rule_words import amount_text, is_switch, limit_name, source_text
from siteplanner.gui.wording import say
from siteplanner.services.rule_draft import Place, RuleDraft

VALUE_PX = 110
PACK_ON = QT_TRANSLATE_NOOP("rule_editor", "on, {severity}")
PACK_OFF = QT_TRANSLATE_NOOP("rule_editor", "off, {severity}")
TEXT_PX = 92


class RuleDetail(QWidget):
    """Changes the draft and says so by ``changed``; ``left`` when Enter sends the hand back to the list."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._draft: RuleDraft | None = None
        self._place: Place | None = None
        self.title = QLabel()
        self.title.setObjectName("section_title")
        self.value_label, self.value, self.unit = QLabel(self.tr("&Value")), QLineEdit(), QLabel()
        self.severity_label, self.severity = QLabel(self.tr("Se&verity")), QuietCombo()
        self.pack_says = QLabel()
        self.pack_says.setObjectName("faint")
        self.why_label, self.why = QLabel(self.tr("&Why")), QLineEdit()
        self.reset = QPushButton(self.tr("&Reset"))
        self.problem = ProblemLine()
        self.text = QLabel()
        self._arrange()
        self._listen()

    def _arrange(self) -> None:
        for label, field in (
            (self.value_label, self.value),
            (self.severity_label, self.severity),
            (self.why_label, self.why),
        ):
            label.setBuddy(field)
        self.value.setFixedWidth(VALUE_PX)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.severity.setMinimumWidth(VALUE_PX)
        for severity, words in SEVERITIES.items():
            self.severity.addItem(say(words), severity)
        self.why.setPlaceholderText(self.tr("On what ground: local plan, letter, minutes, clause"))
        self.reset.setAutoDefault(False)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = QScrollArea()
        area.setWidget(self.text)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedHeight(TEXT_PX)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (self.value, self.unit, self.severity, self.pack_says):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.reset)
        labels = QHBoxLayout()
        labels.addWidget(self.value_label)
        labels.addWidget(self.severity_label)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.title, 0, 0, 1, 2)
        grid.addLayout(labels, 1, 0)
        grid.addLayout(line, 1, 1)
        grid.addWidget(self.why_label, 2, 0)
        grid.addWidget(self.why, 2, 1)
        grid.addWidget(self.problem, 3, 0, 1, 2)
        grid.addWidget(area, 4, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def _listen(self) -> None:
        self.value.textEdited.connect(self._typed)
        self.value.editingFinished.connect(self.take_value)
        self.why.textEdited.connect(self._take_why)
        self.severity.activated.connect(self._take_severity)
        self.reset.clicked.connect(self._give_back)
        for field in (self.value, self.why, self.severity):
            field.installEventFilter(self)

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_place(self, draft: RuleDraft, place: Place | None) -> None:
        """Show a rule (its key ``enabled``) or one of its limits; nothing for no place."""
        self._draft, self._place = draft, place
        self.setEnabled(place is not None)
        if place is None:
            for label in (self.title, self.unit, self.pack_says, self.text):
                label.clear()
            self.value.clear()
            self.why.clear()
            return
        is_rule = place[1] == ENABLED
        for of_rule in (self.severity, self.severity_label):
            of_rule.setVisible(is_rule)
        for of_limit in (self.value, self.value_label, self.unit):
            of_limit.setVisible(not is_rule)
        rule = draft.rule(place[0])
        if is_rule:
            self.title.setText(say(rule.name))
            self.severity.setCurrentIndex(self.severity.findData(draft.text((place[0], SEVERITY))))
            self.text.setText(self._about_rule(draft, place[0]))
        else:
            limit = draft.limit(place)
            self.title.setText(f"{say(rule.name)} › {say(limit_name(place[1]))}")
            self.value.setText(_shown(limit))
            self.unit.setText(limit.unit)
            self.text.setText(self._about_limit(limit))
        if not self.why.hasFocus():
            self.why.setText(self._note())
        self.show_state()

    def show_state(self) -> None:
        """What hangs on whether it is changed."""
        draft, place = self._draft, self._place
        if draft is None or place is None:
            return
        changed = any(draft.is_changed(each) for each in self._places)
        self.reset.setEnabled(changed)
        self.why.setEnabled(changed)
        self.pack_says.setText(self.tr("The pack: {value}").format(value=self._pack_value()) if changed else "")
        self.problem.clear()
        if any(each in draft.without_note for each in self._places):
            self.problem.show_warning(self.tr("Say why this differs from the pack."))

    def _pack_value(self) -> str:
        draft, place = self._draft, self._place
        assert draft is not None
        assert place is not None
        if place[1] != ENABLED:
            limit = draft.plain.settings(place[0]).limits[place[1]]
            return f"{_shown(limit)} {limit.unit}".strip()
        grade = say(SEVERITIES[draft.plain_text((place[0], SEVERITY))])
        return say((PACK_ON if draft.plain_text(place) == "true" else PACK_OFF)(severity=grade))

    @property
    def _places(self) -> tuple[Place, ...]:
        """What the note shown belongs to: a limit, or being on and how grave."""
        if self._place is None:
            return ()
        return (self._place, (self._place[0], SEVERITY)) if self._place[1] == ENABLED else (self._place,)

    def _note(self) -> str:
        draft = self._draft
        return next((draft.note(each) for each in self._places if draft.note(each)), "") if draft else ""

    def _about_rule(self, draft: RuleDraft, rule_id: str) -> str:
        rule, settings = draft.rule(rule_id), draft.settings(rule_id)
        lines = [say(rule.explain), *_clause_lines(rule.clause)]
        if settings.note and not self._note():
            lines.append(self.tr("The pack's note: {note}").format(note=settings.note))
        return "\n".join(lines)

    def _about_limit(self, limit: Limit) -> str:
        told = {
            "source": say(source_text(limit)),
            "confidence": say(CONFIDENCES[limit.confidence]),
            "day": limit.checked_on,
        }
        source = self.tr("Source: {source} ({confidence}, checked on {day})").format(**told)
        return "\n".join([source, *_clause_lines(limit.clause)])

    # -- the hand -----------------------------------------------------------------------------------------------

    def begin(self, typed: str) -> None:
        """Give the hand to the value; ``typed`` takes the place of what stands there."""
        if self._place is None:
            return
        if self._place[1] == ENABLED:
            self.severity.setFocus()
            return
        self.value.setFocus()
        self.value.selectAll()
        if typed:
            self.value.setText(typed)

    def ask_why(self) -> None:
        self.why.setFocus()
        self.why.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on: from the value to the reason where one is missing, else back to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & CONTROL:
                if watched is self.value and not self.take_value():
                    return True
                self._go_on(watched)
                return True
            if event.key() == Qt.Key.Key_Escape and watched is self.value and self._take_back():
                return True
        return super().eventFilter(watched, event)

    def _take_back(self) -> bool:
        """Show the value that holds instead of what was typed; False where it is shown already."""
        if self._draft is None or self._place is None or self._place[1] == ENABLED:
            return False
        holds = _shown(self._draft.limit(self._place))
        if self.value.text() == holds:
            return False
        self.value.setText(holds)
        self.value.selectAll()
        self.show_state()
        return True

    def _go_on(self, watched: QObject) -> None:
        missing = self._draft is not None and any(each in self._draft.without_note for each in self._places)
        if missing and watched is not self.why:
            self.ask_why()
        else:
            self.left.emit()

    def _typed(self, text: str) -> None:
        """While another figure stands in the field the reason can be gone to, by Tab or the mouse."""
        draft, place = self._draft, self._place
        if draft is None or place is None or place[1] == ENABLED:
            return
        limit = draft.limit(place)
        if _read(text, limit) not in (None, limit.value):
            self.why.setEnabled(True)

    def take_value(self) -> bool:
        """The figure as typed, into the draft; False where it is none."""
        draft, place = self._draft, self._place
        if draft is None or place is None or place[1] == ENABLED:
            return True
        limit = draft.limit(place)
        if self.value.text().strip() == _shown(limit):
            return True
        value = _read(self.value.text(), limit)
        if value is None:
            asked = self.tr("yes or no") if is_switch(limit) else self.tr("a number of 0 or more")
            self.problem.show_problem(
                self.tr("“{text}” does not fit; {asked} is needed.").format(text=self.value.text(), asked=asked)
            )
            return False
        if value != limit.value:
            draft.set_limit(place, value)
            self.changed.emit()
        self.show_place(draft, place)
        return True

    def _take_severity(self) -> None:
        if self._draft is not None and self._place is not None:
            chosen: Severity = "error" if self.severity.currentData() == "error" else "warning"
            self._draft.set_severity(self._place[0], chosen)
            self._share_note()
            self.changed.emit()
            self.show_place(self._draft, self._place)

    def _share_note(self) -> None:
        """What is said of one of the two holds for the other as well."""
        note = self._note()
        if note and self._draft is not None:
            for each in self._places:
                self._draft.set_note(each, note)

    def _take_why(self, text: str) -> None:
        if self._draft is not None:
            for each in self._places:
                self._draft.set_note(each, text)
            self.changed.emit()
            self.show_state()

    def _give_back(self) -> None:
        if self._draft is not None:
            for each in self._places:
                self._draft.reset(each)
            self.why.clear()
            self.changed.emit()
            self.show_place(self._draft, self._place)
            self.left.emit()


CONTROL = Qt.KeyboardModifier.ControlModifier


def _shown(limit: Limit) -> str:
    return say(YES if limit.value > 0 else NO) if is_switch(limit) else amount_text(limit.value)


def _read(text: str, limit: Limit) -> float | None:
    """The figure meant, in the unit of the limit; None for what is none of 0 or more."""
    if is_switch(limit):
        known = dict.fromkeys(("1", "yes", "y", "是", say(YES)), 1.0)
        known.update(dict.fromkeys(("0", "no", "n", "否", say(NO)), 0.0))
        return known.get(text.strip().lower())
    try:
        value = read_number(text, limit.unit)
    except ValueError:
        return None
    return value if value >= 0 else None


def _clause_lines(clause_id: str) -> list[str]:
    if not clause_id:
        return []
    language = "zh_CN" if in_chinese() else "en"
    of = clause(clause_id)
    named = clause_name(clause_id, language)
    return [named if of is None else f"{named}: {of.text(language)}"]
