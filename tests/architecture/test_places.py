"""A reader finds things: each test by its subject's path, each folder in ARCHITECTURE.md."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.sources import PACKAGE, ROOT, TESTS, python_files

WITHOUT_SUBJECT = {"architecture", "journeys", "real_maps"}
"""Folders of tests about the whole rather than one module."""
OF_A_WHOLE_FOLDER = {
    "core/rules/test_against_base_map_twins.py",
    "core/rules/test_against_slow_twins.py",
    "core/test_live_equals_full.py",
    "services/test_round_trips.py",
    "services/test_save_faults.py",
    "services/test_saving_beside_others.py",
    "core/test_checking_often.py",
    "core/test_checking_stopped.py",
    "maps/test_reported_figures.py",
}
"""Tests of everything that lies in their folder, or of what several of its modules do together."""
TOOLS = ("benchmarks", "maps", "scripts")
"""Folders beside the package whose scripts have tests too, under the same name in tests/."""


def _has_subject(test: Path) -> bool:
    relative = test.relative_to(TESTS)
    subject = relative.with_name(relative.name.removeprefix("test_"))
    package_itself = PACKAGE / relative.parent / f"__{relative.stem.removeprefix('test_')}__.py"
    candidates = [PACKAGE / subject, PACKAGE / subject.with_suffix("") / "__init__.py", package_itself]
    candidates += [PACKAGE / relative.parent / "__init__.py"] if _is_family(relative) else []
    candidates += [TESTS / subject] + ([ROOT / subject] if relative.parts[0] in TOOLS else [])
    return any(candidate.is_file() for candidate in candidates)


def _is_family(relative: Path) -> bool:
    """``core/edits/test_scenario_edits.py`` tests several small modules of ``core/edits/`` that belong together."""
    return relative.stem.endswith(f"_{relative.parent.name}")


def test_a_test_lies_where_its_subject_lies() -> None:
    tests = [path for path in python_files(TESTS) if path.name.startswith("test_")]
    lost = [
        str(path.relative_to(ROOT))
        for path in tests
        if path.relative_to(TESTS).parts[0] not in WITHOUT_SUBJECT
        and path.relative_to(TESTS).as_posix() not in OF_A_WHOLE_FOLDER
        and not _has_subject(path)
    ]
    assert not lost, f"no module of this name where the test's path says: {lost}"


def test_the_architecture_page_names_every_folder() -> None:
    page = (PACKAGE / "ARCHITECTURE.md").read_text(encoding="utf-8")
    folders = {path.parent for path in python_files(PACKAGE)} - {PACKAGE}
    assert [str(folder.relative_to(ROOT)) for folder in sorted(folders) if f"{folder.name}/" not in page] == []


def test_the_architecture_page_names_no_module_that_is_gone() -> None:
    page = (PACKAGE / "ARCHITECTURE.md").read_text(encoding="utf-8")
    tree = page.partition("```")[2].partition("```")[0]
    named = {word for word in tree.replace("·", " ").split() if word.endswith(".py")}
    there = {path.name for path in python_files(PACKAGE, TESTS, ROOT / "scripts", ROOT / "maps")}
    assert named <= there
