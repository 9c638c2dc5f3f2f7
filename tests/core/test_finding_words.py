"""What findings are called, the same wherever people read it."""

from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.checking import check_plan, subject_hash
from siteplanner.core.finding_words import STATES, in_order, state_of, subject_name
from siteplanner.core.text import english
from tests.builders import complete_site, factory, plan, rect


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("P12", "P12"),
        ("parcel=L7", "parcel L7"),
        ("constraint=C=1", "constraint C=1"),
        ("layer=development_boundary", "Urban development boundary"),
        ("layer=parcels", "Parcels"),
        ("layer=moon", "moon"),
        ("kind=x", "kind=x"),
    ],
)
def test_a_subject_is_called_as_people_call_it(subject: str, name: str) -> None:
    assert english(subject_name(subject)) == name


def test_findings_go_from_the_gravest_on_waived_ones_last() -> None:
    made = plan(complete_site(), {"P1": rect(2, 20, 30, 30), "P2": factory(rect(80, 1, 30, 30), hazard_class=None)})
    first = next(f for f in check_plan(made).findings if f.id == "setback:P1")
    waived = edits.add_waiver("base", first.id, subject_hash(made, "base", first), "agreed", "Li").apply(made)
    states = [state_of(finding) for finding in in_order(check_plan(waived))]
    assert states == sorted(states, key=list(STATES).index)
    assert states[-1] == "waived"
