"""One pack that declares a rule of every kind and side, for property tests."""

from __future__ import annotations

from tests.core.rules.own.declared_packs import HEAD, alone, limit


def declared(rule: str, body: str, *limits: str) -> str:
    head = f'\n[own.{rule}]\nname = {{ en = "{rule}", zh = "{rule}" }}\nseverity = "error"\n'
    return head + body + "\n" + "".join(limits)


EVERY_KIND = HEAD + "".join(
    [
        declared(
            "from-road",
            'kind = "distance"\nfrom = { layer = "plants", where = "hazard_class in (A, B) or fire_grade > 2" }\n'
            'to = { layer = "constraints", where = "kind = road or kind = residential" }',
            limit("min_m", 35, rule="from-road"),
        ),
        declared(
            "apart",
            'kind = "distance"\nfrom = { layer = "plants", where = "not hazard_class = A" }\n'
            'to = { layer = "plants", where = "power_kw > 1000" }',
            limit("min_m", 15, rule="apart"),
        ),
        declared(
            "near-station",
            'kind = "distance"\nfrom = { layer = "plants", where = "power_kw > 1000" }\n'
            'to = { layer = "substations", where = "capacity_kva > 1000" }',
            limit("max_m", 120, rule="near-station"),
        ),
        declared(
            "in-company",
            'kind = "distance"\nfrom = { layer = "plants", where = "fire_grade >= 2" }\n'
            'to = { layer = "plants", where = "hazard_class = C" }',
            limit("max_m", 30, rule="in-company"),
        ),
        declared(
            "in-zone",
            'kind = "containment"\nof = { layer = "plants", where = "product = anode_graphite" }\n'
            'inside = { layer = "zones", where = "products contains anode" }',
            limit("area_m2", 0, "m²", "in-zone"),
        ),
        declared(
            "off-bad-ground",
            'kind = "containment"\nof = { layer = "plants" }\n'
            'outside = { layer = "constraints", where = "kind in (goaf, geohazard)" }',
            limit("area_m2", 5, "m²", "off-bad-ground"),
        ),
        declared(
            "share",
            'kind = "area-share"\nof = { layer = "parcels", where = "owner = A" }\n'
            'by = { layer = "plants", where = "hazard_class = C" }',
            limit("min", 0.1, "", "share"),
            limit("max", 0.4, "", "share"),
        ),
        declared(
            "zone-share",
            'kind = "area-share"\nof = { layer = "zones", where = "not products contains hard_felt" }\n'
            'by = { layer = "plants", where = "fire_grade < 3" }',
            limit("max", 0.03, "", "zone-share"),
        ),
        declared(
            "load",
            'kind = "attribute"\nof = { layer = "plants", where = "measured_area_m2 > 400" }\n'
            'attribute = "power_kw * demand_factor"\nunit = "kW"',
            limit("max", 1000, "kW", "load"),
        ),
    ]
)
PACK = alone(EVERY_KIND)
