"""How a scenario grows quarter by quarter: towards the town's steps, and on what its substations can carry."""
