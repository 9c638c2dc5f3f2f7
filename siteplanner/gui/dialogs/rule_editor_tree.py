"""All rules and their limits as a tree: by group, on or off, how grave, how much, since which clause, how sure."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from siteplanner.core.finding_words import CONFIDENCES
from siteplanner.core.rules.clauses import clause_name
from siteplanner.core.rules.overrides import ENABLED, SEVERITY
from siteplanner.core.rules.rule import Limit
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.numbers import in_chinese
from siteplanner.gui.palette.entry import plain
from siteplanner.gui.rule_words import amount_text, grouped, in_both_languages, is_switch, limit_name, source_text
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say
from siteplanner.services.rule_draft import Place, RuleDraft

NAME, VALUE, UNIT, CONFIDENCE, CLAUSE, CHECKED_ON, SOURCE = range(7)
PLACE = Qt.ItemDataRole.UserRole
FOUND_BY = Qt.ItemDataRole.UserRole + 1
BADGE = Qt.ItemDataRole.UserRole + 2
WIDTHS_PX = (330, 78, 56, 116, 190, 92)
SEVERITIES = {
    "error": QT_TRANSLATE_NOOP("findings", "Error"),
    "warning": QT_TRANSLATE_NOOP("findings", "Warning"),
}
YES = QT_TRANSLATE_NOOP("rule_editor", "yes")
NO = QT_TRANSLATE_NOOP("rule_editor", "no")
OFF = QT_TRANSLATE_NOOP("rule_editor", "off")


class RuleTree(QTreeWidget):
    """``chosen`` when another row is the current one; ``toggled`` when a rule or a yes-or-no limit is switched;
    ``typed`` when a person begins to type a value on a row (with what was typed, "" for Enter or F2)."""

    chosen = Signal()
    toggled = Signal(object, bool)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[Place, QTreeWidgetItem] = {}
        self._showing = False
        self.setColumnCount(7)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegateForColumn(CONFIDENCE, _Badge(self))
        self.setAccessibleName(self.tr("Rules"))
        self.setHeaderLabels(
            [
                self.tr("Rule"),
                self.tr("Value"),
                self.tr("Unit"),
                self.tr("Confidence"),
                self.tr("Clause"),
                self.tr("Checked on"),
                self.tr("Source"),
            ]
        )
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(WIDTHS_PX):
            header.resizeSection(column, width)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())
        self.itemChanged.connect(self._item_changed)
        self.itemDoubleClicked.connect(lambda *_: self.typed.emit(""))

    # -- what is shown ------------------------------------------------------------------------------------------

    def fill(self, draft: RuleDraft) -> None:
        """Show the rules of the draft's pack anew; the current row stays the current one where there still is one."""
        current, self._showing = self.place, True
        unfolded = {place for place, item in self._items.items() if item.isExpanded()}
        self.clear()
        self._items = {}
        for group, rules in grouped(draft.pack.rules):
            heading = QTreeWidgetItem(self, [say(group)])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setFont(NAME, _bold(self.font()))
            heading.setFirstColumnSpanned(True)
            for rule_id in rules:
                self._add_rule(heading, draft, rule_id)
            heading.setExpanded(True)
        for place in unfolded & set(self._items):
            self._items[place].setExpanded(True)
        self._showing = False
        self.show_values(draft)
        self.go_to(current if current in self._items else next(iter(self._items), None))

    def _add_rule(self, heading: QTreeWidgetItem, draft: RuleDraft, rule_id: str) -> None:
        rule = draft.rule(rule_id)
        item = QTreeWidgetItem(heading, [say(rule.name)])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        words = (*in_both_languages(rule.name), rule_id, rule.clause, clause_name(rule.clause, "zh"))
        self._know(item, (rule_id, ENABLED), words)
        item.setToolTip(NAME, say(rule.explain))
        for key, limit in draft.settings(rule_id).limits.items():
            name = limit_name(key)
            below = QTreeWidgetItem(item, [say(name)])
            if is_switch(limit):
                below.setFlags(below.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            more = (limit.source, limit.source_zh, limit.clause, clause_name(limit.clause, "zh"))
            self._know(below, (rule_id, key), (*words, *in_both_languages(name), key, *more))

    def _know(self, item: QTreeWidgetItem, place: Place, words: tuple[str, ...]) -> None:
        self._items[place] = item
        item.setData(NAME, PLACE, place)
        item.setData(NAME, FOUND_BY, " ".join(plain(word) for word in words if word))

    def show_values(self, draft: RuleDraft, of_rule: str | None = None) -> None:
        """Bring every row up to date with the draft, or those of one rule."""
        self._showing = True
        for (rule_id, key), item in self._items.items():
            if of_rule is not None and rule_id != of_rule:
                continue
            settings = draft.settings(rule_id)
            if key == ENABLED:
                on = settings.enabled
                item.setCheckState(NAME, _checked(on))
                grade = draft.text((rule_id, SEVERITY))
                item.setText(VALUE, say(SEVERITIES[grade]) if on else say(OFF))
                clause = draft.rule(rule_id).clause
                item.setText(CLAUSE, clause_name(clause, _language()) if clause else "")
                changed = draft.changes_anything_of(rule_id)
            else:
                self._show_limit(item, settings.limits[key])
                changed = draft.is_changed((rule_id, key))
            self._dress(item, on=settings.enabled, changed=changed)
        self._showing = False

    def _show_limit(self, item: QTreeWidgetItem, limit: Limit) -> None:
        shown = amount_text(limit.value)
        if is_switch(limit):
            item.setCheckState(NAME, _checked(limit.value > 0))
            shown = say(YES if limit.value > 0 else NO)
        texts = (shown, limit.unit, say(CONFIDENCES[limit.confidence]), clause_name(limit.clause, _language()))
        for column, text in zip((VALUE, UNIT, CONFIDENCE, CLAUSE), texts, strict=True):
            item.setText(column, text)
        item.setText(CHECKED_ON, limit.checked_on)
        source = say(source_text(limit))
        item.setText(SOURCE, source)
        item.setToolTip(SOURCE, source)
        item.setToolTip(CLAUSE, texts[-1])
        item.setTextAlignment(VALUE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setData(CONFIDENCE, BADGE, limit.confidence)

    def _dress(self, item: QTreeWidgetItem, *, on: bool, changed: bool) -> None:
        tokens = current_tokens()
        font = _bold(self.font()) if changed else self.font()
        brush = QBrush(QColor(tokens.text if on else tokens.text_disabled))
        for column in (NAME, VALUE):
            item.setFont(column, font)
        for column in range(SOURCE + 1):
            item.setForeground(column, brush)
        item.setForeground(SOURCE, QBrush(QColor(tokens.text_muted if on else tokens.text_disabled)))

    # -- finding and going --------------------------------------------------------------------------------------

    @property
    def place(self) -> Place | None:
        """The rule and key of the current row; None on a heading."""
        item = self.currentItem()
        place = item.data(NAME, PLACE) if item is not None else None
        return (place[0], place[1]) if place else None

    def go_to(self, place: Place | None) -> None:
        """Make the row of a place the current one and bring it into view. Severity stands in the row of its rule."""
        if place is None:
            return
        item = self._items.get(place) or self._items.get((place[0], ENABLED))
        if item is not None:
            self._unhide(item)
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def _unhide(self, item: QTreeWidgetItem) -> None:
        at: QTreeWidgetItem | None = item
        while at is not None:
            at.setHidden(False)
            if at is not item:
                at.setExpanded(True)
            at = at.parent()

    def filter(self, text: str) -> None:
        """Show what every word of ``text`` fits, a rule unfolded where only limits of it do."""
        wanted = plain(text).split()
        first: QTreeWidgetItem | None = None
        for heading in self._headings():
            seen = 0
            for rule in _children(heading):
                fits = _fits(rule, wanted)
                below = [limit for limit in _children(rule) if _fits(limit, wanted)]
                for limit in _children(rule):
                    limit.setHidden(limit not in below)
                rule.setHidden(not fits and not below)
                if wanted:
                    rule.setExpanded(bool(below) and not fits)
                seen += not rule.isHidden()
                first = first or (None if rule.isHidden() else below[0] if below and not fits else rule)
            heading.setHidden(seen == 0)
        current = self.currentItem()
        if wanted and first is not None and (current is None or _is_hidden(current) or not _fits(current, wanted)):
            self.setCurrentItem(first)  # what is changed below must be what is seen

    def _headings(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.topLevelItemCount()):
            heading = self.topLevelItem(at)
            if heading is not None:
                yield heading

    # -- the hand -----------------------------------------------------------------------------------------------

    def _item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._showing and column == NAME and item.data(NAME, PLACE):
            place = item.data(NAME, PLACE)
            self.setCurrentItem(item)
            self.toggled.emit((place[0], place[1]), item.checkState(NAME) == Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.place is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
                self.typed.emit("")
                return
            if event.text()[:1].isdigit() or event.text()[:1] == ".":
                self.typed.emit(event.text())
                return
        super().keyPressEvent(event)


class _Badge(QStyledItemDelegate):
    """How sure a figure is, in a pill: its words, and a shade for those that ask for care."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(WIDTHS_PX[CONFIDENCE], option.fontMetrics.height() + 8)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        plain_option = QStyleOptionViewItem(option)
        self.initStyleOption(plain_option, index)
        text, plain_option.text = plain_option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain_option, painter, option.widget)
        if not text:
            return
        tokens = current_tokens()
        ground, ink = {
            "verified": (tokens.ok_ground, tokens.ok),
            "secondary": (tokens.raised, tokens.text),
            "unverified": (tokens.warning_ground, tokens.warning),
        }.get(str(index.data(BADGE)), (tokens.raised, tokens.text_muted))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(option.fontMetrics.horizontalAdvance(text) + 14, option.rect.width() - 6)
        pill = QRect(option.rect.left() + 3, option.rect.top() + 2, width, option.rect.height() - 4)
        painter.setPen(QColor(tokens.border))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, 6, 6)
        painter.setPen(QColor(ink))
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, pill.width() - 10)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    below = (item.child(at) for at in range(item.childCount()))
    return [child for child in below if child is not None]


def _fits(item: QTreeWidgetItem, wanted: list[str]) -> bool:
    known = str(item.data(NAME, FOUND_BY))
    return all(word in known for word in wanted)


def _is_hidden(item: QTreeWidgetItem) -> bool:
    at: QTreeWidgetItem | None = item
    while at is not None:
        if at.isHidden():
            return True
        at = at.parent()
    return False


def _checked(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


def _language() -> str:
    return "zh_CN" if in_chinese() else "en"
