"""Presenting: the slide show, its slides, and the second screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QScreen

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.file_names import offered_file_name
from siteplanner.gui.dialogs.asked_file import asked_file
from siteplanner.gui.presentation.presenter_window import PresenterWindow
from siteplanner.gui.presentation.slide_show import SlideShow
from siteplanner.gui.trial_commands import TrialCommands
from siteplanner.services.phase_film import SUFFIXES, export_film

FILMED = QT_TRANSLATE_NOOP("commands", "The film is in {name}")


class PresentationCommands(TrialCommands):
    """The show goes to the second screen where there is one, and the notes stay with who presents."""

    slide_show: SlideShow | None = None
    presenter: PresenterWindow | None = None
    _home: QByteArray | None = None
    _notes_wait = False

    def present(self) -> None:
        """Present from the slide that is chosen in the list."""
        self.present_from(max(0, self.window.slides_panel.list.currentRow()))

    def present_from_start(self) -> None:
        self.present_from(0)

    def present_from(self, number: int) -> None:
        """Present from the slide of that number on, counted from 0; the map as it is where there are no slides."""
        if self.on_stage:
            self.end_trial()
            return
        if self.slide_show is not None:
            self.slide_show.activateWindow()
            return
        if self.desk.plan is None:
            return
        self.window.slides_panel.form.finish()
        show = SlideShow(self.desk, self.window.slides_panel.live_slide(), number)
        self.slide_show = show
        show.left.connect(self._presented)
        show.notes_wanted.connect(self._notes)
        show.trial_wanted.connect(self._try_on_stage)
        other = other_screen(self.window.screen())
        show.begin(other or self.window.screen())
        if other is not None:
            self._notes()

    def keep_slide(self) -> None:
        """Keep what the map shows as a slide, ready to be named."""
        self.show_slides()
        self.window.slides_panel.keep_view()

    def show_slides(self) -> None:
        """Show the list of slides, ready for the keys; where it has them, back to the map."""
        panel, dock = self.window.slides_panel, self.window.docks["slides"]
        if panel.list.hasFocus():
            self.window.canvas.setFocus()
            return
        dock.show()
        dock.raise_()
        panel.list.setFocus()

    def film_phases(self) -> None:
        """Ask for a file, and have time run through the quarters as a film."""
        session = self.desk.session
        if session is None:
            return
        named = offered_file_name(session.plan.scenario().name, session.scenario_id)
        start = str(Path(self._folder()) / f"{named}.gif")
        kinds = self.tr("Animated picture (*.gif);;Film, where ffmpeg is installed (*.mp4)")
        path, _ = asked_file(self.window, self.tr("Film of the phases"), start, kinds, SUFFIXES)
        if path is None:
            return
        plan, scenario_id, language = session.plan, session.scenario_id, self.language()

        def job(work: Work) -> Path:
            return export_film(plan, path, scenario_id, language, work=work)

        self._in_background(job, lambda made: self.desk.tell(FILMED(name=made.name)))

    def _notes(self) -> None:
        """The presenter's window, on the screen that the show is not on."""
        show = self.slide_show
        if show is None:
            return
        if self.presenter is None:
            self.presenter = PresenterWindow(show)
            other = other_screen(show.screen())
            if other is not None:
                self.presenter.setScreen(other)
                self.presenter.move(other.availableGeometry().center() - self.presenter.rect().center())
        self.presenter.setVisible(not self.presenter.isVisible())
        show.activateWindow()

    def _try_on_stage(self) -> None:
        """Something is to be tried out in the middle of the show: the map comes on the stage, and the show waits."""
        show = self.slide_show
        if show is None:
            return
        trial = self.window.trial_strip.trial
        under_way = trial is not None and trial.alive
        scenario = trial.branch_id if trial is not None and under_way else show.stage.scenario_id
        self._notes_wait = self.presenter is not None and self.presenter.isVisible()
        if self.presenter is not None:
            self.presenter.hide()
        show.hide()
        self.set_scenario(scenario)
        if not under_way:
            self.begin_trial()
        screen = show.screen()
        if screen is not None and screen is not self.window.screen():
            self._home = self.window.saveGeometry()
            self.window.setScreen(screen)
            self.window.move(screen.geometry().topLeft())
        self.enter_stage()

    def resume_show(self) -> None:
        """The show goes on where it was left, and the window where it was before."""
        show, home, self._home = self.slide_show, self._home, None
        if home is not None:
            self.window.restoreGeometry(home)
        if show is not None:
            show.begin(show.screen())
            show.stage.show_slide(show.slide, self.desk.plan)
            if self._notes_wait:
                self._notes()

    def end_showing(self) -> None:
        """The window is closed: neither a show nor the stage stays."""
        show, self.slide_show, self.presenter = self.slide_show, None, None
        self.leave_stage()
        if show is not None:
            show.close()

    def _presented(self) -> None:
        """The show is over: its slide is the one in the list, and the map has the keyboard again."""
        show, self.slide_show, self.presenter = self.slide_show, None, None
        if show is not None:
            self.window.slides_panel.list.setCurrentRow(show.at)
        self.window.activateWindow()
        self.window.canvas.setFocus()


def other_screen(this: QScreen | None) -> QScreen | None:
    """A screen beside this one; None where there is but one."""
    return next((screen for screen in QGuiApplication.screens() if screen is not this), None)
