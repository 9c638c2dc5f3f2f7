"""Taking a file of boundary points apart: its properties, its parcels, and what of a parcel cannot be read, by line."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.boundary_points.text_header import TextHeader
from siteplanner.files.boundary_points.text_lines import TextLines

BAD_POINT = QT_TRANSLATE_NOOP(
    "import", "Line {line} is no boundary point: “{text}”. It should read label,ring,X,Y such as J1,1,4174554.332,…"
)
BAD_PARCEL = QT_TRANSLATE_NOOP(
    "import",
    "Line {line} is no parcel: “{text}”. It should hold points, area, number, name, shape, sheet, use, code, @.",
)
CUT_OFF = QT_TRANSLATE_NOOP(
    "import", "Line {line}, the last of the file, seems cut off: “{text}” has fewer decimals than the points before it."
)
HEIGHTS_LEFT = QT_TRANSLATE_NOOP("import", "Heights (Z) of the points were dropped.")

COLUMNS = ("地块编号", "地块名称", "图形属性", "图幅号", "用途", "地类编码")
"""The fields of a parcel's line after the number of points and the area."""
LEAST_FIELDS = 7
"""A line with so many fields is that of a parcel, whether it ends with @ or not."""
_SHOWN = 60

_SECTION = re.compile(r"\s*[\[【［](.+?)[\]】］]\s*")
_KEY = re.compile(r"([^=＝:：,，]+)[=＝:：](.*)")
_LABEL = re.compile(r"[A-Za-z]*\d+(?:[-_.]\d+)*")
_AS_THE_FORMAT_SAYS = re.compile(r"([Jj]?[0-9]+),([0-9]{1,6}),([0-9]{1,9}(?:\.[0-9]*)?),([0-9]{1,9}(?:\.[0-9]*)?)\s*")
"""Almost every line of almost every file; the rest is looked at closer."""
_LAST_DECIMALS = re.compile(r"\d\.(\d*)\D*$")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d{1,2})?")


@dataclass(frozen=True, slots=True)
class PointLine:
    """``first`` and ``second`` as they stand: X (north) and Y (east) where the file keeps to the format; ``ring`` ''
    where the line has only three fields."""

    line: int
    label: str
    ring: str
    first: float
    second: float


@dataclass
class TextParcel:
    """``fields`` are those of its line, '' where it has none; ``problem`` says why it cannot be used."""

    line: int
    fields: tuple[str, ...] = ()
    points: list[PointLine] = field(default_factory=list)
    problem: Message | None = None
    heights: bool = False

    @property
    def stated_points(self) -> int | None:
        return int(self.fields[0]) if self.fields and re.fullmatch(r"\d{1,9}", self.fields[0]) else None

    @property
    def stated_area(self) -> float | None:
        """As it stands, whatever its unit; None where it is no number."""
        text = self.fields[1] if len(self.fields) > 1 else ""
        found = _NUMBER.match(text)
        return float(found.group()) if found else None

    def add(self, point: PointLine, line: str) -> None:
        """A point; in a parcel either all lines tell their ring, or none does."""
        if self.points and (point.ring == "") != (self.points[0].ring == ""):
            self.problem = self.problem or BAD_POINT(line=point.line, text=_short(line))
        self.points.append(point)

    def text(self, place: int) -> str:
        """The field at ``place`` after the area, '' where there is none."""
        return self.fields[place + 2] if place + 2 < len(self.fields) else ""


@dataclass(frozen=True)
class TextContent:
    """``strays`` are lines between the parts of the file that are nothing known: number and text."""

    header: TextHeader
    parcels: tuple[TextParcel, ...]
    strays: tuple[tuple[int, str], ...]
    has_section: bool


def take_apart(text: TextLines) -> TextContent:
    """Every line is a property, a parcel's, a point's, or told of."""
    values: dict[str, str] = {}
    parcels: list[TextParcel] = []
    strays: list[tuple[int, str]] = []
    section: str | None = None
    in_parcels = False
    for number, line in enumerate(text.lines, start=1):
        if not line.strip():
            continue
        if (found := _SECTION.fullmatch(line)) and not _is_parcel(line):
            section = found.group(1).strip()
            in_parcels = "坐标" in section
            continue
        if section is not None and not in_parcels and not _begins_parcels(line):
            if (key := _KEY.fullmatch(line)) and (name := key.group(1).strip()):
                values[unicodedata.normalize("NFKC", name).replace(" ", "")] = key.group(2).strip()
            continue
        _take(number, line, parcels, strays)
    if parcels and not text.ended:
        _doubt_last(text, parcels)
    return TextContent(TextHeader(values), tuple(parcels), tuple(strays), section is not None)


def looks_like_boundary_points(text: TextLines, lines: int = 200) -> bool:
    """Whether a text file is one: by its section, or by its first lines."""
    head = text.lines[:lines]
    return any("地块坐标" in line or _is_parcel(line) for line in head) or (
        sum(_point(0, line)[0] is not None for line in head if line.strip()) >= 3
    )


def _take(number: int, line: str, parcels: list[TextParcel], strays: list[tuple[int, str]]) -> None:
    if parcels and (plain := _AS_THE_FORMAT_SAYS.fullmatch(line)):
        label, ring, first, second = plain.groups()
        parcels[-1].add(PointLine(number, label, ring, float(first), float(second)), line)
        return
    if _is_parcel(line):
        parcels.append(TextParcel(number, _parcel_fields(line)))
        return
    point, height = _point(number, line)
    if point is not None:
        if not parcels:
            parcels.append(TextParcel(number))
        parcels[-1].add(point, line)
        parcels[-1].heights |= height
    elif _is_broken_parcel(line):
        problem = BAD_PARCEL(line=number, text=_short(line))
        parcels.append(TextParcel(number, _parcel_fields(line), problem=problem))
    elif parcels:
        parcels[-1].problem = parcels[-1].problem or BAD_POINT(line=number, text=_short(line))
    else:
        strays.append((number, _short(line)))


def _is_parcel(line: str) -> bool:
    """A parcel's line ends with @; without it, it has more fields than a point."""
    marked = line.rstrip().rstrip(",，;；").rstrip().endswith(("@", "＠"))
    return (marked and len(_fields(line)) >= 3) or len(_fields(line)) >= LEAST_FIELDS


def _begins_parcels(line: str) -> bool:
    """Whether parcels begin although their section has no heading."""
    return _is_parcel(line) and "=" not in line and "＝" not in line


def _is_broken_parcel(line: str) -> bool:
    """Whether what is neither rather was a parcel: its second field is an area, or it has more words than a point."""
    fields = _fields(line)
    if re.match(r"\s*[Jj]\d", line):
        return False
    has_area = len(fields) > 1 and re.fullmatch(r"\d+\.\d+", fields[1]) is not None
    return len(fields) >= 3 and (has_area or len(fields) > 5)


def _parcel_fields(line: str) -> tuple[str, ...]:
    """The fields without the @. Only where there are too few ASCII commas do the full-width ones divide."""
    fields = [f.strip() for f in line.strip().split(",")]
    if len(fields) < LEAST_FIELDS:
        fields = _fields(line)
    while fields and fields[-1] in ("", "@", "＠") and len(fields) > 2:
        last = fields.pop()
        if last:
            break
    else:
        fields[-1] = fields[-1].rstrip("@＠").strip()
    return tuple(fields)


def _fields(line: str) -> list[str]:
    return [f.strip() for f in re.split(r"[,，\t;；]", line.strip())]


def _point(number: int, line: str) -> tuple[PointLine | None, bool]:
    """The point of a line, and whether it had a height as well."""
    parts = unicodedata.normalize("NFKC", line).strip().rstrip(",;").split(",")
    plain = ",".join(part.strip() for part in parts)
    fields = re.split(r"[,\t;]" if re.search(r"[,\t;]", plain) else r"\s+", plain)
    fields = [f.strip() for f in fields]
    if len(fields) == 3:
        fields.insert(1, "")  # some leave the ring out
    if len(fields) not in (4, 5) or not _LABEL.fullmatch(fields[0]) or not re.fullmatch(r"\d{0,6}", fields[1]):
        return None, False
    if not all(_NUMBER.fullmatch(f) for f in fields[2:]):
        return None, False
    first, second = float(fields[2]), float(fields[3])
    if not (math.isfinite(first) and math.isfinite(second)):
        return None, False
    return PointLine(number, fields[0], fields[1], first, second), len(fields) == 5


def _doubt_last(text: TextLines, parcels: list[TextParcel]) -> None:
    """A file that ends amid a number: its last point closes no ring and has fewer decimals than each of its parcel."""
    last = parcels[-1]
    if len(last.points) < 2 or last.points[-1].line != len(text.lines):
        return
    *others, end = last.points
    if any((point.first, point.second) == (end.first, end.second) for point in others):
        return
    if _decimals(text.lines[-1]) < min(_decimals(text.lines[point.line - 1]) for point in others):
        last.problem = last.problem or CUT_OFF(line=end.line, text=_short(text.lines[-1]))


def _decimals(line: str) -> int:
    """Of the last number of a line."""
    found = _LAST_DECIMALS.search(line)
    return len(found.group(1)) if found else 0


def _short(line: str) -> str:
    text = line.strip()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
