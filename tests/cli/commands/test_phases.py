"""``siteplanner phases``, and moments of other commands."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

MAP = Path(__file__).parents[3] / "maps" / "zhangzhuang.gpkg"


def test_the_news_own_figures_are_those_of_the_steps(run: Run) -> None:
    """Wanted by the end of 2023: 300,000 t and 10 billion yuan; 220,000 t are there (the news of 2023)."""
    told = run("phases", MAP, "--scenario", "base", "--format", "json", "--table", "phase_steps_t_a").json
    (row,) = told["tables"][0]["rows"]
    assert (row["key"], row["target"], row["planned"]) == ("2023Q4:anode_graphite", 300_000.0, 220_000.0)
    assert (row["difference"], row["reached_in"]) == (-80_000.0, "never")
    value = run("phases", MAP, "--scenario", "base", "--format", "json", "--table", "phase_steps_output").json
    assert [row["target"] for row in value["tables"][0]["rows"]] == [1e10, 3e10, 1e11]


def test_every_table_is_printed_for_people_in_both_languages_and_as_csv(run: Run) -> None:
    assert "When demand passes supply, by substation" in run("phases", MAP, "--lang", "en").out
    assert "2023Q4" in run("phases", MAP, "--lang", "zh", "--format", "csv").out


def test_a_check_until_a_quarter_says_that_it_is_only_that(run: Run) -> None:
    step = ("check", MAP, "--scenario", "step-2027", "--lang", "en")
    partly = run(*step, "--year", "2025Q4")
    assert "Only what is in service by 2025Q4 was checked; this says nothing of what comes later." in partly.out
    assert partly.status == 0
    whole = run(*step)
    assert "Only what is in service" not in whole.out
    assert whole.status == 1  # the errors left in on purpose come in 2027


def test_a_year_is_read_as_its_last_day(run: Run) -> None:
    by_year, by_quarter, by_day = (
        run("totals", MAP, "--scenario", "step-2027", "--format", "json", "--year", moment).json
        for moment in ("2025", "2025Q4", "2025-12-31")
    )
    assert by_year == by_quarter == by_day
    assert by_year["total"]["plants"] == 19
