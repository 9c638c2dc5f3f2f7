"""The scheme seen from the air: its window, and its picture as a file or on the clipboard."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication, QImage

from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.file_names import offered_file_name
from siteplanner.gui.dialogs.asked_file import asked_file
from siteplanner.gui.scenario_commands import ScenarioCommands
from siteplanner.services.axonometric_picture import write_axonometric

if TYPE_CHECKING:
    from siteplanner.drawing.axonometric.picture import PictureWish
    from siteplanner.gui.axonometric.axonometric_window import AxonometricWindow

SAVED = QT_TRANSLATE_NOOP("AxonometricCommands", "Picture saved as {name}.")
COPIED = QT_TRANSLATE_NOOP("AxonometricCommands", "The picture is on the clipboard.")
WIDTH_PX = 2000
"""A picture that is saved or copied is at least so wide, whatever the window: sharp on a projector."""
ENDINGS = (".png", ".svg", ".pdf")


class AxonometricCommands(ScenarioCommands):
    """The window is made when it is first wanted, and kept."""

    _axonometric: AxonometricWindow | None = None

    def axonometric_view(self) -> None:
        """Show the window; its own F7 or Esc puts it away."""
        if self._axonometric is None:
            from siteplanner.gui.axonometric.axonometric_window import AxonometricWindow

            self._axonometric = AxonometricWindow(self.desk, self.window)
            self._axonometric.bar.save_wanted.connect(self.save_axonometric)
            self._axonometric.bar.copy_wanted.connect(self.copy_axonometric)
        self._axonometric.open()

    @property
    def axonometric_window(self) -> AxonometricWindow | None:
        """The window, once it was made."""
        return self._axonometric

    def axonometric_camera(self) -> dict[str, Any] | None:
        """From where the open window sees the scheme; None while it is put away."""
        window = self._axonometric
        return window.view.camera_json() if window is not None and window.isVisible() else None

    def save_axonometric(self) -> None:
        """Ask for a file and draw what the window shows, with title, legend and notes."""
        window, session = self._axonometric, self.desk.session
        if window is None or session is None or window.view.camera is None:
            return
        start = str(
            Path(self._folder()) / self.tr("{plan} from the air.png").format(plan=offered_file_name(session.plan.name))
        )
        kinds = self.tr("Pictures (*.png *.svg *.pdf)")
        path, _ = asked_file(window, self.tr("Save the picture as"), start, kinds, ENDINGS)
        if path is None:
            return
        plan, scenario, moment = session.shown_plan, session.scenario_id, self.desk.moment
        wish, language = self._wish(window), self.language()

        def job(work: Work) -> Path:
            return write_axonometric(plan, path, scenario, wish, moment=moment, lang=language, work=work)

        self._in_background(job, lambda made: window.toast.tell(SAVED(name=made.name), None))

    def copy_axonometric(self) -> None:
        """Put the same picture on the clipboard."""
        window, session = self._axonometric, self.desk.session
        if window is None or session is None or window.view.camera is None:
            return
        moment, language = self.desk.moment, self.language()
        job = partial(_drawn, session.shown_plan, session.scenario_id, self._wish(window), moment, language)

        def copied(image: QImage) -> None:
            QGuiApplication.clipboard().setImage(image)
            window.toast.tell(COPIED, None)

        self._in_background(job, copied)

    def _wish(self, window: AxonometricWindow) -> PictureWish:
        from siteplanner.drawing.axonometric.picture import PictureWish

        view = window.view
        width, height = max(WIDTH_PX, view.width()), view.height()
        return PictureWish(
            camera=view.camera,
            size_px=(width, round(width * max(0.4, min(1.2, height / max(view.width(), 1))))),
            sun=view.sun,
            shadows=window.bar.shadows.isChecked(),
            layers=view.layers,
            look="dark" if self.desk.theme == "dark" else "light",
            scheme=self.desk.look.scheme,
            plants_by=self.desk.look.plants_by,
        )


def _drawn(plan: Plan, scenario_id: str, wish: PictureWish, moment: When, language: str, work: Work) -> QImage:
    from siteplanner.drawing.axonometric.picture import draw_axonometric

    return QImage.fromData(draw_axonometric(plan, ".png", scenario_id, wish, moment=moment, lang=language, work=work))
