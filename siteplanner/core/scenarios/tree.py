"""The tree of a plan's scenarios: children hang on the scenario whose plants they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from siteplanner.core.plan import Plan, Scenario

T = TypeVar("T")


def parent_of(plan: Plan, scenario_id: str) -> str:
    """The scenario that a linked child hangs on; '' for any other. Raises EditError for an unknown scenario."""
    parent = plan.scenario(scenario_id).parent_id
    return parent if scenario_id in plan.grounds and parent in plan.scenario_plants else ""


def children_of(plan: Plan, scenario_id: str) -> tuple[Scenario, ...]:
    """The linked children of a scenario in their order; of '' those that hang on none."""
    return tuple(s for s in plan.scenarios if parent_of(plan, s.scenario_id) == scenario_id)


def ancestors_of(plan: Plan, scenario_id: str) -> tuple[str, ...]:
    """What a scenario hangs on, the nearest first."""
    found: list[str] = []
    at = parent_of(plan, scenario_id)
    while at and at not in found:
        found.append(at)
        at = parent_of(plan, at)
    return tuple(found)


def in_tree_order(plan: Plan, *, archived: bool = True) -> tuple[tuple[Scenario, int], ...]:
    """Every scenario with how deep it hangs: each before its children, siblings in the plan's order.

    Without the ``archived`` ones, those that hang on such a one move up to where it stands.
    """
    below: dict[str, list[Scenario]] = {}
    for scenario in plan.scenarios:
        below.setdefault(parent_of(plan, scenario.scenario_id), []).append(scenario)

    def walk(of: str, depth: int) -> Iterator[tuple[Scenario, int]]:
        for scenario in below.get(of, ()):
            shown = archived or not scenario.archived
            if shown:
                yield scenario, depth
            yield from walk(scenario.scenario_id, depth + shown)

    return tuple(walk("", 0))


def may_move_under(plan: Plan, scenario_id: str, parent_id: str) -> bool:
    """Whether a scenario can hang on another: not on itself, nor on what hangs on it. '' is always possible."""
    return parent_id == "" or (parent_id != scenario_id and scenario_id not in ancestors_of(plan, parent_id))


def sound_links(scenarios: Iterable[Scenario], grounds: Mapping[str, T]) -> dict[str, T]:
    """Those of ``grounds`` whose scenario hangs on another that is there, and never, in the end, on itself."""
    parents = {s.scenario_id: s.parent_id for s in scenarios}
    sound = {name: ground for name, ground in grounds.items() if parents.get(name) in parents}
    for name in list(sound):
        seen, at = {name}, parents[name]
        while at in sound and at not in seen:
            seen.add(at)
            at = parents[at]
        if at in seen:
            del sound[name]
    return sound


def unlinked(plan: Plan, scenario_ids: Iterable[str]) -> Plan:
    """The plan with these scenarios on their own feet, their plants as they are."""
    free = set(scenario_ids)
    return replace(
        plan,
        scenarios=tuple(replace(s, parent_id="") if s.scenario_id in free else s for s in plan.scenarios),
        grounds={name: ground for name, ground in plan.grounds.items() if name not in free},
    )
