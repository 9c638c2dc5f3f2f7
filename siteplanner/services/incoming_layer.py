"""One layer of a map on its way into a plan: its system, its shapes, its columns, and the report of all that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core import frames, schema
from siteplanner.core.control_fit import ControlFit
from siteplanner.core.coordinates import (
    LONLAT,
    Box,
    box_of,
    crs_text,
    lonlat_boxes,
    parse_crs,
    reproject,
    shift_unknown,
    transformer,
)
from siteplanner.core.errors import InputError
from siteplanner.core.field_mapping import FieldChoice, Proposal, as_text, propose
from siteplanner.core.field_values import ids_for, mapped_values, other_columns
from siteplanner.core.geometry_repair import GAP_CLOSED, RING_CLOSED, UNREADABLE, mend, same_shapes, screen
from siteplanner.core.ground_area import ellipsoidal_area_sum_m2
from siteplanner.core.hairline_gaps import hairline_gaps
from siteplanner.core.home_county import outside_home
from siteplanner.core.import_report import LayerReport, Note, RowIssue
from siteplanner.core.map_placement import MapPlacement, axes_exchanged
from siteplanner.core.reading_choices import AS_FOUND, ReadingChoices
from siteplanner.core.repairs import AS_USUAL, Repairs
from siteplanner.core.rules.rule import GAP_TOLERANCE_M
from siteplanner.core.schema import Layer
from siteplanner.core.site import Geometries, Site, shapes_of
from siteplanner.core.stray_shapes import FAR_KM, stray_shapes
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import beside
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.reading_process import read_layer
from siteplanner.services.map_system import settled_crs, typical_bounds

ROW_LINES_MAX = 100
"""Lines of one kind about rows that were kept; beyond it one warning tells how many there are."""

OWN_PLANE = "local"
"""The system of a map that only control points place, in reports."""
NO_USABLE_ROW = QT_TRANSLATE_NOOP(
    "errors", "None of the {rows} rows of {source} can be used as {role}. Row {row}: {reason}"
)
SHIFT_UNKNOWN = QT_TRANSLATE_NOOP(
    "import",
    "The shift from {source} to {target} is not known: positions may be off by tens of metres. Have the map "
    "transformed with local control points before you rely on it.",
)
FAR_AWAY = QT_TRANSLATE_NOOP("import", "The layer lies {km:.0f} km from the parcels: check its coordinate system.")
ROW_FAR_FROM_PARCELS = QT_TRANSLATE_NOOP(
    "import", "The shape lies {km:,.0f} km from the parcels: check its coordinates."
)
ROW_FAR_FROM_OTHERS = QT_TRANSLATE_NOOP(
    "import", "The shape lies {km:,.0f} km from the middle of the others: check its coordinates."
)
GAPS_CLOSED = QT_TRANSLATE_NOOP(
    "import",
    "{parcels} parcels have gaps narrower than {gap_cm:g} cm to their neighbours. The checks close them and count "
    "{area_m2:.2f} m² as land; the map itself is left as it is.",
)
HEIGHTS_DROPPED = QT_TRANSLATE_NOOP("import", "Heights (Z) of the shape were dropped.")
MEASURES_DROPPED = QT_TRANSLATE_NOOP("import", "Measures (M) of the shape were dropped.")
ARCS_STRAIGHTENED = QT_TRANSLATE_NOOP("import", "Arcs of the shape were replaced by short straight pieces.")
SAME_SHAPE = QT_TRANSLATE_NOOP("import", "The same shape as in row {other}: the area counts twice.")
SAME_SHAPE_LEFT_OUT = QT_TRANSLATE_NOOP("import", "The same shape as in row {other}, left out as was chosen.")
OPEN_LEFT_OUT = QT_TRANSLATE_NOOP("import", "A ring of the shape is not closed; it was left out as was chosen.")
MANY_ROWS = QT_TRANSLATE_NOOP("import", "{rows} rows, row {row} the first: {reason}")


@dataclass(frozen=True)
class Incoming:
    """A layer with its system settled and its shapes screened, in that system. ``notes`` are about rows, ``repairs``
    what is done with shapes that are not sound, ``placement`` how the file's figures became places; what of it is to be
    told is in ``placed``."""

    role: str
    raw: RawLayer
    placement: MapPlacement
    shapes: Geometries
    notes: tuple[Note, ...]
    warnings: tuple[Message, ...]
    repairs: Repairs = AS_USUAL
    placed: tuple[Message, ...] = ()

    @property
    def crs(self) -> CRS:
        """The system the shapes are in."""
        return self.placement.crs

    @property
    def source_crs(self) -> str:
        """The system in which the file's figures were taken, as text."""
        return OWN_PLANE if self.placement.source is None else crs_text(self.placement.source)

    @property
    def rows(self) -> np.ndarray:
        """Row numbers, from 1, of the shapes that can be used so far."""
        return np.flatnonzero(shapely.get_type_id(self.shapes) != -1) + 1

    @property
    def usable(self) -> Geometries:
        usable: Geometries = self.shapes[self.rows - 1]
        return usable


@dataclass(frozen=True)
class Arrived:
    """A layer in the plan's system: the rows kept, their numbers in the file (from 1), and the report."""

    frame: gpd.GeoDataFrame
    rows: np.ndarray
    report: LayerReport


def read_incoming(role: str, source: MapSource, told: CRS | None, choices: ReadingChoices = AS_FOUND) -> Incoming:
    """Read a layer for a role as ``choices`` say; settle its system: ``told``, else what the file says if that can be.

    Raises InputError for a file or layer that cannot be used, CrsNeededError with ranked guesses where the system is
    missing or cannot be right.
    """
    raw = read_layer(source, role, choices.encoding)
    shapes, notes = screen(raw.geometries, schema.layer(role).geometry)
    unreadable: list[Note] = [
        (row, "refused", UNREADABLE()) if raw.unreadable[row] else (row, action, raw.refused.get(row, why))
        for row, action, why in notes
    ]
    own = [note for note in raw.notes if shapes[note[0]] is not None]
    said = [*unreadable, *own, *_simplified(raw, shapes)]
    if choices.repairs.leave_out("rings"):
        said = _without_open(shapes, said)
    incoming = Incoming(role, raw, MapPlacement(LONLAT), shapes, tuple(said), raw.warnings, choices.repairs)
    _require_usable(incoming, shapes, said)
    return _as_placed(incoming, source, told, choices)


def _as_placed(incoming: Incoming, source: MapSource, told: CRS | None, choices: ReadingChoices) -> Incoming:
    """The layer with its system settled, and placed as was told."""
    as_they_stand = incoming.shapes
    if choices.swap_axes:
        incoming = replace(incoming, shapes=axes_exchanged(as_they_stand))
    shift = choices.shift
    if told is None and incoming.raw.crs is None and shift is not None and isinstance(shift.method, ControlFit):
        settled, crs = incoming, parse_crs(shift.source) if shift.source else None
    else:
        found = settled_crs(incoming.role, incoming.raw, incoming.usable, source, told, exchanged=choices.swap_axes)
        settled, crs = replace(incoming, warnings=(*incoming.warnings, *found.warnings)), found.crs
    placement = MapPlacement(crs, choices.swap_axes, choices.offset, shift)
    usable = as_they_stand[incoming.rows - 1]
    placement.require_possible(usable)
    placed = placement.warnings(usable)
    return replace(settled, placement=placement, shapes=placement.of(as_they_stand), placed=placed)


def rings_closed(note: Note) -> bool:
    """Whether a note says that an open ring was closed."""
    values = (note[2], *note[2].values.values())
    return any(isinstance(said, Message) and said.template in (RING_CLOSED, GAP_CLOSED) for said in values)


def _without_open(shapes: Geometries, notes: Sequence[Note]) -> list[Note]:
    """Notes on the rows once those whose rings were open are refused; ``shapes`` lose them."""
    opened = {note[0] for note in notes if rings_closed(note) and shapes[note[0]] is not None}
    shapes[list(opened)] = None
    kept = [note for note in notes if note[0] not in opened]
    return [*kept, *((row, "refused", OPEN_LEFT_OUT()) for row in sorted(opened))]


def _require_usable(incoming: Incoming, shapes: Geometries, notes: Iterable[Note]) -> None:
    if (shapely.get_type_id(shapes) == -1).all():
        row, _, reason = min((n for n in notes if n[1] == "refused"), key=lambda note: note[0])
        raise InputError(
            NO_USABLE_ROW,
            rows=len(shapes),
            source=incoming.raw.source,
            role=schema.layer(incoming.role).label,
            row=row + 1,
            reason=reason,
        )


def _simplified(raw: RawLayer, shapes: Geometries) -> list[Note]:
    kept = shapely.get_type_id(shapes) != -1
    notes: list[Note] = []
    for marked, why in ((shapely.has_z(raw.geometries), HEIGHTS_DROPPED), (raw.curved, ARCS_STRAIGHTENED)):
        notes += [(int(row), "simplified", why()) for row in np.flatnonzero(marked & kept)]
    if raw.measured:
        notes += [(int(row), "simplified", MEASURES_DROPPED()) for row in np.flatnonzero(kept)]
    notes += [(int(row), "repaired", RING_CLOSED()) for row in np.flatnonzero(raw.closed & kept)]
    return notes


def arrive(
    incoming: Incoming,
    plan_crs: CRS,
    chosen: Iterable[FieldChoice] = (),
    taken: Collection[str] = (),
    parcels_box: Box | None = None,
) -> Arrived:
    """Bring a layer into the plan's system, mend its shapes, map its columns, give ids, and report.

    ``taken`` are ids in use already; ``parcels_box`` is where the parcels lie (min x, min y, max x, max y, metres).
    Raises InputError where no row is left, or for a field that is not there.
    """
    of = schema.layer(incoming.role)
    moved = placed_shapes(incoming, incoming.shapes, plan_crs)
    shapes, mended = mend(moved, of.geometry, repair=not incoming.repairs.leave_out("invalid"))
    notes = [*incoming.notes, *mended]
    if incoming.repairs.leave_out("duplicates"):
        notes += _without_duplicates(shapes)
    _require_usable(incoming, shapes, notes)
    rows = np.flatnonzero(shapely.get_type_id(shapes) != -1)
    kept = shapes[rows]
    areas = shapely.area(kept)
    with beside(_closed, of, kept) as closed:
        table = incoming.raw.table.iloc[rows].reset_index(drop=True)
        proposal = propose(table, of, incoming.raw.name, chosen)
        values, value_notes, value_warnings = mapped_values(table, proposal, of, areas)
        id_source = proposal.columns.get(of.index)
        ids, id_notes = ids_for(table[id_source] if id_source else None, of, len(rows), taken)
        used = {source for target, source in proposal.columns.items() if target in values or target == of.index}
        frame = pd.concat([values, other_columns(table, used, of)], axis=1)
        frame[of.index] = ids
        frame["geometry"] = kept
        notes += [(int(rows[row]), action, why) for row, action, why in (*value_notes, *id_notes)]
        notes += [(int(rows[row]), "noted", SAME_SHAPE(other=int(rows[first]) + 1)) for row, first in same_shapes(kept)]
        notes += [(int(rows[row]), "noted", why) for row, why in _strays(kept, parcels_box)]
        issues, summed = _issues(incoming, notes, dict(zip(rows.tolist(), ids, strict=True)), id_source, plan_crs)
        placed = [*incoming.placed, *_placed(incoming.crs, plan_crs, kept, parcels_box)]
        conformed = frames.conform(frame, of, plan_crs)
        area_ellipsoidal_m2 = ellipsoidal_area_sum_m2(kept, areas, plan_crs) if areas.any() else 0.0
        warnings = [*incoming.warnings, *placed, *value_warnings, *closed(), *summed]
    return Arrived(
        conformed,
        rows + 1,
        LayerReport(
            role=incoming.role,
            source=incoming.raw.source,
            source_crs=incoming.source_crs,
            placement=incoming.placement.to_json(),
            encoding=incoming.raw.encoding,
            mapping=_mapping(proposal, used, of),
            read=len(shapes),
            kept=len(rows),
            repaired=len({row for row, action, _ in notes if action == "repaired"} & set(rows.tolist())),
            refused=len(shapes) - len(rows),
            area_m2=float(areas.sum()),
            area_ellipsoidal_m2=area_ellipsoidal_m2,
            warnings=tuple(warnings),
            issues=issues,
        ),
    )


def parcels_box(site: Site) -> Box | None:
    """Where the parcels of a site lie; None without any."""
    shapes = shapes_of(site.parcels)
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    return None if np.isnan(west) else (west, south, east, north)


def placed_shapes(incoming: Incoming, shapes: Geometries, target: CRS) -> Geometries:
    """Shapes of the layer's system in another one, as they come in and as they are shown before."""
    return reproject(shapes, incoming.crs, target)


def _without_duplicates(shapes: Geometries) -> list[Note]:
    """Refusals of the rows that have the very shape of an earlier one; ``shapes`` lose them."""
    rows = np.flatnonzero(shapely.get_type_id(shapes) != -1)
    pairs = [(int(rows[later]), int(rows[first])) for later, first in same_shapes(shapes[rows])]
    shapes[[later for later, _ in pairs]] = None
    return [(later, "refused", SAME_SHAPE_LEFT_OUT(other=first + 1)) for later, first in pairs]


def _closed(of: Layer, shapes: Geometries) -> list[Message]:
    """What the checks will close between the parcels."""
    found = hairline_gaps(shapes, GAP_TOLERANCE_M, sound=True) if of is schema.PARCELS else None
    if found is None or not found.areas:
        return []
    return [GAPS_CLOSED(parcels=found.areas, gap_cm=GAP_TOLERANCE_M * 100, area_m2=found.closed_m2)]


def _mapping(proposal: Proposal, used: Collection[str], of: Layer) -> dict[str, str]:
    columns = {target: source for target, source in proposal.columns.items() if source in used}
    return replace(proposal, columns=columns).described(of)


def _placed(source: CRS, target: CRS, kept: Geometries, parcels_box: Box | None) -> list[Message]:
    """What is to be said of where the layer came to lie."""
    warnings = []
    if shift_unknown(source, target):
        warnings.append(SHIFT_UNKNOWN(source=crs_text(source), target=crs_text(target)))
    if parcels_box is not None:
        km = _whole_layer_km(kept, parcels_box)
        if km > FAR_KM:
            return [*warnings, FAR_AWAY(km=km)]
    if (question := _outside_home(target, kept, parcels_box)) is not None:
        warnings.append(question)
    return warnings


def _whole_layer_km(shapes: Geometries, parcels_box: Box) -> float:
    return float(shapely.distance(shapely.box(*parcels_box), shapely.box(*shapely.total_bounds(shapes)))) / 1000.0


def _strays(shapes: Geometries, parcels_box: Box | None) -> Iterator[tuple[int, Message]]:
    """What is said of single rows that lie far off, where it is not said of the layer."""
    if parcels_box is None:
        if len(shapes) > 2:  # of two it cannot be told which is astray
            yield from ((row, ROW_FAR_FROM_OTHERS(km=km)) for row, km in stray_shapes(shapes))
    elif _whole_layer_km(shapes, parcels_box) <= FAR_KM:
        yield from ((row, ROW_FAR_FROM_PARCELS(km=km)) for row, km in stray_shapes(shapes, parcels_box))


def _outside_home(crs: CRS, kept: Geometries, parcels_box: Box | None) -> Message | None:
    """The question whether a layer outside the county belongs there; not asked again where the parcels lie there."""
    box = lonlat_boxes(np.array([shapely.box(*typical_bounds(kept))], dtype=object), crs)[0]
    if not np.isfinite(box).all():
        return None
    if parcels_box is not None:
        parcels = lonlat_boxes(np.array([shapely.box(*parcels_box)], dtype=object), crs)[0]
        if outside_home(box_of(parcels[np.newaxis])) is not None:
            return None
    return outside_home(box_of(box[np.newaxis]))


def _issues(
    incoming: Incoming, notes: Sequence[Note], ids: dict[int, str], id_source: str | None, plan_crs: CRS
) -> tuple[tuple[RowIssue, ...], list[Message]]:
    """The report's lines, in the order of the rows; what too many kept rows have in common becomes one warning."""
    groups: dict[tuple[str, str, str], list[Note]] = {}
    for note in notes:
        key = (note[1], note[2].template.text, str(note[2].values.get("source", "")))
        groups.setdefault(key, []).append(note)
    listed: list[Note] = []
    summed: list[Message] = []
    for (action, _, _), same in groups.items():
        if len(same) > ROW_LINES_MAX and action in {"simplified", "noted", "blanked", "generated"}:
            summed.append(MANY_ROWS(rows=len(same), row=same[0][0] + 1, reason=same[0][2]))
        else:
            listed += same
    listed.sort(key=lambda note: note[0])
    places = _places(incoming, [row for row, _, _ in listed], plan_crs)
    given = as_text(incoming.raw.table[id_source]) if id_source and listed else None
    lines = []
    for (row, action, why), place in zip(listed, places, strict=True):
        own = None if given is None or not isinstance(given.iloc[row], str) else given.iloc[row]
        lines.append(RowIssue(row + 1, ids.get(row, own), action, why, place))
    return tuple(lines), summed


@np.errstate(invalid="ignore")
def _places(incoming: Incoming, rows: list[int], plan_crs: CRS) -> list[tuple[float, float] | None]:
    """Where rows lie, east and north in the plan's system, from the middle of their boxes; None where nowhere."""
    if not rows:
        return []
    boxes = shapely.bounds(incoming.raw.geometries[rows])
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    placed = incoming.placement.of_points(np.column_stack([x, y]))
    east, north = transformer(incoming.crs, plan_crs).transform(*placed.T)
    return [(float(e), float(n)) if np.isfinite([e, n]).all() else None for e, n in zip(east, north, strict=True)]
