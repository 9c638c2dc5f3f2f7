"""What a coordinate system is called: those of China in the words of the trade, others by their own name."""

from __future__ import annotations

from collections.abc import Mapping

from pyproj import CRS

from siteplanner.core.coordinates import is_web_mercator
from siteplanner.core.gauss_kruger import gauss_kruger_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

BY_MERIDIAN = QT_TRANSLATE_NOOP("systems", "{datum} / {degrees}-degree Gauss-Kruger CM {meridian:g}E")
BY_ZONE = QT_TRANSLATE_NOOP("systems", "{datum} / {degrees}-degree Gauss-Kruger zone {zone}")
IN_DEGREES = QT_TRANSLATE_NOOP("systems", "{datum}, longitude and latitude")
WEB_MERCATOR = QT_TRANSLATE_NOOP("systems", "WGS 84 / Pseudo-Mercator")
DATUMS: Mapping[str, Template] = {
    "CGCS2000": QT_TRANSLATE_NOOP("systems", "CGCS2000"),
    "Xian 1980": QT_TRANSLATE_NOOP("systems", "Xian 1980"),
    "Beijing 1954": QT_TRANSLATE_NOOP("systems", "Beijing 1954"),
}
_GEOGRAPHIC: Mapping[int, Template | str] = {
    4490: DATUMS["CGCS2000"],
    4610: DATUMS["Xian 1980"],
    4214: DATUMS["Beijing 1954"],
    4326: "WGS 84",
}


def name_words(crs: CRS) -> Message | str:
    """The name of a system.

    >>> str(name_words(CRS(4526))), str(name_words(CRS(4490))), name_words(CRS(31370))
    ('CGCS2000 / 3-degree Gauss-Kruger zone 38', 'CGCS2000, longitude and latitude', 'BD72 / Belgian Lambert 72')
    """
    found = gauss_kruger_of(crs)
    if found is not None:
        template = BY_ZONE if found.prefixed else BY_MERIDIAN
        return template(datum=DATUMS[found.datum], degrees=found.degrees, zone=found.zone, meridian=found.meridian_deg)
    if is_web_mercator(crs):
        return WEB_MERCATOR()
    datum = _GEOGRAPHIC.get(crs.to_epsg() or 0)
    return crs.name if datum is None else IN_DEGREES(datum=datum)
