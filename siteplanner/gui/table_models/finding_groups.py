"""Findings in groups: by rule, by plant, by zone, by state, by when they came. A group is a row above its findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Hashable, Sequence
from dataclasses import dataclass, replace
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


PIECE = 200
"""So many findings are looked at in one go: looking for words among them takes some 3 ms."""
Row = Group | Listed
Place = tuple[tuple[object, ...], Hashable, str]
"""Where a finding belongs: what orders the groups, the group's key and its title."""
Grouping = Callable[[Finding], Sequence[Place]]


Groupings = Callable[[Sequence[Finding]], Grouping]
"""The grouping that holds for some findings: what can be asked for many at once is asked for these."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is to be listed: the findings, and the groups in their order, none folded (None: they stand by
    themselves)."""

    findings: Sequence[Finding]
    groups: Sequence[Group] | None


def gather(
    findings: Sequence[Finding], wanted: Callable[[Finding], bool] | None, groupings: Groupings | None
) -> Generator[None, None, Gathered]:
    """The findings that are ``wanted`` (None: all), in their groups; it rests after every few of them, so that the hand
    need not wait for tens of thousands.

    ``findings`` come from the gravest on, so a group stands where its first one belongs.
    """
    if wanted is None and groupings is None:
        return Gathered(findings, None)
    shown: list[Finding] = []
    groups: dict[Hashable, tuple[tuple[object, ...], str, list[Finding]]] = {}
    for first in range(0, len(findings), PIECE):
        piece = findings[first : first + PIECE]
        if wanted is not None:
            piece = [finding for finding in piece if wanted(finding)]
        shown += piece
        if groupings is not None:
            _put_into(groups, piece, groupings(piece))
        yield
    if groupings is None:
        return Gathered(shown, None)
    ordered = sorted(groups.items(), key=lambda item: item[1][0])
    return Gathered(shown, [Group(key, title, tuple(of)) for key, (_, title, of) in ordered])


def _put_into(
    groups: dict[Hashable, tuple[tuple[object, ...], str, list[Finding]]], findings: Sequence[Finding], by: Grouping
) -> None:
    for finding in findings:
        for order, key, title in by(finding):
            group = groups.get(key)
            if group is None:
                group = groups[key] = (order, title, [])
            group[2].append(finding)


def rows_of(gathered: Gathered, folded: Collection[Hashable] = (), at_most: int | None = None) -> list[Row]:
    """The rows of a list, groups in their order; those ``folded`` hide their findings. No finding comes after the first
    ``at_most`` rows; the groups all do."""
    if gathered.groups is None:
        return [Listed(finding) for finding in gathered.findings[:at_most]]
    rows: list[Row] = []
    for group in gathered.groups:
        hidden = group.key in folded
        rows.append(replace(group, folded=True) if hidden else group)
        if not hidden:
            of = group.findings if at_most is None else group.findings[: max(0, at_most - len(rows))]
            rows += [Listed(finding, group.key) for finding in of]
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


def by_zone(plan: Plan) -> Groupings:
    """The zone in which its place lies: asked for many findings at once."""
    ground = ground_of(plan.site)
    names = plan.site.zones["name"].to_dict() if len(plan.site.zones) else {}
    without: Sequence[Place] = [((2, ""), "no place", say(NO_PLACE))]
    outside: Sequence[Place] = [((1, ""), "no zone", say(NO_ZONE))]
    known: dict[str, Sequence[Place]] = {}

    def place_of(zone: str) -> Sequence[Place]:
        name = names.get(zone)
        title = say(ZONE_NAMED(zone=zone, name=name)) if isinstance(name, str) and name else zone
        return [((0, zone), ("zone", zone), title)]

    def zones_of(findings: Sequence[Finding]) -> dict[str, str]:
        placed = [finding for finding in findings if finding.location is not None]
        points = shapely.points(np.array([finding.location for finding in placed], dtype=float).reshape(-1, 2))
        at, rows = ground.zones.tree.query(points, predicate="intersects")
        zones: dict[str, str] = {}
        for one, zone in zip(at.tolist(), ground.zone_ids[rows].tolist(), strict=True):
            finding_id = placed[one].id
            zones[finding_id] = min(zones.get(finding_id, str(zone)), str(zone))
        return zones

    def grouping_of(findings: Sequence[Finding]) -> Grouping:
        zones = zones_of(findings)

        def grouping(finding: Finding) -> Sequence[Place]:
            zone = zones.get(finding.id)
            if zone is None:
                return without if finding.location is None else outside
            if zone not in known:
                known[zone] = place_of(zone)
            return known[zone]

        return grouping

    return grouping_of


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
