"""Systems of China are called as the trade calls them."""

from __future__ import annotations

import pytest
from pyproj import CRS

from siteplanner.core.crs_words import name_words
from siteplanner.words import translator


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [
        (4547, "CGCS2000 / 3-degree Gauss-Kruger CM 114E", "CGCS2000 3度带 中央经线114°E"),
        (4526, "CGCS2000 / 3-degree Gauss-Kruger zone 38", "CGCS2000 3度带 第38带（东坐标带带号）"),
        (2383, "Xian 1980 / 3-degree Gauss-Kruger CM 114E", "西安80 3度带 中央经线114°E"),
        (21459, "Beijing 1954 / 6-degree Gauss-Kruger CM 111E", "北京54 6度带 中央经线111°E"),
        (4490, "CGCS2000, longitude and latitude", "CGCS2000 经纬度"),
        (4326, "WGS 84, longitude and latitude", "WGS 84 经纬度"),
        (3857, "WGS 84 / Pseudo-Mercator", "Web 墨卡托投影"),
        (32649, "WGS 84 / UTM zone 49N", "WGS 84 / UTM zone 49N"),
    ],
)
def test_a_system_has_a_name_in_both_languages(code: int, english: str, chinese: str) -> None:
    words = name_words(CRS(code))
    assert str(words) == english
    assert (words if isinstance(words, str) else translator("zh").text(words)) == chinese
