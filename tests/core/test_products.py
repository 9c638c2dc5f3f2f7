"""The list of products, read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.errors import InputError
from siteplanner.core.products import Product, read_products

ROW = """[[product]]
key = "hard_felt"
name = "Hard felt"
name_zh = "硬毡"
capacity_unit = "piece/a"
color = "#5B6770"
"""


def read(folder: Path, text: str) -> dict[str, Product]:
    (folder / "products.toml").write_text(text, encoding="utf-8")
    return dict(read_products(folder))


def test_a_product_is_read_as_written(tmp_path: Path) -> None:
    felt = read(tmp_path, ROW)["hard_felt"]
    assert felt == Product("hard_felt", "Hard felt", "硬毡", "piece/a", "#5B6770")
    assert (felt.name("en"), felt.name("zh")) == ("Hard felt", "硬毡")


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('"hard_felt"', '"Hard felt"', "key"),
        ('name_zh = "硬毡"', "", "name_zh"),
        ("piece/a", "kg/a", "capacity_unit"),
        ("#5B6770", "grey", "color"),
        ("color =", "colour =", "colour"),
    ],
)
def test_a_fault_is_named_with_file_and_key(tmp_path: Path, before: str, after: str, key: str) -> None:
    with pytest.raises(InputError) as refusal:
        read(tmp_path, ROW.replace(before, after))
    assert "products.toml" in str(refusal.value)
    assert f"product[0].{key}”" in str(refusal.value)


def test_a_product_listed_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"“product\[1\].key”: it is listed twice"):
        read(tmp_path, ROW + ROW)


def test_an_empty_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a list of tables was expected"):
        read(tmp_path, "product = []")
