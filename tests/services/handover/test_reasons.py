from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from siteplanner.core.checking import check_plan
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.services.handover.reasons import require_reason, why_needed
from tests.builders import complete_site, factory, plan, rect


def result(**plants: Any) -> Any:
    placed: Mapping[str, Any] = plants
    return check_plan(plan(complete_site(), placed))


def test_a_clean_layout_needs_none(sample: Plan) -> None:
    clean = check_plan(sample, "base")
    assert clean.counts["error"] == 0
    assert clean.complete
    assert why_needed(clean) is None
    require_reason(clean, "")


@pytest.mark.parametrize(
    ("plants", "said"),
    [
        ({"P1": factory(rect(1, 60, 30, 30))}, "errors that are not waived"),
        ({"P1": factory(rect(60, 60, 30, 30), hazard_class=None)}, "Not everything could be checked"),
        (
            {"P1": factory(rect(1, 60, 30, 30)), "P2": factory(rect(160, 160, 30, 30), hazard_class=None)},
            "points could not be checked",
        ),
    ],
)
def test_errors_and_open_points_do(plants: dict[str, Any], said: str) -> None:
    found = result(**plants)
    assert said in str(why_needed(found))
    with pytest.raises(InputError, match=said):
        require_reason(found, "ok")
    require_reason(found, "设计院周五前修正间距")
