"""What is to be handed over, and what was said of how."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from siteplanner.core.moment import When, in_service, last_day, name_of
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import Translator, translator

UNTIL = QT_TRANSLATE_NOOP("handover", "{scenario} (in service by {when})")


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone().replace(microsecond=0)


@dataclass(frozen=True)
class Order:
    """One scenario of ``plan``: of ``when`` only what is in service by then (None: all); texts in ``lang``.

    ``reason`` says why a layout with errors goes out, ``by`` who hands it over; ``groups`` are the kinds of files that
    are wanted (None: all); ``made`` is the time it bears.
    """

    plan: Plan
    scenario_id: str
    when: When = None
    lang: str = "en"
    reason: str = ""
    by: str = ""
    groups: frozenset[str] | None = None
    made: dt.datetime = field(default_factory=_now)

    @classmethod
    def of(cls, plan: Plan, scenario_id: str | None = None, **told: Any) -> Order:
        """Of the active scenario where none is named; ``told`` are the other fields. Raises EditError."""
        return cls(plan, plan.scenario(scenario_id).scenario_id, **told)

    @property
    def say(self) -> Translator:
        return translator(self.lang)

    @property
    def until(self) -> dt.date | None:
        return last_day(self.when)

    @property
    def whole(self) -> Plan:
        """The whole plan with that scenario active."""
        return replace(self.plan, active_scenario=self.scenario_id)

    @cached_property
    def handed(self) -> Plan:
        """The plan with nothing but the scenario's plants that go out; its scenario's name tells of a moment."""
        return handed(self.plan, self.scenario_id, self.when, self.say)


def handed(plan: Plan, scenario_id: str, when: When, say: Translator) -> Plan:
    """The plan with that scenario active and, where there is a moment, only the plants in service by then."""
    plan = replace(plan, active_scenario=scenario_id)
    if when is None:
        return plan
    plan = plan.with_plants(scenario_id, in_service(plan.plants(scenario_id), when))
    scenario = plan.scenario(scenario_id)
    told = replace(scenario, name=say.text(UNTIL(scenario=scenario.name or scenario_id, when=name_of(when))))
    return replace(plan, scenarios=tuple(told if s.scenario_id == scenario_id else s for s in plan.scenarios))
