"""A rule stands alone: it can be read, tested and taken away without another one noticing."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.sources import PACKAGE, last_name, place, tree

RULES = PACKAGE / "core" / "rules"


def _is_rule(path: Path) -> bool:
    """Whether a module defines ``RULE``, as each rule does and what several rules share does not."""
    targets = [
        target
        for node in tree(path).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return any(last_name(target) == "RULE" for target in targets)


def _imported(path: Path) -> list[tuple[str, ast.ImportFrom]]:
    """The modules of core.rules that a file imports, by their last name."""
    package = "siteplanner.core.rules"
    found = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) and node.module]
    from_package = [(alias.name, node) for node in found if node.module == package for alias in node.names]
    return from_package + [
        (str(node.module).removeprefix(f"{package}."), node)
        for node in found
        if str(node.module).startswith(f"{package}.")
    ]


def test_no_rule_imports_another_or_the_list_of_all() -> None:
    rules = {path.stem for path in RULES.glob("*.py") if _is_rule(path)}
    assert len(rules) > 5
    crossed = [
        f"{place(RULES / f'{rule}.py', node)} imports {name}"
        for rule in sorted(rules)
        for name, node in _imported(RULES / f"{rule}.py")
        if name in rules | {"catalogue"}
    ]
    assert not crossed


def test_every_rule_is_in_the_list_of_all() -> None:
    rules = {path.stem for path in RULES.glob("*.py") if _is_rule(path)}
    listed = {name for name, _ in _imported(RULES / "catalogue.py")}
    assert rules <= listed
