"""A scene in a widget: what is shown, from where, the frames of it, and the turntable. It needs no main window."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from siteplanner.core.axonometric.camera import FIRST_AZIMUTH_DEG, FIRST_TILT_DEG, Camera
from siteplanner.core.axonometric.picture_parts import Parts
from siteplanner.core.axonometric.scene import SHOWN, SiteModel
from siteplanner.core.axonometric.sun import DRAWN_SUN, Sun
from siteplanner.core.errors import Cancelled
from siteplanner.core.map_look import PlantsBy
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.drawing.axonometric.inks import ScenePalette
from siteplanner.drawing.axonometric.words import point_of_compass
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.gui.axonometric.frames import Frame, FrameWish, paint_moving, sharp_frame
from siteplanner.gui.axonometric.overlay import (
    paint_empty,
    paint_illustrative,
    paint_marked,
    paint_north,
    paint_scale,
)
from siteplanner.gui.background import Background
from siteplanner.gui.canvas.map_frame import ILLUSTRATIVE
from siteplanner.gui.wording import say

MADE_AT_ONCE: Final = 800
"""With more plants (or fifty times as many parcels) than this a scheme is made ready in the background."""
PAINTED_AT_ONCE: Final = 3_000
"""With more prisms than this no frame is painted in the interface's thread."""
REST_MS: Final = 140
"""When the camera has stood still for so long the picture is drawn sharp."""
TURN_EVERY_MS: Final = 30
TURN_DEG_A_S: Final = 15.0
"""The turntable goes round once in 24 seconds."""


class SceneView(QWidget):
    """Shows a scenario of a plan from the air; ``show_scheme`` says which. A hand on it is what a subclass adds.

    ``camera_changed`` tells that the camera is another, ``drawn`` that the picture is sharp. ``lane`` is a lane of the
    background that nobody else uses.
    """

    camera_changed = Signal()
    turning_changed = Signal(bool)
    drawn = Signal()

    def __init__(self, background: Background, lane: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background, self._lane = background, lane
        self._camera: Camera | None = None
        self._whole = True
        self._given: Camera | None = None
        self._wish: FrameWish | None = None
        self._frame: Frame | None = None
        self._faces: tuple[FrameWish, Camera, Parts] | None = None
        self._drawing = self._wanted = False
        self._sun, self._shadows, self._layers = DRAWN_SUN, True, SHOWN
        self._magnification = 1.0
        self._marked: frozenset[str] = frozenset()
        self._hovered: str | None = None
        self._clock = QElapsedTimer()
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._draw_sharp)
        self._turntable = QTimer(self, interval=TURN_EVERY_MS)
        self._turntable.timeout.connect(self._turn_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 140)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._name()

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_scheme(
        self,
        plan: Plan,
        scenario_id: str | None = None,
        moment: When = None,
        *,
        styles: MapStyles,
        plants_by: PlantsBy = "product",
    ) -> None:
        """Show a scenario (None: the active one) until ``moment``. The camera stays while the map is the same.

        Raises EditError for an unknown scenario.
        """
        plan.scenario(scenario_id)
        wish = self._wish
        if wish is not None and _same(wish, plan, plan.scenario(scenario_id).scenario_id, moment, styles, plants_by):
            return
        if len(plan.plants(scenario_id)) + len(plan.site.parcels) / 50 <= MADE_AT_ONCE:
            self._take(_prepared(plan, scenario_id, moment, styles, plants_by, Work()))
        else:
            job = partial(_prepared, plan, scenario_id, moment, styles, plants_by)
            self._background.start(f"{self._lane} model", job, self._take, self._failed)

    def clear(self) -> None:
        """Show nothing."""
        self._background.cancel(f"{self._lane} model")
        self._wish = self._frame = self._faces = self._camera = None
        self._whole = True
        self.turning = False
        self.camera_changed.emit()
        self.update()

    @property
    def model(self) -> SiteModel | None:
        """What is shown, ready for any camera."""
        return self._wish.model if self._wish else None

    @property
    def theme(self) -> str:
        """The theme of the styles it is painted in."""
        return self._wish.palette.styles.theme if self._wish else ""

    def set_light(self, sun: Sun, *, shadows: bool = True) -> None:
        """Where the light comes from, and whether there are shadows on the ground."""
        if (sun, shadows) != (self._sun, self._shadows):
            self._sun, self._shadows = sun, shadows
            self._wish_again()

    @property
    def sun(self) -> Sun:
        return self._sun

    @property
    def layers(self) -> frozenset[str]:
        return self._layers

    def set_layers(self, layers: frozenset[str]) -> None:
        """Which of the map's layers are shown; those that such a picture cannot have are passed over."""
        if layers & SHOWN != self._layers:
            self._layers = layers & SHOWN
            self._wish_again()

    def set_magnification(self, times: float) -> None:
        """How much larger type, lines and symbols are, for a projector."""
        if times != self._magnification:
            self._magnification = times
            self._wish_again()

    def mark(self, plant_ids: frozenset[str]) -> None:
        """Outline plants, as those that are selected."""
        if plant_ids != self._marked:
            self._marked = plant_ids
            self.update()

    @property
    def is_current(self) -> bool:
        """Whether the picture is sharp and of what is to be shown."""
        return self._frame is not None and self._frame.wish is self._wish and self._frame.camera == self._camera

    # -- the camera ---------------------------------------------------------------------------------------------

    @property
    def camera(self) -> Camera | None:
        """From where it is seen; None while nothing is shown."""
        return self._camera

    @camera.setter
    def camera(self, camera: Camera | None) -> None:
        """A camera of a picture of any size: it shows at least as much here. None: the whole site."""
        if camera is None:
            self.show_whole(FIRST_AZIMUTH_DEG, FIRST_TILT_DEG)
        else:
            self._whole, self._given = False, camera
            self._see(camera.scaled_to(self.width(), self.height()))

    def show_whole(self, azimuth_deg: float | None = None, tilt_deg: float | None = None) -> None:
        """The whole site, from where it is seen now unless told otherwise."""
        now, model = self._camera, self.model
        if model is None:
            return
        how = {
            "azimuth_deg": azimuth_deg if azimuth_deg is not None else now.azimuth_deg if now else FIRST_AZIMUTH_DEG,
            "tilt_deg": tilt_deg if tilt_deg is not None else now.tilt_deg if now else FIRST_TILT_DEG,
            "raised": now.raised if now else 1.0,
        }
        self._whole, self._given = True, None
        self._see(model.fitting_camera(self.width(), self.height(), **how))

    def move_camera(self, camera: Camera) -> None:
        """Look from elsewhere; it is of this view's size."""
        self._whole, self._given = False, None
        self._see(camera)

    def camera_json(self) -> dict[str, Any] | None:
        """The camera for a slide or a file; ``Camera.from_json`` and :attr:`camera` bring it back."""
        return None if self._camera is None else self._camera.to_json()

    @property
    def turning(self) -> bool:
        """Whether the turntable goes round."""
        return self._turntable.isActive()

    @turning.setter
    def turning(self, turning: bool) -> None:
        turning = turning and self._camera is not None
        if turning == self._turntable.isActive():
            return
        if turning:
            self._clock.start()
            self._turntable.start()
        else:
            self._turntable.stop()
            self._rest.start()
        self.turning_changed.emit(turning)

    def _turn_on(self) -> None:
        if self._camera is not None:
            self.move_camera(self._camera.turned(TURN_DEG_A_S * self._clock.restart() / 1000.0))

    def _see(self, camera: Camera | None) -> None:
        if camera == self._camera:
            return
        self._camera = camera
        self._name()
        self._rest.start()
        self.camera_changed.emit()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self.update()
        super().changeEvent(event)

    def _name(self) -> None:
        name = self.tr("Axonometric view")
        if self._camera is not None:
            name = self.tr("Axonometric view, looking {towards}, tilted {tilt:.0f}°").format(
                towards=say(point_of_compass(self._camera.azimuth_deg)), tilt=self._camera.tilt_deg
            )
        self.setAccessibleName(name)

    # -- making it ----------------------------------------------------------------------------------------------

    def _take(self, made: tuple[SiteModel, ScenePalette]) -> None:
        model, palette = made
        before = self._wish.model if self._wish else None
        self._wish = self._wished(model, palette)
        another = before is not None and before.plan.plan_uuid != model.plan.plan_uuid
        if self._camera is None or self._whole or (another and self._given is None):
            self.show_whole()
        self._hovered = None
        self._rest.start()
        self.update()

    def _wished(self, model: SiteModel, palette: ScenePalette) -> FrameWish:
        return FrameWish(model, palette, self._sun, self._shadows, self._layers, self._magnification)

    def _wish_again(self) -> None:
        if self._wish is not None:
            self._wish = self._wished(self._wish.model, self._wish.palette)
            self._rest.start()
            self.update()

    def _draw_sharp(self) -> None:
        """Draw the picture for this very camera, in the background; one after the other, so that each arrives."""
        wish, camera = self._wish, self._camera
        if wish is None or camera is None or self.is_current or not self.isVisible():
            return
        if self._drawing:
            self._wanted = True
            return
        self._drawing, self._wanted = True, False
        known = self._frame.ground if self._frame else None
        ratio = self.devicePixelRatioF()

        def job(work: Work) -> Frame:
            return sharp_frame(wish, camera, ratio, known, work)

        self._background.start(self._lane, job, self._show_sharp, self._failed)

    def _show_sharp(self, frame: Frame) -> None:
        self._drawing = False
        self._frame = frame
        self._faces = (frame.wish, frame.camera, frame.faces)
        self.update()
        if self.is_current:
            self.drawn.emit()
        elif self._wanted or self._is_large() or self._frame.wish is not self._wish:
            self._draw_sharp()

    def _failed(self, error: Exception) -> None:
        self._drawing = False
        if not isinstance(error, Cancelled):
            raise error

    def _is_large(self) -> bool:
        """Whether a frame takes too long for the interface's thread."""
        return self._wish is not None and len(self._wish.model.solids) > PAINTED_AT_ONCE

    def _seen_faces(self) -> Parts | None:
        """The faces for the camera as it is; None while they are made elsewhere."""
        wish, camera = self._wish, self._camera
        if wish is None or camera is None:
            return None
        known = self._faces
        if known is not None and known[0] is wish and known[1] == camera:
            return known[2]
        if self._is_large():
            return None
        faces = wish.model.faces(camera, wish.sun, layers=wish.layers)
        self._faces = (wish, camera, faces)
        return faces

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        wish, camera = self._wish, self._camera
        if wish is None or camera is None:
            painter.fillRect(self.rect(), self.palette().base())
            words = self.tr("Nothing to show: open a plan with a map or plants.")
            paint_empty(painter, self.rect(), self.palette(), words)
            return
        frame, faces = self._frame, self._seen_faces()
        if frame is not None and self.is_current:
            painter.drawImage(QRectF(0, 0, camera.width_px, camera.height_px), frame.image)
        elif faces is not None:
            paint_moving(painter, wish, camera, frame.ground if frame else None, faces)
        else:
            self._paint_until_drawn(painter, wish, camera)
        styles = wish.palette.styles
        if faces is not None:
            paint_marked(painter, wish.model, faces, self._marked, styles.selection)
            if self._hovered is not None:
                paint_marked(painter, wish.model, faces, frozenset({self._hovered}), styles.hover)
        self._paint_around(painter, wish, camera)

    def _paint_around(self, painter: QPainter, wish: FrameWish, camera: Camera) -> None:
        """What lies over the picture's corners, and the frame of the focus."""
        font, styles = self.font(), wish.palette.styles
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * self._magnification)
        paint_scale(painter, camera, styles, font)
        paint_north(painter, camera, styles, font)
        if ILLUSTRATIVE in wish.model.plan.settings:
            paint_illustrative(painter, styles, font)
        if self.hasFocus() and self.parentWidget() is not None:
            painter.setPen(QPen(self.palette().highlight(), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_until_drawn(self, painter: QPainter, wish: FrameWish, camera: Camera) -> None:
        """A large site while its next frame is made: its ground follows at once, the plants when they are there."""
        nothing = Parts.nothing()
        frame = self._frame
        paint_moving(painter, wish, camera, frame.ground if frame else None, nothing)
        if not self._drawing:
            QTimer.singleShot(0, self, self._draw_sharp)
        else:
            self._wanted = True

    # -- its size -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._camera is None or self._whole:
            self.show_whole()
        elif self._given is not None or event.oldSize().isValid():
            self._see((self._given or self._camera).scaled_to(self.width(), self.height()))
        self._rest.start()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.turning = False
        super().hideEvent(event)


def _prepared(
    plan: Plan, scenario_id: str | None, moment: When, styles: MapStyles, plants_by: PlantsBy, work: Work
) -> tuple[SiteModel, ScenePalette]:
    model = SiteModel.of(plan, scenario_id, moment)
    work.pause()
    palette = ScenePalette(model, styles, plants_by)
    _ = model.rim, palette.plant_colors
    return model, palette


def _same(wish: FrameWish, plan: Plan, scenario_id: str, moment: When, styles: MapStyles, plants_by: PlantsBy) -> bool:
    """Whether it would show the very same: of a plan that differs elsewhere, nothing is drawn anew."""
    model, palette = wish.model, wish.palette
    return (
        model.plan.site is plan.site
        and model.plants is plan.plants(scenario_id)
        and (model.scenario_id, model.moment, palette.by) == (scenario_id, moment, plants_by)
        and palette.styles is styles
    )
