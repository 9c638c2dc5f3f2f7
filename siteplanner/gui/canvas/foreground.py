"""Everything drawn as items over the picture: plants in the hand, marks of the selection, findings, the handle."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from siteplanner.core.features import PLANTS
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.gui.canvas.feature_marks import FeatureMarks
from siteplanner.gui.canvas.live_findings import judged, severities
from siteplanner.gui.canvas.map_content import MapContent
from siteplanner.gui.canvas.plant_layer import InHand, PlantLayer
from siteplanner.gui.canvas.plant_stands import looked_at
from siteplanner.gui.canvas.size_fields import SizeFields
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.transform_handles import TransformHandles

MANY_FINDINGS = 80
"""With more, their markers are put together anew only once the zoom rests: they keep their places meanwhile."""
REST_MS = 80
MANY_IN_HAND = 40
"""While more than so many features move, their frame has no handles: nobody takes hold of one meanwhile."""


class Foreground(QObject):
    """Reads the desk and shows it; ``finding`` is the one a panel points at."""

    def __init__(self, surface: Surface, content: MapContent, handles: TransformHandles, sizes: SizeFields) -> None:
        super().__init__(surface)
        self._surface, self._desk, self._view = surface, surface.desk, surface.view
        self._content = content
        self._handles, self._sizes = handles, sizes
        self.plants = PlantLayer(surface.view)
        self.marked = FeatureMarks(surface.view)
        self.finding: Finding | None = None
        self.handle_wanted = True
        self._not_in_picture: frozenset[str] = frozenset()
        self._drawn_plan: Plan | None = None
        self._slid_from: tuple[tuple[object, ...], tuple[float, float]] | None = None
        self._drawn_findings: tuple[object, ...] = (None, None, None, ())
        self._drawn_at: tuple[object, ...] = ()
        self._scale_rests = QTimer(self, interval=REST_MS, singleShot=True)
        self._scale_rests.timeout.connect(self._show_findings_if_changed)

    def start(self) -> None:
        """Another plan is shown."""
        self.finding = None
        self._not_in_picture = frozenset()

    def lift(self) -> None:
        """Plants taken in the hand float until a picture shows where they are then."""
        self._not_in_picture |= self._content.lifted

    def picture_shown(self) -> None:
        """A picture has come; what it holds need not float any more."""
        if self._view.picture_is_current and self._not_in_picture != self._content.drawn_lifted:
            self._not_in_picture = self._content.drawn_lifted
            self._slid_from = None
            self.show()
        self._show_findings_soon()

    def show(self) -> None:
        self._drawn_plan = self._desk.shown_plan
        in_hand, slide = self._in_hand(), self._surface.slide
        state = self._state(in_hand) if slide is not None else ()
        if slide is not None and self._slid_from is not None and self._slid_from[0] == state:
            de_m, dn_m = slide[0] - self._slid_from[1][0], slide[1] - self._slid_from[1][1]
            self.plants.slide_to(de_m, dn_m)
            self.marked.slide_to(de_m, dn_m)
        else:
            self._draw(in_hand)
            self._slid_from = (state, slide) if slide is not None else None
        self._show_annotations()
        self.show_hovered()
        self.show_handles()
        self._show_findings_if_changed()

    def _draw(self, in_hand: dict[str, InHand]) -> None:
        """What is in the hand and what is selected, where it is."""
        session, hits, styles = self._desk.session, self._surface.hits, self._desk.styles
        self._show_bodies()
        self.plants.show_selected(hits, session.selection if session else (), in_hand, styles)
        self.marked.show_selected(self._surface.features, self._desk.selected, styles)

    def _state(self, in_hand: dict[str, InHand]) -> tuple[object, ...]:
        """What must stay the same for what is in the hand to be only slid along."""
        floating = self._content.lifted | self._not_in_picture
        place = (self._view.metres_per_pixel, self._view.origin)
        return id(self._desk.plan), floating, self._desk.selected, id(self._desk.styles), in_hand, place

    def _show_annotations(self) -> None:
        """Dimensions and notes as shown, following what is in the hand."""
        visible = "annotations" in self._desk.visible
        self._surface.annotations.show(
            self._desk.shown_plan, self._surface.scenario_id, self._desk.styles, self._content.font, visible=visible
        )

    def show_result(self) -> None:
        """New findings; those of what is dragged were drawn with the plan that is shown."""
        if self._drawn_findings[0] is not self._desk.result or self._drawn_plan is not self._desk.shown_plan:
            self.show()

    def show_handles(self) -> None:
        slid = self._surface.slide is not None and len(self._desk.selected) > MANY_IN_HAND
        self._handles.show(self._surface.frame if self.handle_wanted and not slid else None, self._desk.styles)
        self._sizes.show()

    def show_scale(self) -> None:
        """Markers share a place where they would overlap, handles need room: both depend on the scale."""
        self.show_handles()
        self._surface.annotations.show_scale()
        self._show_findings_soon()

    def _show_findings_soon(self) -> None:
        result = self._desk.result
        if result is not None and len(result.findings) > MANY_FINDINGS:
            self._scale_rests.start()
        else:
            self._show_findings_if_changed()

    def show_hovered(self) -> None:
        hovered = self._desk.hovered_feature
        if hovered in self._desk.selected:
            hovered = None
        plant = hovered.id if hovered is not None and hovered.layer == PLANTS else None
        self.plants.show_hovered(self._surface.hits, plant, self._desk.styles)
        self.marked.show_hovered(self._surface.features, hovered, self._desk.styles)

    def _show_findings_if_changed(self) -> None:
        result, visible = self._desk.result, "findings" in self._desk.visible
        texts = self._view.texts
        values = (result, self._desk.styles, self.finding, texts)
        place = (visible, self._view.metres_per_pixel, self._view.origin)
        if place == self._drawn_at and all(a is b for a, b in zip(values, self._drawn_findings, strict=True)):
            return
        self._drawn_at, self._drawn_findings = place, values
        if result is not None and visible:
            self._surface.findings.show(result.findings, self._desk.styles, self.finding, texts)
        else:
            self._surface.findings.clear()

    def _show_bodies(self) -> None:
        """Plants in the hand, and those that the picture on screen does not hold again yet."""
        floating = self._content.lifted | self._not_in_picture
        self.plants.show_bodies(self._surface.hits, floating, self._content.looks)

    def _in_hand(self) -> dict[str, InHand]:
        """How each plant in the hand stands: by its findings, neutral where that is not known."""
        result = self._desk.result
        if result is None or not self._desk.result_is_current:
            return dict.fromkeys(self._content.lifted, "unknown")
        lifted = self._content.lifted
        if not lifted:
            return {}
        worst = severities(f for f in result.findings if not lifted.isdisjoint(f.plants))
        unnamed: InHand = "ok" if judged(result.not_checked) else "unknown"
        plants = self._desk.shown_plan.plants() if self._desk.shown_plan is not None else None
        seen = frozenset() if plants is None else looked_at(result, plants, lifted)
        return {plant_id: worst.get(plant_id, unnamed if plant_id in seen else "unknown") for plant_id in lifted}
