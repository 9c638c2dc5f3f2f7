"""The weighted score: points, ranking, sensitivity; as properties over drawn tables of figures."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siteplanner.core.check_result import CheckResult
from siteplanner.core.comparing.compared_figures import ComparedFigure
from siteplanner.core.comparing.comparison import Comparison
from siteplanner.core.comparing.directions import Limits
from siteplanner.core.comparing.score import Score, score
from siteplanner.core.comparing.score_words import score_sentences, sensitivity_sentences
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import Template

MORE, ALSO_MORE, LESS, NEITHER = "jobs", "tax_cny", "cost.average", "plants"
ERROR = Finding("setback:P1", "setback", "error", ("P1",), ("P1",), Template("", "too near")(), "", "judgement")

Values = Sequence[float | None]


def checked(scenario: str, *findings: Finding) -> CheckResult:
    return CheckResult(findings, 1, 1, scenario, "pack")


def side_by_side(figures: dict[str, Values], errors_of: Sequence[str] = ()) -> Comparison:
    count = len(next(iter(figures.values())))
    scenarios = tuple("abcd"[:count])
    rows = tuple(
        ComparedFigure(
            key, "totals", key, "", 0, tuple(values), (None,) * count, (frozenset(),) * count, (Limits(),) * count
        )
        for key, values in figures.items()
    )
    checks = tuple(checked(each, *([ERROR] if each in errors_of else [])) for each in scenarios)
    return Comparison(scenarios, rows, checks, ())


def scores(of: Score) -> dict[str, float]:
    return {ranked.scenario_id: ranked.score for ranked in of.ranking}


def test_points_are_put_between_worst_and_best_in_the_figures_own_direction() -> None:
    """Jobs 100, 150, 200 give 0, ½, 1; a price of 0.5, 0.4, 0.6 gives ½, 1, 0; weighed 3 : 1."""
    made = score(side_by_side({MORE: (100.0, 150.0, 200.0), LESS: (0.5, 0.4, 0.6)}), {MORE: 3, LESS: 1})
    assert scores(made) == pytest.approx({"a": 0.125, "b": 0.625, "c": 0.75})
    assert [(of.scenario_id, of.place) for of in made.ranking] == [("c", 1), ("b", 2), ("a", 3)]


def test_the_smallest_change_that_puts_another_first_is_the_one_worked_out_by_hand() -> None:
    """c leads b by 0.125 with jobs at ¾. Price: b gains 1 on c, so t = 0.125: (0.25 + 0.125) / 1.125 = 1/3.
    Jobs: b loses ½ on c, so t = -0.25: (0.75 - 0.25) / 0.75 = 2/3."""
    made = score(side_by_side({MORE: (100.0, 150.0, 200.0), LESS: (0.5, 0.4, 0.6)}), {MORE: 3, LESS: 1})
    price, jobs = made.flips[LESS], made.flips[MORE]
    assert price is not None
    assert jobs is not None
    assert (price.scenario_id, price.to_share) == ("b", pytest.approx(1 / 3))
    assert (jobs.scenario_id, jobs.to_share) == ("b", pytest.approx(2 / 3))
    told = " ".join(map(str, sensitivity_sentences(made, {"a": "A", "b": "B", "c": "C"})))
    assert f"B would be first if {LESS} weighed more than 33.3 % instead of 25.0 %." in told


def test_a_blank_figure_leaves_itself_out_and_says_where_it_is_blank() -> None:
    made = score(side_by_side({MORE: (1.0, None), LESS: (1.0, 2.0)}), {MORE: 5, LESS: 1})
    assert scores(made) == {"a": 1.0, "b": 0.0}
    [blank] = [of for of in made.figures if of.left_out is not None]
    assert (blank.figure, str(blank.left_out)) == (MORE, "Left out: it is blank in b.")


def test_a_figure_without_direction_and_one_that_is_not_there_do_not_count() -> None:
    made = score(side_by_side({NEITHER: (1.0, 2.0)}), {NEITHER: 1, "capacity.nothing": 1})
    assert made.ranking == ()
    assert "no score" in str(score_sentences(made, {"a": "A", "b": "B"})[0])


def test_a_first_place_with_errors_is_never_told_without_them() -> None:
    made = score(side_by_side({MORE: (1.0, 2.0)}, errors_of=["b"]), {MORE: 1})
    assert not made.first[0].sound
    told = [str(text) for text in score_sentences(made, {"a": "A", "b": "B"})]
    assert told[0] == "B scores highest: 100.0 of 100."
    assert told[1].startswith("B has errors that are not waived (1)")


def test_one_figure_alone_is_firm_whatever_it_weighs() -> None:
    made = score(side_by_side({MORE: (1.0, 2.0)}), {MORE: 1})
    assert made.flips[MORE] is None
    assert made.of("b").first_share == 1.0


values = st.integers(0, 20).map(float)
weights = st.integers(0, 10).map(float)


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, Values], dict[str, float]]:
    count = draw(st.integers(2, 4))
    figures = {key: draw(st.lists(values, min_size=count, max_size=count)) for key in (MORE, ALSO_MORE, LESS)}
    chosen = {key: draw(weights) for key in figures}
    chosen[draw(st.sampled_from(sorted(figures)))] = draw(st.integers(1, 10).map(float))
    return figures, chosen


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_scenarios_does_not_matter(
    drawn: tuple[dict[str, Values], dict[str, float]], chance: object
) -> None:
    figures, chosen = drawn
    count = len(figures[MORE])
    order = list(range(count))
    chance.shuffle(order)  # type: ignore[attr-defined]
    turned = score(side_by_side({key: [of[at] for at in order] for key, of in figures.items()}), chosen)
    straight = score(side_by_side(figures), chosen)
    for place, at in enumerate(order):
        there, here = turned.of("abcd"[place]), straight.of("abcd"[at])
        assert there.score == pytest.approx(here.score)
        assert there.place == here.place
        assert there.first_share == pytest.approx(here.first_share)


@given(tables(), st.floats(1e-3, 1e6), st.floats(1e-3, 1e3))
def test_neither_the_units_of_figures_nor_the_sum_of_weights_matter(
    drawn: tuple[dict[str, Values], dict[str, float]], unit: float, scale: float
) -> None:
    figures, chosen = drawn
    other = {key: [unit * (value or 0.0) for value in of] for key, of in figures.items()}
    scaled = score(side_by_side(other), {key: scale * weight for key, weight in chosen.items()})
    assert scores(scaled) == pytest.approx(scores(score(side_by_side(figures), chosen)))


@given(tables())
def test_scenarios_that_are_alike_score_alike(drawn: tuple[dict[str, Values], dict[str, float]]) -> None:
    figures, chosen = drawn
    twins = {key: [of[0], *of[1:], of[0]][:4] if len(of) < 4 else [*of[:3], of[0]] for key, of in figures.items()}
    made = score(side_by_side(twins), chosen)
    last = "abcd"[len(twins[MORE]) - 1]
    assert made.of("a").score == made.of(last).score
    assert made.of("a").place == made.of(last).place


def reweighed(chosen: dict[str, float], figure: str, share: float) -> dict[str, float]:
    """The weights with that share for one figure, the others in their proportions."""
    others = sum(weight for key, weight in chosen.items() if key != figure)
    return {key: share if key == figure else weight / others * (1 - share) for key, weight in chosen.items()}


@example(({MORE: [0.0, 0.0, 0.0], ALSO_MORE: [1.0, 2.0, 0.0], LESS: [1.0, 2.0, 0.0]}, {MORE: 0, ALSO_MORE: 0, LESS: 1}))
@given(tables())
def test_a_threshold_puts_another_first_just_beyond_it_and_not_before(
    drawn: tuple[dict[str, Values], dict[str, float]],
) -> None:
    figures, chosen = drawn
    comparison = side_by_side(figures)
    made = score(comparison, chosen)
    leaders = {of.scenario_id for of in made.first}
    for figure, flip in made.flips.items():
        if flip is None:
            continue
        near, beyond = (flip.share + flip.change * part for part in (1 - 1e-5, 1 + 1e-5))
        before = score(comparison, reweighed(chosen, figure, near))
        after = score(comparison, reweighed(chosen, figure, min(1.0, max(0.0, beyond))))
        assert {of.scenario_id for of in before.first} == leaders
        assert flip.scenario_id in {of.scenario_id for of in after.first}
        assert not leaders & {of.scenario_id for of in after.first}


@given(tables(), st.floats(0, 1), st.sampled_from([MORE, ALSO_MORE, LESS]))
def test_where_no_threshold_is_named_no_weight_of_the_figure_changes_who_is_first(
    drawn: tuple[dict[str, Values], dict[str, float]], share: float, figure: str
) -> None:
    figures, chosen = drawn
    comparison = side_by_side(figures)
    made = score(comparison, chosen)
    if len(made.first) > 1 or made.flips[figure] is not None or sum(chosen.values()) == chosen[figure]:
        return
    leader = made.first[0].scenario_id
    assert leader in {of.scenario_id for of in score(comparison, reweighed(chosen, figure, share)).first}


@given(tables())
def test_shares_of_random_weightings_add_up_to_all(drawn: tuple[dict[str, Values], dict[str, float]]) -> None:
    made = score(side_by_side(drawn[0]), drawn[1])
    assert sum(of.first_share for of in made.ranking) == pytest.approx(1.0)
