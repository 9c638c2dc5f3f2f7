"""Handing a plan over: the suffix of the file says what is written."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

from siteplanner.core import schema
from siteplanner.core.errors import InputError, SaveError
from siteplanner.core.measures.basis import Areas
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.boundary_points.table_writing import export_boundary_table
from siteplanner.files.boundary_points.text_writing import export_boundary_text
from siteplanner.files.dxf.writing import export_dxf
from siteplanner.files.export_report import WHOLE_PLAN, ExportReport
from siteplanner.files.figures_export import export_figures
from siteplanner.files.geojson import export_geojson
from siteplanner.files.geojson_profiles import profile_named
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.words import translator

UNKNOWN_SUFFIX = QT_TRANSLATE_NOOP(
    "errors", "“{path}”: no export writes files with the ending “{suffix}”. Use one of: {known}."
)
LAYER_UNUSED = QT_TRANSLATE_NOOP(
    "errors", "A layer can be named for boundary points only: {known}. “{path}” holds what its ending says."
)
COPY_DIFFERS = QT_TRANSLATE_NOOP(
    "errors", "“{path}” was saved but reads back otherwise. Do not use it; save to another disk."
)

GEOJSON_SUFFIXES = (".geojson", ".json")
PLAN_SUFFIX = ".gpkg"
FIGURES_SUFFIX = ".xlsx"
DRAWING_SUFFIX = ".dxf"
BOUNDARY_TEXT_SUFFIX = ".txt"
BOUNDARY_TABLE_SUFFIX = ".csv"
KNOWN_SUFFIXES = (
    *GEOJSON_SUFFIXES,
    PLAN_SUFFIX,
    FIGURES_SUFFIX,
    DRAWING_SUFFIX,
    BOUNDARY_TEXT_SUFFIX,
    BOUNDARY_TABLE_SUFFIX,
)
LAYER_SUFFIXES = (BOUNDARY_TEXT_SUFFIX, BOUNDARY_TABLE_SUFFIX, FIGURES_SUFFIX)
"""Files of boundary points, of which a layer may be named; a workbook is one of them only where one is."""


def export(
    plan: Plan,
    path: str | os.PathLike[str],
    scenario: str | None = None,
    profile: str = "rfc7946",
    *,
    work: Work | None = None,
    lang: str = "en",
    year: When = None,
    areas: Areas = "planar",
    layer: str | None = None,
) -> ExportReport:
    """Write a scenario (default: the active one) to ``path``, read it back, compare, and only then let it stand.

    ``.geojson`` and ``.json``: the plants, in the profile ``rfc7946`` (WGS 84) or ``cgcs2000-projected`` (the plan's
    CRS, metres, described in ``<path>.crs.json``). ``.gpkg``: a copy of the whole plan with that scenario active.
    ``.dxf``: base map, plants, notes and dimensions as a drawing for AutoCAD 2010, X = easting, Y = northing, metres.
    ``.xlsx``: all tables of figures of what is in service by ``year`` (None: all), in ``lang``, areas ``planar`` or
    ``ellipsoidal``.
    ``.txt``: boundary points (界址点) for the land bureau, of the ``layer`` ``parcels`` (default) or ``plants``;
    ``.csv`` and, where a layer is named, ``.xlsx``: the same as a table.
    Raises InputError for another suffix, profile or layer, EditError for an unknown scenario, SaveError where the file
    cannot be written or differs from the plan; the old file is left then.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if layer is not None and suffix in KNOWN_SUFFIXES and suffix not in LAYER_SUFFIXES:
        raise InputError(LAYER_UNUSED, path=str(target), known=", ".join(LAYER_SUFFIXES))
    if suffix == BOUNDARY_TEXT_SUFFIX:
        return export_boundary_text(plan, target, layer or schema.PARCELS.name, scenario, work)
    if suffix == BOUNDARY_TABLE_SUFFIX or (suffix == FIGURES_SUFFIX and layer is not None):
        return export_boundary_table(plan, target, layer or schema.PARCELS.name, scenario, work)
    if suffix in GEOJSON_SUFFIXES:
        return export_geojson(plan, target, scenario, profile_named(profile), work)
    if suffix == FIGURES_SUFFIX:
        return export_figures(plan, target, scenario, translator(lang), when=year, areas=areas, work=work)
    if suffix == DRAWING_SUFFIX:
        return export_dxf(plan, target, scenario, work)
    if suffix == PLAN_SUFFIX:
        return _copy(plan, target, scenario)
    raise InputError(UNKNOWN_SUFFIX, path=str(target), suffix=suffix, known=", ".join(KNOWN_SUFFIXES))


def _copy(plan: Plan, target: Path, scenario: str | None) -> ExportReport:
    copy = dataclasses.replace(plan, active_scenario=plan.scenario(scenario).scenario_id)
    save_plan(copy, target)
    read = open_plan(target)
    if read != copy:
        raise SaveError(COPY_DIFFERS, path=str(target))
    return ExportReport(target, WHOLE_PLAN, len(copy.plants()), len(read.plants()))
