"""Power flows by pandapower, in the Python that has it: networks as JSON in, voltages and seconds as JSON out.

Called by ``power_flow.py``; knows nothing of siteplanner.
"""

import json
import statistics
import sys
import time
from typing import Any

import pandapower


def network(of: dict[str, Any]) -> Any:
    net = pandapower.create_empty_network(sn_mva=1.0)
    buses = pandapower.create_buses(net, len(of["load_kw"]), vn_kv=of["base_kv"])
    pandapower.create_ext_grid(net, buses[of["source"]], vm_pu=1.0)
    pandapower.create_lines_from_parameters(
        net,
        [buses[at] for at in of["first"]],
        [buses[at] for at in of["second"]],
        length_km=1.0,
        r_ohm_per_km=of["r_ohm"],
        x_ohm_per_km=of["x_ohm"],
        c_nf_per_km=0.0,
        max_i_ka=10.0,
    )
    loads = [at for at, kw in enumerate(of["load_kw"]) if kw or of["load_kvar"][at]]
    pandapower.create_loads(
        net,
        [buses[at] for at in loads],
        p_mw=[of["load_kw"][at] / 1000 for at in loads],
        q_mvar=[of["load_kvar"][at] / 1000 for at in loads],
    )
    return net


def answer(of: dict[str, Any], repeat: int) -> dict[str, Any]:
    net, seconds = network(of), []
    for _ in range(repeat + 1):
        begun = time.perf_counter()
        pandapower.runpp(net, init="flat", tolerance_mva=1e-9, calculate_voltage_angles=True)
        seconds.append(time.perf_counter() - begun)
    return {
        "voltage_pu": net.res_bus.vm_pu.tolist(),
        "angle_deg": net.res_bus.va_degree.tolist(),
        "losses_kw": float(net.res_line.pl_mw.sum() * 1000),
        "losses_kvar": float(net.res_line.ql_mvar.sum() * 1000),
        "seconds": statistics.median(seconds[1:]),
        "version": pandapower.__version__,
    }


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    json.dump([answer(of, asked["repeat"]) for of in asked["networks"]], sys.stdout)
