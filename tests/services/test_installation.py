from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from siteplanner.services.installation import DRIVERS, PACKAGES, InstallationReport, report

SOUND = InstallationReport(
    python="3.11.7",
    system="Linux",
    packages=dict.fromkeys(PACKAGES, "1.0"),
    missing_libraries={},
    missing_for_window={},
    chinese_fonts=("Noto Sans CJK SC",),
    gdal_version="3.12.4",
    drivers=dict(DRIVERS),
)


def _text(found: InstallationReport) -> str:
    return "\n".join(map(str, found.lines()))


def test_a_sound_installation_is_called_complete() -> None:
    assert SOUND.complete
    assert _text(SOUND).endswith("The installation is complete.")


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"missing_libraries": {"libEGL.so.1": "libegl1"}}, "apt-get install -y libegl1"),
        ({"missing_for_window": {"libxcb-cursor.so.0": "libxcb-cursor0"}}, "apt-get install -y libxcb-cursor0"),
        ({"chinese_fonts": ()}, "fonts-noto-cjk"),
        ({"drivers": {**DRIVERS, "OpenFileGDB": ""}}, "GDAL lacks formats the program uses (OpenFileGDB)"),
        ({"packages": {**SOUND.packages, "geopandas": None}}, "geopandas is not installed"),
    ],
)
def test_what_is_lacking_is_named_with_its_remedy(lacking: dict[str, object], said: str) -> None:
    found = replace(SOUND, **lacking)  # type: ignore[arg-type]
    assert not found.complete
    assert said in _text(found)
    assert "complete" not in _text(found)


def test_the_report_of_this_machine_is_json_with_every_fact() -> None:
    facts = json.loads(json.dumps(report().to_json()))
    assert facts["packages"]["pyogrio"]
    assert facts["missing_libraries"] == {}
    assert facts["missing_drivers"] == []
    assert set(facts) == set(SOUND.to_json())


def test_the_ways_to_write_geojson_are_named_with_the_place_of_their_definitions() -> None:
    found = report()
    assert found.geojson_profiles == ("rfc7946", "cgcs2000-projected", "cgcs2000-geographic")
    (line,) = [str(line) for line in found.lines() if "cgcs2000-geographic" in str(line)]
    folder = Path(line.rpartition(": ")[2])
    assert all((folder / f"{name}.schema.json").is_file() for name in found.geojson_profiles)
