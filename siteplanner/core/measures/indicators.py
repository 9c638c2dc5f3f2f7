"""The technical and economic indicators as tables: of the whole, by zone, by project, by parcel."""

from __future__ import annotations

import numpy as np
import pandas as pd

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.measures.figures import Codes
from siteplanner.core.measures.land.board import Board
from siteplanner.core.measures.land.indicator_list import IndicatorList
from siteplanner.core.measures.land.indicator_table import IndicatorTable
from siteplanner.core.measures.land.indicators import KINDS, Indicator, Verdict, indicators
from siteplanner.core.measures.land.notes import how_measured
from siteplanner.core.measures.land.site_use import Groups, SiteUse
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template, Text

__all__ = ["KINDS", "Groups", "Indicator", "SiteUse", "Verdict", "indicators", "tables"]

BY_ZONE = QT_TRANSLATE_NOOP("measures", "Indicators by zone ({how})")
BY_PROJECT = QT_TRANSLATE_NOOP("measures", "Indicators by project ({how})")
BY_PARCEL = QT_TRANSLATE_NOOP("measures", "Indicators by parcel ({how})")
ZONE = QT_TRANSLATE_NOOP("measures", "Zone")
PROJECT = QT_TRANSLATE_NOOP("measures", "Project")
PARCEL = QT_TRANSLATE_NOOP("measures", "Parcel")
IN_NO_ZONE = QT_TRANSLATE_NOOP("measures", "In no zone")
IN_NO_PROJECT = QT_TRANSLATE_NOOP("measures", "In no project")


def tables(basis: Basis) -> tuple[FigureTable, ...]:
    """The indicators of the whole, then by zone, by project and by parcel."""
    use = SiteUse(basis)
    whole = Board(use, use.whole)
    return (
        IndicatorList(whole).table(),
        zone_table(whole).table(),
        project_table(whole).table(),
        parcel_table(whole).table(),
    )


def zone_table(whole: Board) -> IndicatorTable:
    """A row a zone, in the map's order. A plant counts for the zone that holds most of its footprint, as in totals."""
    use = whole.use
    zones = use.basis.plan.site.zones
    names = zones["name"].to_numpy(dtype=object, na_value="").tolist()
    keys: list[str | None] = [*map(str, zones.index)]
    labels: list[Text] = [f"{key} {name}".strip() for key, name in zip(keys, names, strict=True)]
    return _of_plants(whole, "indicators_by_zone", BY_ZONE, ZONE, use.basis.zone_row, keys, labels, IN_NO_ZONE)


def project_table(whole: Board) -> IndicatorTable:
    """A row a project; plants without one together."""
    projects = whole.use.basis.text("project_id")
    found = sorted(set(projects.tolist()) - {""})
    code = pd.Index(found, dtype=object).get_indexer(pd.Index(projects, dtype=object))
    keys: list[str | None] = [*found]
    labels: list[Text] = [str(key) for key in keys]
    return _of_plants(whole, "indicators_by_project", BY_PROJECT, PROJECT, code, keys, labels, IN_NO_PROJECT)


def parcel_table(whole: Board) -> IndicatorTable:
    """A row a parcel that holds plants."""
    use = whole.use
    board = Board(use, use.by_parcel)
    keys = [use.on.parcel_id(at) for at in range(len(use.on.parcel))]
    title = BY_PARCEL(how=how_measured(use.basis.areas))
    return IndicatorTable("indicators_by_parcel", title, PARCEL, board, whole, keys, keys)


def _of_plants(
    whole: Board,
    key: str,
    title: Template,
    row_title: Text,
    of_plant: Codes,
    keys: list[str | None],
    labels: list[Text],
    nowhere: Text,
) -> IndicatorTable:
    """Groups of plants, and where there are any in none of these, a row for them."""
    use = whole.use
    code = np.asarray(of_plant, dtype=np.intp)
    if (code[use.on.plant] < 0).any():
        code = np.where(code < 0, len(keys), code)
        keys, labels = [*keys, None], [*labels, nowhere]
    board = Board(use, use.by_plant_code(code, len(keys)))
    made = title(how=how_measured(use.basis.areas))
    return IndicatorTable(key, made, row_title, board, whole, keys, labels)
