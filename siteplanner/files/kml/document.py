"""The text of a KML file (OGC 07-147r2, version 2.2), element by element in the order its schema asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.schema import Layer
from siteplanner.core.site import Geometries
from siteplanner.core.work import with_pauses
from siteplanner.files.kml.colours import kml_colour, look, looks_of
from siteplanner.files.kml.fields import Field, fields_of, fitting
from siteplanner.words import CHINESE, translator

DECIMALS = 9
"""Of a degree: a tenth of a millimetre."""
NAMESPACE = "http://www.opengis.net/kml/2.2"

Array = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class KmlLayer:
    """One folder: the rows, what is told of each, and their parts in degrees with the row of each."""

    of: Layer
    frame: gpd.GeoDataFrame
    fields: Sequence[Field]
    parts: Geometries
    part_row: Array

    @classmethod
    def made(cls, of: Layer, frame: gpd.GeoDataFrame, parts: Geometries, part_row: Array) -> KmlLayer:
        areas = shapely.get_dimensions(parts) == 2
        turned = parts.copy()
        turned[areas] = shapely.orient_polygons(parts[areas], exterior_cw=False)
        return cls(of, frame, fields_of(frame, of), turned, part_row)


def document(name: str, about: str, facts: dict[str, str], layers: Sequence[KmlLayer]) -> Iterator[str]:
    """The file in pieces. ``about`` is what the document is, ``facts`` are kept with it as data."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{NAMESPACE}">\n<Document>\n'
    yield f"<name>{_text(name)}</name>\n<open>1</open>\n<description>{_text(about)}</description>\n"
    keys = [looks_of(layer.of.name, layer.frame) for layer in layers]
    for layer, own in zip(layers, keys, strict=True):
        yield from (_style(layer.of.name, key) for key in dict.fromkeys(own))
    yield "<ExtendedData>\n" + "".join(
        f"<Data name={quoteattr(key)}><value>{_text(value)}</value></Data>\n" for key, value in facts.items()
    )
    yield "</ExtendedData>\n"
    yield from (_schema(layer) for layer in layers)
    for layer, own in zip(layers, keys, strict=True):
        yield from _folder(layer, own)
    yield "</Document>\n</kml>\n"


def _text(text: str) -> str:
    """Carriage returns are said by number, or a reader makes line feeds of them."""
    return escape(fitting(text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(fitting(text), {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})


def _style(layer: str, key: str) -> str:
    own = look(layer, key)
    line, fill = kml_colour(own.line), kml_colour(own.fill) if own.fill else "00ffffff"
    return (
        f'<Style id="{layer}-{key}">'
        f"<IconStyle><color>{line}</color><scale>0.9</scale></IconStyle>"
        f"<LineStyle><color>{line}</color><width>{own.width:g}</width></LineStyle>"
        f"<PolyStyle><color>{fill}</color><fill>{int(bool(own.fill))}</fill><outline>1</outline></PolyStyle>"
        "</Style>\n"
    )


def _schema(layer: KmlLayer) -> str:
    name = layer.of.name
    fields = "".join(
        f'<SimpleField type="{field.type}" name={_attribute(field.name)}>'
        f"<displayName>{_text(field.title)}</displayName></SimpleField>\n"
        for field in layer.fields
    )
    return f'<Schema name="{name}" id="{name}">\n{fields}</Schema>\n'


def _folder(layer: KmlLayer, keys: Sequence[str]) -> Iterator[str]:
    title = f"{translator(CHINESE).text(layer.of.label)} {layer.of.label.text}"
    yield f'<Folder id="{layer.of.name}-folder"><name>{_text(title)}</name>\n'
    names = layer.frame["name"].tolist() if "name" in layer.frame.columns else [None] * len(layer.frame)
    starts = np.searchsorted(layer.part_row, np.arange(len(layer.frame) + 1)).tolist()
    tags = [f"<SimpleData name={_attribute(field.name)}>" for field in layer.fields]
    for row, (of, name, key) in enumerate(with_pauses(zip(layer.frame.index, names, keys, strict=True))):
        data = "".join(
            f"{tag}{_text(field.texts[row])}</SimpleData>"
            for tag, field in zip(tags, layer.fields, strict=True)
            if field.texts[row]
        )
        called = name if isinstance(name, str) and name else str(of)
        yield (
            f"<Placemark><name>{_text(called)}</name><styleUrl>#{layer.of.name}-{key}</styleUrl>"
            f'<ExtendedData><SchemaData schemaUrl="#{layer.of.name}">{data}</SchemaData></ExtendedData>'
            f"{_geometry(layer.parts[starts[row] : starts[row + 1]])}</Placemark>\n"
        )
    yield "</Folder>\n"


def _geometry(parts: Geometries) -> str:
    if not len(parts):
        return ""
    drawn = "".join(_single(part) for part in parts)
    return drawn if len(parts) == 1 else f"<MultiGeometry>{drawn}</MultiGeometry>"


def _single(part: Any) -> str:
    if part.geom_type == "Polygon":
        rings = [_ring(ring) for ring in (part.exterior, *part.interiors)]
        inner = "".join(f"<innerBoundaryIs>{ring}</innerBoundaryIs>" for ring in rings[1:])
        clamped = "<altitudeMode>clampToGround</altitudeMode>"
        return f"<Polygon>{clamped}<outerBoundaryIs>{rings[0]}</outerBoundaryIs>{inner}</Polygon>"
    if part.geom_type == "Point":
        return f"<Point><altitudeMode>clampToGround</altitudeMode>{_coordinates(part)}</Point>"
    along = "<tessellate>1</tessellate><altitudeMode>clampToGround</altitudeMode>"
    return f"<LineString>{along}{_coordinates(part)}</LineString>"


def _ring(ring: Any) -> str:
    return f"<LinearRing>{_coordinates(ring)}</LinearRing>"


def _coordinates(shape: Any) -> str:
    pairs = " ".join(f"{lon:.{DECIMALS}f},{lat:.{DECIMALS}f}" for lon, lat in shapely.get_coordinates(shape).tolist())
    return f"<coordinates>{pairs}</coordinates>"
