"""Findings in groups: by rule, by plant, by zone, by state, by when they came. A group is a row above its findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from siteplanner.core.finding_trail import Since
from siteplanner.core.finding_words import STATES, State, rule_name, state_of, subject_name
from siteplanner.core.ground import ground_of
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.gui.wording import say
from siteplanner.services.finding_since import BEING_MADE, words_of
from siteplanner.services.planning_session import PlanningSession

NO_PLANT = QT_TRANSLATE_NOOP("findings", "About no plant: the map, the land, the stations")
NO_ZONE = QT_TRANSLATE_NOOP("findings", "Outside all zones")
NO_PLACE = QT_TRANSLATE_NOOP("findings", "Without a place on the map")
NOT_KNOWN = QT_TRANSLATE_NOOP("findings", "Not known yet")
ZONE_NAMED = QT_TRANSLATE_NOOP("findings", "{zone} {name}")


@dataclass(frozen=True, slots=True)
class Group:
    """A row above the findings it holds; ``key`` tells it from other groups."""

    key: Hashable
    title: str
    findings: tuple[Finding, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding as a row, under a group or by itself (``under`` None)."""

    finding: Finding
    under: Hashable = None


Row = Group | Listed
Place = tuple[tuple[object, ...], Hashable, str]
"""Where a finding belongs: what orders the groups, the group's key and its title."""
Grouping = Callable[[Finding], Sequence[Place]]


def rows_of(
    findings: Iterable[Finding],
    grouping: Grouping | None,
    folded: Collection[Hashable] = (),
    at_most: int | None = None,
) -> list[Row]:
    """The rows of a list, groups in their order; those ``folded`` hide their findings. No finding comes after the first
    ``at_most`` rows; the groups all do.

    ``findings`` come from the gravest on, so a group stands where its first one belongs.
    """
    if grouping is None:
        return [Listed(finding) for finding in findings]
    groups: dict[Hashable, tuple[tuple[object, ...], str, list[Finding]]] = {}
    for finding in findings:
        for order, key, title in grouping(finding):
            group = groups.get(key)
            if group is None:
                group = groups[key] = (order, title, [])
            group[2].append(finding)
    rows: list[Row] = []
    for key, (_, title, of) in sorted(groups.items(), key=lambda item: item[1][0]):
        rows.append(Group(key, title, tuple(of), key in folded))
        if key not in folded:
            rows += [Listed(finding, key) for finding in (of if at_most is None else of[: max(0, at_most - len(rows))])]
    return rows


_RANK: Final = {state: at for at, state in enumerate(STATES)}


def by_state() -> Grouping:
    places = {state: [((_RANK[state],), state, say(STATES[state]))] for state in STATES}
    return lambda finding: places[state_of(finding)]


def by_rule() -> Grouping:
    """The rule that found it; rules with errors come first."""
    places: dict[tuple[object, State], Sequence[Place]] = {}

    def grouping(finding: Finding) -> Sequence[Place]:
        state = state_of(finding)
        kind = (finding.found_by and id(finding.found_by)) or finding.rule, state
        known = places.get(kind)
        if known is None:
            title = say(rule_name(finding))
            known = places[kind] = [((_RANK[state], title), (finding.rule, title), title)]
        return known

    return grouping


def by_plant() -> Grouping:
    """Every plant it is about has it in its group."""
    nowhere: Sequence[Place] = [((True, ""), None, say(NO_PLANT))]

    def grouping(finding: Finding) -> Sequence[Place]:
        return [((False, plant), plant, say(subject_name(plant))) for plant in finding.plants] or nowhere

    return grouping


def by_zone(plan: Plan, findings: Sequence[Finding]) -> Grouping:
    """The zone in which its place lies, for these findings: asked for all of them at once."""
    ground = ground_of(plan.site)
    names = plan.site.zones["name"].to_dict() if len(plan.site.zones) else {}
    placed = [finding for finding in findings if finding.location is not None]
    points = shapely.points(np.array([finding.location for finding in placed], dtype=float).reshape(-1, 2))
    at, rows = ground.zones.tree.query(points, predicate="intersects")
    zones: dict[str, str] = {}
    for one, zone in zip(at.tolist(), ground.zone_ids[rows].tolist(), strict=True):
        finding_id = placed[one].id
        zones[finding_id] = min(zones.get(finding_id, str(zone)), str(zone))
    without: Sequence[Place] = [((2, ""), "no place", say(NO_PLACE))]
    outside: Sequence[Place] = [((1, ""), "no zone", say(NO_ZONE))]
    known: dict[str, Sequence[Place]] = {}

    def place_of(zone: str) -> Sequence[Place]:
        name = names.get(zone)
        title = say(ZONE_NAMED(zone=zone, name=name)) if isinstance(name, str) and name else zone
        return [((0, zone), ("zone", zone), title)]

    def grouping(finding: Finding) -> Sequence[Place]:
        zone = zones.get(finding.id)
        if zone is None:
            return without if finding.location is None else outside
        if zone not in known:
            known[zone] = place_of(zone)
        return known[zone]

    return grouping


def by_since(session: PlanningSession) -> Grouping:
    """The step it came with, the newest first: what one has just done is what one can still take back."""
    now = session.shown_plan is not session.plan and session.knows_since
    words: Template = BEING_MADE if now else NOT_KNOWN
    without: Sequence[Place] = [((-1 if now else 1, 0), words.text, say(words))]
    known: dict[Since, Sequence[Place]] = {}

    def grouping(finding: Finding) -> Sequence[Place]:
        since = session.since(finding.id)
        if since is None:
            return without
        if since not in known:
            known[since] = [((0, -since.step), since.step, say(words_of(session, since)))]
        return known[since]

    return grouping
