"""What a person does with files: new, open, save, import, export, and the questions that go with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from siteplanner.assets import sample_plan
from siteplanner.core.corridors.strip_areas import strip_limits
from siteplanner.core.errors import Cancelled, CrsNeededError, InputError, SaveError, SiteplannerError
from siteplanner.core.features import Feature
from siteplanner.core.schema import PARCELS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work, in_hand
from siteplanner.gui import translation
from siteplanner.gui.canvas.picture import prepare
from siteplanner.gui.dialogs.asked_file import asked_file
from siteplanner.gui.wording import say
from siteplanner.services.kept_versions import MOST
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.share_lock import Holder, ShareLock

if TYPE_CHECKING:
    from siteplanner.core.edits.update_parcels import UpdateParcels
    from siteplanner.core.plan import Plan
    from siteplanner.gui.desk import Desk
    from siteplanner.gui.main_window import MainWindow
    from siteplanner.services.parcel_update import ParcelUpdate

HELD_BY = QT_TRANSLATE_NOOP(
    "commands",
    "{name} is open at {who} on {host} since {since}. Opened to read, it can be saved under another name; a copy is a "
    "plan of its own.",
)
HELD = QT_TRANSLATE_NOOP(
    "commands",
    "Somebody else has {name} open. Opened to read, it can be saved under another name; a copy is a plan of its own.",
)
HELD_OVER_BY = QT_TRANSLATE_NOOP(
    "commands",
    "{name} is open at {who} on {host} since {since}. Once you save over it, what is done there can no longer be saved "
    "into this file.",
)
HELD_OVER = QT_TRANSLATE_NOOP(
    "commands",
    "Somebody else has {name} open. Once you save over it, what is done there can no longer be saved into this file.",
)

Result = TypeVar("Result")

FILES = "files"
VERSIONS_KEPT = "versions_kept"
DROPPED_NAMED = 3
"""So many of the dropped files are named in the question."""

SAVED = QT_TRANSLATE_NOOP("commands", "Saved {name}")
OPENED = QT_TRANSLATE_NOOP("commands", "Opened {name}: {plants} plants on {parcels} parcels")
CHANGED_MEANWHILE = QT_TRANSLATE_NOOP(
    "commands", "The plan has changed while the map was read. Compare it again to see what it changes now."
)
CANCELLED = QT_TRANSLATE_NOOP("commands", "Cancelled; nothing was written.")


class FileCommands(QObject):
    """Talks to the person where a question is needed; long work goes to the background."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self.desk = desk
        self.window = window

    def language(self) -> str:
        """The language of the window."""
        return translation.chosen_language(self.desk.settings.get("language"))

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
        """A plan opens; any other map files start a new plan, or come into the open one, as the person says."""
        from siteplanner.files.plan_file import is_plan
        from siteplanner.gui.dialogs.map_paths import map_files

        maps = map_files(paths)
        if len(maps) == 1 and maps[0].suffix.lower() == ".gpkg" and is_plan(maps[0]):
            self.open_path(maps[0])
        elif maps and self.desk.session is None:
            self.new_from_maps(tuple(maps))
        elif maps:
            self._ask_where_to(maps)

    def _ask_where_to(self, maps: list[Path]) -> None:
        """Maps were dropped on an open plan: into it, or a plan of their own."""
        names = ", ".join(path.name for path in maps[:DROPPED_NAMED]) + (", …" if len(maps) > DROPPED_NAMED else "")
        session = self.desk.session
        assert session is not None
        text = self.tr("Bring {names} into “{plan}”, or start a new plan?")
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Map files"),
            text.format(names=names, plan=session.plan.name or "siteplanner"),
            parent=self.window,
        )
        into = box.addButton(self.tr("Into this plan…"), QMessageBox.ButtonRole.AcceptRole)
        new = box.addButton(self.tr("New plan…"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(into)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        if chosen is into:
            self.import_layer(tuple(maps))
        elif chosen is new:
            self.new_from_maps(tuple(maps))

    def _show_opened(self, opened: Opened) -> None:
        session = opened.session
        own = self.desk.share.lock
        again = own is not None and opened.lock is not None and own.file == opened.lock.file
        if opened.holder is not None and not again and not self._may_be_second(session, opened.holder):
            return
        self._show(session)
        if not again:
            self.desk.share.hold(opened.lock)
        if session.path is not None:
            self._remember(session.path)
            plan = session.plan
            self.desk.tell(OPENED(name=session.path.name, plants=len(plan.plants()), parcels=len(plan.site.parcels)))

    def _may_be_second(self, session: PlanningSession, holder: Holder) -> bool:
        """Somebody else has the file: open it to read, or as a copy. False: not at all."""
        name = session.path.name if session.path is not None else ""
        box = QMessageBox(
            QMessageBox.Icon.Information, self.tr("Open elsewhere"), say(held_by(name, holder)), parent=self.window
        )
        read = box.addButton(self.tr("Open to read"), QMessageBox.ButtonRole.AcceptRole)
        copy = box.addButton(self.tr("Open a copy"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(read)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        if chosen is copy:
            session.path = None
        session.read_only = chosen is read
        return chosen is read or chosen is copy

    def _show(self, session: PlanningSession) -> None:
        self.desk.open_session(session)

    def save(self) -> bool:
        """Save where the plan came from, asking where if it is new. False when it was not saved."""
        session = self.desk.session
        if session is None:
            return True
        if session.path is None or session.path == sample_plan() or session.read_only:
            return self.save_as()
        return self._save_to(session.path)

    def save_as(self) -> bool:
        session = self.desk.session
        if session is None:
            return True
        start = session.path if session.path and session.path != sample_plan() else Path(self._folder()) / "plan.gpkg"
        title, kinds = self.tr("Save the plan as"), self.tr("Plan files (*.gpkg)")
        path, _ = asked_file(self.window, title, str(start), kinds, (".gpkg",))
        if path is None:
            return False
        if not session.is_own_file(path) and (holder := ShareLock(path).holder()) is not None:
            return self._save_over(path, holder)
        return self._save_to(path)

    def _save_over(self, path: Path, holder: Holder) -> bool:
        """Somebody else has the file open that was named: another place, or over it all the same."""
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("Open elsewhere"),
            say(held_by(path.name, holder, HELD_OVER_BY, HELD_OVER)),
            parent=self.window,
        )
        elsewhere = box.addButton(self.tr("Save elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
        over = box.addButton(self.tr("Overwrite"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(elsewhere)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        if chosen is elsewhere:
            return self.save_as()
        return chosen is over and self._save_to(path)

    def _save_to(self, path: Path, *, overwrite: bool = False) -> bool:
        session = self.desk.session
        assert session is not None
        session.versions_kept = self.desk.settings.get(VERSIONS_KEPT, MOST)
        try:
            session.save(path, overwrite=overwrite or not session.is_own_file(path))
        except SaveError as error:
            return self._not_saved(error, path)
        except SiteplannerError as error:
            self._warn(error)
            return False
        self._remember(path)
        lock = ShareLock(path)
        if self.desk.share.lock is None or self.desk.share.lock.file != lock.file:
            lock.take()
            self.desk.share.hold(lock)
        self.desk.tell(SAVED(name=path.name))
        return True

    def _not_saved(self, error: SaveError, path: Path) -> bool:
        """Say why, and offer the ways out: another place, or (the file changed meanwhile, or has gone) there."""
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Not saved"), say(error.message), parent=self.window)
        elsewhere = box.addButton(self.tr("Save elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
        over = merge = None
        session = self.desk.session
        if session is not None and _changed_meanwhile(session, path):
            merge = box.addButton(self.tr("Merge…"), QMessageBox.ButtonRole.AcceptRole)
            box.setDefaultButton(merge)
            over = box.addButton(self.tr("Overwrite"), QMessageBox.ButtonRole.DestructiveRole)
        elif session is not None and session.is_own_file(path) and session.gone_from_disk():
            over = box.addButton(self.tr("Save there anew"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        if chosen is elsewhere:
            return self.save_as()
        if merge is not None and chosen is merge and session is not None:
            return self._merge_and_save(session)
        if over is not None and chosen is over and session is not None:
            return self._save_to(path, overwrite=True)
        return False

    def _merge_and_save(self, session: PlanningSession) -> bool:
        """Put my changes into the file as somebody else saved it. False when the person thought better of it."""
        from siteplanner.gui.dialogs.merge_versions import MergeVersionsDialog
        from siteplanner.services.merging_with_file import MergingWithFile

        try:
            merging = MergingWithFile.of(session)
            dialog = MergeVersionsDialog(self.desk, merging, self.window)
        except SiteplannerError as error:
            self._warn(error)
            return False
        wanted, choices = bool(dialog.exec()), dialog.choices
        dialog.deleteLater()
        if not wanted:
            return False
        merged = merging.session(choices)
        self._show(merged)
        return merged.path is not None and self._save_to(merged.path)

    def may_leave_plan(self) -> bool:
        """Ask about unsaved changes. False when the person wants to stay."""
        self.window.properties_panel.finish_typing()
        self.window.slides_panel.finish_typing()
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

    def import_layer(self, paths: tuple[Path, ...] = (), *, compared: bool = False) -> None:
        """Bring maps into the plan; ``compared``: the first is a newer map of its parcels."""
        from siteplanner.core.edits.update_parcels import UpdateParcels
        from siteplanner.gui.dialogs.import_layer import ImportLayerDialog

        dialog = ImportLayerDialog(self.desk, "layer", self.window)
        if compared:
            dialog.compare(paths[0])
        elif paths:
            dialog.choose(*paths)
        made = dialog.edit if dialog.exec() else None
        dialog.deleteLater()
        if isinstance(made, UpdateParcels):
            self._take_update(made)
        elif made is not None and self.desk.apply(made):
            self.show_import_reports()

    def update_parcels(self) -> None:
        """Choose a newer map of parcels and compare it; where something must be asked of it, the import dialog does."""
        from siteplanner.gui.dialogs.map_paths import MAP_FILTER

        title = self.tr("Update parcels from a newer map")
        name, _ = QFileDialog.getOpenFileName(self.window, title, self._folder(), say(MAP_FILTER))
        plan = self.desk.plan
        if name and plan is not None:
            path = Path(name)
            self._in_background(partial(_compared, plan, path), partial(self._look_at_update, path))

    def _look_at_update(self, path: Path, proposal: ParcelUpdate | None) -> None:
        if proposal is None:
            self.import_layer((path,), compared=True)
            return
        from siteplanner.gui.dialogs.parcel_update import ParcelUpdateDialog

        if proposal.plan is not self.desk.plan:
            self.desk.tell(CHANGED_MEANWHILE)
            return
        dialog = ParcelUpdateDialog(self.desk, proposal, self.window)
        if dialog.exec() and dialog.edit is not None:
            self._take_update(dialog.edit)
        dialog.deleteLater()

    def _take_update(self, edit: UpdateParcels) -> None:
        """As one step; what is selected stays so under its new number."""
        names = edit.renumbered
        selected = tuple(
            Feature(f.layer, names.get(f.id, f.id)) if f.layer == PARCELS.name else f for f in self.desk.selected
        )
        if self.desk.apply(edit, features=selected):
            self.desk.tell(edit.label(), (self.tr("Undo"), self.desk.undo))

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

    def hand_over(self) -> None:
        from siteplanner.gui.dialogs.handover import HandoverDialog

        dialog = HandoverDialog(self.desk, self._folder(), self.window)
        dialog.exec()
        dialog.deleteLater()

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


def _changed_meanwhile(session: PlanningSession, path: Path) -> bool:
    """Whether a save to ``path`` was refused because somebody else saved there; False where that cannot be told."""
    try:
        return session.is_own_file(path) and not session.read_only and session.changed_on_disk()
    except OSError:
        return False


def _compared(plan: Plan, path: Path, work: Work) -> ParcelUpdate | None:
    """A newer map of parcels beside the plan's; None where a person must say first how it is to be read."""
    from siteplanner.files.map_sources import MapSource
    from siteplanner.files.reading_process import list_layers
    from siteplanner.services.new_plan import RoleSource
    from siteplanner.services.parcel_update import propose_update

    try:
        return propose_update(plan, RoleSource(PARCELS.name, MapSource(path)), work=work)
    except CrsNeededError:
        return None
    except InputError:
        with in_hand(work):
            several = len(list_layers(path)) > 1
        if several:
            return None
        raise


@dataclass(frozen=True)
class Opened:
    """A plan that was read, the lock of its file, and who else has it (None: nobody)."""

    session: PlanningSession
    lock: ShareLock | None
    holder: Holder | None


def held_by(name: str, holder: Holder, by: Template = HELD_BY, by_somebody: Template = HELD) -> Message | Template:
    """Who has the file, as far as the lock tells."""
    if not holder.who and not holder.host:
        return by_somebody(name=name)
    told = "–"
    if holder.since is not None:
        told = holder.since.tz_localize("UTC").to_pydatetime().astimezone().strftime("%Y-%m-%d %H:%M")
    return by(name=name, who=holder.who or "–", host=holder.host or "–", since=told)


def _opened(path: Path, _: Work) -> Opened:
    """A plan read, with the indexes of its map built, so that showing it does not hold the window up."""
    session = PlanningSession.open(path)
    lock = ShareLock(path) if path != sample_plan() else None
    holder = lock.take() if lock is not None else None
    session.plan.site.bounds  # noqa: B018 - kept by the site
    prepare(session.plan.site, strip_limits(session.plan))
    return Opened(session, lock, holder)
