"""What the palette offers: every action, every panel, every plant type, the scenarios, and places to go to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
from PySide6.QtCore import QCoreApplication
from shapely.geometry.base import BaseGeometry

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.pasted_coordinates import read_coordinates
from siteplanner.core.site import shapes_of
from siteplanner.gui.actions.menus import MENUS
from siteplanner.gui.actions.readiness import NO_PLAN
from siteplanner.gui.actions.table import ACTIONS
from siteplanner.gui.numbers import in_chinese
from siteplanner.gui.palette.entry import Entry, both_languages, plain
from siteplanner.gui.palette.synonyms import synonyms
from siteplanner.gui.wording import say

if TYPE_CHECKING:
    from siteplanner.gui.main_window import MainWindow

MOST_PLACES = 6
MOST_LOOKED_THROUGH = 20_000
"""A layer of more rows is only asked for the very id: looking through all names at every letter would be slow."""
FEWEST_LETTERS = 2
AROUND_M = 20.0


def commands(window: MainWindow) -> Iterator[Entry]:
    """Every row of the table of actions."""
    for row in ACTIONS:
        reason = row.ready(window.desk)
        yield Entry(
            key=row.id,
            name=say(row.text).replace("&", ""),
            kind=say(MENUS[row.menu]).replace("&", "").split("(")[0],
            run=window.qt_actions[row.id].trigger,
            words=(*both_languages(row.text), row.id.replace("_", " "), *synonyms().get(row.id, ())),
            keys=window.keys.shown(row.id),
            icon=row.icon,
            why_not=say(reason) if reason else "",
        )


def panels(window: MainWindow) -> Iterator[Entry]:
    """Every panel that no action leads to, to be shown and typed in."""
    kind = QCoreApplication.translate("palette", "Panel")
    why_not = "" if window.desk.session else say(NO_PLAN)
    known = {row.id for row in ACTIONS}
    for name, dock in window.docks.items():
        if f"panel_{name}" in known:
            continue
        yield Entry(
            f"panel:{name}", dock.windowTitle(), kind, partial(window.commands.show_panel, name),
            words=(name, "panel", "面板"), icon="visible", why_not=why_not,
        )  # fmt: skip


def types(window: MainWindow) -> Iterator[Entry]:
    """Every plant type of the catalogue, to be taken in hand."""
    kind = QCoreApplication.translate("palette", "Place")
    why_not = "" if window.desk.session else say(NO_PLAN)
    for type_id, of in load_catalogue().types.items():
        yield Entry(
            f"type:{type_id}", of.name("zh" if in_chinese() else "en"), kind,
            partial(window.commands.place_type, type_id, None),
            words=(of.name_en, of.name_zh, type_id), icon="place", why_not=why_not,
        )  # fmt: skip


def scenarios(window: MainWindow) -> Iterator[Entry]:
    """The other scenarios of the plan, to be turned to."""
    session = window.desk.session
    if session is None:
        return
    kind = QCoreApplication.translate("palette", "Scenario")
    for scenario in session.plan.scenarios:
        if scenario.scenario_id != session.scenario_id and not scenario.archived:
            yield Entry(
                f"scenario:{scenario.scenario_id}", scenario.name or scenario.scenario_id, kind,
                partial(window.commands.set_scenario, scenario.scenario_id),
                words=(scenario.scenario_id, "scenario", "方案"), icon="scenario",
            )  # fmt: skip


def places(window: MainWindow, query: str) -> list[Entry]:
    """Where a query points at: a pair of coordinates, plants, parcels and zones by id or name."""
    session = window.desk.session
    if session is None or not query.strip():
        return []
    here = read_coordinates(query, session.plan.site.crs)
    if here is not None:
        return [_point(window, *here)]
    found: list[Entry] = []
    plants = session.plan.plants(session.scenario_id)
    found += _rows(window, "plants", plants, QCoreApplication.translate("palette", "Plant"), query)
    site = session.plan.site
    found += _rows(window, "parcels", site.parcels, QCoreApplication.translate("palette", "Parcel"), query)
    found += _rows(window, "zones", site.zones, QCoreApplication.translate("palette", "Zone"), query)
    return found


def _point(window: MainWindow, east_m: float, north_m: float) -> Entry:
    text = QCoreApplication.translate("palette", "Go to X (north) {north_m:.3f}, Y (east) {east_m:.3f}")
    return Entry(
        "place:", text.format(north_m=north_m, east_m=east_m), QCoreApplication.translate("palette", "Coordinates"),
        partial(window.canvas.go_to, east_m, north_m), icon="target",
    )  # fmt: skip


def _rows(window: MainWindow, layer: str, frame: gpd.GeoDataFrame, kind: str, query: str) -> Iterator[Entry]:
    icon = {"plants": "plant", "parcels": "parcel", "zones": "zone"}[layer]
    for row in _matching(frame, query)[:MOST_PLACES]:
        feature_id = str(frame.index[row])
        name = frame["name"].iloc[row]
        title = f"{name}  {feature_id}" if isinstance(name, str) and name and name != feature_id else feature_id
        yield Entry(
            f"{layer}:{feature_id}", title, kind, partial(_go_to, window, layer, feature_id, shapes_of(frame)[row]),
            icon=icon,
        )  # fmt: skip


def _matching(frame: gpd.GeoDataFrame, query: str) -> list[int]:
    wanted = plain(query)
    exact = np.flatnonzero(frame.index == query.strip()).tolist()
    if exact or len(frame) > MOST_LOOKED_THROUGH or len(wanted) < FEWEST_LETTERS:
        return exact
    ids = frame.index.astype(str).str.casefold().to_numpy(dtype=object)
    names = frame["name"].str.casefold().to_numpy(dtype=object, na_value="")
    return [row for row, (one, other) in enumerate(zip(ids, names, strict=True)) if wanted in one or wanted in other]


def _go_to(window: MainWindow, layer: str, feature_id: str, shape: BaseGeometry) -> None:
    if layer == "plants":
        window.desk.select((feature_id,))
    if not shape.is_empty:
        west, south, east, north = shape.bounds
        window.desk.show_place((west - AROUND_M, south - AROUND_M, east + AROUND_M, north + AROUND_M))
