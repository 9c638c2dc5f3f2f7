"""Boundary points as the text file (界址点 TXT) that land bureaux take, by the template of 报批 coordinate files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from siteplanner.core.boundary_template import BoundaryTemplate, boundary_template
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole
from siteplanner.files.boundary_points.outlines import DECIMALS, Outline, Outlines, fit, outlines_of
from siteplanner.files.boundary_points.proof import prove
from siteplanner.files.boundary_points.text_reading import boundary_points
from siteplanner.files.export_report import ExportReport

DATUM_NAMES = {
    "CGCS2000": "2000国家大地坐标系",
    "Xian 1980": "1980西安坐标系",
    "Beijing 1954": "1954年北京坐标系",
}

WRITING = QT_TRANSLATE_NOOP("export", "Writing {name}")
READING_BACK = QT_TRANSLATE_NOOP("export", "Reading {name} back and comparing")


def export_boundary_text(
    plan: Plan,
    path: Path,
    layer: str = "parcels",
    scenario: str | None = None,
    work: Work | None = None,
    template: BoundaryTemplate | None = None,
) -> ExportReport:
    """Write the boundary points of the parcels, or of a scenario's plants, whole or not at all.

    CGCS2000, 3-degree zone with its number before the eastings (an older datum stays what it is), X = north,
    millimetres, hectares; CRLF, and no mark in front, which programs of bureaux do not know. ``template`` (default: the
    plan's own) says the encoding, the numbering, and who made it. The file is read back by the reader of such maps and
    compared with the plan before it takes its name. Raises InputError, EditError and SaveError as ``outlines_of`` and
    ``prove``.
    """
    work = work or Work()
    template = template or boundary_template(plan)
    outlines = outlines_of(plan, layer, scenario, path)
    work.step(0, 2, WRITING(name=path.name))
    with write_whole(path) as temporary:
        text = "".join(f"{line}\r\n" for line in _lines(outlines, plan.name, template))
        temporary.write_bytes(text.encode(template.encoding, errors="replace"))
        work.step(1, 2, READING_BACK(name=path.name))
        read = boundary_points(temporary, path)
        report = prove(read, plan, layer, scenario, path, template.encoding, outlines.retyped)
        work.step(2, 2, READING_BACK(name=path.name))
    return report


def _lines(outlines: Outlines, name: str, template: BoundaryTemplate, day: dt.date | None = None) -> Iterator[str]:
    today = day or dt.datetime.now(dt.UTC).astimezone().date()
    yield "[属性描述]"
    yield f"格式版本号={template.version}"
    yield f"数据产生单位={fit(template.made_by or name)}"
    yield f"数据产生日期={today.year}-{today.month}-{today.day}"
    yield f"坐标系={DATUM_NAMES[outlines.system.datum]}"
    yield f"几度分带={outlines.system.degrees}"
    yield "投影类型=高斯克吕格"
    yield "计量单位=米"
    yield f"带号={outlines.system.zone}"
    yield f"精度={10**-DECIMALS:.{DECIMALS}f}"
    yield "转换参数=,,,,,,"
    yield "[地块坐标]"
    for outline in outlines.rows:
        yield from _parcel(outline, template)


def _parcel(outline: Outline, template: BoundaryTemplate) -> Iterator[str]:
    """The parcel's line, then its points; each of its rings ends with its first point."""
    points = sum(len(ring) + 1 for ring in outline.rings)
    fields = (outline.id, outline.name, "面", outline.sheet, outline.use, outline.code)
    yield f"{points},{outline.area_m2 / 10_000.0:.4f},{','.join(fields)},@"
    named = template.labels([len(ring) for ring in outline.rings])
    for at, (ring, labels) in enumerate(zip(outline.rings, named, strict=True), start=1):
        for label, (north, east) in zip([*labels, labels[0]], [*ring, ring[0]], strict=True):
            yield f"{label},{at},{north:.{DECIMALS}f},{east:.{DECIMALS}f}"
