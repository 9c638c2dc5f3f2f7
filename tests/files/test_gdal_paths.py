"""Names of files that pyogrio would take for archives or addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.files.map_sources import MapSource
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.files.vector_maps import read_layer
from tests import builders as draw
from tests.drawn_maps import listing, plots, written

ODD = ["终稿!", "a;b", "a!b;c 😀", "x!.zip!y"]


def moved(file: Path, to: Path) -> Path:
    """The file, and those of its stem beside it, under another stem."""
    for part in sorted(file.parent.glob(f"{file.stem}.*")):
        part.rename(to.parent / f"{to.stem}{part.suffix}")
    return to


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".fgb"])
def test_a_map_of_any_name_is_read_and_nothing_written_beside_it(name: str, suffix: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir()
    file = moved(written(tmp_path / f"plain{suffix}", plots(ZDMC=["甲", "乙", "丙"])), folder / f"{name}{suffix}")
    before = listing(folder)
    assert set(read_layer(MapSource(file), "parcels").table["ZDMC"]) == {"甲", "乙", "丙"}
    assert listing(folder) == before


@pytest.mark.parametrize("name", ODD)
def test_a_plan_is_saved_in_a_folder_of_any_name(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir()
    plan = draw.plan(draw.site(parcels={"L1": draw.rect(0, 0, 100, 100)}), {"P1": draw.rect(20, 20, 30, 20)})
    file = save_plan(plan, folder / f"{name}.gpkg")
    assert open_plan(file) == plan
    assert [path.name for path in folder.iterdir()] == [f"{name}.gpkg"]
