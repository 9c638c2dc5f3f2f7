"""The six geometric checks in SQL, with what differs from engine to engine left open.

Tables: plants(plant_id, n, fire_grade, power_kw, geom), parcels(parcel_id, geom), zones(zone_id, geom),
lines(constraint_id, required_m, geom), homes(constraint_id, fire_grade, geom), farmland(constraint_id, geom).
``n`` numbers the plants. Each query gives rows of one or two columns.
"""

from __future__ import annotations

TOLERANCE = 0.01
LONGEST_SPACING_M, LONGEST_HOME_SPACING_M = 14.0, 12.0

PIECES = """
SELECT p.plant_id, q.parcel_id, ST_Area(ST_Intersection(p.geom, q.geom)) AS shared_m2
FROM plants p JOIN parcels q ON ST_Intersects(p.geom, q.geom)
"""

ON_PARCEL = """
SELECT p.plant_id FROM plants p
LEFT JOIN (SELECT plant_id, SUM(shared_m2) AS held_m2 FROM pieces WHERE shared_m2 > {tolerance} GROUP BY plant_id) h
ON p.plant_id = h.plant_id
WHERE ST_Area(p.geom) - COALESCE(h.held_m2, 0) > {tolerance}
"""

SETBACK = """
SELECT p.plant_id FROM plants p
JOIN (SELECT s.plant_id, SUM(s.shared_m2) AS held_m2, ST_Boundary({union}) AS edge
      FROM pieces s JOIN parcels q ON s.parcel_id = q.parcel_id
      WHERE s.shared_m2 > {tolerance} GROUP BY s.plant_id) g
ON p.plant_id = g.plant_id
WHERE ST_Area(p.geom) - g.held_m2 <= {tolerance} AND ST_Distance(p.geom, g.edge) < {setback_m} - {tolerance}
"""

OVERLAP = """
SELECT a.plant_id AS one, b.plant_id AS other FROM plants a JOIN plants b ON ST_Intersects(a.geom, b.geom)
WHERE a.n < b.n AND ST_Area(ST_Intersection(a.geom, b.geom)) > {tolerance}
"""

SPACING = """
SELECT one, other FROM (
  SELECT a.plant_id AS one, b.plant_id AS other, ST_Distance(a.geom, b.geom) AS gap_m,
    10.0 + CASE WHEN a.fire_grade = 3 THEN 2.0 ELSE 0.0 END + CASE WHEN b.fire_grade = 3 THEN 2.0 ELSE 0.0 END
      AS required_m,
    a.geom AS one_geom, b.geom AS other_geom
  FROM plants a JOIN plants b ON ST_DWithin(a.geom, b.geom, {longest}) WHERE a.n < b.n) near
WHERE gap_m < required_m - {tolerance}
  AND NOT (gap_m <= 0 AND ST_Area(ST_Intersection(one_geom, other_geom)) > {tolerance})
"""

HOME_SPACING = """
SELECT p.plant_id, h.constraint_id FROM plants p JOIN homes h ON ST_DWithin(p.geom, h.geom, {longest_home})
WHERE ST_Distance(p.geom, h.geom) < 10.0 + CASE WHEN p.fire_grade = 3 THEN 2.0 ELSE 0.0 END - {tolerance}
"""

STRIPS = """
SELECT p.plant_id, l.constraint_id FROM plants p JOIN lines l ON ST_DWithin(p.geom, l.geom, {widest})
WHERE ST_Distance(p.geom, l.geom) < l.required_m - {tolerance}
"""

FARMLAND = """
SELECT p.plant_id, f.constraint_id FROM plants p JOIN farmland f ON ST_Intersects(p.geom, f.geom)
WHERE ST_Area(ST_Intersection(p.geom, f.geom)) > {tolerance}
"""

ZONE_POWER = """
SELECT zone_id, SUM(power_kw) FROM (
  SELECT plant_id, zone_id, power_kw, ROW_NUMBER() OVER (PARTITION BY plant_id ORDER BY shared_m2 DESC) AS place
  FROM (SELECT p.plant_id, z.zone_id, p.power_kw, ST_Area(ST_Intersection(p.geom, z.geom)) AS shared_m2
        FROM plants p JOIN zones z ON ST_Intersects(p.geom, z.geom)) shared
  WHERE shared_m2 > {tolerance}) placed
WHERE place = 1 GROUP BY zone_id
"""

QUERIES = {
    "on_parcel": ON_PARCEL,
    "setback": SETBACK,
    "overlap": OVERLAP,
    "spacing": SPACING,
    "home_spacing": HOME_SPACING,
    "strips": STRIPS,
    "farmland": FARMLAND,
    "zone_power": ZONE_POWER,
}


def queries(setback_m: float, widest_m: float, union: str) -> dict[str, str]:
    """Each query by name; ``union`` is how the engine merges the parcels ``q.geom`` of a group."""
    known = {
        "tolerance": TOLERANCE,
        "setback_m": setback_m,
        "widest": widest_m,
        "longest": LONGEST_SPACING_M,
        "longest_home": LONGEST_HOME_SPACING_M,
        "union": union,
    }
    return {name: query.format(**known) for name, query in QUERIES.items()}
