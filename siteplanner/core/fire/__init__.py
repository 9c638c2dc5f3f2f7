"""How far apart buildings must stand for fire: the table, the buildings, the distance asked of a pair."""
