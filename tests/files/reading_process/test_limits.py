"""What reading a map may take."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from siteplanner.files.reading_process.limits import (
    GB,
    LEAST_MEMORY_BYTES,
    MOST_MEMORY_BYTES,
    TOTAL_S,
    TOTAL_S_PER_MB,
    limits_for,
)

MB = 1024**2


def of_size(path: Path, size: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_a_larger_map_may_take_longer(tmp_path: Path) -> None:
    assert limits_for(of_size(tmp_path / "a.gpkg", 10 * MB)).total_s == pytest.approx(TOTAL_S + 10 * TOTAL_S_PER_MB)


def test_the_files_beside_a_shapefile_count_with_it(tmp_path: Path) -> None:
    for suffix in ("shp", "dbf"):
        of_size(tmp_path / f"a.{suffix}", 5 * MB)
    of_size(tmp_path / "b.dbf", 500 * MB)
    assert limits_for(tmp_path / "a.shp").total_s == pytest.approx(TOTAL_S + 10 * TOTAL_S_PER_MB)


def test_the_tables_of_a_geodatabase_count_together(tmp_path: Path) -> None:
    of_size(tmp_path / "a.gdb" / "a1.gdbtable", 7 * MB)
    assert limits_for(tmp_path / "a.gdb").total_s == pytest.approx(TOTAL_S + 7 * TOTAL_S_PER_MB)


@pytest.mark.parametrize("name", ["none.gpkg", "no/folder/a.gpkg", "a\0b.gpkg", "x" * 5000])
def test_a_map_that_is_not_there_has_limits_too(tmp_path: Path, name: str) -> None:
    assert limits_for(tmp_path / name).total_s == TOTAL_S


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process to a size")
def test_memory_is_kept_within_bounds() -> None:
    assert 2 * GB == LEAST_MEMORY_BYTES <= limits_for(Path("a")).memory_bytes <= MOST_MEMORY_BYTES == 8 * GB
