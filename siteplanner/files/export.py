"""Handing a plan over: the suffix of the file says what is written."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from siteplanner.core import schema
from siteplanner.core.boundary_template import BoundaryTemplate, boundary_template
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
from siteplanner.files.kml.writing import export_kml
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.files.shapefile.writing import export_shapefile
from siteplanner.words import translator

UNKNOWN_SUFFIX = QT_TRANSLATE_NOOP(
    "errors", "“{path}”: no export writes files with the ending “{suffix}”. Use one of: {known}."
)
LAYER_UNUSED = QT_TRANSLATE_NOOP(
    "errors", "A layer can be named for these endings only: {known}. “{path}” holds what its ending says."
)
CRS_UNUSED = QT_TRANSLATE_NOOP(
    "errors", "A coordinate system can be named for these endings only: {known}. “{path}” has that of its format."
)
POINTS_UNUSED = QT_TRANSLATE_NOOP(
    "errors",
    "Settings of boundary points can be told for these endings only: {known} (a workbook holds points where a layer is "
    "named). “{path}” holds none.",
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
SHAPEFILE_SUFFIXES = (".shp", ".zip")
KML_SUFFIXES = (".kml", ".kmz")


@dataclass(frozen=True)
class Wanted:
    """What is to be written, and what was said of how."""

    plan: Plan
    target: Path
    scenario: str | None
    profile: str
    work: Work | None
    lang: str
    year: When
    areas: Areas
    layer: str | None
    crs: str | None = None
    points: Mapping[str, str] | None = None


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
    crs: str | None = None,
    points: Mapping[str, str] | None = None,
) -> ExportReport:
    """Write a scenario (default: the active one) to ``path``, read it back, compare, and only then let it stand.

    ``.geojson`` and ``.json``: the ``layer`` ``plants`` (default), ``parcels``, ``zones``, ``constraints`` or
    ``substations``, in the profile ``rfc7946`` (WGS 84), ``cgcs2000-projected`` (the plan's CRS, metres) or
    ``cgcs2000-geographic`` (EPSG:4490, degrees), the latter two described in ``<path>.crs.json``; definitions and
    schemas are in ``resources/geojson``. ``.gpkg``: a copy of the whole plan with that scenario active.
    ``.dxf``: base map, plants, notes and dimensions as a drawing for AutoCAD 2010, X = easting, Y = northing, metres.
    ``.xlsx``: all tables of figures of what is in service by ``year`` (None: all), in ``lang``, areas ``planar`` or
    ``ellipsoidal``.
    ``.txt``: boundary points (界址点) for the land bureau, of the ``layer`` ``parcels`` (default) or ``plants``;
    ``.csv`` and, where a layer is named, ``.xlsx``: the same as a table. ``points`` are settings of
    ``BoundaryTemplate`` by name (``encoding``, ``numbering`` …), told instead of those the plan keeps.
    ``.shp``: a ``layer`` (default: the plants) as a Shapefile in the plan's CRS or in ``crs``, in GB18030, with
    ``<stem>.fields.csv``, which tells what its field names mean; ``.zip``: the same, zipped.
    ``.kml`` and ``.kmz``: base map and plants on WGS 84, to be looked at in Google Earth, not to be measured.
    Raises InputError for another suffix, profile or layer, EditError for an unknown scenario, SaveError where the file
    cannot be written or differs from the plan; the old file is left then.
    """
    wanted = Wanted(plan, Path(path), scenario, profile, work, lang, year, areas, layer, crs, points)
    suffix = wanted.target.suffix.lower()
    if suffix not in WRITERS:
        raise InputError(UNKNOWN_SUFFIX, path=str(path), suffix=suffix, known=", ".join(WRITERS))
    if layer is not None and suffix not in LAYER_SUFFIXES:
        raise InputError(LAYER_UNUSED, path=str(path), known=", ".join(LAYER_SUFFIXES))
    if points and (suffix not in POINTS_SUFFIXES or (suffix == FIGURES_SUFFIX and layer is None)):
        raise InputError(POINTS_UNUSED, path=str(path), known=", ".join(POINTS_SUFFIXES))
    if crs is not None and suffix not in SHAPEFILE_SUFFIXES:
        raise InputError(CRS_UNUSED, path=str(path), known=", ".join(SHAPEFILE_SUFFIXES))
    return WRITERS[suffix](wanted)


def _geojson(wanted: Wanted) -> ExportReport:
    layer, profile = wanted.layer or schema.PLANTS.name, profile_named(wanted.profile)
    return export_geojson(wanted.plan, wanted.target, wanted.scenario, profile, wanted.work, layer)


def _figures(wanted: Wanted) -> ExportReport:
    if wanted.layer is not None:
        return _boundary_table(wanted)
    of, say = wanted, translator(wanted.lang)
    return export_figures(of.plan, of.target, of.scenario, say, when=of.year, areas=of.areas, work=of.work)


def _drawing(wanted: Wanted) -> ExportReport:
    return export_dxf(wanted.plan, wanted.target, wanted.scenario, wanted.work)


def _boundary_text(wanted: Wanted) -> ExportReport:
    layer = wanted.layer or schema.PARCELS.name
    return export_boundary_text(wanted.plan, wanted.target, layer, wanted.scenario, wanted.work, _template(wanted))


def _template(wanted: Wanted) -> BoundaryTemplate:
    return boundary_template(wanted.plan).told(wanted.points or {})


def _boundary_table(wanted: Wanted) -> ExportReport:
    layer = wanted.layer or schema.PARCELS.name
    return export_boundary_table(wanted.plan, wanted.target, layer, wanted.scenario, wanted.work, _template(wanted))


def _shapefile(wanted: Wanted) -> ExportReport:
    layer = wanted.layer or schema.PLANTS.name
    return export_shapefile(wanted.plan, wanted.target, layer, wanted.scenario, wanted.crs, wanted.work)


def _kml(wanted: Wanted) -> ExportReport:
    return export_kml(wanted.plan, wanted.target, wanted.scenario, wanted.work)


def _copy(wanted: Wanted) -> ExportReport:
    copy = dataclasses.replace(wanted.plan, active_scenario=wanted.plan.scenario(wanted.scenario).scenario_id)
    save_plan(copy, wanted.target)
    read = open_plan(wanted.target)
    if read != copy:
        raise SaveError(COPY_DIFFERS, path=str(wanted.target))
    return ExportReport(wanted.target, WHOLE_PLAN, len(copy.plants()), len(read.plants()))


WRITERS: Mapping[str, Callable[[Wanted], ExportReport]] = {
    **dict.fromkeys(GEOJSON_SUFFIXES, _geojson),
    PLAN_SUFFIX: _copy,
    FIGURES_SUFFIX: _figures,
    DRAWING_SUFFIX: _drawing,
    BOUNDARY_TEXT_SUFFIX: _boundary_text,
    BOUNDARY_TABLE_SUFFIX: _boundary_table,
    **dict.fromkeys(SHAPEFILE_SUFFIXES, _shapefile),
    **dict.fromkeys(KML_SUFFIXES, _kml),
}
"""What writes files of an ending."""
POINTS_SUFFIXES = (BOUNDARY_TEXT_SUFFIX, BOUNDARY_TABLE_SUFFIX, FIGURES_SUFFIX)
"""Files that are, or can be, of boundary points."""
KNOWN_SUFFIXES = tuple(WRITERS)
LAYER_SUFFIXES = (*GEOJSON_SUFFIXES, BOUNDARY_TEXT_SUFFIX, BOUNDARY_TABLE_SUFFIX, FIGURES_SUFFIX, *SHAPEFILE_SUFFIXES)
"""Files of which a layer may be named; a workbook holds boundary points only where one is."""
