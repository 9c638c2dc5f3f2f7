"""The check of a scenario, whole, and after an edit only as far as the edit can reach."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from operator import attrgetter

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from siteplanner.core.check_result import CheckResult
from siteplanner.core.errors import Cancelled
from siteplanner.core.footprint_state import PlantState, Touched
from siteplanner.core.moment import When, in_service
from siteplanner.core.plan import Plan
from siteplanner.core.rules.base_map import SITE_TOPOLOGY, faulty_areas, faulty_layers
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.layout import Layout
from siteplanner.core.rules.not_checked import NOT_CHECKED, not_checked
from siteplanner.core.rules.overrides import pack_of, same_rules
from siteplanner.core.rules.pack import RulePack
from siteplanner.core.rules.rule import Finding, Reach, Rule, finding_id, location_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named, Template
from siteplanner.core.waivers import STOPPED, may_be_waived, subject_hash, with_waivers
from siteplanner.core.work import Work, in_hand, with_pauses

__all__ = ["CheckResult", "Checker", "check_frame", "check_plan", "may_be_waived", "subject_hash"]

BAD_FOOTPRINT = QT_TRANSLATE_NOOP(
    "rules", "The footprint of {plant} is not sound, so “{rule}” was not checked; repair the footprint."
)
CHECKING = QT_TRANSLATE_NOOP("rules", "{rule}")
STOPPED_EARLY = QT_TRANSLATE_NOOP(
    "rules", "The check was stopped before it was done. Not checked, or not to the end: {rules}."
)
BASE_MAP = QT_TRANSLATE_NOOP("rules", "Base map")
FOOTPRINT_RULE = "footprint-valid"
_MADE_READY = "base map"
_FAULTY_AREAS, _FAULTY_LAYERS = f"{SITE_TOPOLOGY} areas", f"{SITE_TOPOLOGY} layers"
_RANKS = 3
_NOT_CHECKED_RANK = 2
_ID = attrgetter("id")


@dataclass(frozen=True, slots=True)
class Ranked:
    """The findings of one rule: errors, warnings, what was not checked; each by id. ``plants`` holds every plant they
    name (it may hold more)."""

    by_rank: tuple[tuple[Finding, ...], ...]
    plants: frozenset[str]


Found = Mapping[str, Ranked]
Name = Template | Named


def check_plan(
    plan: Plan,
    scenario_id: str | None = None,
    *,
    rules: str | RulePack | None = None,
    year: When = None,
    work: Work | None = None,
    keep_found: bool = False,
) -> CheckResult:
    """Check every plant of a scenario (default: the active one).

    ``rules`` is another rule pack than the plan's, or its name; ``year`` (or a day) leaves out plants that enter
    service after it.
    Where ``work`` is cancelled, Cancelled is raised; with ``keep_found`` what was found until then is given, in a
    result that is not complete and says which rules were not done.
    Raises EditError for an unknown scenario, InputError for an unknown pack or a change of it that does not fit.
    """
    return Checker(plan, scenario_id, rules=rules, year=year, work=work, keep_found=keep_found).result


def check_frame(
    plan: Plan, scenario: str | None = None, rules: str | RulePack | None = None, year: When = None
) -> gpd.GeoDataFrame:
    """Check a scenario (default: the active one) and give what was found as a GeoDataFrame, one row a finding.

    Columns: ``id`` (the same in every run), ``rule``, ``severity`` (``error``, ``warning``), ``subjects`` (a tuple:
    plants by their ids, others as ``parcel=…``), ``measured`` and ``required`` (floats, NaN where there is no figure)
    in ``unit`` (m, m², kVA; "" where none), ``clause``, ``confidence``, ``message`` (English), ``waived``; ``geometry``
    (None where there is no place) in the plan's CRS. What no rule could judge has the rule ``not-checked``: a layout is
    sound when every row is waived or there is none, and none is ``not-checked``.

    ``rules`` is another rule pack than the plan's, or its name; ``year`` (or a day) leaves out plants that enter
    service after it.
    Raises EditError for an unknown scenario, InputError for an unknown pack or a change of it that does not fit.

    >>> from siteplanner.core.site import Site
    >>> len(check_frame(Plan.new(Site.empty(4547))))
    0
    """
    return check_plan(plan, scenario, rules=rules, year=year).to_frame(plan.site.crs)


class Checker:
    """A checked scenario that can be checked again after an edit. Never changes; ``after`` gives another one."""

    def __init__(
        self,
        plan: Plan,
        scenario_id: str | None = None,
        *,
        rules: str | RulePack | None = None,
        year: When = None,
        work: Work | None = None,
        keep_found: bool = False,
    ) -> None:
        self.plan = plan
        self.scenario_id = plan.scenario(scenario_id).scenario_id
        self._rules, self._year = rules, year
        self._pack = pack_of(plan, rules)
        min_area_m2 = self._pack.settings(FOOTPRINT_RULE).value("min_area_m2")
        plants = in_service(plan.plants(self.scenario_id), year)
        self._state = PlantState.of(plan.site, plants, min_area_m2, _off(self._pack))
        self._found: Found = {}
        self._not_done: tuple[Name, ...] = ()
        self._check(work or Work(), keep_found=keep_found)

    def _check(self, work: Work, *, keep_found: bool) -> None:
        """What every rule finds; where the work is stopped, what was found until then is kept if it is wanted."""
        tasks = _tasks(self._state.layout, self._pack)
        found: dict[str, Ranked] = {}
        with in_hand(work):
            for done, (key, name, look) in enumerate(tasks):
                some: list[Finding] = []
                try:
                    work.step(done, len(tasks), CHECKING(rule=name))
                    some.extend(with_pauses(look()))
                except Cancelled:
                    if not keep_found:
                        raise
                    self._not_done = tuple(dict.fromkeys(name for _, name, _ in tasks[done:]))
                    break
                finally:
                    found[key] = _ranked(some)
        self._found = found
        if not (keep_found and work.cancelled):  # stopped after the last rule, nothing is missing
            work.step(len(tasks), len(tasks), BASE_MAP)

    @cached_property
    def result(self) -> CheckResult:
        found = self._found if len(self._state.layout.plants) else {}
        findings = [f for rank in range(_RANKS) for of_rule in found.values() for f in of_rule.by_rank[rank]]
        if self.stopped:
            findings.append(not_checked(STOPPED, STOPPED_EARLY(rules=self._not_done)))
        return CheckResult(
            tuple(with_waivers(self.plan, self.scenario_id, findings)),
            plants=len(self._state.layout.plants),
            parcels=len(self.plan.site.parcels),
            scenario_id=self.scenario_id,
            rule_pack=self._pack.id,
            plan_name=self.plan.name,
            stopped=self.stopped,
            when=self._year,
        )

    @property
    def stopped(self) -> bool:
        """Whether the check was stopped: not every rule was done, and ``after`` starts from nothing."""
        return bool(self._not_done)

    @property
    def layout(self) -> Layout:
        """The plants as they were checked."""
        return self._state.layout

    @property
    def pack(self) -> RulePack:
        """The rules they were checked by, with the plan's own changes."""
        return self._pack

    @property
    def when(self) -> When:
        """Plants that enter service later were left out; None: all were checked."""
        return self._year

    def after(self, plan: Plan, work: Work | None = None) -> Checker:
        """The check of ``plan``, equal to a full one; only what differs from this checker's plan is looked at again."""
        return self._going_on(plan, self._year, work)

    def at(self, when: When, work: Work | None = None) -> Checker:
        """The check of the same plan, of what is in service by another moment; equal to a full one, as ``after``."""
        return self._going_on(self.plan, when, work)

    def _going_on(self, plan: Plan, when: When, work: Work | None) -> Checker:
        if plan is self.plan and when == self._year and not self.stopped:
            return self
        if self.stopped or not self._comparable(plan):
            return Checker(plan, self.scenario_id, rules=self._rules, year=when, work=work)
        state, touched = self._state.after(in_service(plan.plants(self.scenario_id), when))
        found = self._found
        if touched.plants:
            rules = _on(self._pack)
            with_standing = any(rule.reads_standing or rule.reach is Reach.PARCEL for rule in rules)
            near = state.in_focus(touched, self._state, with_standing=with_standing)
            state = state.standing_as(near) if with_standing else state
            found = _found_after(found, state.layout, near, touched, rules, self._pack)
        made = object.__new__(Checker)
        made.plan, made.scenario_id = plan, self.scenario_id
        made._rules, made._year, made._pack, made._state = self._rules, when, self._pack, state
        made._found, made._not_done = found, ()
        return made

    def _comparable(self, plan: Plan) -> bool:
        before = self.plan
        same_site = plan.site is before.site or (
            plan.site.crs == before.site.crs
            and all(frame is plan.site.layer(of.name) for of, frame in before.site.layers())
        )
        return same_site and same_rules(plan, before)


def _off(pack: RulePack) -> frozenset[str]:
    """The rules that no other may leave a fault to: those switched off, and those whose errors count as warnings."""
    return frozenset(rule_id for rule_id, of in pack.rules.items() if not of.enabled or of.severity == "warning")


def _on(pack: RulePack) -> list[Rule]:
    return [rule for rule in pack.catalogue.values() if pack.settings(rule.id).enabled]


Task = tuple[str, Name, Callable[[], Iterable[Finding]]]
"""Where findings are kept, the name of what finds them, and what does."""


def _tasks(layout: Layout, pack: RulePack) -> list[Task]:
    """All that a full check does, in order; the base map is made ready first."""
    rules = _on(pack)
    return [
        (_MADE_READY, BASE_MAP, partial(_made_ready, layout)),
        *((rule.id, rule.name, partial(_findings, rule, layout, pack)) for rule in rules),
        (_FAULTY_AREAS, BASE_MAP, partial(faulty_areas, layout)),
        (_FAULTY_LAYERS, BASE_MAP, partial(faulty_layers, layout)),
        *(
            (_of_site(rule), rule.name, partial(rule.of_site, layout, pack.settings(rule.id)))
            for rule in rules
            if rule.of_site is not None
        ),
    ]


def _made_ready(layout: Layout) -> Iterator[Finding]:
    """Nothing: what is worked out of the base map once, which takes longest."""
    layout.ground  # noqa: B018 - kept by the layout
    yield from ()


def _found_after(
    before: Found, layout: Layout, near: Layout, touched: Touched, rules: Iterable[Rule], pack: RulePack
) -> Found:
    found: dict[str, Ranked] = {}
    for rule in rules:
        if rule.reach is Reach.SITE or _stands(rule, before[rule.id], touched):
            found[rule.id] = before[rule.id]
        elif rule.reach is Reach.SCENARIO:
            found[rule.id] = _ranked(_findings(rule, layout, pack))
        elif rule.reach is Reach.PARCEL:
            gone = _of_parcels(rule, before[rule.id], near, touched)
            found[rule.id] = _replaced(before[rule.id], gone, _findings(rule, near, pack))
        elif rule.reach is Reach.PLANT and RULES.get(rule.id) is rule:
            again = list(_findings(rule, near, pack)) if len(touched.rows) else []
            found[rule.id] = _of_plants(rule, before[rule.id], touched, again)
        else:
            found[rule.id] = _merged(before[rule.id], touched, _findings(rule, near, pack))
    found[_FAULTY_AREAS] = _merged(before[_FAULTY_AREAS], touched, faulty_areas(near))
    found[_FAULTY_LAYERS] = _ranked(faulty_layers(layout))
    found.update((_of_site(rule), before[_of_site(rule)]) for rule in rules if rule.of_site is not None)
    return found


def _of_site(rule: Rule) -> str:
    """Where what a rule found of the base map itself is kept."""
    return f"{rule.id} of the site"


def _stands(rule: Rule, before: Ranked, touched: Touched) -> bool:
    """Whether nothing a rule found can have changed, not even where a finding is drawn."""
    if rule.reads_footprints or not touched.only_moved:
        return False
    apart = touched.plants.isdisjoint
    return apart(before.plants) or all(apart(f.plants) for f in before.by_rank[_NOT_CHECKED_RANK])


def _ranked(findings: Iterable[Finding]) -> Ranked:
    by_rank: list[list[Finding]] = [[] for _ in range(_RANKS)]
    for finding in sorted(findings, key=_ID):
        by_rank[_rank(finding)].append(finding)
    return Ranked(tuple(map(tuple, by_rank)), frozenset(p for found in by_rank for f in found for p in f.plants))


def _merged(before: Ranked, touched: Touched, again: Iterable[Finding]) -> Ranked:
    """What was found before of plants that were not touched, and what is found ``again`` of those that were."""
    added = list(again) if len(touched.rows) else []
    if not added and before.plants.isdisjoint(touched.plants):
        return before
    apart = touched.plants.isdisjoint
    by_rank = [[f for f in found if apart(f.plants)] for found in before.by_rank]
    for finding in added:
        insort(by_rank[_rank(finding)], finding, key=_ID)
    return Ranked(tuple(map(tuple, by_rank)), before.plants.union(*(f.plants for f in added)))


def _of_plants(rule: Rule, before: Ranked, touched: Touched, again: list[Finding]) -> Ranked:
    """As ``_merged``, for a rule of the program's own that finds something of one plant at a time: its findings have
    the plant first in their ids, so that those of a few plants are found among thousands without a look at each."""
    if not again and before.plants.isdisjoint(touched.plants):
        return before
    heads = [finding_id(rule.id, [plant]) for plant in touched.plants]
    unchecked = [f"{NOT_CHECKED}:{head}" for head in heads]
    gone = [_headed(old, unchecked if rank == _NOT_CHECKED_RANK else heads) for rank, old in enumerate(before.by_rank)]
    return _replaced(before, gone, again)


def _headed(found: tuple[Finding, ...], heads: list[str]) -> list[int]:
    """Where the findings stand whose ids are one of some heads, or begin with one and a colon."""
    places: list[int] = []
    if found:
        for head in heads:
            for first, end in ((head, f"{head}\0"), (f"{head}:", f"{head};")):
                at = bisect_left(found, first, key=_ID)
                places.extend(range(at, bisect_left(found, end, lo=at, key=_ID)))
    return places


def _of_parcels(rule: Rule, before: Ranked, near: Layout, touched: Touched) -> list[list[int]]:
    """Where, by rank, what a rule about parcels found before of the parcels and plants to check stands."""
    parcels = near.ground.parcel_ids[near.parcels_asked].tolist()
    unchecked = f"{NOT_CHECKED}:{rule.id}"
    ids = (
        [finding_id(rule.id, parcel=parcel) for parcel in parcels],
        [finding_id(unchecked, parcel=p) for p in parcels] + [finding_id(unchecked, [p]) for p in touched.plants],
    )
    return [_places(old, ids[rank == _NOT_CHECKED_RANK]) for rank, old in enumerate(before.by_rank)]


def _replaced(before: Ranked, gone: list[list[int]], again: Iterable[Finding]) -> Ranked:
    """What was found before without the findings in some places, by rank, and what is found ``again``."""
    added: list[list[Finding]] = [[] for _ in range(_RANKS)]
    named = before.plants
    for finding in again:
        added[_rank(finding)].append(finding)
        if not named.issuperset(finding.plants):
            named = named.union(finding.plants)
    return Ranked(tuple(map(_exchanged, before.by_rank, gone, added)), named)


def _places(found: tuple[Finding, ...], ids: list[str]) -> list[int]:
    """Where the findings of some ids stand among others, in the order of their ids."""
    places = (bisect_left(found, sought, key=_ID) for sought in ids)
    return [at for at, sought in zip(places, ids, strict=True) if at < len(found) and found[at].id == sought]


def _exchanged(found: tuple[Finding, ...], gone: list[int], added: list[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of their ids, without those in some places and with others."""
    if not gone and not added:
        return found
    if len(gone) == len(added) == 1 and found[gone[0]].id == added[0].id:
        at, before, now = gone[0], found[gone[0]], added[0]
        return found if now == before and now.place is before.place else (*found[:at], now, *found[at + 1 :])
    kept = list(found)
    for at in sorted(gone, reverse=True):
        del kept[at]
    for finding in added:
        insort(kept, finding, key=_ID)
    return tuple(kept)


def _rank(finding: Finding) -> int:
    return _NOT_CHECKED_RANK if finding.rule == NOT_CHECKED else 1 if finding.severity == "warning" else 0


def _findings(rule: Rule, layout: Layout, pack: RulePack) -> Iterator[Finding]:
    yield from rule.check(layout, pack.settings(rule.id))
    if rule.reach is Reach.SITE:
        return
    if rule.id != FOOTPRINT_RULE and (rule.reach is not Reach.SCENARIO or rule.reads_footprints):
        yield from _untested(rule, layout)


def _untested(rule: Rule, layout: Layout) -> Iterator[Finding]:
    for row in layout.untested:
        plant = str(layout.ids[row])
        yield not_checked(rule.id, BAD_FOOTPRINT(plant=plant, rule=rule.name), [plant], place=_drawable(layout, row))


def _drawable(layout: Layout, row: int) -> BaseGeometry | None:
    shape: BaseGeometry = layout.shapes[row]
    return shape if location_of(shape) else None
