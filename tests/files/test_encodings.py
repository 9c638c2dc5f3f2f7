"""The encoding of a Shapefile's table, told from what is stated and from the bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.files.encodings import shapefile_encoding
from tests.drawn_maps import plots, written

NAMES = ["张庄一号", "贝特瑞", "新村"]


def table(tmp_path: Path, encoding: str, names: list[str] = NAMES) -> Path:
    return written(tmp_path / "a.shp", plots(len(names), ZDMC=names), encoding=encoding).with_suffix(".dbf")


@pytest.mark.parametrize(
    ("written_in", "stated", "expected"),
    [
        ("GB18030", None, ("GB18030", False)),
        ("UTF-8", None, ("UTF-8", False)),
        ("GB18030", "936", ("GB18030", False)),
        ("GB18030", "UTF-8", ("GB18030", True)),
        ("UTF-8", "UTF-8", ("UTF-8", False)),
        ("GB18030", "nonsense", ("GB18030", False)),
        ("GB18030", "ISO-8859-1", ("GB18030", True)),
        ("GB18030", "ANSI 1252", ("GB18030", True)),
        ("UTF-8", "ISO-8859-1", ("UTF-8", True)),
    ],
)
def test_what_is_stated_counts_unless_the_bytes_say_otherwise(
    tmp_path: Path, written_in: str, stated: str | None, expected: tuple[str, bool]
) -> None:
    assert shapefile_encoding(table(tmp_path, written_in), stated) == expected


def test_plain_ascii_is_read_as_utf8(tmp_path: Path) -> None:
    assert shapefile_encoding(table(tmp_path, "UTF-8", ["a", "b", "c"]), None) == ("UTF-8", False)


@pytest.mark.parametrize("stated", ["ISO-8859-1", "ANSI 1252"])
def test_western_text_keeps_its_western_encoding(tmp_path: Path, stated: str) -> None:
    names = ["Köln", "Liège", "Señor Ñandú", "Groß-Gerau", "créée à Bâle"]
    found, overruled = shapefile_encoding(table(tmp_path, "ISO-8859-1", names), stated)
    assert "ö".encode(found) == b"\xf6"
    assert not overruled


def test_chinese_that_begins_late_in_a_large_table_is_found(tmp_path: Path) -> None:
    names = [*["a" * 200] * 25_000, "张庄一号"]  # 5 MB before it, more than is looked at
    path = written(tmp_path / "a.shp", plots(len(names), ZDMC=names), encoding="GB18030").with_suffix(".dbf")
    assert path.stat().st_size > 5_000_000
    assert shapefile_encoding(path, None) == ("GB18030", False)


def test_without_a_table_what_is_stated_is_all_there_is() -> None:
    assert shapefile_encoding(None, "GBK") == ("GB18030", False)
    assert shapefile_encoding(None, None) == ("UTF-8", False)


def test_a_table_cut_short_is_no_trouble(tmp_path: Path) -> None:
    cut = tmp_path / "cut.dbf"
    cut.write_bytes(table(tmp_path, "GB18030").read_bytes()[:20])
    assert shapefile_encoding(cut, None) == ("UTF-8", False)
