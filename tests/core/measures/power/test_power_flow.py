"""The flow of radial networks: the published 33-bus case, one line by hand, and another method on random trees."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.errors import InputError
from siteplanner.core.measures.power.power_flow import (
    Branch,
    Bus,
    OverloadedError,
    RadialNetwork,
    power_flow,
    power_flow_of_each,
)
from siteplanner.core.measures.power.radial_order import NetworkError

PUBLISHED = Path(__file__).parent / "baran_wu_1989.csv"
ONE_LINE = [Branch("A", "B", 1.0, 2.0)]


def published_case() -> RadialNetwork:
    lines = [line for line in PUBLISHED.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    loads = [Bus(row["to_bus"], float(row["load_at_to_bus_kw"]), float(row["load_at_to_bus_kvar"])) for row in rows]
    branches = [Branch(row["from_bus"], row["to_bus"], float(row["r_ohm"]), float(row["x_ohm"])) for row in rows]
    return RadialNetwork.of([Bus("1", source_pu=1.0), *loads], branches, 12.66)


def test_the_published_case_is_the_one_of_the_paper() -> None:
    network = published_case()
    assert (len(network.bus_ids), len(network.first)) == (33, 32)
    assert (network.load_kw.sum(), network.load_kvar.sum()) == (3715.0, 2300.0)  # as the paper says


def test_losses_and_lowest_voltage_of_33_buses_are_the_published_ones() -> None:
    flow = power_flow(published_case())
    assert flow.losses_kw == pytest.approx(202.7, abs=0.05)
    assert flow.losses_kvar == pytest.approx(135.1, abs=0.05)
    bus, voltage = flow.lowest
    assert bus == "18"
    assert voltage == pytest.approx(0.9131, abs=5e-5)


def test_one_line_is_what_the_quadratic_formula_gives() -> None:
    """With v = |V|²: v² + (2(rP + xQ) − 1)·v + z²·(P² + Q²) = 0. At 10 kV and 1 MVA one ohm is 0.01 pu; 2 MW and
    1 Mvar over 1 + 2j ohm: rP + xQ = 0.02 + 0.02 = 0.04; z²S² = 0.0005 · 5 = 0.0025; v = (0.92 + √(0.8464 − 0.01)) / 2.
    Losses: I² = 5 / v, times r = 0.01 pu of 1000 kW."""
    flow = power_flow(RadialNetwork.of([Bus("A", source_pu=1.0), Bus("B", 2000.0, 1000.0)], ONE_LINE, 10.0))
    v = (0.92 + np.sqrt(0.8464 - 0.01)) / 2
    assert abs(flow.voltage_pu[1]) ** 2 == pytest.approx(v, rel=1e-10)
    assert flow.losses_kw == pytest.approx(5 / v * 0.01 * 1000, rel=1e-10)
    assert flow.losses_kvar == pytest.approx(5 / v * 0.02 * 1000, rel=1e-10)
    assert flow.received[0] == pytest.approx(2000 + 1000j, rel=1e-9)
    assert flow.current_a[0] == pytest.approx(np.sqrt(5e6 * 1e6 / v) / (np.sqrt(3) * 10e3), rel=1e-9)


def test_it_does_not_matter_which_way_a_line_is_written() -> None:
    buses = [Bus("B", 2000.0, 1000.0), Bus("A", source_pu=1.0)]
    one = power_flow(RadialNetwork.of(buses, ONE_LINE, 10.0))
    other = power_flow(RadialNetwork.of(buses, [Branch("B", "A", 1.0, 2.0)], 10.0))
    assert one.losses_kw == pytest.approx(other.losses_kw, rel=1e-12)
    assert np.allclose(one.sent, other.sent)


def test_a_source_above_nominal_lifts_the_voltages() -> None:
    flow = power_flow(RadialNetwork.of([Bus("A", source_pu=1.05), Bus("B")], ONE_LINE, 10.0))
    assert np.abs(flow.voltage_pu).tolist() == [1.05, 1.05]
    assert flow.losses_kw == 0


def test_a_loop_is_refused_and_a_bus_on_it_named() -> None:
    buses = [Bus("A", source_pu=1.0), Bus("B"), Bus("C")]
    lines = [Branch("A", "B", 1, 1), Branch("B", "C", 1, 1), Branch("C", "A", 1, 1)]
    with pytest.raises(NetworkError, match=r"not radial: “[ABC]”"):
        power_flow(RadialNetwork.of(buses, lines, 10.0))


@pytest.mark.parametrize(
    "lines",
    [
        [Branch("A", "B", 1, 1), Branch("B", "A", 1, 1)],
        [Branch("A", "B", 1, 1), Branch("B", "B", 1, 1)],
        [Branch("A", "B", 1, 1), Branch("A", "B", 1, 1)],
    ],
)
def test_two_lines_side_by_side_and_a_line_to_itself_are_loops(lines: list[Branch]) -> None:
    with pytest.raises(NetworkError, match="not radial"):
        power_flow(RadialNetwork.of([Bus("A", source_pu=1.0), Bus("B")], lines, 10.0))


def test_a_bus_between_two_sources_is_no_radial_network() -> None:
    buses = [Bus("A", source_pu=1.0), Bus("B"), Bus("C", source_pu=1.0)]
    with pytest.raises(NetworkError, match="“B”"):
        power_flow(RadialNetwork.of(buses, [Branch("A", "B", 1, 1), Branch("C", "B", 1, 1)], 10.0))


def test_buses_no_source_reaches_are_counted() -> None:
    buses = [Bus("A", source_pu=1.0), Bus("B"), Bus("C"), Bus("D")]
    with pytest.raises(NetworkError, match=r"“C” \(2 buses"):
        power_flow(RadialNetwork.of(buses, [Branch("A", "B", 1, 1), Branch("C", "D", 1, 1)], 10.0))


def test_a_network_without_a_source_is_refused() -> None:
    with pytest.raises(NetworkError, match="no source"):
        power_flow(RadialNetwork.of([Bus("A"), Bus("B")], ONE_LINE, 10.0))


def test_figures_that_are_no_numbers_are_refused() -> None:
    with pytest.raises(InputError, match="“B”"):
        RadialNetwork.of([Bus("A", source_pu=1.0), Bus("B", float("nan"))], ONE_LINE, 10.0)
    for r_ohm, base_kv in [(float("nan"), 10.0), (-1.0, 10.0), (1.0, 0.0)]:
        with pytest.raises(InputError, match="“A” to “B”"):
            RadialNetwork.of([Bus("A", source_pu=1.0), Bus("B")], [Branch("A", "B", r_ohm, 0.0)], base_kv)


def test_nothing_at_all_is_solved_at_once() -> None:
    assert power_flow(RadialNetwork.of([], [], 10.0)).losses_kw == 0


def test_the_greatest_load_of_a_line_is_where_the_formula_says() -> None:
    """Over a pure resistance of 0.01 pu no more than V²/4r = 25 pu can be drawn: 25 000 kW on 1 MVA."""
    line = [Branch("A", "B", 1.0, 0.0)]
    carried = power_flow(RadialNetwork.of([Bus("A", source_pu=1.0), Bus("B", 24_950.0)], line, 10.0))
    assert 0.5 < carried.lowest[1] < 0.53
    with pytest.raises(OverloadedError, match="“A” cannot carry"):
        power_flow(RadialNetwork.of([Bus("A", source_pu=1.0), Bus("B", 25_050.0)], line, 10.0))


def test_a_feeder_that_cannot_carry_its_load_leaves_the_others_solved() -> None:
    buses = [Bus("A", source_pu=1.0), Bus("B", 90_000.0), Bus("C", source_pu=1.0), Bus("D", 2000.0, 1000.0)]
    network = RadialNetwork.of(buses, [Branch("A", "B", 1, 2), Branch("C", "D", 1, 2)], 10.0)
    flow = power_flow_of_each(network)
    alone = power_flow(RadialNetwork.of(buses[2:], [Branch("C", "D", 1, 2)], 10.0))
    assert flow.solved.tolist() == [False, False, True, True]
    assert np.isnan(flow.sent[0])
    assert np.isnan(flow.current_a[0])
    assert flow.losses_kw == pytest.approx(alone.losses_kw, rel=1e-9)
    assert flow.lowest == ("D", pytest.approx(alone.lowest[1], rel=1e-10))


@st.composite
def radial_networks(draw: st.DrawFn) -> RadialNetwork:
    """Trees of up to 30 buses whose loads the lines carry, or nearly; buses and lines in any order."""
    count = draw(st.integers(2, 30))
    buses = [Bus("source", source_pu=draw(st.floats(0.95, 1.08)))]
    branches = []
    for at in range(1, count):
        parent = buses[draw(st.integers(0, at - 1))].bus_id
        buses.append(Bus(f"bus {at}", draw(st.floats(-300, 1200)), draw(st.floats(-300, 800))))
        ends = (parent, f"bus {at}")
        ends = ends if draw(st.booleans()) else ends[::-1]
        branches.append(Branch(*ends, draw(st.floats(0, 2.5)), draw(st.floats(0.01, 2.5))))
    return RadialNetwork.of(draw(st.permutations(buses)), draw(st.permutations(branches)), 10.0)


def newton(network: RadialNetwork) -> np.ndarray | None:
    """The voltages in kV by Newton's method on the currents of a dense nodal admittance matrix; None: none found."""
    count, volts = len(network.bus_ids), 10.0
    admittance = np.zeros((count, count), dtype=complex)
    for one, other, r, x in zip(network.first, network.second, network.r_ohm, network.x_ohm, strict=True):
        y = 1 / (r + 1j * x)
        admittance[[one, other], [one, other]] += y
        admittance[[one, other], [other, one]] -= y
    source = int(np.flatnonzero(~np.isnan(network.source_pu))[0])
    rest = np.delete(np.arange(count), source)
    power = (network.load_kw + 1j * network.load_kvar)[rest] / 1000  # MW and kV: kA
    reduced, feed = admittance[np.ix_(rest, rest)], admittance[rest, source] * network.source_pu[source] * volts
    v = np.full(len(rest), network.source_pu[source] * volts, dtype=complex)
    for _ in range(50):
        mismatch = reduced @ v + feed + np.conj(power / v)
        by_conj = np.diag(-np.conj(power) / np.conj(v) ** 2)  # the derivative by the conjugate of v
        jacobian = np.block(
            [
                [(reduced + by_conj).real, (by_conj - reduced).imag],
                [(reduced + by_conj).imag, (reduced - by_conj).real],
            ]
        )
        step = np.linalg.solve(jacobian, -np.concatenate([mismatch.real, mismatch.imag]))
        v = v + step[: len(rest)] + 1j * step[len(rest) :]
        if np.abs(step).max() < 1e-11:
            return np.insert(v, source, network.source_pu[source] * volts)
    return None


@given(radial_networks())
@settings(max_examples=60, deadline=None)
def test_the_sweep_finds_the_voltages_that_newtons_method_finds(network: RadialNetwork) -> None:
    expected = newton(network)
    flow = power_flow_of_each(network)
    if expected is None or np.abs(expected).min() < 6.0:
        return  # at or beyond what the lines can carry: which of two voltages Newton finds is chance
    assert flow.solved.all()
    assert np.allclose(flow.voltage_pu * 10.0, expected, rtol=0, atol=1e-8)


@given(radial_networks())
@settings(max_examples=40, deadline=None)
def test_what_the_source_sends_is_what_is_drawn_and_lost(network: RadialNetwork) -> None:
    flow = power_flow_of_each(network)
    if not flow.solved.all():
        return
    source = int(np.flatnonzero(~np.isnan(network.source_pu))[0])
    leaving = (network.first == source) | (network.second == source)
    drawn = (network.load_kw + 1j * network.load_kvar).sum()
    assert flow.sent[leaving].sum() == pytest.approx(drawn + flow.losses_kw + 1j * flow.losses_kvar, abs=1e-5)
    assert flow.losses_kw >= -1e-9
