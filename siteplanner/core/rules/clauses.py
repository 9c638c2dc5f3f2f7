"""What the cited clauses say in brief, in both languages: data, in our own words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, cast, get_args

from siteplanner.assets import resource
from siteplanner.core.rules.rule import Confidence

LANGUAGES: Final = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Clause:
    """``names`` and ``says`` by language (``en``, ``zh``); ``confidence`` is about that wording, not about a limit."""

    id: str
    names: Mapping[str, str]
    says: Mapping[str, str]
    confidence: Confidence

    def name(self, language: str) -> str:
        """What it is called in a language such as ``zh_CN``."""
        return self.names[_known(language)]

    def text(self, language: str) -> str:
        """What it says in a language such as ``zh_CN``; English where it is neither.

        >>> clause("GB 50016-2014 (2018) 3.4.12").text("zh_CN")[:4]
        '厂区围墙'
        """
        return self.says[_known(language)]


def clause(clause_id: str) -> Clause | None:
    """The clause that a finding or limit cites; None where nothing is written down of it."""
    return clauses().get(clause_id)


def clause_name(clause_id: str, language: str) -> str:
    """What a cited clause is called in a language; its id where nothing is written down of it."""
    of = clause(clause_id)
    return of.name(language) if of is not None else clause_id


@cache
def clauses() -> Mapping[str, Clause]:
    """All clauses there is a text of, by what findings cite."""
    entries = tomllib.loads(resource("rules", "tables", "clauses.toml").read_text(encoding="utf-8"))["clause"]
    read = [_clause(of) for of in entries]
    made = {of.id: of for of in read}
    if len(made) != len(read):
        raise ValueError("resources/rules/tables/clauses.toml has a clause twice")
    return made


def _clause(of: Mapping[str, str]) -> Clause:
    names = {language: of.get(f"name_{language}", of["id"]) for language in LANGUAGES}
    return Clause(of["id"], names, {language: of[language] for language in LANGUAGES}, _confidence(of["confidence"]))


def _known(language: str) -> str:
    return "zh" if language.lower().startswith("zh") else "en"


def _confidence(value: str) -> Confidence:
    if value not in get_args(Confidence):
        raise ValueError(f"resources/rules/tables/clauses.toml: “{value}” is no level of confidence")
    return cast(Confidence, value)
