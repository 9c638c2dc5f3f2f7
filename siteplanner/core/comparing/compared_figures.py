"""One figure of several scenarios: what each has, how it differs from the first, which is better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from siteplanner.core.check_result import CheckResult
from siteplanner.core.comparing.directions import Directed, Direction, Limits, directed, loss
from siteplanner.core.comparing.scenario_figures import FigureSet, ScenarioFigure
from siteplanner.core.features import Feature
from siteplanner.core.measures.figures import UNITS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

COUNTS = ("error", "warning", "waived", "not_checked")
FINDINGS = "findings"
ALIKE = 1e-9
"""Relative: values that differ by less are the same sum added in another order."""
HUNDRED = 100.0

COUNT_LABELS: Mapping[str, Text] = {
    "error": QT_TRANSLATE_NOOP("measures", "Errors that are not waived"),
    "warning": QT_TRANSLATE_NOOP("measures", "Warnings that are not waived"),
    "waived": QT_TRANSLATE_NOOP("measures", "Waived findings"),
    "not_checked": QT_TRANSLATE_NOOP("measures", "What could not be checked"),
}
NO_SUCH_FIGURE = QT_TRANSLATE_NOOP("measures", "This scenario has no such figure.")
MADE_NOWHERE = QT_TRANSLATE_NOOP("measures", "Nothing of it is made in this scenario.")
UNCHECKED = QT_TRANSLATE_NOOP("measures", "Checks that could not be made: {count:,d}; there may be more.")
LACKING = QT_TRANSLATE_NOOP("measures", "Plants that do not state it: {count:,d}; the figure is of the others.")


class Verdict(StrEnum):
    """How a scenario stands to the first one."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True, eq=False)
class ComparedFigure:
    """``figure`` is the key of a ``ScenarioFigure``, ``values`` what each scenario has of it, in their order;
    ``lacking`` what should give to each value and does not (of counts of findings: what could not be checked).

    Where one key stood in several units, the unit is part of it. ``a``, ``b`` and ``delta`` are of the first two.
    """

    figure: str
    family: str
    label: Text
    unit: str
    decimals: int
    values: tuple[float | None, ...]
    why_blank: tuple[Text | None, ...]
    lacking: tuple[frozenset[Feature], ...]
    limits: tuple[Limits, ...]

    @property
    def a(self) -> float | None:
        return self.values[0]

    @property
    def b(self) -> float | None:
        return self.values[1]

    @property
    def delta(self) -> float | None:
        return self.deltas[1]

    @cached_property
    def directed(self) -> Directed:
        """Which way it is better, and why."""
        return directed(self.figure)

    @property
    def direction(self) -> Direction:
        return self.directed.direction

    @cached_property
    def deltas(self) -> tuple[float | None, ...]:
        """Each value less the first, in the figure's unit (of per cent: in percentage points); of the first 0."""
        first = self.values[0]
        return tuple(None if first is None or value is None else value - first for value in self.values)

    @cached_property
    def per_cent(self) -> tuple[float | None, ...]:
        """The differences in per cent of the first; None where that is 0, or the unit is per cent itself."""
        first = self.values[0]
        if not first or self.unit == "%":
            return (None,) * len(self.values)
        return tuple(None if delta is None else HUNDRED * delta / abs(first) for delta in self.deltas)

    @cached_property
    def losses(self) -> tuple[float | None, ...]:
        """How bad each value is: less is better; None where it is blank, or the figure has no direction."""
        pairs = zip(self.values, self.limits, strict=True)
        return tuple(loss(self.direction, value, limits) for value, limits in pairs)

    @cached_property
    def verdicts(self) -> tuple[Verdict | None, ...]:
        """How each stands to the first; None where that is not said: no direction, a blank, or plants that leave it
        blank (of counts of findings: checks that could not be made) in one of the two and not in the other."""
        return tuple(self._verdict(at) for at in range(len(self.values)))

    def _verdict(self, at: int) -> Verdict | None:
        first, other = self.losses[0], self.losses[at]
        if first is None or other is None or self.lacking[0] != self.lacking[at]:
            return None
        if alike(first, other):
            return Verdict.SAME
        return Verdict.BETTER if other < first else Verdict.WORSE

    @cached_property
    def differs(self) -> bool:
        """Whether any scenario differs from the first in it."""
        first = self.values[0]
        return any(
            (value is None) != (first is None) or (value is not None and first is not None and not alike(value, first))
            for value in self.values
        )

    def note(self, at: int) -> Text | None:
        """What must be said of a scenario's value: why it is blank, or that it is of some plants alone."""
        if self.values[at] is None:
            return self.why_blank[at] or NO_SUCH_FIGURE
        if not self.lacking[at]:
            return None
        return (UNCHECKED if self.family == FINDINGS else LACKING)(count=len(self.lacking[at]))

    def to_json(self) -> dict[str, Any]:
        """``better``: whether b is better than a, null where it is neither or that is not said."""
        verdict = {Verdict.BETTER: True, Verdict.WORSE: False}
        return {
            "figure": self.figure,
            "unit": UNITS.get(self.figure, self.unit) or None,
            **dict(zip("abcd", self.values, strict=False)),
            "delta": self.delta,
            "per_cent": self.per_cent[1],
            "better": verdict.get(self.verdicts[1]) if self.verdicts[1] else None,
            "family": self.family,
            "direction": self.direction.value,
            "deltas": list(self.deltas),
            "per_cents": list(self.per_cent),
            "verdicts": [None if verdict is None else verdict.value for verdict in self.verdicts],
            "lacking": [len(each) for each in self.lacking],
        }


def alike(a: float, b: float) -> bool:
    """Whether two values are the same but for how their sums were rounded.

    >>> alike(0.1 + 0.2, 0.3), alike(1.0, 1.001), alike(0.0, 0.0)
    (True, False, True)
    """
    return abs(a - b) <= ALIKE * max(abs(a), abs(b))


def compared_figures(sets: Sequence[FigureSet], checks: Sequence[CheckResult]) -> tuple[ComparedFigure, ...]:
    """The figures of several scenarios side by side, by family, the counts of the checks last."""
    by_scenario = [{(of.key, of.unit): of for of in found.figures} for found in sets]
    families = list(dict.fromkeys(of.family for found in sets for of in found.figures))
    keys = sorted(
        _in_order([list(found) for found in by_scenario]),
        key=lambda key: families.index(next(found[key].family for found in by_scenario if key in found)),
    )
    units: dict[str, int] = {}
    for figure, _ in keys:
        units[figure] = units.get(figure, 0) + 1
    figures = [_compared(key, units[key[0]] > 1, by_scenario, sets) for key in keys]
    return (*figures, *_counts(checks))


def _in_order(lists: Sequence[Sequence[tuple[str, str]]]) -> list[tuple[str, str]]:
    """All keys, each where it stands in the first list that has it: behind the one before it there."""
    order: list[tuple[str, str]] = []
    for keys in lists:
        at = 0
        for key in keys:
            if key in order:
                at = order.index(key) + 1
            else:
                order.insert(at, key)
                at += 1
    return order


def _compared(
    key: tuple[str, str],
    several_units: bool,
    by_scenario: Sequence[Mapping[tuple[str, str], ScenarioFigure]],
    sets: Sequence[FigureSet],
) -> ComparedFigure:
    here = [found.get(key) for found in by_scenario]
    of = next(each for each in here if each is not None)
    none = 0.0 if of.key.startswith("capacity.") else None  # who has no plant of a product makes none of it
    missing = [found.faults.get(of.family) or (MADE_NOWHERE if of.key.startswith("cost.") else None) for found in sets]
    return ComparedFigure(
        f"{of.key} ({of.unit})" if several_units else of.key,
        of.family,
        of.label,
        of.unit,
        of.decimals,
        tuple(none if each is None else each.value for each in here),
        tuple(why if each is None else each.why_blank for each, why in zip(here, missing, strict=True)),
        tuple(frozenset() if each is None else each.lacking for each in here),
        tuple(Limits() if each is None else Limits(each.least, each.most) for each in here),
    )


def _counts(checks: Sequence[CheckResult]) -> Iterator[ComparedFigure]:
    several = len(checks)
    unchecked = tuple(frozenset(Feature(FINDINGS, of.id) for of in checked.not_checked) for checked in checks)
    for count in COUNTS:
        certain = count in ("waived", "not_checked")
        yield ComparedFigure(
            f"{FINDINGS}.{count}",
            FINDINGS,
            COUNT_LABELS[count],
            "",
            0,
            tuple(float(checked.counts[count]) for checked in checks),
            (None,) * several,
            (frozenset(),) * several if certain else unchecked,
            (Limits(),) * several,
        )
