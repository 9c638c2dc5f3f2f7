"""Where a plant would fit: the places of its reference point at which no rule finds an error, as polygons."""
