"""What the picture below holds now, read from the desk; and whether that has changed since it was last drawn."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont

from siteplanner.core.corridors.strip_areas import Limits, strip_limits
from siteplanner.core.footprint_state import another_object
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import same_rules
from siteplanner.core.site import shapes_of
from siteplanner.core.site_areas import areas_of_scenario
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.plant_looks import PlantLooks, Stand, Years, plant_looks, years_of
from siteplanner.gui.canvas.kept_plants import KeptPlants
from siteplanner.gui.canvas.label_ink import LabelInk
from siteplanner.gui.canvas.labels import LabelMemory
from siteplanner.gui.canvas.picture import PictureRequest, Underlay
from siteplanner.gui.canvas.picture_layers import PAINTERS, not_yet_there
from siteplanner.gui.canvas.plant_stands import plant_stands
from siteplanner.gui.desk import Desk

Underlays = tuple[tuple[Underlay, float], ...]


class MapContent:
    """``lifted`` are the plants in the hand, which are drawn as items and left out of the picture."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.font = QFont()
        self.lifted: frozenset[str] = frozenset()
        self.drawn_lifted: frozenset[str] = frozenset()
        self._drawn: tuple[tuple[object, ...], tuple[object, ...]] = ((), ())
        self._memory, self._label_ink, self._kept_plants = LabelMemory(), LabelInk(), KeptPlants()
        self._limits: tuple[Plan, Limits] | None = None

    @property
    def underlays(self) -> Underlays:
        """What lies below the base map, with opacities."""
        return self._desk.backdrops.shown

    @property
    def plants(self) -> gpd.GeoDataFrame | None:
        """The plants that are shown; None without a plan."""
        session = self._desk.session
        return session.shown_plan.plants(session.scenario_id) if session else None

    def lift(self) -> None:
        """Take up the plants in which what is shown differs from the plan as it stands."""
        session = self._desk.session
        if session is None or session.shown_plan is session.plan:
            self.lifted = frozenset()
            return
        before = session.plan.plants(session.scenario_id)
        self.lifted = in_hand(before, session.shown_plan.plants(session.scenario_id))

    @property
    def changed(self) -> bool:
        """Whether the picture last asked for no longer holds what it should."""
        (same, equal), (drawn_same, drawn_equal) = self._state(), self._drawn
        return (
            equal != drawn_equal
            or len(same) != len(drawn_same)
            or any(a is not b for a, b in zip(same, drawn_same, strict=True))
        )

    def forget(self) -> None:
        """Whatever was drawn is no longer there."""
        self._drawn = ((), ())
        self._memory, self._kept_plants = LabelMemory(), KeptPlants()

    def request(self, window: ViewWindow, device_pixel_ratio: float) -> PictureRequest | None:
        """What is to be drawn of ``window``; None without a plan."""
        session = self._desk.session
        if session is None:
            return None
        self._drawn, self.drawn_lifted = self._state(), self.lifted
        plants = session.shown_plan.plants(session.scenario_id)
        resting = plants[~plants.index.isin(self.lifted)] if self.lifted else plants
        return PictureRequest(
            window,
            device_pixel_ratio,
            session.plan.site,
            resting,
            self._desk.styles,
            self.font,
            self._desk.look,
            faded=not_in_service(resting, self._desk.moment),
            year=self._desk.moment,
            stands=self._stands(),
            years=self._years(),
            strip_limits=self._strip_limits(session.plan),
            site_areas=areas_of_scenario(session.plan, session.scenario_id),
            underlays=self.underlays,
            memory=self._memory,
            label_ink=self._label_ink,
            kept_plants=self._kept_plants,
            parcel_looks=self._desk.headroom.looks,
        )

    def looks(self, plants: gpd.GeoDataFrame) -> PlantLooks:
        """How some of the plants look now, in the hand as at rest."""
        by = self._desk.look.plants_by
        return plant_looks(plants, self._desk.styles, by, stands=self._stands(), years=self._years())

    def _stands(self) -> Mapping[str, Stand]:
        """How plants stand, where they are coloured by it."""
        plants = self.plants
        if self._desk.look.plants_by != "finding" or plants is None:
            return {}
        return plant_stands(self._desk.result, plants, current=self._desk.result_is_current)

    def _years(self) -> Years | None:
        plants = self.plants
        return years_of(plants) if self._desk.look.plants_by == "year" and plants is not None else None

    def _strip_limits(self, plan: Plan) -> Limits:
        """Kept as long as the rules of the plan do not change: every picture asks."""
        known = self._limits
        if known is None or not same_rules(known[0], plan):
            self._limits = known = (plan, strip_limits(plan))
        return known[1]

    def _state(self) -> tuple[tuple[object, ...], tuple[object, ...]]:
        """Everything the picture depends on: what counts as the same only when it is the same object, for frames and
        sites never change in place; and what is compared."""
        session, desk = self._desk.session, self._desk
        if session is None:
            return (), ()
        plan = session.plan  # what is in the hand is lifted out of the picture
        stands = {key: stand for key, stand in self._stands().items() if key not in self.lifted}
        same = (plan.site, plan.plants(session.scenario_id), plan.site_areas, desk.styles, desk.headroom.looks)
        equal = (
            session.scenario_id,
            self._drawn_look(),
            desk.moment,
            self.lifted,
            self.font.toString(),
            QLocale().name(),
            self._strip_limits(plan),
            self._years(),
            stands,
            self.underlays,
        )
        return same, equal

    def _drawn_look(self) -> tuple[object, ...]:
        """What of the look shows in the picture: locks and the findings do not."""
        look = self._desk.look
        shown = [layer for layer in look.order if layer in PAINTERS and look.of(layer).visible]
        return (
            tuple((layer, look.of(layer).opacity, look.of(layer).labels) for layer in shown),
            look.plants_by,
            look.parcels_by,
            look.grid,
        )


def in_hand(before: gpd.GeoDataFrame, after: gpd.GeoDataFrame) -> frozenset[str]:
    """Plants that are new, gone, or have another footprint object: quicker than a full difference, at every move."""
    old, new = shapes_of(before), shapes_of(after)
    if before.index.equals(after.index):
        return frozenset(after.index.to_numpy(dtype=object)[another_object(old, new)])
    place = before.index.get_indexer(after.index)
    changed = [
        plant_id
        for plant_id, row, shape in zip(after.index, place, new, strict=True)
        if row < 0 or old[row] is not shape
    ]
    gone = np.ones(len(before), dtype=bool)
    gone[place[place >= 0]] = False
    return frozenset((*changed, *before.index[gone]))


def not_in_service(plants: gpd.GeoDataFrame, when: When) -> frozenset[str]:
    """Plants that enter service only after ``when``; those without a date count as there."""
    return frozenset(plants.index[not_yet_there(plants, when)])
