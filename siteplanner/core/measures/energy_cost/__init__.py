"""What electricity costs: by the standard tariff, by the preferential price where it can be had, at any price."""
