"""The properties ([属性描述]) of a file of boundary points, and the coordinate system they add up to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pyproj import CRS

from siteplanner.core.gauss_kruger import GaussKruger, zone_degrees
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

ZONE_CONTRADICTED = QT_TRANSLATE_NOOP(
    "import", "The file says zone {zone} of {degrees} degrees, which does not exist: its coordinate system is unclear."
)
NOT_GAUSS = QT_TRANSLATE_NOOP(
    "import", "The file says its projection is “{projection}”, not Gauss-Krüger: its coordinate system is unclear."
)
ODD_DATUM = QT_TRANSLATE_NOOP("import", "The coordinate system “{system}” that the file names is not known here.")
ODD_UNIT = QT_TRANSLATE_NOOP("import", "The file says its unit is “{unit}”. Its figures were taken as metres.")
SHIFT_STATED = QT_TRANSLATE_NOOP(
    "import", "The file states parameters of a transformation ({parameters}). They were not applied."
)

_GEOGRAPHIC = {"CGCS2000": 4490, "Xian 1980": 4610, "Beijing 1954": 4214, "WGS 84": 4326}
_METRE = frozenset({"", "米", "m", "metre", "meter", "公尺"})
_DEGREES_WORDS = ("经纬", "地理", "无")


@dataclass(frozen=True)
class TextHeader:
    """``values`` as the file has them, keys without spaces."""

    values: Mapping[str, str] = field(default_factory=dict)

    def value(self, key: str) -> str:
        return self.values.get(key, "").strip()

    @property
    def datum(self) -> str:
        """``CGCS2000``, ``Xian 1980``, ``Beijing 1954``, ``WGS 84``, or '' where it is not told.

        >>> [TextHeader({"坐标系": t}).datum for t in ("2000国家大地坐标系", "1980西安坐标系", "北京54", "独立")]
        ['CGCS2000', 'Xian 1980', 'Beijing 1954', '']
        """
        text = self.value("坐标系").casefold().replace(" ", "")
        for datum, words in (
            ("CGCS2000", ("2000",)),
            ("Xian 1980", ("1980", "西安", "xian", "80")),
            ("Beijing 1954", ("1954", "北京", "beijing", "54")),
            ("WGS 84", ("wgs84", "wgs-84")),
        ):
            if any(word in text for word in words):
                return datum
        return ""

    @property
    def zone(self) -> int | None:
        """The number of the zone; None where it is not told."""
        found = re.search(r"\d{1,2}", self.value("带号"))
        return int(found.group()) if found else None

    @property
    def degrees(self) -> int | None:
        found = re.search(r"[36]", self.value("几度分带"))
        if found is None and (word := re.search(r"[三六]", self.value("几度分带"))):
            return 3 if word.group() == "三" else 6
        return int(found.group()) if found else None

    def crs(self, prefix: int, in_degrees: bool) -> tuple[CRS | None, list[Message]]:
        """The system of coordinates that begin with the zone ``prefix`` (0: none), and what is to be said of it.

        The zone stated goes before that of the coordinates: where they differ the system does not fit them, which is
        asked then. None where the file does not tell enough.
        """
        said = [*self._odd()]
        if in_degrees:
            code = _GEOGRAPHIC.get(self.datum)
            return (CRS.from_epsg(code) if code else None), said
        projection = self.value("投影类型")
        if projection and not _is_gauss(projection) and not any(word in projection for word in _DEGREES_WORDS):
            return None, [*said, NOT_GAUSS(projection=projection[:40])]
        zone = self.zone or prefix
        if not self.datum or self.datum == "WGS 84" or not zone:
            return None, said
        degrees = self.degrees or zone_degrees(zone)
        crs = GaussKruger(self.datum, degrees, zone, bool(prefix)).crs
        if crs is None:
            said.append(ZONE_CONTRADICTED(zone=zone, degrees=degrees))
        return crs, said

    def _odd(self) -> list[Message]:
        said = []
        if self.value("坐标系") and not self.datum:
            said.append(ODD_DATUM(system=self.value("坐标系")[:40]))
        if self.value("计量单位").casefold() not in _METRE | {"度"}:
            said.append(ODD_UNIT(unit=self.value("计量单位")[:20]))
        numbers = re.findall(r"-?\d+(?:\.\d+)?", self.value("转换参数"))
        if any(float(number) != 0.0 for number in numbers):
            said.append(SHIFT_STATED(parameters=self.value("转换参数")[:80]))
        return said


def _is_gauss(projection: str) -> bool:
    text = projection.casefold()
    return "高斯" in text or "gauss" in text or "横轴墨卡托" in text
