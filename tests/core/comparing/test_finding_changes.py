"""What became of findings from one scenario to another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.comparing.finding_changes import finding_changes
from siteplanner.core.rules.rule import Finding, finding_id
from siteplanner.core.text import Message, Template


def finding(rule: str, *plants: str, measured: float | None = None, **others: str) -> Finding:
    told = Message(Template("rules", "{m}"), {"m": measured})
    subjects = (*plants, *(f"{kind}={name}" for kind, name in others.items()))
    named = finding_id(rule, plants, **others)
    return Finding(named, rule, "error", subjects, plants, told, "", "verified", measured, 5.0, "m")


def test_a_finding_that_only_changed_its_measure_is_changed_and_neither_gained_nor_lost() -> None:
    near, nearer = finding("setback", "P1", measured=3.0), finding("setback", "P1", measured=2.0)
    found = finding_changes([near], [nearer])
    assert (found.gained, found.lost) == ((), ())
    assert [(of.before, of.after, of.elsewhere) for of in found.changed] == [(near, nearer, False)]


def test_a_finding_that_moved_with_its_plant_is_changed() -> None:
    here, there = (
        finding("setback", "P1", measured=3.0, parcel="L1"),
        finding("setback", "P1", measured=3.0, parcel="L2"),
    )
    found = finding_changes([here], [there])
    assert (found.gained, found.lost) == ((), ())
    assert [(of.before, of.after, of.elsewhere) for of in found.changed] == [(here, there, True)]


def test_a_finding_of_a_pair_of_plants_with_another_neighbour_is_another_finding() -> None:
    one, other = (
        finding("fire-separation", "P1", "P2", measured=3.0),
        finding("fire-separation", "P1", "P3", measured=3.0),
    )
    found = finding_changes([one], [other])
    assert (found.gained, found.lost, found.changed) == ((other,), (one,), ())


def test_findings_about_land_alone_are_not_taken_for_each_other() -> None:
    one, other = finding("floor-area-ratio", parcel="L1"), finding("floor-area-ratio", parcel="L2")
    found = finding_changes([one], [other])
    assert (found.gained, found.lost, found.changed) == ((other,), (one,), ())


def test_what_was_not_checked_by_one_rule_is_not_taken_for_another() -> None:
    one, other = (finding("not-checked", rule, "P1", parcel=at) for rule, at in (("setback", "L1"), ("land-use", "L2")))
    found = finding_changes([one], [other])
    assert found.changed == ()


def test_a_waiver_a_severity_and_a_hundredth_count_as_change_and_less_does_not() -> None:
    was = finding("setback", "P1", measured=3.0)
    for now in (replace(was, waived=True), replace(was, severity="warning"), finding("setback", "P1", measured=3.01)):
        assert [of.after for of in finding_changes([was], [now]).changed] == [now]
    told = Message(Template("rules", "{m:.2f}"), {"m": 3.0})
    a, b = (
        replace(was, message=told),
        replace(was, measured=3.0 + 1e-9, message=Message(told.template, {"m": 3.0 + 1e-9})),
    )
    assert finding_changes([a], [b]).changed == ()


def test_of_several_about_one_plant_as_many_are_paired_as_there_are_on_both_sides() -> None:
    two = [finding("setback", "P1", parcel=at) for at in ("L1", "L2")]
    found = finding_changes(two, [finding("setback", "P1", parcel="L3")])
    assert (len(found.gained), len(found.lost), len(found.changed)) == (0, 1, 1)


_SOME: Any = st.lists(
    st.builds(
        lambda rule, plant, at, m: finding(rule, plant, measured=m, parcel=at),
        st.sampled_from(("setback", "land-use")),
        st.sampled_from(("P1", "P2")),
        st.sampled_from(("L1", "L2", "L3")),
        st.sampled_from((None, 1.0, 2.0)),
    ),
    unique_by=lambda of: of.id,
)


@given(_SOME, _SOME)
def test_every_finding_is_told_of_once_or_is_alike_in_both(before: list[Finding], after: list[Finding]) -> None:
    found = finding_changes(before, after)
    alike = [f for f in before if f in after]
    olds = [*found.lost, *(of.before for of in found.changed), *alike]
    news = [*found.gained, *(of.after for of in found.changed), *alike]
    assert sorted(f.id for f in olds) == sorted(f.id for f in before)
    assert sorted(f.id for f in news) == sorted(f.id for f in after)
    assert len(found.gained) - len(found.lost) == len(after) - len(before)
