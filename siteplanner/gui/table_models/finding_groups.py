"""Findings in groups: by rule, by plant, by zone, by state, by when they came. A group is a row above its findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import shapely

from siteplanner.core.finding_words import STATES, rule_name, state_of, subject_name
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


def rows_of(findings: Iterable[Finding], grouping: Grouping | None, folded: Collection[Hashable] = ()) -> list[Row]:
    """The rows of a list, groups in their order; those ``folded`` hide their findings.

    ``findings`` come from the gravest on, so a group stands where its first one belongs.
    """
    if grouping is None:
        return [Listed(finding) for finding in findings]
    groups: dict[Hashable, tuple[tuple[object, ...], str, list[Finding]]] = {}
    for finding in findings:
        for order, key, title in grouping(finding):
            groups.setdefault(key, (order, title, []))[2].append(finding)
    rows: list[Row] = []
    for key, (_, title, of) in sorted(groups.items(), key=lambda item: item[1][0]):
        rows.append(Group(key, title, tuple(of), key in folded))
        if key not in folded:
            rows += [Listed(finding, key) for finding in of]
    return rows


_RANK: Final = {state: at for at, state in enumerate(STATES)}


def by_state(finding: Finding) -> Sequence[Place]:
    state = state_of(finding)
    return [((_RANK[state],), state, say(STATES[state]))]


def by_rule(finding: Finding) -> Sequence[Place]:
    """The rule that found it; rules with errors come first."""
    title = say(rule_name(finding))
    return [((_RANK[state_of(finding)], title), (finding.rule, title), title)]


def by_plant(finding: Finding) -> Sequence[Place]:
    """Every plant it is about has it in its group."""
    if not finding.plants:
        return [((True, ""), None, say(NO_PLANT))]
    return [((False, plant), plant, say(subject_name(plant))) for plant in finding.plants]


def by_zone(plan: Plan) -> Grouping:
    """The zone in which its place lies."""
    ground = ground_of(plan.site)
    names = plan.site.zones["name"].to_dict() if len(plan.site.zones) else {}

    def grouping(finding: Finding) -> Sequence[Place]:
        if finding.location is None:
            return [((2, ""), "no place", say(NO_PLACE))]
        rows = ground.zones.tree.query(shapely.Point(finding.location), predicate="intersects")
        if len(rows) == 0:
            return [((1, ""), "no zone", say(NO_ZONE))]
        zone = min(str(ground.zone_ids[row]) for row in rows)
        name = names.get(zone)
        title = say(ZONE_NAMED(zone=zone, name=name)) if isinstance(name, str) and name else zone
        return [((0, zone), ("zone", zone), title)]

    return grouping


def by_since(session: PlanningSession) -> Grouping:
    """The step it came with, the newest first: what one has just done is what one can still take back."""

    def grouping(finding: Finding) -> Sequence[Place]:
        since = session.since(finding.id)
        if since is None:
            now = session.shown_plan is not session.plan and session.knows_since
            words: Template = BEING_MADE if now else NOT_KNOWN
            return [((-1 if now else 1, 0), words.text, say(words))]
        return [((0, -since.step), since.step, say(words_of(session, since)))]

    return grouping
