"""What slides and reports of one plan say more than once: checks, figures, maps; worked out when first asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from siteplanner.core.check_result import CheckResult
from siteplanner.core.checking import check_plan
from siteplanner.core.measures.basis import Areas, Basis
from siteplanner.core.moment import Quarter, When, last_day
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.rule_pack import RulePack
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work, in_hand
from siteplanner.drawing.sheet_panel import is_illustrative
from siteplanner.words import CHINESE, Translator

BY_THEN = QT_TRANSLATE_NOOP("document", "in service by {moment}")
Kept = TypeVar("Kept")


@dataclass(frozen=True, eq=False)
class Told:
    """``say`` speaks the language of the file, ``day`` is the date that it bears."""

    plan: Plan
    say: Translator
    work: Work
    day: dt.date
    areas: Areas = "planar"
    _kept: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    @property
    def chinese(self) -> bool:
        return self.say.language == CHINESE

    @property
    def language(self) -> str:
        """``en`` or ``zh``, as data with names in both languages have it."""
        return "zh" if self.chinese else "en"

    @property
    def pack(self) -> RulePack:
        return self._once(("pack",), lambda: pack_of(self.plan))

    @property
    def illustrative(self) -> bool:
        return is_illustrative(self.plan)

    def check(self, scenario_id: str, when: When = None) -> CheckResult:
        def checked() -> CheckResult:
            with in_hand(self.work):
                return check_plan(self.plan, scenario_id, year=when)

        return self._once(("check", scenario_id, when), checked)

    def basis(self, scenario_id: str, when: When = None) -> Basis:
        return self._once(("basis", scenario_id, when), lambda: Basis.of(self.plan, scenario_id, when, self.areas))

    def scenario_name(self, scenario_id: str) -> str:
        found: Scenario = self.plan.scenario(scenario_id)
        return found.name or found.scenario_id

    def place(self, scenario_id: str, when: When) -> str:
        """Which scenario until when."""
        words = [self.scenario_name(scenario_id)]
        if when is not None:
            words.append(self.say.text(BY_THEN(moment=moment_name(when))))
        return " · ".join(words)

    def _once(self, key: tuple[Any, ...], make: Callable[[], Kept]) -> Kept:
        if key not in self._kept:
            self._kept[key] = make()
        found: Kept = self._kept[key]
        return found


def moment_name(when: When) -> str:
    """A moment as it can be typed: a quarter by its name, else the day; '' for always.

    >>> moment_name(dt.date(2025, 12, 31)), moment_name(dt.date(2025, 6, 1)), moment_name(None)
    ('2025Q4', '2025-06-01', '')
    """
    last = last_day(when)
    if last is None:
        return ""
    quarter = Quarter.of(last)
    return str(quarter) if quarter.last_day == last else last.isoformat()
