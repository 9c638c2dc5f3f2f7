"""The slides of the plan: what will be shown, in which order, and what each of them shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core import edits
from siteplanner.core.edits.edit import Edit
from siteplanner.core.slides import Bounds, Slide, free_slide_id, slides_of
from siteplanner.gui.canvas.plan_canvas import PlanCanvas
from siteplanner.gui.desk import Desk
from siteplanner.gui.icons import icon
from siteplanner.gui.panels.moment_slider import written
from siteplanner.gui.presentation.slide_form import KIND_WORDS, SlideForm
from siteplanner.gui.redo_question import may_drop_redo
from siteplanner.gui.wording import say

LIST_PX = 120


class SlidesPanel(QWidget):
    """``show_wanted(number)`` asks to present from a slide on, counted from 0."""

    show_wanted = Signal(int)

    def __init__(self, desk: Desk, canvas: PlanCanvas) -> None:
        super().__init__()
        self.desk, self.canvas = desk, canvas
        self.camera: Callable[[], dict[str, Any] | None] = lambda: None
        """From where the axonometric view is seen, where it is open; None where it is not."""
        self.list = _List()
        self.form = SlideForm()
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setObjectName("faint")
        self.add, self.retake, self.up, self.down, self.remove, self.present = (QToolButton() for _ in range(6))
        self._build()
        self._listen()
        self.retranslate()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self.add, self.retake, self.up, self.down, self.remove):
            button.setAutoRaise(True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.present.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        buttons.addWidget(self.present)
        self.list.setMinimumHeight(LIST_PX)
        scroll = QScrollArea()
        scroll.setWidget(self.form)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(buttons)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(scroll, 2)

    def _listen(self) -> None:
        self.add.clicked.connect(self.keep_view)
        self.retake.clicked.connect(self.retake_view)
        self.up.clicked.connect(lambda: self.move_row(-1))
        self.down.clicked.connect(lambda: self.move_row(1))
        self.remove.clicked.connect(self.remove_row)
        self.present.clicked.connect(lambda: self.show_wanted.emit(max(0, self.list.currentRow())))
        self.list.entered_row.connect(lambda: self.show_wanted.emit(max(0, self.list.currentRow())))
        self.list.itemDoubleClicked.connect(lambda *_: self.go())
        self.list.removed.connect(self.remove_row)
        self.list.moved.connect(self.move_row)
        self.list.currentRowChanged.connect(lambda *_: self._row_chosen())
        self.form.changed.connect(self._changed)
        self.form.refused.connect(self.desk.tell)
        self.desk.session_changed.connect(self._session_changed)
        self.desk.plan_changed.connect(lambda *_: self.refresh())
        self.desk.theme_changed.connect(self._dress)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Slides"))
        self.empty.setText(
            self.tr("No slides yet. Keep what the map shows as the first one; without slides F11 presents the map.")
        )
        self.present.setText(self.tr("Present"))
        for button, words in (
            (self.add, self.tr("Keep what the map shows as a new slide")),
            (self.retake, self.tr("Give this slide the place, scenario, moment and look that the map has now")),
            (self.up, self.tr("Show this slide earlier (Alt+Up)")),
            (self.down, self.tr("Show this slide later (Alt+Down)")),
            (self.remove, self.tr("Remove this slide (Delete)")),
            (self.present, self.tr("Present from this slide on")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._dress()
        self.refresh()

    def _dress(self) -> None:
        names = ("plus", "refresh", "chevron-up", "chevron-down", "delete", "present")
        for button, name in zip(
            (self.add, self.retake, self.up, self.down, self.remove, self.present), names, strict=True
        ):
            button.setIcon(icon(name))

    # -- the list -----------------------------------------------------------------------------------------------

    @property
    def slides(self) -> tuple[Slide, ...]:
        return slides_of(self.desk.plan) if self.desk.plan is not None else ()

    @property
    def chosen(self) -> Slide | None:
        """The slide of the current row."""
        row = self.list.currentRow()
        return self.slides[row] if 0 <= row < len(self.slides) else None

    def refresh(self) -> None:
        """Show the plan's slides as they are."""
        item, row = self.list.currentItem(), self.list.currentRow()
        kept = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        self.list.blockSignals(True)
        self.list.clear()
        for number, slide in enumerate(self.slides):
            made = QListWidgetItem(f"{number + 1}   {_words(slide)}")
            made.setData(Qt.ItemDataRole.UserRole, slide.slide_id)
            made.setToolTip(self._about(slide))
            self.list.addItem(made)
        ids = [slide.slide_id for slide in self.slides]
        self.list.setCurrentRow(ids.index(kept) if kept in ids else min(max(row, 0), len(ids) - 1))
        self.list.blockSignals(False)
        some = bool(ids)
        self.empty.setVisible(not some)
        for button in (self.retake, self.up, self.down, self.remove):
            button.setEnabled(some)
        for button in (self.add, self.present):
            button.setEnabled(self.desk.plan is not None)
        self._show_form()

    def _about(self, slide: Slide) -> str:
        plan = self.desk.plan
        name = next((s.name for s in plan.scenarios if s.scenario_id == slide.scenario_id), "") if plan else ""
        return " · ".join(words for words in (say(KIND_WORDS[slide.kind]), name, slide.moment) if words)

    def _show_form(self) -> None:
        """A form that nobody sees is filled once it is seen."""
        if self.isVisible():
            self.form.show_slide(self.chosen, self.desk.plan)

    def _row_chosen(self) -> None:
        self.form.finish()  # what was just typed belongs to the slide before
        self._show_form()

    def _session_changed(self) -> None:
        self.form.show_slide(None, None)
        self.refresh()

    def finish_typing(self) -> None:
        """Take on what is typed, before something else is done with the plan."""
        self.form.finish()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_form()

    def hideEvent(self, event: QHideEvent) -> None:
        self.form.finish()
        super().hideEvent(event)

    # -- what a person does -------------------------------------------------------------------------------------

    def live_slide(self, slide_id: str = "") -> Slide:
        """What the map shows now, as a slide."""
        desk, plan = self.desk, self.desk.plan
        return Slide(
            slide_id or (free_slide_id(plan) if plan is not None else "S01"),
            scenario_id=plan.active_scenario if plan is not None else "",
            moment=written(desk.moment),
            bounds=self._place(),
            look=desk.look.to_json(),
            camera=self.camera(),
        )

    def _place(self) -> Bounds | None:
        """What of the plan the map shows; None: all of it, which fills a screen of any shape."""
        west, south, east, north = shown = self.canvas.view.window().bounds
        site = self.desk.plan.site.bounds if self.desk.plan is not None else None
        if site is not None and west <= site[0] and south <= site[1] and site[2] <= east and site[3] <= north:
            return None
        return shown

    def keep_view(self) -> None:
        """Keep what the map shows as a slide after the current one."""
        if self.desk.plan is None:
            return
        self.form.finish()
        after = self.chosen
        made = self.live_slide()
        made = replace(made, title=self._title_of(made))
        if self._apply(edits.save_slide(made, after.slide_id if after is not None else "")):
            ids = [slide.slide_id for slide in self.slides]
            self.list.setCurrentRow(ids.index(made.slide_id))
            self.form.title.setFocus()
            self.form.title.selectAll()

    def _title_of(self, slide: Slide) -> str:
        """What a new slide shows, in words that no other slide has."""
        assert self.desk.plan is not None
        title = self.desk.plan.scenario(slide.scenario_id).name
        if slide.moment:
            title = self.tr("{scenario}, in service by {moment}").format(scenario=title, moment=slide.moment)
        taken = {each.title for each in self.slides}
        numbered = (self.tr("{title} ({number})").format(title=title, number=n) for n in range(2, len(taken) + 3))
        return next(each for each in (title, *numbered) if each not in taken)

    def retake_view(self) -> None:
        """Let the slide show what the map shows now; its words stay."""
        slide = self.chosen
        if slide is not None:
            now = self.live_slide(slide.slide_id)
            place = "camera" if slide.kind == "axonometric" and now.camera is not None else "bounds"
            same = {name: getattr(now, name) for name in ("scenario_id", "moment", "look", place)}
            self._apply(edits.save_slide(replace(slide, **same)))

    def go(self) -> None:
        """Show on the map what the slide shows."""
        slide, plan = self.chosen, self.desk.plan
        place = slide.bounds or (plan.site.bounds if plan is not None else None) if slide is not None else None
        if place is not None:
            self.desk.show_place(place)

    def remove_row(self) -> None:
        if (slide := self.chosen) is not None:
            self._apply(edits.remove_slide(slide.slide_id))

    def move_row(self, by: int) -> None:
        if (slide := self.chosen) is not None:
            self.form.finish()
            self._apply(edits.move_slide(slide.slide_id, by))

    def _changed(self, slide: Slide) -> None:
        if any(each.slide_id == slide.slide_id for each in self.slides):
            self._apply(edits.save_slide(slide))

    def _apply(self, edit: Edit) -> bool:
        done = may_drop_redo(self.desk, self) and self.desk.apply(edit)
        if not done:
            self.refresh()
        return done


class _List(QListWidget):
    """Enter presents, Delete removes, Alt with an arrow moves a slide."""

    entered_row = Signal()
    removed = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Delete belongs to the list while it has the focus, whatever the window has it for."""
        own = (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in own:
            event.accept()
            return True
        return super().event(event)


def _words(slide: Slide) -> str:
    """A slide in the list: its title, and what it shows where that is no plain map."""
    shows = say(KIND_WORDS[slide.kind])
    if not slide.title:
        return shows
    return slide.title if slide.kind == "map" else f"{slide.title} · {shows}"
