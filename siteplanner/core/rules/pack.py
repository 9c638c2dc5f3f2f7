"""Rule packs by name or text: the figures the rules hold a layout to, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from siteplanner.assets import resource
from siteplanner.core.errors import InputError
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.pack_reading import PackReader, pack_id
from siteplanner.core.rules.pack_text import PackText, amount
from siteplanner.core.rules.plugins import plugged_in
from siteplanner.core.rules.rule_pack import RulePack
from siteplanner.core.text import QT_TRANSLATE_NOOP

__all__ = ["RulePack", "amount", "known_packs", "load_pack", "no_such_pack", "pack_from_text"]

NO_SUCH_PACK = QT_TRANSLATE_NOOP("rules", "There is no rule pack “{pack}”. Known packs: {known}.")
UNKNOWN_BASE = QT_TRANSLATE_NOOP("rules", "there is no pack “{pack}” to extend. Known packs: {known}.")
CIRCLE = QT_TRANSLATE_NOOP("rules", "a pack cannot extend itself, not even through others: {circle}.")
TAKEN = QT_TRANSLATE_NOOP("rules", "“{pack}” is the name of a pack that comes with the program. Choose another one.")


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


def pack_from_text(text: str, file: str, kept: Mapping[str, str] | None = None) -> RulePack:
    """A pack of the planner's own from its text, which messages call ``file``. Raises InputError naming file, line and
    key of the first mistake. ``kept`` are the texts of other packs by their ids, which it may extend.
    """
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
