"""Features of a GeoJSON text as rows: shape, attributes, id and what is said of them, batch after batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely

from siteplanner.core.import_report import Note
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.geojson_in.bounding_boxes import bbox_fault
from siteplanner.files.geojson_in.columns import Columns
from siteplanner.files.geojson_in.items import loads, members, strictly, unfolded
from siteplanner.files.geojson_in.outline import Inner, Outline
from siteplanner.files.geojson_in.places import Lines, Remark, short, told
from siteplanner.files.geojson_in.plain_shapes import plain_shapes
from siteplanner.files.geojson_in.scanning import Scan
from siteplanner.files.geojson_in.shapes import COLLECTION, DEPTHS, NO_MEMBER, OTHER_CASE, STRAY_MEMBER, read_shape

BATCH_ROWS = 4096
PIECE_BYTES = 1 << 22

NO_FEATURE = QT_TRANSLATE_NOOP("import", "“{found}” stands where a feature is needed.")
NO_FEATURE_TYPE = QT_TRANSLATE_NOOP("import", "a feature must be of the type Feature, not “{found}”.")
BARE = QT_TRANSLATE_NOOP("import", "a geometry stands where a feature is needed; it was taken without attributes.")
UNFOLDED = QT_TRANSLATE_NOOP("import", "the feature stood in a collection within the collection.")
NO_ID = QT_TRANSLATE_NOOP("import", "an id must be text or a number, not “{found}”; it was left out.")
NO_PROPERTIES = QT_TRANSLATE_NOOP("import", "the feature has no member “properties”: it has no attributes.")
ODD_PROPERTIES = QT_TRANSLATE_NOOP("import", "“{found}” are no attributes; the feature has none.")

_PLAIN = frozenset({"type", "geometry", "properties", "id"})
_STRAY = ("coordinates", "geometries", "features", "crs")
_GEOMETRIES = {name.casefold() for name in (*DEPTHS, COLLECTION)}


class UntrustedError(Exception):
    """From ``byte`` on, several features run into each other: which they are cannot be told."""

    def __init__(self, byte: int) -> None:
        super().__init__(byte)
        self.byte = byte


@dataclass
class Rows:
    """What was read: everything has one entry a feature, but for ``remarks``, ``pointers`` and ``doubtful``: the
    rows whose rings may run the wrong way round."""

    columns: Columns = field(default_factory=Columns)
    geometries: list[Geometries] = field(default_factory=list)
    ids: list[Any] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)
    remarks: list[tuple[int, Remark]] = field(default_factory=list)
    pointers: dict[int, str] = field(default_factory=dict)
    doubtful: list[int] = field(default_factory=list)
    collection: bool = True

    def notes(self, lines: Lines) -> tuple[list[Note], dict[int, Message]]:
        """Notes about rows, and why those without a shape have none."""
        notes: list[Note] = []
        refused: dict[int, Message] = {}
        for row, remark in self.remarks:
            said = told(remark, self.pointer(row), self.ids[row], self.bytes[row], lines)
            if remark.action == "refused":
                refused.setdefault(row, said)
            else:
                notes.append((row, remark.action, said))
        return notes, refused

    def pointer(self, row: int) -> str:
        return self.pointers.get(row, f"/features/{row}" if self.collection else "")


class _Item(NamedTuple):
    """One feature as parsed, and where it begins; ``pointer`` None: that of its row."""

    value: Any
    byte: int
    pointer: str | None = None
    remarks: tuple[Remark, ...] = ()


def read_features(path: Path, found: Scan, whole: Outline) -> Rows:
    """All features of the text, in their order."""
    rows = Rows(collection=not (found.lines or whole.single))
    for batch in _batches(path, found, whole):
        _add(rows, batch)
    return rows


def _batches(path: Path, found: Scan, whole: Outline) -> Iterator[list[_Item]]:
    if whole.single:
        yield _single(path)
        return
    batch: list[_Item] = []
    last = 0
    for row, (inner, begin, colons, text) in enumerate(_texts(path, found, whole)):
        if text:
            last = begin + len(text)
            batch += _items(text, colons, begin, row, found.lines)
        else:
            batch.append(_Item(None, last, None, (Remark("refused", "", NO_FEATURE(found=short(inner))),)))
        if len(batch) >= BATCH_ROWS:
            yield batch
            batch = []
    yield batch


def _texts(path: Path, found: Scan, whole: Outline) -> Iterator[tuple[object, int, int, bytes]]:
    """What stands in each row's place; of those that are objects where they begin, their colons, and their text."""
    begins, ends, colons = found.begins.tolist(), found.ends.tolist(), found.colons.tolist()
    piece, start, stop = b"", 0, 0
    with path.open("rb") as file:
        for inner in whole.rows:
            if not isinstance(inner, Inner):
                yield inner, 0, 0, b""
                continue
            begin, end = begins[inner.number], ends[inner.number]
            if not start <= begin <= end <= stop:
                file.seek(begin)
                piece, start = file.read(max(end - begin, PIECE_BYTES)), begin
                stop = start + len(piece)
            yield inner, begin, colons[inner.number], piece[begin - start : end - start]


def _single(path: Path) -> list[_Item]:
    text = path.read_bytes().removeprefix(b"\xef\xbb\xbf").strip(b" \t\r\n\x1e")
    value, remarks = strictly(text)
    return [_Item(value, 0, None, tuple(remarks))]


def _items(text: bytes, colons: int, byte: int, row: int, lines: bool) -> Iterable[_Item]:
    """The feature of a text; its colons tell whether a member was written twice."""
    value, remarks = loads(text)
    if value is None:
        if text.count(b'"Feature"') > 1:
            raise UntrustedError(byte)
        return (_Item(None, byte, None, tuple(remarks)),)
    if not remarks and colons != _quick_members(value) and colons != members(value):
        value, remarks = strictly(text)
    if not isinstance(value, dict) or value.get("type") != "FeatureCollection":
        return (_Item(value, byte, None, tuple(remarks)),)
    own = () if lines else (Remark("noted", "", UNFOLDED()),)
    features = unfolded(value, "" if lines else f"/features/{row}")
    return [_Item(feature, byte, place, (*remarks, *own)) for feature, place in features]


def _quick_members(feature: dict[str, Any]) -> int:
    """The members of a feature without objects in its attributes."""
    count = len(feature)
    for name in ("properties", "geometry"):
        value = feature.get(name)
        if isinstance(value, dict):
            count += len(value)
    return count


def _add(rows: Rows, batch: Sequence[_Item]) -> None:
    first = len(rows.ids)
    values = [item.value if isinstance(item.value, dict) else {} for item in batch]
    rows.ids += [_id(value["id"]) if "id" in value else None for value in values]
    rows.bytes += [item.byte for item in batch]
    for at, item in enumerate(batch):
        if item.remarks:
            rows.remarks += [(first + at, remark) for remark in item.remarks]
        if item.pointer is not None:
            rows.pointers[first + at] = item.pointer
    properties = [value.get("properties") for value in values]
    rows.columns.add([value if isinstance(value, dict) else {} for value in properties])
    rows.geometries.append(_shapes(rows, first, batch))


def _id(given: Any) -> str | int | float | None:
    return given if isinstance(given, str | int | float) and not isinstance(given, bool) else None


def _shapes(rows: Rows, first: int, batch: Sequence[_Item]) -> Geometries:
    """The shapes (n,) of a batch: what is plain together, the rest one by one."""
    shapes = np.full(len(batch), None, dtype=object)
    left = np.ones(len(batch), dtype=bool)
    for kind, places in _by_kind(batch).items():
        made = plain_shapes(kind, [batch[at].value["geometry"]["coordinates"] for at in places])
        if made is not None:
            shapes[places], left[places] = made[0], False
            rows.doubtful += [first + places[at] for at in made[1].tolist()]
    for at in np.flatnonzero(left).tolist():
        item = batch[at]
        if any(remark.action == "refused" for remark in item.remarks):
            continue
        shapes[at], remarks = read_feature(item.value, inside=rows.collection)
        rows.doubtful.append(first + at)
        rows.remarks += [(first + at, remark) for remark in remarks]
    return shapes


def _by_kind(batch: Sequence[_Item]) -> dict[str, list[int]]:
    """The features that have nothing but what a feature must have, by their type of geometry."""
    kinds: dict[str, list[int]] = {}
    for at, item in enumerate(batch):
        feature = item.value
        if not (isinstance(feature, dict) and feature.keys() <= _PLAIN and feature.get("type") == "Feature"):
            continue
        geometry = feature.get("geometry")
        if not (isinstance(geometry, dict) and len(geometry) == 2 and "coordinates" in geometry):
            continue
        if not isinstance(feature.get("properties"), dict) or isinstance(feature.get("id"), bool | list | dict):
            continue
        kind = geometry.get("type")
        if isinstance(kind, str) and kind in DEPTHS:
            kinds.setdefault(kind, []).append(at)
    return kinds


def read_feature(feature: Any, inside: bool) -> tuple[shapely.Geometry | None, list[Remark]]:
    """The shape of one feature, or of a bare geometry; ``inside`` a collection that must hold features only."""
    if not isinstance(feature, dict):
        return None, [Remark("refused", "", NO_FEATURE(found=short(feature)))]
    kind = feature.get("type")
    folded = kind.casefold() if isinstance(kind, str) else ""
    if folded in _GEOMETRIES:
        shape, remarks = read_shape(feature, "")
        return shape, [*([Remark("noted", "", BARE())] if inside else []), *remarks, *_bbox(feature, "")]
    if folded != "feature":
        return None, [Remark("refused", "/type", NO_FEATURE_TYPE(found=short(kind)))]
    remarks = _around(feature, inside)
    if "geometry" not in feature:
        return None, [*remarks, Remark("refused", "", NO_MEMBER(type="Feature", name="geometry"))]
    geometry = feature["geometry"]
    if geometry is None:
        return None, remarks
    shape, said = read_shape(geometry, "/geometry")
    return shape, [*remarks, *said, *_bbox(geometry, "/geometry")]


def _around(feature: dict[str, Any], inside: bool) -> list[Remark]:
    """What is to be said of the members around the geometry."""
    found = []
    if feature["type"] != "Feature":
        found.append(Remark("noted", "/type", OTHER_CASE(found=short(feature["type"]), meant="Feature")))
    if isinstance(given := feature.get("id"), bool | list | dict):
        found.append(Remark("noted", "/id", NO_ID(found=short(given))))
    if "properties" not in feature:
        found.append(Remark("noted", "", NO_PROPERTIES()))
    elif not isinstance(given := feature["properties"], dict | None):
        found.append(Remark("noted", "/properties", ODD_PROPERTIES(found=short(given))))
    stray = [name for name in _STRAY if name in feature and (inside or name != "crs")]
    found += [Remark("noted", f"/{name}", STRAY_MEMBER(name=name, type="Feature")) for name in stray]
    return [*found, *_bbox(feature, "")]


def _bbox(value: Any, pointer: str) -> list[Remark]:
    if not isinstance(value, dict) or "bbox" not in value:
        return []
    fault = bbox_fault(value["bbox"])
    return [Remark("noted", f"{pointer}/bbox", fault)] if fault is not None else []
