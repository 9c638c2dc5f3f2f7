"""The power that could still connect on each parcel of the plan on the desk, worked out off the interface thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from PySide6.QtCore import QObject, Signal

from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figures import Floats
from siteplanner.core.measures.power.headroom import Headroom, headroom, parcel_lengths
from siteplanner.core.measures.power.headroom_words import headroom_words
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work, in_hand
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.parcel_looks import ParcelLooks, headroom_looks, untold_looks

if TYPE_CHECKING:
    from siteplanner.gui.desk import Desk

LANE = "headroom"
WORKING = QT_TRANSLATE_NOOP("desk", "Power that could still connect is being worked out")


@dataclass(frozen=True, eq=False)
class Lengths:
    """The feeders from every parcel to every substation, and what map they are of."""

    parcels: gpd.GeoDataFrame
    places: bytes
    length_m: Floats

    def are_of(self, site: Site) -> bool:
        return self.parcels is site.parcels and self.places == _places(site)


@dataclass(frozen=True, eq=False)
class Found:
    """What was found, and of what."""

    plan: Plan
    scenario_id: str
    when: When
    headroom: Headroom
    lengths: Lengths


class HeadroomKeeper(QObject):
    """Works only while the map colours parcels by headroom; ``changed`` when there is something else to show."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._found: Found | None = None
        self._asked: tuple[Plan, str, When] | None = None
        self._looks: tuple[object, MapStyles, ParcelLooks] | None = None
        desk.session_changed.connect(self._session_changed)
        desk.plan_changed.connect(lambda *_: self.refresh())
        desk.display_changed.connect(self.refresh)

    @property
    def wanted(self) -> bool:
        """Whether the map shows it."""
        look = self._desk.look
        return self._desk.plan is not None and look.parcels_by == "headroom" and look.of("parcels").visible

    @property
    def is_current(self) -> bool:
        """Whether what was found is about the very plan, scenario and time that are shown."""
        found, now = self._found, self._now()
        return found is not None and now is not None and _same((found.plan, found.scenario_id, found.when), now)

    @property
    def looks(self) -> ParcelLooks | None:
        """How parcels look; until the newest is worked out those of before, the very same object as long as nothing
        looks different. None where land use is to be shown."""
        plan = self._desk.plan
        if plan is None or not self.wanted:
            return None
        found, styles = self._found, self._desk.styles
        known = found is not None and found.lengths.parcels is plan.site.parcels
        of: object = found.headroom if known and found is not None else plan.site.parcels
        if self._looks is None or self._looks[0] is not of or self._looks[1] is not styles:
            made = (
                headroom_looks(of, styles) if isinstance(of, Headroom) else untold_looks(len(plan.site.parcels), styles)
            )
            self._looks = (of, styles, made)
        return self._looks[2]

    def words(self, parcel_id: str) -> Message | Template | None:
        """What is known of a parcel; None where the map does not show it."""
        if not self.wanted:
            return None
        found = self._found
        if found is None or not self.is_current:
            return WORKING
        parcels = found.plan.site.parcels.index
        if parcel_id not in parcels:
            return None
        row = int(parcels.get_indexer(pd.Index([parcel_id]))[0])
        at = int(found.headroom.station[row])
        return headroom_words(found.headroom, row, _name(found.plan.site.substations, at) if at >= 0 else "")

    def refresh(self) -> None:
        """Work out what is wanted and not known yet."""
        now = self._now()
        if not self.wanted or now is None:
            self._asked = None
            self._desk.background.cancel(LANE)
            return
        if self.is_current or (self._asked is not None and _same(self._asked, now)):
            return
        self._asked = now
        lengths = self._found.lengths if self._found is not None else None
        self._desk.background.start(LANE, partial(_worked_out, *now, lengths), self._done, self._not_done)

    def _now(self) -> tuple[Plan, str, When] | None:
        session = self._desk.session
        return None if session is None else (session.plan, session.scenario_id, self._desk.moment)

    def _session_changed(self) -> None:
        self._desk.background.cancel(LANE)
        self._found, self._asked, self._looks = None, None, None
        self.refresh()

    def _done(self, found: Found) -> None:
        """Where nothing looks different, what is drawn stays the very same."""
        self._asked = None
        before, self._found = self._found, found
        if before is not None and before.lengths.parcels is found.lengths.parcels and self._looks is not None:
            again = headroom_looks(found.headroom, self._desk.styles)
            _, styles, drawn = self._looks
            if styles is self._desk.styles and np.array_equal(again.fill_of, drawn.fill_of):
                self._looks = (found.headroom, styles, drawn)
        self.refresh()
        self.changed.emit()

    def _not_done(self, error: Exception) -> None:
        self._asked = None
        if isinstance(error, SiteplannerError):
            self._desk.tell(error.message)
        elif not isinstance(error, Cancelled):
            raise error


def _same(one: tuple[Plan, str, When], other: tuple[Plan, str, When]) -> bool:
    """Whether both mean the same; plans are compared as objects: they never change."""
    return one[0] is other[0] and one[1:] == other[1:]


def _worked_out(plan: Plan, scenario_id: str, when: When, known: Lengths | None, work: Work) -> Found:
    with in_hand(work):
        basis = Basis.of(plan, scenario_id, when)
        if known is None or not known.are_of(plan.site):
            known = Lengths(plan.site.parcels, _places(plan.site), parcel_lengths(basis))
        return Found(plan, scenario_id, when, headroom(basis, length_m=known.length_m), known)


def _places(site: Site) -> bytes:
    """Where the substations are, in their order."""
    shapes = shapes_of(site.substations)
    places = np.column_stack([shapely.get_x(shapes), shapely.get_y(shapes)])
    return places.tobytes()


def _name(substations: gpd.GeoDataFrame, at: int) -> str:
    """The name of a substation, its id where it has none."""
    name = substations["name"].iloc[at]
    return name if isinstance(name, str) and name else str(substations.index[at])
