"""What each row of the table of actions does. Methods are named by the rows' ids."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLineEdit, QMessageBox

from siteplanner.assets import sample_plan
from siteplanner.core import edits
from siteplanner.core.errors import Cancelled, SaveError, SiteplannerError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.gui import translation
from siteplanner.gui.canvas.picture import prepare
from siteplanner.gui.theme import apply_theme
from siteplanner.gui.wording import say
from siteplanner.services.planning_session import PlanningSession

if TYPE_CHECKING:
    from siteplanner.core.plan import Plan
    from siteplanner.gui.desk import Desk
    from siteplanner.gui.main_window import MainWindow

Result = TypeVar("Result")

FILES = "files"

SAVED = QT_TRANSLATE_NOOP("commands", "Saved {name}")
OPENED = QT_TRANSLATE_NOOP("commands", "Opened {name}: {plants} plants on {parcels} parcels")
CANCELLED = QT_TRANSLATE_NOOP("commands", "Cancelled; nothing was written.")


class Commands(QObject):
    """Talks to the person where a question is needed; everything else goes through the desk."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self.desk = desk
        self.window = window
        self._finding_at = -1

    # -- files --------------------------------------------------------------------------------------------------

    def new_from_maps(self, paths: tuple[Path, ...] = ()) -> None:
        if not self.may_leave_plan():
            return
        from siteplanner.gui.dialogs.new_from_maps import NewFromMapsDialog

        dialog = NewFromMapsDialog(self.desk, paths, self.window)
        if dialog.exec() and dialog.plan is not None:
            self._show(PlanningSession(dialog.plan))
            self.show_import_reports()
        dialog.deleteLater()

    def open_plan(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self.window, self.tr("Open a plan"), self._folder(), self.tr("Plan files (*.gpkg);;All files (*)")
        )
        if name:
            self.open_path(Path(name))

    def open_argument(self, path: str) -> None:
        """Open what was named on the command line."""
        self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        if self.may_leave_plan():
            self._in_background(partial(_opened, path), self._show_opened)

    def open_sample(self) -> None:
        self.open_path(sample_plan())

    def open_dropped(self, paths: list[Path]) -> None:
        """A plan opens; any other map files start a new plan."""
        from siteplanner.files.plan_file import is_plan

        if len(paths) == 1 and paths[0].suffix.lower() == ".gpkg" and is_plan(paths[0]):
            self.open_path(paths[0])
        else:
            self.new_from_maps(tuple(paths))

    def _show_opened(self, session: PlanningSession) -> None:
        self._show(session)
        if session.path is not None:
            self._remember(session.path)
            plan = session.plan
            self.desk.tell(OPENED(name=session.path.name, plants=len(plan.plants()), parcels=len(plan.site.parcels)))

    def _show(self, session: PlanningSession) -> None:
        self._finding_at = -1
        self.desk.open_session(session)

    def save(self) -> bool:
        """Save where the plan came from, asking where if it is new. False when it was not saved."""
        session = self.desk.session
        if session is None:
            return True
        if session.path is None or session.path == sample_plan():
            return self.save_as()
        return self._save_to(session.path)

    def save_as(self) -> bool:
        session = self.desk.session
        if session is None:
            return True
        start = session.path if session.path and session.path != sample_plan() else Path(self._folder()) / "plan.gpkg"
        name, _ = QFileDialog.getSaveFileName(
            self.window, self.tr("Save the plan as"), str(start), self.tr("Plan files (*.gpkg)")
        )
        if not name:
            return False
        path = Path(name)
        return self._save_to(path if path.suffix else path.with_suffix(".gpkg"))

    def _save_to(self, path: Path) -> bool:
        session = self.desk.session
        assert session is not None
        try:
            session.save(path, overwrite=path != session.path)
        except SaveError as error:
            return self._not_saved(error, path)
        except SiteplannerError as error:
            self._warn(error)
            return False
        self._remember(path)
        self.desk.tell(SAVED(name=path.name))
        return True

    def _not_saved(self, error: SaveError, path: Path) -> bool:
        """Say why, and offer the ways out: another place, or (the file changed meanwhile) over it."""
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Not saved"), say(error.message), parent=self.window)
        elsewhere = box.addButton(self.tr("Save elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
        over = None
        session = self.desk.session
        if session is not None and session.changed_on_disk() and path == session.path:
            over = box.addButton(self.tr("Overwrite"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        if chosen is elsewhere:
            return self.save_as()
        if over is not None and chosen is over and session is not None:
            session.save(path, overwrite=True)
            self.desk.tell(SAVED(name=path.name))
            return True
        return False

    def may_leave_plan(self) -> bool:
        """Ask about unsaved changes. False when the person wants to stay."""
        self.window.properties_panel.finish_typing()
        session = self.desk.session
        if session is None or not session.dirty:
            return True
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Unsaved changes"),
            self.tr("Save the changes to “{name}” before leaving it?").format(name=session.plan.name or "siteplanner"),
            parent=self.window,
        )
        save = box.addButton(self.tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        return self.save() if chosen is save else chosen is leave

    def import_layer(self) -> None:
        from siteplanner.gui.dialogs.import_layer import ImportLayerDialog

        dialog = ImportLayerDialog(self.desk, "layer", self.window)
        if dialog.exec() and dialog.edit is not None and self.desk.apply(dialog.edit):
            self.show_import_reports()
        dialog.deleteLater()

    def import_plants(self) -> None:
        from siteplanner.gui.dialogs.import_layer import ImportLayerDialog

        dialog = ImportLayerDialog(self.desk, "plants", self.window)
        if dialog.exec() and dialog.edit is not None and self.desk.apply(dialog.edit):
            self.show_import_reports()
        dialog.deleteLater()

    def show_import_reports(self) -> None:
        from siteplanner.gui.dialogs.import_report import ImportReportDialog

        dialog = self.window.findChild(ImportReportDialog) or ImportReportDialog(self.desk, self.window)
        dialog.show()
        dialog.raise_()

    def export(self) -> None:
        from siteplanner.gui.dialogs.export import ExportDialog

        dialog = ExportDialog(self.desk, self._folder(), self.window)
        dialog.exec()
        dialog.deleteLater()

    def export_sheet(self) -> None:
        from siteplanner.services.render import render

        session = self.desk.session
        if session is None:
            return
        start = str(Path(self._folder()) / f"{session.plan.name or 'plan'}.pdf")
        name, _ = QFileDialog.getSaveFileName(
            self.window, self.tr("Save the map sheet as"), start, self.tr("Map sheets (*.pdf *.svg *.png)")
        )
        if not name:
            return
        path, plan, scenario, language = Path(name), session.plan, session.scenario_id, self.language()

        def job(work: Work) -> Path:
            return render(plan, path, scenario, language, work=work)

        self._in_background(job, lambda made: self.desk.tell(SAVED(name=made.name)))

    def quit(self) -> None:
        self.window.close()

    def recent_files(self) -> list[Path]:
        return list(self.desk.settings.recent_files)

    def _remember(self, path: Path) -> None:
        self.desk.settings.add_recent(path)

    def _folder(self) -> str:
        session = self.desk.session
        if session is not None and session.path is not None and session.path != sample_plan():
            return str(session.path.parent)
        recent = [path for path in self.recent_files() if path != sample_plan()]
        return str(recent[0].parent if recent else Path.home())

    def _in_background(self, job: Callable[[Work], Result], done: Callable[[Result], None]) -> None:
        """Run file work off the interface thread; errors are shown, a cancel is said."""
        self.desk.background.start(FILES, job, done, self._job_failed)

    def _job_failed(self, error: Exception) -> None:
        if isinstance(error, SiteplannerError):
            self._warn(error)
        elif isinstance(error, Cancelled):
            self.desk.tell(CANCELLED)
        else:
            raise error

    def _warn(self, error: SiteplannerError) -> None:
        QMessageBox.warning(self.window, self.tr("This could not be done"), say(error.message))

    # -- editing ------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        self.desk.undo()

    def redo(self) -> None:
        self.desk.redo()

    def copy(self) -> None:
        self.window.canvas.copy()

    def paste(self) -> None:
        self.window.canvas.paste()

    def duplicate(self) -> None:
        self.window.canvas.duplicate()

    def delete(self) -> None:
        session = self.desk.session
        if session is not None and session.selection:
            self.desk.apply(edits.remove_plants(session.scenario_id, session.selection), select=())

    def select_all(self) -> None:
        session = self.desk.session
        if session is not None:
            self.desk.select(tuple(session.plan.plants(session.scenario_id).index))

    # -- view ---------------------------------------------------------------------------------------------------

    def zoom_all(self) -> None:
        self.window.canvas.zoom_all()

    def zoom_selection(self) -> None:
        self.window.canvas.zoom_selection()

    def zoom_in(self) -> None:
        self.window.canvas.zoom(1.5)

    def zoom_out(self) -> None:
        self.window.canvas.zoom(1 / 1.5)

    def view_back(self) -> None:
        self.window.canvas.view_back()

    def view_forward(self) -> None:
        self.window.canvas.view_forward()

    def toggle_snap(self) -> None:
        self.window.canvas.set_snapping(not self.window.canvas.snapping)

    def reset_layout(self) -> None:
        self.window.reset_layout()

    def theme_system(self) -> None:
        self._choose_theme("system")

    def theme_light(self) -> None:
        self._choose_theme("light")

    def theme_dark(self) -> None:
        self._choose_theme("dark")

    def _choose_theme(self, choice: str) -> None:
        self.desk.settings.set("theme", choice)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.desk.set_theme(apply_theme(app, choice))

    def theme_choice(self) -> str:
        return str(self.desk.settings.get("theme", "system"))

    def language_en(self) -> None:
        self._choose_language("en")

    def language_zh_CN(self) -> None:
        self._choose_language("zh_CN")

    def _choose_language(self, language: str) -> None:
        self.desk.settings.set("language", language)
        translation.install_language(language)

    def language(self) -> str:
        return str(self.desk.settings.get("language", "") or translation.system_language())

    def saved_layout(self) -> tuple[bytes, bytes]:
        """Window geometry and dock state as they were left, base64."""
        layout = self.desk.settings.get("layout", {})
        return str(layout.get("geometry", "")).encode(), str(layout.get("state", "")).encode()

    def save_layout(self, geometry: bytes, state: bytes) -> None:
        self.desk.settings.set("layout", {"geometry": bytes(geometry).decode(), "state": bytes(state).decode()})

    # -- placing and checking -----------------------------------------------------------------------------------

    def tool_select(self) -> None:
        self.window.canvas.use_select()

    def tool_place(self) -> None:
        type_id = self.window.catalogue_panel.current_type
        if type_id:
            self.place_type(type_id, self.window.catalogue_panel.current_capacity)
        else:
            self.window.docks["types"].raise_()
            self.tool_select()

    def place_type(self, type_id: str, capacity: float | None) -> None:
        """Take a plant of the catalogue into the hand."""
        self.window.canvas.use_place(type_id, capacity)

    def typed_move(self) -> None:
        self.window.canvas.type_move()

    def typed_rotate(self) -> None:
        self.window.canvas.type_rotate()

    def show_properties(self) -> None:
        dock = self.window.docks["properties"]
        dock.show()
        dock.raise_()
        self.window.properties_panel.edit_first()

    def check(self) -> None:
        self.show_findings()
        self.desk.check_again()

    def show_findings(self) -> None:
        dock = self.window.docks["findings"]
        dock.show()
        dock.raise_()

    def next_finding(self) -> None:
        self.window.findings_panel.step(1)

    def previous_finding(self) -> None:
        self.window.findings_panel.step(-1)

    # -- scenarios ----------------------------------------------------------------------------------------------

    def add_scenario(self) -> None:
        self._new_scenario(copy_of=None)

    def duplicate_scenario(self) -> None:
        if self.desk.session is not None:
            self._new_scenario(copy_of=self.desk.session.scenario_id)

    def _new_scenario(self, copy_of: str | None) -> None:
        session = self.desk.session
        if session is None:
            return
        start = self.tr("Scenario {number}").format(number=len(session.plan.scenarios) + 1)
        name = self._ask(self.tr("New scenario"), self.tr("Name of the scenario:"), start)
        scenario_id = _free_id(session.plan)
        if name and self.desk.apply(edits.add_scenario(scenario_id, name, copy_of=copy_of)):
            self.set_scenario(scenario_id)

    def rename_scenario(self) -> None:
        session = self.desk.session
        if session is None:
            return
        now = session.plan.scenario(session.scenario_id).name
        name = self._ask(self.tr("Rename scenario"), self.tr("Name of the scenario:"), now)
        if name and name != now:
            self.desk.apply(edits.rename_scenario(session.scenario_id, name))

    def remove_scenario(self) -> None:
        session = self.desk.session
        if session is not None:
            removed = session.scenario_id
            other = next(s.scenario_id for s in session.plan.scenarios if s.scenario_id != removed)
            self.set_scenario(other)
            self.desk.apply(edits.remove_scenario(removed))

    def set_scenario(self, scenario_id: str) -> None:
        """Show and edit another scenario."""
        if self.desk.session is not None and self.desk.session.scenario_id != scenario_id:
            self.desk.apply(edits.set_active_scenario(scenario_id), select=())

    def _ask(self, title: str, question: str, start: str) -> str:
        text, accepted = QInputDialog.getText(self.window, title, question, QLineEdit.EchoMode.Normal, start)
        return text.strip() if accepted else ""

    # -- help ---------------------------------------------------------------------------------------------------

    def shortcuts(self) -> None:
        from siteplanner.gui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.window).exec()

    def about(self) -> None:
        from siteplanner.gui.dialogs.about import AboutDialog

        AboutDialog(self.window).exec()


def _opened(path: Path, _: Work) -> PlanningSession:
    """A plan read, with the indexes of its map built, so that showing it does not hold the window up."""
    session = PlanningSession.open(path)
    prepare(session.plan.site)
    return session


def _free_id(plan: Plan) -> str:
    """An id that no scenario of the plan has."""
    taken = {scenario.scenario_id for scenario in plan.scenarios}
    return next(name for name in (f"scenario-{number}" for number in count(len(taken) + 1)) if name not in taken)
