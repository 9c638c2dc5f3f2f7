"""A layer of the plan as a Shapefile: the whole set or nothing, read back before it stands."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError

from siteplanner.core import schema
from siteplanner.core.coordinates import crs_text, inside_area_of_use, lonlat_boxes, parse_crs, reproject, shift_unknown
from siteplanner.core.errors import InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.schema import Layer
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work, in_hand
from siteplanner.files.atomic import write_whole
from siteplanner.files.collecting import without_collecting
from siteplanner.files.export_report import SHAPEFILE, ExportReport
from siteplanner.files.shapefile.alias_table import alias_table
from siteplanner.files.shapefile.fields import ENCODING, Field, fields_of
from siteplanner.files.shapefile.names_of_files import ALIASES, KINDS, SUFFIXES, belongs
from siteplanner.files.shapefile.proof import Proof, Said, prove_shapefile, unsound
from siteplanner.files.shapefile.shapes import Shapes, unturnable
from siteplanner.files.shapefile.table import FIELDS_MAX, RECORD_MAX, record_bytes, table_bytes, write_table
from siteplanner.files.single_parts import parts_of
from siteplanner.files.whole_sets import write_whole_set

LAYERS = (*(of.name for of in schema.BASE_LAYERS), schema.PLANTS.name)
_DIMENSION_OF = {"MultiPolygon": 2, "Point": 0, "Unknown": None}
AREA_DIMENSION = 2
BYTES_MAX = 2**31 - 1

NO_SUCH_LAYER = QT_TRANSLATE_NOOP("errors", "A Shapefile of “{layer}” is not written. Use one of: {known}.")
TOO_MANY_FIELDS = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not written: the {layer} have {columns} columns, a Shapefile holds {limit}. Take columns out, or "
    "write a GeoPackage.",
)
TOO_WIDE = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not written: a row of the {layer} takes {size} bytes, a Shapefile holds {limit}. Take columns with "
    "long texts out, or write a GeoPackage.",
)
TOO_LARGE = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not written: the {layer} take more than 2 GB, which no Shapefile holds. Write a GeoPackage.",
)
OTHER_DATUM = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not written: no shift from {source} to {target} is known, so that everything would lie tens of "
    "metres off. Write it in {source}.",
)
OUTSIDE = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not written: {outside} of {rows} {layer} lie outside the area of use of {target}. Name "
    "another system.",
)
NO_OUTLINE = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not written: the outline of {id} crosses itself so that a Shapefile cannot tell it from a hole. "
    "Correct it on the map.",
)
TAKEN = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” is there already and is no earlier export: it was not overwritten. Choose another name or take it away.",
)
NO_ESRI_NAME = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not written: {target} cannot be said as a Shapefile says coordinate systems. Name another system.",
)
WRITING = QT_TRANSLATE_NOOP("export", "Writing {name}")
READING_BACK = QT_TRANSLATE_NOOP("export", "Reading {name} back and comparing")

Array = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class _Layer:
    """What is to be written: the rows, their points, lines and polygons in the plan's system, and the file's system."""

    of: Layer
    frame: gpd.GeoDataFrame
    parts: Geometries
    part_row: Array
    plan_crs: CRS
    crs: CRS
    esri: str
    target: Path


@dataclass(frozen=True, eq=False)
class _File:
    """One Shapefile of it: the rows (places in the frame) and the parts of one dimension."""

    stem: str
    dimension: int
    rows: Array
    keep: Array


def export_shapefile(
    plan: Plan,
    target: Path,
    layer: str = "plants",
    scenario: str | None = None,
    crs: CRS | str | int | None = None,
    work: Work | None = None,
) -> ExportReport:
    """Write a layer as ``.shp .shx .dbf .prj .cpg`` and ``<stem>.fields.csv``; a target ``.zip`` is the zipped set.

    ``layer``: ``parcels``, ``zones``, ``constraints``, ``substations`` or a scenario's ``plants``. Coordinates are in
    the plan's system, or in ``crs``, x = east. Texts are GB18030, field names ASCII; what they mean stands in the
    ``.fields.csv``. Constraints become ``<stem>_point``, ``_line`` and ``_area``, as far as there are such. The set is
    written whole or not at all, and takes the place of an earlier one with all that lay beside it.

    Raises InputError for another layer or a system that does not fit, EditError for an unknown scenario, SaveError
    where a Shapefile cannot hold it, the files cannot be written, or reading them back shows a difference.
    """
    work = work or Work()
    wanted = _wanted(plan, target, layer, scenario, crs)
    place = Path(os.path.realpath(target))  # of a link, the set it leads to
    files = _files(wanted, place.stem)
    if target.suffix.lower() == ".zip":
        with (
            in_hand(work),
            write_whole(target) as temporary,
            tempfile.TemporaryDirectory(prefix="siteplanner-set-") as made,
        ):
            report = _write_files(Path(made), wanted, files, work)
            _zip(Path(made), temporary)
    else:
        stems = _replaced(place, files) if _splits(wanted.of) else [place.stem]
        with in_hand(work), write_whole_set(target, lambda name: belongs(name, stems)) as folder:
            report = _write_files(folder, wanted, files, work)
    return report


# -- what is to be written --------------------------------------------------------------------------------------------


def _wanted(plan: Plan, target: Path, layer: str, scenario: str | None, given: Any) -> _Layer:
    if layer not in LAYERS:
        raise InputError(NO_SUCH_LAYER, layer=layer, known=", ".join(LAYERS))
    of = schema.layer(layer)
    is_plants = of is schema.PLANTS
    frame = plan.plants(plan.scenario(scenario).scenario_id) if is_plants else plan.site.layer(layer)
    parts, row = parts_of(shapes_of(frame))
    crs = plan.site.crs if given is None else parse_crs(given)
    esri = _fitting_system(plan.site.crs, crs, parts, of, target)
    return _Layer(of, frame, parts, row, plan.site.crs, crs, esri, target)


def _fitting_system(own: CRS, crs: CRS, parts: Geometries, of: Layer, target: Path) -> str:
    """The system as Esri writes it. Raises InputError where the layer cannot be brought into it."""
    if crs != own:
        if shift_unknown(own, crs):
            raise InputError(OTHER_DATUM, path=str(target), source=crs_text(own), target=crs_text(crs))
        outside = int((~inside_area_of_use(lonlat_boxes(parts, own), crs)).sum())
        if outside:
            raise InputError(
                OUTSIDE, path=str(target), outside=outside, rows=len(parts), layer=of.label, target=crs_text(crs)
            )
    try:
        return str(crs.to_wkt("WKT1_ESRI"))
    except CRSError as error:
        raise InputError(NO_ESRI_NAME, path=str(target), target=crs_text(crs)) from error


def _replaced(target: Path, files: Sequence[_File]) -> list[str]:
    """The sets that those of a layer of several kinds take the place of: none but earlier exports, which have a table
    of names beside them, for nobody named these files. Raises SaveError where another one is in the way."""
    there = [target.stem, *(target.stem + kind for kind in KINDS)]
    own = [stem for stem in there if target.with_name(stem + ALIASES).exists()]
    for file in files:
        if file.stem not in own and (taken := target.with_name(f"{file.stem}.shp")).exists():
            raise SaveError(TAKEN, path=str(taken))
    return [*own, *(file.stem for file in files if file.stem not in own)]


def _splits(of: Layer) -> bool:
    """Whether its shapes may be of several kinds."""
    return of.geometry is not None and _DIMENSION_OF[of.geometry] is None


def _files(wanted: _Layer, stem: str) -> list[_File]:
    """One file, or one a kind of shape; rows without a shape go into the last."""
    rows = np.arange(len(wanted.frame))
    dimensions = shapely.get_dimensions(wanted.parts)
    own = _DIMENSION_OF[wanted.of.geometry or "Unknown"]
    if own is not None:
        return [_File(stem, own, rows, dimensions == own)]
    there = np.unique(dimensions).tolist() or [2]
    without = np.setdiff1d(rows, wanted.part_row)
    files = []
    for dimension in there:
        keep = dimensions == dimension
        of_kind = np.unique(wanted.part_row[keep])
        of_file = np.union1d(of_kind, without) if dimension == there[-1] else of_kind
        files.append(_File(stem + KINDS[dimension], dimension, of_file, keep))
    return files


# -- writing ----------------------------------------------------------------------------------------------------------


def _write_files(folder: Path, wanted: _Layer, files: Sequence[_File], work: Work) -> ExportReport:
    proofs: list[Proof] = []
    said: list[_Told] = []
    for number, file in enumerate(files):
        work.step(2 * number, 2 * len(files), WRITING(name=f"{file.stem}.shp"))
        told = _write(folder, wanted, file)
        work.step(2 * number + 1, 2 * len(files), READING_BACK(name=f"{file.stem}.shp"))
        proofs.append(_prove(folder, wanted, file, told))
        said.append(told)
    work.step(2 * len(files), 2 * len(files), READING_BACK(name=wanted.target.name))
    return _report(wanted, files, proofs, said)


@dataclass(frozen=True)
class _Told:
    """Of one file: ids whose texts were cut, hold characters outside GBK, whose values cannot be said."""

    cut: tuple[str, ...]
    beyond: tuple[str, ...]
    unsaid: tuple[str, ...]
    kinds: dict[str, Any]


@without_collecting()
def _write(folder: Path, wanted: _Layer, file: _File) -> _Told:
    frame = wanted.frame.iloc[file.rows]
    fields = fields_of(frame, wanted.of)
    place = np.full(len(wanted.frame), -1)
    place[file.rows] = np.arange(len(file.rows))
    parts = reproject(wanted.parts[file.keep], wanted.plan_crs, wanted.crs)
    shapes = Shapes.of(parts, place[wanted.part_row[file.keep]], len(frame), file.dimension)
    _require_room(wanted, fields, shapes)
    if file.dimension == AREA_DIMENSION and len(lost := unturnable(parts, wanted.part_row[file.keep])):
        raise SaveError(NO_OUTLINE, path=str(wanted.target), id=wanted.frame.index[lost[0]])
    path = {suffix: folder / f"{file.stem}{suffix}" for suffix in SUFFIXES}
    with path[".shp"].open("wb") as shp, path[".shx"].open("wb") as shx, path[".dbf"].open("wb") as dbf:
        shapes.write(shp)
        shapes.write_index(shx)
        write_table(dbf, fields, len(frame), dt.datetime.now(dt.UTC).astimezone().date())
    path[".prj"].write_text(wanted.esri, encoding="ascii")
    path[".cpg"].write_text(ENCODING, encoding="ascii")
    path[ALIASES].write_bytes(alias_table(fields, wanted.of))
    ids = [str(of) for of in frame.index]
    return _Told(
        cut=_ids(ids, [field.cut for field in fields]),
        beyond=_ids(ids, [field.beyond for field in fields]),
        unsaid=_ids(ids, [field.unsaid for field in fields]),
        kinds={field.column: field.kind for field in fields},
    )


def _ids(ids: list[str], rows: Sequence[frozenset[int]]) -> tuple[str, ...]:
    return tuple(ids[row] for row in sorted(frozenset[int]().union(*rows)))


def _require_room(wanted: _Layer, fields: Sequence[Field], shapes: Shapes) -> None:
    """Raises SaveError where the format cannot hold it."""
    about = {"path": str(wanted.target), "layer": wanted.of.label}
    if len(fields) > FIELDS_MAX:
        raise SaveError(TOO_MANY_FIELDS, **about, columns=len(fields), limit=FIELDS_MAX)
    if record_bytes(fields) > RECORD_MAX:
        raise SaveError(TOO_WIDE, **about, size=record_bytes(fields), limit=RECORD_MAX)
    if max(shapes.file_bytes, table_bytes(fields, shapes.count)) > BYTES_MAX:
        raise SaveError(TOO_LARGE, **about)


def _prove(folder: Path, wanted: _Layer, file: _File, told: _Told) -> Proof:
    frame = wanted.frame.iloc[file.rows]
    return prove_shapefile(
        folder / file.stem,
        wanted.target,
        frame,
        file.dimension,
        (wanted.plan_crs, wanted.crs),
        told.kinds,
        Said(frozenset(told.cut), frozenset(told.unsaid)),
    )


def _zip(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, file.name)


def _report(wanted: _Layer, files: Sequence[_File], proofs: Sequence[Proof], told: Sequence[_Told]) -> ExportReport:
    ids = np.array([str(of) for of in wanted.frame.index], dtype=object)
    with_shape = np.unique(wanted.part_row)
    area_m2, wanted_m2 = sum(p.area_m2 for p in proofs), sum(p.wanted_m2 for p in proofs)
    return ExportReport(
        wanted.target,
        SHAPEFILE,
        len(ids),
        len(np.unique(np.concatenate([file.rows for file in files]))),
        max(p.max_shift_mm for p in proofs),
        abs(area_m2 - wanted_m2) / wanted_m2 * 100.0 if wanted_m2 else 0.0,
        tuple(np.delete(ids, with_shape).tolist()),
        layer=wanted.of.name,
        crs=crs_text(wanted.crs),
        encoding=ENCODING,
        files=tuple(f"{file.stem}.shp" for file in files),
        cut=_once(each.cut for each in told),
        beyond_gbk=_once(each.beyond for each in told),
        unsaid=_once(each.unsaid for each in told),
        unsound=unsound(wanted.frame.index, shapes_of(wanted.frame)),
    )


def _once(ids: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(of for some in ids for of in some))
