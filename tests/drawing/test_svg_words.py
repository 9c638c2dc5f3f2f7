"""The words of a sheet as SVG: found in either language, painted by nobody."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from siteplanner.core.plan import Plan
from siteplanner.drawing.axonometric.picture import draw_axonometric
from siteplanner.drawing.map_sheet import draw_sheet
from siteplanner.drawing.svg_words import with_words
from tests.builders import complete_site, plan, rect
from tests.drawing.pdf_pages import needs_chinese

SVG = "{http://www.w3.org/2000/svg}"


@cache
def town() -> Plan:
    return replace(plan(complete_site(), {"P1": rect(20, 20, 50, 50)}), name="张庄 <A&B> -- 二期")


def texts(svg: bytes) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(f"{SVG}text"))


@needs_chinese
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_words_of_a_sheet_are_found(lang: str) -> None:
    told = " ".join(each.text or "" for each in texts(draw_sheet(town(), ".svg", lang=lang, day=dt.date(2026, 1, 1))))
    assert "张庄 <A&B>" in told
    assert ("不替代法定审查" if lang == "zh" else "does not replace statutory review") in told


@needs_chinese
def test_so_are_those_of_a_picture_from_the_air() -> None:
    told = " ".join(each.text or "" for each in texts(draw_axonometric(town(), ".svg", lang="zh")))
    assert "张庄" in told


@needs_chinese
def test_each_stands_where_its_outlines_are_and_is_not_painted() -> None:
    svg = draw_sheet(town(), ".svg", lang="zh", day=dt.date(2026, 1, 1))
    found = texts(svg)
    written = r'<!-- .*? -->\n *<g [^>]*?transform="(translate\([^)]*\)(?: rotate\([^)]*\))?) scale'
    outlines = re.findall(written, svg.decode())
    assert len(found) > 20
    assert [each.get("transform") for each in found] == outlines
    assert {each.get("fill-opacity") for each in found} == {"0"}
    assert all(0 < float(each.get("font-size", "0")) < 100 for each in found)


def test_a_picture_without_words_stays_as_it_is() -> None:
    svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><!-- a remark --><path d="M 0 0"/></svg>'
    assert with_words(svg.encode()) == svg.encode()
