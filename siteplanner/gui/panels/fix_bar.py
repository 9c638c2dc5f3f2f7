"""The fixes of one finding: seen on the map before they are applied, each as one step of the history.

They are looked for in the background. The arrow keys, or the pointer over one, show it on the map; Enter or a click
applies it; Esc leaves the plan as it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.fixes import AllFixed, Fix, fix_all, fixes_for
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.core.work import Work
from siteplanner.gui.desk import Desk
from siteplanner.gui.wording import say

FIXING, FIXING_ALL = "fixing", "fixing all"
ROWS_SEEN, ROWS_IN_USE = 2, 4
"""More fixes than these are scrolled to; more are seen while the list has the keyboard, and in a high panel."""
HIGH_PX = 480


NOT_OF_THE_WHOLE = QT_TRANSLATE_NOOP(
    "fixes", "The whole plan has no such finding. Fixes are looked for only of what the whole plan has."
)


class FixBar(QWidget):
    """``left`` when the person goes back to the list of findings; ``shown_again(Finding)`` when a preview has ended."""

    left = Signal()
    shown_again = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.finding: Finding | None = None
        self.fixes: tuple[Fix, ...] = ()
        self._about: Plan | None = None
        self._asked: Plan | None = None
        self._words: tuple[Text, ...] = ()
        self._previewed: Edit | None = None
        self._enter_then = False
        self.title = QLabel()
        self.title.setObjectName("faint")
        self.title.setWordWrap(True)
        self.all = QPushButton()
        self.list = QListWidget()
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 8, 2)
        head.addWidget(self.title, 1)
        head.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list)
        self.list.currentRowChanged.connect(self._row_changed)
        self.list.itemEntered.connect(lambda item: self._preview(self.list.row(item)))
        self.list.itemClicked.connect(lambda item: self._apply(self.list.row(item)))
        self.all.clicked.connect(lambda *_: self.fix_all())
        desk.plan_changed.connect(lambda *_: self._plan_changed())
        desk.session_changed.connect(self.clear)
        desk.panels_result_changed.connect(self._result_changed)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Fixes"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- which finding --------------------------------------------------------------------------------------------

    @property
    def previewing(self) -> bool:
        """Whether the map shows the plan as a fix would make it."""
        session = self.desk.session
        return self._previewed is not None and session is not None and session.shown_plan is not session.plan

    def set_finding(self, finding: Finding | None) -> None:
        """Offer the fixes of a finding of the plan (None: of none); what is gone only while it is looked at stays."""
        if self.previewing:
            return
        if finding is None or self.desk.session is None:
            self.clear()
        elif self.finding is None or finding.id != self.finding.id or self._asked is not self.desk.plan:
            self._look_for(finding)

    def clear(self) -> None:
        self.desk.background.cancel(FIXING)
        self._previewed = None
        self.finding, self.fixes, self._words = None, (), ()
        self._about = self._asked = None
        self._enter_then = False
        self._show()

    def show_fixes(self, words: Iterable[Text], fixes: Iterable[Fix]) -> None:
        """Offer fixes that are about no finding of the list, under some sentences."""
        self.clear()
        self.fixes, self._words, self._about = tuple(fixes), tuple(words), self.desk.plan
        self._show()
        self._enter()

    def _look_for(self, finding: Finding) -> None:
        session, checker = self.desk.session, self.desk.resting_checker
        if session is None:
            return
        plan, scenario_id = session.plan, session.scenario_id
        self.finding, self.fixes, self._words = finding, (), ()
        self._about, self._asked = None, plan
        of_whole = self._of_the_whole(finding)
        if of_whole is None:
            self._about, self._words = plan, (NOT_OF_THE_WHOLE,)
            self._show()
            return

        def job(work: Work) -> tuple[Plan, Finding, tuple[Fix, ...]]:
            return plan, finding, fixes_for(plan, scenario_id, of_whole, checker=checker, work=work)

        self.desk.background.start(FIXING, job, self._found, self.not_found)
        self._show()

    def _of_the_whole(self, finding: Finding) -> Finding | None:
        """The finding as the whole plan has it, which is what is mended, whatever the moment; None where it has not."""
        whole = self.desk.whole_result
        if self.desk.moment is None or whole is None:
            return finding
        return next((f for f in whole.findings if f.id == finding.id), None)

    def _found(self, answer: tuple[Plan, Finding, tuple[Fix, ...]]) -> None:
        plan, finding, fixes = answer
        if self.finding is not None and self.finding.id == finding.id and plan is self.desk.plan:
            self.fixes, self._about = fixes, plan
            self._show()
            if self._enter_then:
                self._enter()

    def not_found(self, error: Exception) -> None:
        """Say what went wrong; what was cancelled is not missed."""
        if isinstance(error, SiteplannerError):
            self.desk.tell(error.message)
        elif not isinstance(error, Cancelled):
            raise error

    def _plan_changed(self) -> None:
        """What was proved of another plan is worth nothing."""
        self._previewed = None
        finding = self.finding
        self.clear()
        self.finding = finding

    def _result_changed(self) -> None:
        """Once the changed plan is checked: the fixes of the same finding, if it is still there."""
        result, finding = self.desk.result, self.finding
        if finding is None or self._asked is self.desk.plan or self.previewing or result is None:
            return
        if not self.desk.result_is_current:
            return
        there = next((f for f in result.findings if f.id == finding.id), None)
        if there is None:
            self.clear()
        else:
            self._look_for(there)

    # -- showing ----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for fix in self.fixes:
            item = QListWidgetItem(self._row(fix))
            item.setToolTip(self._row(fix))
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self.list.setVisible(bool(self.fixes))
        self.title.setText(self._title())
        count = len(self._alike())
        self.all.setText(self.tr("Fix all %n of this kind", "", count))
        self.all.setVisible(self.finding is not None and count > 1)
        self.all.setEnabled(not self.desk.background.is_busy(FIXING_ALL))
        self._fit()
        self.setVisible(self.finding is not None or bool(self._words))

    def _fit(self) -> None:
        """As high as what is to be seen of the list; the findings above need room too."""
        panel = self.parentWidget()
        roomy = self.list.hasFocus() or (panel is not None and panel.height() >= HIGH_PX)
        rows = min(len(self.fixes), ROWS_IN_USE if roomy else ROWS_SEEN)
        wide = max(120, self.width() - self.all.sizeHint().width() * (not self.all.isHidden()) - 24)
        self.title.setMinimumHeight(self.title.heightForWidth(wide))  # never cut off, however little room there is
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 1) + 2 * self.list.frameWidth())

    def _title(self) -> str:
        if self._words:
            return "\n".join(say(sentence) for sentence in self._words)
        if self.finding is not None and self._about is None:
            return self.tr("Looking for fixes…")
        if not self.fixes:
            return self.tr("No fix: nothing that was tried mends it without a new error.")
        return self.tr("%n fix(es), each checked. Enter applies, Esc leaves.", "", len(self.fixes))

    def _row(self, fix: Fix) -> str:
        text = say(fix.label)
        if (others := len(fix.mends) - 1) > 0:
            text += " · " + self.tr("mends %n more", "", others)
        if fix.warns:
            text += " · " + self.tr("%n new warning(s)", "", len(fix.warns))
        return text

    def _alike(self) -> list[Finding]:
        """The findings of the same rule that are not waived."""
        result, finding = self.desk.whole_result or self.desk.result, self.finding
        if result is None or finding is None:
            return []
        return [f for f in result.findings if f.rule == finding.rule and not f.waived]

    # -- trying and applying ----------------------------------------------------------------------------------------

    def enter_when_found(self) -> None:
        """Go into the list with the keyboard, now or as soon as there is one; the first fix is shown on the map."""
        if self._about is self.desk.plan:
            self._enter()
        else:
            self._enter_then = True

    def _enter(self) -> None:
        self._enter_then = False
        if self.fixes:
            self.list.setFocus()
            self.list.setCurrentRow(0)
            self._preview(0)

    def _row_changed(self, row: int) -> None:
        if self.list.hasFocus():
            self._preview(row)

    def _preview(self, row: int) -> None:
        session = self.desk.session
        if session is None or self._about is not session.plan or not 0 <= row < len(self.fixes):
            return
        self._previewed = self.fixes[row].edit
        try:
            session.preview(self._previewed)
        except SiteplannerError as error:
            self.desk.tell(error.message)

    def _end_preview(self) -> None:
        if not self.previewing:
            self._previewed = None
            return
        assert self.desk.session is not None
        self.desk.session.preview(None)
        self._previewed = None
        if self.finding is not None:
            self.shown_again.emit(self.finding)

    def _apply(self, row: int) -> None:
        session = self.desk.session
        if session is None or self._about is not session.plan or not 0 <= row < len(self.fixes):
            return
        fix = self.fixes[row]
        self._end_preview()
        if self.desk.apply(fix.edit):
            self.desk.tell(
                self.tr("%n finding(s) fixed: {label}", "", max(1, len(fix.mends))).format(label=say(fix.label)),
                (self.tr("Undo"), self.desk.undo),
            )
            self.left.emit()

    def fix_all(self) -> None:
        """Mend every finding of the current one's rule that can be, as one step."""
        session, finding, checker = self.desk.session, self.finding, self.desk.resting_checker
        if session is None or finding is None or self.desk.background.is_busy(FIXING_ALL):
            return
        self._end_preview()
        plan, scenario_id, rule = session.plan, session.scenario_id, finding.rule

        def job(work: Work) -> tuple[Plan, AllFixed]:
            return plan, fix_all(plan, scenario_id, rule, checker=checker, work=work)

        self.desk.background.start(FIXING_ALL, job, self._all_fixed, self.not_found)
        self.all.setEnabled(False)

    def _all_fixed(self, answer: tuple[Plan, AllFixed]) -> None:
        plan, done = answer
        self.all.setEnabled(True)
        if plan is not self.desk.plan:
            return
        words = [self.tr("%n finding(s) fixed", "", len(done.mended))]
        if done.came:
            words.append(self.tr("%n new warning(s)", "", len(done.came)))
        if done.left:
            words.append(self.tr("%n left, no fix was found", "", len(done.left)))
        told = self.tr(", ").join(words)
        if done.edit is None:
            self.desk.tell(told)
        elif self.desk.apply(done.edit):
            self.desk.tell(told, (self.tr("Undo"), self.desk.undo))

    # -- the hand ---------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        if watched is self.list and isinstance(event, QFocusEvent):
            self._fit()
            if event.type() == QEvent.Type.FocusOut:
                self._end_preview()
        if watched is self.list.viewport() and event.type() == QEvent.Type.Leave:
            self._pointer_left()
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self._end_preview()
            self.list.setCurrentRow(-1)
            self.left.emit()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply(self.list.currentRow())
            return True
        return False

    def _pointer_left(self) -> None:
        if self.list.hasFocus() and self.list.currentRow() >= 0:
            self._preview(self.list.currentRow())
        else:
            self._end_preview()
