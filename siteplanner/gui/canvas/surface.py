"""What a tool works on: the desk, the map, and what can be drawn over it for the moment."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QPoint, Signal

from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.gui.canvas.cursor_note import CursorNote
from siteplanner.gui.canvas.draft_layer import DraftLayer
from siteplanner.gui.canvas.drafter import Drafter
from siteplanner.gui.canvas.finding_layer import FindingLayer
from siteplanner.gui.canvas.hits import Box, PlantHits
from siteplanner.gui.canvas.labels import BELOW_M_PER_PX
from siteplanner.gui.canvas.live_findings import binding_finding, judged
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.marks import Marks
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.snapper import Snapper
from siteplanner.gui.desk import Desk
from siteplanner.services.planning_session import PlanningSession

HIT_TOLERANCE_PX = 4.0


class Surface(QObject):
    """Shared by the tools. ``finished`` asks for the select tool again; ``properties_wanted`` for the editor."""

    finished = Signal()
    properties_wanted = Signal()
    hint_changed = Signal()

    def __init__(self, desk: Desk, view: MapView, note: CursorNote, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.view, self.note = desk, view, note
        self.marks = Marks(view.scene())
        self.snapper = Snapper(desk, view, self.marks, self)
        self.drafter = Drafter(self.snapper, self)
        self.draft = DraftLayer(view.scene())
        self.findings = FindingLayer(view)
        self.locked = False
        self._hits: PlantHits | None = None

    @property
    def session(self) -> PlanningSession | None:
        return self.desk.session

    @property
    def editing(self) -> PlanningSession | None:
        """The session, where it may be changed through the map now."""
        return None if self.locked else self.desk.session

    @property
    def language(self) -> str:
        """The language of the window: ``zh_CN`` or ``en_US``."""
        return QLocale().name()

    @property
    def hits(self) -> PlantHits | None:
        """The plants that are shown; None where there are none to hit."""
        session = self.desk.session
        if session is None or "plants" not in self.desk.visible:
            return None
        plants = session.shown_plan.plants(session.scenario_id)
        if self._hits is None or self._hits.plants is not plants:
            self._hits = PlantHits(plants)
        return self._hits

    def plants_at(self, pointer: PointerEvent) -> tuple[str, ...]:
        hits = self.hits
        tolerance_m = HIT_TOLERANCE_PX * self.view.metres_per_pixel
        return hits.at(pointer.east_m, pointer.north_m, tolerance_m) if hits else ()

    @property
    def selection_bounds(self) -> Box | None:
        """minx, miny, maxx, maxy of the selected plants as shown; None without any."""
        hits = self.hits
        return hits.bounds(self.desk.session.selection) if hits and self.desk.session else None

    def preview(self, edit: Edit | None) -> bool:
        """Show the plan as it would be; False where the edit does not fit it (then nothing is previewed)."""
        session = self.desk.session
        if session is None:
            return False
        try:
            session.preview(edit)
        except EditError:
            session.preview(None)
            return False
        return True

    def tell_under(self, pointer: PointerEvent, plant_id: str | None) -> None:
        """The note for the finding whose marker is under the pointer, and for a plant whose name the map leaves out."""
        finding = self.findings.at(pointer.x_px, pointer.y_px)
        unnamed = self.view.metres_per_pixel > BELOW_M_PER_PX or "labels" not in self.desk.visible
        name = self._name(plant_id) if plant_id is not None and unnamed else ""
        self.note.tell(self._over(pointer), name, finding, self.desk.styles, checked=False)

    def _name(self, plant_id: str) -> str:
        """A plant's name with its id."""
        hits = self.hits
        name = hits.plants["name"].get(plant_id) if hits else None
        return f"{name}  {plant_id}" if isinstance(name, str) and name else plant_id

    def tell_at(self, pointer: PointerEvent, figures: str, plant_ids: tuple[str, ...]) -> None:
        """The note beside the pointer: figures, and what binds the plants in the hand."""
        result = self.desk.result
        finding = binding_finding(result.findings, plant_ids) if result and self.desk.result_is_current else None
        checked = result is not None and self.desk.result_is_current and judged(result.findings)
        self.note.tell(self._over(pointer), figures, finding, self.desk.styles, checked=checked)

    def _over(self, pointer: PointerEvent) -> QPoint:
        """The pointer in the pixels of what the note lies over."""
        return self.view.viewport().mapTo(self.note.over, QPoint(round(pointer.x_px), round(pointer.y_px)))
