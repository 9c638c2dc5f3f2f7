"""What single entities of a drawing are on a map: areas, lines, points and texts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import unquote

import numpy as np

from siteplanner.files.dxf.arcs import Points, arc_points, bulged, shifted

Form = Literal["area", "line", "point", "text"]


@dataclass(frozen=True, slots=True)
class Piece:
    """``rings`` are closed for an area (several: the even-odd rule says what is inside), one run of points for a line,
    one point for a point and the middle of a text. ``block`` names the block it stands in, ``tags`` what it carries.
    """

    form: Form
    rings: tuple[Points, ...]
    layer: str
    kind: str
    curved: bool = False
    has_z: bool = False
    text: str = ""
    block: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)


FARTHEST = 1e9
"""Ordinates beyond it are no place on earth; curves there are not worked out."""
APP_ID = "SITEPLANNER"
"""The mark of extended data that this program's own drawings carry: role, id, name, part and ring."""


def own_tags(entity: Any) -> dict[str, str]:
    """What a drawing of this program says of an outline: ``role``, ``id``, ``name``, ``part``, ``ring``."""
    if not entity.has_xdata(APP_ID):
        return {}
    return read_tags(str(tag.value) for tag in entity.get_xdata(APP_ID) if tag.code == 1000)


def read_tags(texts: Iterable[str]) -> dict[str, str]:
    """From strings ``name=value``, long values in several (``name+=more``)."""
    told: dict[str, str] = {}
    for name, _, value in (text.partition("=") for text in texts):
        told[name.rstrip("+")] = told.get(name.rstrip("+"), "") + value
    return {name: unquote(value) for name, value in told.items()}


def pieces_of(entity: Any, tolerance: float) -> Iterator[Piece]:
    """The pieces of an entity in its own coordinates, arcs straightened to ``tolerance``; none where it has no shape.

    Raises what ezdxf raises over values that cannot be.
    """
    maker = _MAKERS.get(entity.dxftype())
    if maker is not None:
        yield from maker(entity, tolerance)


def is_known(kind: str) -> bool:
    return kind in _MAKERS


def _made(entity: Any, form: Form, *rings: Points, **more: Any) -> Piece:
    return Piece(form, rings, entity.dxf.layer, entity.dxftype(), tags=own_tags(entity), **more)


def _lwpolyline(entity: Any, tolerance: float) -> Iterator[Piece]:
    corners = [(x, y, bulge) for x, y, bulge in entity.get_points("xyb")]
    yield from _outline(entity, corners, tolerance, entity.closed, entity.dxf.elevation)


def _polyline(entity: Any, tolerance: float) -> Iterator[Piece]:
    if entity.is_poly_face_mesh or entity.is_polygon_mesh:
        for face in entity.virtual_entities():
            yield from pieces_of(face, tolerance)
    elif entity.is_3d_polyline:
        points = np.array([tuple(vertex.dxf.location) for vertex in entity.vertices], dtype=float).reshape(-1, 3)
        run = points[:, :2]
        has_z = bool(points[:, 2].any())
        if entity.is_closed and len(run):
            run = np.vstack((run, run[:1]))
        yield _made(entity, "area" if entity.is_closed else "line", run, has_z=has_z)
    else:
        is_control = 16  # corners of the frame of a smoothed curve, not of the curve
        shown = [v for v in entity.vertices if not v.dxf.flags & is_control] or list(entity.vertices)
        corners = [(v.dxf.location.x, v.dxf.location.y, v.dxf.get("bulge", 0.0)) for v in shown]
        height = entity.dxf.elevation.z if entity.dxf.hasattr("elevation") else 0.0
        yield from _outline(entity, corners, tolerance, entity.is_closed, height)


def _outline(
    entity: Any, corners: list[tuple[float, float, float]], tolerance: float, closed: bool, height: float
) -> Iterator[Piece]:
    points, curved = bulged(corners, tolerance, closed=closed)
    run = _in_world(entity, points, height)
    yield _made(entity, "area" if closed else "line", run, curved=curved, has_z=bool(height))


def _in_world(entity: Any, points: Points, height: float) -> Points:
    """From the plane an entity was drawn in. Seen from below it is mirrored, as CAD does when it mirrors."""
    extrusion = entity.dxf.get("extrusion", (0.0, 0.0, 1.0))
    if tuple(extrusion) == (0.0, 0.0, 1.0):
        return points
    world = entity.ocs().points_to_wcs((x, y, height) for x, y in points.tolist())
    return np.array([(point.x, point.y) for point in world], dtype=float).reshape(-1, 2)


def _line(entity: Any, _tolerance: float) -> Iterator[Piece]:
    start, end = entity.dxf.start, entity.dxf.end
    run = np.array([(start.x, start.y), (end.x, end.y)])
    yield _made(entity, "line", run, has_z=bool(start.z or end.z))


def _circle(entity: Any, tolerance: float) -> Iterator[Piece]:
    centre, radius = entity.dxf.center, abs(entity.dxf.radius)
    points = arc_points((0.0, 0.0), radius, 0.0, math.tau, tolerance)
    points[-1] = points[0]
    run = _in_world(entity, shifted(points, centre.x, centre.y), centre.z)
    yield _made(entity, "area", run, curved=True, has_z=bool(centre.z))


def _arc(entity: Any, tolerance: float) -> Iterator[Piece]:
    centre, radius = entity.dxf.center, abs(entity.dxf.radius)
    start = math.radians(entity.dxf.start_angle)
    sweep = (math.radians(entity.dxf.end_angle) - start) % math.tau or math.tau
    run = shifted(arc_points((0.0, 0.0), radius, start, sweep, tolerance), centre.x, centre.y)
    yield _made(entity, "line", _in_world(entity, run, centre.z), curved=True, has_z=bool(centre.z))


def _ellipse(entity: Any, tolerance: float) -> Iterator[Piece]:
    centre, major = entity.dxf.center, entity.dxf.major_axis
    minor = entity.minor_axis
    start = entity.dxf.start_param
    sweep = (entity.dxf.end_param - start) % math.tau or math.tau
    whole = math.isclose(sweep, math.tau)
    large = max(math.hypot(*major.xyz), 1e-300)
    t = arc_points((0.0, 0.0), large, start, sweep, tolerance) / large  # cosines and sines, as dense as a circle's
    run = np.column_stack((t[:, 0] * major.x + t[:, 1] * minor.x, t[:, 0] * major.y + t[:, 1] * minor.y))
    if whole:
        run[-1] = run[0]
    yield _made(
        entity, "area" if whole else "line", shifted(run, centre.x, centre.y), curved=True, has_z=bool(centre.z)
    )


def _spline(entity: Any, tolerance: float) -> Iterator[Piece]:
    curve = entity.construction_tool()
    tolerance = _reachable(curve.control_points, tolerance)
    points = np.array([(p.x, p.y, p.z) for p in curve.flattening(tolerance, segments=4)], dtype=float).reshape(-1, 3)
    run = points[:, :2]
    closed = bool(entity.closed) or (len(run) > 2 and bool((run[0] == run[-1]).all()))
    if closed and len(run):
        run = np.vstack((run, run[:1])) if (run[0] != run[-1]).any() else run
    yield _made(entity, "area" if closed else "line", run, curved=True, has_z=bool(points[:, 2].any()))


def _reachable(frame: Any, tolerance: float) -> float:
    """A tolerance that halving a curve of this size again and again comes to. Raises ValueError for none."""
    corners = np.array([(p.x, p.y) for p in frame], dtype=float)
    size = float(np.ptp(corners, axis=0).max()) if len(corners) else 0.0
    if not np.isfinite(corners).all() or np.abs(corners).max(initial=0.0) > FARTHEST:
        raise ValueError(size)
    return max(tolerance, size * 1e-7)


def _hatch(entity: Any, tolerance: float) -> Iterator[Piece]:
    rings, curved = [], False
    for path in entity.paths:
        if hasattr(path, "vertices"):
            ring, has_arcs = bulged([tuple(v) for v in path.vertices], tolerance, closed=True)
        else:
            ring, has_arcs = _edges(path.edges, tolerance)
        curved |= has_arcs
        if len(ring) >= 3:
            ring = ring if (ring[0] == ring[-1]).all() else np.vstack((ring, ring[:1]))
            rings.append(_in_world(entity, ring, entity.dxf.elevation.z))
    if rings:
        yield _made(entity, "area", *rings, curved=curved, has_z=bool(entity.dxf.elevation.z))


def _edges(edges: Any, tolerance: float) -> tuple[Points, bool]:
    """The ring of a hatch that is given edge by edge; those are turned as needed to follow each other."""
    runs: list[Points] = []
    for edge in edges:
        run = _edge(edge, tolerance)
        if not len(run):
            continue
        if runs:
            last = runs[-1][-1]
            if np.hypot(*(run[-1] - last)) < np.hypot(*(run[0] - last)):
                run = run[::-1]
        runs.append(run)
    if len(runs) > 1 and np.hypot(*(runs[0][0] - runs[1][0])) < np.hypot(*(runs[0][-1] - runs[1][0])):
        runs[0] = runs[0][::-1]
    curved = any(edge.type.name != "LINE" for edge in edges)
    return (np.vstack(runs) if runs else np.empty((0, 2))), curved


def _edge(edge: Any, tolerance: float) -> Points:
    kind = edge.type.name
    if kind == "LINE":
        return np.array([tuple(edge.start)[:2], tuple(edge.end)[:2]], dtype=float)
    if kind == "ARC":
        start = math.radians(edge.start_angle)
        sweep = (math.radians(edge.end_angle) - start) % math.tau or math.tau
        points = arc_points((0.0, 0.0), abs(edge.radius), start, sweep, tolerance)
        return shifted(points, edge.center.x, edge.center.y)
    curve = edge.construction_tool()
    segments = {"segments": 4} if kind == "SPLINE" else {}
    if kind == "SPLINE":
        tolerance = _reachable(curve.control_points, tolerance)
    return np.array([(p.x, p.y) for p in curve.flattening(tolerance, **segments)], dtype=float).reshape(-1, 2)


def _face(entity: Any, _tolerance: float) -> Iterator[Piece]:
    """3DFACE in the order of its corners; SOLID and TRACE with the last two exchanged, as CAD draws them."""
    corners = [entity.dxf.get(f"vtx{at}") for at in range(4)]
    corners = [corner for corner in corners if corner is not None]
    if entity.dxftype() != "3DFACE" and len(corners) == 4:
        corners[2], corners[3] = corners[3], corners[2]
    points = np.array([(c.x, c.y) for c in (*corners, *corners[:1])], dtype=float).reshape(-1, 2)
    if entity.dxftype() != "3DFACE":
        points = _in_world(entity, points, corners[0].z if corners else 0.0)
    yield _made(entity, "area", points, has_z=any(corner.z for corner in corners))


def _point(entity: Any, _tolerance: float) -> Iterator[Piece]:
    at = entity.dxf.location
    yield _made(entity, "point", np.array([[at.x, at.y]]), has_z=bool(at.z))


def _text(entity: Any, _tolerance: float) -> Iterator[Piece]:
    text = " ".join(entity.plain_text().split())
    at = entity.dxf.insert
    if entity.dxf.get("halign", 0) in {1, 4} and entity.dxf.hasattr("align_point"):
        middle = np.array([entity.dxf.align_point.x, entity.dxf.align_point.y])
    else:
        middle = middle_of_text(at.x, at.y, entity.dxf.get("height", 0.0), entity.dxf.get("rotation", 0.0), text)
    if text:
        yield _made(entity, "text", _in_world(entity, middle.reshape(1, 2), at.z), text=text)


def middle_of_text(x: float, y: float, height: float, angle_deg: float, text: str) -> Points:
    """About where the middle of a text lies that begins at a point."""
    width = height * sum(0.6 if c < "\u2e80" else 1.0 for c in text)
    angle = math.radians(angle_deg)
    along = np.array([math.cos(angle), math.sin(angle)])
    return np.array([x, y]) + along * width / 2 + np.array([-along[1], along[0]]) * height / 2


def _mtext(entity: Any, _tolerance: float) -> Iterator[Piece]:
    text = " ".join(entity.plain_text().split())
    at, height = entity.dxf.insert, entity.dxf.get("char_height", 0.0)
    column, row = (entity.dxf.get("attachment_point", 1) - 1) % 3, (entity.dxf.get("attachment_point", 1) - 1) // 3
    width = height * sum(0.6 if c < "\u2e80" else 1.0 for c in text)
    angle = math.radians(entity.get_rotation())
    along = np.array([math.cos(angle), math.sin(angle)])
    middle = np.array([at.x, at.y]) + along * width * (1 - column) / 2
    middle = middle + np.array([-along[1], along[0]]) * height * (row - 1) / 2
    if text:
        yield _made(entity, "text", middle.reshape(1, 2), text=text)


_MAKERS: Mapping[str, Callable[[Any, float], Iterator[Piece]]] = {
    "LWPOLYLINE": _lwpolyline, "POLYLINE": _polyline, "LINE": _line, "CIRCLE": _circle, "ARC": _arc,
    "ELLIPSE": _ellipse, "SPLINE": _spline, "HELIX": _spline, "HATCH": _hatch, "MPOLYGON": _hatch, "3DFACE": _face,
    "SOLID": _face, "TRACE": _face, "POINT": _point, "TEXT": _text, "ATTRIB": _text, "MTEXT": _mtext,
}  # fmt: skip
