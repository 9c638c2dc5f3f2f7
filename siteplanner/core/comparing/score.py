"""A weighted score of compared scenarios. It is a judgement: whoever sets the weights decides what counts.

Each weighed figure is put between the worst of the compared scenarios (0) and the best (1), in the figure's own
direction; where all are alike each gets 1. Between worst and best rather than against targets, because few figures
have a target, and because figures in tonnes, yuan and per cent cannot be added otherwise. It follows that a small
difference weighs as much as a large one, and that leaving a scenario out can change the order of the others: the
words beside the score say so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from siteplanner.core.comparing.compared_figures import ComparedFigure, alike
from siteplanner.core.comparing.comparison import Comparison
from siteplanner.core.comparing.directions import Direction
from siteplanner.core.comparing.sensitivity import TIE, Flip, flips, shares_first
from siteplanner.core.measures.figures import Floats
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text, english

BLANK_IN = QT_TRANSLATE_NOOP("measures", "Left out: it is blank in {scenarios}.")
NO_DIRECTION = QT_TRANSLATE_NOOP("measures", "Left out: neither more nor less of it is better.")
NO_LIMIT = QT_TRANSLATE_NOOP("measures", "Left out: no limit is in force that it could keep.")
NOT_THERE = QT_TRANSLATE_NOOP("measures", "Left out: these scenarios have no such figure.")


@dataclass(frozen=True, eq=False)
class WeighedFigure:
    """``weight`` as it was set, ``share`` of all weights that count (0 to 1; 0 for what is left out).

    ``points`` are 0 (worst of the compared) to 1 (best), one a scenario; none where ``left_out`` says why it does not
    count. ``row`` is None for a figure that none of the scenarios has.
    """

    figure: str
    row: ComparedFigure | None
    weight: float
    share: float
    points: tuple[float, ...]
    left_out: Text | None = None

    @property
    def label(self) -> Text:
        return self.figure if self.row is None else self.row.label


@dataclass(frozen=True, slots=True)
class Ranked:
    """A scenario's place, 1 for the first; those that score alike share one. ``errors`` are not waived; with any, or
    where the check is not ``complete``, it must not be called best without saying so."""

    scenario_id: str
    score: float
    place: int
    errors: int
    complete: bool
    first_share: float

    @property
    def sound(self) -> bool:
        """Whether it may be called best with nothing said beside it."""
        return not self.errors and self.complete


@dataclass(frozen=True, eq=False)
class Score:
    """``figures`` in the order of the comparison's rows; ``ranking`` from the first place, those that share one
    in the order compared. Without any weight there is no ranking."""

    scenarios: tuple[str, ...]
    figures: tuple[WeighedFigure, ...]
    ranking: tuple[Ranked, ...]
    flips: Mapping[str, Flip | None]

    @property
    def counted(self) -> tuple[WeighedFigure, ...]:
        """The figures that can count, those with weight 0 included."""
        return tuple(of for of in self.figures if of.left_out is None)

    @cached_property
    def first(self) -> tuple[Ranked, ...]:
        """Who shares the first place."""
        return tuple(of for of in self.ranking if of.place == 1)

    def of(self, scenario_id: str) -> Ranked:
        """One scenario's place. Raises KeyError."""
        return {of.scenario_id: of for of in self.ranking}[scenario_id]

    def to_json(self, translate: Callable[[Text], str] = english) -> dict[str, Any]:
        """The key ``score`` of ``siteplanner compare --score --format json``."""
        return {
            "figures": [
                {
                    "figure": of.figure,
                    "weight": of.weight,
                    "share": of.share,
                    "points": dict(zip(self.scenarios, of.points, strict=True)) if of.points else None,
                    "left_out": None if of.left_out is None else translate(of.left_out),
                    "flip": None if (flip := self.flips.get(of.figure)) is None else flip.to_json(),
                }
                for of in self.figures
            ],
            "ranking": [
                {
                    "scenario": of.scenario_id,
                    "score": of.score,
                    "place": of.place,
                    "errors": of.errors,
                    "complete": of.complete,
                    "first_of_random_weights": of.first_share,
                }
                for of in self.ranking
            ],
        }


def score(comparison: Comparison, weights: Mapping[str, float]) -> Score:
    """The score of each compared scenario: Σ share × points. Weights are taken as 0 where below it or no number; only
    their proportions count, and neither the order of scenarios nor the figures' units do.
    """
    rows = {row.figure: row for row in comparison.rows}
    places = {figure: at for at, figure in enumerate(rows)}
    order = sorted(weights, key=lambda figure: (places.get(figure, len(places)), figure))
    set_weights = {figure: _amount(weights[figure]) for figure in order}
    points: dict[str, tuple[float, ...]] = {}
    left_out: dict[str, Text] = {}
    for figure in set_weights:
        found = _points(rows.get(figure), comparison.scenarios)
        if isinstance(found, tuple):
            points[figure] = found
        else:
            left_out[figure] = found
    total = sum(set_weights[figure] for figure in points)
    figures = tuple(
        WeighedFigure(
            figure,
            rows.get(figure),
            weight,
            weight / total if total and figure in points else 0.0,
            points.get(figure, ()),
            left_out.get(figure),
        )
        for figure, weight in set_weights.items()
    )
    if not total:
        return Score(comparison.scenarios, figures, (), {})
    table = np.array(list(points.values()), dtype=float)
    shares = np.array([set_weights[figure] / total for figure in points])
    by_key = np.array([points[figure] for figure in sorted(points)])  # the draws must not hang on the order of rows
    ranking = _ranking(comparison, shares @ table, shares_first(by_key))
    found_flips = dict(zip(points, flips(table, shares, comparison.scenarios), strict=True))
    return Score(comparison.scenarios, figures, ranking, found_flips)


def _points(row: ComparedFigure | None, scenarios: Sequence[str]) -> tuple[float, ...] | Text:
    """Between the worst, 0, and the best, 1; or why the figure cannot count."""
    if row is None:
        return NOT_THERE
    if row.direction is Direction.NEITHER:
        return NO_DIRECTION
    blank = tuple(scenario for scenario, value in zip(scenarios, row.values, strict=True) if value is None)
    if blank:
        return BLANK_IN(scenarios=blank)
    losses = [loss for loss in row.losses if loss is not None]
    if len(losses) < len(row.losses):
        return NO_LIMIT
    best, worst = min(losses), max(losses)
    if alike(best, worst):
        return (1.0,) * len(losses)
    return tuple((worst - loss) / (worst - best) for loss in losses)


def _ranking(comparison: Comparison, scores: Floats, first_shares: Floats) -> tuple[Ranked, ...]:
    found = [
        Ranked(
            scenario,
            float(scores[at]),
            1 + int((scores > scores[at] + TIE).sum()),
            comparison.errors(at),
            comparison.checks[at].complete,
            float(first_shares[at]),
        )
        for at, scenario in enumerate(comparison.scenarios)
    ]
    return tuple(sorted(found, key=lambda of: of.place))


def _amount(weight: float) -> float:
    return float(weight) if np.isfinite(weight) and weight > 0 else 0.0
