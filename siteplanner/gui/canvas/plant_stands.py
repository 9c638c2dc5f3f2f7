"""How each plant stands in the check, for a map that colours plants by it."""

from __future__ import annotations

from collections.abc import Collection

import geopandas as gpd

from siteplanner.core.check_result import CheckResult
from siteplanner.core.moment import in_service
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.rule import Finding
from siteplanner.drawing.plant_looks import Stand
from siteplanner.gui.canvas.live_findings import judged

_WORST: tuple[Stand, ...] = ("clean", "not_checked", "warning", "error")


def plant_stands(result: CheckResult | None, plants: gpd.GeoDataFrame, *, current: bool) -> dict[str, Stand]:
    """The worst that was found of each plant; a plant that is missing is not checked.

    A plant that no finding names is clean only where the result is about the very plan that is shown (``current``) and
    every rule could judge the whole layout; never one that the check left out because it comes later. Waived findings
    do not count, unless nothing was checked.
    """
    if result is None:
        return {}
    stands: dict[str, Stand] = {}
    for finding in result.findings:
        if not finding.waived or finding.rule == NOT_CHECKED:
            stand = _stand(finding)
            for plant_id in finding.plants:
                stands[plant_id] = max(stands.get(plant_id, stand), stand, key=_WORST.index)
    if current and judged(result.findings):
        for plant_id in in_service(plants, result.when).index:
            stands.setdefault(plant_id, "clean")
    return stands


def looked_at(result: CheckResult, plants: gpd.GeoDataFrame, plant_ids: Collection[str]) -> frozenset[str]:
    """Those of some plants that the check was about: not those that enter service later than it was asked for."""
    if result.when is None:
        return frozenset(plant_ids)
    return frozenset(in_service(plants[plants.index.isin(list(plant_ids))], result.when).index)


def _stand(finding: Finding) -> Stand:
    if finding.severity == "error":
        return "error"
    return "not_checked" if finding.rule == NOT_CHECKED else "warning"
