"""A map to look at: any plan, scenario and moment, beside that of the desk. Nothing on it can be changed.

Comparisons, presentations and what is tried out in a meeting show such maps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from siteplanner.core.check_result import CheckResult
from siteplanner.core.corridors.strip_areas import Limits, strip_limits
from siteplanner.core.map_look import MapLook
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.site_areas import areas_of_scenario
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.plant_looks import Stand, years_of
from siteplanner.gui.background import Background
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.annotation_layer import AnnotationLayer
from siteplanner.gui.canvas.finding_layer import FindingLayer
from siteplanner.gui.canvas.kept_plants import KeptPlants
from siteplanner.gui.canvas.label_ink import LabelInk
from siteplanner.gui.canvas.labels import LabelMemory
from siteplanner.gui.canvas.map_content import Underlays, not_in_service
from siteplanner.gui.canvas.map_frame import MapFrame
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.picture import PictureRequest
from siteplanner.gui.canvas.plant_stands import plant_stands
from siteplanner.gui.canvas.pointer import PointerEvent

LEAST_PX = 160


@dataclass(frozen=True, eq=False)
class ShownMap:
    """What a map shows. ``result`` is a check of that very scenario, for what is coloured and marked by findings;
    without it none are. ``underlays`` lie below the base map, with their opacities."""

    plan: Plan
    scenario_id: str
    moment: When = None
    look: MapLook = field(default_factory=MapLook)
    result: CheckResult | None = None
    underlays: Underlays = ()

    @property
    def stands(self) -> Mapping[str, Stand]:
        """How plants stand in the check, where they are coloured by it."""
        if self.look.plants_by != "finding":
            return {}
        return plant_stands(self.result, self.plan.plants(self.scenario_id), current=self.result is not None)


class StillMap(QWidget):
    """Drags and keys pan, the wheel zooms. ``moved(window)`` tells what is shown when a hand has moved it, so that
    others can follow with :meth:`follow`; ``view`` is the map itself, for items laid over it.

    ``lane`` is a lane of the background that no other map uses. ``magnification`` enlarges type, lines and symbols.
    """

    moved = Signal(object)

    def __init__(
        self,
        background: Background,
        styles: MapStyles,
        lane: str,
        parent: QWidget | None = None,
        *,
        magnification: float = 1.0,
    ) -> None:
        super().__init__(parent)
        self.view = MapView(background, self, lane)
        self.view.receiver = _Panning(self.view)
        self.view.set_tool_cursor(Qt.CursorShape.OpenHandCursor)
        self.shown: ShownMap | None = None
        self.magnification = magnification
        self._styles = styles
        self._kept = (LabelMemory(), LabelInk(), KeptPlants())
        self._limits: tuple[Plan, Limits] | None = None
        self._following = False
        self.frame = MapFrame(self.view, styles, self)
        self._annotations = AnnotationLayer(self.view)
        self._findings = FindingLayer(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.setMinimumSize(LEAST_PX, LEAST_PX)
        self.view.window_changed.connect(self._window_moved)
        self.view.picture_shown.connect(self._show_findings)
        self.set_styles(styles)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_map(self, shown: ShownMap | None) -> None:
        """Show something else where the map is now, another site whole; None: nothing.

        Raises EditError for a scenario that the plan has not.
        """
        before, self.shown = self.shown, shown
        if shown is None:
            self.view.clear()
            self._annotations.clear()
        else:
            shown.plan.scenario(shown.scenario_id)
            if before is None or not _on_one_ground(before.plan, shown.plan):
                self._kept = (LabelMemory(), LabelInk(), KeptPlants())
                bounds = shown.plan.site.bounds
                if bounds is not None:
                    self.view.set_extent(bounds, self._request)
            else:
                self.view.redraw()
        self.frame.show_plan(shown.plan if shown else None)
        self.frame.set_grid(shown is not None and shown.look.grid)
        self._show_items()

    def show_bounds(self, bounds: tuple[float, float, float, float] | None, margin: float = 0.0) -> None:
        """Show a box (metres) whole, and keep it so while only the size changes; None: the whole site."""
        site = self.shown.plan.site.bounds if self.shown else None
        if (wanted := bounds or site) is not None:
            self._quietly(lambda: self.view.show_whole(wanted, margin if bounds else 0.05))

    def follow(self, window: ViewWindow) -> None:
        """Show the middle and scale that another map shows, without telling it on."""
        self._quietly(lambda: self.view.show_window(window))

    def set_styles(self, styles: MapStyles) -> None:
        self._styles = styles
        palette = QPalette(self.view.palette())
        palette.setColor(QPalette.ColorRole.Base, painting.color(styles.background))
        self.view.setPalette(palette)
        self.frame.set_styles(styles)
        self.view.redraw()
        self._show_items()

    def set_magnification(self, times: float) -> None:
        if times != self.magnification:
            self.magnification = times
            self.frame.set_magnification(times)
            self.view.redraw()
            self._show_items()

    @property
    def is_current(self) -> bool:
        """Whether the picture holds what is to be shown, sharp."""
        return self.view.picture_is_current

    # -- drawing ------------------------------------------------------------------------------------------------

    def _request(self, window: ViewWindow, device_pixel_ratio: float) -> PictureRequest | None:
        shown = self.shown
        if shown is None:
            return None
        plants = shown.plan.plants(shown.scenario_id)
        memory, label_ink, rings = self._kept
        return PictureRequest(
            window,
            device_pixel_ratio,
            shown.plan.site,
            plants,
            self._styles,
            QFont(),
            shown.look,
            faded=not_in_service(plants, shown.moment),
            year=shown.moment,
            stands=shown.stands,
            years=years_of(plants) if shown.look.plants_by == "year" else None,
            strip_limits=self._strip_limits(shown.plan),
            site_areas=areas_of_scenario(shown.plan, shown.scenario_id),
            underlays=shown.underlays,
            memory=memory,
            label_ink=label_ink,
            kept_plants=rings,
            magnification=self.magnification,
        )

    def _strip_limits(self, plan: Plan) -> Limits:
        if self._limits is None or self._limits[0] is not plan:
            self._limits = (plan, strip_limits(plan))
        return self._limits[1]

    def _show_items(self) -> None:
        """Notes and dimensions, and the marks of findings."""
        shown = self.shown
        if shown is not None:
            font = QFont()
            font.setPointSizeF(font.pointSizeF() * self.magnification)
            visible = "annotations" in shown.look.visible
            self._annotations.show(shown.plan, shown.scenario_id, self._styles, font, visible=visible)
        self._show_findings()

    def _show_findings(self) -> None:
        shown = self.shown
        if shown is not None and shown.result is not None and "findings" in shown.look.visible:
            self._findings.show(shown.result.findings, self._styles, None, self.view.texts)
        else:
            self._findings.clear()

    # -- moving -------------------------------------------------------------------------------------------------

    def _window_moved(self, window: ViewWindow) -> None:
        self._annotations.show_scale()
        if not self._following:
            self.moved.emit(window)

    def _quietly(self, move: Callable[[], None]) -> None:
        self._following = True
        try:
            move()
        finally:
            self._following = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.place()


class _Panning:
    """The hand on a still map: it moves the map and nothing else."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._from: QPointF | None = None

    def press(self, pointer: PointerEvent) -> None:
        if pointer.left_button:
            self._from = QPointF(pointer.x_px, pointer.y_px)
            self._view.set_tool_cursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, pointer: PointerEvent) -> None:
        if self._from is not None:
            dx_px, dy_px = round(pointer.x_px - self._from.x()), round(pointer.y_px - self._from.y())
            self._view.pan_by(dx_px, dy_px)
            self._from += QPointF(dx_px, dy_px)

    def release(self, pointer: PointerEvent) -> None:
        if pointer.left_button:
            self._from = None
            self._view.set_tool_cursor(Qt.CursorShape.OpenHandCursor)

    def double_click(self, pointer: PointerEvent) -> None:
        self.press(pointer)

    def left(self) -> None: ...

    def key(self, _event: QKeyEvent) -> bool:
        return False

    def owns(self, _event: QKeyEvent) -> bool:
        return False


def _on_one_ground(one: Plan, other: Plan) -> bool:
    """Whether two plans lie in the same place, so that the view may stay where it is."""
    return one.site is other.site or (one.site.bounds == other.site.bounds and one.site.crs == other.site.crs)
