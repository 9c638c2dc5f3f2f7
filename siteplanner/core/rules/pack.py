"""Rule packs by name or file: the figures the rules hold a layout to, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from siteplanner.assets import resource
from siteplanner.core.errors import InputError
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.pack_reading import PackReader, pack_id
from siteplanner.core.rules.pack_text import PackText, amount, decoded
from siteplanner.core.rules.plugins import plugged_in
from siteplanner.core.rules.rule_pack import RulePack
from siteplanner.core.text import QT_TRANSLATE_NOOP

__all__ = ["RulePack", "amount", "known_packs", "load_pack", "no_such_pack", "pack_from_text", "read_pack"]

NO_SUCH_PACK = QT_TRANSLATE_NOOP("rules", "There is no rule pack “{pack}”. Known packs: {known}.")
UNKNOWN_BASE = QT_TRANSLATE_NOOP("rules", "there is no pack “{pack}” to extend. Known packs: {known}.")
CIRCLE = QT_TRANSLATE_NOOP("rules", "a pack cannot extend itself, not even through others: {circle}.")
TAKEN = QT_TRANSLATE_NOOP("rules", "“{pack}” is the name of a pack that comes with the program. Choose another one.")
UNREADABLE = QT_TRANSLATE_NOOP("rules", "The rule pack {file} cannot be read: {reason}.")


@cache
def known_packs() -> tuple[str, ...]:
    """The names of the packs that ship with the program."""
    return tuple(sorted(path.stem for path in resource("rules").glob("*.toml")))


@cache
def load_pack(name: str) -> RulePack:
    """The shipped pack of that name. Raises InputError naming the known ones, or the file, line and key at fault.

    >>> load_pack("gb-screening-2023").settings("setback").value("setback_m")
    5.0
    """
    if name not in known_packs():
        raise no_such_pack(name, known_packs())
    return _pack(_shipped(name), {}, (name,))


def no_such_pack(name: str, known: Iterable[str]) -> InputError:
    return InputError(NO_SUCH_PACK, pack=name, known=", ".join(known))


def read_pack(path: Path) -> RulePack:
    """A pack from a file of the planner's own. Raises InputError naming file, line and key of the first mistake.

    A pack that stands alone has every rule in it with every limit; one that extends a pack that comes with the program
    has what differs. Each limit has its unit, source, clause, confidence and day.
    """
    return pack_from_text(pack_file_text(path), path.name)


def pack_file_text(path: Path) -> str:
    """The text of a pack's file. Raises InputError for a file that is not there or not in UTF-8."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(UNREADABLE, file=path.name, reason=error.strerror or error) from error
    return decoded(content, path.name)


def pack_from_text(text: str, file: str, kept: Mapping[str, str] | None = None) -> RulePack:
    """A pack from its text. ``kept`` are the texts of other packs by their ids, which it may extend."""
    return _read_once(text, file, tuple((kept or {}).items()))


@lru_cache(maxsize=64)
def _read_once(text: str, file: str, kept: tuple[tuple[str, str], ...]) -> RulePack:
    read = PackText.read(text, file)
    pack = _pack(read, dict(kept), (pack_id(read),))
    if pack.id in known_packs():
        read.refuse("pack", "id", fault=TAKEN(pack=pack.id))
    return pack


def _pack(read: PackText, kept: Mapping[str, str], chain: tuple[str, ...]) -> RulePack:
    """``chain`` holds the packs that led here, each extending the next."""
    return PackReader(read, {**RULES, **plugged_in().rules}, _base(read, kept, chain)).pack()


def _base(read: PackText, kept: Mapping[str, str], chain: tuple[str, ...]) -> RulePack | None:
    if not read.has("pack", "extends"):
        return None
    name = read.text("pack", "extends")
    if name in chain:
        read.refuse("pack", "extends", fault=CIRCLE(circle=" → ".join((*chain, name))))
    if name in kept:
        return _pack(PackText.read(kept[name], name), kept, (*chain, name))
    if name not in known_packs():
        known = ", ".join((*known_packs(), *kept))
        read.refuse("pack", "extends", fault=UNKNOWN_BASE(pack=name, known=known))
    return load_pack(name)


def _shipped(name: str) -> PackText:
    return PackText.of_bytes(resource("rules", f"{name}.toml").read_bytes(), f"{name}.toml")
