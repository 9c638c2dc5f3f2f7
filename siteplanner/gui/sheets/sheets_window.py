"""Map sheets: the plan's sheets and the templates, a preview that can be pulled, and what becomes of a sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core import edits
from siteplanner.core.bookmarks import free_name
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.atlas import AtlasBy
from siteplanner.core.sheets.kept_sheets import sheet_of, sheets_of
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.sheets.templates import sheet_template
from siteplanner.core.work import Work
from siteplanner.drawing.map_sheet import SheetPages
from siteplanner.drawing.sheet_layout import SheetLayout, round_scale
from siteplanner.drawing.sheet_writing import LEAST_DPI, MOST_DPI, PNG_DPI, page_pixels
from siteplanner.gui import translation
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.screen_room import fit_to_screen
from siteplanner.gui.dialogs.work_line import WorkLine
from siteplanner.gui.numbers import in_chinese
from siteplanner.gui.sheets.sheet_form import SheetForm
from siteplanner.gui.sheets.sheet_list import SHEET, TEMPLATE, Chosen, SheetList
from siteplanner.gui.sheets.sheet_outputs import FILES, SheetOutputs, ground_of
from siteplanner.gui.sheets.sheet_preview import SheetPreview
from siteplanner.gui.wording import say

PREVIEW: Final = "sheet preview"
PAUSE_MS: Final = 120
MOST_PREVIEW_DPI: Final = 220.0
_STEP: Final = 1.001
_LIST_PX, _PREVIEW_PX, _FORM_PX = 220, 680, 320


class SheetsWindow(QDialog):
    """Stays open beside the map. What is changed here is a draft until it is saved: one step that can be undone.

    ``drawn`` tells that the preview shows the sheet as it is.
    """

    drawn = Signal()

    def __init__(self, desk: Desk, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.drafts: dict[Chosen, MapSheet] = {}
        self.key: Chosen | None = None
        self.layout_: SheetLayout | None = None
        self._pages: SheetPages | None = None
        self._pages_language = ""
        self.list, self.preview, self.form = SheetList(), SheetPreview(), SheetForm()
        self.scale_note, self.problem = QLabel(), ProblemLine()
        self.save, self.remove, self.up, self.down, self.export, self.atlas, self.print_, self.close_button = (
            QPushButton() for _ in range(8)
        )
        self.dpi, self.dpi_label = QSpinBox(), QLabel()
        self.work_line = WorkLine(desk.background, FILES)
        self.outputs = SheetOutputs(desk, folder, self.problem, self)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._draw)
        self._build()
        self._connect()
        self.retranslate()
        fit_to_screen(self, 1240, 760)
        self._begin()

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        column.addLayout(row)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview, 1)
        column.addWidget(self.problem)
        self.scale_note.setObjectName("faint")
        column.addWidget(self.scale_note)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for at, (part, stretch) in enumerate(((left, 0), (middle, 1), (self.form, 0))):
            splitter.addWidget(part)
            splitter.setStretchFactor(at, stretch)
            splitter.setCollapsible(at, False)
        splitter.setSizes([_LIST_PX, _PREVIEW_PX, _FORM_PX])
        self.dpi.setRange(int(LEAST_DPI), int(MOST_DPI))
        self.dpi.setValue(PNG_DPI)
        self.dpi_label.setBuddy(self.dpi)
        foot = QHBoxLayout()
        foot.addWidget(self.work_line, 1)
        for part in (self.dpi_label, self.dpi, self.export, self.atlas, self.print_, self.save, self.close_button):
            foot.addWidget(part)
        for button in self._buttons:
            button.setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.addWidget(splitter, 1)
        whole.addLayout(foot)
        self.atlas_menu = QMenu(self)
        self.of_zones, self.of_plants = self.atlas_menu.addAction(""), self.atlas_menu.addAction("")
        self.atlas.setMenu(self.atlas_menu)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.save, self.remove, self.up, self.down, self.export, self.atlas, self.print_, self.close_button

    def _connect(self) -> None:
        self.list.chosen.connect(self.choose)
        self.list.removed.connect(self.remove_chosen)
        self.form.changed.connect(self.change)
        self.preview.map_moved.connect(self._move_map)
        self.preview.scale_stepped.connect(self._step_scale)
        self.preview.sharper_wanted.connect(self._pause.start)
        self.save.clicked.connect(self.save_sheet)
        self.remove.clicked.connect(self.remove_chosen)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.export.clicked.connect(self.export_file)
        self.of_zones.triggered.connect(lambda: self.export_atlas("zone"))
        self.of_plants.triggered.connect(lambda: self.export_atlas("plant"))
        self.print_.clicked.connect(self.print_sheet)
        self.close_button.clicked.connect(self.reject)
        for keys, do in (
            (QKeySequence.StandardKey.Print, self.print_sheet),
            (QKeySequence.StandardKey.Save, self.save_sheet),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        self.desk.plan_changed.connect(self._plan_changed)
        self.desk.session_changed.connect(self._session_changed)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Map sheets"))
        self.save.setText(self.tr("Save layout"))
        self.remove.setText(self.tr("Remove"))
        self.up.setText(self.tr("Up"))
        self.down.setText(self.tr("Down"))
        self.export.setText(self.tr("Export…"))
        self.atlas.setText(self.tr("Atlas"))
        self.of_zones.setText(self.tr("A sheet for each zone…"))
        self.of_plants.setText(self.tr("A sheet for each plant…"))
        self.print_.setText(self.tr("Print…"))
        self.close_button.setText(self.tr("Close"))
        self.dpi_label.setText(self.tr("PNG dpi"))
        self.preview.setAccessibleName(self.tr("Preview"))
        self.preview.setToolTip(
            self.tr(
                "Pull the map or use the arrows to move it. Wheel, + and −: closer. Ctrl+wheel, PgUp and PgDn: the "
                "map's scale."
            )
        )
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends what is typed in a field and presses the button that has the focus; it closes nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            event.accept()
        else:
            super().keyPressEvent(event)

    # -- which sheet --------------------------------------------------------------------------------------------

    @property
    def plan(self) -> Plan | None:
        return self.desk.plan

    @property
    def sheet(self) -> MapSheet | None:
        """The sheet that is shown, with what was changed and not saved."""
        plan, key = self.plan, self.key
        if plan is None or key is None:
            return None
        return self.drafts.get(key) or self._as_kept(plan, key)

    def choose(self, key: Chosen) -> None:
        """Show a sheet of the plan, or a new one from a template."""
        self.key = key
        self.list.choose(key)
        self.preview.show_nothing()
        self.refresh()

    def change(self, sheet: MapSheet) -> None:
        """Take on what the form or the preview says; it is a draft until it is saved."""
        if self.key is not None and self.plan is not None:
            self.drafts[self.key] = sheet
            if sheet == self._as_kept(self.plan, self.key):
                del self.drafts[self.key]
            self.refresh()

    def refresh(self) -> None:
        """Show what there is now, and draw it."""
        plan, sheet = self.plan, self.sheet
        self.list.show_sheets(sheets_of(plan) if plan is not None else (), frozenset(self.drafts))
        there = plan is not None and sheet is not None
        for part in (self.form, self.export, self.atlas, self.print_):
            part.setEnabled(there)
        kept = self.key is not None and self.key[0] == SHEET
        for button in (self.remove, self.up, self.down):
            button.setEnabled(kept)
            button.setToolTip("" if kept else self.tr("Choose a sheet of this plan first."))
        self.save.setEnabled(there and (not kept or self.key in self.drafts))
        self.save.setToolTip("" if self.save.isEnabled() else self.tr("The layout is saved as it is."))
        if plan is not None and sheet is not None:
            self.form.show_sheet(plan, sheet)
            self._lay_out(plan, sheet)

    def _begin(self) -> None:
        plan = self.plan
        if plan is not None:
            kept = sheets_of(plan)
            self.choose((SHEET, kept[0].name) if kept else (TEMPLATE, "a3-landscape"))

    def _as_kept(self, plan: Plan, key: Chosen) -> MapSheet | None:
        kind, name = key
        if kind == SHEET:
            return next((sheet for sheet in sheets_of(plan) if sheet.name == name), None)
        called = sheet_template(name).name.said_in("zh" if in_chinese() else "en")
        return MapSheet(free_name(called, tuple(sheet.name for sheet in sheets_of(plan))), template=name)

    def _plan_changed(self, *_: object) -> None:
        plan = self.plan
        if plan is None:
            return
        if self.key is not None and self.key[0] == SHEET and self._as_kept(plan, self.key) is None:
            self.drafts.pop(self.key, None)
            self.key = None
            self._begin()
        else:
            self.refresh()

    def _session_changed(self) -> None:
        self.drafts.clear()
        self.key = None
        if self.plan is None:
            self.preview.show_nothing()
            self.reject()
        else:
            self._begin()

    # -- the preview --------------------------------------------------------------------------------------------

    def _lay_out(self, plan: Plan, sheet: MapSheet) -> None:
        try:
            self.layout_ = self._pages_of(plan).layout(sheet)
        except SiteplannerError as error:
            self._cannot(error)
            return
        self.problem.clear()
        layout = self.layout_
        scale = f"1:{layout.scale:,.10g}".replace(",", "\u202f")
        part = "" if layout.whole else self.tr(" · a part of the site")
        self.scale_note.setText(f"{layout.paper} · {scale}{part}")
        self.preview.show_layout(layout)
        self._pause.start()

    def _cannot(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        self.layout_ = None
        self.preview.show_nothing()
        self.scale_note.clear()
        self.problem.show_problem(say(error.message) if isinstance(error, SiteplannerError) else str(error))

    def _draw(self) -> None:
        """Draw the page as sharp as the screen is, off the interface thread."""
        plan, sheet = self.plan, self.sheet
        if plan is None or sheet is None or self.layout_ is None or not self.isVisible():
            return
        pages, dpi = self._pages_of(plan), min(self.preview.dots_an_inch, MOST_PREVIEW_DPI)

        ground = ground_of(self.desk, plan)

        def job(work: Work) -> QImage:
            pages.work, pages.ground = work, ground
            page = next(pages.pages(sheet))
            work.pause()
            return _image(page_pixels(page, dpi))

        self.desk.background.start(PREVIEW, job, self._show, self._cannot)

    def _pages_of(self, plan: Plan) -> SheetPages:
        """Kept while the plan is the same: its check is not done again for every look at a sheet."""
        if self._pages is None or self._pages.plan is not plan or self._pages_language != self._language:
            self._pages, self._pages_language = SheetPages(plan, self._language), self._language
        return self._pages

    def _show(self, image: QImage) -> None:
        self.preview.show_page(image)
        self.drawn.emit()

    def _move_map(self, right_mm: float, down_mm: float) -> None:
        """The land follows the hand: its middle goes the other way."""
        sheet, layout = self.sheet, self.layout_
        if sheet is None or layout is None:
            return
        metres_a_mm = layout.scale / 1000.0
        east = layout.window.left + layout.window.width / 2 - right_mm * metres_a_mm
        north = layout.window.bottom + layout.window.height / 2 + down_mm * metres_a_mm
        self.change(replace(sheet, centre=(round(east, 2), round(north, 2)), scale=layout.scale))

    def _step_scale(self, steps: int) -> None:
        """The next round scale, larger or smaller, about the same middle."""
        sheet, layout = self.sheet, self.layout_
        if sheet is not None and layout is not None:
            self.change(replace(sheet, scale=next_scale(layout.scale, steps)))

    # -- what becomes of it -------------------------------------------------------------------------------------

    def save_sheet(self) -> None:
        """Keep the layout with the plan."""
        plan, sheet, key = self.plan, self.sheet, self.key
        if plan is None or sheet is None or key is None or not self.save.isEnabled():
            return
        over = key[1] if key[0] == SHEET else ""
        if sheet.name != over and any(kept.name == sheet.name for kept in sheets_of(plan)):
            sheet = replace(sheet, name=free_name(sheet.name, tuple(kept.name for kept in sheets_of(plan))))
        self.drafts.pop(key, None)
        self.key = (SHEET, sheet.name)
        self.desk.apply(edits.save_sheet(sheet, over))
        self.choose((SHEET, sheet.name))

    def remove_chosen(self) -> None:
        if self.key is not None and self.key[0] == SHEET and self.plan is not None:
            self.desk.apply(edits.remove_sheet(sheet_of(self.plan, self.key[1]).name))

    def _move(self, by: int) -> None:
        if self.key is not None and self.key[0] == SHEET:
            self.desk.apply(edits.move_sheet(self.key[1], by))

    def export_file(self) -> None:
        if self.plan is not None and self.sheet is not None:
            self.outputs.export(self.plan, self.sheet, float(self.dpi.value()))

    def export_atlas(self, by: AtlasBy) -> None:
        if self.plan is not None and self.sheet is not None:
            self.outputs.atlas(self.plan, self.sheet, by, float(self.dpi.value()))

    def print_sheet(self) -> None:
        if self.plan is not None and self.sheet is not None and self.layout_ is not None:
            self.outputs.print_sheet(self.plan, self.sheet)

    @property
    def _language(self) -> str:
        return translation.chosen_language(self.desk.settings.get("language"))

    # -- leaving ------------------------------------------------------------------------------------------------

    def reject(self) -> None:
        """However the window is closed: what was changed on the sheet is saved or given up, as the person says."""
        if not self._may_leave():
            return
        self.drafts.clear()
        self._pages = None
        self.desk.background.cancel(PREVIEW)
        super().reject()

    def _may_leave(self) -> bool:
        if self.key is None or self.key not in self.drafts or self.plan is None:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            self.tr("Map sheets"),
            self.tr("The layout of this sheet was changed. Save it with the plan?"),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        if answer == buttons.Save:
            self.save_sheet()
        return answer != buttons.Cancel


def next_scale(scale: float, steps: int) -> float:
    """The next round denominator: smaller (a larger scale) for +1, larger for -1.

    >>> next_scale(2000.0, 1), next_scale(2000.0, -1), next_scale(1800.0, -1), next_scale(500.0, 1)
    (1500.0, 2500.0, 2000.0, 400.0)
    """
    if steps < 0:
        return round_scale(scale * _STEP)
    rounds = sorted({round_scale(scale * share) for share in (0.5, 0.6, 0.7, 0.8, 0.9, 0.97)} - {scale})
    return max((each for each in rounds if each < scale), default=scale)


def _image(pixels: np.ndarray) -> QImage:
    height, width = pixels.shape[:2]
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
