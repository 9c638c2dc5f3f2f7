"""Which scenarios are compared, and what the comparison found: what every tab of the window listens to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from siteplanner.core.check_result import CheckResult
from siteplanner.core.checking import Checker
from siteplanner.core.comparing.comparison import LEAST, MOST, Comparison, compare_many
from siteplanner.core.comparing.flat_table import names_of
from siteplanner.core.comparing.weights import SCORE_WEIGHTS
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.core.work import Work
from siteplanner.gui.desk import Desk

LANE = "comparing scenarios"
RESTS_MS = 500
"""After a change it is compared anew once nothing has changed for so long."""
CHECKING = QT_TRANSLATE_NOOP("measures", "Checking {scenario}: {what}")
OF_FRAMES = ("site", "rule_pack", "rule_overrides", "waivers", "targets", "site_areas")


@dataclass(frozen=True, eq=False)
class Compared:
    """A comparison and the plan it was made from; ``checkers`` are those of its scenarios, by their ids."""

    plan: Plan
    comparison: Comparison
    checkers: dict[str, Checker]


class ComparedScenarios(QObject):
    """The two to four scenarios that the window compares, and what is known of them.

    A tab reads ``ids`` (in order: the first is what the others are held against), ``plan`` (the open plan as it
    stands), ``names``, and, once worked out, ``comparison`` with its ``checks``. It listens to two signals:

    ``ids_changed``: other scenarios were chosen, or chosen ones were renamed. A tab that shows the plan itself (maps)
    needs nothing else but ``desk.plan_changed``.
    ``changed``: there is another comparison, or none (``comparison`` is None) because it is being worked out.

    ``stale``: the plan has changed since; the tabs keep what they show, and the window says so, until it is worked out
    again. Nothing is worked out while nobody looks (``set_watched``). ``as_the_map``: only what is in service by the
    moment of the map is compared, ``when``; else everything.
    """

    ids_changed = Signal()
    changed = Signal()
    state_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.ids: tuple[str, ...] = ()
        self.names: dict[str, str] = {}
        self.fault: Text | None = None
        self.stopped = False
        self.as_the_map = False
        self._compared: Compared | None = None
        self._watched = False
        self._rest = QTimer(self, interval=RESTS_MS, singleShot=True)
        self._rest.timeout.connect(self.work_out)
        desk.session_changed.connect(self._restart)
        desk.plan_changed.connect(self._plan_changed)
        desk.moment_changed.connect(self._moment_changed)

    @property
    def plan(self) -> Plan | None:
        """The open plan as it stands."""
        return self.desk.plan

    @property
    def when(self) -> When:
        """Until when things count; None: everything does."""
        return self.desk.moment if self.as_the_map else None

    def set_as_the_map(self, as_the_map: bool) -> None:
        """Compare what is in service by the moment of the map, or everything."""
        if as_the_map != self.as_the_map:
            self.as_the_map = as_the_map
            self._moment_changed()

    @property
    def comparison(self) -> Comparison | None:
        """What was found of the scenarios chosen now; None while that is not known."""
        found = self._compared
        return None if found is None or found.comparison.scenarios != self.ids else found.comparison

    @property
    def checks(self) -> tuple[CheckResult, ...]:
        """The checks of the scenarios in order; none while they are not known."""
        return () if self.comparison is None else self.comparison.checks

    @property
    def stale(self) -> bool:
        """Whether the plan has changed, in what a comparison is of, or the moment, since this one was made."""
        found = self._compared
        if found is None or self.plan is None:
            return False
        return found.comparison.when != self.when or not _alike(found.plan, self.plan)

    @property
    def halted(self) -> bool:
        """Whether it was stopped before it was done, so that what is shown, if anything, is old."""
        return self.stopped and not self.working and (self.comparison is None or self.stale)

    @property
    def working(self) -> bool:
        return self.desk.background.is_busy(LANE)

    def choose(self, ids: Sequence[str]) -> None:
        """Compare these scenarios: those of them that the plan has, each once, four at the most."""
        known = {scenario.scenario_id for scenario in self.plan.scenarios} if self.plan is not None else set()
        chosen = tuple(dict.fromkeys(each for each in ids if each in known))[:MOST]
        if chosen != self.ids:
            self.ids = chosen
            self._name()
            self.ids_changed.emit()
            self.changed.emit()
            self.work_out()

    def set_watched(self, watched: bool) -> None:
        """Whether somebody looks: only then is anything worked out."""
        self._watched = watched
        if not watched:
            self._rest.stop()
            self.cancel()
        elif self.comparison is None or self.stale:
            self.work_out()

    def cancel(self) -> None:
        """Stop what is being worked out."""
        self.desk.background.cancel(LANE)

    def work_out(self) -> None:
        """Check the scenarios and compare them, in the background; what was found before stays until then."""
        plan = self.plan
        if plan is None or not self._watched or len(self.ids) < LEAST:
            self.state_changed.emit()
            return
        self.fault, self.stopped = None, False
        known = {} if self._compared is None else self._compared.checkers
        self.desk.background.start(
            LANE, partial(_compared, plan, self.ids, known, self.when), self._ready, self._failed
        )
        self.state_changed.emit()

    def _ready(self, found: Compared) -> None:
        if self.plan is None or found.comparison.scenarios != self.ids:
            return
        self._compared = found
        self.changed.emit()
        self.state_changed.emit()
        if self.stale:
            self._rest.start()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.stopped = True
        elif isinstance(error, SiteplannerError):
            self.fault = error.message
        self.state_changed.emit()
        if not isinstance(error, SiteplannerError | Cancelled):
            raise error

    def _restart(self) -> None:
        self.cancel()
        self._rest.stop()
        self._compared, self.fault, self.stopped = None, None, False
        self.ids, self.names = (), {}
        self.ids_changed.emit()
        self.changed.emit()
        self.state_changed.emit()

    def _plan_changed(self, before: Plan | None, after: Plan | None) -> None:
        if after is None:
            return
        if before is None or before.scenarios is not after.scenarios:
            self._scenarios_changed(after)
        if self._watched and (self.stale or self.comparison is None):
            self._rest.start()
        self.state_changed.emit()

    def _moment_changed(self) -> None:
        if self._watched and self.stale:
            self._rest.start()
        self.state_changed.emit()

    def _scenarios_changed(self, plan: Plan) -> None:
        """Scenarios that are gone are not compared any more; others may have another name."""
        known = {scenario.scenario_id for scenario in plan.scenarios}
        kept = tuple(each for each in self.ids if each in known)
        others = [each.scenario_id for each in plan.scenarios if each.scenario_id not in kept]
        if kept != self.ids:
            self.ids = (*kept, *others[: max(0, LEAST - len(kept))])
            self.changed.emit()
        self._name()
        self.ids_changed.emit()

    def _name(self) -> None:
        self.names = {} if self.plan is None else names_of(self.plan, self.ids)


def _compared(plan: Plan, ids: tuple[str, ...], known: dict[str, Checker], when: When, work: Work) -> Compared:
    """Check and compare what is in service by then; a scenario checked before is only checked where it has changed."""
    checkers: dict[str, Checker] = {}
    for scenario in ids:
        name = plan.scenario(scenario).name or scenario
        inner = Work(partial(_step, work, name))
        before = known.get(scenario)
        work.pause()
        checkers[scenario] = (
            Checker(plan, scenario, year=when, work=inner)
            if before is None
            else before.at(when, inner).after(plan, inner)
        )
    comparison = compare_many(plan, ids, [checkers[scenario].result for scenario in ids], work)
    return Compared(plan, comparison, checkers)


def _step(work: Work, scenario: str, done: int, total: int, what: Text) -> None:
    work.step(done, total, CHECKING(scenario=scenario, what=what))


def _alike(a: Plan, b: Plan) -> bool:
    """Whether a comparison of one plan is one of the other too: nothing differs but notes, names and the
    score's weights."""
    return a is b or (
        all(getattr(a, name) is getattr(b, name) for name in OF_FRAMES)
        and a.scenario_plants.keys() == b.scenario_plants.keys()
        and all(frame is b.scenario_plants[key] for key, frame in a.scenario_plants.items())
        and _figures_settings(a) == _figures_settings(b)
    )


def _figures_settings(plan: Plan) -> dict[str, str]:
    return {key: value for key, value in plan.settings.items() if key != SCORE_WEIGHTS}
