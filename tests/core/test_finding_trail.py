"""Since when each finding is there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.finding_trail import FindingTrail, Since

IDS = st.frozensets(st.sampled_from("abcdef"), max_size=6)


def test_a_finding_of_the_plan_as_opened_is_as_opened_while_it_stays() -> None:
    trail = FindingTrail(frozenset("ab")).seen(1, "ab").seen(2, "abc")
    assert trail.since("a", 2) == Since(0, 0)
    assert trail.since("a", 2).as_opened  # type: ignore[union-attr]


def test_a_finding_that_went_and_came_back_is_there_since_it_came_back() -> None:
    trail = FindingTrail(frozenset("a")).seen(1, "").seen(2, "a")
    assert trail.since("a", 2) == Since(2, 1)
    assert trail.since("a", 1) is None
    assert trail.fixed(1) == {"a"}
    assert trail.fixed(2) == set()


def test_what_came_up_in_steps_that_were_not_checked_is_not_put_down_to_one_of_them() -> None:
    since = FindingTrail(frozenset()).seen(1, "").seen(4, "x").since("x", 4)
    assert since == Since(4, 1)
    assert not since.sure


def test_a_step_learnt_later_makes_it_sure() -> None:
    trail = FindingTrail(frozenset()).seen(3, "x").seen(2, "")
    assert trail.since("x", 3) == Since(3, 2)
    assert trail.since("x", 3).sure  # type: ignore[union-attr]
    assert trail.since("x", 2) is None


def test_another_way_forgets_the_steps_that_were_left() -> None:
    trail = FindingTrail(frozenset()).seen(1, "x").seen(2, "xy").cut(1).seen(2, "xz")
    assert trail.since("y", 2) is None
    assert trail.since("z", 2) == Since(2, 1)


@given(IDS, st.lists(st.tuples(st.integers(0, 6), IDS), max_size=10))
def test_every_known_step_has_exactly_the_findings_it_was_seen_with(
    opened: frozenset[str], seen: list[tuple[int, frozenset[str]]]
) -> None:
    trail, last = FindingTrail(opened), {0: opened}
    for step, ids in seen:
        trail = trail.seen(step, ids)
        last[step] = ids
    for step, ids in last.items():
        assert trail.ids_at(step) == ids
        assert trail.fixed(step) == last[0] - ids
        assert trail.caused(step) == ids - last[0]
        for finding in "abcdef":
            since = trail.since(finding, step)
            assert (since is not None) == (finding in ids)
            if since is not None:  # there at that step and at every known one after it, not at the known one before it
                known = sorted(last)
                assert all(finding in last[k] for k in known if since.step <= k <= step)
                assert since.step == 0 or finding not in last[max(k for k in known if k < since.step)]
