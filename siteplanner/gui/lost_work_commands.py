"""What was in no file when the program ended is offered: at the start, with the plan it belongs to, and when asked."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from siteplanner.assets import sample_plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.gui.file_commands import VERSIONS_KEPT, Opened
from siteplanner.gui.past_state_commands import PastStateCommands
from siteplanner.services.file_fingerprint import same_file
from siteplanner.services.kept_versions import MOST, versions_of
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.recovery import LostWork, damaged_journals, discard, lost_work, set_aside
from siteplanner.services.share_lock import ShareLock

LANE = "lost work"

NOTHING_LOST = QT_TRANSLATE_NOOP("recovery", "There is no unsaved work to restore.")
RESTORED = QT_TRANSLATE_NOOP("recovery", "Restored {changes} changes. They are in the file once you save.")
KEPT_REST = QT_TRANSLATE_NOOP(
    "recovery",
    "Restored {done} of {changes} changes; they are in the file once you save. The journal with the rest is kept.",
)
KEPT_TWICE = QT_TRANSLATE_NOOP(
    "recovery", "Restored {changes} changes. The old journal is kept, for the disk refuses a new one: save soon."
)

KEPT_DAMAGED = QT_TRANSLATE_NOOP("recovery", "The damaged journal is kept as {path}.")


class LostWorkCommands(PastStateCommands):
    """Looks for journals off the interface thread; a plan that is open is only left when the person agrees."""

    def begin(self, path: str | None) -> None:
        """What the window does first: offer unsaved work, open what was named on the command line, and say so where a
        journal cannot be read."""
        self._look(lambda found: self._begun(found, path))

    def restore_lost_work(self) -> None:
        """Offer the unsaved work there is, or say that there is none."""
        self._look(self._asked)

    def earlier_versions(self) -> None:
        """Show the versions of the plan that saving has kept; open one as a plan without a file, or as a scenario."""
        plan = self.desk.plan
        if plan is None:
            return
        from siteplanner.gui.dialogs.versions import VersionsDialog

        settings = self.desk.settings
        dialog = VersionsDialog(self.desk, versions_of(plan.plan_uuid), settings.get(VERSIONS_KEPT, MOST), self.window)
        wanted = bool(dialog.exec())
        settings.set(VERSIONS_KEPT, dialog.kept)
        opened, state = dialog.plan, dialog.state
        dialog.deleteLater()
        if wanted and state is not None:
            self.open_past_state(state)
        elif wanted and opened is not None and self.may_leave_plan():
            self._show(PlanningSession(opened))

    def _begun(self, found: tuple[LostWork, ...], path: str | None) -> None:
        restored = self._offer(found)
        if path is not None and (restored is None or restored.path is None or not same_file(restored.path, Path(path))):
            self.open_argument(path)
        folder = self.desk.journal.folder
        if folder is not None:
            self.desk.background.start(LANE, lambda _work: damaged_journals(folder), self._tell_of_damaged)

    def _tell_of_damaged(self, journals: tuple[Path, ...]) -> None:
        """Nothing of them can be restored; whoever helps may still make something of them."""
        for journal in journals:
            text = self.tr(
                "A journal of earlier work is damaged at its very beginning, so that nothing of it can be restored:\n"
                "{path}\n\nKept, it can be given to whoever helps you. You are not asked about it again."
            )
            box = QMessageBox(
                QMessageBox.Icon.Warning, self.tr("Damaged journal"), text.format(path=journal), parent=self.window
            )
            keep = box.addButton(self.tr("Keep it"), QMessageBox.ButtonRole.AcceptRole)
            away = box.addButton(self.tr("Throw it away"), QMessageBox.ButtonRole.DestructiveRole)
            box.setDefaultButton(keep)
            box.setEscapeButton(keep)
            box.exec()
            chosen = box.clickedButton()
            box.deleteLater()
            with contextlib.suppress(OSError):  # then it is asked about again
                if chosen is away:
                    journal.unlink(missing_ok=True)
                else:
                    self.desk.tell(KEPT_DAMAGED(path=set_aside(journal)))

    def _asked(self, found: tuple[LostWork, ...]) -> None:
        if not found:
            self.desk.tell(NOTHING_LOST)
        else:
            self._offer(found)

    def _show_opened(self, opened: Opened) -> None:
        """A plan that was opened, or its unsaved work in its place."""
        super()._show_opened(opened)
        session = opened.session
        if session is self.desk.session and session.path is not None and self.desk.journal.folder is not None:
            self._look(partial(self._offer_of, session.path))

    def _offer_of(self, path: Path, found: tuple[LostWork, ...]) -> None:
        own = tuple(lost for lost in found if lost.path is not None and same_file(lost.path, path))
        session = self.desk.session
        if own and session is not None and session.path == path and not session.dirty:
            self._offer(own)

    def _look(self, done: Callable[[tuple[LostWork, ...]], None]) -> None:
        folder = self.desk.journal.folder
        if folder is None:
            done(())
            return

        def job(_work: Work) -> tuple[LostWork, ...]:
            return lost_work(folder)

        self.desk.background.start(LANE, job, done)

    def _offer(self, found: tuple[LostWork, ...]) -> PlanningSession | None:
        """Show unsaved work; the session that was restored, if one was."""
        if not found:
            return None
        from siteplanner.gui.dialogs.lost_work import LostWorkDialog

        dialog = LostWorkDialog(self.desk, found, self.window)
        wanted = bool(dialog.exec()) and self.may_leave_plan()
        restored, lost = dialog.restored, dialog.lost
        dialog.deleteLater()
        if not wanted or restored is None or lost is None:
            return None
        self._show(restored.session)
        self._hold(restored.session)
        flushed = self.desk.journal.flush()
        if restored.changes < lost.changes:
            self.desk.tell(KEPT_REST(done=restored.changes, changes=lost.changes))
        elif flushed:
            discard(lost)
            self.desk.tell(RESTORED(changes=restored.changes))
        else:
            self.desk.tell(KEPT_TWICE(changes=restored.changes))
        return restored.session

    def _hold(self, session: PlanningSession) -> None:
        """Take the lock of the file that was restored; where somebody else has it meanwhile, it is saved elsewhere."""
        if session.path is None or session.path == sample_plan():
            return
        lock = ShareLock(session.path)
        session.read_only = lock.take() is not None
        self.desk.share.hold(lock)
