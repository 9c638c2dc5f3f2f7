"""Files of Office that are the same each time."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from siteplanner.files.office_package import plain, steady


def archive(when: tuple[int, int, int, int, int, int], created: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        core = f'<c xmlns:dcterms="x"><dcterms:created t="y">{created}</dcterms:created></c>'
        zipped.writestr(zipfile.ZipInfo("docProps/core.xml", when), core)
    return made.getvalue()


def test_times_of_parts_and_of_making_are_gone_in_workbooks_inside_too() -> None:
    def outer(when: tuple[int, int, int, int, int, int], created: str) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as zipped:
            zipped.writestr(zipfile.ZipInfo("docProps/core.xml", when), "<c/>")
            zipped.writestr(zipfile.ZipInfo("ppt/embeddings/one.xlsx", when), archive(when, created))
        return made.getvalue()

    now = time.gmtime()[:6]
    first = outer((2001, 2, 3, 4, 5, 6), "2001-02-03T04:05:06Z")
    second = outer((now[0], now[1], now[2], 1, 1, 2), "2026-11-23T00:00:00Z")
    assert first != second
    assert steady(first) == steady(second)


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\ud800", "\ufffe", "\x1f"])
def test_characters_that_xml_cannot_hold_are_left_out(bad: str) -> None:
    assert plain(f"地{bad}块\t\n𠮷") == "地块\t\n𠮷"
