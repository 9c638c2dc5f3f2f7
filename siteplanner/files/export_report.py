"""What an export wrote and what reading it back showed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siteplanner.core import schema
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

SENTENCE = QT_TRANSLATE_NOOP(
    "export",
    "{features} features, {read_back} read back, max shift {max_shift_mm:.1f} mm, "
    "area difference {area_difference_percent:.2f} %, UTF-8, right-hand rings{without}{outside}",
)
WITHOUT_FOOTPRINT = QT_TRANSLATE_NOOP("export", "; without a footprint: {ids}")
OUTSIDE_DOMAINS = QT_TRANSLATE_NOOP("export", "; values that the columns do not allow: {ids}")
FIGURES_SENTENCE = QT_TRANSLATE_NOOP("export", "{features} tables of figures, {read_back} read back and equal")
DXF_SENTENCE = QT_TRANSLATE_NOOP(
    "export",
    "{features} features, {read_back} read back by two readers, max shift {max_shift_mm:.4f} mm, "
    "area difference {area_difference_percent:.2f} %, AutoCAD 2010, X = east, Y = north, metres",
)
DXF_SENTENCE_WITHOUT_SHAPE = QT_TRANSLATE_NOOP(
    "export",
    "{features} features, {read_back} read back by two readers, max shift {max_shift_mm:.4f} mm, "
    "area difference {area_difference_percent:.2f} %, AutoCAD 2010, X = east, Y = north, metres; "
    "without a shape: {features_without}",
)
BOUNDARY_SENTENCE = QT_TRANSLATE_NOOP(
    "export",
    "Boundary points of {features} {layer}, {read_back} read back, max shift {max_shift_mm:.1f} mm, "
    "area difference {area_difference_percent:.2f} %, {crs}, X = north, Y = east with the zone, "
    "{encoding}{left_out}{retyped}",
)
LEFT_OUT = QT_TRANSLATE_NOOP("export", "; without an outline: {ids}")
RETYPED = QT_TRANSLATE_NOOP("export", "; commas and line breaks in texts were replaced: {ids}")
SHAPEFILE_SENTENCE = QT_TRANSLATE_NOOP(
    "export",
    "{features} {layer} in {files}, {read_back} read back, max shift {max_shift_mm:.4f} mm, "
    "area difference {area_difference_percent:.4f} %, {crs}, x = east, {encoding}, field names in .fields.csv"
    "{without}{cut}{beyond}{unsaid}{unsound}",
)
WITHOUT_SHAPE = QT_TRANSLATE_NOOP("export", "; without a shape: {ids}")
CUT = QT_TRANSLATE_NOOP("export", "; texts cut to 254 bytes: {ids}")
BEYOND_GBK = QT_TRANSLATE_NOOP("export", "; characters that programs without GB18030 show wrongly: {ids}")
UNSAID = QT_TRANSLATE_NOOP("export", "; values that a Shapefile cannot hold left out: {ids}")
UNSOUND = QT_TRANSLATE_NOOP("export", "; outlines that cross or touch themselves: {ids}")
KML_SENTENCE = QT_TRANSLATE_NOOP(
    "export",
    "{features} features, {read_back} read back, max shift {max_shift_mm:.2f} mm, longitude and latitude on WGS 84, to "
    "be looked at and not to be measured{without}{retyped}{unsaid}",
)
NO_XML = QT_TRANSLATE_NOOP("export", "; characters that XML cannot hold were replaced: {ids}")
LEFT_BLANK = QT_TRANSLATE_NOOP("export", "; values that are no numbers left out: {ids}")
IDS_MAX = 20
"""Numbers that a sentence names; of more it tells how many there are."""
AND_MORE = QT_TRANSLATE_NOOP("export", "{ids} and {more} more")
SLIDES_SENTENCE = QT_TRANSLATE_NOOP("export", "{features} slides, {read_back} read back")
REPORT_SENTENCE = QT_TRANSLATE_NOOP("export", "a report with {features} tables")
COPY_SENTENCE = QT_TRANSLATE_NOOP("export", "{features} features, {read_back} read back, the whole plan, equal")


@dataclass(frozen=True, slots=True)
class ExportReport:
    """Lengths in millimetres on the ground; the area difference is that of the sums, in percent, unsigned.

    ``without_shape`` are the features whose shape is empty or has ordinates that are no numbers; ``outside_domains``
    names values of GeoJSON, as ``P1 hazard_class``, that its schema refuses.
    """

    path: Path
    profile: str
    features: int
    read_back: int
    max_shift_mm: float = 0.0
    area_difference_percent: float = 0.0
    without_shape: tuple[str, ...] = ()
    layer: str = ""
    crs: str = ""
    encoding: str = ""
    retyped: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    beyond_gbk: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    unsound: tuple[str, ...] = ()
    outside_domains: tuple[str, ...] = ()

    def sentence(self) -> Message:
        """The report in one line for people."""
        figures = {
            "features": self.features,
            "read_back": self.read_back,
            "max_shift_mm": self.max_shift_mm,
            "area_difference_percent": self.area_difference_percent,
        }
        if self.profile == BOUNDARY_POINTS:
            return self._boundary_sentence(figures)
        if self.profile == SHAPEFILE:
            return self._shapefile_sentence(figures)
        if self.profile == KML:
            return KML_SENTENCE(
                **figures,
                without=_told(WITHOUT_SHAPE, self.without_shape),
                retyped=_told(NO_XML, self.retyped),
                unsaid=_told(LEFT_BLANK, self.unsaid),
            )
        if self.profile == WHOLE_PLAN:
            return COPY_SENTENCE(features=self.features, read_back=self.read_back)
        if self.profile == DXF:
            return (DXF_SENTENCE_WITHOUT_SHAPE if self.without_shape else DXF_SENTENCE)(
                **figures, features_without=", ".join(self.without_shape)
            )
        if self.profile == REPORT:
            return REPORT_SENTENCE(features=self.features)
        if self.profile == SLIDES:
            return SLIDES_SENTENCE(features=self.features, read_back=self.read_back)
        if self.profile == FIGURES:
            return FIGURES_SENTENCE(features=self.features, read_back=self.read_back)
        without = WITHOUT_FOOTPRINT if self.layer in ("", schema.PLANTS.name) else WITHOUT_SHAPE
        return SENTENCE(
            **figures,
            without=_told(without, self.without_shape),
            outside=_told(OUTSIDE_DOMAINS, self.outside_domains),
        )

    def _boundary_sentence(self, figures: dict[str, Any]) -> Message:
        left_out = LEFT_OUT(ids=", ".join(self.without_shape)) if self.without_shape else ""
        retyped = RETYPED(ids=", ".join(self.retyped)) if self.retyped else ""
        return BOUNDARY_SENTENCE(
            **figures,
            layer=schema.layer(self.layer).label,
            crs=self.crs,
            encoding=self.encoding,
            left_out=left_out,
            retyped=retyped,
        )

    def _shapefile_sentence(self, figures: dict[str, Any]) -> Message:
        return SHAPEFILE_SENTENCE(
            **figures,
            layer=schema.layer(self.layer).label,
            files=", ".join(self.files),
            crs=self.crs,
            encoding=self.encoding,
            without=_told(WITHOUT_SHAPE, self.without_shape),
            cut=_told(CUT, self.cut),
            beyond=_told(BEYOND_GBK, self.beyond_gbk),
            unsaid=_told(UNSAID, self.unsaid),
            unsound=_told(UNSOUND, self.unsound),
        )


def _told(of: Template, ids: tuple[str, ...]) -> Message | str:
    """What is told of some rows, '' of none."""
    if not ids:
        return ""
    first = ", ".join(ids[:IDS_MAX])
    return of(ids=AND_MORE(ids=first, more=len(ids) - IDS_MAX) if len(ids) > IDS_MAX else first)


BOUNDARY_POINTS = "boundary-points"
"""The profile of boundary points of the layer ``layer``, in ``crs``; ``retyped`` are those whose texts were changed."""
WHOLE_PLAN = "plan"
"""The profile of a copy of the whole plan."""
DXF = "dxf"
"""The profile of a drawing."""
FIGURES = "figures"
"""The profile of a workbook of figures."""
SHAPEFILE = "shapefile"
"""The profile of a Shapefile of the layer ``layer``: ``files`` in ``crs``. Ids of rows: ``cut``, ``beyond_gbk`` and
``unsaid``, whose texts or values the format could not hold whole; ``unsound``, whose outline crosses itself."""
KML = "kml"
"""The profile of KML and KMZ; ``retyped`` and ``unsaid`` are ids of rows whose texts or values XML cannot hold."""
SLIDES = "slides"
"""The profile of a deck of slides; ``features`` counts them."""
REPORT = "report"
"""The profile of a report; ``features`` counts its tables."""
