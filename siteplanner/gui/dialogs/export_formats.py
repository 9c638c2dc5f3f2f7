"""What the export dialog offers: each format with whom it is for, its ending, and the layers it can hold."""

from __future__ import annotations

from dataclasses import dataclass

from siteplanner.core import schema
from siteplanner.core.schema import Layer
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.files.export import (
    BOUNDARY_TEXT_SUFFIX,
    DRAWING_SUFFIX,
    GEOJSON_SUFFIXES,
    KML_SUFFIXES,
    SHAPEFILE_SUFFIXES,
)
from siteplanner.files.export_report import BOUNDARY_POINTS, DXF, KML, SHAPEFILE
from siteplanner.files.geojson_layers import LAYERS

GEOJSON_FILTER = QT_TRANSLATE_NOOP("export", "GeoJSON (*.geojson *.json)")
DRAWING_FILTER = QT_TRANSLATE_NOOP("export", "Drawings (*.dxf)")
POINTS_FILTER = QT_TRANSLATE_NOOP("export", "Boundary points (*.txt)")
KML_FILTER = QT_TRANSLATE_NOOP("export", "KML (*.kml *.kmz)")
SHAPEFILE_FILTER = QT_TRANSLATE_NOOP("export", "Shapefiles (*.shp *.zip)")


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """``name`` is a GeoJSON profile where the ``suffixes`` (the usual one first) are those of GeoJSON. ``meaning``
    takes the plan's ``{crs}``. ``layers``: those that can be named, the default first; none where a file holds what its
    kind says."""

    name: str
    label: Template
    meaning: Template
    suffixes: tuple[str, ...]
    file_filter: Template
    layers: tuple[Layer, ...] = ()

    @property
    def profile(self) -> str:
        """The GeoJSON profile to write in; others do not look at it."""
        return self.name if self.suffixes is GEOJSON_SUFFIXES else "rfc7946"

    @property
    def suffix(self) -> str:
        return self.suffixes[0]


FORMATS = (
    ExportFormat(
        "rfc7946",
        QT_TRANSLATE_NOOP("export", "GeoJSON, RFC 7946"),
        QT_TRANSLATE_NOOP("export", "For web maps and any GIS: longitude and latitude on WGS 84, 8 decimals (1 mm)."),
        GEOJSON_SUFFIXES,
        GEOJSON_FILTER,
        LAYERS,
    ),
    ExportFormat(
        "cgcs2000-projected",
        QT_TRANSLATE_NOOP("export", "GeoJSON, projected"),
        QT_TRANSLATE_NOOP(
            "export", "For surveyors and CAD: metres in the plan's own system ({crs}), which a second file describes."
        ),
        GEOJSON_SUFFIXES,
        GEOJSON_FILTER,
        LAYERS,
    ),
    ExportFormat(
        "cgcs2000-geographic",
        QT_TRANSLATE_NOOP("export", "GeoJSON, CGCS2000 in degrees"),
        QT_TRANSLATE_NOOP(
            "export", "For platforms on CGCS2000 in degrees (EPSG:4490, not WGS 84), which a second file describes."
        ),
        GEOJSON_SUFFIXES,
        GEOJSON_FILTER,
        LAYERS,
    ),
    ExportFormat(
        DXF,
        QT_TRANSLATE_NOOP("export", "DXF drawing"),
        QT_TRANSLATE_NOOP(
            "export",
            "For AutoCAD 2010 and on, by layers: base map, plants, numbers, dimensions. X = east, Y = north, metres.",
        ),
        (DRAWING_SUFFIX,),
        DRAWING_FILTER,
    ),
    ExportFormat(
        BOUNDARY_POINTS,
        QT_TRANSLATE_NOOP("export", "Boundary points, TXT"),
        QT_TRANSLATE_NOOP("export", "For the land bureau: CGCS2000, 3-degree zone, X = north, hectares, GB18030."),
        (BOUNDARY_TEXT_SUFFIX,),
        POINTS_FILTER,
        (schema.PARCELS, schema.PLANTS),
    ),
    ExportFormat(
        SHAPEFILE,
        QT_TRANSLATE_NOOP("export", "Shapefile"),
        QT_TRANSLATE_NOOP(
            "export",
            "For ArcGIS, MapGIS and the bureau's databases: GB18030, ASCII field names and a table of them.",
        ),
        SHAPEFILE_SUFFIXES,
        SHAPEFILE_FILTER,
        LAYERS,
    ),
    ExportFormat(
        KML,
        QT_TRANSLATE_NOOP("export", "KML for Google Earth"),
        QT_TRANSLATE_NOOP(
            "export", "For looking at on pictures from above: base map and plants on WGS 84. Not to be measured."
        ),
        KML_SUFFIXES,
        KML_FILTER,
    ),
)
"""In the order they are offered; the first is the default."""


def format_named(name: str) -> ExportFormat:
    """The format of that name; the first where there is none of it."""
    return next((each for each in FORMATS if each.name == name), FORMATS[0])
