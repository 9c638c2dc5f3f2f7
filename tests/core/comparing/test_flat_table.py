"""A comparison as one flat table."""

from __future__ import annotations

from dataclasses import replace

from siteplanner.core.check_result import CheckResult
from siteplanner.core.comparing.comparison import compare_many
from siteplanner.core.comparing.flat_table import flat_table, names_of
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import Message, Named, Template, english
from tests import builders as b

ROOM = b.site({"L1": b.rect(0, 0, 500, 500)})


def plan_of(*names: str) -> Plan:
    """Scenarios s0, s1, … with so many works of 20 x 20 m and 10 jobs each: one more in each."""
    places = range(len(names))
    works = [b.factory(b.rect(30.0 * n, 0, 20, 20), jobs=10) for n in places]
    plants = {f"s{at}": {f"P{n}": works[n] for n in range(at + 1)} for at in places}
    return replace(
        Plan.new(ROOM),
        scenarios=tuple(Scenario(f"s{at}", name) for at, name in enumerate(names)),
        scenario_plants={key: b.frame(PLANTS, of) for key, of in plants.items()},
        active_scenario="s0",
    )


def test_scenarios_of_one_name_are_told_apart_by_their_ids() -> None:
    plan = plan_of("方案", "方案", "")
    assert names_of(plan, ["s0", "s1", "s2"]) == {"s0": "方案 (s0)", "s1": "方案 (s1)", "s2": "s2"}


def test_a_row_has_values_then_of_each_other_scenario_difference_per_cent_and_verdict() -> None:
    plan = plan_of("A", "B", "C")
    ids = ["s0", "s1", "s2"]
    found = compare_many(plan, ids, [CheckResult((), 0, 0, each, "") for each in ids])
    table = flat_table(found, names_of(plan, ids), only_differences=True)
    rows = {english(row[1]): row for row in table.rows if isinstance(row[1], Template | Message | Named)}
    assert [english(heading) for heading in table.headings[3:9]] == [
        "A", "B", "C", "B: difference", "B: difference, %", "B: better or worse",
    ]  # fmt: skip
    jobs = [value if value is None or isinstance(value, float) else english(value) for value in rows["Jobs"][3:12]]
    assert jobs == [10.0, 20.0, 30.0, 10.0, 100.0, "better", 20.0, 200.0, "better"]
    assert set(rows) == {english(row.label) for row in found.rows if row.differs}
