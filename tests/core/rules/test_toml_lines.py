"""The line of a key, whatever way TOML lets it be written."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.rules.toml_lines import TomlLines, broken_line

DOCUMENT = '''\
# a comment with [brackets] = and "marks
title = "x"            # 2
[ rules . "set back" ] # 3
enabled = true
"limits"."a.b".'c d'.value = 5.0
limits.plain = { value = 1, "unit" = "m", deep.er = [1, {k = 2}] }
text = """
[not.a.table]
key = "no" \\""" still
"""
after = 1
literal = \'\'\'
[nor.this]
\'\'\'
array = [
  "one, [two] # three",
  # nothing
  { name = "four" },
]
[[rows]]
a = 1
[rows.sub]
b = 2
[[rows]]
a = 3
rows = { a.b = 1, "c\\u0041" = 2 }
quotes = """two marks"""""
last = 1979-05-27T07:32:00Z
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("rules-of",), 1),
        (("rules",), 3),
        (("rules", "set back"), 3),
        (("rules", "set back", "enabled"), 4),
        (("rules", "set back", "limits"), 5),
        (("rules", "set back", "limits", "a.b", "c d", "value"), 5),
        (("rules", "set back", "limits", "a.b", "c d", "unit"), 5),
        (("rules", "set back", "limits", "plain", "unit"), 6),
        (("rules", "set back", "limits", "plain", "deep", "er", "1", "k"), 6),
        (("rules", "set back", "text"), 7),
        (("rules", "set back", "after"), 11),
        (("rules", "set back", "literal"), 12),
        (("rules", "set back", "array", "0"), 16),
        (("rules", "set back", "array", "1", "name"), 18),
        (("rows",), 20),
        (("rows", "0", "a"), 21),
        (("rows", "0", "sub", "b"), 23),
        (("rows", "1"), 24),
        (("rows", "1", "a"), 25),
        (("rows", "1", "rows", "a", "b"), 26),
        (("rows", "1", "rows", "cA"), 26),
        (("rows", "1", "quotes"), 27),
        (("rows", "1", "last"), 28),
        (("not",), 1),
        (("nor",), 1),
    ],
)
def test_a_key_is_found_on_the_line_it_stands_on(path: tuple[str, ...], line: int) -> None:
    tomllib.loads(DOCUMENT)  # it is TOML
    assert TomlLines(DOCUMENT).line(*path) == line


def test_lines_that_end_as_on_windows_are_counted_once() -> None:
    assert TomlLines("a = 1\r\n\r\n[b]\r\nc = 2\r\n").line("b", "c") == 4


@pytest.mark.parametrize(
    ("text", "line"), [("[a\nb = 1", 1), ("a = 1\na = 2", 2), ("a = 1\n\nb = [1,\n2\n", 4), ('a = "x\n', 1)]
)
def test_a_text_that_is_no_toml_is_broken_on_a_line(text: str, line: int) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as refused:
        tomllib.loads(text)
    assert broken_line(text, refused.value) == line


# -- any document -------------------------------------------------------------------------------------------------

KEYS = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,4}", fullmatch=True), st.text("a.b\"'=[]{}#, \\中", min_size=1, max_size=4)
)
VALUES = st.sampled_from(
    ["1", "true", '"a # [b] = \\" {"', "'c\\'", "[1, 2]", '["]", "}"]', '"""x\ny"""', "'''\n[z]\n'''"]
)
TABLES = st.dictionaries(KEYS, st.dictionaries(KEYS, st.tuples(VALUES, st.sampled_from("tdi")), max_size=4), max_size=4)


def quoted(key: str) -> str:
    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'


def written(tables: dict[str, dict[str, tuple[str, str]]]) -> tuple[str, dict[tuple[str, ...], int]]:
    """A document, and the line of every key as it was written: in tables, dotted, within braces."""
    lines: list[str] = ["# top"]
    where: dict[tuple[str, ...], int] = {}

    def put(text: str, *path: str) -> None:
        where[path] = len("\n".join(lines).split("\n")) + 1
        lines.append(text)

    for table, entries in tables.items():
        put(f" [ {quoted(table)} ]  # {table!r}".replace("\n", ""), table)
        for key, (value, how) in entries.items():
            if how == "t":
                put(f"{quoted(key)} = {value}", table, key)
            elif how == "d":
                put(f"{quoted(key)} . inner= {value} # c", table, key, "inner")
            else:
                put(f"{quoted(key)} = {{ x = 1, inner = {value} }}", table, key, "x")
        lines.append("")
    return "\n".join(lines), where


@given(TABLES)
def test_every_key_of_any_document_is_found(tables: dict[str, dict[str, tuple[str, str]]]) -> None:
    text, where = written(tables)
    data: Any = tomllib.loads(text)
    found = TomlLines(text)
    for path, line in where.items():
        assert found.line(*path) == line, path
        assert inside(data, path)
    assert all(inside(data, path) for path in found.lines if not any(part.isdigit() for part in path))


def inside(data: Any, path: tuple[str, ...]) -> bool:
    for part in path:
        if part not in data:
            return False
        data = data[part]
    return True
