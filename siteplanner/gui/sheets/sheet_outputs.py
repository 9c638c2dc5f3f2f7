"""What becomes of a sheet: a file, an atlas of files, paper; off the interface thread, with what came of it said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.atlas import AtlasBy
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.sheets.templates import filled_in
from siteplanner.core.work import Work
from siteplanner.drawing.map_sheet import SheetPages
from siteplanner.drawing.sheet_writing import SUFFIXES
from siteplanner.files.file_names import offered_file_name
from siteplanner.gui import translation
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.asked_file import asked_file
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.sheets.printing import print_pages, set_paper
from siteplanner.gui.wording import say
from siteplanner.services.render import render, render_atlas
from siteplanner.services.sheet_ground import SheetGround

FILES: Final = "sheet files"
Result = TypeVar("Result")


def ground_of(desk: Desk, plan: Plan) -> SheetGround:
    """The backdrops as they lie under the map now."""
    path = desk.session.path if desk.session is not None else None
    return SheetGround(plan, path.parent if path is not None else None, desk.look)


class SheetOutputs(QObject):
    """Asks where to, and works in the lane ``FILES``; ``problem`` is the line that says what came of it."""

    def __init__(self, desk: Desk, folder: str, problem: ProblemLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.folder, self.problem, self.window = desk, folder, problem, parent

    def export(self, plan: Plan, sheet: MapSheet, dpi: float) -> None:
        """Write the sheet as PDF, SVG or PNG, by the name it is given."""
        path = self._asked(self.tr("Save the map sheet as"), sheet.name)
        if path is not None:
            language, of_png = self._language, dpi if path.suffix.lower() == ".png" else None
            ground = ground_of(self.desk, plan)
            self._in_background(
                lambda work: render(plan, path, lang=language, work=work, sheet=sheet, dpi=of_png, ground=ground),
                lambda made: self.problem.show_good(self.tr("{name} is saved.").format(name=made.name)),
            )

    def atlas(self, plan: Plan, sheet: MapSheet, by: AtlasBy, dpi: float) -> None:
        """Write a sheet for each zone or plant: a PDF with all of them, or numbered pictures."""
        path = self._asked(self.tr("Save the atlas as"), sheet.name)
        if path is not None:
            language, of_png = self._language, dpi if path.suffix.lower() == ".png" else None
            ground = ground_of(self.desk, plan)
            self._in_background(
                lambda work: render_atlas(plan, path, sheet, by, language, work=work, dpi=of_png, ground=ground),
                self._atlas_made,
            )

    def print_sheet(self, plan: Plan, sheet: MapSheet) -> None:
        """Print through the system's dialog, at exactly 100 %."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(sheet.title or plan.name)
        set_paper(printer, filled_in(sheet))
        dialog = QPrintDialog(printer, self.window)
        dialog.setWindowTitle(self.tr("Print the map sheet"))
        wanted = QDialog.exec(dialog) == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not wanted:
            return
        set_paper(printer, filled_in(sheet))  # a printer's own defaults must not change the scale
        language, ground = self._language, ground_of(self.desk, plan)

        def job(work: Work) -> int:
            return print_pages(SheetPages(plan, language, work=work, ground=ground).pages(sheet), printer)

        self._in_background(job, self._printed)

    def _atlas_made(self, made: tuple[Path, ...]) -> None:
        if len(made) == 1:
            self.problem.show_good(self.tr("{name} is saved.").format(name=made[0].name))
        else:
            words = self.tr("{first} to {last} are saved.")
            self.problem.show_good(words.format(first=made[0].name, last=made[-1].name))

    def _printed(self, pages: int) -> None:
        self.problem.show_good(self.tr("Sent to the printer, pages: {count}").format(count=pages))

    def _asked(self, title: str, name: str) -> Path | None:
        start = str(Path(self.folder) / f"{offered_file_name(name, 'sheet')}.pdf")
        kinds = self.tr("PDF (*.pdf);;SVG (*.svg);;PNG (*.png)")
        path, _ = asked_file(self.window, title, start, kinds, (".pdf", *SUFFIXES))
        if path is not None:
            self.folder = str(path.parent)
        return path

    def _in_background(self, job: Callable[[Work], Result], done: Callable[[Result], None]) -> None:
        self.problem.clear()
        self.desk.background.start(FILES, job, done, self._failed)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, SiteplannerError):
            self.problem.show_problem(say(error.message))
        elif not isinstance(error, Cancelled):
            raise error

    @property
    def _language(self) -> str:
        return translation.chosen_language(self.desk.settings.get("language"))
