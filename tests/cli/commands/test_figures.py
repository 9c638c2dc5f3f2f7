from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.families import FAMILIES
from siteplanner.files.plan_file import open_plan
from tests.cli.conftest import Run


def test_the_tables_of_all_families_come_in_their_order(plan_file: Path, run: Run) -> None:
    answer = run("figures", plan_file, "--format", "json", "--lang", "en")
    assert answer.status == 0
    basis = Basis.of(open_plan(plan_file))
    made = [table.key for family in FAMILIES.values() for table in family.tables(basis)]
    assert [table["table"] for table in answer.json["tables"]] == made
    assert len(set(made)) == len(made)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_each_family_can_be_printed_alone_in_every_form_and_language(
    family: str, form: str, plan_file: Path, run: Run
) -> None:
    for language in ("en", "zh"):
        answer = run("figures", plan_file, "--family", family, "--format", form, "--lang", language)
        assert (answer.status, answer.err) == (0, "")
        assert answer.out


def test_families_can_be_put_together_and_a_table_picked(plan_file: Path, run: Run) -> None:
    asked = ("--family", "chain", "--family", "totals", "--table", "totals_zone", "--format", "json")
    assert [table["table"] for table in run("figures", plan_file, *asked).json["tables"]] == ["totals_zone"]


def test_an_unknown_family_is_refused_with_the_known_ones(plan_file: Path, refused: Callable[..., str]) -> None:
    line = refused("figures", plan_file, "--family", "beauty", "--lang", "en")
    assert line == f"There are no figures “beauty”. Use some of: {', '.join(FAMILIES)}."
