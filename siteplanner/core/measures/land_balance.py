"""The land-use balances as tables: of the whole map, of every zone, of what lies in no zone, and how these add up."""

from __future__ import annotations

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.measures.land.balance import LandBalance, land_balance, outside_balance, zone_balances
from siteplanner.core.measures.land.balance_table import BalanceTable
from siteplanner.core.measures.land.zone_sums import ZoneSums

__all__ = ["LandBalance", "land_balance", "outside_balance", "tables", "whole_table", "zone_balances", "zone_tables"]


def tables(basis: Basis) -> tuple[FigureTable, ...]:
    """The balance of the whole; where the map has zones also the zones side by side, each, and what lies in none."""
    return (whole_table(basis), *zone_tables(basis))


def whole_table(basis: Basis) -> FigureTable:
    """The balance of the whole map."""
    return BalanceTable(basis, land_balance(basis)).table()


def zone_tables(basis: Basis) -> tuple[FigureTable, ...]:
    """The zones side by side, the balance of each, and that of what lies in none; nothing on a map without zones."""
    if len(basis.plan.site.zones) == 0:
        return ()
    balances = list(zone_balances(basis))
    outside = outside_balance(basis)
    if outside.lines:
        balances.append(outside)
    return (ZoneSums(basis).table(), *(BalanceTable(basis, each).table() for each in balances))
