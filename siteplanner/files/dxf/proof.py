"""A drawing that was written, read back and compared with the plan, by code that shares nothing with the writer.

The groups are read one by one here, without ezdxf; GDAL's own reader is asked for the same outlines as a second judge.
"""

from __future__ import annotations

import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import geopandas as gpd
import numpy as np
import pyogrio
import shapely

from siteplanner.core import schema
from siteplanner.core.dimensions import read_dimension
from siteplanner.core.errors import SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.files.dxf.own_layers import DIMENSIONS, LAYERS
from siteplanner.files.export_report import DXF, ExportReport
from siteplanner.files.gdal_paths import file_for_gdal

NOT_PROVEN = QT_TRANSLATE_NOOP("errors", "“{path}” was not saved: reading it back showed a difference: {difference}.")
NOT_DXF = QT_TRANSLATE_NOOP("export", "it is no whole DXF drawing in UTF-8")
COUNT = QT_TRANSLATE_NOOP("export", "{found} outlines on layer {layer} instead of {wanted}")
MISSING = QT_TRANSLATE_NOOP("export", "{feature} on layer {layer} is missing or has other parts")
SHIFT = QT_TRANSLATE_NOOP("export", "{feature} on layer {layer} lies {found_mm:.4f} mm off")
NAME = QT_TRANSLATE_NOOP("export", "{feature} on layer {layer} is told as “{found}” instead of “{wanted}”")
TEXTS = QT_TRANSLATE_NOOP("export", "the texts on layer {layer} are not those of the plan: {feature}")
DIMENSION = QT_TRANSLATE_NOOP("export", "the dimension lines differ from those of the plan")
OTHER_READER = QT_TRANSLATE_NOOP("export", "GDAL reads layer {layer} otherwise")

LARGEST_SHIFT_MM = 0.001
"""What writing an ordinate with 16 digits may shift it, and a little more."""


class _Difference(Exception):  # noqa: N818 - caught in this module
    def __init__(self, what: Template | Message) -> None:
        super().__init__(str(what))
        self.what = what


@dataclass
class _Entity:
    kind: str
    values: list[tuple[int, str]] = field(default_factory=list)

    def first(self, code: int) -> str:
        return next((value for at, value in self.values if at == code), "")

    def numbers(self, code: int) -> list[float]:
        return [float(value) for at, value in self.values if at == code]

    def points(self) -> np.ndarray:
        return np.column_stack((self.numbers(10), self.numbers(20)))

    def about(self) -> dict[str, str]:
        """The extended data, put together again."""
        told: dict[str, str] = {}
        for code, value in self.values:
            if code == 1000:
                name, _, text = value.partition("=")
                told[name.rstrip("+")] = told.get(name.rstrip("+"), "") + text
        return {name: unquote(text) for name, text in told.items()}


def prove_dxf(written: Path, target: Path, plan: Plan, scenario_id: str) -> ExportReport:
    """Compare the file ``written`` with the plan. Raises SaveError (speaking of ``target``) at the first difference."""
    try:
        by_layer: dict[str, list[_Entity]] = {}
        for entity in _entities(written):
            by_layer.setdefault(entity.first(8), []).append(entity)
        frames = {of.name: plan.site.layer(of.name) for of in schema.BASE_LAYERS}
        frames[schema.PLANTS.name] = plan.plants(scenario_id)
        result = _Result()
        for role, frame in frames.items():
            _compare_layer(by_layer, role, frame, result)
        _compare_dimensions(by_layer.get(DIMENSIONS.name, []), plan, scenario_id)
        _compare_with_gdal(written, by_layer)
    except _Difference as difference:
        raise SaveError(NOT_PROVEN, path=str(target), difference=difference.what) from None
    percent = abs(result.read_m2 - result.wanted_m2) / result.wanted_m2 * 100.0 if result.wanted_m2 else 0.0
    return ExportReport(
        target, DXF, sum(map(len, frames.values())), result.features, result.shift_mm, percent, tuple(result.without)
    )


@dataclass
class _Result:
    features: int = 0
    shift_mm: float = 0.0
    read_m2: float = 0.0
    wanted_m2: float = 0.0
    without: list[str] = field(default_factory=list)


def _entities(written: Path) -> Iterator[_Entity]:
    """The entities of the section ENTITIES, in their order."""
    try:
        lines = written.read_bytes().decode("utf-8").split("\n")
        pairs = [(int(code), value) for code, value in zip(lines[0:-1:2], lines[1::2], strict=True)]
    except ValueError as error:
        raise _Difference(NOT_DXF) from error
    if not pairs or pairs[-1] != (0, "EOF"):
        raise _Difference(NOT_DXF)
    start = pairs.index((2, "ENTITIES"))
    now: _Entity | None = None
    for code, value in pairs[start + 1 :]:
        if code == 0:
            if now is not None:
                yield now
            if value == "ENDSEC":
                return
            now = _Entity(value)
        elif now is not None:
            now.values.append((code, value))


def _compare_layer(by_layer: dict[str, list[_Entity]], role: str, frame: gpd.GeoDataFrame, result: _Result) -> None:
    layer = LAYERS[role].name
    read: dict[str, dict[tuple[int, int], _Entity]] = {}
    for entity in by_layer.get(layer, []):
        about = entity.about()
        if about.get("role") != role:
            raise _Difference(MISSING(feature=about.get("id", "?"), layer=layer))
        read.setdefault(about["id"], {})[int(about["part"]), int(about["ring"])] = entity
    labels: list[tuple[str, str]] = []
    for feature, row in zip(frame.index.tolist(), frame.to_dict("records"), strict=True):
        wanted = list(_outlines(row["geometry"]))
        if not wanted:
            result.without.append(str(feature))
            continue
        found = read.pop(str(feature), {})
        if found.keys() != {key for key, _, _ in wanted}:
            raise _Difference(MISSING(feature=feature, layer=layer))
        for key, points, closes in wanted:
            _compare_outline(found[key], points, closes, str(feature), layer, result)
        for column in ("name", "kind"):
            _compare_told(found[wanted[0][0]], column, row.get(column), str(feature), layer)
        labels.append((_plain(str(feature)), _plain(row.get("name"))))
        result.features += 1
    if read:
        raise _Difference(MISSING(feature=next(iter(read)), layer=layer))
    _compare_texts(by_layer.get(LAYERS[role].texts, []), labels, LAYERS[role].texts)


def _outlines(shape: Any) -> Iterator[tuple[tuple[int, int], np.ndarray, bool]]:
    """Part and ring, the points, whether they close: of all there is in a shape."""
    if shape is None or shape.is_empty or not np.isfinite(shapely.get_coordinates(shape)).all():
        return
    flat = [shape]
    while any(hasattr(each, "geoms") for each in flat):
        flat = [part for each in flat for part in (each.geoms if hasattr(each, "geoms") else (each,))]
    for part, single in enumerate(each for each in flat if not each.is_empty):
        if single.geom_type != "Polygon":
            yield (part, 0), np.array([p[:2] for p in single.coords]), False
            continue
        for ring, line in enumerate((single.exterior, *single.interiors)):
            yield (part, ring), np.array([p[:2] for p in line.coords[:-1]]), True


def _compare_outline(
    entity: _Entity, points: np.ndarray, closes: bool, feature: str, layer: str, result: _Result
) -> None:
    read = entity.points()
    is_closed = entity.kind == "LWPOLYLINE" and bool(int(entity.first(70) or 0) & 1)
    if read.shape != points.shape or is_closed != closes or (entity.kind == "POINT") != (len(points) == 1):
        raise _Difference(MISSING(feature=feature, layer=layer))
    shift_mm = float(np.hypot(*(read - points).T).max()) * 1000.0
    if not shift_mm <= LARGEST_SHIFT_MM or any(entity.numbers(42)):
        raise _Difference(SHIFT(feature=feature, layer=layer, found_mm=shift_mm))
    result.shift_mm = max(result.shift_mm, shift_mm)
    if closes:
        result.read_m2 += abs(_area_m2(read))
        result.wanted_m2 += abs(_area_m2(points))


def _area_m2(points: np.ndarray) -> float:
    own = points - points[0]
    return float(np.sum(own[:, 0] * np.roll(own[:, 1], -1) - np.roll(own[:, 0], -1) * own[:, 1])) / 2.0


def _compare_told(entity: _Entity, column: str, value: Any, feature: str, layer: str) -> None:
    wanted = value if isinstance(value, str) else ""
    found = entity.about().get(column, "")
    if found != wanted:
        raise _Difference(NAME(feature=feature, layer=layer, found=found, wanted=wanted))


def _compare_texts(texts: list[_Entity], labels: list[tuple[str, str]], layer: str) -> None:
    """Each feature has its number written, with its name where that is another; no text is left over."""
    found = Counter(_plain(entity.first(1)) for entity in texts)
    for number, name in labels:
        wanted = number + name
        if not found[wanted] and number == name:
            wanted = number
        if wanted and not found[wanted]:
            raise _Difference(TEXTS(layer=layer, feature=number))
        found[wanted] -= bool(wanted)
    if left := +found:
        raise _Difference(TEXTS(layer=layer, feature=next(iter(left))))


def _plain(text: object) -> str:
    """A text without what a drawing cannot write in a line, and without blanks."""
    return "".join(c for c in text if c.isprintable() and c not in "\\/^% ") if isinstance(text, str) else ""


def _compare_dimensions(drawn: list[_Entity], plan: Plan, scenario_id: str) -> None:
    rows = plan.annotations
    wanted = []
    if rows is not None:
        for row in rows.to_dict("records"):
            of_other = isinstance(row["scenario_id"], str) and row["scenario_id"] != scenario_id
            if of_other or row["kind"] != "dimension" or row["geometry"] is None:
                continue
            dimension = read_dimension(row["geometry"], row["style"])
            if dimension is not None and dimension.length_m > 0.0:
                wanted.append((*dimension.start, *dimension.end))
    found = [
        tuple(entity.numbers(code)[0] for code in (13, 23, 14, 24)) for entity in drawn if entity.kind == "DIMENSION"
    ]
    if len(found) != len(wanted) or not np.allclose(np.array(found), np.array(wanted), rtol=0.0, atol=1e-6):
        raise _Difference(DIMENSION)


def _compare_with_gdal(written: Path, by_layer: dict[str, list[_Entity]]) -> None:
    """GDAL finds as many outlines on each layer, with the same points."""
    with tempfile.TemporaryDirectory(prefix="siteplanner-proof-", ignore_cleanup_errors=True) as made:
        path = file_for_gdal(_named_dxf(written, Path(made)), Path(made))
        pyogrio.set_gdal_config_options({"DXF_ENCODING": "UTF-8"})  # which it takes from the code page otherwise
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                _, _, wkb, columns = pyogrio.raw.read(path, layer="entities", columns=["Layer"])
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, RuntimeError, ValueError) as error:
            raise _Difference(NOT_DXF) from error
        finally:
            pyogrio.set_gdal_config_options({"DXF_ENCODING": None})
    shapes, layers = shapely.from_wkb(wkb, on_invalid="ignore"), columns[0]
    kinds = shapely.get_type_id(shapes)
    for of in LAYERS.values():
        mine = by_layer.get(of.name, [])
        theirs = shapes[(layers == of.name) & (kinds != -1)]
        if len(theirs) != len(mine):
            raise _Difference(COUNT(layer=of.name, found=len(theirs), wanted=len(mine)))
        if not mine:
            continue
        points = np.vstack([_as_gdal(entity) for entity in mine])
        read = shapely.get_coordinates(theirs)
        if points.shape != read.shape or not np.allclose(points, read, rtol=0.0, atol=1e-6):
            raise _Difference(OTHER_READER(layer=of.name))


def _as_gdal(entity: _Entity) -> np.ndarray:
    points = entity.points()
    closed = entity.kind == "LWPOLYLINE" and int(entity.first(70) or 0) & 1
    return np.vstack((points, points[:1])) if closed else points


def _named_dxf(written: Path, folder: Path) -> Path:
    """GDAL knows a drawing by the ending of its name."""
    link = folder / "drawing.dxf"
    try:
        link.symlink_to(written.resolve())
    except OSError:
        link.write_bytes(written.read_bytes())
    return link
