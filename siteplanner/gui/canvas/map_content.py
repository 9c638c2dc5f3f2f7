"""What the picture below holds now, read from the desk; and whether that has changed since it was last drawn."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
from PySide6.QtGui import QFont

from siteplanner.core.site import shapes_of
from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.picture import PictureRequest
from siteplanner.gui.desk import Desk

ABOVE_THE_PICTURE = frozenset({"findings"})
"""Layers that are items: showing or hiding them needs no new picture."""


class MapContent:
    """``lifted`` are the plants in the hand, which are drawn as items and left out of the picture."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.font = QFont()
        self.lifted: frozenset[str] = frozenset()
        self.drawn_lifted: frozenset[str] = frozenset()
        self._drawn: tuple[object, ...] = ()

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
        now = self._state()
        return len(now) != len(self._drawn) or any(
            a is not b and a != b if isinstance(a, frozenset | str | int) else a is not b
            for a, b in zip(now, self._drawn, strict=True)
        )

    def forget(self) -> None:
        """Whatever was drawn is no longer there."""
        self._drawn = ()

    def request(self, window: ViewWindow, device_pixel_ratio: float) -> PictureRequest | None:
        """What is to be drawn of ``window``; None without a plan."""
        session, plants = self._desk.session, self.plants
        if session is None or plants is None:
            return None
        self._drawn, self.drawn_lifted = self._state(), self.lifted
        resting = plants[~plants.index.isin(self.lifted)] if self.lifted else plants
        return PictureRequest(
            window,
            device_pixel_ratio,
            session.shown_plan.site,
            resting,
            self._desk.styles,
            self.font,
            self._desk.visible,
            faded=not_in_service(resting, self._desk.year),
        )

    def _state(self) -> tuple[object, ...]:
        """Everything the picture depends on; frames and sites by identity, for they never change in place."""
        session = self._desk.session
        if session is None:
            return ()
        plants = session.plan.plants(session.scenario_id)  # what is in the hand is lifted out of the picture
        visible = self._desk.visible - ABOVE_THE_PICTURE
        year = -1 if self._desk.year is None else self._desk.year
        return session.plan.site, plants, self._desk.styles, visible, year, self.lifted, self.font.toString()


def in_hand(before: gpd.GeoDataFrame, after: gpd.GeoDataFrame) -> frozenset[str]:
    """Plants that are new, gone, or have another footprint object: quicker than a full difference, at every move."""
    old, new = shapes_of(before), shapes_of(after)
    if before.index.equals(after.index):
        pairs = zip(after.index, old, new, strict=True)
        return frozenset(plant_id for plant_id, a, b in pairs if a is not b)
    place = before.index.get_indexer(after.index)
    changed = [
        plant_id
        for plant_id, row, shape in zip(after.index, place, new, strict=True)
        if row < 0 or old[row] is not shape
    ]
    gone = np.ones(len(before), dtype=bool)
    gone[place[place >= 0]] = False
    return frozenset((*changed, *before.index[gone]))


def not_in_service(plants: gpd.GeoDataFrame, year: int | None) -> frozenset[str]:
    """Plants that enter service only after ``year``; those without a date count as there."""
    if year is None or len(plants) == 0:
        return frozenset()
    later = plants["in_service"] > pd.Timestamp(year=year, month=12, day=31)
    return frozenset(plants.index[later.to_numpy(dtype=bool, na_value=False)])
