"""What a tool works on: the desk, the map, and what can be drawn over it for the moment."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QPoint, Signal

from siteplanner.core.capacity_law import Capacity
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.schema import ANNOTATIONS, PARCELS
from siteplanner.core.schema import layer as layer_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.canvas.annotation_layer import AnnotationLayer
from siteplanner.gui.canvas.cursor_note import CursorNote
from siteplanner.gui.canvas.draft_layer import DraftLayer
from siteplanner.gui.canvas.drafter import Drafter
from siteplanner.gui.canvas.drafting_bar import DraftingBar
from siteplanner.gui.canvas.feature_hits import FeatureHits
from siteplanner.gui.canvas.finding_layer import FindingLayer
from siteplanner.gui.canvas.hits import PlantHits
from siteplanner.gui.canvas.labels import BELOW_M_PER_PX
from siteplanner.gui.canvas.live_envelopes import LiveEnvelopes
from siteplanner.gui.canvas.live_findings import binding_finding, judged
from siteplanner.gui.canvas.live_fitting import LiveFitting
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.marks import Marks
from siteplanner.gui.canvas.note_editing import NoteEditing
from siteplanner.gui.canvas.plant_stands import looked_at
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.selection_frame import SelectionFrame
from siteplanner.gui.canvas.snapper import Snapper
from siteplanner.gui.desk import Desk
from siteplanner.gui.wording import say
from siteplanner.services.planning_session import PlanningSession

HIT_TOLERANCE_PX = 4.0
CAPACITY_SETTING = "capacity_when_resized"
LOCKED = QT_TRANSLATE_NOOP("canvas", "The layer {layer} is locked, so that it is not changed by accident.")


class Surface(QObject):
    """Shared by the tools. ``finished`` asks for the select tool again, ``tool_wanted(name)`` for another, and
    ``properties_wanted`` for the editor."""

    finished = Signal()
    tool_wanted = Signal(str)
    properties_wanted = Signal()
    hint_changed = Signal()
    handles_changed = Signal()
    menu_wanted = Signal(object)

    def __init__(self, desk: Desk, view: MapView, note: CursorNote, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.view, self.note = desk, view, note
        self.marks = Marks(view.scene())
        self.snapper = Snapper(desk, view, self.marks, self)
        self.draft = DraftLayer(view.scene())
        self.drafting_bar = DraftingBar(note.over)
        self.drafter = Drafter(desk, view, self.snapper, self.draft, self.drafting_bar, self)
        self.findings = FindingLayer(view)
        self.envelopes = LiveEnvelopes(desk, view, self)
        self.fitting = LiveFitting(desk, view, self)
        self.annotations = AnnotationLayer(view)
        self.note_editing = NoteEditing(self)
        self.locked = False
        self.slide: tuple[float, float] | None = None
        """East and north by which what is selected is being moved as a whole; None while it is not."""
        self.capacity: Capacity = "fixed" if desk.settings.get(CAPACITY_SETTING) == "fixed" else "follows"
        self._hits: PlantHits | None = None
        self._features: FeatureHits | None = None
        self._frame: tuple[FeatureHits | None, tuple[Feature, ...], SelectionFrame | None] = (None, (), None)
        for changed in (desk.plan_changed, desk.session_changed):
            changed.connect(self._another_plan)

    def _another_plan(self, *_: object) -> None:
        """What the note says is of the plan before, and the pointer may rest for long."""
        self.note.hide()

    @property
    def session(self) -> PlanningSession | None:
        return self.desk.session

    @property
    def editing(self) -> PlanningSession | None:
        """The session, where it may be changed through the map now."""
        return None if self.locked else self.desk.session

    @property
    def scenario_id(self) -> str:
        """The active scenario; '' without a plan."""
        return self.desk.session.scenario_id if self.desk.session else ""

    def may_edit(self, features: Iterable[Feature]) -> bool:
        """Whether none of them is in a locked layer and the map may be changed; if not, a toast says so."""
        if self.editing is None:
            return False
        for layer in dict.fromkeys(f.layer for f in features):
            if self.desk.is_locked(layer):
                self.tell_locked(layer)
                return False
        return True

    def tell_locked(self, layer: str) -> None:
        """Say that a layer is locked, and offer to unlock it."""
        unlock = QCoreApplication.translate("canvas", "Unlock")
        message = LOCKED(layer=layer_of(layer).label)
        self.desk.tell(message, (unlock, lambda: self.desk.set_locked(layer, locked=False)))

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

    @property
    def features(self) -> FeatureHits | None:
        """The features of all layers as they are shown; None without a plan."""
        session = self.desk.session
        if session is None:
            return None
        plan, scenario_id, visible = session.shown_plan, session.scenario_id, self.desk.visible
        known = self._features
        same = known is not None and known.plan is plan  # the very plan: to compare two takes longer than a frame
        if known is None or not same or (known.scenario_id, known.visible) != (scenario_id, visible):
            self._features = known = FeatureHits(plan, scenario_id, self.hits, visible)
        return known

    def plants_at(self, pointer: PointerEvent) -> tuple[str, ...]:
        hits = self.hits
        return hits.at(pointer.east_m, pointer.north_m, self.tolerance_m) if hits else ()

    def features_at(self, pointer: PointerEvent) -> tuple[Feature, ...]:
        """What lies under the pointer: words of notes, then plants, parcels and zones last."""
        words = [Feature("annotations", key) for key in self.annotations.at(pointer.x_px, pointer.y_px)]
        features = self.features
        under = features.at(pointer.east_m, pointer.north_m, self.tolerance_m) if features else ()
        return tuple(dict.fromkeys((*words, *under)))

    @property
    def tolerance_m(self) -> float:
        """How near the pointer must come to something to be on it."""
        return HIT_TOLERANCE_PX * self.view.metres_per_pixel

    @property
    def movable(self) -> tuple[Feature, ...]:
        """What is selected and may be changed: nothing of a locked layer, nothing while the map is locked."""
        session = self.editing
        if session is None:
            return ()
        locked = {layer for layer in {f.layer for f in session.selected} if self.desk.is_locked(layer)}
        return tuple(f for f in session.selected if f.layer not in locked) if locked else session.selected

    @property
    def frame(self) -> SelectionFrame | None:
        """The frame of what is selected and may be changed, as shown; None without any.

        Annotations are left out: they have ends and words to take hold of, not sides.
        """
        hits, movable = self.features, tuple(f for f in self.movable if f.layer != ANNOTATIONS.name)
        if self._frame[0] is not hits or self._frame[1] != movable:
            self._frame = (hits, movable, SelectionFrame.of(hits, movable))
        return self._frame[2]

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

    def headroom_words(self, feature: Feature | None) -> str:
        """The power that could still connect on a parcel, where the map shows it; '' for anything else."""
        words = self.desk.headroom.words(feature.id) if feature is not None and feature.layer == PARCELS.name else None
        return say(words) if words is not None else ""

    def tell_under(self, pointer: PointerEvent, plant_id: str | None, parcel: Feature | None = None) -> None:
        """The note for the finding whose marker is under the pointer, for a plant whose name the map leaves out, and
        for the power that could still connect on the parcel that lies there."""
        finding = self.findings.at(pointer.x_px, pointer.y_px)
        unnamed = self.view.metres_per_pixel > BELOW_M_PER_PX or "plants" not in self.desk.look.labelled
        name = self._name(plant_id) if plant_id is not None and unnamed else self.headroom_words(parcel)
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
        current = result is not None and self.desk.result_is_current and judged(result.findings)
        checked = current and bool(plant_ids) and self._all_looked_at(plant_ids)  # without a plant nothing was asked
        binding = self.envelopes.words(plant_ids) if self.desk.result_is_current else None
        self.note.tell(self._over(pointer), figures, finding, self.desk.styles, checked=checked, binding=binding)

    def _all_looked_at(self, plant_ids: tuple[str, ...]) -> bool:
        """Whether the findings are about all of some plants, and none is left out because it comes later."""
        plan, result = self.desk.shown_plan, self.desk.result
        return plan is not None and result is not None and looked_at(result, plan.plants(), plant_ids) >= set(plant_ids)

    def _over(self, pointer: PointerEvent) -> QPoint:
        """The pointer in the pixels of what the note lies over."""
        return self.view.viewport().mapTo(self.note.over, QPoint(round(pointer.x_px), round(pointer.y_px)))
