from __future__ import annotations

from scripts.geojson_definitions import stale


def test_definitions_and_schemas_are_those_of_todays_columns() -> None:
    assert stale() == [], "run: python scripts/geojson_definitions.py"
