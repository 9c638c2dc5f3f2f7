"""The judge of drawings: ezdxf reads the outlines with what they say of themselves, GDAL the points of each layer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import numpy as np
import shapely
from scipy.spatial import cKDTree

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.services.handover.contents import frame_of
from siteplanner.services.handover.facts import LAYERS
from siteplanner.services.handover.proofs.by_gdal import shapes_by_gdal
from siteplanner.services.handover.proofs.expected import (
    BY_GDAL,
    COUNT,
    MISSING,
    NOT_READABLE,
    SHIFT,
    VALUE,
    Differs,
    Exhibit,
    Expected,
)
from siteplanner.services.handover.proofs.outlines import Outline, Run, outlines_in, require_same_outlines

CAD_LAYERS = {
    "parcels": "DK_地块",
    "zones": "PQ_片区",
    "constraints": "KZ_控制要素",
    "substations": "BDZ_变电站",
    "plants": "XM_项目",
}
APPLICATION = "SITEPLANNER"
LIMIT_MM = 0.002
"""What an ordinate loses in sixteen digits, and a little more."""
LAYER = QT_TRANSLATE_NOOP("handover", "layer {layer}: {difference}")


def judge(exhibit: Exhibit, expected: Expected) -> int:
    """How many features were read. Raises Differs."""
    found = _outlines(exhibit)
    count = 0
    for layer in LAYERS:
        wanted = outlines_in(frame_of(expected.plan, layer))
        here = found.get(layer, {})
        try:
            require_same_outlines({i: outline for i, (outline, _) in here.items()}, wanted, LIMIT_MM)
            _require_names(here, frame_of(expected.plan, layer))
        except Differs as difference:
            raise Differs(LAYER(layer=CAD_LAYERS[layer], difference=difference.what)) from None
        count += len(wanted)
    _judge_by_gdal(exhibit, expected)
    return count


def _outlines(exhibit: Exhibit) -> dict[str, dict[str, tuple[Outline, str]]]:
    """By layer and id: the rings, lines and points in their order, and the name they carry."""
    import ezdxf
    from ezdxf.lldxf.const import DXFError

    try:
        drawing = ezdxf.filemanagement.readfile(os.fspath(exhibit.path))
    except (OSError, DXFError, ValueError, KeyError, IndexError) as error:
        raise Differs(NOT_READABLE(reason=str(error))) from error
    runs: dict[str, dict[str, list[tuple[tuple[int, int], Run]]]] = {}
    names: dict[tuple[str, str], str] = {}
    for entity in drawing.modelspace():
        if entity.dxftype() not in ("LWPOLYLINE", "POINT") or not entity.has_xdata(APPLICATION):
            continue
        about = _about(entity)
        layer, feature = about.get("role", ""), about.get("id", "")
        if CAD_LAYERS.get(layer) != entity.dxf.layer:
            raise Differs(LAYER(layer=entity.dxf.layer, difference=MISSING(feature=feature)))
        place = int(about.get("part", 0)), int(about.get("ring", 0))
        runs.setdefault(layer, {}).setdefault(feature, []).append((place, _run(entity, place[1])))
        names[layer, feature] = about.get("name", "")
    return {
        layer: {feature: (tuple(r for _, r in own), names[layer, feature]) for feature, own in features.items()}
        for layer, features in runs.items()
    }


def _about(entity: Any) -> dict[str, str]:
    told: dict[str, str] = {}
    for code, value in entity.get_xdata(APPLICATION):
        if code == 1000 and "=" in value:
            name, _, text = value.partition("=")
            told[name.rstrip("+")] = told.get(name.rstrip("+"), "") + text
    return {name: unquote(text) for name, text in told.items()}


def _run(entity: Any, ring: int) -> Run:
    if entity.dxftype() == "POINT":
        return Run(np.array([[entity.dxf.location.x, entity.dxf.location.y]]), closed=False)
    points = np.array(entity.get_points("xyb"), dtype=float).reshape(-1, 3)
    if points[:, 2].any():
        raise Differs(NOT_READABLE(reason="bulge"))
    closed = bool(entity.closed)
    return Run(points[:, :2], closed=closed, hole=ring > 0 if closed else None)


def _require_names(here: dict[str, tuple[Outline, str]], frame: Any) -> None:
    for feature, wanted in zip(frame.index.tolist(), frame["name"].tolist(), strict=True):
        found = here.get(str(feature))
        text = wanted if isinstance(wanted, str) else ""
        if found is not None and found[1] != text:
            raise Differs(VALUE(feature=feature, column="name", found=found[1], wanted=text))


def _judge_by_gdal(exhibit: Exhibit, expected: Expected) -> None:
    """As many points on each layer, and none without its counterpart."""
    encoding = {"DXF_ENCODING": "UTF-8"}  # which it takes from the code page otherwise
    shapes, layers = shapes_by_gdal(exhibit, "Layer", "entities", encoding)
    for layer, name in CAD_LAYERS.items():
        own = np.vstack([np.empty((0, 2)), *_points(expected, layer)])
        theirs = shapely.get_coordinates(shapes[np.array(layers, dtype=object) == name])
        try:
            _require_same_points(theirs, own)
        except Differs as difference:
            raise Differs(BY_GDAL(difference=LAYER(layer=name, difference=difference.what))) from None


def _points(expected: Expected, layer: str) -> Iterator[np.ndarray]:
    """The points of each ring of a layer, the first of them again at its end."""
    for outline in outlines_in(frame_of(expected.plan, layer)).values():
        for run in outline:
            yield np.vstack([run.points, run.points[:1]]) if run.closed else run.points


def _require_same_points(theirs: np.ndarray, own: np.ndarray) -> None:
    if len(theirs) != len(own):
        raise Differs(COUNT(found=len(theirs), wanted=len(own)))
    if not len(own):
        return
    off_mm = 1000.0 * max(cKDTree(own).query(theirs)[0].max(), cKDTree(theirs).query(own)[0].max())
    if not off_mm <= LIMIT_MM:
        raise Differs(SHIFT(feature="", found_mm=off_mm, limit_mm=LIMIT_MM))
